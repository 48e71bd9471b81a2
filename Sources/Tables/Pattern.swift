/// A regular expression that a whole text has or has not the form of, in time that grows with the text and no faster.
///
/// Understood are literals, `.`, classes `[a-z]` and `[^…]`, `\d \w \s` and their opposites, `\p{L}` and the like, groups,
/// `|`, and the counts `? * + {n} {n,} {n,m}`; `^` may begin the pattern and `$` end it, since the whole text is meant
/// anyway. What only backtracking can do, references to a group and looking around, is refused: one careless
/// pattern, `(a+)+b`, would never come to an end. The states are followed side by side instead.
///
/// - SeeAlso: Thompson (1968), *Communications of the ACM* 11, 419–422, doi:10.1145/363347.363387.
struct Pattern: Sendable {
  enum Step: Sendable {
    case letter(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case end
  }

  /// At most so many: `(x{1000}){1000}` asks for a million.
  static let stepLimit = 10_000

  private let steps: [Step]

  /// nil for what is no pattern, is not understood, or is too long.
  init?(_ text: String) {
    var parser = PatternParser(text)
    guard let tree = parser.parse() else { return nil }
    var steps: [Step] = []
    guard Self.append(tree, to: &steps) else { return nil }
    steps.append(.end)
    self.steps = steps
  }

  func matches(_ text: String) -> Bool {
    var seen = [Int](repeating: -1, count: steps.count)
    var current: [Int] = []
    var next: [Int] = []
    var position = 0
    follow(0, position, &seen, &current)
    for scalar in text.unicodeScalars {
      position += 1
      next.removeAll(keepingCapacity: true)
      for place in current {
        if case .letter(let set) = steps[place], set.contains(scalar) { follow(place + 1, position, &seen, &next) }
      }
      if next.isEmpty { return false }
      swap(&current, &next)
    }
    return seen[steps.count - 1] == position
  }

  /// Adds the steps that can be reached from one without reading a letter.
  private func follow(_ start: Int, _ position: Int, _ seen: inout [Int], _ reached: inout [Int]) {
    var waiting = [start]
    while let place = waiting.popLast() {
      guard seen[place] != position else { continue }
      seen[place] = position
      switch steps[place] {
      case .letter, .end: reached.append(place)
      case .jump(let target): waiting.append(target)
      case .split(let one, let other):
        waiting.append(other)
        waiting.append(one)
      }
    }
  }

  /// - Returns: Whether the steps stay below the limit.
  private static func append(_ tree: PatternTree, to steps: inout [Step]) -> Bool {
    guard steps.count < stepLimit else { return false }
    switch tree {
    case .letter(let set): steps.append(.letter(set))
    case .sequence(let parts):
      for part in parts where !append(part, to: &steps) { return false }
    case .choice(let first, let second):
      let split = steps.count
      steps.append(.end)
      guard append(first, to: &steps) else { return false }
      let jump = steps.count
      steps.append(.end)
      steps[split] = .split(split + 1, steps.count)
      guard append(second, to: &steps) else { return false }
      steps[jump] = .jump(steps.count)
    case .repeated(let part, let least, let most):
      for _ in 0..<least {
        let before = steps.count
        guard append(part, to: &steps) else { return false }
        // An empty group repeated is an empty group.
        if steps.count == before { return true }
      }
      guard let most else {
        let split = steps.count
        steps.append(.end)
        guard append(part, to: &steps) else { return false }
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
        return true
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(steps.count)
        steps.append(.end)
        guard append(part, to: &steps) else { return false }
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
    return true
  }
}

/// The letters that one place of a pattern takes.
struct ScalarSet: Sendable {
  enum Item: Sendable {
    case range(ClosedRange<Unicode.Scalar>)
    case property(Property, isNegated: Bool)
  }

  enum Property: String, Sendable {
    case digit = "Nd"
    case letter = "L"
    case upperCase = "Lu"
    case lowerCase = "Ll"
    case number = "N"
    case punctuation = "P"
    case word, space

    func holds(_ scalar: Unicode.Scalar) -> Bool {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .decimalNumber where self == .digit || self == .number || self == .word: return true
      case .letterNumber, .otherNumber: return self == .number
      case .uppercaseLetter where self == .upperCase, .lowercaseLetter where self == .lowerCase: return true
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        return self == .letter || self == .word
      case .nonspacingMark, .spacingMark, .enclosingMark: return self == .word
      case .connectorPunctuation where self == .word: return true
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        return self == .punctuation
      default: return self == .space && properties.isWhitespace
      }
    }
  }

  var items: [Item]
  var isNegated = false

  static func only(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(items: [.range(scalar...scalar)]) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed = items.contains { item in
      switch item {
      case .range(let range): range.contains(scalar)
      case .property(let property, let isOpposite): property.holds(scalar) != isOpposite
      }
    }
    return isListed != isNegated
  }
}
