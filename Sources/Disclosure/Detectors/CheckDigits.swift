/// The check of Luhn (ISO/IEC 7812-1, annex B), used by payment cards, SIREN and SIRET.
///
/// - Parameter digits: Values 0 to 9, the check digit last.
func passesLuhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
  var sum = 0
  var doubles = false
  for digit in digits.reversed() {
    let value = doubles ? 2 * Int(digit) : Int(digit)
    sum += value > 9 ? value - 9 : value
    doubles.toggle()
  }
  return sum.isMultiple(of: 10)
}

/// ISBN-10: 10 d₁ + 9 d₂ + … + d₁₀ is a multiple of 11 (ISO 2108:1992).
func passesISBN10(_ digits: some Collection<UInt8>) -> Bool {
  var sum = 0
  var weight = 10
  for digit in digits {
    sum += weight * Int(digit)
    weight -= 1
  }
  return weight == 0 && sum.isMultiple(of: 11)
}

/// The remainder of a number by 97, letters read as ISO 13616 reads them: A = 10 … Z = 35.
func remainder97(_ text: some Sequence<UInt8>) -> Int {
  var remainder = 0
  for byte in text {
    if byte.isDigit {
      remainder = (remainder * 10 + byte.digit) % 97
    } else {
      remainder = (remainder * 100 + Int(byte.uppercased) - 55) % 97
    }
  }
  return remainder
}
