/// The values of functions: in order, by name, or as lists.
extension ExpressionParser {
  /// A value between the parentheses of a function.
  private struct Argument {
    var name: String?
    var offset: Int
    /// Nil for a list.
    var node: Node?
    var list: [Node] = []
  }

  /// What follows the name of a function and its opening parenthesis.
  mutating func parseCall(_ word: String, _ at: Int) throws(ExpressionError) -> Node {
    var arguments: [Argument] = []
    if current != .symbol(")") {
      repeat { arguments.append(try parseArgument()) } while take(.symbol(","))
    }
    try expect(")", "after the values of \(word)")
    switch word {
    case "if":
      let nodes = try arrange(arguments, of: word, nil)
      guard nodes.count == 3 else {
        throw ExpressionError(
          offset: at, id: "syntax", message: "if takes three values and has \(nodes.count)",
          hint: "write if(condition, value when true, value when false)")
      }
      return try node(at, .conditional(nodes[0], nodes[1], nodes[2]))
    case "cut": return try cut(arguments, at)
    case "lag", "lead": return try shift(word, arguments, at)
    default: break
    }
    guard let function = Node.Function(rawValue: word) else {
      let names = ["if", "cut", "lag", "lead"] + Node.Function.allCases.map(\.rawValue)
      throw ExpressionError(
        offset: at, id: "unknown-function", message: "there is no function ‘\(word)’",
        hint: "the functions are: \(names.joined(separator: ", "))", name: word, candidates: names)
    }
    let nodes = try arrange(arguments, of: word, function.parameters)
    try check(function, nodes.count, at)
    if let kind = function.literalKind, case .text(let text) = nodes[0].form {
      return try moment(text, kind, at: nodes[0].offset)
    }
    return try node(at, .call(function, nodes))
  }

  private mutating func parseArgument() throws(ExpressionError) -> Argument {
    let at = offset
    var name: String?
    if case .word(let word) = current, tokens[index + 1].kind == .symbol(":") {
      name = word
      index += 2
    }
    if current == .symbol("[") {
      return Argument(name: name, offset: at, node: nil, list: try parseList("at the start of the list"))
    }
    return Argument(name: name, offset: at, node: try parseOr())
  }

  /// Numbers, texts and moments in brackets: `["a", "b"]`.
  mutating func parseList(_ place: String) throws(ExpressionError) -> [Node] {
    try expect("[", place)
    var values: [Node] = []
    repeat {
      let at = offset
      let isNegative = take(.symbol("-"))
      switch current {
      case .number(let number): values.append(try node(at, .number(isNegative ? -number : number)))
      case .text(let text) where !isNegative: values.append(try node(at, .text(text)))
      case .word(let word) where !isNegative && tokens[index + 1].kind == .symbol("("):
        guard let kind = Node.Function(rawValue: word)?.literalKind, case .text(let text) = tokens[index + 2].kind
        else {
          throw unexpected("a number, a text or a date")
        }
        values.append(try moment(text, kind, at: tokens[index + 2].offset))
        index += 3
        guard current == .symbol(")") else { throw unexpected("‘)’ after the \(kind)") }
      default: throw unexpected("a number or a text")
      }
      index += 1
    } while take(.symbol(","))
    try expect("]", "at the end of the list")
    return values
  }

  private mutating func moment(_ text: String, _ kind: Field.Kind, at: Int) throws(ExpressionError) -> Node {
    guard let canonical = canonicalMoment(text, kind: kind) else {
      let what = kind == .date ? "date of the calendar" : kind == .time ? "time of the day" : "date with a time"
      throw ExpressionError(
        offset: at, id: "syntax", message: "\(quoted(text)) is no \(what)",
        hint: "write \(kind)(\"\(kind.example)\")")
    }
    return try node(at, .moment(canonical, kind))
  }

