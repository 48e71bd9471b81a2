import Testing

@testable import Tables

@Suite("Patterns")
struct PatternTests {
  @Test(
    "take the whole text or nothing",
    arguments: [
      ("[0-9]{5}", ["75001"], ["7500", "750011", "7500a", ""]),
      ("^\\d{14}$", ["12345678901234"], ["1234567890123"]),
      ("^[0-9]{4}\\-[0-9]{2}(\\/[0-9]{4}\\-[0-9]{2})?$", ["2021-05", "2021-05/2022-01"], ["2021-05/", "2021"]),
      ("(IDF|PACA)(;(IDF|PACA))*", ["IDF", "PACA;IDF;IDF"], ["IDF;", "idf"]),
      ("a|bc|", ["a", "bc", ""], ["ab", "c"]),
      ("x*y+z?", ["y", "xxyyz"], ["xz", "z"]),
      ("a{2,3}b{0}c{1,}", ["aac", "aaacc"], ["ac", "aaaac", "aabc"]),
      ("a+?(?:b)*?", ["aaabb"], ["b"]),
      (".", ["é", "€", "]"], ["\n", "ab"]),
      ("[^a-c\\]]+", ["xyz["], ["a", "]"]),
      ("[a-]+[-z][\\w.-]", ["a--z_", "--z."], ["b-z_"]),
      ("\\p{Lu}\\p{L}+\\s\\S\\D\\W", ["Évreux 0x!"], ["évreux 0x!", "Évreux 00!"]),
      ("1\\.5\\$", ["1.5$"], ["1x5$", "1.5"]),
      ("", [""], ["a"]),
      ("((){1000}){1000}", [""], ["a"]),
    ] as [(String, [String], [String])])
  func whole(pattern: String, taken: [String], refused: [String]) throws {
    let pattern = try #require(Pattern(pattern))
    for text in taken { #expect(pattern.matches(text), "\(text)") }
    for text in refused { #expect(!pattern.matches(text), "\(text)") }
  }

  @Test(
    "that are none, need backtracking or are too long are refused",
    arguments: [
      "[0-9", "(a", "a)", "*a", "a**", "a{2", "a{3,2}", "a{1001}", "[]", "[b-a]", "\\", "\\b", "(a)\\1", "(?=a)",
      "(?<!a)b", "[[:alpha:]]", "\\p{Greek}", "a^b", "(x{1000}){1000}",
      String(repeating: "(", count: 100) + String(repeating: ")", count: 100),
    ])
  func refused(pattern: String) {
    #expect(Pattern(pattern) == nil)
  }

  @Test("come to an end, however they are written", arguments: ["(a+)+b", "(a|a)*b", "(a|aa)+b", "a*a*a*a*a*a*b"])
  func linear(pattern: String) throws {
    #expect(try !#require(Pattern(pattern)).matches(String(repeating: "a", count: 5000)))
  }
}
