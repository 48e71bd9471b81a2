import CPlatform

/// Finds delimiters, line ends and quotes in a text, 64 bytes at a time with the processor's vector instructions.
///
/// Each search begins at or after what the one before it found. Offsets count from the start of the text; what is not found is at
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

/// Delimiters with line ends, line ends, and quotes among 64 bytes: bit i is byte i.
struct StructureMasks: Equatable {
  var separators: UInt64
  var lineEnds: UInt64
  var quotes: UInt64

  /// By the processor's vector instructions, or by the form for any processor, which must give the same.
  init(_ bytes: [UInt8], delimiter: UInt8, isPortable: Bool = false) {
    precondition(bytes.count == 64)
    let masks = isPortable ? tank_masks_portable(bytes, delimiter) : tank_masks(bytes, delimiter)
    (separators, lineEnds, quotes) = (masks.separators, masks.lineEnds, masks.quotes)
  }
}
