/// How to reach a person.
extension Meaning {
  /// A name, an at sign and a domain with a point: the addresses that people have, not all that RFC 5322 allows.
  func emailFault(_ text: String) -> Fault? {
    if text.unicodeScalars.contains(where: { $0.properties.isWhitespace }) { return Fault("a space stands in it") }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return Fault("it has \(parts.count == 1 ? "no @" : "\(parts.count - 1) @")") }
    guard !parts[0].isEmpty, parts[0].utf8.count <= 64 else {
      return Fault("a name of 1 to 64 characters comes before @")
    }
    if parts[0].hasPrefix(".") || parts[0].hasSuffix(".") || parts[0].contains("..") {
      return Fault("its points stand between letters")
    }
    let domain = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let isDomain =
      domain.count >= 2
      && domain.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      } && (domain.last?.unicodeScalars.count ?? 0) >= 2
    return isDomain ? nil : Fault("‘\(parts[1])’ is no domain", hint: "after @ comes a name with a point: exemple.fr")
  }

  /// A French number of ten digits, or an international one of ITU-T E.164: `+` and 7 to 15 digits. Spaces, points,
  /// hyphens and slashes between groups are allowed.
  func telephoneFault(_ text: String) -> Fault? {
    var digits = withoutSpaces(text).filter { !".-/".contains($0) }
    // (0) after the country is what people write and nobody dials.
    if let zero = digits.firstRange(of: "(0)") { digits.removeSubrange(zero) }
    if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
    let isInternational = digits.hasPrefix("+")
    let number = isInternational ? digits.dropFirst() : digits[...]
    if let other = number.unicodeScalars.first(where: { !("0"..."9").contains($0) }) {
      return Fault("it is digits, and ‘\(other)’ stands in it")
    }
    let count = number.utf8.count
    if isInternational {
      if number.hasPrefix("33") {
        return count == 11 && number.dropFirst(2).first != "0"
          ? nil : Fault("nine digits, the first no zero, follow +33, and \(count - 2) stand here")
      }
      return (7...15).contains(count) && !number.hasPrefix("0")
        ? nil : Fault("7 to 15 digits follow the +, and \(count) stand here")
    }
    if count == 9, !number.hasPrefix("0") { return lostZero(String(number)) }
    guard count == 10 else { return Fault("it has \(count) digits instead of 10") }
    return number.hasPrefix("0") && !number.hasPrefix("00")
      ? nil : Fault("a French number begins with one zero", hint: "write another country's number from its + on")
  }
}
