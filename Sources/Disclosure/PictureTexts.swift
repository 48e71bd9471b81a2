/// The words that a picture carries beside its marks of Exif and XMP: comments of JPEG, text chunks of PNG, and the fields
/// of IPTC that agencies fill.
///
/// Every length is checked; what is cut gives fewer words.
///
/// - SeeAlso: IPTC-NAA Information Interchange Model 4.2, record 2; PNG specification, 11.3.4; ITU-T T.81, B.2.4.5.
struct PictureTexts {
  /// Captions, comments and descriptions.
  private(set) var captions: [String] = []
  /// A field for the author, the writer or the contact is filled.
  private(set) var hasAuthor = false
  /// A field for the place within a town is filled.
  private(set) var hasPlace = false
  /// Metadata of a camera stand in a compressed chunk, where nothing is searched.
  private(set) var hasCompressedMetadata = false

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { readPNG(bytes) }
    if bytes.starts(with: [0xFF, 0xD8]) { readJPEG(bytes) }
    readIPTC(bytes)
  }

  private mutating func add(_ text: some Sequence<UInt8>) {
    let text = String(decoding: Array(text.prefix(10_000)), as: UTF8.self)
    if captions.count < 100 { captions.append(text) }
  }

  private mutating func readPNG(_ bytes: [UInt8]) {
    var i = 8
    while i + 8 <= bytes.count {
      let length = bytes[i..<(i + 4)].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: bytes[(i + 4)..<(i + 8)], as: UTF8.self)
      let start = i + 8
      guard length <= bytes.count - start else { return }
      let chunk = bytes[start..<(start + length)]
      if name == "tEXt" || name == "iTXt" || name == "zTXt", let end = chunk.firstIndex(of: 0) {
        let keyword = String(decoding: chunk[..<end], as: UTF8.self)
        let text = chunk[(end + 1)...]
        let isCompressed = name == "zTXt" || name == "iTXt" && text.first == 1
        if isCompressed {
          if keyword.hasPrefix("Raw profile") || keyword.hasPrefix("XML:com.adobe") { hasCompressedMetadata = true }
        } else if keyword == "Author" || keyword == "Artist" {
          if text.contains(where: { $0 > 0x20 }) { hasAuthor = true }
        } else if keyword.hasPrefix("Raw profile") {
          hasCompressedMetadata = true
        } else if !keyword.hasPrefix("XML:com.adobe") {
          add(text)
        }
      }
      i = start + length + 4
    }
  }

  private mutating func readJPEG(_ bytes: [UInt8]) {
    var i = 2
    while i + 4 <= bytes.count, bytes[i] == 0xFF, bytes[i + 1] != 0xDA {
      let length = Int(bytes[i + 2]) << 8 | Int(bytes[i + 3])
      guard length >= 2, i + 2 + length <= bytes.count else { return }
      if bytes[i + 1] == 0xFE { add(bytes[(i + 4)..<(i + 2 + length)]) }
      i += 2 + length
    }
  }

  /// Photoshop's resource 0x0404, wherever a format puts it.
  private mutating func readIPTC(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0x38, 0x42, 0x49, 0x4D, 0x04, 0x04]
    var i = 0
    while i + 12 <= bytes.count {
      guard bytes[i] == 0x38, bytes[i...].starts(with: mark) else {
        i += 1
        continue
      }
      i += mark.count
      // A name of an even number of bytes with its length, then the length of the resource.
      let name = Int(bytes[i]) + 1
      i += name + name % 2 + 4
      while i + 5 <= bytes.count, bytes[i] == 0x1C {
        let length = Int(bytes[i + 3]) << 8 | Int(bytes[i + 4])
        let start = i + 5
        guard length < 0x8000, length <= bytes.count - start else { return }
        let text = bytes[start..<(start + length)]
        if bytes[i + 1] == 2, text.contains(where: { $0 > 0x20 }) {
          switch bytes[i + 2] {
          // By-line, contact, writer.
          case 80, 118, 122: hasAuthor = true
          case 92: hasPlace = true
          // Headline, caption, special instructions, keywords.
          case 105, 120, 40, 25: add(text)
          default: break
          }
        }
        i = start + length
      }
    }
  }
}
