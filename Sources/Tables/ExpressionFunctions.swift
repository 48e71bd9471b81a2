/// The types that functions take and give.
struct FunctionTypes {
  private let checker: TypeChecker

  init(_ checker: TypeChecker) {
    self.checker = checker
  }

  func kind(
    of function: Node.Function, _ arguments: [Node], _ offset: Int
  ) throws(ExpressionError) -> Expression.Kind? {
    let name = function.rawValue
    switch function {
    case .log, .log10, .exp, .sqrt, .abs, .round, .floor, .ceil, .min, .max:
      for argument in arguments { try checker.require(.number, argument, "\(name) needs numbers") }
      return .number
    case .year, .month, .day, .weekday, .quarter, .days:
      for argument in arguments { try requireMoment([.date, .datetime], argument, name) }
      return .number
    case .hour, .minute:
      try requireMoment([.time, .datetime], arguments[0], name)
      return .number
    case .date:
      try requireMoment([.date, .datetime], arguments[0], name)
      return .text
    case .time:
      try requireMoment([.time, .datetime], arguments[0], name)
      return .text
    case .datetime:
      throw checker.mismatch(
        arguments[0].offset, "datetime takes a text in quotes, and \(checker.description(arguments[0])) is none",
        "write datetime(\"2026-01-31T06:30:00\")")
    case .length, .number:
      try checker.require(.text, arguments[0], "\(name) needs a text")
      return .number
    case .lower, .upper, .trim, .replace, .concat:
      for argument in arguments { try checker.require(.text, argument, "\(name) needs texts") }
      return .text
    case .left, .right:
      try checker.require(.text, arguments[0], "\(name) needs a text")
      try checker.require(.number, arguments[1], "\(name) needs a number of characters")
      return .text
    case .text:
      _ = try checker.kind(of: arguments[0])
      return .text
    case .contains, .startsWith, .endsWith:
      for argument in arguments { try checker.require(.text, argument, "\(name) needs texts") }
      return .boolean
    case .between:
      for bound in arguments.dropFirst() {
        try checker.checkComparison(.lessOrEqual, arguments[0], bound, at: bound.offset)
      }
      return .boolean
    case .coalesce:
      var common: Expression.Kind?
      for argument in arguments {
        guard let kind = try checker.kind(of: argument) else { continue }
        if let common, common != kind {
          throw checker.mismatch(
            argument.offset, "the values of coalesce have one type, and these are a \(common) and a \(kind)")
        }
        common = kind
      }
      return common
    }
  }

  private func requireMoment(_ kinds: [Field.Kind], _ node: Node, _ name: String) throws(ExpressionError) {
    let wanted = kinds[0].rawValue
    try checker.require(.text, node, "\(name) needs a \(wanted)")
    if checker.isMissing(node) { return }
    if case .text(let text) = node.form, kinds.contains(where: { canonicalMoment(text, kind: $0) == text }) { return }
    let found = checker.moment(of: node)
    guard found.map(kinds.contains) != true else { return }
    throw checker.mismatch(
      node.offset, "\(name) needs a \(wanted), and \(checker.description(node)) is a \(found?.rawValue ?? "text")",
      found == nil ? "give the column type: \(wanted) in the dictionary" : "")
  }
}

extension Evaluator {
  /// The first value of each row that is not missing; later ones are evaluated where the earlier are.
  func coalesce<Value>(
    _ arguments: [Node], _ rows: [Int], _ isMissing: (Value) -> Bool,
    _ values: (Node, [Int]) throws(ExpressionError) -> [Value]
  ) throws(ExpressionError) -> [Value] {
    var result = try values(arguments[0], rows)
    for argument in arguments.dropFirst() {
      let open = result.indices.filter { isMissing(result[$0]) }
      guard !open.isEmpty else { break }
      for (position, value) in zip(open, try values(argument, open.map { rows[$0] })) { result[position] = value }
    }
    return result
  }

