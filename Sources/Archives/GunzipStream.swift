/// Unpacks a gzip file block by block, in the memory of a few hundred kilobytes: all its members, as ``gunzip(_:limit:)``
/// does.
///
/// libdeflate, which is faster, needs the whole of both sides in memory.
///
/// - SeeAlso: RFC 1951 and RFC 1952.
package struct GunzipStream: Sendable {
  private enum Stage: Sendable {
    case header, body, trailer, finished
  }

  private var stage = Stage.header
  private var isFirstMember = true
  private var input = BitInput()
  private var inflater = Inflater()
  private var checksum: UInt32 = 0
  private var size: UInt32 = 0

  package init() {}

  /// Adds bytes of the text to `text`: at least one, unless the file has ended; then nothing.
  ///
  /// - Parameter source: Gives the bytes of the file that follow, called whenever they are needed; empty at its end.
  package mutating func unpack(into text: inout [UInt8], from source: () -> [UInt8]) throws(ArchiveError) {
    let start = text.count
    while text.count == start, stage != .finished {
      switch stage {
      case .header:
        guard try readHeader(source) else {
          stage = .finished
          return
        }
        (stage, isFirstMember, checksum, size) = (.body, false, 0, 0)
        inflater = Inflater()
      case .body:
        let isLast = try inflater.inflate(&input, into: &text, source)
        checksum = crc32(text[start...], continuing: checksum)
        size &+= UInt32(truncatingIfNeeded: text.count - start)
        if isLast { stage = .trailer }
      case .trailer:
        input.skipToByte()
        let told = try (input.word(source), input.word(source))
        guard told == (checksum, size) else { throw damaged }
        stage = .header
      case .finished: return
      }
    }
  }

  /// False behind the last member.
  private mutating func readHeader(_ source: () -> [UInt8]) throws(ArchiveError) -> Bool {
    guard let first = input.nextByte(source) else {
      if isFirstMember { throw ArchiveError("it does not begin like a gzip file") }
      return false
    }
    if !isFirstMember, first == 0 {
      // Zeros that tapes and some disks add.
      while let byte = input.nextByte(source) {
        if byte != 0 { throw noMember }
      }
      return false
    }
    guard first == 0x1F, input.nextByte(source) == 0x8B else {
      throw isFirstMember ? ArchiveError("it does not begin like a gzip file") : noMember
    }
    func byte() throws(ArchiveError) -> UInt8 {
      guard let byte = input.nextByte(source) else { throw damaged }
      return byte
    }
    guard try byte() == 8 else { throw damaged }
    let flags = try byte()
    guard flags & 0xE0 == 0 else { throw damaged }
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let length = try Int(byte()) | Int(byte()) << 8
      for _ in 0..<length { _ = try byte() }
    }
    // The name, and a comment.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 { while try byte() != 0 {} }
    if flags & 2 != 0 { _ = try (byte(), byte()) }
    return true
  }

  private var noMember: ArchiveError {
    ArchiveError("bytes follow the end of the compressed data that begin no other member")
  }
}

let damaged = ArchiveError("its compressed data is cut short or damaged")

/// The bits of a file, the lowest of each byte first.
struct BitInput: Sendable {
  private var bytes: [UInt8] = []
  private var position = 0
  private(set) var bits: UInt64 = 0
  private(set) var bitCount = 0

  /// Makes sure of at least 48 bits, or of all that are left.
  @inline(__always)
  mutating func refill(_ source: () -> [UInt8]) {
    if bitCount >= 48 { return }
    while bitCount <= 56 {
      if position == bytes.count {
        bytes = source()
        position = 0
        if bytes.isEmpty { return }
      }
      bits |= UInt64(bytes[position]) << UInt64(bitCount)
      position += 1
      bitCount += 8
    }
  }

  @inline(__always)
  mutating func drop(_ count: Int) {
    bits >>= UInt64(count)
    bitCount -= count
  }

  /// At most 32 bits.
  mutating func take(_ count: Int, _ source: () -> [UInt8]) throws(ArchiveError) -> Int {
    refill(source)
    guard bitCount >= count else { throw damaged }
    let value = Int(bits & (1 << UInt64(count) - 1))
    drop(count)
    return value
  }

  mutating func skipToByte() { drop(bitCount % 8) }

  /// Stands at the start of a byte.
  mutating func nextByte(_ source: () -> [UInt8]) -> UInt8? {
    refill(source)
    guard bitCount >= 8 else { return nil }
    let byte = UInt8(truncatingIfNeeded: bits)
    drop(8)
    return byte
  }

  mutating func word(_ source: () -> [UInt8]) throws(ArchiveError) -> UInt32 {
    UInt32(try take(32, source))
  }
}
