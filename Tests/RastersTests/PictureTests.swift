import Testing

@testable import Rasters

@Suite("A picture")
struct PictureTests {
  @Test("of PNG that begins with its signature and its size")
  func header() throws {
    let bytes = try Picture(width: 300, height: 2, paper: Ink(0xFBFAF6)).png()
    // PNG, third edition, 5.2 and 11.2.1.
    #expect(Array(bytes[..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Array(bytes[8..<29]) == [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 44, 0, 0, 0, 2, 8, 3, 0, 0, 0])
    // The last part is the same in each PNG file.
    #expect(Array(bytes.suffix(12)) == [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82])
  }

  @Test("leaves out what lies outside")
  func outside() {
    var picture = Picture(width: 4, height: 3, paper: Ink(0xFFFFFF))
    picture.fill(x: -2, y: -2, width: 3, height: 3, Ink(0x102030))
    picture.fill(x: 9, y: 9, width: 3, height: 3, Ink(0x405060))
    picture.fill(x: 3, y: 1, width: 0, height: 1, Ink(0x405060))
    #expect(picture[0, 0] == Ink(0x102030))
    #expect(picture[1, 0] == Ink(0xFFFFFF) && picture[0, 1] == Ink(0xFFFFFF) && picture[3, 1] == Ink(0xFFFFFF))
  }

  @Test("covers by sixteenths, and takes the nearest colour when the palette is full")
  func covering() {
    var picture = Picture(width: 2, height: 1, paper: Ink(0xFFFFFF))
    picture.cover([255, 128], x: 0, y: 0, width: 2, height: 1, stride: 2, Ink(0x000000))
    #expect(picture[0, 0] == Ink(0x000000) && picture[1, 0] == Ink(0x808080))
    for grey in UInt32(0)..<400 { picture.fill(x: 0, y: 0, width: 1, height: 1, Ink(grey << 8)) }
    #expect(picture.palette.count == 256)
    picture.fill(x: 0, y: 0, width: 1, height: 1, Ink(0xFFFFFE))
    #expect(picture[0, 0] == Ink(0xFFFFFF))
  }
}
