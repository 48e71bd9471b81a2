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
