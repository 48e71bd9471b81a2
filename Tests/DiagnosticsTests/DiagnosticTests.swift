import Testing

@testable import Diagnostics

@Suite("Diagnostics")
struct DiagnosticTests {
  let place = Place(file: "content/site.yml", line: 3, column: 7)

  @Test("are printed as editors' tools read them")
  func description() {
    let found = Diagnostic(.error, id: "bad-date", at: place, message: "‘x’ is not a date", hint: "write 2026-11-24")
    #expect(found.description == "content/site.yml:3:7: error: ‘x’ is not a date. Hint: write 2026-11-24. [bad-date]")
  }

  @Test("without a hint print none, and add no full stop to a question")
  func endings() {
    let plain = Diagnostic(.warning, id: "a", at: place, message: "b")
    #expect(plain.description == "content/site.yml:3:7: warning: b. [a]")
    let question = Diagnostic(.note, id: "a", at: place, message: "b", hint: "did you mean ‘c’?")
    #expect(question.description == "content/site.yml:3:7: note: b. Hint: did you mean ‘c’? [a]")
  }

  @Test("of a whole file stand on its first line")
  func wholeFile() {
    #expect(Place(file: "a").description == "a:1:1")
  }

  @Test("stay on one line and do not steer the terminal, whatever the values hold")
  func hostileValues() {
    let found = Diagnostic(.error, id: "a", at: place, message: "‘1\r\n2\u{1B}[31m\u{202E}3\u{2028}4’")
    #expect(found.description == "content/site.yml:3:7: error: ‘1  2\u{FFFD}[31m\u{FFFD}3 4’. [a]")
  }

  @Test("are cut where nobody reads on")
  func longValues() {
    let found = Diagnostic(.error, id: "a", at: place, message: String(repeating: "é", count: 1_000_000))
    #expect(found.message == String(repeating: "é", count: 600) + "…")
  }

  @Test("are sorted by file, line, column, and id")
  func order() {
    func diagnostic(_ file: String, _ line: Int, _ column: Int, _ id: String) -> Diagnostic {
      Diagnostic(.error, id: id, at: Place(file: file, line: line, column: column), message: "m")
    }
    let sorted = [
      diagnostic("a", 1, 9, "z"), diagnostic("a", 2, 1, "a"), diagnostic("a", 10, 1, "a"), diagnostic("a", 10, 1, "b"),
      diagnostic("b", 1, 1, "a"),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