  /// Numbers that are made of texts: parts of dates, lengths, numbers written out.
  func textNumbers(
    _ function: Node.Function, _ arguments: [Node], _ rows: [Int], at offset: Int
  ) throws(ExpressionError) -> [Double] {
    let first = try texts(arguments[0], rows)
    if function == .days {
      let second = try texts(arguments[1], rows)
      return first.indices.map { i in
        guard let from = date(first[i]), let to = date(second[i]) else { return .nan }
        return Double(to.dayNumber - from.dayNumber)
      }
    }
    var result: [Double] = []
    result.reserveCapacity(rows.count)
    for (i, text) in first.enumerated() {
      guard let text else {
        result.append(.nan)
        continue
      }
      switch function {
      case .length: result.append(Double(text.count))
      case .number:
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text), number.isFinite
        else {
          throw ExpressionError(
            offset: offset, id: "no-finite-result",
            message: "\(quoted(text)) is no number (line \(table.lines[rows[i]]) of the data)",
            hint: "numbers in texts have a decimal point; leave other rows out: if(condition, number(x), missing)")
        }
        result.append(number)
      case .hour, .minute:
        let clock = text.utf8.count > 10 && text.utf8.dropFirst(10).first == 0x54 ? text.dropFirst(11) : text[...]
        result.append(Double(clock.dropFirst(function == .hour ? 0 : 3).prefix(2)) ?? .nan)
      default:
        guard let date = date(text) else {
          result.append(.nan)
          continue
        }
        let part =
          switch function {
          case .year: date.year
          case .month: date.month
          case .day: date.day
          case .weekday: date.weekday
          default: (date.month + 2) / 3
          }
        result.append(Double(part))
      }
    }
    return result
  }

  /// A date, or the day of a datetime.
  private func date(_ text: String?) -> CalendarDate? {
    text.flatMap { CalendarDate(iso8601: String($0.prefix(10))) }
  }

  func textCall(
    _ function: Node.Function, _ arguments: [Node], _ rows: [Int]
  ) throws(ExpressionError) -> [String?] {
    switch function {
    case .text:
      switch try checker.kind(of: arguments[0]) {
      case .number: return try numbers(arguments[0], rows).map { $0.isNaN ? nil : shortest($0) }
      case .boolean: return try truths(arguments[0], rows).map { $0 == .missing ? nil : $0 == .yes ? "true" : "false" }
      default: return try texts(arguments[0], rows)
      }
    case .date: return try texts(arguments[0], rows).map { $0.map { String($0.prefix(10)) } }
    case .time:
      let isDatetime = checker.moment(of: arguments[0]) == .datetime
      return try texts(arguments[0], rows).map { text in
        text.map { isDatetime ? String($0.dropFirst(11).filter { $0 != "Z" }) : $0 }
      }
    case .left, .right:
      let counts = try numbers(arguments[1], rows)
      return zip(try texts(arguments[0], rows), counts).map { text, count in
        guard let text, !count.isNaN else { return nil }
        let length = Int(Swift.max(0, Swift.min(count, 1e9)))
        return String(function == .left ? text.prefix(length) : text.suffix(length))
      }
    default: break
    }
    var columns: [[String?]] = []
    for argument in arguments { columns.append(try texts(argument, rows)) }
    return rows.indices.map { i in
      var parts: [String] = []
      for column in columns {
        guard let text = column[i] else { return nil }
        parts.append(text)
      }
      switch function {
      case .lower: return parts[0].lowercased()
      case .upper: return parts[0].uppercased()
      case .trim:
        let start = parts[0].drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
      case .replace: return parts[1].isEmpty ? parts[0] : parts[0].replacing(parts[1], with: parts[2])
      default: return parts.joined()
      }
    }
  }

  func truthCall(
    _ function: Node.Function, _ arguments: [Node], _ rows: [Int]
  ) throws(ExpressionError) -> [Truth] {
    if function == .between {
      // Kleene's and: a value below the low end is outside, whatever the high end is.
      let low = try compare(.greaterOrEqual, arguments[0], arguments[1], rows)
      let high = try compare(.lessOrEqual, arguments[0], arguments[2], rows)
      return zip(low, high).map { a, b in a == .no || b == .no ? .no : a == .yes && b == .yes ? .yes : .missing }
    }
    return zip(try texts(arguments[0], rows), try texts(arguments[1], rows)).map { text, part in
      guard let text, let part else { return .missing }
      return switch function {
      case .contains: Truth(part.isEmpty || text.contains(part))
      case .startsWith: Truth(text.hasPrefix(part))
      default: Truth(text.hasSuffix(part))
      }
    }
  }
}
