/// What a picture's metadata tells of a person or a place.
package struct PictureFinding: Sendable, Equatable {
  package var kind: IdentifierKind
  package var severity: Finding.Severity
  /// In the words of an editor: the position is an error; an author's name and a camera's number are warnings.
  package var message: String
  package var hint: String
}

/// Finds the position, the author and the camera's number in a picture's metadata.
///
/// Reads Exif wherever a format puts it (JPEG APP1, PNG eXIf, WebP EXIF, TIFF itself, and any file that holds the mark
/// `Exif␀␀` such as HEIC and AVIF), and XMP in any file (the packet is plain text). Every length is checked: hostile or
/// cut bytes give fewer findings, never a failure. A position of 0 and an empty name are no finding. The words of captions
/// and comments, of Exif, IPTC, JPEG and PNG, are searched as texts are. Metadata compressed inside a PNG are not read, and
/// a warning says so.
///
/// - SeeAlso: CIPA DC-008-2019 (Exif 2.32), 4.6.6 for GPS; Adobe XMP specification part 2, 2016, for `exif:GPSLatitude`.
package func identifiers(inPicture bytes: [UInt8]) -> [PictureFinding] {
  var facts = PictureFacts()
  for start in exifStarts(bytes) { readExif(bytes, at: start, &facts) }
  readXMP(bytes, &facts)
  let texts = PictureTexts(bytes)
  let hint = "save the picture without its metadata (for example with “remove location” or an export for the web)"
  var findings: [PictureFinding] = []
  if facts.hasPosition {
    findings.append(
      PictureFinding(
        kind: .coordinates, severity: .error, message: "the picture holds the position where it was taken", hint: hint))
  }
  if facts.hasSerialNumber {
    findings.append(
      PictureFinding(
        kind: .device, severity: .warning, message: "the picture holds the number of the camera or lens", hint: hint))
  }
  if texts.hasPlace {
    findings.append(
      PictureFinding(
        kind: .address, severity: .warning, message: "the picture names the place where it was taken", hint: hint))
  }
  if texts.hasCompressedMetadata {
    findings.append(
      PictureFinding(
        kind: .coordinates, severity: .warning,
        message: "the picture holds compressed metadata, which may tell a position and are not searched", hint: hint))
  }
  var kinds: Set<IdentifierKind> = []
  for caption in facts.captions + texts.captions {
    for finding in identifiers(in: caption) where kinds.insert(finding.kind).inserted {
      findings.append(
        PictureFinding(
          kind: finding.kind, severity: finding.severity,
          message:
            "the picture’s caption or comment \(finding.severity == .error ? "holds" : "may hold") \(finding.kind.singular), ‘\(finding.example)’",
          hint: hint))
    }
  }
  if facts.hasAuthor || texts.hasAuthor {
    findings.append(
      PictureFinding(
        kind: .author, severity: .warning, message: "the picture names its author or the camera’s owner",
        hint: hint + ", unless the name is to be published"))
  }
  return findings
}

private struct PictureFacts {
  var hasPosition = false
  var hasSerialNumber = false
  var hasAuthor = false
  var captions: [String] = []
}

/// Where TIFF headers start.
private func exifStarts(_ bytes: [UInt8]) -> [Int] {
  var starts: [Int] = []
  func isHeader(_ place: Int) -> Bool {
    guard place >= 0, place + 8 <= bytes.count else { return false }
    return bytes[place] == 0x49 && bytes[place + 1] == 0x49 && bytes[place + 2] == 0x2A && bytes[place + 3] == 0
      || bytes[place] == 0x4D && bytes[place + 1] == 0x4D && bytes[place + 2] == 0 && bytes[place + 3] == 0x2A
  }
  if isHeader(0) { starts.append(0) }
  var i = 0
  while i + 14 <= bytes.count, starts.count < 16 {
    // ‘Exif␀␀’ before the header in JPEG, HEIF and most WebP; ‘eXIf’ and ‘EXIF’ with a length in PNG and WebP.
    if bytes[i] | 0x20 == 0x65, bytes[i + 1] | 0x20 == 0x78, bytes[i + 2] | 0x20 == 0x69, bytes[i + 3] | 0x20 == 0x66 {
      for skip in [4, 6, 8] where isHeader(i + skip) {
        starts.append(i + skip)
        break
      }
    }
    i += 1
  }
  return starts
}

