/// A piece of an SVG file's words, with the place where it starts.
package struct DrawingText: Sendable, Equatable {
  package var text: String
  /// In bytes from the start of the file.
  package var offset: Int
}

/// The words of an SVG drawing: its texts, titles, descriptions, metadata, comments and the attributes that readers or
/// programs are told.
///
/// A light reading that never fails: markup that is not closed ends with the file. Marks inside a text (`tspan`, `a`)
/// do not cut it, so that a number drawn in pieces is still read whole. Styles, scripts, geometry and pictures inside the
/// file are left out; see ``pictures(inDrawing:)`` for those.
///
/// - Returns: In the order of the file. A text with entities is decoded, so places within it are those of its start.
package func texts(ofDrawing bytes: [UInt8]) -> [DrawingText] {
  var reader = DrawingReader(bytes)
  reader.read()
  return reader.texts
}

private struct DrawingReader {
  let bytes: [UInt8]
  var texts: [DrawingText] = []
  private var current: [UInt8] = []
  private var currentOffset = 0
  private var i = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() {
    while i < bytes.count {
      guard bytes[i] == 0x3C else {
        let start = i
        while i < bytes.count, bytes[i] != 0x3C { i += 1 }
        if current.isEmpty { currentOffset = start }
        current += bytes[start..<i]
        continue
      }
      if starts(with: "<!--") {
        flush()
        section(from: 4, to: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = i + 9
        let end = find("]]>", from: start) ?? bytes.count
        if current.isEmpty { currentOffset = start }
        current += bytes[min(start, bytes.count)..<end]
        i = min(bytes.count, end + 3)
      } else if starts(with: "<?") || starts(with: "<!") {
        flush()
        i = min(bytes.count, (find(">", from: i) ?? bytes.count) + 1)
      } else {
        element()
      }
    }
    flush()
  }

  private mutating func element() {
    let isEnd = i + 1 < bytes.count && bytes[i + 1] == 0x2F
    var place = i + (isEnd ? 2 : 1)
    let nameStart = place
    while place < bytes.count, bytes[place].isWordByte || bytes[place] == 0x3A || bytes[place] == 0x2D { place += 1 }
    let name = String(decoding: bytes[nameStart..<place], as: UTF8.self)
    if !inline.contains(name) { flush() }
    while place < bytes.count, bytes[place] != 0x3E {
      let start = place
      while place < bytes.count, bytes[place] != 0x3D, bytes[place] != 0x3E, bytes[place] > 0x20 { place += 1 }
      let attribute = String(decoding: bytes[start..<place], as: UTF8.self)
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      guard place < bytes.count, bytes[place] == 0x3D else {
        if place == start { place += 1 }
        continue
      }
      place += 1
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else { continue }
      let quote = bytes[place]
      let valueStart = place + 1
      place = valueStart
      while place < bytes.count, bytes[place] != quote { place += 1 }
      let value = bytes[valueStart..<place]
      place = min(bytes.count, place + 1)
      if !geometry.contains(attribute), value.count >= 4, !value.starts(with: "data:".utf8) {
        append(value, valueStart)
      }
    }
    i = min(bytes.count, place + 1)
    if !isEnd, name == "style" || name == "script" {
      i = find("</" + name, from: i) ?? bytes.count
    }
  }

  private mutating func section(from skip: Int, to end: String) {
    let start = min(bytes.count, i + skip)
    let stop = find(end, from: start) ?? bytes.count
    append(bytes[start..<stop], start)
    i = min(bytes.count, stop + end.utf8.count)
  }

  private mutating func flush() {
    if !current.isEmpty { append(current[...], currentOffset) }
    current.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ value: ArraySlice<UInt8>, _ offset: Int) {
    var start = value.startIndex
    while start < value.endIndex, value[start] <= 0x20 { start += 1 }
    guard start < value.endIndex else { return }
    texts.append(
      DrawingText(
        text: String(decoding: decoded(value[start...]), as: UTF8.self), offset: offset + start - value.startIndex))
  }

  private func starts(with text: String) -> Bool {
    bytes[i...].starts(with: text.utf8)
  }

  private func find(_ text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var place = start
    while place + wanted.count <= bytes.count {
      if bytes[place] == wanted[0], bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
      place += 1
    }
    return nil
  }

  private let inline: Set<String> = ["tspan", "textPath", "a", "svg:tspan"]
  private let geometry: Set<String> = [
    "d", "points", "transform", "viewBox", "style", "class", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx",
    "ry",
    "dx", "dy", "width", "height", "fill", "stroke", "xmlns", "gradientTransform", "stroke-dasharray", "values",
    "keyTimes",
    "offset", "version", "patternTransform", "preserveAspectRatio", "font-family", "textLength", "rotate", "id",
    "stdDeviation",
  ]
}

/// Character references and the five entities of XML.
private func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
  guard text.contains(0x26) else { return Array(text) }
  var result: [UInt8] = []
  var i = text.startIndex
  while i < text.endIndex {
    guard text[i] == 0x26, let end = text[i...].prefix(12).firstIndex(of: 0x3B) else {
      result.append(text[i])
      i += 1
      continue
    }
    let name = String(decoding: text[(i + 1)..<end], as: UTF8.self)
    var scalar: Unicode.Scalar?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    } else if name.hasPrefix("#") {
      scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    } else {
      scalar = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"][name]
    }
    guard let scalar else {
      result.append(text[i])
      i += 1
      continue
    }
    result += String(Character(scalar)).utf8
    i = end + 1
  }
  return result
}

/// The pictures that a drawing carries in itself, as `data:` addresses in base 64, with the place of each.
package func pictures(inDrawing bytes: [UInt8]) -> [(bytes: [UInt8], offset: Int)] {
  var found: [(bytes: [UInt8], offset: Int)] = []
  var i = 0
  let prefix = Array("data:image/".utf8)
  while i + prefix.count < bytes.count {
    guard bytes[i] == 0x64, bytes[i..<(i + prefix.count)].elementsEqual(prefix),
      let comma = bytes[i...].prefix(80).firstIndex(of: 0x2C)
    else {
      i += 1
      continue
    }
    let offset = i
    var end = comma + 1
    var picture: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x27, bytes[end] != 0x29 {
      if let value = base64Value(bytes[end]) {
        group = group << 6 | UInt32(value)
        bits += 6
        if bits >= 8 {
          bits -= 8
          picture.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
          group &= (1 << UInt32(bits)) - 1
        }
      }
      end += 1
    }
    found.append((picture, offset))
    i = end
  }
  return found
}

private func base64Value(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x41...0x5A: byte - 0x41
  case 0x61...0x7A: byte - 0x61 + 26
  case 0x30...0x39: byte - 0x30 + 52
  case 0x2B, 0x2D: 62
  case 0x2F, 0x5F: 63
  default: nil
  }
}
