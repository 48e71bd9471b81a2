/// A formula over the columns of a table, for filters and derived columns.
///
///     age >= 18 and region == "Bretagne"
///     if(revenu > 0, log(revenu), missing)
///     [taux d'emploi] * 100
///
/// - Values are numbers, texts in double or single quotes (a quote inside is doubled), `true`, `false`, `missing`, and
///   moments: `date("2021-03-01")`, `time("06:30")`, `datetime("2021-03-01T06:30:00")`. A column is named by letters, digits
///   and underscores, accents included; any other name stands in `[ ]` or backticks.
/// - `+ - * / ^` and the sign work on numbers, `^` from right to left and before the sign: `-2^2` is −4.
/// - `== !=` compare two values of one type; `< <= > >=` two numbers, two texts or two moments of one kind. A text is ordered
///   by its Unicode scalars, a moment by the calendar and the clock; a text in quotes beside a moment is read as one.
///   `x in ["a", "b"]` is true when `x` equals one of the values.
/// - `and`, `or`, `not` work on true and false; `x is missing` and `x is not missing` on everything.
/// - From the loosest to the tightest: `or`, `and`, `not`, comparisons with `in` and `is`, `+ -`, `* /`, the sign, `^`.
/// - Values of a function follow each other in its order, or bear their name: `round(x, decimals: 2)`.
///
/// | Function | Takes | Gives | When something is missing |
/// |:--|:--|:--|:--|
/// | `if(condition, a, b)` | true or false, two values of one type | their type | the condition: missing; else as the value chosen |
/// | `coalesce(a, b, …)` | values of one type | their type | the first that is not missing |
/// | `between(x, low, high)` | numbers, texts or moments | true or false | Kleene's `x >= low and x <= high`, both ends included |
/// | `log` (natural), `log10`, `exp`, `sqrt`, `abs`, `floor`, `ceil` | a number | a number | missing |
/// | `round(x, decimals)` | numbers, the second 0 by default | a number, halves away from zero | missing |
/// | `min(a, b, …)`, `max(a, b, …)` | numbers of one row | a number | missing |
/// | `cut(x, breaks, labels)` | a number, two lists | a text with levels in order | missing |
/// | `lag(x, by, order)`, `lead` | anything; a unit; a number, text or moment | the type of x | see below |
/// | `year`, `month`, `day`, `quarter`, `weekday` (1 for Monday) | a date or datetime | a number | missing |
/// | `hour`, `minute` | a time or datetime | a number | missing |
/// | `date(x)`, `time(x)` | a datetime | its day, its time | missing |
/// | `days(from, to)` | two dates or datetimes | a number | missing |
/// | `length` | a text | a number of characters, as a reader counts them | missing |
/// | `lower`, `upper`, `trim`, `left(x, count)`, `right`, `replace(x, old, new)`, `concat(a, b, …)` | texts | a text | missing |
/// | `contains(x, part)`, `starts_with`, `ends_with` | texts | true or false | missing |
/// | `number(x)` | a text with a decimal point | a number | missing |
/// | `text(x)` | anything | a text | missing |
///
/// `cut(age, [18, 25], ["child", "young", "adult"])` cuts below 18, from 18 to below 25, and from 25: a break belongs to the
/// band above it. Without labels the bands are named as those of the remedy `bands`: `<18`, `18–24`, `25+`.
///
/// `lag(x, by: unit, order: time)` is x in the row of the same unit that comes before in the order, and `lead` after. It looks at all
/// rows of the dataset, whatever the filter keeps; it is missing in the first (last) row of a unit, where x is missing
/// there, and where the unit or the order is missing. Two rows of a unit with one order are refused. The row before is
/// not the year before: a panel with gaps gives the last year that is there. Without `by` all rows are one unit.
///
/// A datetime that was written with an offset is kept in UTC, and so are its parts. One with a zone and one
/// without cannot be compared: that is an error with the line.
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

  /// The value for each row, as a column of kind number, string, boolean, or a moment's.
  ///
  /// A text that comes from a column with levels, or from `cut`, has levels in order.
  package func column(named name: String, in table: Table) throws(ExpressionError) -> Column {
    let kind = try kind(in: table)
    let evaluator = Evaluator(table)
    let rows = Array(0..<table.rowCount)
    switch kind {
    case .number:
      return Column(field: Field(name: name, kind: .number), values: .numbers(try evaluator.numbers(root, rows)))
    case .text:
      var field = Field(name: name, kind: evaluator.checker.moment(of: root) ?? .string)
      field.levels = evaluator.checker.levels(of: root)
      return Column(field: field, values: .texts(try evaluator.texts(root, rows)))
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
  /// `syntax`, `unknown-column`, `unknown-function`, `unknown-level`, `type-mismatch`, `no-finite-result`, `tied-order`
  /// or `mixed-zones`.
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
    /// A date, time or datetime in its canonical form.
    case moment(String, Field.Kind)
    /// Rising breaks, and one label more than breaks or none.
    case cut(Node, breaks: [Double], labels: [String])
    case shift(Shift)
  }

  /// A value of the row before or after in the order of a unit.
  struct Shift: Sendable {
    var isLead: Bool
    var value: Node
    /// Nil when all rows are one unit.
    var unit: Node?
    var order: Node
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
    case year, month, day, weekday, quarter, days, hour, minute, date, time, datetime
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
