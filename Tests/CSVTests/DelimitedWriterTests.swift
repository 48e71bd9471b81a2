import Testing

@testable import CSV

@Suite("Delimited writer")
struct DelimitedWriterTests {
  func write(_ style: DelimitedWriter.Style, _ rows: [[String]]) -> String {
    var writer = DelimitedWriter(style)
    for row in rows {
      for cell in row { writer.append(cell) }
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("quotes only what needs quotes")
  func quotes() {
    #expect(
      write(.canonical, [["a", "b,c", "d\"e", "f\ng", "h;i", " j "]]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",h;i, j \n")
    #expect(write(.french, [["a", "b,c", "h;i"]]) == "\u{FEFF}a;b,c;\"h;i\"\r\n")
  }

  @Test("numbers are as short as they can be and read back the same")
  func numbers() {
    var writer = DelimitedWriter(.french)
    for number in [0.1, 1234.5, 3, -0.0, 1e21, 1.5e-7, 9_007_199_254_740_992] { writer.append(number) }
    writer.endRecord()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "\u{FEFF}0,1;1234,5;3;0;1e+21;1,5e-07;9007199254740992\r\n")
  }

  @Test("what is written is read back the same, empty rows included")
  func roundTrip() {
    let rows = [
      ["nom", "texte"], ["Zoé", "a\r\nb"], ["", ""], ["\"", "\"\""], [",", ";"], ["\u{FEFF}x", "\t"], ["", "x"],
      ["x", ""],
    ]
    for style in [DelimitedWriter.Style.canonical, .french] {
      let file = read(write(style, rows), Dialect(delimiter: style.delimiter, headerRow: 0))
      #expect(file.errors.isEmpty)
      #expect(file.rows == rows)
    }
    let single = read(write(.canonical, [["a"], [""], ["b"]]))
    #expect(single.rows == [[""], ["b"]])
  }
}

@Suite("Shortest numbers")
struct ShortestNumberTests {
  @Test("are those of the standard library, which are the shortest that read back the same")
  func standardLibrary() {
    // A linear congruential generator (Knuth, MMIX) with a fixed seed.
    var state: UInt64 = 20_200_909
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    for i in 0..<20_000 {
      var number = (next() - 0.5) * [1, 1000, 1e7, 1e12][i % 4]
      let scale = [10.0, 100, 1000, 1e6][i / 4 % 4]
      if i % 3 > 0 { number = (number * scale).rounded() / scale }
      var bytes: [UInt8] = []
      appendShortest(number, to: &bytes)
      var expected = number.description
      if expected.hasSuffix(".0") { expected.removeLast(2) }
      if expected == "-0" { expected = "0" }
      #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
  }
}
