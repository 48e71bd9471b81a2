import FoundationEssentials
import TestReferences
import Testing

@testable import CommonMark

private struct Example: Decodable {
  var example: Int
  var markdown: String
  var html: String
}

@Suite("The specifications' examples", .enabled(if: ReferenceFolder.isPresent))
struct SpecificationTests {
  /// libcmark 0.30.2 follows CommonMark 0.30; the examples are those of 0.31.2.
  static let changedSince030: [Int: String] = [
    354: "since 0.31 currency signs count as punctuation, so that ‘*£*bravo’ is no emphasis",
    625: "since 0.31 a comment may hold two hyphens",
    626: "since 0.31 ‘<!-->’ and ‘<!--->’ are comments",
  ]

  @Test("all CommonMark examples give the specified HTML")
  func commonMark() throws {
    let examples = try JSONDecoder().decode(
      [Example].self, from: Data(try ReferenceFolder.bytes("markdown-commonmark/commonmark-0.31.2.json")))
    #expect(examples.count == 652)
    var differing: [Int] = []
    for example in examples {
      let options = Options(typography: .none, hasExtensions: false, isTransparent: true)
      let document = parse(Array(example.markdown.utf8), startingAtLine: 1, options: options)
      let expected = example.html.replacing(" />", with: ">")
      let actual = html(document).replacing(" />", with: ">")
      if actual != expected {
        differing.append(example.example)
        if Self.changedSince030[example.example] == nil {
          Issue.record(
            "example \(example.example)\n\(example.markdown)\n--- expected\n\(expected)\n--- actual\n\(actual)")
        }
      }
    }
    #expect(differing == Self.changedSince030.keys.sorted())
  }

  @Test("the examples of GitHub's additions give the specified HTML")
  func gitHub() throws {
    let examples = try JSONDecoder().decode(
      [Example].self, from: Data(try ReferenceFolder.bytes("markdown-gfm/gfm-0.29-extensions.json")))
    #expect(examples.count == 24)
    // Example 653 is about raw HTML, none of which passes here.
    for example in examples where example.example != 653 {
      let actual = normalised(html(parsed(example.markdown)))
      let expected = example.html.replacing(
        "<input disabled=\"\" type=\"checkbox\">", with: "<input type=\"checkbox\" disabled=\"\">"
      )
      .replacing(
        "<input checked=\"\" disabled=\"\" type=\"checkbox\">",
        with: "<input type=\"checkbox\" checked=\"\" disabled=\"\">")
      #expect(actual == expected, "example \(example.example): \(example.markdown)")
    }
  }

  /// Our tables carry a scope, and classes in place of the obsolete attribute.
  private func normalised(_ html: String) -> String {
    html.replacing(" scope=\"col\"", with: "").replacing(" class=\"right\"", with: " align=\"right\"")
      .replacing(" class=\"center\"", with: " align=\"center\"").replacing(" class=\"left\"", with: " align=\"left\"")
  }
}
