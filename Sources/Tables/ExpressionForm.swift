/// An expression as calls of named functions, for whoever writes it down in another language.
///
/// What depends on the table is decided: texts that are compared with moments are in their canonical form, the bands of `cut` have
/// their labels, a missing value and `text` know their type.
package indirect enum ExpressionForm: Sendable, Equatable {
  case number(Double)
  case text(String)
  case boolean(Bool)
  /// The type is nil where nothing tells it.
  case missing(Expression.Kind?)
  case column(String)
  /// The function's name in the language, or what an operator does: `plus`, `minus`, `times`, `over`, `power`, `negative`,
  /// `equal`, `unequal`, `less`, `less_or_equal`, `greater`, `greater_or_equal`, `and`, `or`, `not`, `is_one_of`, `is_missing`,
  /// `if`, `cut`, `lag` and `lead` (value, order, unit), `text_of_number`, `text_of_boolean`; `datetime_key` makes datetimes comparable.
  case call(String, [ExpressionForm])
  case list([ExpressionForm])
}

extension Expression {
  /// - Throws: What ``kind(in:)`` throws.
  package func form(in table: Table) throws(ExpressionError) -> ExpressionForm {
    _ = try kind(in: table)
    return try ExpressionForms(checker: TypeChecker(table)).form(of: root, as: nil)
  }
}

private struct ExpressionForms {
  let checker: TypeChecker

  /// - Parameter kind: The type that a missing value has here.
  func form(of node: Node, as kind: Expression.Kind?) throws(ExpressionError) -> ExpressionForm {
    switch node.form {
    case .number(let number): return .number(number)
    case .text(let text), .moment(let text, _): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .missing: return .missing(kind)
    case .column(let name): return .column(name)
    case .negative(let value): return .call("negative", [try form(of: value, as: .number)])
    case .not(let value): return .call("not", [try form(of: value, as: .boolean)])
    case .and(let left, let right): return try call("and", [left, right], as: .boolean)
    case .or(let left, let right): return try call("or", [left, right], as: .boolean)
    case .isMissing(let value): return .call("is_missing", [try form(of: value, as: try checker.kind(of: value))])
    case .arithmetic(let operation, let left, let right):
      let names: [Node.Arithmetic: String] = [
        .plus: "plus", .minus: "minus", .times: "times", .over: "over", .power: "power",
      ]
      return try call(names[operation] ?? "", [left, right], as: .number)
    case .comparison(let comparison, let left, let right): return try comparing(comparison, left, right)
    case .isOneOf(let value, let values): return try isOneOf(value, values)
    case .conditional(let condition, let first, let second):
      let kind = try checker.kind(of: node) ?? kind
      return .call(
        "if",
        [try form(of: condition, as: .boolean), try form(of: first, as: kind), try form(of: second, as: kind)])
    case .cut(let value, let breaks, _):
      return .call(
        "cut",
        [
          try form(of: value, as: .number), .list(breaks.map { .number($0) }),
          .list(checker.levels(of: node).map { .text($0.value) }),
        ])
    case .shift(let shift):
      var arguments = [try form(of: shift.value, as: try checker.kind(of: shift.value))]
      arguments.append(
        checker.moment(of: shift.order) == .datetime
          ? .call("datetime_key", [try form(of: shift.order, as: .text)])
          : try form(of: shift.order, as: try checker.kind(of: shift.order)))
      if let unit = shift.unit { arguments.append(try form(of: unit, as: try checker.kind(of: unit))) }
      return .call(shift.isLead ? "lead" : "lag", arguments)
    case .call(let function, let arguments): return try calling(function, arguments, node, as: kind)
    }
  }

  private func call(
    _ name: String, _ arguments: [Node], as kind: Expression.Kind?
  ) throws(ExpressionError) -> ExpressionForm {
    var forms: [ExpressionForm] = []
    for argument in arguments { forms.append(try form(of: argument, as: kind)) }
    return .call(name, forms)
  }

  private func comparing(
    _ comparison: Node.Comparison, _ left: Node, _ right: Node
  ) throws(ExpressionError) -> ExpressionForm {
    let names: [Node.Comparison: String] = [
      .equal: "equal", .unequal: "unequal", .less: "less", .lessOrEqual: "less_or_equal", .greater: "greater",
      .greaterOrEqual: "greater_or_equal",
    ]
    let name = names[comparison] ?? ""
    var kind = try checker.kind(of: left)
    if kind == nil { kind = try checker.kind(of: right) }
    guard kind == .text else { return try call(name, [left, right], as: kind) }
    let moment = checker.moment(of: left) ?? checker.moment(of: right)
    var forms = [try momentForm(of: left, moment), try momentForm(of: right, moment)]
    if moment == .datetime { forms = forms.map { .call("datetime_key", [$0]) } }
    return .call(name, forms)
  }

  private func momentForm(of node: Node, _ moment: Field.Kind?) throws(ExpressionError) -> ExpressionForm {
    if let moment, case .text(let text) = node.form {
      return canonicalMoment(text, kind: moment).map { .text($0) } ?? .missing(.text)
    }
    return try form(of: node, as: .text)
  }

  private func isOneOf(_ value: Node, _ values: [Node]) throws(ExpressionError) -> ExpressionForm {
    let isMoment =
      checker.moment(of: value) != nil || values.contains { checker.moment(of: $0) != nil }
    guard isMoment, let first = values.first else {
      var forms: [ExpressionForm] = []
      for other in values { forms.append(try form(of: other, as: nil)) }
      return .call("is_one_of", [try form(of: value, as: try checker.kind(of: value)), .list(forms)])
    }
    var result = try comparing(.equal, value, first)
    for other in values.dropFirst() { result = .call("or", [result, try comparing(.equal, value, other)]) }
    return result
  }

  private func calling(
    _ function: Node.Function, _ arguments: [Node], _ node: Node, as kind: Expression.Kind?
  ) throws(ExpressionError) -> ExpressionForm {
    switch function {
    case .log, .log10, .exp, .sqrt, .abs, .round, .floor, .ceil, .min, .max:
      return try call(function.rawValue, arguments, as: .number)
    case .text:
      switch try checker.kind(of: arguments[0]) {
      case .number: return try call("text_of_number", arguments, as: .number)
      case .boolean: return try call("text_of_boolean", arguments, as: .boolean)
      default: return try form(of: arguments[0], as: .text)
      }
    case .coalesce: return try call("coalesce", arguments, as: try checker.kind(of: node) ?? kind)
    case .between:
      let low = try comparing(.greaterOrEqual, arguments[0], arguments[1])
      return .call("and", [low, try comparing(.lessOrEqual, arguments[0], arguments[2])])
    case .left, .right:
      return .call(
        function.rawValue, [try form(of: arguments[0], as: .text), try form(of: arguments[1], as: .number)])
    case .time:
      let isDatetime = checker.moment(of: arguments[0]) == .datetime
      return isDatetime ? try call("time", arguments, as: .text) : try form(of: arguments[0], as: .text)
    case .year, .month, .day, .weekday, .quarter, .days, .hour, .minute, .date, .datetime, .length, .number, .lower,
      .upper, .trim, .replace, .concat, .contains, .startsWith, .endsWith:
      return try call(function.rawValue, arguments, as: .text)
    }
  }
}
