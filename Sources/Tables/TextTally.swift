/// Different texts with their counts, in the order of their first occurrence.
struct TextTally: Sendable {
  struct Entry: Sendable {
    var hash: UInt64
    var start: Int
    var length: Int
    var count: Int
  }

  private(set) var entries: [Entry] = []
  /// The texts one after another, with 8 bytes after the last that can be read.
  private var texts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
  /// The number of an entry plus 1, or 0, at the place of its hash or after it.
  private var slots = [UInt32](repeating: 0, count: 256)

  /// At least 8 bytes after the text can be read.
  @inline(__always)
  mutating func add(_ text: UnsafePointer<UInt8>, _ length: Int, hash: UInt64, times: Int = 1) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = Int(slots[slot])
      if number == 0 {
        insert(text, length, hash, times, slot)
        return
      }
      let entry = entries[number &- 1]
      if entry.hash == hash, entry.length == length, isText(entry, text) {
        entries[number &- 1].count = entry.count &+ times
        return
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func isText(_ entry: Entry, _ text: UnsafePointer<UInt8>) -> Bool {
    texts.withUnsafeBufferPointer { texts in
      guard let base = texts.baseAddress else { return false }
      return areEqual(base + entry.start, text, entry.length)
    }
  }

  @inline(never)
  private mutating func insert(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ hash: UInt64, _ times: Int, _ slot: Int
  ) {
    let start = texts.count - 8
    texts.removeLast(8)
    texts.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    texts.append(contentsOf: repeatElement(0, count: 8))
    entries.append(Entry(hash: hash, start: start, length: length, count: times))
    slots[slot] = UInt32(entries.count)
    guard entries.count * 2 > slots.count else { return }
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// The number of the entry with this text, or nil.
  @inline(__always)
  func index(_ text: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) &- 1
      let entry = entries[number]
      if entry.hash == hash, entry.length == length, isText(entry, text) { return number }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  mutating func addToCount(of number: Int, _ times: Int) { entries[number].count += times }

  func withText<Result>(_ entry: Entry, _ body: (UnsafePointer<UInt8>) -> Result?) -> Result? {
    texts.withUnsafeBufferPointer { texts in texts.baseAddress.flatMap { body($0 + entry.start) } }
  }

  func text(_ entry: Entry) -> String {
    String(decoding: texts[entry.start..<(entry.start + entry.length)], as: UTF8.self)
  }

  /// The most frequent first, then in the order of their bytes.
  func mostFrequent(_ limit: Int) -> [Entry] {
    guard limit > 0, !entries.isEmpty else { return [] }
    // Only entries as frequent as the last one wanted need an order.
    let least = entries.map(\.count).sorted(by: >)[min(limit, entries.count) - 1]
    let frequent = entries.filter { $0.count >= least }.map {
      (entry: $0, text: texts[$0.start..<($0.start + $0.length)])
    }
    return frequent.sorted { left, right in
      left.entry.count != right.entry.count
        ? left.entry.count > right.entry.count : left.text.lexicographicallyPrecedes(right.text)
    }.prefix(limit).map(\.entry)
  }

  /// The first and the last text in the order of their bytes.
  var extremes: (least: [UInt8]?, greatest: [UInt8]?) {
    var least: ArraySlice<UInt8>?
    var greatest: ArraySlice<UInt8>?
    for entry in entries {
      let text = texts[entry.start..<(entry.start + entry.length)]
      if least.map({ text.lexicographicallyPrecedes($0) }) ?? true { least = text }
      if greatest.map({ $0.lexicographicallyPrecedes(text) }) ?? true { greatest = text }
    }
    return (least.map(Array.init), greatest.map(Array.init))
  }
}
