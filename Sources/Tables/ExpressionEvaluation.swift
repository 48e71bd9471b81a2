import Glibc

/// Computes the parts of an expression that was found well typed, each for the rows that are asked for.
struct Evaluator {
  let table: Table
  private let columns: [String: Int]
  let checker: TypeChecker

  init(_ table: Table) {
    self.table = table
    columns = Dictionary(
      zip(table.columns.map(\.field.name), 0...), uniquingKeysWith: { first, _ in first })
    checker = TypeChecker(table)
  }

  /// Numbers for some rows; NaN is missing.
  func numbers(_ node: Node, _ rows: [Int]) throws(ExpressionError) -> [Double] {
    switch node.form {
    case .number(let number): return Array(repeating: number, count: rows.count)
    case .column(let name):
      guard let index = columns[name], case .numbers(let values) = table.columns[index].values else { break }
      return rows.count == values.count ? values : rows.map { values[$0] }
    case .negative(let value): return try numbers(value, rows).map { -$0 }
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, rows, at: node.offset)
    case .conditional(let condition, let first, let second):
      return try choose(condition, rows, .nan, { rows throws(ExpressionError) in try numbers(first, rows) }) {
        rows throws(ExpressionError) in try numbers(second, rows)
      }
    case .call(.coalesce, let arguments):
      return try coalesce(arguments, rows, { $0.isNaN }) { node, rows throws(ExpressionError) in try numbers(node, rows)
      }
    case .shift(let shift):
      return try shifted(shift, rows, .nan, at: node.offset) { node, rows throws(ExpressionError) in
        try numbers(node, rows)
      }
    case .call(let function, let arguments): return try call(function, arguments, rows, at: node.offset)
    default: break
    }
    return Array(repeating: .nan, count: rows.count)
  }

  /// Texts for some rows; nil is missing.
  func texts(_ node: Node, _ rows: [Int]) throws(ExpressionError) -> [String?] {
    switch node.form {
    case .text(let text), .moment(let text, _): return Array(repeating: text, count: rows.count)
    case .cut(let value, let breaks, _):
      let labels = checker.levels(of: node).map(\.value)
      return try numbers(value, rows).map { $0.isNaN ? nil : labels[band(of: $0, breaks)] }
    case .shift(let shift):
      return try shifted(shift, rows, nil, at: node.offset) { node, rows throws(ExpressionError) in
        try texts(node, rows)
      }
    case .column(let name):
      guard let index = columns[name], case .texts(let values) = table.columns[index].values else { break }
      return rows.count == values.count ? values : rows.map { values[$0] }
    case .conditional(let condition, let first, let second):
      return try choose(condition, rows, nil, { rows throws(ExpressionError) in try texts(first, rows) }) {
        rows throws(ExpressionError) in try texts(second, rows)
      }
    case .call(.coalesce, let arguments):
      return try coalesce(arguments, rows, { $0 == nil }) { node, rows throws(ExpressionError) in try texts(node, rows)
      }
    case .call(let function, let arguments): return try textCall(function, arguments, rows)
    default: break
    }
    return Array(repeating: nil, count: rows.count)
  }

  /// True, false or missing for some rows.
  func truths(_ node: Node, _ rows: [Int]) throws(ExpressionError) -> [Truth] {
    switch node.form {
    case .boolean(let value): return Array(repeating: Truth(value), count: rows.count)
    case .column(let name):
      guard let index = columns[name], case .numbers(let values) = table.columns[index].values else { break }
      return rows.map { values[$0].isNaN ? .missing : Truth(values[$0] != 0) }
    case .not(let value):
      return try truths(value, rows).map { $0 == .missing ? .missing : Truth($0 == .no) }
    case .and(let left, let right): return try join(left, right, rows, deciding: .no)
    case .or(let left, let right): return try join(left, right, rows, deciding: .yes)
    case .isMissing(let value):
      switch try checker.kind(of: value) {
      case .number: return try numbers(value, rows).map { Truth($0.isNaN) }
      case .text: return try texts(value, rows).map { Truth($0 == nil) }
      case .boolean: return try truths(value, rows).map { Truth($0 == .missing) }
      case nil: return Array(repeating: .yes, count: rows.count)
      }
    case .comparison(let comparison, let left, let right): return try compare(comparison, left, right, rows)
    case .isOneOf(let value, let values): return try isOneOf(value, values, rows)
    case .conditional(let condition, let first, let second):
      return try choose(condition, rows, .missing, { rows throws(ExpressionError) in try truths(first, rows) }) {
        rows throws(ExpressionError) in try truths(second, rows)
      }
    case .call(.coalesce, let arguments):
      return try coalesce(arguments, rows, { $0 == .missing }) { node, rows throws(ExpressionError) in
        try truths(node, rows)
      }
    case .shift(let shift):
      return try shifted(shift, rows, .missing, at: node.offset) { node, rows throws(ExpressionError) in
        try truths(node, rows)
      }
    case .call(let function, let arguments): return try truthCall(function, arguments, rows)
    default: break
    }
    return Array(repeating: .missing, count: rows.count)
  }

  /// Evaluates each branch for the rows that choose it.
  private func choose<Value>(
    _ condition: Node, _ rows: [Int], _ missing: Value, _ first: ([Int]) throws(ExpressionError) -> [Value],
    _ second: ([Int]) throws(ExpressionError) -> [Value]
  ) throws(ExpressionError) -> [Value] {
    let conditions = try truths(condition, rows)
    var result = Array(repeating: missing, count: rows.count)
    for wanted in [Truth.yes, .no] {
      let positions = conditions.indices.filter { conditions[$0] == wanted }
      guard !positions.isEmpty else { continue }
      let chosen = positions.map { rows[$0] }
      let values = wanted == .yes ? try first(chosen) : try second(chosen)
      for (position, value) in zip(positions, values) { result[position] = value }
    }
    return result
  }

  /// `and` is decided by false, `or` by true: the right side is evaluated where the left one does not decide.
  private func join(
    _ left: Node, _ right: Node, _ rows: [Int], deciding: Truth
  ) throws(ExpressionError) -> [Truth] {
    var result = try truths(left, rows)
    let positions = result.indices.filter { result[$0] != deciding }
    guard !positions.isEmpty else { return result }
    let others = try truths(right, positions.map { rows[$0] })
    for (position, other) in zip(positions, others) {
      if other == deciding || result[position] != .missing { result[position] = other }
    }
    return result
  }

  func compare(
    _ comparison: Node.Comparison, _ left: Node, _ right: Node, _ rows: [Int]
  ) throws(ExpressionError) -> [Truth] {
    var kind = try checker.kind(of: left)
    if kind == nil { kind = try checker.kind(of: right) }
    switch kind {
    case .number:
      let (a, b) = (try numbers(left, rows), try numbers(right, rows))
      return a.indices.map { a[$0].isNaN || b[$0].isNaN ? .missing : Truth(holds(comparison, a[$0], b[$0])) }
    case .text:
      let moment = checker.moment(of: left) ?? checker.moment(of: right)
      let (a, b) = (try texts(left, rows, as: moment), try texts(right, rows, as: moment))
      if moment == .datetime { return try compareDatetimes(comparison, a, b, rows, at: right.offset) }
      return a.indices.map { i in
        guard let first = a[i], let second = b[i] else { return .missing }
        return Truth(holds(comparison, first, second))
      }
    case .boolean:
      let (a, b) = (try truths(left, rows), try truths(right, rows))
      return a.indices.map { i in
        a[i] == .missing || b[i] == .missing ? .missing : Truth((a[i] == b[i]) == (comparison == .equal))
      }
    case nil: return Array(repeating: .missing, count: rows.count)
    }
  }

  func holds<Value: Comparable>(_ comparison: Node.Comparison, _ left: Value, _ right: Value) -> Bool {
    switch comparison {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private func isOneOf(_ value: Node, _ values: [Node], _ rows: [Int]) throws(ExpressionError) -> [Truth] {
    if checker.moment(of: value) != nil || values.contains(where: { checker.moment(of: $0) != nil }) {
      var result = Array(repeating: Truth.no, count: rows.count)
      for other in values {
        let equal = try compare(.equal, value, other, rows)
        for (i, truth) in equal.enumerated() where result[i] != .yes { result[i] = truth }
      }
      return result
    }
    var wantedNumbers: Set<Double> = []
    var wantedTexts: Set<String> = []
    for literal in values {
      if case .number(let number) = literal.form { wantedNumbers.insert(number) }
      if case .text(let text) = literal.form { wantedTexts.insert(text) }
    }
    guard wantedTexts.isEmpty else {
      return try texts(value, rows).map { text in
        guard let text else { return .missing }
        return Truth(wantedTexts.contains(text))
      }
    }
    return try numbers(value, rows).map { $0.isNaN ? .missing : Truth(wantedNumbers.contains($0)) }
  }

  private func arithmetic(
    _ operation: Node.Arithmetic, _ left: Node, _ right: Node, _ rows: [Int], at offset: Int
  ) throws(ExpressionError) -> [Double] {
    let (a, b) = (try numbers(left, rows), try numbers(right, rows))
    var result = a
    for i in a.indices {
      let (x, y) = (a[i], b[i])
      result[i] =
        switch operation {
        case .plus: x + y
        case .minus: x - y
        case .times: x * y
        case .over: x / y
        // pow(1, NaN) and pow(NaN, 0) are 1 in C; here what comes from a missing value is missing.
        case .power: x.isNaN || y.isNaN ? .nan : pow(x, y)
        }
      guard !result[i].isFinite, !x.isNaN, !y.isNaN else { continue }
      let words =
        operation == .over && y == 0
        ? "\(shortest(x)) is divided by zero"
        : "\(shortest(x)) \(operation.rawValue) \(shortest(y)) has no finite result"
      throw noResult(words, rows[i], at: offset)
    }
    return result
  }

  private func call(
    _ function: Node.Function, _ arguments: [Node], _ rows: [Int], at offset: Int
  ) throws(ExpressionError) -> [Double] {
    switch function {
    case .year, .month, .day, .weekday, .quarter, .days, .hour, .minute, .length, .number:
      return try textNumbers(function, arguments, rows, at: offset)
    case .min, .max:
      var result = try numbers(arguments[0], rows)
      for argument in arguments.dropFirst() {
        for (i, number) in try numbers(argument, rows).enumerated() {
          let best = function == .min ? Swift.min(result[i], number) : Swift.max(result[i], number)
          result[i] = result[i].isNaN || number.isNaN ? .nan : best
        }
      }
      return result
    default: break
    }
    let values = try numbers(arguments[0], rows)
    let decimals = arguments.count == 2 ? try numbers(arguments[1], rows) : []
    var result = values
    for (i, x) in values.enumerated() {
      result[i] =
        switch function {
        case .log: log(x)
        case .log10: log10(x)
        case .floor: x.rounded(.down)
        case .ceil: x.rounded(.up)
        case .exp: exp(x)
        case .sqrt: x.squareRoot()
        case .abs: x.magnitude
        default: decimals.isEmpty ? x.rounded(.toNearestOrAwayFromZero) : rounded(x, decimals: decimals[i])
        }
      if !result[i].isFinite, !x.isNaN, decimals.isEmpty || !decimals[i].isNaN {
        throw noResult("\(function) of \(shortest(x)) has no finite result", rows[i], at: offset)
      }
    }
    return result
  }

  private func noResult(_ words: String, _ row: Int, at offset: Int) -> ExpressionError {
    ExpressionError(
      offset: offset, id: "no-finite-result", message: "\(words) (line \(table.lines[row]) of the data)",
      hint: "leave such rows out: if(condition, value, missing)")
  }
}

/// Rounds to a number of decimals from −15 to 15, halves away from zero; NaN for other numbers of decimals.
private func rounded(_ number: Double, decimals: Double) -> Double {
  guard decimals == decimals.rounded(), decimals.magnitude <= 15 else { return .nan }
  let scale = pow(10, decimals.magnitude)
  let scaled = decimals < 0 ? number / scale : number * scale
  // Beyond 2⁵² there is nothing to round.
  guard scaled.isFinite, scaled.magnitude < 4_503_599_627_370_496 else { return number }
  let whole = scaled.rounded(.toNearestOrAwayFromZero)
  return decimals < 0 ? whole * scale : whole / scale
}
