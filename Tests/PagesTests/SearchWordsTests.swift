import Foundation
import Testing

@testable import Pages

@Suite("The words of the search")
struct SearchWordsTests {
  @Test("are folded and cut down as the script of the page does, by the same examples")
  func examples() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Browser/words.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 15)
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(SearchWords.stems(of: String(parts[0])).joined(separator: " ") == parts[1], "\(parts[0])")
    }
  }

  @Test("take an accent that follows its letter for part of it")
  func combining() {
    #expect(SearchWords.stems(of: "e\u{301}cole") == ["ecol"])
  }

  @Test("of HTML leave out tags and character references")
  func markup() {
    var found: [String] = []
    SearchWords.forEach(in: "<p class=\"secret\">Un &amp; deux<em>trois</em></p>".utf8, isMarkup: true) {
      found.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(found == ["un", "deux", "trois"])
  }

  @Test("sort a title without its accents and signs")
  func folded() {
    #expect(SearchWords.folded("« L’Été », à l’œil") == "ete oeil")
  }
}