  /// The values in the order of the function, whether they came by place or by name.
  private func arrange(
    _ arguments: [Argument], of word: String, _ parameters: [String]?
  ) throws(ExpressionError) -> [Node] {
    var nodes: [Node] = []
    var named: [String: Node] = [:]
    for argument in arguments {
      guard let value = argument.node else {
        throw ExpressionError(
          offset: argument.offset, id: "syntax", message: "\(word) takes no list here",
          hint: "lists stand after in, and in cut")
      }
      guard let name = argument.name else {
        guard named.isEmpty else { throw unnamed(argument.offset, word) }
        nodes.append(value)
        continue
      }
      guard let parameters, let place = parameters.firstIndex(of: name) else {
        throw unknownName(name, argument.offset, word, parameters ?? [])
      }
      guard place >= nodes.count, named[name] == nil else { throw repeated(name, argument.offset, word) }
      named[name] = value
    }
    guard let parameters else { return nodes }
    for name in parameters.dropFirst(nodes.count) {
      guard let value = named.removeValue(forKey: name) else { break }
      nodes.append(value)
    }
    if let other = parameters.first(where: { named[$0] != nil }) {
      throw ExpressionError(
        offset: arguments[0].offset, id: "syntax",
        message: "\(word) has the value ‘\(other)’ without ‘\(parameters[nodes.count])’ before it",
        hint: "its values are: \(parameters.joined(separator: ", "))")
    }
    return nodes
  }

  private func unnamed(_ offset: Int, _ word: String) -> ExpressionError {
    ExpressionError(
      offset: offset, id: "syntax", message: "in \(word) a value without a name follows one with a name",
      hint: "put it first, or give it its name")
  }

  private func repeated(_ name: String, _ offset: Int, _ word: String) -> ExpressionError {
    ExpressionError(
      offset: offset, id: "syntax", message: "\(word) has the value ‘\(name)’ twice", hint: "keep one of the two")
  }

  private func unknownName(_ name: String, _ offset: Int, _ word: String, _ names: [String]) -> ExpressionError {
    ExpressionError(
      offset: offset, id: "syntax", message: "\(word) has no value named ‘\(name)’",
      hint: names.isEmpty
        ? "write its values one after the other, without names" : "its values are: \(names.joined(separator: ", "))")
  }

  private mutating func cut(_ arguments: [Argument], _ at: Int) throws(ExpressionError) -> Node {
    let example = "write cut(age, [18, 25], [\"child\", \"young\", \"adult\"])"
    let names = ["x", "breaks", "labels"]
    var found: [String: Argument] = [:]
    for (place, argument) in arguments.enumerated() {
      if argument.name == nil, found.values.contains(where: { $0.name != nil }) {
        throw unnamed(argument.offset, "cut")
      }
      guard let name = argument.name ?? (place < 3 ? names[place] : nil) else { break }
      guard names.contains(name) else { throw unknownName(name, argument.offset, "cut", names) }
      guard found[name] == nil else { throw repeated(name, argument.offset, "cut") }
      found[name] = argument
    }
    guard arguments.count <= 3, let x = found["x"]?.node, let breaks = found["breaks"], breaks.node == nil,
      found["labels"]?.node == nil
    else {
      throw ExpressionError(
        offset: at, id: "syntax", message: "cut takes a number, a list of breaks and, if need be, a list of labels",
        hint: example)
    }
    var numbers: [Double] = []
    for item in breaks.list {
      guard case .number(let number) = item.form else {
        throw ExpressionError(
          offset: item.offset, id: "syntax", message: "the breaks of cut are numbers", hint: example)
      }
      if let last = numbers.last, last >= number {
        throw ExpressionError(
          offset: item.offset, id: "syntax",
          message: "the breaks of cut rise, and \(shortest(number)) follows \(shortest(last))")
      }
      numbers.append(number)
    }
    var labels: [String] = []
    for item in found["labels"]?.list ?? [] {
      guard case .text(let text) = item.form, !text.isEmpty else {
        throw ExpressionError(offset: item.offset, id: "syntax", message: "the labels of cut are texts", hint: example)
      }
      guard !labels.contains(text) else {
        throw ExpressionError(
          offset: item.offset, id: "syntax", message: "two bands of cut have the label \(quoted(text))")
      }
      labels.append(text)
    }
    if let list = found["labels"], labels.count != numbers.count + 1 {
      let bands =
        ["below \(shortest(numbers[0]))"]
        + zip(numbers, numbers.dropFirst()).map { "from \(shortest($0)) to below \(shortest($1))" }
        + ["from \(shortest(numbers[numbers.count - 1]))"]
      throw ExpressionError(
        offset: list.offset, id: "syntax",
        message:
          "\(numbers.count) \(numbers.count == 1 ? "break makes" : "breaks make") \(bands.count) bands, and cut has "
          + "\(labels.count) \(labels.count == 1 ? "label" : "labels")",
        hint: "the bands are: \(bands.joined(separator: ", "))")
    }
    return try node(at, .cut(x, breaks: numbers, labels: labels))
  }

