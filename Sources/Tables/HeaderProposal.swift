import CSV

/// Names for the columns of a file whose header leaves some empty or gives one name twice, and the file with them.
package struct HeaderProposal: Sendable, Equatable {
  /// The text in UTF-8 with the proposed header, which no other line stands above.
  package var bytes: [UInt8]
  /// The columns with another name than in the file, in their order.
  package var renamed: [Renamed]
  /// The line of the first row, when a second line of names stands above it.
  package var dataRow: Int?

  package struct Renamed: Sendable, Equatable {
    /// From 1.
    package var column: Int
    package var name: String
    /// Empty, or the name that another column has too.
    package var written: String
    /// The first column of that name, from 1; nil for an empty one.
    package var first: Int?
  }

  /// Nil for a file that is not wrong in this way, or wrong in another way as well.
  ///
  /// - Parameter unnamed: What a column without a name is called before its number: `column`.
  package init?(_ bytes: [UInt8], dialect: CSV.Dialect = CSV.Dialect(), unnamed: String) {
    var file = DelimitedFile(bytes, dialect: dialect)
    guard !file.errors.isEmpty, file.errors.allSatisfy({ ["duplicate-header", "empty-header"].contains($0.id) }),
      file.isReadable
    else { return nil }
    var taken = Set(file.header)
    func free(_ wanted: String, from first: Int) -> String {
      var number = first
      while !taken.insert("\(wanted)_\(number)").inserted { number += 1 }
      return "\(wanted)_\(number)"
    }
    var firsts: [String: Int] = [:]
    var names: [String] = []
    renamed = []
    // A second line of names is looked for right below the first, whatever the dialect says of the rows.
    var near = dialect
    near.dataRow = nil
    let upper = dialect.dataRow == nil ? file : DelimitedFile(bytes, dialect: near)
    let second = secondNames(upper)
    if !second.isEmpty {
      near.dataRow = dialect.dataRow ?? upper.line(of: 1)
      dataRow = near.dataRow
      file = DelimitedFile(bytes, dialect: near)
    }
    for (index, written) in file.header.enumerated() {
      var name = written
      if second.indices.contains(index), second[index] != written {
        name = taken.insert(second[index]).inserted ? second[index] : free(second[index], from: 2)
        renamed.append(Renamed(column: index + 1, name: name, written: written, first: nil))
      } else if written.allSatisfy(\.isWhitespace) {
        name = free(unnamed, from: index + 1)
        renamed.append(Renamed(column: index + 1, name: name, written: "", first: nil))
      } else if let first = firsts[written] {
        name = free(written, from: 2)
        renamed.append(Renamed(column: index + 1, name: name, written: written, first: first))
      } else {
        firsts[written] = index + 1
      }
      names.append(name)
    }
    let delimiter = String(decoding: [file.understanding.delimiter?.byte ?? 0x2C], as: UTF8.self)
    let header = names.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: delimiter)
    self.bytes = Array(header.utf8) + [0x0A] + file.bytesOfRecords
  }
}

/// The names that two lines of names give together, ‘2019 – F’; empty for a file with one line of names.
///
/// A second line is one that fills every column without a name, and holds no number.
private func secondNames(_ file: DelimitedFile) -> [String] {
  guard file.recordCount > 1 else { return [] }
  let below = file[0]
  let hasNumber = below.contains { $0.contains { $0.isASCII && $0.isNumber } && !$0.contains(where: \.isLetter) }
  let isEmpty = file.header.map { $0.allSatisfy(\.isWhitespace) }
  guard !hasNumber, isEmpty.contains(true), file.header.indices.allSatisfy({ !isEmpty[$0] || !below[$0].isEmpty }),
    (1..<file.recordCount).contains(where: { file[$0].contains { $0.contains(where: \.isNumber) } })
  else { return [] }
  var parent = ""
  return file.header.indices.map { index in
    let name = file.header[index]
    let isGroup = index + 1 < isEmpty.count && isEmpty[index + 1]
    if isEmpty[index] { return parent.isEmpty ? below[index] : "\(parent) – \(below[index])" }
    parent = isGroup ? name : ""
    return isGroup && !below[index].isEmpty ? "\(name) – \(below[index])" : name
  }
}
