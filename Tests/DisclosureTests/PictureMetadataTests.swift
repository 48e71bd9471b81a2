import Testing

@testable import Disclosure

@Suite("Metadata of pictures") struct PictureMetadataTests {
  /// A TIFF header with one directory that holds an artist and points to a GPS directory with a latitude.
  static func exif(little: Bool, latitude: Int = 48) -> [UInt8] {
    func short(_ value: Int) -> [UInt8] {
      let bytes = [UInt8(value >> 8 & 255), UInt8(value & 255)]
      return little ? bytes.reversed() : bytes
    }
    func long(_ value: Int) -> [UInt8] {
      little ? short(value & 0xFFFF) + short(value >> 16) : short(value >> 16) + short(value & 0xFFFF)
    }
    func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) -> [UInt8] {
      short(tag) + short(type) + long(count) + long(value)
    }
    var bytes: [UInt8] = little ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
    bytes += long(8)
    // Two entries end at 8 + 2 + 24 + 4 = 38; the GPS directory ends at 38 + 2 + 12 + 4 = 56; then 24 bytes of degrees.
    bytes += short(2) + entry(0x013B, 2, 7, 80) + entry(0x8825, 4, 1, 38) + long(0)
    bytes += short(1) + entry(2, 5, 3, 56) + long(0)
    for value in [latitude, latitude == 0 ? 0 : 51, 0] { bytes += long(value) + long(latitude == 0 ? 0 : 1) }
    return bytes + Array("Jeanne\0".utf8)
  }

  static let files: [[UInt8]] = [true, false].flatMap { little in
    let exif = exif(little: little)
    return [
      [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 8)] + Array("Exif\0\0".utf8) + exif + [0xFF, 0xD9],
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, UInt8(exif.count)] + Array("eXIf".utf8) + exif,
      Array("RIFF\0\0\0\0WEBPEXIF".utf8) + [UInt8(exif.count), 0, 0, 0] + exif, exif,
    ]
  }

  @Test("a position and an author are found in JPEG, PNG, WebP and TIFF, in both orders of bytes") func formats() {
    for file in Self.files {
      let findings = identifiers(inPicture: file)
      #expect(findings.map(\.kind) == [.coordinates, .author])
      #expect(findings.map(\.severity) == [.error, .warning])
    }
  }

  @Test("a position of zero is none") func zero() {
    #expect(identifiers(inPicture: Self.exif(little: true, latitude: 0)).map(\.kind) == [.author])
  }

  @Test("a position is found in HEIC, whose Exif stands anywhere") func heic() {
    let file = Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic\0\0\0\u{6}Exif\0\0".utf8)
    let findings = identifiers(inPicture: file + Self.exif(little: false))
    #expect(findings.map(\.kind) == [.coordinates, .author])
  }

  /// A record of IPTC: marker, record 2, number, length, text.
  static func iptc(_ fields: [(UInt8, String)]) -> [UInt8] {
    var records: [UInt8] = []
    for (number, text) in fields {
      records += [0x1C, 2, number, 0, UInt8(text.utf8.count)]
      records += Array(text.utf8)
    }
    var resource = Array("Photoshop 3.0\u{0}8BIM".utf8)
    resource += [4, 4, 0, 0, 0, 0, 0, UInt8(records.count)]
    resource += records
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xED, 0, UInt8(resource.count + 2)]
    return head + resource + [0xFF, 0xD9]
  }

  @Test("IPTC tells an author, a place and what captions hold") func iptc() {
    #expect(identifiers(inPicture: Self.iptc([(80, "Jeanne")])).map(\.kind) == [.author])
    #expect(identifiers(inPicture: Self.iptc([(92, "12 rue des Fleurs")])).map(\.kind) == [.address])
    let findings = identifiers(inPicture: Self.iptc([(120, "Photo : jeanne@example.org, 06 39 98 12 34")]))
    #expect(findings.map(\.kind) == [.email, .telephone])
    #expect(findings.first?.message == "the picture’s caption or comment holds an e-mail address, ‘j…@e…’")
    #expect(identifiers(inPicture: Self.iptc([(120, "Un atelier"), (80, " ")])).isEmpty)
  }

  @Test("comments of JPEG and text chunks of PNG are searched, compressed metadata are told of") func comments() {
    let comment = Array("jeanne@example.org".utf8)
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xFE, 0, UInt8(comment.count + 2)]
    let jpeg = head + comment + [0xFF, 0xD9]
    #expect(identifiers(inPicture: jpeg).map(\.kind) == [.email])
    func png(_ name: String, _ data: [UInt8]) -> [UInt8] {
      var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, UInt8(data.count)]
      bytes += Array(name.utf8)
      return bytes + data + [0, 0, 0, 0]
    }
    #expect(identifiers(inPicture: png("tEXt", Array("Comment\0".utf8) + comment)).map(\.kind) == [.email])
    #expect(identifiers(inPicture: png("tEXt", Array("Author\0Jeanne".utf8))).map(\.kind) == [.author])
    let profile = identifiers(inPicture: png("zTXt", Array("Raw profile type exif\0\0x".utf8)))
    #expect(profile.map(\.severity) == [.warning])
    #expect(identifiers(inPicture: png("tEXt", Array("Software\0Inkscape".utf8))).isEmpty)
  }

  @Test("XMP is read as attributes and as elements") func xmp() {
    let position = #"<rdf:Description exif:GPSLatitude="48,51.4N"/><aux:SerialNumber>123</aux:SerialNumber>"#
    #expect(identifiers(inPicture: Array(position.utf8)).map(\.kind) == [.coordinates, .device])
    let author = "<dc:creator><rdf:Seq><rdf:li>Jeanne</rdf:li></rdf:Seq></dc:creator>"
    #expect(identifiers(inPicture: Array(author.utf8)).map(\.kind) == [.author])
    #expect(identifiers(inPicture: Array("<dc:creator></dc:creator> exif:GPSLatitude=\"\" ".utf8)).isEmpty)
  }

  @Test("cut and random bytes never fail") func hostile() {
    var generator = SeededGenerator(state: 7)
    for file in Self.files {
      for end in 0...file.count { _ = identifiers(inPicture: Array(file[..<end])) }
      for _ in 0..<500 {
        var changed = file
        for _ in 0..<4 {
          changed[Int.random(in: changed.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        _ = identifiers(inPicture: changed)
        _ = identifiers(inText: changed)
        _ = texts(ofDrawing: changed)
      }
    }
  }
}
