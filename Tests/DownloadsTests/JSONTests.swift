import Testing

@testable import Downloads

@Suite("JSON")
struct JSONTests {
  private func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

  @Test("keeps the order of members and indents by two spaces")
  func form() {
    #expect(
      text(["b": [.integer(1), .bool(true)], "a": [:], "c": [], "d": .null])
        == "{\n  \"b\": [\n    1,\n    true\n  ],\n  \"a\": {},\n  \"c\": [],\n  \"d\": null\n}\n")
  }

  @Test("escapes what RFC 8259 demands and nothing else")
  func escapes() {
    #expect(text("a\"b\\c\nd\te\rf\u{1}é/\u{2028}") == "\"a\\\"b\\\\c\\nd\\te\\rf\\u0001é/\u{2028}\"\n")
    #expect(text("\u{1F}") == "\"\\u001f\"\n")
  }

  @Test("writes numbers that read back the same, and null for what is no number")
  func numbers() {
    for (number, expected) in [
      (0.1, "0.1"), (1.0, "1"), (-0.0, "0"), (1e-7, "1e-07"), (1e300, "1e+300"), (0.1 + 0.2, "0.30000000000000004"),
    ] {
      #expect(text(.number(number)) == expected + "\n")
    }
    for number in [Double.nan, .infinity, -.infinity] { #expect(text(.number(number)) == "null\n") }
  }

  @Test("sorts languages and leaves out the empty ones")
  func translations() {
    #expect(JSON.translations(["fr": "", "en": ""]) == nil)
    #expect(
      text(JSON.translations(["fr": "un", "en": "one"]) ?? .null) == "{\n  \"en\": \"one\",\n  \"fr\": \"un\"\n}\n")
  }
}
