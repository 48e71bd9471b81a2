/// Points written in one text: two decimal numbers, degrees with minutes and seconds, WKT and WKB, GeoJSON, `geo:`, metres
/// of Lambert-93.
enum CoordinateText {
  /// Decimals from which degrees tell more than the commune: 0.001° is 111 m along a meridian, 0.01° is 1.1 km, and the
  /// median commune of France is 11 km² (IGN, Admin Express).
  static let precise = 3

  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    if let match = sexagesimal(bytes) { matches.append(match) }
    if let match = lambert(bytes) { matches.append(match) }
    var i = 0
    while i < bytes.count {
      guard bytes[i].isDigit || bytes[i] == 0x2D || bytes[i] == 0x2B,
        i == 0 || !isJoined(bytes[i - 1]) || isQuarter(bytes, i - 1),
        let first = decimal(bytes, at: i)
      else {
        i += 1
        continue
      }
      i = first.end
      guard first.decimals >= precise, let second = second(bytes, after: first.end) else { continue }
      i = second.end
      guard second.decimals >= precise,
        second.end >= bytes.count || !bytes[second.end].isWordByte || isQuarter(bytes, second.end)
      else { continue }
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

  private static func isJoined(_ byte: UInt8) -> Bool { byte.isWordByte || byte == 0x2E }

  /// The letter of a quarter of the sky, alone beside a number: ‘N48.85661’.
  private static func isQuarter(_ bytes: Bytes, _ place: Int) -> Bool {
    guard [0x4E, 0x53, 0x45, 0x57, 0x4F].contains(bytes[place]) else { return false }
    let isFreeBefore = place == 0 || !bytes[place - 1].isLetter && bytes[place - 1] < 0x80
    let isFreeAfter = place + 1 >= bytes.count || !bytes[place + 1].isLetter && bytes[place + 1] < 0x80
    return isFreeBefore && isFreeAfter
  }

  /// A point as PostGIS writes it: well-known binary in hexadecimal digits, little-endian, with the number of WGS 84 or
  /// Lambert-93 or without any.
  static func isBinaryPoint(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 42, bytes.count <= 50 else { return false }
    let text = String(decoding: bytes, as: UTF8.self).uppercased()
    guard text.utf8.allSatisfy({ $0.isDigit || (0x41...0x46).contains($0) }) else { return false }
    return text.hasPrefix("0101000000") && text.utf8.count == 42
      || (text.hasPrefix("0101000020E6100000") || text.hasPrefix("01010000206A080000")) && text.utf8.count == 50
  }

  /// ‘652469.02, 6862035.26’: metres of Lambert-93, which the text or the decimals tell.
  private static func lambert(_ bytes: Bytes) -> Match? {
    var i = 0
    while i + 13 < bytes.count {
      guard bytes[i].isDigit, i == 0 || !isJoined(bytes[i - 1]), let x = metres(bytes, at: i, digits: 6...7) else {
        i += 1
        continue
      }
      i = x.end
      guard (99_000...1_250_000).contains(x.value) else { continue }
      var next = x.end
      while next < bytes.count, next - x.end <= 5,
        [0x2C, 0x3B, 0x20, 0x7C, 0x2F, 0x59, 0x79, 0x3D, 0x3A].contains(bytes[next])
      { next += 1 }
      guard next > x.end, let y = metres(bytes, at: next, digits: 7...7), (6_000_000...7_150_000).contains(y.value),
        y.end >= bytes.count || !bytes[y.end].isWordByte
      else { continue }
      let isSaid = isMarked(bytes, before: x.start) || x.hasDecimals && y.hasDecimals
      guard isSaid else { continue }
      return Match(evidence: .coordinates, strength: .certain, range: x.start..<y.end)
    }
    return nil
  }

  private static func metres(
    _ bytes: Bytes, at start: Int, digits: ClosedRange<Int>
  ) -> (value: Int, hasDecimals: Bool, start: Int, end: Int)? {
    var i = start
    var value = 0
    while i < bytes.count, bytes[i].isDigit, i - start < 8 {
      value = value * 10 + bytes[i].digit
      i += 1
    }
    guard digits.contains(i - start) else { return nil }
    let whole = i
    if i + 1 < bytes.count, bytes[i] == 0x2E || bytes[i] == 0x2C, bytes[i + 1].isDigit {
      i += 1
      while i < bytes.count, bytes[i].isDigit { i += 1 }
    }
    return (value, i > whole, start, i)
  }

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
    while i < bytes.count, i - end <= 14 {
      if bytes[i].isDigit || (bytes[i] == 0x2D || bytes[i] == 0x2B) && i + 1 < bytes.count && bytes[i + 1].isDigit {
        return i > end ? decimal(bytes, at: i) : nil
      }
      switch bytes[i] {
      case 0x2C, 0x3B, 0x20, 0x7C, 0x2F, 0xC2, 0xB0, 0xA0, 0x09, 0x3A, 0x3D, 0x26: i += 1
      case _ where bytes[i].isLetter:
        // ‘lon: ’, ‘&lng=’, the letter of a quarter of the sky.
        if isQuarter(bytes, i) {
          i += 1
          continue
        }
        guard let word = ShortWord(bytes, at: i), secondNames.contains(word) else { return nil }
        i += word.count
      default: return nil
      }
    }
    return nil
  }

  private static let secondNames = Set(
    ["lon", "lng", "long", "longitude", "lat", "latitude", "x", "y"].map { ShortWord($0) })

  /// `POINT(`, `[` of GeoJSON's coordinates, `geo:`, `@` of a map's address.
  private static func isMarked(_ bytes: Bytes, before place: Int) -> Bool {
    var scratch: [UInt8] = []
    fold(Bytes(rebasing: bytes[max(0, place - 24)..<place]), into: &scratch)
    let text = String(decoding: scratch, as: UTF8.self)
    return [
      "point", "coordinates", "geo:", "/@", "?q=", "&q=", "gps", "lat", "ll=", "linestring", "polygon",
      "lambert", "l93", "2154", "rgf93",
    ].contains {
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
