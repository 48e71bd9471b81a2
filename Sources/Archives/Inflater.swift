/// Decodes a deflate stream piece by piece.
struct Inflater: Sendable {
  private enum Block: Sendable {
    case none
    case stored(left: Int)
    case coded(literals: CodeTable, distances: CodeTable)
  }

  private var block = Block.none
  private var isLastBlock = false
  /// The text so far: the last 32 KB that distances reach, and what was not given yet.
  private var window: [UInt8] = []
  private static let reach = 32_768
  /// How much of the text is made at a time.
  private static let step = 1 << 18

  /// Adds a piece of the text to `text`; returns true when the stream has ended.
  mutating func inflate(
    _ input: inout BitInput, into text: inout [UInt8], _ source: () -> [UInt8]
  ) throws(ArchiveError) -> Bool {
    if window.count > Self.reach { window.removeFirst(window.count - Self.reach) }
    let start = window.count
    let limit = start + Self.step
    window.reserveCapacity(limit + 258)
    var hasEnded = false
    while window.count < limit {
      switch block {
      case .none:
        if isLastBlock {
          hasEnded = true
        } else {
          try beginBlock(&input, source)
        }
      case .stored(let left):
        let count = min(left, limit - window.count)
        for _ in 0..<count {
          guard let byte = input.nextByte(source) else { throw damaged }
          window.append(byte)
        }
        block = left == count ? .none : .stored(left: left - count)
      case .coded(let literals, let distances):
        if try decode(&input, literals, distances, limit, source) { block = .none }
      }
      if hasEnded { break }
    }
    text.append(contentsOf: window[start...])
    return hasEnded
  }

  private mutating func beginBlock(_ input: inout BitInput, _ source: () -> [UInt8]) throws(ArchiveError) {
    isLastBlock = try input.take(1, source) == 1
    switch try input.take(2, source) {
    case 0:
      input.skipToByte()
      let length = try input.take(16, source)
      guard try input.take(16, source) == length ^ 0xFFFF else { throw damaged }
      block = .stored(left: length)
    case 1:
      let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 } as [UInt8]
      guard let literals = CodeTable(lengths), let distances = CodeTable([UInt8](repeating: 5, count: 32)) else {
        throw damaged
      }
      block = .coded(literals: literals, distances: distances)
    case 2: block = try dynamicBlock(&input, source)
    default: throw damaged
    }
  }

  private func dynamicBlock(_ input: inout BitInput, _ source: () -> [UInt8]) throws(ArchiveError) -> Block {
    let literalCount = try input.take(5, source) + 257
    let distanceCount = try input.take(5, source) + 1
    let codeCount = try input.take(4, source) + 4
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(codeCount) {
      codeLengths[place] = UInt8(try input.take(3, source))
    }
    guard literalCount <= 286, distanceCount <= 30, let codes = CodeTable(codeLengths) else { throw damaged }
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      input.refill(source)
      let symbol = try codes.symbol(&input)
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw damaged }
        lengths += [UInt8](repeating: last, count: try 3 + input.take(2, source))
      case 17: lengths += [UInt8](repeating: 0, count: try 3 + input.take(3, source))
      default: lengths += [UInt8](repeating: 0, count: try 11 + input.take(7, source))
      }
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
      let literals = CodeTable(Array(lengths[..<literalCount])),
      let distances = CodeTable(Array(lengths[literalCount...]))
    else { throw damaged }
    return .coded(literals: literals, distances: distances)
  }

  private static let lengthBases: [Int] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits: [Int] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases: [Int] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12_289, 16_385, 24_577,
  ]

  /// Decodes until the limit or the end of the block; true at the latter.
  private mutating func decode(
    _ input: inout BitInput, _ literals: CodeTable, _ distances: CodeTable, _ limit: Int, _ source: () -> [UInt8]
  ) throws(ArchiveError) -> Bool {
    while window.count < limit {
      // A length, a distance and their bits are 48 at most.
      input.refill(source)
      let symbol = try literals.symbol(&input)
      if symbol < 256 {
        window.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol - 257 < Self.lengthBases.count else { throw damaged }
      let length = try Self.lengthBases[symbol - 257] + extra(&input, Self.lengthBits[symbol - 257])
      let place = try distances.symbol(&input)
      guard place < Self.distanceBases.count else { throw damaged }
      let distance = try Self.distanceBases[place] + extra(&input, max(0, place / 2 - 1))
      guard distance <= window.count else { throw damaged }
      let from = window.count - distance
      for i in 0..<length { window.append(window[from + i]) }
    }
    return false
  }

  @inline(__always)
  private func extra(_ input: inout BitInput, _ count: Int) throws(ArchiveError) -> Int {
    guard input.bitCount >= count else { throw damaged }
    let value = Int(input.bits & (1 << UInt64(count) - 1))
    input.drop(count)
    return value
  }
}

/// A canonical Huffman code as one table over the bits of its longest word.
struct CodeTable: Sendable {
  /// For each run of bits, the symbol times 16, and the length of its word; 0 for no word.
  private var entries: [UInt16]
  private let mask: UInt64

  /// Nil for lengths that no code has. A code of one word may be incomplete.
  init?(_ lengths: [UInt8]) {
    let longest = Int(lengths.max() ?? 0)
    guard longest <= 15 else { return nil }
    mask = 1 << UInt64(longest) - 1
    entries = Array(repeating: 0, count: 1 << longest)
    var counts = [Int](repeating: 0, count: 17)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = [Int](repeating: 0, count: 17)
    var code = 0
    var left = 1
    for length in 1..<16 {
      code = (code + (length > 1 ? counts[length - 1] : 0)) << 1
      next[length] = code
      left = left * 2 - counts[length]
      guard left >= 0 else { return nil }
    }
    let used = counts.reduce(0, +)
    guard left == 0 || used <= 1 else { return nil }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let word = next[Int(length)]
      next[Int(length)] += 1
      // The first bit of a word comes first in the stream, where it is the lowest.
      var place = 0
      for bit in 0..<Int(length) where word >> bit & 1 == 1 { place |= 1 << (Int(length) - 1 - bit) }
      while place < entries.count {
        entries[place] = UInt16(symbol << 4) | UInt16(length)
        place += 1 << Int(length)
      }
    }
  }

  /// The input has been refilled.
  @inline(__always)
  func symbol(_ input: inout BitInput) throws(ArchiveError) -> Int {
    let entry = entries[Int(input.bits & mask)]
    let length = Int(entry & 15)
    guard length > 0, length <= input.bitCount else { throw damaged }
    input.drop(length)
    return Int(entry >> 4)
  }
}
