import CSV

/// The type that a column of these texts has.
func surveyedField(_ name: String, _ texts: [String]) -> Field {
  var field = Field(name: name, kind: .string)
  guard !texts.isEmpty else { return field }
  if texts.allSatisfy(field.trueValues.contains) || texts.allSatisfy(field.falseValues.contains)
    || texts.allSatisfy({ field.trueValues.contains($0) || field.falseValues.contains($0) }),
    !texts.allSatisfy({ $0 == "0" || $0 == "1" })
  {
    field.kind = .boolean
    return field
  }
  // A zero at the front, or more digits than a number keeps: a code.
  let isCode = texts.contains { text in
    let digits = text.utf8
    return digits.count > 1 && digits.allSatisfy { $0 &- 0x30 < 10 } && (digits.first == 0x30 || digits.count > 15)
  }
  if isCode { return field }
  let name = foldedName(name)
  if ["annee", "year", "an", "exercice", "millesime"].contains(where: { name.split(separator: "_").contains($0[...]) }
  ),
    texts.allSatisfy({ $0.utf8.count == 4 && (Int($0).map { (1800...2100).contains($0) } ?? false) })
  {
    field.kind = .year
    return field
  }
  // Whole numbers of which a spreadsheet has shortened the longest, as 3,56E+13, are codes that lost their digits.
  let shortened = texts.filter { isScientific($0) && (Int($0.suffix(2)) ?? 0) >= 9 }
  if !shortened.isEmpty, texts.allSatisfy({ isWhole($0) || shortened.contains($0) }) { return field }
  if texts.allSatisfy({ isWhole($0) }) {
    field.kind = .integer
    return field
  }
  if texts.allSatisfy({ anyForm($0) != nil }) {
    field.kind = .number
    return field
  }
  let trimmed = texts.map { text in
    var text = text
    return text.withUTF8 { bytes in
      let (number, hasSign) = percentage(in: bytes)
      return hasSign ? String(decoding: number, as: UTF8.self) : nil
    }
  }
  if trimmed.allSatisfy({ $0.flatMap { anyForm($0) } != nil }) {
    field.kind = .number
    field.format = "percent"
    return field
  }
  for (kind, format) in momentForms where allRead(texts, format, kind) {
    field.kind = kind
    field.format = format
    return field
  }
  return field
}

func allRead(_ texts: [String], _ format: String, _ kind: Field.Kind) -> Bool {
  guard let form = DateFormat(format, kind: kind) else { return false }
  return texts.allSatisfy { text in
    var text = text
    return text.withUTF8 { form.canonical($0) != nil }
  }
}

/// The forms of days and hours that are looked for.
private let momentForms: [(Field.Kind, String)] = [
  (.date, ""), (.date, "%d/%m/%Y"), (.date, "%d-%m-%Y"), (.date, "%d.%m.%Y"), (.date, "%Y/%m/%d"),
  (.date, "%d/%m/%y"), (.date, "%m/%d/%Y"), (.date, "%d %B %Y"), (.date, "%d-%b-%y"), (.date, "%d-%b-%Y"),
  (.date, "%B %d, %Y"), (.datetime, ""), (.datetime, "%d/%m/%Y %H:%M"), (.datetime, "%d/%m/%Y %H:%M:%S"),
  (.time, ""), (.time, "%Hh%M"), (.time, "%H:%M"),
]

/// What a column can nearly be, the narrowest first.
let kindTests: [(kind: Field.Kind, format: String, isOfKind: @Sendable (String) -> Bool)] = {
  let field = Field(name: "", kind: .boolean)
  let words = Set(field.trueValues + field.falseValues)
  var tests: [(Field.Kind, String, @Sendable (String) -> Bool)] = [
    (.boolean, "", { words.contains($0) && $0 != "0" && $0 != "1" }), (.integer, "", { isWhole($0) }),
    (.number, "", { anyForm($0) != nil }),
  ]
  for (kind, format) in momentForms {
    tests.append((kind, format, { allRead([$0], format, kind) }))
  }
  return tests
}()

/// The unit that stands in every text beside its number, or nil.
func sharedUnit(_ texts: [String]) -> String? {
  var shared: String?
  guard texts.count > 1 else { return nil }
  for text in texts {
    var text = text
    let (unit, isNumber) = text.withUTF8 { bytes in
      let number = bareNumber(in: bytes)
      guard number.count < bytes.count, let start = number.baseAddress, let whole = bytes.baseAddress else {
        return ("", false)
      }
      let before = UnsafeBufferPointer(rebasing: bytes[..<(start - whole)])
      let after = UnsafeBufferPointer(rebasing: bytes[(start - whole + number.count)...])
      let rest = String(decoding: before, as: UTF8.self) + String(decoding: after, as: UTF8.self)
      let isNumber = forms.contains { $0.number(number) != nil }
      return (rest.filter { !$0.isWhitespace }, isNumber)
    }
    guard isNumber, knownUnits.contains(unit), shared ?? unit == unit else { return nil }
    shared = unit
  }
  return shared
}

/// Units that people write in cells.
private let knownUnits: Set<String> = [
  "€", "$", "£", "k€", "K€", "M€", "EUR", "USD", "CHF", "€/mois", "€/an", "km", "m", "m²", "m2", "ha", "cm", "mm",
  "kg", "g", "t", "°C", "°", "kWh", "MWh", "min", "ans", "mois", "jours",
]

private let forms = [
  NumberForm(), NumberForm(decimalMark: .comma), NumberForm(decimalMark: .point, thousandsSeparator: .space),
  NumberForm(decimalMark: .comma, thousandsSeparator: .space),
  NumberForm(decimalMark: .comma, thousandsSeparator: .point),
  NumberForm(decimalMark: .point, thousandsSeparator: .comma),
  NumberForm(decimalMark: .point, thousandsSeparator: .apostrophe),
]

/// The number that a text is in one form or another.
func anyForm(_ text: String) -> Double? {
  for form in forms {
    if let number = form.number(text) { return number }
  }
  return nil
}

private func isWhole(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    NumberForm(decimalMark: .comma, thousandsSeparator: .space).integer(bytes) != nil
  }
}
