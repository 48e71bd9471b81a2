import Testing

@testable import Pages

@Suite("Links of pictures")
struct PictureLinksTests {
  private let marks = [
    ResultMark(result: "essai/gain", card: "#result_gain"), ResultMark(result: "essai/a\"b", card: "../x#result_a"),
    ResultMark(result: "essai/sans"),
  ]

  private func linked(_ svg: String) -> String {
    String(decoding: linking(rows: marks, in: Array(svg.utf8)), as: UTF8.self)
  }

  @Test("make a group with a row a link to the card of its result, and the picture no image")
  func groups() {
    #expect(
      linked("<svg role=\"img\"><g class=\"x\" data-row=\"0\">\n<g><text>a &lt; b</text>\n</g>\n</g></svg>")
        == "<svg><a class=\"x\" data-row=\"0\" data-result=\"essai/gain\" href=\"#result_gain\">\n"
        + "<g><text>a &lt; b</text>\n</g>\n</a></svg>")
  }

  @Test("escape what they write, and put no link into a link")
  func nested() {
    #expect(
      linked("<g data-row=\"1\"><g data-row=\"0\"><circle data-row=\"1\"/></g></g>")
        == "<a data-row=\"1\" data-result=\"essai/a&quot;b\" href=\"../x#result_a\">"
        + "<g data-row=\"0\" data-result=\"essai/gain\"><circle data-row=\"1\" data-result=\"essai/a&quot;b\"/></g></a>"
    )
  }

  @Test("name what has no card, and leave the rest as it is")
  func others() {
    #expect(linked("<g data-row=\"2\"></g>") == "<g data-row=\"2\" data-result=\"essai/sans\"></g>")
    #expect(linked("<g data-row=\"3\"><rect x=\"1\"/></g>") == "<g data-row=\"3\"><rect x=\"1\"/></g>")
    #expect(linked("no tag > here <g") == "no tag > here <g")
  }
}
