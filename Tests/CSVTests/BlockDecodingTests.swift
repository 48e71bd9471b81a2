import Synchronization
import Testing

@testable import CSV

/// Bytes that come in blocks of drawn sizes.
private final class DrawnBlocks: BlockReader {
  private let bytes: [UInt8]
  private let state: Mutex<(position: Int, generator: SmallGenerator)>

  init(_ bytes: [UInt8], seed: Int) {
    self.bytes = bytes
    state = Mutex((0, SmallGenerator(state: UInt64(seed))))
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int {
    state.withLock { state in
      let count = min(buffer.count, bytes.count - state.position, state.generator.next(1...9))
      for i in 0..<count { buffer[i] = bytes[state.position + i] }
      state.position += count
      return count
    }
  }
}

@Suite("Texts decoded block by block")
struct BlockDecodingTests {
  private func streamed(
    _ bytes: [UInt8], _ dialect: Dialect, sample: Int, block: Int, pieceSize: Int
  ) throws -> StreamedRows {
    var stream = try DelimitedStream(
      { () throws(DelimitedStream.Unreadable) in DrawnBlocks(bytes, seed: block) }, dialect,
      isPlain: dialect.encoding ?? .utf8 == .utf8, BlockSizes(sample: sample, block: block))
    // Whether or not its beginning showed what it is.
    stream = try stream.decoded()
    return try StreamedRows(stream, jobs: 2, pieceSize: pieceSize)
  }

  /// A text in one encoding, with faults, doubts and marks as the seed draws.
  private func text(_ seed: Int) -> [UInt8] {
    var generator = SmallGenerator(state: UInt64(seed) &* 40_503 &+ 7)
    let high: [UInt8] =
      switch generator.next(0...5) {
      // windows-1252, what it shares with ISO-8859-15, Mac Roman, all bytes.
      case 0: [0xE9, 0xE8, 0x92, 0x9C, 0x80]
      case 1: [0xE9, 0xA4, 0xBD, 0xC0]
      case 2: [0x8E, 0x8F, 0x88, 0xD5]
      case 3: Array(0x80...0xFF)
      case 4: [0xE9, 0xA6, 0xA8]
      default: [0xFF]
      }
    let utf8 = ["é", "€", "Ã©", "\u{1F600}", "œ"].map { Array($0.utf8) }
    let sequences = [0, 0, 1, 6][generator.next(0...3)]
    var bytes: [UInt8] = generator.next(0...4) == 0 ? [0xEF, 0xBB, 0xBF] : []
    bytes += Array("nom;note\r\n".utf8)
    for _ in 0..<generator.next(3...60) {
      for _ in 0..<generator.next(0...6) {
        switch generator.next(0...9) {
        case 0...1 where sequences < 6: bytes.append(high[generator.next(0...(high.count - 1))])
        case 2 where generator.next(0...9) < sequences * 3: bytes += utf8[generator.next(0...(utf8.count - 1))]
        case 3 where generator.next(0...40) == 0: bytes.append(0)
        case 4 where generator.next(0...6) == 0: bytes += Array("\"\"".utf8)
        default: bytes.append(UInt8(generator.next(0x61...0x7A)))
        }
      }
      bytes += Array(";\(generator.next(0...20))".utf8)
      bytes += [[0x0A], [0x0D, 0x0A], [0x0D, 0x0A], [0x0D]][generator.next(0...3)]
    }
    return bytes
  }

  @Test("have the cells, the encoding and the errors of the whole, wherever blocks end", arguments: 0..<40)
  func everyBlock(_ part: Int) throws {
    for seed in part * 15..<(part + 1) * 15 {
      let bytes = text(seed)
      let declared: TextEncoding? = seed % 7 == 0 ? TextEncoding.allCases[seed / 7 % 6] : nil
      let dialect = Dialect(encoding: declared, delimiter: .semicolon)
      let expected = StreamedRows(DelimitedFile(bytes, dialect: dialect))
      for (sample, block) in [(24, 5), (40, 13), (64, 4096)] {
        let found = try streamed(bytes, dialect, sample: sample, block: block, pieceSize: 1 + seed % 29)
        #expect(found == expected, "seed \(seed), blocks of \(block)")
      }
    }
  }

  @Test("UTF-16 too, with pairs cut in the middle and halves of them", arguments: [false, true])
  func utf16(isBig: Bool) throws {
    for seed in 0..<60 {
      var generator = SmallGenerator(state: UInt64(seed) &+ 99)
      var units: [UInt16] = seed % 4 == 3 ? [] : [0xFEFF]
      units += Array("nom;note\r\n".utf16)
      for _ in 0..<generator.next(3...40) {
        for _ in 0..<generator.next(0...5) {
          switch generator.next(0...6) {
          case 0: units += Array("\u{1F600}".utf16)
          case 1 where seed % 3 == 0: units.append(UInt16(generator.next(0xD800...0xDFFF)))
          default: units += Array(["é", "€", "a", "z"][generator.next(0...3)].utf16)
          }
        }
        units += Array(";1\n".utf16)
      }
      var bytes = units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      if seed % 5 == 0 { bytes.append(0x61) }
      let dialect = Dialect(encoding: seed % 4 == 3 ? .utf16 : nil, delimiter: .semicolon)
      let expected = StreamedRows(DelimitedFile(bytes, dialect: dialect))
      for (sample, block) in [(30, 3), (50, 7), (64, 4096)] {
        let found = try streamed(bytes, dialect, sample: sample, block: block, pieceSize: 11)
        #expect(found == expected, "seed \(seed), blocks of \(block)")
      }
    }
  }
}
