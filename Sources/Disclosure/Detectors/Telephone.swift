/// Telephone numbers: the ten digits of the French plan in every usual grouping, and E.164 numbers after `+` or `00`.
///
/// French numbers are 0 and a digit from 1 to 9 and eight digits (Arcep, decision 2018-0881). Ten digits without any
/// separator also number files and parcels, so they are only `possible`; so is an odd grouping.
enum Telephone {
  /// - Parameters:
  ///   - groups: A run of digits.
  ///   - first, last: The groups to read, inclusive.
  static func match(_ groups: DigitGroups, _ first: Int, _ last: Int, digits: ArraySlice<UInt8>) -> Match? {
    let range = groups.places[first].lowerBound..<groups.places[last].upperBound
    if first == 0, groups.hasPlus {
      guard let strength = international(digits, groups: groups, last: last) else { return nil }
      return Match(evidence: .telephone, strength: strength, range: max(0, range.lowerBound - 1)..<range.upperBound)
    }
    let start = digits.startIndex
    if digits.count == 10 {
      guard digits[start] == 0 else {
        return first == last ? Match(evidence: .bareTelephone, strength: .failed, range: range) : nil
      }
      if first == last {
        let isNumber = digits[start + 1] != 0 && !isDayFirst(digits)
        return Match(evidence: .bareTelephone, strength: isNumber ? .possible : .failed, range: range)
      }
      // ‘(0)6 12 34 56 78’
      if groups.shape(first, last) == 0x01_01_02_02_02_02, digits[start + 1] != 0, groups.separators[first] == 0 {
        return Match(evidence: .telephone, strength: .certain, range: range)
      }
      guard digits[start + 1] != 0, groups.areSeparatorsUniform(first, last) else { return nil }
      switch groups.shape(first, last) {
      case 0x02_02_02_02_02:
        guard !isCounting(digits), isAlone(groups, first, last) else { return nil }
        return Match(evidence: .telephone, strength: .certain, range: range)
      case 0x04_03_03, 0x04_02_02_02, 0x02_04_04, 0x02_02_03_03, 0x02_03_03_02, 0x03_03_04, 0x03_03_02_02,
        0x02_03_02_03,
        0x02_03_05, 0x04_02_04, 0x04_04_02, 0x02_02_02_04, 0x02_04_02_02, 0x02_02_04_02:
        return Match(evidence: .telephone, strength: .certain, range: range)
      case 0x01_01_02_02_02_02, 0x01_03_02_02_02, 0x01_03_03_03:
        return Match(evidence: .telephone, strength: .possible, range: range)
      case 0x02_08, 0x04_06, 0x05_05, 0x03_07, 0x06_04:
        // One point makes a decimal number of it, one slash a fraction.
        guard groups.separators[first] == 1 || groups.separators[first] == 3 else { return nil }
        return Match(evidence: .bareTelephone, strength: .possible, range: range)
      default: return nil
      }
    }
    // ‘0033612345678’, and the same with a zero too many.
    if startsWith33(digits.dropFirst(2)), digits.first == 0, digits[start + 1] == 0 {
      let rest = digits.dropFirst(4)
      let national = rest.first == 0 ? rest.dropFirst() : rest
      guard national.count == 9, national.first != 0 else { return nil }
      let isCertain = groups.lengths[first] <= 5 || groups.hasBracketedZero
      return Match(
        evidence: isCertain ? .telephone : .bareTelephone, strength: isCertain ? .certain : .possible, range: range)
    }
    if digits.count >= 11, digits.count <= 15, digits.first == 0, digits[start + 1] == 0, groups.lengths[first] <= 5,
      last > first,
      groups.areSeparatorsUniform(first, last) || groups.hasBracketedZero,
      countryCodeLength(digits.dropFirst(2)) != nil
    {
      let code = digits.dropFirst(2).prefix(3).reduce(0) { $0 * 10 + Int($1) }
      return Match(
        evidence: .telephone, strength: overseas.contains(code) ? .certain : .possible, range: range)
    }
    // ‘33 6 12 34 56 78’ and ‘33612345678’.
    if digits.count == 11, startsWith33(digits), digits[start + 2] != 0 {
      switch groups.shape(first, last) {
      case 0x02_01_02_02_02_02: return Match(evidence: .telephone, strength: .certain, range: range)
      case 0x0B, 0x02_09: return Match(evidence: .bareTelephone, strength: .possible, range: range)
      default: return nil
      }
    }
    return nil
  }