  private mutating func shift(_ word: String, _ arguments: [Argument], _ at: Int) throws(ExpressionError) -> Node {
    let names = ["x", "by", "order"]
    let example = "write \(word)(revenu, by: menage, order: annee)"
    var found: [String: Node] = [:]
    for (place, argument) in arguments.enumerated() {
      guard let value = argument.node else { break }
      let name = argument.name ?? (place == 0 ? "x" : "")
      if name.isEmpty {
        throw ExpressionError(
          offset: argument.offset, id: "syntax", message: "\(word) takes its unit and its order by name", hint: example)
      }
      guard names.contains(name) else { throw unknownName(name, argument.offset, word, names) }
      guard found[name] == nil else { throw repeated(name, argument.offset, word) }
      found[name] = value
    }
    guard let x = found["x"], let order = found["order"] else {
      throw ExpressionError(
        offset: at, id: "syntax", message: "\(word) takes \(found["x"] == nil ? "a value" : "an order, by name")",
        hint: example)
    }
    return try node(at, .shift(Node.Shift(isLead: word == "lead", value: x, unit: found["by"], order: order)))
  }

  private func check(_ function: Node.Function, _ count: Int, _ at: Int) throws(ExpressionError) {
    let (isRight, wanted, hint) =
      switch function {
      case .min, .max:
        (count >= 2, "two values or more", "\(function) compares the values of one row, not a whole column")
      case .coalesce, .concat: (count >= 2, "two values or more", "write \(function.rawValue)(a, b)")
      case .days: (count == 2, "two dates", "write days(from, to)")
      case .left, .right: (count == 2, "two values", "write \(function.rawValue)(text, 3)")
      case .contains, .startsWith, .endsWith:
        (count == 2, "two values", "write \(function.rawValue)(text, \"part\")")
      case .replace: (count == 3, "three values", "write replace(text, \"old\", \"new\")")
      case .between: (count == 3, "three values", "write between(x, low, high)")
      case .round: (count == 1 || count == 2, "one value, or two", "write round(x) or round(x, 2)")
      default: (count == 1, "one value", "")
      }
    if !isRight {
      throw ExpressionError(
        offset: at, id: "syntax", message: "\(function.rawValue) takes \(wanted) and has \(count)", hint: hint)
    }
  }
}

extension Node.Function {
  /// The names of the values in their order; nil for functions of as many as one likes.
  var parameters: [String]? {
    switch self {
    case .min, .max, .coalesce, .concat: nil
    case .round: ["x", "decimals"]
    case .days: ["from", "to"]
    case .left, .right: ["x", "count"]
    case .contains, .startsWith, .endsWith: ["x", "part"]
    case .replace: ["x", "old", "new"]
    case .between: ["x", "low", "high"]
    default: ["x"]
    }
  }

  /// The kind of moment that the function reads from a text in quotes.
  var literalKind: Field.Kind? {
    switch self {
    case .date: .date
    case .time: .time
    case .datetime: .datetime
    default: nil
    }
  }
}

extension Field.Kind {
  /// How a date, a time or a datetime is written.
  var example: String {
    switch self {
    case .time: "06:30:00"
    case .datetime: "2026-01-31T06:30:00"
    default: "2026-01-31"
    }
  }
}
