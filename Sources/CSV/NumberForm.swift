import CPlatform

/// How numbers are written: the mark before the fraction and the separator of groups of three digits.
public struct NumberForm: Sendable, Equatable {
  public var decimalMark: DecimalMark
  public var thousandsSeparator: ThousandsSeparator

  public init(decimalMark: DecimalMark = .point, thousandsSeparator: ThousandsSeparator = .none) {
    self.decimalMark = decimalMark
    self.thousandsSeparator = thousandsSeparator
  }

  /// The number that fills a cell, or nil.
  ///
  /// Spaces around it are ignored; a sign, a fraction without units (`,5`) or without digits (`5,`) and an exponent are
  /// numbers. Groups must have three digits each, the first one to three; a number without groups is right beside
  /// numbers with them. The value is the nearest double; what is beyond the doubles is no number, and neither are
  /// `NaN` and `inf`.
  public func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = plainNumber(bytes, decimalMark == .point ? 0x2E : 0x2C) { return number }
    return WrittenNumber(bytes, self, allowsFraction: true)?.value
  }

  /// The whole number that fills a cell, of size at most 2⁵³, or nil. `12,0` is none.
  public func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = plainNumber(bytes, nil) { return number }
    guard let value = WrittenNumber(bytes, self, allowsFraction: false)?.value,
      value.magnitude <= 9_007_199_254_740_992
    else { return nil }
    return value
  }

  /// The number that fills a text, or nil.
  public func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { number($0) }
  }
}

/// The number that is written as nearly all are: an optional minus, digits, an optional mark and digits, with an exact
/// mantissa or a decimal point. Nil for everything else, be it a number or not.
@inline(__always)
private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ decimalMark: UInt8?) -> Double? {
  var i = bytes.first == 0x2D ? 1 : 0
  let start = i
  let end = bytes.count
  guard end - start <= 20 else { return nil }
  var mantissa: UInt64 = 0
  var mark = -1
  while i < end {
    let digit = bytes[i] &- 0x30
    if digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
    } else if bytes[i] == decimalMark, mark < 0 {
      mark = i
    } else {
      return nil
    }
    i += 1
  }
  let digits = mark < 0 ? end - start : end - start - 1
  guard digits > 0, digits <= 19 else { return nil }
  if mantissa <= 9_007_199_254_740_992 {
    let whole = mark < 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[end - mark - 1]
    return start == 1 ? -whole : whole
  }
  guard decimalMark == 0x2E else { return nil }
  var parsed = 0.0
  return tank_parse_double(UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), end, &parsed) == 1
    ? parsed : nil
}

