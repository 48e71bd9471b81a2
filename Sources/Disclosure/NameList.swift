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

  /// An open hash table of names by ``hash(_:)``, its size a power of two, at most half full; 0 is a free place. With ten
  /// thousand names, two of them meet with a chance of 10⁻¹¹.
  private let hashes: [UInt64]
  private let areAmbiguous: [Bool]

  init(_ list: String, alsoWords: String) {
    var entries: [(hash: UInt64, isAmbiguous: Bool)] = []
    for (isAmbiguous, text) in [(true, folded(alsoWords)), (false, folded(list))] {
      for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        entries.append((Self.hash(word), isAmbiguous))
      }
    }
    var size = 64
    while size < 2 * entries.count { size *= 2 }
    var hashes = [UInt64](repeating: 0, count: size)
    var areAmbiguous = [Bool](repeating: false, count: size)
    // The first entry of a name stays: that it is also a word.
    for entry in entries {
      var slot = Int(truncatingIfNeeded: entry.hash) & (size - 1)
      while hashes[slot] != 0, hashes[slot] != entry.hash { slot = (slot + 1) & (size - 1) }
      guard hashes[slot] == 0 else { continue }
      hashes[slot] = entry.hash
      areAmbiguous[slot] = entry.isAmbiguous
    }
    self.hashes = hashes
    self.areAmbiguous = areAmbiguous
  }

  func answer(_ word: some Sequence<UInt8>) -> Answer {
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return areAmbiguous[slot] ? .ambiguous : .name }
      slot = (slot + 1) & (hashes.count - 1)
    }
    return .no
  }

  /// FNV-1a of 64 bits, its bits mixed, never 0.
  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    let hash = word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 32) | 1 << 63
  }
}
