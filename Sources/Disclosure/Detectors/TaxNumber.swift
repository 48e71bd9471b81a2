/// The French tax number of a person, numéro fiscal or SPI: thirteen digits, often written 2-2-3-3-3.
///
/// The first digit is 0 to 3, and the last three are the remainder of the first ten by 511 (OECD, *Tax Identification
/// Numbers, France*; European Commission, TIN algorithms).
enum TaxNumber {
  static func match(_ groups: DigitGroups, _ first: Int, _ last: Int, digits: ArraySlice<UInt8>) -> Match? {
    guard digits.count == 13, let start = digits.first, start <= 3 else { return nil }
    let isGrouped: Bool
    switch groups.shape(first, last) {
    case 0x0D: isGrouped = false
    case 0x02_02_03_03_03: isGrouped = true
    default: return nil
    }
    guard groups.areSeparatorsUniform(first, last) else { return nil }
    let number = digits.prefix(10).reduce(0) { $0 * 10 + Int($1) }
    let key = digits.suffix(3).reduce(0) { $0 * 10 + Int($1) }
    let range = groups.places[first].lowerBound..<groups.places[last].upperBound
    guard number > 0, number % 511 == key else {
      return isGrouped ? nil : Match(evidence: .taxNumber, strength: .failed, range: range)
    }
    return Match(evidence: .taxNumber, strength: isGrouped ? .certain : .possible, range: range)
  }
}
