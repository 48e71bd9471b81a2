import Content
import Testing

@Suite("A colour")
struct ColourTests {
  @Test("is read from six hexadecimal digits, and nothing else")
  func reading() throws {
    let colour = try #require(Colour("#1d4F91"))
    #expect((colour.red, colour.green, colour.blue) == (0x1D, 0x4F, 0x91))
    #expect(colour.hexadecimal == "#1d4f91")
    for text in ["1d4f91", "#1d4f9", "#1d4f911", "#gg0000", "blue", "#+d4f91", ""] { #expect(Colour(text) == nil) }
  }

  /// Black on white is 21, by the definition; #767676 on white is 4.54, the usual example of the least grey that passes
  /// (WCAG 2.2, understanding 1.4.3).
  @Test("has the contrast that WCAG defines")
  func contrast() throws {
    let (black, white) = (try #require(Colour("#000000")), try #require(Colour("#ffffff")))
    #expect(black.contrast(with: white) == 21)
    #expect(white.contrast(with: black) == 21)
    #expect(white.contrast(with: white) == 1)
    let grey = try #require(Colour("#767676"))
    #expect((grey.contrast(with: white) * 100).rounded() == 454)
    #expect((try #require(Colour("#777777")).contrast(with: white) * 100).rounded() == 448)
  }

  @Test("is mixed with black or white until it has a contrast, and no further")
  func adjusting() throws {
    let white = try #require(Colour("#ffffff"))
    let yellow = try #require(Colour("#f0c000"))
    let dark = yellow.adjusted(to: 4.5, on: white)
    #expect(dark.contrast(with: white) >= 4.5)
    #expect(dark.contrast(with: white) < 4.7)
    let night = try #require(Colour("#11151c"))
    let blue = try #require(Colour("#1d4f91"))
    #expect(blue.adjusted(to: 4.5, on: night).contrast(with: night) >= 4.5)
    #expect(blue.adjusted(to: 4.5, on: white) == blue)
  }
}
