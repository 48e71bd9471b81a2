import Content

/// A language's words with numbers as programs read them: a decimal point, no groups, no sign of per cent.
struct PlainFormat: LanguageFormat {
  let words: any LanguageFormat

  let decimalMark = "."
  let groupMark = ""
  let percentSign = ""
  var intervalSeparator: String { words.intervalSeparator }
  var kilobyte: String { words.kilobyte }
  var megabyte: String { words.megabyte }
  var and: String { words.and }
  var months: [String] { words.months }

  func date(_ date: CalendarDate) -> String { words.date(date) }
  func euros(_ number: String) -> String { number }
  func isSingular(_ number: RoundedDecimal) -> Bool { words.isSingular(number) }
  func typeset(_ text: String) -> String { words.typeset(text) }
}
