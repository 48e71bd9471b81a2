import Testing

@testable import Charts

@Suite("Text metrics")
struct TextMetricsTests {
  @Test("break at spaces and keep what no-break spaces hold together")
  func wrap() {
    #expect(TextMetrics.wrap("one two three", width: 60, size: 13) == ["one two", "three"])
    #expect(
      TextMetrics.wrap("un prix de 12\u{A0}000\u{A0}€", width: 70, size: 13) == ["un prix de", "12\u{A0}000\u{A0}€"])
    #expect(TextMetrics.wrap("avant-après", width: 50, size: 13) == ["avant-", "après"])
    #expect(TextMetrics.wrap("", width: 50, size: 13) == [])
    #expect(TextMetrics.wrap("  \n ", width: 50, size: 13) == [])
  }

  @Test("cut a word without end, and end a long text with an ellipsis")
  func longWords() {
    let lines = TextMetrics.wrap(String(repeating: "m", count: 10_000), width: 100, size: 13)
    #expect(lines.count == 8)
    #expect(lines[7].hasSuffix("…"))
    #expect(lines.allSatisfy { TextMetrics.width($0, size: 13) <= 100 })
  }

  @Test("lose nothing when a text has room")
  func complete() {
    let text = "Part des personnes en emploi durable, à douze mois - ou plus"
    for width in stride(from: 90.0, through: 400, by: 10) {
      #expect(TextMetrics.wrap(text, width: width, size: 13).joined(separator: " ") == text)
    }
  }
}
