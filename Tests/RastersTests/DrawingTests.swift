import Foundation
import Testing

@testable import Rasters

/// Debian's Lato 2.0; what needs a font is left out on a machine without it.
private let fonts: FontFiles? = {
  func bytes(_ name: String) -> [UInt8] {
    (try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/fonts/truetype/lato/\(name).ttf"))).map(Array.init) ?? []
  }
  return try? FontFiles(regular: bytes("Lato-Regular"), bold: bytes("Lato-Bold"))
}()

@Suite("Drawing", .enabled(if: fonts != nil))
struct DrawingTests {
  private func withDrawing<Value>(_ body: (Drawing) throws(RasterError) -> Value) throws -> Value {
    try drawing(with: try #require(fonts), body)
  }

  @Test("measures a text from the advances and kerning pairs of the font")
  func lengths() throws {
    try withDrawing { drawing throws(RasterError) in
      // fontTools 4 on Lato-Regular.ttf 2.015, units of 2000 to the em: A 1355, V 1355, kern AV −168; space 386.
      #expect(drawing.length(of: "", .regular, size: 100) == 0)
      let single = drawing.length(of: "A", .regular, size: 100) + drawing.length(of: "V", .regular, size: 100)
      #expect(drawing.length(of: "AV", .regular, size: 100) < single)
      #expect(drawing.length(of: "AA", .regular, size: 40) * 2 == drawing.length(of: "AA", .regular, size: 80))
    }
  }

  @Test("gives a letter and its accent one glyph, however they are written")
  func accents() throws {
    #expect(composed("e\u{301}te\u{301} n\u{2011}1\u{AD}\u{200B}") == Array("\u{E9}t\u{E9} n-1".unicodeScalars))
    try withDrawing { drawing throws(RasterError) in
      var one = Picture(width: 120, height: 60, paper: Ink(0xFFFFFF))
      var two = one
      drawing.draw("é\u{E7}Œ", .bold, size: 40, Ink(0x17202F), x: 4, baseline: 45, on: &one)
      drawing.draw("e\u{301}c\u{327}Œ", .bold, size: 40, Ink(0x17202F), x: 4, baseline: 45, on: &two)
      #expect(one.pixels == two.pixels && one.palette.count > 8)
    }
  }

  @Test("puts letters on their baseline, and what begins outside is cut")
  func placing() throws {
    try withDrawing { drawing throws(RasterError) in
      var picture = Picture(width: 60, height: 60, paper: Ink(0xFFFFFF))
      drawing.draw("H", .bold, size: 40, Ink(0x000000), x: 10, baseline: 50, on: &picture)
      let rows = (0..<60).filter { row in (0..<60).contains { picture[$0, row] != Ink(0xFFFFFF) } }
      #expect(rows.last == 49 && rows.first == 50 - 29)
      drawing.draw("H", .bold, size: 40, Ink(0x000000), x: -20, baseline: 5, on: &picture)
      #expect((0..<60).contains { picture[$0, 0] != Ink(0xFFFFFF) } && picture[59, 0] == Ink(0xFFFFFF))
    }
  }

  @Test("fills shapes by the share of each pixel that they cover")
  func shapes() throws {
    try withDrawing { drawing throws(RasterError) in
      var picture = Picture(width: 8, height: 8, paper: Ink(0xFFFFFF))
      drawing.fill([(1, 1), (4.5, 1), (4.5, 3), (1, 3)], Ink(0x000000), on: &picture)
      #expect(picture[1, 1] == Ink(0x000000) && picture[3, 2] == Ink(0x000000) && picture[4, 1] == Ink(0x808080))
      #expect(picture[0, 1] == Ink(0xFFFFFF) && picture[5, 1] == Ink(0xFFFFFF) && picture[1, 3] == Ink(0xFFFFFF))
      drawing.circle(x: 4, y: 4, radius: 100, Ink(0x112233), on: &picture)
      #expect(picture[0, 0] == Ink(0x112233))
      drawing.fill([(1, 1), (2, 2)], Ink(0xFF0000), on: &picture)
      drawing.fill([(.infinity, 1), (2, 2), (3, 4)], Ink(0xFF0000), on: &picture)
      #expect(picture[1, 1] == Ink(0x112233))
    }
  }

  @Test("takes the largest size that a text fits at, and cuts it with an ellipsis at the smallest")
  func fitting() throws {
    try withDrawing { drawing throws(RasterError) in
      let text = "Suivre chaque semaine un jeune sans emploi augmente-t-il ses chances de travailler\u{A0}?"
      let large = drawing.fit(text, .bold, width: 1_000, height: 300, leading: 1.2, sizes: [64, 48, 36])
      #expect(large.size == 64 && large.lines.count == 3)
      #expect(large.lines.joined(separator: " ") == text)
      let small = drawing.fit(text, .bold, width: 600, height: 90, leading: 1.2, sizes: [64, 48, 36])
      #expect(small.size == 36 && small.lines.count == 2 && small.lines[1].hasSuffix("…"))
      for line in small.lines { #expect(drawing.length(of: line, .bold, size: 36) <= 600) }
      let word = drawing.fit(
        "anticonstitutionnellement", .bold, width: 200, height: 300, leading: 1.2, sizes: [64, 20])
      #expect(word.size == 20)
      #expect(drawing.fit("", .bold, width: 200, height: 300, leading: 1.2, sizes: [64]).lines.isEmpty)
    }
  }

  @Test("refuses what is no font")
  func refusal() {
    #expect(throws: RasterError("the regular font cannot be read (FreeType's error 2)")) {
      try FontFiles(regular: [UInt8](repeating: 0x41, count: 4_096), bold: [])
    }
  }
}
