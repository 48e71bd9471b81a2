/// How a short text reads as the name of a person.
enum PersonName: Equatable {
  case none
  /// ‘Jeanne’, ‘Jean-Pierre’: every part is a given name; ambiguous when it is also another word.
  case given(isAmbiguous: Bool)
  /// ‘Durand’.
  case family(isAmbiguous: Bool)
  /// ‘Durand’ or ‘Martin’ as either.
  case either(isAmbiguous: Bool)
  /// ‘Jeanne Durand’, ‘DURAND Jeanne’, ‘Durand, Jeanne’; known when both parts are in the lists.
  case full(isKnown: Bool)

  /// - Parameter scratch: Kept by the caller so that a column costs one allocation.
  static func read(_ bytes: Bytes, scratch: inout [UInt8]) -> PersonName {
    guard bytes.count >= 2, bytes.count <= 60 else { return .none }
    var spaces = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x40, 0x2F, 0x3A, 0x28, 0x26: return .none
      case 0x20: spaces += 1
      default: break
      }
    }
    guard spaces <= 6 else { return .none }
    fold(bytes, into: &scratch)
    var words: [ArraySlice<UInt8>] = []
    var start: Int?
    for (i, byte) in scratch.enumerated() {
      if byte.isLetter || byte == 0x2D || byte == 0x3F || byte == 0x27 {
        if start == nil { start = i }
      } else {
        guard byte == 0x20 || byte == 0x2C || byte == 0x2E else { return .none }
        if let begin = start { words.append(scratch[begin..<i]) }
        start = nil
      }
    }
    if let begin = start { words.append(scratch[begin...]) }
    guard let first = words.first, words.count <= 5 else { return .none }

    if words.count == 1 {
      let given = givenAnswer(first)
      let family = familyAnswer(first)
      switch (given, family) {
      case (.no, .no): return .none
      case (_, .no): return .given(isAmbiguous: given == .ambiguous)
      case (.no, _): return .family(isAmbiguous: family == .ambiguous)
      default: return .either(isAmbiguous: given == .ambiguous || family == .ambiguous)
      }
    }
    // Every reading below wants a given name first or last, or two words that make one family name.
    if givenAnswer(first) != .name, givenAnswer(words[words.count - 1]) != .name {
      guard words.count == 2 else { return .none }
      let joined = familyAnswer(of: words)
      return joined == .no ? .none : .family(isAmbiguous: joined == .ambiguous)
    }
    // A compound written with spaces: ‘Jean Pierre’ is a given name when nothing else can be the family name.
    let givens = words.map(givenAnswer)
    let families = words.map(familyAnswer)
    if givens.allSatisfy({ $0 == .name }), families.allSatisfy({ $0 == .no }) { return .given(isAmbiguous: false) }
    let ends = [(0, words.count - 1), (words.count - 1, 0)]
    let joined = familyAnswer(of: words)
    if words.count == 2, joined != .no { return .family(isAmbiguous: joined == .ambiguous) }
    for (given, family) in ends where givens[given] == .name {
      let others = given == 0 ? Array(words[1...]) : Array(words[..<given])
      let isKnown = families[family] != .no || familyAnswer(of: others) != .no
      if isKnown { return .full(isKnown: true) }
    }
    for (given, _) in ends where givens[given] == .name && words.count <= 3 {
      let others = given == 0 ? words[1...] : words[..<given]
      if others.allSatisfy({ $0.count >= 2 }), !others.contains(where: { isCommon($0) }) {
        return .full(isKnown: false)
      }
    }
    return .none
  }

  /// Whether a text is a known name with a date or with words of birth after it: true with a whole date, nil without a name.
  static func isNameAndMore(_ bytes: Bytes, scratch: inout [UInt8]) -> Bool? {
    fold(bytes, into: &scratch)
    let end = scratch.firstIndex { $0.isDigit || $0 == 0x28 } ?? scratch.count
    let rest = scratch[end...]
    var words = scratch[..<end].split { !($0.isLetter || $0 == 0x2D || $0 == 0x27) }
    let count = words.count
    while let last = words.last, birthWords.contains(String(decoding: last, as: UTF8.self)) { words.removeLast() }
    guard words.count >= 2, words.count < count || end < scratch.count else { return nil }
    let name = Array(words.joined(separator: [0x20]))
    var other: [UInt8] = []
    guard name.withUnsafeBufferPointer({ read($0, scratch: &other) }) == .full(isKnown: true) else { return nil }
    let digits = rest.count(where: \.isDigit)
    let parts = rest.split { !$0.isDigit }.count
    let hasDate = digits >= 6 && digits <= 8 && parts == 3 || digits >= 5 && parts == 2 && rest.contains { $0.isLetter }
    return hasDate || words.count < count ? hasDate : nil
  }

  private static let birthWords: Set<String> = ["ne", "nee", "e", "le", "ddn", "dob", "born", "on"]

  private static func isCommon(_ word: ArraySlice<UInt8>) -> Bool {
    commonWords.contains(String(decoding: word, as: UTF8.self))
  }

  /// Words that a given name stands beside in names of places and things.
  private static let commonWords: Set<String> = [
    "de", "du", "des", "la", "le", "les", "et", "en", "sur", "sous", "aux", "au", "a", "d", "l", "saint", "sainte",
    "st",
    "ste", "rue", "avenue", "place", "ecole", "college", "lycee", "centre", "maison", "nord", "sud", "est", "ouest",
    "ville", "the", "of", "and", "with", "bleu", "rouge", "vert", "noir", "blanc", "grand", "grande", "petit", "petite",
  ]

  /// A given name, or a compound of given names by hyphens.
  private static func givenAnswer(_ word: ArraySlice<UInt8>) -> NameList.Answer {
    let whole = givenNames.answer(word)
    guard whole == .no, word.contains(0x2D) else { return whole }
    var answers = word.split(separator: 0x2D).map { givenNames.answer($0) }
    guard answers.count >= 2, !answers.contains(.no) else { return .no }
    answers.removeAll { $0 == .ambiguous }
    // Two names that are also words are still a compound: ‘Marie-Rose’; two towns are not.
    return answers.isEmpty ? .ambiguous : .name
  }

  /// A family name, or two by a hyphen, or with a particle by an apostrophe.
  private static func familyAnswer(_ word: ArraySlice<UInt8>) -> NameList.Answer {
    let whole = familyNames.answer(word)
    guard whole == .no else { return whole }
    guard word.contains(0x2D) else { return .no }
    let answers = word.split(separator: 0x2D).map { familyNames.answer($0) }
    guard answers.count == 2, !answers.contains(.no) else { return .no }
    return answers.contains(.name) ? .name : .ambiguous
  }

  /// ‘Le Goff’, ‘de Oliveira’: the words joined as the list has them.
  private static func familyAnswer(of words: [ArraySlice<UInt8>]) -> NameList.Answer {
    guard words.count >= 2 else { return words.first.map(familyAnswer) ?? .no }
    return familyNames.answer(words.joined(separator: [0x2D]))
  }
}
