/// The French social security number, NIR: 13 characters and a key of 2.
///
///     sex 1 · year 2 · month 2 · département 2 · commune 3 · order 3 · key 2,   key = 97 − (number mod 97)
///
/// Corsican départements 2A and 2B count as 19 and 18 in the key (INSEE; code de la sécurité sociale, R. 115-1; décret
/// 82-103). Months 20, 30 to 42 and 50 to 99 stand for incomplete civil records; first digits 3, 4, 7 and 8 for persons
/// who are not yet or not all registered.
enum SocialSecurityNumber {
  /// - Parameter start: A digit that follows no word.
  static func match(_ bytes: Bytes, at start: Int) -> Match? {
    guard canStart(bytes, at: start) else { return nil }
    var characters: [UInt8] = []
    characters.reserveCapacity(15)
    // Where separators stand, as a set of bits by position.
    var separators = 0
    var end = start
    var endOf13 = start
    var i = start
    while characters.count < 15 {
      guard i < bytes.count else { break }
      let byte = bytes[i]
      let isCorsica =
        characters.count == 6 && characters[5] == 0x32 && (byte.uppercased == 0x41 || byte.uppercased == 0x42)
      if byte.isDigit || isCorsica {
        characters.append(byte.uppercased)
        i += 1
        end = i
        if characters.count == 13 { endOf13 = i }
      } else if let separator = groupSeparator(bytes, at: i), i == end {
        separators |= 1 << characters.count
        i += separator.length
        // Two spaces are one.
        if separator.kind == 1, let more = groupSeparator(bytes, at: i), more.kind == 1 { i += more.length }
        // ‘… 123 / 45’ and ‘… 123 - 45’ set the key apart.
        if characters.count == 13 {
          while let more = groupSeparator(bytes, at: i) { i += more.length }
        }
      } else {
        break
      }
    }
    func isEnd(_ place: Int) -> Bool { place >= bytes.count || !bytes[place].isWordByte }
    guard characters.count >= 13, hasForm(characters) else { return nil }
    let usual = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 10
    if characters.count == 15, isEnd(end) {
      let isUsual = (separators & usual) == usual
      let isRight = key(characters[..<13]) == characters[13].digit * 10 + characters[14].digit
      if isRight {
        let isCertain = separators & (usual | 1 << 13) != 0 || characters.contains { $0.isLetter }
        return Match(evidence: .nir, strength: isCertain ? .certain : .possible, range: start..<end)
      }
      if isUsual { return Match(evidence: .nir, strength: .possible, range: start..<end) }
      if separators == 0 { return Match(evidence: .nir, strength: .failed, range: start..<end) }
    }
    guard isEnd(endOf13) else { return nil }
    if (separators & usual) == usual { return Match(evidence: .nir, strength: .certain, range: start..<endOf13) }
    guard separators & ~(1 << 13) == 0, characters.count == 13 || separators != 0 else { return nil }
    if characters.contains(where: \.isLetter) {
      return Match(evidence: .nir, strength: .possible, range: start..<endOf13)
    }
    let month = characters[3].digit * 10 + characters[4].digit
    let isUsualMonth = (1...12).contains(month) && (bytes[start] == 0x31 || bytes[start] == 0x32)
    return Match(evidence: .nirWithoutKey, strength: isUsualMonth ? .possible : .failed, range: start..<endOf13)
  }

  /// The first digit and, when they follow without separators, the month are those of a number.
  private static func canStart(_ bytes: Bytes, at start: Int) -> Bool {
    switch bytes[start] {
    case 0x31...0x34, 0x37, 0x38: break
    default: return false
    }
    guard start + 4 < bytes.count, bytes[start + 1].isDigit, bytes[start + 2].isDigit, bytes[start + 3].isDigit,
      bytes[start + 4].isDigit
    else { return true }
    return isMonth(bytes[start + 3].digit * 10 + bytes[start + 4].digit)
  }

  private static func isMonth(_ month: Int) -> Bool {
    (1...12).contains(month) || month == 20 || (30...42).contains(month) || month >= 50
  }

  private static func hasForm(_ characters: [UInt8]) -> Bool {
    let month = characters[3].digit * 10 + characters[4].digit
    guard isMonth(month) else { return false }
    let isCorsica = characters[6].isLetter
    guard isCorsica || characters[5].digit * 10 + characters[6].digit >= 1 else { return false }
    return characters[7...9].contains { $0 != 0x30 } && characters[10...12].contains { $0 != 0x30 }
  }

  /// - Parameter characters: 13 digits, of which the seventh may be A or B.
  static func key(_ characters: ArraySlice<UInt8>) -> Int {
    var number = 0
    for character in characters {
      switch character {
      case 0x41: number = (number / 10 * 10 + 1) * 10 + 9
      case 0x42: number = (number / 10 * 10 + 1) * 10 + 8
      default: number = number * 10 + character.digit
      }
    }
    return 97 - number % 97
  }
}
