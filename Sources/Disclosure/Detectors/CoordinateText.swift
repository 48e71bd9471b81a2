/// Points written in one text: two decimal numbers, degrees with minutes and seconds, WKT, GeoJSON, `geo:`.
enum CoordinateText {
  /// Decimals from which degrees tell more than the commune: 0.001° is 111 m along a meridian, 0.01° is 1.1 km, and the
  /// median commune of France is 11 km² (IGN, Admin Express).
  static let precise = 3

  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    if let match = sexagesimal(bytes) { matches.append(match) }
    var i = 0
    while i < bytes.count {
      guard bytes[i].isDigit || bytes[i] == 0x2D || bytes[i] == 0x2B, i == 0 || !isJoined(bytes[i - 1]),
        let first = decimal(bytes, at: i)
      else {
        i += 1
        continue
      }
      i = first.end
      guard first.decimals >= precise, let second = second(bytes, after: first.end) else { continue }
      i = second.end
      guard second.decimals >= precise, second.end >= bytes.count || !bytes[second.end].isWordByte else { continue }
      let range = first.start..<second.end
      let isMarked = isMarked(bytes, before: first.start)
      if isInFrance(first.value, second.value) || isInFrance(second.value, first.value) {
        let decimals = min(first.decimals, second.decimals)
        matches.append(
          Match(evidence: .coordinates, strength: isMarked || decimals >= 4 ? .certain : .possible, range: range))
      } else if isMarked, abs(first.value) <= 180, abs(second.value) <= 180 {
        matches.append(Match(evidence: .coordinates, strength: .certain, range: range))
      } else if abs(first.value) <= 90, abs(second.value) <= 180, first.decimals >= 4, second.decimals >= 4,
        abs(first.value) > 1 || abs(second.value) > 1
      {
        matches.append(Match(evidence: .coordinates, strength: .possible, range: range))
      }
    }
  }

  private static func isJoined(_ byte: UInt8) -> Bool { byte.isWordByte || byte == 0x2E || byte == 0x2C && false }

  struct Decimal {
    var value: Double
    var decimals: Int
    var start: Int
    var end: Int
  }

  /// A number with a decimal part, by a point or a comma.
  private static func decimal(_ bytes: Bytes, at start: Int) -> Decimal? {
    var i = start
    let isNegative = bytes[i] == 0x2D
    if bytes[i] == 0x2D || bytes[i] == 0x2B { i += 1 }
    let whole = i
    var value = 0.0
    while i < bytes.count, bytes[i].isDigit, i - whole < 4 {
      value = value * 10 + Double(bytes[i].digit)
      i += 1
    }
    guard i > whole, i + 1 < bytes.count, bytes[i] == 0x2E || bytes[i] == 0x2C, bytes[i + 1].isDigit else { return nil }
    i += 1
    let fraction = i
    var unit = 0.1
    while i < bytes.count, bytes[i].isDigit {
      value += unit * Double(bytes[i].digit)
      unit /= 10
      i += 1
    }
    return Decimal(value: isNegative ? -value : value, decimals: i - fraction, start: start, end: i)
  }

  /// The other number of the pair, after at most six bytes that hold a comma, a semicolon, a space, a bar or a degree.
  private static func second(_ bytes: Bytes, after end: Int) -> Decimal? {
    var i = end
    while i < bytes.count, i - end <= 6 {
      if bytes[i].isDigit || (bytes[i] == 0x2D || bytes[i] == 0x2B) && i + 1 < bytes.count && bytes[i + 1].isDigit {
        return i > end ? decimal(bytes, at: i) : nil
      }
      switch bytes[i] {
      case 0x2C, 0x3B, 0x20, 0x7C, 0x2F, 0xC2, 0xB0, 0xA0, 0x09, 0x3A, 0x4E, 0x45, 0x53, 0x57, 0x4F: i += 1
      default: return nil
      }
    }
    return nil
  }

  /// `POINT(`, `[` of GeoJSON's coordinates, `geo:`, `@` of a map's address.
  private static func isMarked(_ bytes: Bytes, before place: Int) -> Bool {
    var scratch: [UInt8] = []
    fold(Bytes(rebasing: bytes[max(0, place - 24)..<place]), into: &scratch)
    let text = String(decoding: scratch, as: UTF8.self)
    return ["point", "coordinates", "geo:", "/@", "?q=", "&q=", "gps", "lat", "ll=", "linestring", "polygon"].contains {
      text.contains($0)
    }
  }

  /// Metropolitan France and the overseas départements, roughly, degrees.
  static func isInFrance(_ latitude: Double, _ longitude: Double) -> Bool {
    let boxes: [(ClosedRange<Double>, ClosedRange<Double>)] = [
      (41.2...51.2, -5.3...9.7), (15.8...16.6, -61.9...(-60.9)), (14.3...15, -61.3...(-60.7)),
      (2...6, -54.7...(-51.5)), (-21.5...(-20.8), 55.1...55.9), (-13.1...(-12.5), 44.9...45.4),
    ]
    return boxes.contains { $0.0.contains(latitude) && $0.1.contains(longitude) }
  }

  /// 48°51'24"N: seconds of arc are 31 m; minutes with three decimals are 2 m.
  private static func sexagesimal(_ bytes: Bytes) -> Match? {
    var found: [Int] = []
    var i = 0
    while i + 1 < bytes.count {
      guard bytes[i] == 0xC2, bytes[i + 1] == 0xB0 || bytes[i + 1] == 0xBA else {
        i += 1
        continue
      }
      let degree = i
      i += 2
      guard degree > 0, bytes[degree - 1].isDigit else { continue }
      var digits = 0
      var marks = 0
      var decimals = 0
      var hasPoint = false
      while i < bytes.count, digits + marks < 24 {
        let byte = bytes[i]
        if byte.isDigit {
          digits += 1
          if hasPoint { decimals += 1 }
        } else if byte == 0x27 || byte == 0x22 || byte == 0xE2 {
          marks += 1
          if byte == 0xE2 { i += 2 }
          hasPoint = false
        } else if byte == 0x2E || byte == 0x2C {
          guard i + 1 < bytes.count, bytes[i + 1].isDigit else { break }
          hasPoint = true
        } else if byte != 0x20 {
          break
        }
        i += 1
      }
      if marks >= 1, digits >= 3 || decimals >= 2 { found.append(degree) }
    }
    guard found.count >= 2, let first = found.first, let last = found.last else { return nil }
    var start = first
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    return Match(evidence: .coordinates, strength: .certain, range: start..<min(bytes.count, last + 2))
  }
}
