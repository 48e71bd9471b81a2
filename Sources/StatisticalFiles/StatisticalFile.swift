/// A file of Stata or SPSS: its variables with their values as texts in canonical form, and its labels.
package struct StatisticalFile: Sendable {
  package var format: StatisticalFormat
  /// Of the format: 104 to 119 for Stata, 2 or 3 for SPSS.
  package var version: Int
  /// As the file says it; empty when it does not.
  package var encoding: String
  package var label: String
  package var rowCount: Int
  package var variables: [Variable]

  package struct Variable: Sendable {
    package var name: String
    package var label: String
    /// The format of display, as the program writes it: `%td`, `F8.2`.
    package var format: String
    package var kind: Kind
    /// One a row; the empty text for every kind of missing value.
    package var values: [String]
    package var valueLabels: [ValueLabel]
    /// The kinds of missing values with a name of their own, by that name.
    package var namedMissing: [NamedMissing]
    /// Values that the calendar does not have, in their order: the row from 1, and the number.
    package var unreadable: [(row: Int, value: String)]
  }

  package enum Kind: Sendable, Equatable {
    case text, number, date, time, dateTime
  }

  package struct ValueLabel: Sendable, Hashable {
    /// As in ``Variable/values``, or the name of a missing value: `.a`.
    package var value: String
    package var label: String

    package init(value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A kind of missing value: `.a` to `.z` of Stata, a value that SPSS declares to be missing.
  package struct NamedMissing: Sendable, Hashable {
    package var name: String
    package var count: Int
  }
}

/// Why a file of Stata or SPSS cannot be read or written: without a capital or a full stop.
package struct StatisticalFileError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
  package var hint: String

  init(_ description: String, hint: String = "") {
    self.description = description
    self.hint = hint
  }
}

extension StatisticalFormat {
  /// The program's name.
  package var name: String { self == .stata ? "Stata" : "SPSS" }
}

extension StatisticalFile {
  /// One line: `Stata 118, utf-8; 14 variables, 200 rows; missing: revenu .a (12), .b (1)`.
  package var summary: String {
    var text = "\(format.name) \(version)"
    if !encoding.isEmpty { text += ", \(encoding.lowercased())" }
    text += "; \(variables.count) \(variables.count == 1 ? "variable" : "variables")"
    text += ", \(rowCount) \(rowCount == 1 ? "row" : "rows")"
    let missing = variables.filter { !$0.namedMissing.isEmpty }.map { variable in
      variable.name + " " + variable.namedMissing.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
    }
    if !missing.isEmpty { text += "; read as missing: " + missing.joined(separator: "; ") }
    return text
  }
}
