/// What a data file can be, by the end of its name.
package enum DataFileKind: String, Sendable, CaseIterable {
  case csv
  case compressedCSV = "csv.gz"
  case xlsx
  case ods
  case stata = "dta"
  case spss = "sav"

  /// The name of a dataset and the kind of its file; nil for a file that is none.
  package static func of(_ name: String) -> (dataset: String, kind: DataFileKind)? {
    for kind in allCases where name.hasSuffix("." + kind.rawValue) {
      return (String(name.dropLast(kind.rawValue.count + 1)), kind)
    }
    return nil
  }

  /// The endings as an editor reads them in a hint.
  package static let endings = "‘.csv’, ‘.csv.gz’, ‘.xlsx’, ‘.ods’, ‘.dta’ or ‘.sav’"
}
