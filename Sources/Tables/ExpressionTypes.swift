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
    case .text, .moment: return .text
    case .boolean: return .boolean
    case .missing: return nil
    case .cut(let value, _, _):
      try require(.number, value, "cut needs a number")
      return .text
    case .shift(let shift):
      if let unit = shift.unit { _ = try kind(of: unit) }
      if try kind(of: shift.order) == .boolean {
        throw mismatch(shift.order.offset, "true and false have no order", "order by a number, a text or a date")
      }
      return try kind(of: shift.value)
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

  /// The kind of moment that a text is: a column of dates, a literal, a choice between two, a neighbouring row's. Nil for
  /// other texts.
  func moment(of node: Node) -> Field.Kind? {
    switch node.form {
    case .column(let name):
      guard let kind = columns[name].map({ table.columns[$0].field.kind }), kind.isMoment else { return nil }
      return kind
    case .moment(_, let kind): return kind
    case .call(.date, _): return .date
    case .call(.time, _): return .time
    case .shift(let shift): return moment(of: shift.value)
    case .call(.coalesce, let values): return common(values)
    case .conditional(_, let first, let second): return common([first, second])
    default: return nil
    }
  }

  private func common(_ values: [Node]) -> Field.Kind? {
    var common: Field.Kind?
    for value in values where !isMissing(value) {
      guard let kind = moment(of: value), common == nil || common == kind else { return nil }
      common = kind
    }
    return common
  }

  /// The levels of a text in order: those of its column, the bands of `cut`; empty for any text.
  func levels(of node: Node) -> [Field.Level] {
    switch node.form {
    case .column(let name): return columns[name].map { table.columns[$0].field.levels } ?? []
    case .cut(let value, let breaks, let labels):
      return (labels.isEmpty ? bandLabels(breaks, areWhole: isWhole(value)) : labels).map { Field.Level(value: $0) }
    case .shift(let shift): return levels(of: shift.value)
    case .call(.coalesce, let values): return commonLevels(values)
    case .conditional(_, let first, let second): return commonLevels([first, second])
    default: return []
    }
  }

  private func commonLevels(_ values: [Node]) -> [Field.Level] {
    var common: [Field.Level] = []
    for value in values {
      let levels = levels(of: value)
      guard !levels.isEmpty else { continue }
      guard common.isEmpty || common == levels else { return [] }
      common = levels
    }
    let isClosed = values.allSatisfy { value in
      if case .text(let text) = value.form { return common.contains { $0.value == text } }
      return isMissing(value) || !levels(of: value).isEmpty
    }
    return isClosed ? common : []
  }

  private func isWhole(_ node: Node) -> Bool {
    guard case .column(let name) = node.form, let index = columns[name] else { return false }
    return table.columns[index].field.kind != .number
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
    if let column = columnInQuotes(node) { hint = column }
    throw mismatch(node.offset, "\(rule), and \(description(node)) is a \(found)", hint)
  }

  func checkComparison(
    _ comparison: Node.Comparison, _ left: Node, _ right: Node, at offset: Int
  ) throws(ExpressionError) {
    if isMissing(left) || isMissing(right) {
      throw mismatch(offset, "a comparison with missing is never true", "write … is missing or … is not missing")
    }
    if let hint = columnInQuotes(left) ?? columnInQuotes(right), isConstant(left), isConstant(right) {
      throw mismatch(offset, "\(description(left)) and \(description(right)) are both texts, no column", hint)
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
    if leftKind == .text { try checkMoments(left, right, at: offset) }
    for (node, literal) in [(left, right), (right, left)] {
      guard !comparison.isOrder, case .text(let text) = literal.form else { continue }
      let levels = levels(of: node).map(\.value)
      if !levels.isEmpty, !levels.contains(text) {
        throw ExpressionError(
          offset: literal.offset, id: "unknown-level", message: "‘\(text)’ is no level of \(description(node))",
          hint: "the levels are: \(list(levels))", name: text, candidates: levels)
      }
    }
  }

  /// A moment is compared with one of its kind, or with a text in quotes that is one.
  private func checkMoments(_ left: Node, _ right: Node, at offset: Int) throws(ExpressionError) {
    let kinds = (moment(of: left), moment(of: right))
    guard kinds.0 != kinds.1 else { return }
    for (node, kind, other) in [(left, kinds.0, right), (right, kinds.1, left)] {
      guard let kind, case .text(let text) = other.form else { continue }
      if canonicalMoment(text, kind: kind) == nil {
        throw mismatch(
          other.offset, "\(description(node)) is a \(kind), and ‘\(text)’ is none",
          "write \(kind)s as \"\(kind.example)\"")
      }
      return
    }
    var hint = "give the column its type in the dictionary; in an expression write date(\"2026-01-31\")"
    if let first = kinds.0, let second = kinds.1 {
      hint =
        [first, second].contains(.datetime) ? "take the same part of both: date(…) or time(…) of the datetime" : ""
    }
    throw mismatch(
      offset,
      "\(description(left)) is a \(kinds.0?.rawValue ?? "text") and \(description(right)) is a \(kinds.1?.rawValue ?? "text")",
      hint)
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

  /// What to write where a column's name stands between quotes, which make a text of it.
  private func columnInQuotes(_ node: Node) -> String? {
    guard case .text(let text) = node.form, columns[text] != nil else { return nil }
    return "quotes make a text; the column is written [\(text)]"
  }

  private func isConstant(_ node: Node) -> Bool {
    switch node.form {
    case .text, .number, .boolean: true
    default: false
    }
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
    case .moment(let text, let kind): "\(kind)(\"\(text)\")"
    default: "this"
    }
  }
}
