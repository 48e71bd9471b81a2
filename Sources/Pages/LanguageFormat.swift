import Content

/// How one language writes numbers, dates, lists and quotes, as the strings that begin with `write-` say.
///
/// In those strings `{nbsp}` stands for the space that does not break and `{narrow}` for the narrow one, which nobody
/// could see in the file.
struct LanguageFormat: Sendable {
  let decimalMark: String
  let groupMark: String
  /// What follows a number that is a percentage, its space included.
  let percentSign: String
  /// Between the bounds of an interval.
  let intervalSeparator: String
  /// Names of a thousand and a million bytes.
  let kilobyte: String
  let megabyte: String
  /// Between the last two of a list.
  let and: String
  /// Names of the months, in order.
  let months: [String]
  private let datePattern: String
  private let firstDay: String
  private let euroPattern: String
  private let openingQuote: String
  private let closingQuote: String
  /// Signs that take a narrow space before them, and a wide one.
  private let narrowSpaced: Set<UInt8>
  private let wideSpaced: Set<UInt8>
  private let isOneUnderTwo: Bool

  init(_ strings: [String: String]) {
    func text(_ key: String) -> String {
      replaced(strings["write-" + key] ?? "", ["nbsp": noBreakSpace, "narrow": narrowNoBreakSpace])
    }
    func signs(_ key: String) -> Set<UInt8> { Set(text(key).utf8.filter { $0 != 0x20 }) }
    decimalMark = text("decimal")
    groupMark = text("group")
    percentSign = text("percent")
    intervalSeparator = text("interval")
    kilobyte = text("kilobyte")
    megabyte = text("megabyte")
    and = text("and")
    months = text("months").split(separator: " ").map(String.init)
    datePattern = text("date")
    firstDay = text("first-day")
    euroPattern = text("euros")
    let quotes = text("quotes").split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false)
    openingQuote = String(quotes.first ?? "")
    closingQuote = quotes.count > 1 ? String(quotes[1]) : openingQuote
    narrowSpaced = signs("narrow-spaced")
    wideSpaced = signs("wide-spaced")
    isOneUnderTwo = text("singular") == "under-two"
  }

  /// What a file of strings must hold for ``init(_:)``, without `write-`.
  static let keys = [
    "and", "date", "decimal", "euros", "first-day", "group", "interval", "kilobyte", "language", "megabyte", "months",
    "narrow-spaced", "percent", "quotes", "singular", "wide-spaced",
  ]

  func date(_ date: CalendarDate) -> String {
    let day = date.day == 1 && !firstDay.isEmpty ? firstDay : String(date.day)
    let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : String(date.month)
    return replaced(datePattern, ["day": day, "month": month, "year": String(date.year)])
  }

  /// `1 200 €`, `−€1,200`: the pattern says where the sign stands.
  func euros(_ number: String) -> String {
    let sign = [minusSign, "+"].first(where: number.hasPrefix) ?? ""
    return replaced(euroPattern, ["sign": sign, "number": String(number.dropFirst(sign.count))])
  }

  /// Whether a number takes a singular noun: French counts all that is under two as one, English only 1 itself, written
  /// without decimals.
  func isSingular(_ number: RoundedDecimal) -> Bool { isOneUnderTwo ? number.isUnderTwo : number.isOne }

  /// A title, a summary or another text of the front matter, with the language's marks and spaces.
  func typeset(_ text: String) -> String {
    typesetQuotes(text, open: openingQuote, close: closingQuote) { sign in
      if narrowSpaced.contains(sign) { return narrowNoBreakSpace }
      return wideSpaced.contains(sign) ? noBreakSpace : nil
    }
  }
}

/// A pattern with its `{names}` replaced; a name without a value stays.
private func replaced(_ pattern: String, _ values: [String: String]) -> String {
  var result = ""
  var rest = pattern[...]
  while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
    result += rest[..<opening]
    let name = rest[rest.index(after: opening)..<closing]
    result += values[String(name)] ?? "{\(name)}"
    rest = rest[rest.index(after: closing)...]
  }
  return result + rest
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
