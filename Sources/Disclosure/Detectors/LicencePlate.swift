/// French licence plates: AA-123-AA since 2009 (SIV), and 1234 AB 75 before (FNI).
///
/// The SIV uses no I, O or U, no SS, and no 000 (arrêté du 9 février 2009). A reference of an article may look alike; a
/// column where some have the forbidden letters holds references.
enum LicencePlate {
  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      guard bytes[i].isWordByte else {
        i += 1
        continue
      }
      if bytes[i].isLetter, let match = current(bytes, at: i) {
        matches.append(match)
        i = match.range.upperBound
      } else if bytes[i].isDigit, let match = old(bytes, at: i) {
        matches.append(match)
        i = match.range.upperBound
      }
      while i < bytes.count, bytes[i].isWordByte { i += 1 }
    }
  }

  private static func isForbidden(_ letter: UInt8) -> Bool {
    let capital = letter.uppercased
    return capital == 0x49 || capital == 0x4F || capital == 0x55
  }

  private static func current(_ bytes: Bytes, at start: Int) -> Match? {
    // Two letters, and a digit at once or after a separator: most words end here.
    guard start + 6 < bytes.count, bytes[start + 1].isLetter, !bytes[start + 2].isLetter else { return nil }
    var i = start
    var letters: [UInt8] = []
    var isZero = true
    var separators: [UInt8] = []
    func take(_ count: Int, _ isRight: (UInt8) -> Bool) -> Bool {
      guard i + count <= bytes.count, bytes[i..<(i + count)].allSatisfy(isRight) else { return false }
      return true
    }
    guard take(2, { $0.isLetter }) else { return nil }
    letters += bytes[i..<(i + 2)]
    i += 2
    if let separator = groupSeparator(bytes, at: i) {
      separators.append(separator.kind)
      i += separator.length
    }
    guard take(3, { $0.isDigit }) else { return nil }
    isZero = bytes[i..<(i + 3)].allSatisfy { $0 == 0x30 }
    i += 3
    if let separator = groupSeparator(bytes, at: i) {
      separators.append(separator.kind)
      i += separator.length
    }
    guard take(2, { $0.isLetter }) else { return nil }
    letters += bytes[i..<(i + 2)]
    i += 2
    guard i >= bytes.count || !bytes[i].isWordByte && bytes[i] != 0x2D, start == 0 || bytes[start - 1] != 0x2D,
      !separators.contains(5), separators.count != 1, separators.first == separators.last
    else { return nil }
    let capitals = letters.filter(\.isCapital).count
    guard capitals == 4 || capitals == 0 else { return nil }
    let range = start..<i
    let upper = letters.map(\.uppercased)
    let isPossible = !isZero && !upper.contains(where: isForbidden) && upper[..<2] != [0x53, 0x53]
    guard isPossible else { return Match(evidence: .barePlate, strength: .failed, range: range) }
    if separators.isEmpty { return Match(evidence: .barePlate, strength: .possible, range: range) }
    guard capitals == 4 || separators[0] == 3 else { return nil }
    return Match(evidence: .plate, strength: .possible, range: range)
  }

  /// Up to four digits, two or three letters, the département.
  private static func old(_ bytes: Bytes, at start: Int) -> Match? {
    var i = start
    while i < bytes.count, bytes[i].isDigit { i += 1 }
    guard (2...4).contains(i - start), i < bytes.count else { return nil }
    guard bytes[i].isCapital || groupSeparator(bytes, at: i) != nil else { return nil }
    var kinds: [UInt8] = []
    if let separator = groupSeparator(bytes, at: i) {
      kinds.append(separator.kind)
      i += separator.length
    }
    let lettersStart = i
    while i < bytes.count, bytes[i].isCapital { i += 1 }
    let letters = bytes[lettersStart..<i]
    guard (2...3).contains(letters.count) else { return nil }
    if let separator = groupSeparator(bytes, at: i) {
      kinds.append(separator.kind)
      i += separator.length
    }
    guard kinds.count != 1, kinds.first == kinds.last, i + 1 < bytes.count, bytes[i].isDigit else { return nil }
    let placeStart = i
    i += 1
    while i < bytes.count, bytes[i].isAlphanumeric { i += 1 }
    guard i >= bytes.count || !bytes[i].isWordByte && bytes[i] != 0x2D, start == 0 || bytes[start - 1] != 0x2D else {
      return nil
    }
    let isDepartement: Bool
    switch i - placeStart {
    case 2 where bytes[placeStart] == 0x32 && (bytes[placeStart + 1] == 0x41 || bytes[placeStart + 1] == 0x42):
      isDepartement = true
    case 2 where bytes[placeStart + 1].isDigit:
      let number = bytes[placeStart].digit * 10 + bytes[placeStart + 1].digit
      isDepartement = (1...95).contains(number)
    case 3 where bytes[placeStart] == 0x39 && bytes[placeStart + 1] == 0x37 && bytes[placeStart + 2].isDigit:
      isDepartement = true
    default: return nil
    }
    let word = String(decoding: letters, as: UTF8.self)
    guard !units.contains(word) else { return nil }
    let isRight = isDepartement && !letters.contains(where: isForbidden)
    return Match(evidence: .oldPlate, strength: isRight ? .possible : .failed, range: start..<i)
  }

  private static let units: Set<String> = [
    "KM", "KG", "MM", "CM", "DM", "ML", "CL", "HL", "HA", "KW", "MW", "GW", "GO", "MO", "KO", "TO", "CV", "EUR", "KWH",
    "MWH", "GWH", "HAB", "ANS", "PCT", "TTC", "AV", "AC", "JC", "BIS", "TER", "RUE", "ET", "DE", "DU", "LA", "LE",
    "LES",
  ]
}
