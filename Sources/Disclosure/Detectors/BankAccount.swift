/// IBANs by their country's length and their remainder by 97 (ISO 13616, ISO 7064), and French RIBs by their key.
enum BankAccount {
  /// - Parameter start: A letter that follows no word.
  static func iban(_ bytes: Bytes, at start: Int) -> Match? {
    guard start + 14 < bytes.count, bytes[start + 1].isLetter, bytes[start].isLetter else { return nil }
    let length = Int(lengths[Int(bytes[start].uppercased - 0x41) * 26 + Int(bytes[start + 1].uppercased - 0x41)])
    guard length > 0,
      bytes[start + 2].isDigit || bytes[start + 2] >= 0x80 || !bytes[start + 2].isLetter && bytes[start + 3].isDigit
    else {
      return nil
    }
    guard let (text, end) = gather(bytes, at: start, count: length), text[2].isDigit, text[3].isDigit else {
      return nil
    }
    let isRight = remainder97([text[4...], text[..<4]].joined()) == 1
    // Small letters without a separator also write hexadecimal numbers, of which one in a hundred passes.
    let isHexadecimal = end - start == length && bytes[start].isLetter && !bytes[start].isCapital
    guard isHexadecimal else {
      return isRight ? Match(evidence: .iban, strength: .certain, range: start..<end) : nil
    }
    return Match(evidence: .iban, strength: isRight ? .possible : .failed, range: start..<end)
  }

  /// ‘IBANFR14…’: the word stands before the number without a space.
  static func markedIban(_ bytes: Bytes, at start: Int) -> Match? {
    guard start + 18 < bytes.count, bytes[start] | 0x20 == 0x69, bytes[start + 1] | 0x20 == 0x62,
      bytes[start + 2] | 0x20 == 0x61, bytes[start + 3] | 0x20 == 0x6E, bytes[start + 4].isLetter
    else { return nil }
    return iban(bytes, at: start + 4)
  }

  /// The 23 characters of a relevé d'identité bancaire: bank 5, branch 5, account 11, key 2.
  ///
  ///     key = 97 − ((89 · bank + 15 · branch + 3 · account) mod 97)
  ///
  /// - Parameter start: A digit that follows no word.
  static func rib(_ bytes: Bytes, at start: Int) -> Match? {
    // Ten digits come first, with at most one separator between two.
    var digits = 0
    var place = start
    while digits < 10, place < bytes.count {
      if bytes[place].isDigit {
        digits += 1
        place += 1
      } else if let separator = groupSeparator(bytes, at: place) {
        place += separator.length
      } else {
        return nil
      }
    }
    guard start + 22 < bytes.count, let (text, end) = gather(bytes, at: start, count: 23),
      text[..<10].allSatisfy({ $0.isDigit }), text[21].isDigit, text[22].isDigit
    else { return nil }
    func remainder(_ range: Range<Int>) -> Int {
      text[range].reduce(0) { ($0 * 10 + ribDigit($1)) % 97 }
    }
    let key = 97 - (89 * remainder(0..<5) + 15 * remainder(5..<10) + 3 * remainder(10..<21)) % 97
    let isRight = key == text[21].digit * 10 + text[22].digit
    let isGrouped = end - start > 23
    return Match(
      evidence: .rib, strength: isRight ? (isGrouped ? .certain : .possible) : .failed, range: start..<end)
  }

  /// A and J are 1, B, K and S are 2, … I, R and Z are 9.
  private static func ribDigit(_ byte: UInt8) -> Int {
    if byte.isDigit { return byte.digit }
    let letter = Int(byte.uppercased) - 0x41
    return letter < 18 ? letter % 9 + 1 : letter - 16
  }

  /// So many letters and digits, in capitals, with at most one separator between two; nil when a word goes on.
  private static func gather(_ bytes: Bytes, at start: Int, count: Int) -> (text: [UInt8], end: Int)? {
    // Most words are given up soon: no memory is taken before all characters are there.
    var found = 0
    var i = start
    while found < count, i < bytes.count {
      if bytes[i].isAlphanumeric {
        found += 1
        i += 1
      } else if let separator = groupSeparator(bytes, at: i), i + separator.length < bytes.count,
        bytes[i + separator.length].isAlphanumeric
      {
        i += separator.length
      } else {
        return nil
      }
    }
    guard found == count, i >= bytes.count || !bytes[i].isWordByte else { return nil }
    return (bytes[start..<i].filter(\.isAlphanumeric).map(\.uppercased), i)
  }

  /// Lengths by the two letters of the country, 0 for none: SWIFT, *IBAN Registry*, release 99.
  private static let lengths: [UInt8] = {
    let table =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
      + "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
      + "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 "
      + "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 "
      // Not in the registry, and printed on relevés of these countries in the same form.
      + "DZ26 BF28 BJ28 CF27 CG27 CI28 CM27 GA27 GQ27 MA28 MG27 ML28 NE28 SN28 TD27 TG28 KM27 CV25"
    var lengths = [UInt8](repeating: 0, count: 26 * 26)
    for entry in table.split(separator: " ") {
      let bytes = Array(entry.utf8)
      lengths[Int(bytes[0] - 0x41) * 26 + Int(bytes[1] - 0x41)] = UInt8(bytes[2].digit * 10 + bytes[3].digit)
    }
    return lengths
  }()
}