  /// Country codes of the French territories overseas.
  private static let overseas: Set<Int> = [262, 508, 590, 594, 596, 681, 687, 689]

  private static func startsWith33(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count >= 2 && digits[digits.startIndex] == 3 && digits[digits.startIndex + 1] == 3
  }

  /// Pairs before or after would make a list of codes of it.
  private static func isAlone(_ groups: DigitGroups, _ first: Int, _ last: Int) -> Bool {
    let before = first > 0 && groups.lengths[first - 1] == 2 && groups.separators[first - 1] == groups.separators[first]
    let after =
      last + 1 < groups.lengths.count && groups.lengths[last + 1] == 2
      && groups.separators[last] == groups.separators[first]
    let isSequenceOfNumbers = (last + 1 - first).isMultiple(of: 5) && groups.lengths.count.isMultiple(of: 5)
    return !before && !after || isSequenceOfNumbers && first.isMultiple(of: 5)
  }

  /// 01 02 03 04 05: départements, chapters or weeks.
  private static func isCounting(_ digits: ArraySlice<UInt8>) -> Bool {
    func pair(_ place: Int) -> UInt8 { digits[place] * 10 + digits[place + 1] }
    return stride(from: digits.startIndex, to: digits.endIndex - 2, by: 2).allSatisfy { place in
      pair(place + 2) == pair(place) + 1
    }
  }

  /// 31122020 and two digits: a time stamp.
  private static func isDayFirst(_ digits: ArraySlice<UInt8>) -> Bool {
    func pair(_ offset: Int) -> UInt8 {
      digits[digits.startIndex + offset] * 10 + digits[digits.startIndex + offset + 1]
    }
    let (day, month, century) = (pair(0), pair(2), pair(4))
    return (1...31).contains(day) && (1...12).contains(month) && (century == 19 || century == 20)
  }

  private static func international(_ digits: ArraySlice<UInt8>, groups: DigitGroups, last: Int) -> Match.Strength? {
    guard (8...15).contains(digits.count), let codeLength = countryCodeLength(digits) else { return nil }
    // ‘+12.345678’ is a signed number.
    if last == 1, groups.separators.first == 2 { return nil }
    if startsWith33(digits) {
      var national = digits.dropFirst(2)
      if national.first == 0 { national = national.dropFirst() }
      return national.count == 9 && national.first != 0 ? .certain : nil
    }
    let national = digits.count - codeLength
    guard national >= 5 else { return nil }
    // ‘+12 345 678’ is an amount with its sign.
    let looksLikeAmount = groups.lengths[1...last].allSatisfy { $0 == 3 } && groups.separators.first == 1
    if last > 0, looksLikeAmount, digits.count < 11 { return nil }
    return last == 0 && digits.count < 10 ? .possible : .certain
  }

  /// The length of the country calling code that starts a number (ITU-T E.164, list of assigned codes), or nil.
  private static func countryCodeLength(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count > 3, let first = digits.first else { return nil }
    let start = digits.startIndex
    if first == 1 || first == 7 { return 1 }
    switch first * 10 + digits[start + 1] {
    case 20, 27, 30...34, 36, 39, 40, 41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: return 2
    case 21...26, 29, 35, 37, 38, 42, 50, 59, 67...69, 80, 85, 87, 88, 96, 97, 99: return 3
    default: return nil
    }
  }
}
