/// Codes of the official geographic code (COG, Insee) and postcodes.
extension Meaning {
  /// Two digits, `2A`, `2B`, or three digits overseas.
  func departementFault(_ text: String) -> Fault? {
    if isDepartement(text) { return nil }
    if text.utf8.count == 1, isDepartement("0" + text) { return lostZero(text) }
    if text == "20" { return corsica }
    if isDepartement(text.uppercased()) {
      return Fault("its letter is a capital", hint: "write ‘\(text.uppercased())’")
    }
    return Fault("no département has this code", hint: "the codes are 01 to 95, 2A, 2B, and 971 to 989 overseas")
  }

  func communeFault(_ text: String) -> Fault? {
    let bytes = Array(text.utf8)
    if bytes.count == 4, bytes.allSatisfy({ $0 &- 0x30 < 10 }) { return lostZero(text) }
    guard bytes.count == 5 else {
      return Fault("it has \(text.unicodeScalars.count) characters instead of 5")
    }
    if text.uppercased() != text, isDepartement(String(text.uppercased().prefix(2))) {
      return Fault("its letter is a capital", hint: "write ‘\(text.uppercased())’")
    }
    if text.hasPrefix("20") { return corsica }
    if text.hasPrefix("99") { return Fault("99 begins the codes of foreign countries") }
    let length = text.hasPrefix("97") || text.hasPrefix("98") ? 3 : 2
    guard isDepartement(String(text.prefix(length))) else {
      return Fault("no département has the code ‘\(text.prefix(length))’")
    }
    let number = bytes.dropFirst(length)
    guard number.allSatisfy({ $0 &- 0x30 < 10 }) else { return Fault("its last \(5 - length) characters are digits") }
    guard number.contains(where: { $0 != 0x30 }) else { return Fault("no commune of a département has the number 0") }
    return nil
  }

  /// The codes since 2016, and those before, which older data have.
  func regionFault(_ text: String) -> Fault? {
    if regions.contains(text) { return nil }
    if text.utf8.count == 1, regions.contains("0" + text) { return lostZero(text) }
    return Fault("no region has this code", hint: "Île-de-France is 11, Bretagne 53, Corse 94; overseas it is 01 to 06")
  }

  func postcodeFault(_ text: String) -> Fault? {
    let upper = text.uppercased()
    if upper.hasPrefix("2A") || upper.hasPrefix("2B") {
      return Fault("this is a commune code, and postcodes of Corsica begin with 20", hint: "means: code-commune")
    }
    if let fault = digitsFault(text, count: 5) { return fault }
    let isKnown =
      switch text.prefix(2) {
      case "00", "96", "99": false
      case "97": ("971"..."978").contains(text.prefix(3))
      case "98": ["980", "984", "986", "987", "988", "989"].contains(text.prefix(3))
      default: true
      }
    return isKnown ? nil : Fault("no postcode begins with ‘\(text.prefix(3))’")
  }

  private var corsica: Fault {
    Fault("the codes of Corsica begin with 2A or 2B", hint: "20 begins its postcodes: means: code-postal")
  }
}

private func isDepartement(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  if text == "2A" || text == "2B" { return true }
  guard (2...3).contains(bytes.count), bytes.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(text) else {
    return false
  }
  if bytes.count == 2 { return (1...95).contains(number) && number != 20 }
  return (971...978).contains(number) || [984, 986, 987, 988, 989].contains(number)
}

private let regions: Set<String> = [
  "01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94",
  "21", "22", "23", "25", "26", "31", "41", "42", "43", "54", "72", "73", "74", "82", "83", "91",
]
