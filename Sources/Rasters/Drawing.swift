import CFreeType

/// Draws with the fonts of a family.
///
/// Each call opens the fonts for itself, so that any number of cores may draw at once.
///
/// - Throws: When FreeType cannot be started or a font not be read, and what `body` throws.
package func drawing<Value>(
  with fonts: FontFiles, _ body: (Drawing) throws(RasterError) -> Value
) throws(RasterError) -> Value {
  var started: FT_Library?
  guard FT_Init_FreeType(&started) == 0, let library = started else { throw RasterError("FreeType cannot be started") }
  defer { FT_Done_FreeType(library) }
  // FreeType reads the files where they stand: they must not move before the drawing ends.
  let result = fonts.regular.withUnsafeBytes { regular in
    fonts.bold.withUnsafeBytes { bold in
      Result { () throws(RasterError) -> Value in
        try body(
          Drawing(
            library: library, regular: Face(library, regular, name: "regular"), bold: Face(library, bold, name: "bold"))
        )
      }
    }
  }
  return try result.get()
}

/// Texts and shapes over a picture. It lives no longer than the call of ``drawing(with:_:)`` that gave it.
package struct Drawing {
  let library: FT_Library
  private let regular: Face
  private let bold: Face

  init(library: FT_Library, regular: Face, bold: Face) {
    self.library = library
    self.regular = regular
    self.bold = bold
  }

  private func face(_ weight: Weight) -> Face { weight == .bold ? bold : regular }

  /// The length of a text in one line, in pixels.
  package func length(of text: String, _ weight: Weight, size: Int) -> Double {
    face(weight).length(of: text, size: size)
  }

  /// Draws one line of text, from left to right.
  ///
  /// - Parameters:
  ///   - x: Where the text begins, ends or has its middle, after `alignment`.
  ///   - baseline: The row that the letters stand on.
  ///   - size: Pixels to the em.
  package func draw(
    _ text: String, _ weight: Weight, size: Int, _ ink: Ink, x: Double, baseline: Int,
    alignment: Alignment = .left, on picture: inout Picture
  ) {
    let face = face(weight)
    let (glyphs, length) = face.place(text)
    let start = x - face.scaled(length, size: size) * alignment.share
    for placed in glyphs {
      // Quarters of a pixel are enough for even spaces.
      let quarters = Int(((start + face.scaled(placed.offset, size: size)) * 4).rounded())
      let column = quarters >> 2
      face.draw(placed.glyph, size: size, shift: quarters & 3) { mask, x, y, width, height, stride in
        picture.cover(
          mask, x: column + x, y: baseline + y, width: width, height: height, stride: stride, ink)
      }
    }
  }

  package enum Alignment: Sendable {
    case left, middle, right

    fileprivate var share: Double {
      switch self {
      case .left: 0
      case .middle: 0.5
      case .right: 1
      }
    }
  }

  /// Fills a shape with straight sides; its edges are smooth.
  ///
  /// - Parameter corners: In order around the shape, in pixels from the top left of the picture; from three to some thousands.
  package func fill(_ corners: [(x: Double, y: Double)], _ ink: Ink, on picture: inout Picture) {
    guard (3..<10_000).contains(corners.count),
      corners.allSatisfy({ $0.x.magnitude < 16_000 && $0.y.magnitude < 16_000 })
    else { return }
    let left = corners.map(\.x).min().map { Int($0.rounded(.down)) } ?? 0
    let top = corners.map(\.y).min().map { Int($0.rounded(.down)) } ?? 0
    let right = corners.map(\.x).max().map { Int($0.rounded(.up)) } ?? 0
    let bottom = corners.map(\.y).max().map { Int($0.rounded(.up)) } ?? 0
    let (width, height) = (max(1, right - left), max(1, bottom - top))
    // FreeType counts rows upwards, in sixty-fourths of a pixel.
    var points = corners.map {
      FT_Vector(
        x: FT_Pos((($0.x - Double(left)) * 64).rounded()), y: FT_Pos(((Double(bottom) - $0.y) * 64).rounded()))
    }
    var tags = [UInt8](repeating: 1, count: points.count)
    var mask = [UInt8](repeating: 0, count: width * height)
    guard tank_fill(library, &points, &tags, Int32(points.count), &mask, Int32(width), Int32(height)) == 0 else {
      return
    }
    mask.withUnsafeBufferPointer { mask in
      guard let start = mask.baseAddress else { return }
      picture.cover(start, x: left, y: top, width: width, height: height, stride: width, ink)
    }
  }
}
