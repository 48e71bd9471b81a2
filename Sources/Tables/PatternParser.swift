/// What a pattern is made of.
indirect enum PatternTree {
  case letter(ScalarSet)
  case sequence([PatternTree])
  case choice(PatternTree, PatternTree)
  /// At least and at most so many times; nil for as many as there are.
  case repeated(PatternTree, Int, Int?)
}

/// Reads the text of a pattern; nil stands for whatever is wrong with it.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// Groups in groups.
  private static let depthLimit = 50

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "^" { scalars.removeFirst() }
    // `\$` at the end is the sign itself, unless its backslash is one that another escapes.
    if scalars.last == "$", scalars.dropLast().reversed().prefix(while: { $0 == "\\" }).count % 2 == 0 {
      scalars.removeLast()
    }
    self.scalars = scalars
  }

  mutating func parse() -> PatternTree? {
    guard let tree = choice(depth: 0), index == scalars.count else { return nil }
    return tree
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice(depth: Int) -> PatternTree? {
    guard depth <= Self.depthLimit, let first = sequence(depth: depth) else { return nil }
    var branches = [first]
    while take("|") {
      guard let branch = sequence(depth: depth) else { return nil }
      branches.append(branch)
    }
    return Self.balanced(branches[...])
  }

  /// A thousand branches make ten levels, not a thousand.
  private static func balanced(_ branches: ArraySlice<PatternTree>) -> PatternTree {
    if branches.count == 1 { return branches[branches.startIndex] }
    let middle = branches.startIndex + branches.count / 2
    return .choice(balanced(branches[..<middle]), balanced(branches[middle...]))
  }

  private mutating func sequence(depth: Int) -> PatternTree? {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = atom(depth: depth), let part = counted(atom) else { return nil }
      parts.append(part)
    }
    return .sequence(parts)
  }

  private mutating func atom(depth: Int) -> PatternTree? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") { return nil }
      guard let group = choice(depth: depth + 1), take(")") else { return nil }
      return group
    case "[": return characterClass().map { .letter($0) }
    case ".": return .letter(ScalarSet(items: [.range("\n"..."\n"), .range("\r"..."\r")], isNegated: true))
    case "\\": return escape().map { .letter(ScalarSet(items: [$0])) }
    case "*", "+", "?", "{", "^", "$": return nil
    default: return .letter(.only(scalar))
    }
  }

  private mutating func counted(_ atom: PatternTree) -> PatternTree? {
    var counts: (Int, Int?)
    if take("?") {
      counts = (0, 1)
    } else if take("*") {
      counts = (0, nil)
    } else if take("+") {
      counts = (1, nil)
    } else if take("{") {
      guard let least = number() else { return nil }
      counts = (least, least)
      if take(",") { counts.1 = next == "}" ? nil : number() ?? -1 }
      guard take("}"), counts.1 ?? least >= least else { return nil }
    } else {
      return atom
    }
    // A lazy count takes the same whole texts.
    _ = take("?")
    return .repeated(atom, counts.0, counts.1)
  }

  private mutating func number() -> Int? {
    let start = index
    while let scalar = next, ("0"..."9").contains(scalar), index - start < 5 { index += 1 }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: scalars[start..<index])
    guard let number = Int(String(digits)), number <= 1000 else { return nil }
    return number
  }

  /// What follows a backslash.
  private mutating func escape() -> ScalarSet.Item? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "d", "D": return .property(.digit, isNegated: scalar == "D")
    case "w", "W": return .property(.word, isNegated: scalar == "W")
    case "s", "S": return .property(.space, isNegated: scalar == "S")
    case "p", "P":
      guard take("{"), let end = scalars[index...].firstIndex(of: "}") else { return nil }
      var name = String.UnicodeScalarView()
      name.append(contentsOf: scalars[index..<end])
      index = end + 1
      guard let property = ScalarSet.Property(rawValue: String(name)), property != .word, property != .space else {
        return nil
      }
      return .property(property, isNegated: scalar == "P")
    case "t": return .range("\t"..."\t")
    case "n": return .range("\n"..."\n")
    case "r": return .range("\r"..."\r")
    case _ where scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar):
      return .range(scalar...scalar)
    default: return nil
    }
  }

  private mutating func characterClass() -> ScalarSet? {
    var set = ScalarSet(items: [])
    set.isNegated = take("^")
    while let scalar = next {
      index += 1
      if scalar == "]" { return set.items.isEmpty ? nil : set }
      if scalar == "[" { return nil }
      let item = scalar == "\\" ? escape() : .range(scalar...scalar)
      guard let item else { return nil }
      if case .range(let low) = item, next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
        index += 1
        var high = scalars[index]
        index += 1
        if high == "\\" {
          guard case .range(let escaped)? = escape() else { return nil }
          high = escaped.lowerBound
        }
        guard low.lowerBound <= high, high != "[" else { return nil }
        set.items.append(.range(low.lowerBound...high))
      } else {
        set.items.append(item)
      }
    }
    return nil
  }
}
