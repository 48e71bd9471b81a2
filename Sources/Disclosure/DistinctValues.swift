/// The different texts of a column with the rows that hold them, so that a value of few levels is examined once.
///
/// A column whose first rows are nearly all different is not compared further: its rows are then entries of their own.
struct DistinctValues {
  struct Entry {
    var row: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var presentCount = 0

  private static let trialRows = 4096
  private static let limit = 1 << 16

  init(_ values: [String?]) {
    var slots = [Int32](repeating: -1, count: 1 << 12)
    var hashes: [UInt64] = []
    var comparesRows = true
    for (row, value) in values.enumerated() {
      guard let value else { continue }
      presentCount += 1
      guard comparesRows else {
        entries.append(Entry(row: row, count: 1))
        continue
      }
      let hash = Self.hash(value)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      var isKnown = false
      while slots[slot] >= 0 {
        let index = Int(slots[slot])
        if hashes[index] == hash, values[entries[index].row] == value {
          entries[index].count += 1
          isKnown = true
          break
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      if isKnown { continue }
      slots[slot] = Int32(entries.count)
      entries.append(Entry(row: row, count: 1))
      hashes.append(hash)
      if entries.count * 2 > slots.count {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
          var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
          while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
          slots[slot] = Int32(index)
        }
      }
      if entries.count >= Self.limit || presentCount == Self.trialRows && entries.count * 8 > presentCount * 7 {
        comparesRows = false
      }
    }
  }

  private static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
      var i = 0
      let raw = UnsafeRawBufferPointer(bytes)
      while i + 8 <= raw.count {
        hash = (hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        i += 8
      }
      while i < raw.count {
        hash = (hash ^ UInt64(raw[i])) &* 0x100_0000_01B3
        i += 1
      }
      return hash ^ hash >> 29
    }
  }
}
