/// A formula over the columns of a table, for filters and derived columns.
///
///     age >= 18 and region == "Bretagne"
///     if(revenu > 0, log(revenu), missing)
///     [taux d'emploi] * 100
///
/// - Values are numbers, texts in double or single quotes (a quote inside is doubled), `true`, `false` and `missing`. A
///   column is named by letters, digits and underscores, accents included; any other name stands in `[ ]` or backticks.
/// - `+ - * / ^` and the sign work on numbers, `^` from right to left and before the sign: `-2^2` is −4.
/// - `== !=` compare two values of one type; `< <= > >=` two numbers or two texts. A text is ordered by its
///   Unicode scalars, a date by the calendar. `x in ["a", "b"]` is true when `x` equals one of the values.
/// - `and`, `or`, `not` work on true and false; `x is missing` and `x is not missing` on everything.
/// - `if(condition, a, b)`, `coalesce(a, b, …)`, the first that is not missing, and `between(x, low, high)`, both ends included.
/// - `log` (natural), `log10`, `exp`, `sqrt`, `abs`, `floor`, `ceil`, `round(x)` and `round(x, decimals)` (halves away from
///   zero), `min` and `max` of two or more values of a row.
/// - `year`, `month`, `day`, `quarter` and `weekday` (1 for Monday) of a date, `days(from, to)` between two.
/// - `length`, `lower`, `upper`, `trim`, `left(x, n)`, `right(x, n)`, `replace(x, old, new)`, `concat(a, b, …)`,
///   `contains`, `starts_with` and `ends_with` of texts; a character is what a reader calls one.
/// - `number("12.5")` reads a text with a decimal point, and `text(x)` writes a number, a date, true or false.
///
/// **Types** are strict: nothing is converted silently. A text column that holds digits is compared with a text.
///
/// **Missing values** follow the three-valued logic of Kleene. What is computed from a missing value is missing, and so is a
/// comparison with one. `false and missing` is false, `true or missing` is true; otherwise `and`, `or` and `not` of a missing
/// value are missing, and so is `if` with a missing condition. A filter keeps the rows where it is true: neither false nor
/// missing.
///
/// **No silent infinities.** The logarithm of zero, a division by zero and whatever else has no finite result is an error that
/// names the line of the data. Only rows that are reached count: `if` evaluates each branch where its condition
/// chooses it, `and` and `or` their right side where the left one does not decide.
///
/// Limits: 100 levels of nesting, 1,000 operations.
package struct Expression: Sendable {
  /// What an expression gives for each row.
  package enum Kind: String, Sendable {
    case number, text, boolean
  }

  let root: Node
  /// The columns that the expression names, each once, in the order in which they appear.
  package let columnNames: [String]

  package static func parse(_ text: String) throws(ExpressionError) -> Expression {
    var parser = ExpressionParser(tokens: try tokens(of: text))
    let root = try parser.parseWhole()
    return Expression(root: root, columnNames: parser.columnNames)
  }

  /// Checks names and types against a table and tells what the expression gives.
  package func kind(in table: Table) throws(ExpressionError) -> Kind {
    guard let kind = try TypeChecker(table).kind(of: root) else {
      throw ExpressionError(
        offset: root.offset, id: "type-mismatch", message: "missing alone is neither number nor text")
    }
    return kind
  }

  /// The value for each row, as a column of kind number, string, boolean, or date for a date column taken as it is.
  package func column(named name: String, in table: Table) throws(ExpressionError) -> Column {
    let kind = try kind(in: table)
    let evaluator = Evaluator(table)
    let rows = Array(0..<table.rowCount)
    switch kind {
    case .number:
      return Column(field: Field(name: name, kind: .number), values: .numbers(try evaluator.numbers(root, rows)))
    case .text:
      let isDate = TypeChecker(table).isDate(root)
      return Column(
        field: Field(name: name, kind: isDate ? .date : .string), values: .texts(try evaluator.texts(root, rows)))
    case .boolean:
      let truths = try evaluator.truths(root, rows)
      return Column(field: Field(name: name, kind: .boolean), values: .numbers(truths.map(\.number)))
    }
  }

  /// The rows where the expression is true, in order.
  package func rows(in table: Table) throws(ExpressionError) -> [Int] {
    let kind = try kind(in: table)
    guard kind == .boolean else {
      throw ExpressionError(
        offset: root.offset, id: "type-mismatch",
        message: "a filter is true or false for each row, and this is a \(kind)",
        hint: kind == .number ? "compare it with a number: … > 0" : "compare it with a text: … == \"…\"")
    }
    let truths = try Evaluator(table).truths(root, Array(0..<table.rowCount))
    return truths.indices.filter { truths[$0] == .yes }
  }
}

/// What is wrong with an expression, and where in it.
package struct ExpressionError: Error, Sendable, Hashable {
  /// Bytes of UTF-8 before the fault, from 0: added to the column where the expression starts, it is the fault's column.
  package var offset: Int
  /// `syntax`, `unknown-column`, `unknown-function`, `unknown-level`, `type-mismatch` or `no-finite-result`.
  package var id: String
  /// What was found, without a capital or a full stop.
  package var message: String
  /// What to do; empty when the message says it all.
  package var hint: String
  /// The name that is unknown; empty for other faults.
  package var name: String
  /// The names that would have been right, for a caller who can tell the nearest one.
  package var candidates: [String]

  package init(
    offset: Int, id: String, message: String, hint: String = "", name: String = "", candidates: [String] = []
  ) {
    self.offset = offset
    self.id = id
    self.message = message
    self.hint = hint
    self.name = name
    self.candidates = candidates
  }
}

/// A part of an expression, with the offset of its first byte or of its operator.
struct Node: Sendable {
  var offset: Int
  var form: Form

  indirect enum Form: Sendable {
    case number(Double)
    case text(String)
    case boolean(Bool)
    case missing
    case column(String)
    case negative(Node)
    case not(Node)
    case arithmetic(Arithmetic, Node, Node)
    case comparison(Comparison, Node, Node)
    case and(Node, Node)
    case or(Node, Node)
    case isOneOf(Node, [Node])
    case isMissing(Node)
    case conditional(Node, Node, Node)
    case call(Function, [Node])
  }

  enum Arithmetic: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
  }

  enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    var isOrder: Bool { self != .equal && self != .unequal }
  }

  enum Function: String, Sendable, CaseIterable {
    case log, log10, exp, sqrt, abs, round, floor, ceil, min, max
    case year, month, day, weekday, quarter, days
    case length, number, lower, upper, trim, replace, left, right, concat, text
    case contains, startsWith = "starts_with", endsWith = "ends_with", between, coalesce
  }
}

/// True, false, or missing.
enum Truth: UInt8, Sendable {
  case no, yes, missing

  init(_ value: Bool) { self = value ? .yes : .no }

  /// 0, 1 or NaN, as boolean columns have it.
  var number: Double { self == .missing ? .nan : Double(rawValue) }
}
