/// A set of folded names, looked up by the bytes of a word.
///
/// A name that is also another word (a month, a trade, a town, a flower) is kept apart: it can be a name beside others,
/// and proves nothing alone.
struct NameList: Sendable {
  enum Answer: Equatable {
    case no
    /// A name and also another word.
    case ambiguous
    case name
  }

  /// By ``hash(_:)``: with two thousand names, two of them meet with a chance of 10⁻¹³.
  private let names: [UInt64: Bool]

  init(_ list: String, alsoWords: String) {
    var names: [UInt64: Bool] = [:]
    for (isAmbiguous, text) in [(false, folded(list)), (true, folded(alsoWords))] {
      for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) { names[Self.hash(word)] = isAmbiguous }
    }
    self.names = names
  }

  func answer(_ word: some Sequence<UInt8>) -> Answer {
    switch names[Self.hash(word)] {
    case nil: .no
    case true?: .ambiguous
    case false?: .name
    }
  }

  /// FNV-1a of 64 bits.
  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
