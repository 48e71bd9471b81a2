/// Numbers of registers: enterprises, associations, schools, the insured, bank accounts.
extension Meaning {
  /// Nine digits, the last by the formula of Luhn.
  func sirenFault(_ text: String) -> Fault? {
    let digits = withoutSpaces(text)
    if digits.utf8.count == 14 { return Fault("14 digits are a SIRET", hint: "means: siret") }
    return digitsFault(digits, count: 9) ?? luhnFault(digits)
  }

  /// Fourteen digits: a SIREN and five more, Luhn over all. The offices of La Poste (356 000 000) satisfy it or have digits
  /// whose sum is a multiple of 5.
  func siretFault(_ text: String) -> Fault? {
    let digits = withoutSpaces(text)
    if digits.utf8.count == 9 { return Fault("9 digits are a SIREN", hint: "means: siren") }
    if let fault = digitsFault(digits, count: 14) { return fault }
    if digits.hasPrefix("356000000"), digits.utf8.reduce(0, { $0 + Int($1 - 0x30) }).isMultiple(of: 5) { return nil }
    if let fault = luhnFault(String(digits.prefix(9))) {
      return Fault("\(fault.reason), in its first nine digits, the SIREN")
    }
    return luhnFault(digits)
  }

  /// Luhn, US patent 2950048 (1960).
  private func luhnFault(_ digits: String) -> Fault? {
    let bytes = Array(digits.utf8)
    var total = 0
    for (index, byte) in bytes.dropLast().reversed().enumerated() {
      let digit = Int(byte - 0x30) * (index.isMultiple(of: 2) ? 2 : 1)
      total += digit > 9 ? digit - 9 : digit
    }
    return checkDigitFault(found: Int((bytes.last ?? 0x30) - 0x30), expected: (10 - total % 10) % 10)
  }

  private func checkDigitFault(found: Int, expected: Int) -> Fault? {
    found == expected
      ? nil : Fault("the check digit is \(found), and should be \(expected)", hint: "one of the digits is mistyped")
  }

  /// Thirteen characters and a key of two: 97 less the remainder by 97, where 2A counts as 19 and 2B as 18.
  func nirFault(_ text: String) -> Fault? {
    let upper = withoutSpaces(text).uppercased()
    var bytes = Array(upper.utf8)
    if bytes.count == 13 { return Fault("it has 13 characters, and its key of two digits is absent") }
    guard bytes.count == 15 else { return Fault("it has \(upper.unicodeScalars.count) characters instead of 15") }
    if bytes[5] == 0x32, bytes[6] == 0x41 || bytes[6] == 0x42 {
      (bytes[5], bytes[6]) = (0x31, bytes[6] == 0x41 ? 0x39 : 0x38)
    }
    if let other = bytes.indices.first(where: { bytes[$0] &- 0x30 > 9 }) {
      return Fault(
        "it is digits, and ‘\(Array(upper.unicodeScalars)[min(other, upper.unicodeScalars.count - 1)])’ stands in it")
    }
    guard [1, 2, 3, 4, 7, 8].contains(bytes[0] - 0x30) else { return Fault("its first digit, the sex, is 1 or 2") }
    let month = Int(bytes[3] - 0x30) * 10 + Int(bytes[4] - 0x30)
    guard (1...12).contains(month) || month >= 20 else { return Fault("its month is \(padded(month, 2))") }
    let key = Int(bytes[13] - 0x30) * 10 + Int(bytes[14] - 0x30)
    let expected = 97 - remainder(bytes.prefix(13), by: 97)
    return key == expected
      ? nil
      : Fault(
        "the key is \(padded(key, 2)), and should be \(padded(expected, 2))", hint: "one of the digits is mistyped")
  }

  /// ISO 13616: a country, two check digits, an account; the remainder by 97 of all, letters as 10 to 35, is 1.
  func ibanFault(_ text: String) -> Fault? {
    let upper = withoutSpaces(text).uppercased()
    let bytes = Array(upper.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    if let other = upper.unicodeScalars.first(where: { !("A"..."Z").contains($0) && !("0"..."9").contains($0) }) {
      return Fault("it is letters and digits, and ‘\(other)’ stands in it")
    }
    guard bytes.count >= 5, isLetter(bytes[0]), isLetter(bytes[1]), bytes[2] &- 0x30 < 10, bytes[3] &- 0x30 < 10 else {
      return Fault("it begins with the two letters of a country and two digits")
    }
    let country = String(upper.prefix(2))
    if let length = ibanLengths[country], length != bytes.count {
      return Fault("it has \(bytes.count) characters instead of the \(length) of \(country)")
    }
    guard (15...34).contains(bytes.count) else {
      return Fault("it has \(bytes.count) characters, and 15 to 34 are right")
    }
    let found = Int(bytes[2] - 0x30) * 10 + Int(bytes[3] - 0x30)
    let rearranged = bytes.dropFirst(4) + bytes.prefix(2) + [0x30, 0x30]
    let expected =
      98
      - remainder(
        rearranged.flatMap { byte in isLetter(byte) ? Array(String(byte - 55).utf8) : [byte] }, by: 97)
    return found == expected
      ? nil
      : Fault(
        "the check digits are \(padded(found, 2)), and should be \(padded(expected, 2))",
        hint: "one of the characters is mistyped")
  }

  /// Seven digits and the letter of their remainder by 23, in the alphabet without I, O and Q.
  func uaiFault(_ text: String) -> Fault? {
    let bytes = Array(text.uppercased().utf8)
    if bytes.count == 7, bytes.dropLast().allSatisfy({ $0 &- 0x30 < 10 }), bytes[6] &- 0x30 > 9 {
      return lostZero(text)
    }
    guard bytes.count == 8, bytes.dropLast().allSatisfy({ $0 &- 0x30 < 10 }) else {
      return Fault("it is seven digits and a letter")
    }
    let alphabet = Array("ABCDEFGHJKLMNPRSTUVWXYZ".utf8)
    let expected = alphabet[remainder(bytes.dropLast(), by: 23)]
    guard bytes[7] != expected else { return nil }
    return Fault(
      "the check letter is \(String(decoding: bytes.suffix(1), as: UTF8.self)), and should be "
        + String(decoding: [expected], as: UTF8.self), hint: "one of the digits is mistyped")
  }

  /// A W and nine digits; in Corsica 2A or 2B takes the place of the first two.
  func rnaFault(_ text: String) -> Fault? {
    var bytes = Array(text.utf8)
    guard bytes.first == 0x57 else { return Fault("it begins with a W") }
    bytes.removeFirst()
    guard bytes.count == 9 else { return Fault("the W is followed by 9 digits, and \(bytes.count) stand here") }
    if bytes[0] == 0x32, bytes[1] == 0x41 || bytes[1] == 0x42 { bytes[1] = 0x30 }
    return bytes.allSatisfy { $0 &- 0x30 < 10 } ? nil : Fault("the W is followed by 9 digits")
  }
}

/// The lengths of the IBAN registry (SWIFT, ISO 13616) for Europe and its neighbours.
private let ibanLengths: [String: Int] = [
  "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
  "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
  "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
  "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "VA": 22,
]
