import Content

/// British English: decimal point, comma between groups, `[0.12, 0.34]`, `9 September 2020`.
struct English: LanguageFormat {
  let decimalMark = "."
  let groupMark = ","
  let percentSign = "%"
  let intervalSeparator = "," + noBreakSpace
  let kilobyte = noBreakSpace + "kB"
  let megabyte = noBreakSpace + "MB"
  let and = " and "
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  func date(_ date: CalendarDate) -> String {
    "\(date.day)\(noBreakSpace)\(months[date.month - 1]) \(date.year)"
  }

  /// The sign stands before the number, after a minus: `−€1,200`.
  func euros(_ number: String) -> String {
    for sign in [minusSign, "+"] where number.hasPrefix(sign) { return sign + "€" + number.dropFirst() }
    return "€" + number
  }

  func isSingular(_ number: RoundedDecimal) -> Bool { number.isOne }

  /// Curly apostrophes and quotes.
  func typeset(_ text: String) -> String {
    typesetQuotes(text, open: "“", close: "”") { _ in nil }
  }
}
