/// Makes a tree of tokens, by recursive descent: `or`, `and`, `not`, comparison, sum, product, sign, power, value.
struct ExpressionParser {
  let tokens: [Token]
  var index = 0
  private var depth = 0
  private var nodeCount = 0
  private(set) var columnNames: [String] = []

  init(tokens: [Token]) {
    self.tokens = tokens
  }

  mutating func parseWhole() throws(ExpressionError) -> Node {
    guard current != .end else {
      throw ExpressionError(offset: 0, id: "syntax", message: "the expression is empty")
    }
    let node = try parseOr()
    guard current == .end else { throw unexpected() }
    return node
  }

  var current: Token.Kind { tokens[index].kind }
  var offset: Int { tokens[index].offset }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard current == kind else { return false }
    index += 1
    return true
  }

  mutating func expect(_ symbol: String, _ what: String) throws(ExpressionError) {
    guard take(.symbol(symbol)) else { throw unexpected("‘\(symbol)’ \(what)") }
  }

  func unexpected(_ wanted: String = "") -> ExpressionError {
    let found =
      switch current {
      case .number(let number): "the number \(shortest(number))"
      case .text(let text): "the text ‘\(text)’"
      case .word(let word), .name(let word): "‘\(word)’"
      case .symbol(let symbol): "‘\(symbol)’"
      case .end: "the end"
      }
    let hint =
      current == .symbol(",") && index > 0 && isNumber(tokens[index - 1])
      ? "decimals are written with a point: 0.5" : ""
    return ExpressionError(
      offset: offset, id: "syntax",
      message: wanted.isEmpty ? "\(found) does not belong here" : "\(wanted) is expected, and \(found) stands here",
      hint: hint)
  }

  private func isNumber(_ token: Token) -> Bool {
    if case .number = token.kind { true } else { false }
  }

  mutating func node(_ offset: Int, _ form: Node.Form) throws(ExpressionError) -> Node {
    nodeCount += 1
    guard nodeCount <= 1000 else {
      throw ExpressionError(offset: offset, id: "syntax", message: "the expression has more than 1000 parts")
    }
    return Node(offset: offset, form: form)
  }

  mutating func parseOr() throws(ExpressionError) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else {
      throw ExpressionError(offset: offset, id: "syntax", message: "the expression is nested more than 100 levels deep")
    }
    var left = try parseAnd()
    while true {
      let at = offset
      guard take(.word("or")) else { return left }
      left = try node(at, .or(left, try parseAnd()))
    }
  }

  private mutating func parseAnd() throws(ExpressionError) -> Node {
    var left = try parseNot()
    while true {
      let at = offset
      guard take(.word("and")) else { return left }
      left = try node(at, .and(left, try parseNot()))
    }
  }

  private mutating func parseNot() throws(ExpressionError) -> Node {
    let at = offset
    var count = 0
    while take(.word("not")) { count += 1 }
    let inner = try parseComparison()
    return count == 0 ? inner : try node(at, count.isMultiple(of: 2) ? .not(try node(at, .not(inner))) : .not(inner))
  }

  private mutating func parseComparison() throws(ExpressionError) -> Node {
    let left = try parseSum()
    let at = offset
    if case .symbol(let symbol) = current, let comparison = Node.Comparison(rawValue: symbol) {
      index += 1
      let right = try parseSum()
      if case .symbol(let next) = current, Node.Comparison(rawValue: next) != nil {
        throw ExpressionError(
          offset: offset, id: "syntax", message: "a second comparison follows the first",
          hint: "join two comparisons with and: 1 < x and x < 3")
      }
      return try node(at, .comparison(comparison, left, right))
    }
    if take(.word("is")) {
      let isNegated = take(.word("not"))
      guard take(.word("missing")) else { throw unexpected("‘missing’ after is") }
      let test = try node(at, .isMissing(left))
      return isNegated ? try node(at, .not(test)) : test
    }
    let isNegated = current == .word("not") && tokens[index + 1].kind == .word("in")
    if isNegated { index += 1 }
    if take(.word("in")) {
      let test = try node(at, .isOneOf(left, try parseList("after in")))
      return isNegated ? try node(at, .not(test)) : test
    }
    return left
  }

  private mutating func parseSum() throws(ExpressionError) -> Node {
    var left = try parseProduct()
    while case .symbol(let symbol) = current, symbol == "+" || symbol == "-",
      let operation = Node.Arithmetic(rawValue: symbol)
    {
      let at = offset
      index += 1
      left = try node(at, .arithmetic(operation, left, try parseProduct()))
    }
    return left
  }

  private mutating func parseProduct() throws(ExpressionError) -> Node {
    var left = try parseSign()
    while case .symbol(let symbol) = current, symbol == "*" || symbol == "/",
      let operation = Node.Arithmetic(rawValue: symbol)
    {
      let at = offset
      index += 1
      left = try node(at, .arithmetic(operation, left, try parseSign()))
    }
    return left
  }

  private mutating func parseSign() throws(ExpressionError) -> Node {
    let at = offset
    var isNegative = false
    var hasSign = false
    while case .symbol(let symbol) = current, symbol == "-" || symbol == "+" {
      if symbol == "-" { isNegative.toggle() }
      hasSign = true
      index += 1
    }
    let value = try parsePower()
    guard hasSign else { return value }
    // A plus keeps the value and asks for a number all the same.
    let negative = try node(at, .negative(value))
    return isNegative ? negative : try node(at, .negative(negative))
  }

  private mutating func parsePower() throws(ExpressionError) -> Node {
    let base = try parseValue()
    let at = offset
    guard take(.symbol("^")) else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else {
      throw ExpressionError(offset: at, id: "syntax", message: "the expression is nested more than 100 levels deep")
    }
    return try node(at, .arithmetic(.power, base, try parseSign()))
  }

  private mutating func parseValue() throws(ExpressionError) -> Node {
    let at = offset
    switch current {
    case .number(let number):
      index += 1
      return try node(at, .number(number))
    case .text(let text):
      index += 1
      return try node(at, .text(text))
    case .name(let name):
      index += 1
      return try columnNode(name, at)
    case .symbol("("):
      index += 1
      let inner = try parseOr()
      try expect(")", "at the end of the parenthesis")
      return inner
    case .word(let word):
      return try parseWord(word, at)
    default:
      throw unexpected("a value")
    }
  }

  private mutating func parseWord(_ word: String, _ at: Int) throws(ExpressionError) -> Node {
    switch word {
    case "true", "false":
      index += 1
      return try node(at, .boolean(word == "true"))
    case "missing":
      index += 1
      return try node(at, .missing)
    case "and", "or", "in", "is", "not":
      throw unexpected("a value")
    default: break
    }
    index += 1
    guard take(.symbol("(")) else { return try columnNode(word, at) }
    return try parseCall(word, at)
  }

  private mutating func columnNode(_ name: String, _ at: Int) throws(ExpressionError) -> Node {
    if !columnNames.contains(name) { columnNames.append(name) }
    return try node(at, .column(name))
  }
}
