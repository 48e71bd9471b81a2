import CPlatform

/// Finds delimiters, line ends and quotes in a text, 64 bytes at a time with the processor's vector instructions.
///
/// Each search begins at or after the one before it. Offsets count from the start of the text; what is not found is at
/// the text's end.
struct StructureFinder {
  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  private var block = 0
  private var masks = TankMasks()

  /// - Parameter text: Not empty.
  init?(_ text: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    guard let base = text.baseAddress, !text.isEmpty else { return nil }
    self.base = base
    count = text.count
    self.delimiter = delimiter
    load(0)
  }

  @inline(__always)
  private mutating func load(_ start: Int) {
    block = start
    masks =
      start &+ 64 <= count
      ? tank_masks(base + start, delimiter) : tank_masks_tail(base + start, count &- start, delimiter)
  }

  /// The first delimiter, LF or CR at `i` or after it.
  @inline(__always)
  mutating func nextSeparator(from i: Int) -> Int {
    guard i < count else { return count }
    if i &- block >= 64 { load(i & ~63) }
    var mask = masks.separators & (~0 &<< UInt64(truncatingIfNeeded: i))
    while mask == 0 {
      guard block &+ 64 < count else { return count }
      load(block &+ 64)
      mask = masks.separators
    }
    return block &+ mask.trailingZeroBitCount
  }

  /// The first quote at `i` or after it.
  @inline(__always)
  mutating func nextQuote(from i: Int) -> Int {
    guard i < count else { return count }
    if i &- block >= 64 { load(i & ~63) }
    var mask = masks.quotes & (~0 &<< UInt64(truncatingIfNeeded: i))
    while mask == 0 {
      guard block &+ 64 < count else { return count }
      load(block &+ 64)
      mask = masks.quotes
    }
    return block &+ mask.trailingZeroBitCount
  }

  /// The first quote, LF or CR at `i` or after it.
  @inline(__always)
  mutating func nextQuoteOrLineEnd(from i: Int) -> Int {
    guard i < count else { return count }
    if i &- block >= 64 { load(i & ~63) }
    var mask = (masks.quotes | masks.lineEnds) & (~0 &<< UInt64(truncatingIfNeeded: i))
    while mask == 0 {
      guard block &+ 64 < count else { return count }
      load(block &+ 64)
      mask = masks.quotes | masks.lineEnds
    }
    return block &+ mask.trailingZeroBitCount
  }
}