/// A number's digits as they were read.
private struct WrittenNumber {
  private var mantissa: UInt64 = 0
  private var exponent = 0
  private var isNegative = false
  /// More digits than the mantissa holds: `digits` has them all.
  private var isLong = false
  private var digits: [UInt8] = []

  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ form: NumberForm, allowsFraction: Bool) {
    var i = leadingSpaces(bytes)
    let end = bytes.count - trailingSpaces(bytes, from: i)
    guard i < end else { return nil }
    if bytes[i] == 0x2D || bytes[i] == 0x2B {
      isNegative = bytes[i] == 0x2D
      i += 1
    } else if i + 2 < end, bytes[i] == 0xE2, bytes[i + 1] == 0x88, bytes[i + 2] == 0x92 {
      // U+2212, the minus sign of typography.
      isNegative = true
      i += 3
    }
    let start = i
    let decimal: UInt8 = form.decimalMark == .point ? 0x2E : 0x2C
    var digitCount = 0
    var significant = 0
    var groupDigits = 0
    var isGrouped = false
    var fractionDigits = 0
    var hasFraction = false
    reading: while i < end {
      let byte = bytes[i]
      let digit = byte &- 0x30
      if digit < 10 {
        if significant > 0 || digit > 0 { significant += 1 }
        if significant <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) } else { isLong = true }
        digitCount += 1
        groupDigits += 1
        if hasFraction { fractionDigits += 1 }
        i += 1
      } else if byte == decimal {
        guard allowsFraction, !hasFraction, !isGrouped || groupDigits == 3 else { return nil }
        hasFraction = true
        i += 1
      } else if byte | 0x20 == 0x65 {
        guard allowsFraction, digitCount > 0, let read = readExponent(bytes, i + 1, end) else { return nil }
        exponent = read
        break reading
      } else {
        let length = separatorLength(bytes, i, end, form.thousandsSeparator)
        guard length > 0, !hasFraction else { return nil }
        guard isGrouped ? groupDigits == 3 : (1...3).contains(groupDigits) else { return nil }
        isGrouped = true
        groupDigits = 0
        i += length
      }
    }
    guard digitCount > 0, !isGrouped || hasFraction || groupDigits == 3 else { return nil }
    exponent -= fractionDigits
    if isLong {
      digits.reserveCapacity(digitCount)
      for byte in bytes[start..<i] where byte &- 0x30 < 10 { digits.append(byte) }
    }
  }

  /// The nearest double: exact by one operation when mantissa and power of ten are exact (Clinger 1990), else by
  /// `std::from_chars`.
  var value: Double? {
    if !isLong, mantissa <= 9_007_199_254_740_992, exponent.magnitude <= 22 {
      let whole = Double(mantissa)
      let magnitude = exponent < 0 ? whole / powersOfTen[-exponent] : whole * powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }
    var text = isLong ? digits : Array(String(mantissa).utf8)
    if isNegative { text.insert(0x2D, at: 0) }
    text.append(0x65)
    text.append(contentsOf: String(exponent).utf8)
    var parsed = 0.0
    let isNumber = text.withUnsafeBytes { tank_parse_double($0.baseAddress, $0.count, &parsed) }
    return isNumber == 1 ? parsed : nil
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]

/// Digits with an optional sign up to `end`, or nil. An exponent beyond ±9999 is cut: no double reaches it.
private func readExponent(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
  var i = start
  var sign = 1
  if i < end, bytes[i] == 0x2D || bytes[i] == 0x2B {
    sign = bytes[i] == 0x2D ? -1 : 1
    i += 1
  }
  guard i < end else { return nil }
  var value = 0
  while i < end {
    let digit = bytes[i] &- 0x30
    guard digit < 10 else { return nil }
    value = min(value * 10 + Int(digit), 9999)
    i += 1
  }
  return sign * value
}

/// The bytes of the separator at `i`, or 0. Each space stands for all of them.
@inline(__always)
private func separatorLength(
  _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ separator: ThousandsSeparator
) -> Int {
  switch separator {
  case .none: 0
  case .space, .noBreakSpace, .narrowNoBreakSpace: spaceLength(bytes, i, end)
  case .point: bytes[i] == 0x2E ? 1 : 0
  case .comma: bytes[i] == 0x2C ? 1 : 0
  case .apostrophe: apostropheLength(bytes, i, end)
  }
}

/// The bytes of the space at `i`: U+0020, U+00A0, U+2009 or U+202F; or 0.
@inline(__always)
func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
  if bytes[i] == 0x20 { return 1 }
  if bytes[i] == 0xC2, i + 1 < end, bytes[i + 1] == 0xA0 { return 2 }
  if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0xAF || bytes[i + 2] == 0x89 { return 3 }
  return 0
}

/// The bytes of the apostrophe at `i`: U+0027 or U+2019; or 0.
func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
  if bytes[i] == 0x27 { return 1 }
  if bytes[i] == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 { return 3 }
  return 0
}

@inline(__always)
func leadingSpaces(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var i = 0
  while i < bytes.count {
    let length = spaceLength(bytes, i, bytes.count)
    if length == 0 { break }
    i += length
  }
  return i
}

@inline(__always)
func trailingSpaces(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var end = bytes.count
  while end > start {
    if bytes[end - 1] == 0x20 {
      end -= 1
    } else if end - 2 >= start, spaceLength(bytes, end - 2, end) == 2 {
      end -= 2
    } else if end - 3 >= start, spaceLength(bytes, end - 3, end) == 3 {
      end -= 3
    } else {
      break
    }
  }
  return bytes.count - end
}
