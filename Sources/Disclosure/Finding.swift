/// A direct identifier, certain or suspected, in a column of a table.
///
/// No value is ever quoted whole: a message is read in logs and in the published report.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Sendable {
    /// Certain enough to stop a publication; only a waiver lets it pass.
    case error
    /// Suspected: the editor looks at it.
    case warning
  }

  package var kind: IdentifierKind
  package var severity: Severity
  package var column: String
  /// How many rows hold one; when only the column's name tells, the rows with a value.
  package var rowCount: Int
  /// The first rows that hold one, at most five, from 0; of equal values the first.
  package var rows: [Int]
  /// The lines of the file where these rows start.
  package var lines: [Int32]
  /// The first of them, masked: ‘j…@e…’; empty when only the column's name tells.
  package var example: String
  /// In the words of an editor, without a capital or a full stop.
  package var message: String
  package var hint: String
  /// The remedies to propose, in the words of a dictionary.
  package var remedies: [String] { kind.remedies }
}

extension Finding {
  static let shownRows = 5

  /// - Parameter reason: Why it is suspected or certain, after the count; may be empty.
  init(
    _ kind: IdentifierKind, _ severity: Severity, column: String, rowCount: Int, rows: [Int], table: [Int32],
    example: String, reason: String = "", message: String? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.column = column
    self.rowCount = rowCount
    self.rows = Array(rows.prefix(Self.shownRows))
    self.lines = self.rows.map { table.indices.contains($0) ? table[$0] : 0 }
    self.example = example
    let verb = severity == .error ? "holds" : "may hold"
    var text = message ?? "column ‘\(column)’ \(verb) \(kind.plural) in \(rowCount) \(rowCount == 1 ? "row" : "rows")"
    if message == nil, !example.isEmpty {
      text += ", first ‘\(example)’"
      if let line = self.lines.first, line > 0 { text += " on line \(line)" }
    }
    if !reason.isEmpty { text += ": \(reason)" }
    self.message = text
    self.hint = Self.hint(kind, column: column)
  }

  private static func hint(_ kind: IdentifierKind, column: String) -> String {
    let remedies = kind.remedies.map { remedy in
      let more = kind == .coordinates && remedy == "round" ? ", to: 0.1" : ""
      return "{remedy: \(remedy), columns: [\(column)]\(more)}"
    }
    return
      "declare a remedy in the dictionary: \(remedies.joined(separator: " or ")); or, if nobody can be recognised, "
      + "waive it: {finding: \(kind.rawValue), column: \(column), why: …, date: …}"
  }
}

/// What is left of a value in a message: enough to find it again, too little to know it.
func masked(_ value: String, as kind: IdentifierKind) -> String {
  let characters = Array(value.trimmingSpaces.prefix(200))
  guard let first = characters.first else { return "" }
  switch kind {
  case .email:
    guard let at = characters.firstIndex(of: "@"), at + 1 < characters.count else { return "\(first)…" }
    return "\(first)…@\(characters[at + 1])…"
  case .telephone, .coordinates, .ipAddress, .licencePlate, .bankAccount:
    return String(characters.prefix(characters.count > 6 ? 2 : 1)) + "…"
  case .fullName:
    let words = value.split { $0 == " " || $0 == "\u{A0}" }.prefix(4)
    return words.compactMap { $0.first.map { "\($0)…" } }.joined(separator: " ")
  default:
    return "\(first)…"
  }
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return text
  }
}
