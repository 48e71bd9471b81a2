import Testing

@testable import Pages

@Suite("Small pictures of a column")
struct SmallPicturesTests {
  @Test("draw one bar for each bin that has rows, as high as its count")
  func histogram() {
    #expect(
      histogramPicture([2, 0, 4])
        == "<svg viewBox=\"0 0 30 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect x=\"0\" y=\"30\" width=\"9\" height=\"30\"/><rect x=\"20\" y=\"0\" width=\"9\" height=\"60\"/></svg>")
  }

  @Test("keep a bin with one row among thousands in sight")
  func tiny() {
    #expect(histogramPicture([1, 100_000]).contains("y=\"59\" width=\"9\" height=\"1\""))
  }

  @Test("draw a share as a part of the room, never more than all of it")
  func shares() {
    #expect(shareBar(0.3333).contains("<rect width=\"33.3\" height=\"8\"/>"))
    #expect(shareBar(2).contains("width=\"100\""))
    #expect(shareBar(0).contains("width=\"0\""))
  }

  @Test("anchors are different for columns whose names differ in marks only")
  func anchors() {
    var names = UniqueNames()
    #expect(
      ["Âge", "age", "AGE !", "年齢", "性別"].map { names.name(for: $0) } == [
        "age", "age-2", "age-3", "column", "column-2",
      ])
  }
}
