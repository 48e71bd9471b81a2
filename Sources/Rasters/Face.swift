import CFreeType

/// One font as FreeType reads it: lengths of texts, and glyphs as masks.
///
/// Glyphs are not hinted, so that a text has the same shape at each size and depends on nothing but the font.
final class Face {
  private let face: FT_Face
  private let unitsPerEm: Double
  private let hasKerning: Bool
  private var advances: [FT_UInt: Int] = [:]
  private var size = 0

  /// - Parameters:
  ///   - file: Must stay where it is for as long as this object.
  ///   - name: Of the font, for the message.
  init(_ library: FT_Library, _ file: UnsafeRawBufferPointer, name: String) throws(RasterError) {
    var opened: FT_Face?
    let code = FT_New_Memory_Face(
      library, file.baseAddress?.assumingMemoryBound(to: FT_Byte.self), FT_Long(file.count), 0, &opened)
    guard code == 0, let opened else { throw RasterError("the \(name) font cannot be read (FreeType's error \(code))") }
    face = opened
    unitsPerEm = Double(opened.pointee.units_per_EM)
    // FT_HAS_KERNING and FT_IS_SCALABLE are macros that Swift cannot see.
    hasKerning = opened.pointee.face_flags & (1 << 6) != 0
    guard opened.pointee.face_flags & 1 != 0, unitsPerEm > 0 else {
      FT_Done_Face(opened)
      throw RasterError("the \(name) font has no outlines")
    }
  }

  deinit { FT_Done_Face(face) }

  /// A glyph and where it begins, in units of the font from the start of its text.
  struct Placed {
    var glyph: FT_UInt
    var offset: Int
  }

  /// The glyphs of a text in one line.
  ///
  /// - Returns: Them, and the length of all in units of the font.
  func place(_ text: String) -> (glyphs: [Placed], length: Int) {
    var glyphs: [Placed] = []
    var length = 0
    var last: FT_UInt = 0
    for scalar in composed(text) {
      let glyph = FT_Get_Char_Index(face, FT_ULong(scalar.value))
      if hasKerning, last != 0, glyph != 0 {
        var kerning = FT_Vector()
        // Without scale (2): in units of the font.
        if FT_Get_Kerning(face, last, glyph, 2, &kerning) == 0 { length += Int(kerning.x) }
      }
      glyphs.append(Placed(glyph: glyph, offset: length))
      length += advance(of: glyph)
      last = glyph
    }
    return (glyphs, length)
  }

  /// The length of a text in one line, in pixels.
  func length(of text: String, size: Int) -> Double { scaled(place(text).length, size: size) }

  func scaled(_ units: Int, size: Int) -> Double { Double(units) * Double(size) / unitsPerEm }

  private func advance(of glyph: FT_UInt) -> Int {
    if let known = advances[glyph] { return known }
    let noScale: FT_Int32 = 1
    let advance = FT_Load_Glyph(face, glyph, noScale) == 0 ? Int(face.pointee.glyph.pointee.advance.x) : 0
    advances[glyph] = advance
    return advance
  }

  /// Draws a glyph and gives its mask.
  ///
  /// - Parameters:
  ///   - size: Pixels to the em.
  ///   - shift: How far to the right of a whole pixel, in quarters of one.
  ///   - body: Gets the mask with the column and the row of its first pixel, from the glyph's origin, rows downwards;
  ///     is not called for a glyph without ink.
  func draw(
    _ glyph: FT_UInt, size: Int, shift: Int,
    _ body: (_ mask: UnsafePointer<UInt8>, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ stride: Int) -> Void
  ) {
    if self.size != size {
      guard FT_Set_Char_Size(face, 0, size * 64, 72, 72) == 0 else { return }
      self.size = size
    }
    // Without hinting (1 << 1) and without pictures of glyphs (1 << 3).
    guard FT_Load_Glyph(face, glyph, 1 << 1 | 1 << 3) == 0, let slot = face.pointee.glyph else { return }
    FT_Outline_Translate(&slot.pointee.outline, FT_Pos(shift * 16), 0)
    guard FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0 else { return }
    let bitmap = slot.pointee.bitmap
    guard let mask = bitmap.buffer, bitmap.pitch > 0 else { return }
    body(
      mask, Int(slot.pointee.bitmap_left), -Int(slot.pointee.bitmap_top), Int(bitmap.width), Int(bitmap.rows),
      Int(bitmap.pitch))
  }
}

/// The scalars of a text as fonts have them: letters with their accents in one, without what is never seen.
func composed(_ text: String) -> [Unicode.Scalar] {
  var scalars: [Unicode.Scalar] = []
  for character in text {
    // Canonically equivalent characters are equal: the letter in one scalar is found under the one in two.
    let list = character.unicodeScalars.count == 1 ? nil : precomposed[character]
    for scalar in list.map({ [$0] }) ?? Array(character.unicodeScalars) {
      switch scalar.value {
      case 0x2011: scalars.append("-")
      case 0xAD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: break
      case 0..<0x20: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
  }
  return scalars
}

/// The Latin letters with accents that have a scalar of their own.
private let precomposed: [Character: Unicode.Scalar] = {
  var letters: [Character: Unicode.Scalar] = [:]
  for range in [0xC0...0x24F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
    for value in range {
      if let scalar = Unicode.Scalar(value) { letters[Character(scalar)] = scalar }
    }
  }
  return letters
}()
