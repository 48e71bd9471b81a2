/// Finds the columns that an expression names and the type of each of its parts.
struct TypeChecker {
  private let table: Table
  private let columns: [String: Int]

  init(_ table: Table) {
    self.table = table
    columns = Dictionary(
      zip(table.columns.map(\.field.name), 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The type of a part; nil for `missing`, which takes any type.
  func kind(of node: Node) throws(ExpressionError) -> Expression.Kind? {
    switch node.form {
    case .number: return .number
    case .text: return .text
    case .boolean: return .boolean
    case .missing: return nil
    case .column(let name): return try kind(ofColumn: name, at: node.offset)
    case .negative(let value):
      try require(.number, value, "a sign needs a number")
      return .number
    case .arithmetic(let operation, let left, let right):
      for side in [left, right] { try require(.number, side, "‘\(operation.rawValue)’ needs numbers") }
      return .number
    case .not(let value):
      try require(.boolean, value, "not needs true or false")
      return .boolean
    case .and(let left, let right):
      for side in [left, right] { try require(.boolean, side, "and needs true or false on both sides") }
      return .boolean
    case .or(let left, let right):
      for side in [left, right] { try require(.boolean, side, "or needs true or false on both sides") }
      return .boolean
    case .isMissing(let value):
      _ = try kind(of: value)
      return .boolean
    case .comparison(let comparison, let left, let right):
      try checkComparison(comparison, left, right, at: node.offset)
      return .boolean
    case .isOneOf(let value, let values):
      for other in values { try checkComparison(.equal, value, other, at: other.offset) }
      return .boolean
    case .conditional(let condition, let first, let second):
      try require(.boolean, condition, "the condition of if is true or false")
      let firstKind = try kind(of: first)
      let secondKind = try kind(of: second)
      if let firstKind, let secondKind, firstKind != secondKind {
        throw mismatch(
          second.offset, "the two values of if have one type, and these are a \(firstKind) and a \(secondKind)")
      }
      return firstKind ?? secondKind
    case .call(let function, let arguments): return try FunctionTypes(self).kind(of: function, arguments, node.offset)
    }
  }

  /// Whether a text is a date: a date column, or a choice between two.
  func isDate(_ node: Node) -> Bool {
    switch node.form {
    case .column(let name):
      columns[name].map { [.date, .datetime].contains(table.columns[$0].field.kind) } ?? false
    case .call(.coalesce, let values):
      values.allSatisfy { isDate($0) || isMissing($0) } && values.contains { isDate($0) }
    case .conditional(_, let first, let second):
      (isDate(first) || isMissing(first)) && (isDate(second) || isMissing(second))
        && !(isMissing(first) && isMissing(second))
    default: false
    }
  }

  func isMissing(_ node: Node) -> Bool {
    if case .missing = node.form { true } else { false }
  }

  private func kind(ofColumn name: String, at offset: Int) throws(ExpressionError) -> Expression.Kind {
    guard let index = columns[name] else {
      let names = table.columns.map(\.field.name)
      throw ExpressionError(
        offset: offset, id: "unknown-column", message: "there is no column ‘\(name)’",
        hint: "the columns are: \(list(names))", name: name, candidates: names)
    }
    return switch table.columns[index].field.kind {
    case .string, .date, .time, .datetime: .text
    case .integer, .number, .year: .number
    case .boolean: .boolean
    }
  }

  func require(_ kind: Expression.Kind, _ node: Node, _ rule: String) throws(ExpressionError) {
    guard let found = try self.kind(of: node), found != kind else { return }
    var hint = ""
    if kind == .number, found == .boolean { hint = "turn it into a number: if(…, 1, 0)" }
    if kind == .boolean, found == .number { hint = "compare it with a number: … == 1" }
    if kind == .boolean, found == .text { hint = "compare it with a text: … == \"oui\"" }
    throw mismatch(node.offset, "\(rule), and \(description(node)) is a \(found)", hint)
  }

  func checkComparison(
    _ comparison: Node.Comparison, _ left: Node, _ right: Node, at offset: Int
  ) throws(ExpressionError) {
    if isMissing(left) || isMissing(right) {
      throw mismatch(offset, "a comparison with missing is never true", "write … is missing or … is not missing")
    }
    // Both are there: only a choice between two missing values still has no type.
    guard let leftKind = try kind(of: left), let rightKind = try kind(of: right) else { return }
    guard leftKind == rightKind else {
      throw mismatch(
        offset, "\(description(left)) is a \(leftKind) and \(description(right)) is a \(rightKind)",
        comparisonHint(left, leftKind, right, rightKind))
    }
    if comparison.isOrder, leftKind == .boolean {
      throw mismatch(offset, "true and false have no order", "use == or !=")
    }
    for (column, literal) in [(left, right), (right, left)] {
      guard case .column(let name) = column.form, case .text(let text) = literal.form, let index = columns[name] else {
        continue
      }
      let field = table.columns[index].field
      if field.kind == .date, CalendarDate(iso8601: text) == nil {
        throw mismatch(
          literal.offset, "‘\(name)’ is a date, and ‘\(text)’ is none", "write dates as \"2026-01-31\"")
      }
      let levels = field.levels.map(\.value)
      if !comparison.isOrder, !levels.isEmpty, !levels.contains(text) {
        throw ExpressionError(
          offset: literal.offset, id: "unknown-level", message: "‘\(text)’ is no level of ‘\(name)’",
          hint: "the levels are: \(list(levels))", name: text, candidates: levels)
      }
    }
  }

  private func comparisonHint(
    _ left: Node, _ leftKind: Expression.Kind, _ right: Node, _ rightKind: Expression.Kind
  ) -> String {
    for (node, other, otherKind) in [(left, right, rightKind), (right, left, leftKind)] {
      switch (node.form, otherKind) {
      case (.number(let number), .text): return "write the number in quotes, as the text it is: \"\(shortest(number))\""
      case (.text(let text), .number) where Double(text) != nil: return "write the number without quotes: \(text)"
      case (.number(let number), .boolean) where number == 0 || number == 1:
        return "write \(number == 1 ? "true" : "false") in place of \(shortest(number))"
      case (.text, .boolean): return "write true or false, without quotes"
      default: if case .missing = other.form { return "" }
      }
    }
    return ""
  }

  func mismatch(_ offset: Int, _ message: String, _ hint: String = "") -> ExpressionError {
    ExpressionError(offset: offset, id: "type-mismatch", message: message, hint: hint)
  }

  /// A part in words: a column or a value as it is written, anything else as “this”.
  func description(_ node: Node) -> String {
    switch node.form {
    case .column(let name): "‘\(name)’"
    case .number(let number): shortest(number)
    case .text(let text): "\"\(text)\""
    case .boolean(let value): "\(value)"
    default: "this"
    }
  }
}
