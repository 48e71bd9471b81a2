import Testing

@testable import CSV

@Suite("Structure of a text")
struct StructureTests {
  @Test("the vector masks are those of the portable form, for every byte in every place")
  func masks() {
    var bytes = [UInt8](repeating: 0x61, count: 64)
    for place in 0..<64 {
      for byte in UInt8.min...UInt8.max {
        bytes[place] = byte
        for delimiter: UInt8 in [0x2C, 0x3B, 0x09] {
          let masks = StructureMasks(bytes, delimiter: delimiter)
          #expect(masks == StructureMasks(bytes, delimiter: delimiter, isPortable: true))
          let bit: UInt64 = 1 << UInt64(place)
          #expect(masks.separators == (byte == delimiter || byte == 0x0A || byte == 0x0D ? bit : 0))
          #expect(masks.lineEnds == (byte == 0x0A || byte == 0x0D ? bit : 0))
          #expect(masks.quotes == (byte == 0x22 ? bit : 0))
        }
      }
      bytes[place] = UInt8(truncatingIfNeeded: 0x30 + place % 10)
    }
  }

  @Test("the finder finds what a search byte by byte finds, at every length of the text")
  func finder() {
    for seed in 0..<200 {
      let bytes = Array(shapedText(seed, length: 0...160).utf8)
      bytes.withUnsafeBufferPointer { text in
        for i in 0...text.count {
          guard var separators = StructureFinder(text, delimiter: 0x2C),
            var quotes = StructureFinder(text, delimiter: 0x2C)
          else { return }
          #expect(
            separators.nextSeparator(from: i)
              == (i..<text.count).first { [0x2C, 0x0A, 0x0D].contains(text[$0]) } ?? text.count)
          #expect(quotes.nextQuote(from: i) == (i..<text.count).first { text[$0] == 0x22 } ?? text.count)
        }
      }
    }
  }

  @Test("a text is valid where Swift's own decoder says so, whatever stands before the fault")
  func validation() {
    let sequences: [[UInt8]] = [
      [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF],
      [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xFE], [0xFF], [0xC3], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98], [0xC3, 0x41], [0xE2, 0x41, 0xAC], [0xE2, 0x82, 0x41], [0xF0, 0x9F, 0x98, 0x41],
    ]
    for sequence in sequences {
      for before in [0, 1, 15, 16, 17, 47, 63, 64, 65, 130] {
        for after in [0, 1, 3, 70] {
          let bytes =
            [UInt8](repeating: 0x61, count: before) + sequence + [UInt8](repeating: 0x62, count: after)
          let isValid = String(validating: bytes, as: UTF8.self) != nil
          let fault = bytes.withUnsafeBufferPointer { firstFault(in: $0) }
          #expect((fault == nil) == isValid, "\(sequence) after \(before)")
          if let fault { #expect((before..<(before + sequence.count)).contains(fault)) }
        }
      }
    }
    for place in [0, 5, 64, 100] {
      var bytes = [UInt8](repeating: 0x61, count: 140)
      bytes[place] = 0
      #expect(bytes.withUnsafeBufferPointer { firstFault(in: $0) } == place)
    }
  }
}