private func readExif(_ bytes: [UInt8], at start: Int, _ facts: inout PictureFacts) {
  let isLittle = bytes[start] == 0x49
  func short(_ place: Int) -> Int? {
    guard place >= start, place + 2 <= bytes.count else { return nil }
    let (a, b) = (Int(bytes[place]), Int(bytes[place + 1]))
    return isLittle ? b << 8 | a : a << 8 | b
  }
  func long(_ place: Int) -> Int? {
    guard let first = short(place), let second = short(place + 2) else { return nil }
    return isLittle ? second << 16 | first : first << 16 | second
  }
  /// Whether the text or the rational numbers of an entry say something.
  func isFilled(_ entry: Int) -> Bool {
    guard let type = short(entry + 2), let count = long(entry + 4) else { return false }
    let size = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8][type] ?? 1
    guard count > 0, count <= bytes.count else { return false }
    let length = count * size
    var place = entry + 8
    if length > 4 {
      guard let offset = long(place) else { return false }
      place = start + offset
    }
    guard place >= start, place < bytes.count, place + length <= bytes.count else { return false }
    if type == 5 || type == 10 {
      return stride(from: place, to: place + length, by: 8).contains { (long($0) ?? 0) != 0 }
    }
    return bytes[place..<(place + length)].contains { $0 > 0x20 }
  }

  /// The text of an entry.
  func text(_ entry: Int) -> String {
    guard let count = long(entry + 4), count > 0, count <= 10_000 else { return "" }
    var place = entry + 8
    if count > 4 {
      guard let offset = long(place) else { return "" }
      place = start + offset
    }
    guard place >= start, place < bytes.count, place + count <= bytes.count else { return "" }
    // Without the zeros, UTF-16 of Latin letters is Latin-1, and ASCII is itself.
    return String(decoding: bytes[place..<(place + count)].filter { $0 != 0 }, as: UTF8.self)
  }

  var directories: [(place: Int, isGPS: Bool)] = []
  if let first = long(start + 4) { directories.append((start + first, false)) }
  var visited: Set<Int> = []
  while let (place, isGPS) = directories.popLast(), visited.count < 32 {
    guard visited.insert(place).inserted, let count = short(place) else { continue }
    for index in 0..<min(count, 512) {
      let entry = place + 2 + 12 * index
      guard let tag = short(entry), entry + 12 <= bytes.count else { break }
      if isGPS {
        // GPSLatitude, GPSLongitude; and the destination's.
        if [2, 4, 20, 22].contains(tag), isFilled(entry) { facts.hasPosition = true }
        continue
      }
      switch tag {
      case 0x8825: if let offset = long(entry + 8) { directories.append((start + offset, true)) }
      case 0x8769, 0x014A: if let offset = long(entry + 8) { directories.append((start + offset, false)) }
      // Artist; XPAuthor; CameraOwnerName.
      case 0x013B, 0x9C9D, 0xA430: if isFilled(entry) { facts.hasAuthor = true }
      // ImageDescription; UserComment; XPTitle; XPComment; XPSubject.
      case 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9F:
        if facts.captions.count < 100 { facts.captions.append(text(entry)) }
      // BodySerialNumber; LensSerialNumber; CameraSerialNumber of DNG.
      case 0xA431, 0xA435, 0xC62F: if isFilled(entry) { facts.hasSerialNumber = true }
      default: break
      }
    }
    if !isGPS, let next = long(place + 2 + 12 * count), next > 0 { directories.append((start + next, false)) }
  }
}

private func readXMP(_ bytes: [UInt8], _ facts: inout PictureFacts) {
  let properties: [(name: [UInt8], fact: WritableKeyPath<PictureFacts, Bool>)] = [
    (Array("exif:GPSLatitude".utf8), \.hasPosition), (Array("exif:GPSLongitude".utf8), \.hasPosition),
    (Array("aux:SerialNumber".utf8), \.hasSerialNumber), (Array("exifEX:BodySerialNumber".utf8), \.hasSerialNumber),
    (Array("aux:OwnerName".utf8), \.hasAuthor), (Array("exifEX:CameraOwnerName".utf8), \.hasAuthor),
    (Array("dc:creator".utf8), \.hasAuthor), (Array("photoshop:AuthorsPosition".utf8), \.hasAuthor),
  ]
  var i = 0
  while i + 10 < bytes.count {
    guard [0x65, 0x61, 0x64, 0x70].contains(bytes[i]), i == 0 || bytes[i - 1] != 0x2F else {
      i += 1
      continue
    }
    for (name, fact) in properties where bytes[i...].starts(with: name) {
      var place = i + name.count
      // `name="value"` or `<name>value` with marks between.
      guard place < bytes.count, bytes[place] == 0x3D || bytes[place] == 0x3E || bytes[place] == 0x20 else { continue }
      let stop = min(bytes.count, place + 400)
      var isMark = bytes[place] != 0x3D && bytes[place] != 0x3E
      while place < stop {
        let byte = bytes[place]
        if byte == 0x3C {
          // The property's own end mark.
          if place + 1 < stop, bytes[place + 1] == 0x2F, bytes[min(bytes.count, place + 2)...].starts(with: name) {
            break
          }
          isMark = true
        } else if byte == 0x3E {
          isMark = false
        } else if !isMark, byte.isAlphanumeric || byte >= 0x80 {
          facts[keyPath: fact] = true
          break
        } else if !isMark, byte == 0x22, place > i + name.count + 1 {
          break
        }
        place += 1
      }
    }
    i += 1
  }
}
