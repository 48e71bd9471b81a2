/// The first twelve letters of a word of ASCII in small letters, as one number: compared and looked up without memory.
struct ShortWord: Hashable {
  private var packed: UInt128 = 0
  private(set) var count = 0
  private(set) var isCapital = false

  /// The word of ASCII letters that starts at a place.
  ///
  /// - Returns: Nil when a letter beyond ASCII or a hyphen with a letter touches it, or when it is longer: the slow way
  ///   must read it.
  init?(_ bytes: Bytes, at start: Int) {
    var i = start
    while i < bytes.count, bytes[i].isLetter {
      guard count < 12 else { return nil }
      packed = packed << 8 | UInt128(bytes[i] | 0x20)
      count += 1
      i += 1
    }
    if i < bytes.count, bytes[i] >= 0xC3 || bytes[i] == 0x2D { return nil }
    isCapital = start < bytes.count && bytes[start].isCapital
  }

  init(_ word: some StringProtocol) {
    for byte in word.utf8 {
      packed = packed << 8 | UInt128(byte)
      count += 1
    }
  }

  func isAmong(_ words: Set<ShortWord>) -> Bool { words.contains(self) }

  static func == (left: ShortWord, right: ShortWord) -> Bool { left.packed == right.packed }

  func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}
