import Content

/// French: decimal comma, U+202F between groups and before `%`, `[0,12 ; 0,34]`, `1er mars 2021`.
///
/// - SeeAlso: *Lexique des règles typographiques en usage à l'Imprimerie nationale*, for the spaces.
struct French: LanguageFormat {
  let decimalMark = ","
  let groupMark = narrowNoBreakSpace
  let percentSign = narrowNoBreakSpace + "%"
  let intervalSeparator = narrowNoBreakSpace + ";" + noBreakSpace
  let kilobyte = noBreakSpace + "ko"
  let megabyte = noBreakSpace + "Mo"
  let and = " et "
  let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]

  func date(_ date: CalendarDate) -> String {
    "\(date.day == 1 ? "1er" : String(date.day))\(noBreakSpace)\(months[date.month - 1]) \(date.year)"
  }

  func euros(_ number: String) -> String { number + noBreakSpace + "€" }

  func isSingular(_ number: RoundedDecimal) -> Bool { number.isUnderTwo }

  /// Curly apostrophes, « quotes », and the narrow space before `;`, `!`, `?` (the wide one before `:`) where the
  /// author typed a space.
  func typeset(_ text: String) -> String {
    typesetQuotes(text, open: "«" + noBreakSpace, close: noBreakSpace + "»") { sign in
      switch sign {
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"): narrowNoBreakSpace
      case UInt8(ascii: ":"): noBreakSpace
      default: nil
      }
    }
  }
}
