/// Numbers of payment cards: the issuer's prefix and length, and the check of Luhn.
enum PaymentCard {
  static func match(_ groups: DigitGroups, _ first: Int, _ last: Int, digits: ArraySlice<UInt8>) -> Match? {
    guard digits.count == 16 || digits.count == 15 else { return nil }
    let isGrouped: Bool
    switch groups.shape(first, last) {
    case 0x10, 0x0F: isGrouped = false
    case 0x04_04_04_04, 0x04_06_05: isGrouped = groups.areSeparatorsUniform(first, last)
    default: return nil
    }
    let range = groups.places[first].lowerBound..<groups.places[last].upperBound
    let isRight = hasIssuer(digits) && passesLuhn(digits)
    if isGrouped { return isRight ? Match(evidence: .paymentCard, strength: .certain, range: range) : nil }
    // Fifteen digits are also a NIR, which has its own check.
    guard isRight || digits.count == 16 else { return nil }
    return Match(evidence: .paymentCard, strength: isRight ? .possible : .failed, range: range)
  }

  /// Visa, Mastercard, American Express, Discover (ISO/IEC 7812-2 ranges as published by the networks).
  private static func hasIssuer(_ digits: ArraySlice<UInt8>) -> Bool {
    let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    if digits.count == 15 { return prefix / 100 == 34 || prefix / 100 == 37 }
    return prefix / 1000 == 4 || (51...55).contains(prefix / 100) || (2221...2720).contains(prefix) || prefix == 6011
      || prefix / 100 == 65
  }
}
