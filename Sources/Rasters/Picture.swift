import Archives

/// Pixels of at most 256 colours.
///
/// What is drawn over something else covers it by sixteenths, so that a page of some ten inks with smooth edges keeps
/// within the palette; past 256 colours the nearest one that is there already is taken.
package struct Picture: Sendable {
  package let width: Int
  package let height: Int
  /// One number of the palette for each pixel, row by row from the top.
  private(set) var pixels: [UInt8]
  private(set) var palette: [Ink]
  private var numbers: [Ink: UInt8]

  /// - Parameters:
  ///   - width: In pixels, at least 1.
  ///   - height: In pixels, at least 1.
  package init(width: Int, height: Int, paper: Ink) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 0, count: width * height)
    palette = [paper]
    numbers = [paper: 0]
  }

  /// The colour of a pixel.
  package subscript(_ x: Int, _ y: Int) -> Ink { palette[Int(pixels[y * width + x])] }

  /// Fills whole pixels; what lies outside the picture is left out.
  package mutating func fill(x: Int, y: Int, width: Int, height: Int, _ ink: Ink) {
    let number = number(of: ink)
    let columns = max(0, x)..<max(0, x, min(self.width, x + width))
    for row in max(0, y)..<max(0, y, min(self.height, y + height)) {
      for column in columns { pixels[row * self.width + column] = number }
    }
  }

  /// Lays an ink over the picture through a mask of coverages from 0 to 255.
  ///
  /// - Parameters:
  ///   - x: The column of the picture that the mask's first one lies on; may be outside.
  ///   - stride: Bytes from one row of the mask to the next.
  mutating func cover(
    _ mask: UnsafePointer<UInt8>, x: Int, y: Int, width: Int, height: Int, stride: Int, _ ink: Ink
  ) {
    // A mask lies over few colours: what each becomes is worked out once.
    var mixed: [UInt16: UInt8] = [:]
    for row in max(0, -y)..<max(0, -y, min(height, self.height - y)) {
      for column in max(0, -x)..<max(0, -x, min(width, self.width - x)) {
        let sixteenths = (Int(mask[row * stride + column]) * 16 + 127) / 255
        guard sixteenths > 0 else { continue }
        let index = (y + row) * self.width + x + column
        let key = UInt16(pixels[index]) << 5 | UInt16(sixteenths)
        if let known = mixed[key] {
          pixels[index] = known
        } else {
          let number = number(of: palette[Int(pixels[index])].mixed(with: ink, sixteenths: sixteenths))
          mixed[key] = number
          pixels[index] = number
        }
      }
    }
  }

  private mutating func number(of ink: Ink) -> UInt8 {
    if let number = numbers[ink] { return number }
    if palette.count < 256 {
      let number = UInt8(palette.count)
      palette.append(ink)
      numbers[ink] = number
      return number
    }
    func distance(_ other: Ink) -> Int {
      func square(_ one: UInt8, _ two: UInt8) -> Int { (Int(one) - Int(two)) * (Int(one) - Int(two)) }
      return square(ink.red, other.red) + square(ink.green, other.green) + square(ink.blue, other.blue)
    }
    let nearest = palette.indices.min { distance(palette[$0]) < distance(palette[$1]) } ?? 0
    numbers[ink] = UInt8(nearest)
    return UInt8(nearest)
  }

  /// The picture as a PNG file with a palette, of the colour space sRGB.
  ///
  /// The same picture gives the same bytes with the same libdeflate.
  ///
  /// - SeeAlso: Portable Network Graphics, third edition, W3C 2025.
  package func png() throws(RasterError) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      // Rows of numbers of a palette are not filtered: neighbours do not resemble each other by size.
      rows.append(0)
      rows += pixels[row * width..<(row + 1) * width]
    }
    let stream: [UInt8]
    do {
      stream = try zlibStream(rows)
    } catch {
      throw RasterError("\(error)")
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file.reserveCapacity(stream.count + 1_024)
    // Eight bits a pixel, palette, and the only compression, filters and order without interlacing.
    append("IHDR", bigEndian(width) + bigEndian(height) + [8, 3, 0, 0, 0], to: &file)
    append("sRGB", [0], to: &file)
    append("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
    append("IDAT", stream, to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private func append(_ name: StaticString, _ data: [UInt8], to file: inout [UInt8]) {
    file += bigEndian(data.count)
    let part = Array("\(name)".utf8) + data
    file += part
    file += bigEndian(Int(crc32(part)))
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    [UInt8(number >> 24 & 0xFF), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
  }
}
