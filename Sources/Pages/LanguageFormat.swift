import Content

/// How one language writes numbers, dates and lists.
protocol LanguageFormat: Sendable {
  var decimalMark: String { get }
  var groupMark: String { get }
  /// What follows a number that is a percentage, its space included.
  var percentSign: String { get }
  /// Between the bounds of an interval.
  var intervalSeparator: String { get }
  /// Names of a thousand and a million bytes.
  var kilobyte: String { get }
  var megabyte: String { get }
  /// Between the last two of a list.
  var and: String { get }
  /// Names of the months, in order.
  var months: [String] { get }

  func date(_ date: CalendarDate) -> String
  func euros(_ number: String) -> String
  /// Whether a number takes a singular noun.
  func isSingular(_ number: RoundedDecimal) -> Bool
  /// A title, a summary or another text of the front matter, with the language's marks and spaces.
  func typeset(_ text: String) -> String
}

let noBreakSpace = "\u{A0}"
let narrowNoBreakSpace = "\u{202F}"
let minusSign = "\u{2212}"

extension LanguageFormat {
  func text(_ number: RoundedDecimal, isSigned: Bool = false) -> String {
    var bytes: [UInt8] = []
    if number.isNegative {
      bytes += minusSign.utf8
    } else if isSigned, !number.isZero {
      bytes.append(UInt8(ascii: "+"))
    }
    for (index, digit) in number.integer.enumerated() {
      if index > 0, (number.integer.count - index) % 3 == 0 { bytes += groupMark.utf8 }
      bytes.append(UInt8(ascii: "0") + digit)
    }
    if !number.fraction.isEmpty {
      bytes += decimalMark.utf8
      for digit in number.fraction { bytes.append(UInt8(ascii: "0") + digit) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number with a number of decimals; without one, as many as its size asks for.
  func number(_ value: Double, decimals: Int? = nil, shift: Int = 0, isSigned: Bool = false) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value < 0 ? minusSign : "") + "∞" }
    return text(
      RoundedDecimal(value, shift: shift, decimals: decimals ?? usualDecimals(value)), isSigned: isSigned)
  }

  func integer(_ value: Int) -> String { number(Double(value), decimals: 0) }

  /// A share from 0 to 1 in per cent.
  func percent(_ share: Double, decimals: Int = 1, isSigned: Bool = false) -> String {
    number(share, decimals: decimals, shift: 2, isSigned: isSigned) + percentSign
  }

  /// A confidence level: `95 %`, `99.9%`.
  func level(_ share: Double) -> String {
    let tenths = RoundedDecimal(share, shift: 2, decimals: 1)
    return (tenths.fraction == [0] ? number(share, decimals: 0, shift: 2) : text(tenths)) + percentSign
  }

  /// `p = 0,012`, `p < 0,001`.
  func pValue(_ value: Double) -> String {
    let cell = pValueCell(value)
    return "p\(noBreakSpace)" + (value < 0.001 || value > 0.999 ? cell : "=\(noBreakSpace)" + cell)
  }

  /// `0,012`, `< 0,001`: for a column that has its head.
  func pValueCell(_ value: Double) -> String {
    if value < 0.001 { return "<\(noBreakSpace)" + number(0.001, decimals: 3) }
    if value > 0.999 { return ">\(noBreakSpace)" + number(0.999, decimals: 3) }
    return number(value, decimals: 3)
  }

  func interval(_ low: String, _ high: String) -> String { "[\(low)\(intervalSeparator)\(high)]" }

  func size(_ bytes: Int) -> String {
    if bytes < 1_000_000 { return number(max(1, Double(bytes) / 1_000), decimals: 0) + kilobyte }
    return number(Double(bytes) / 1_000_000, decimals: 1) + megabyte
  }

  /// `a, b et c`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + and + last
  }
}

/// How many decimals a number is usually given: none for a whole number, otherwise as `decimalsForSize`.
func usualDecimals(_ value: Double) -> Int {
  value == value.rounded() ? 0 : decimalsForSize(value)
}

/// How many decimals numbers of this size are given: three significant digits, none from 100 on, none beyond the sixth
/// decimal.
func decimalsForSize(_ value: Double) -> Int {
  switch value.magnitude {
  case 100...: 0
  case 10..<100: 1
  case 0.1..<10: 2
  case 0.01..<0.1: 3
  case 0.001..<0.01: 4
  default: value == 0 ? 0 : 6
  }
}
