import CommonMark
import Content
import Diagnostics
import Glibc

/// Numbers typed by hand in a study's report, and in the limits that its front matter states.
///
/// Each is a warning, since nothing keeps it true when the data change; one that equals a computed figure is told
/// which. Understood, and passed over: years, dates, numbers of sections, figures and notes, counts up to ten,
/// quotations, levels of confidence, and what `typed-numbers` of the front matter waives with a reason.
///
/// - Parameter limits: Those of the study, whose texts in the language of the edition are looked at.
func typedNumberFindings(in edition: Edition, limits: [LocalisedText] = [], results: StudyResults) -> [Diagnostic] {
  let numbers = edition.document.numbers + edition.blocks.flatMap(\.aside.numbers)
  let limiting = limits.flatMap { limit in
    numbersOfText(limit.texts[edition.language] ?? "", language: edition.language).map {
      (number: $0, place: limit.place(edition.language))
    }
  }
  let typed = Set((numbers + limiting.map(\.number)).map { normalised($0.text) })
  let waived = Set(edition.waivers.map { normalised($0.text.value) })
  var diagnostics: [Diagnostic] = []
  for waiver in edition.waivers where !typed.contains(normalised(waiver.text.value)) {
    diagnostics.append(
      Diagnostic(
        .warning, id: "unused-waiver", at: waiver.text.place,
        message: "the text has no number ‘\(waiver.text.value)’", hint: "remove it from ‘typed-numbers’"))
  }
  let computed = computedNumbers(results)
  for number in numbers {
    guard !waived.contains(normalised(number.text)), !isUnderstood(number) else { continue }
    let place = Place(file: edition.file, line: number.line, column: number.column)
    let equal = computed.first { isSame(number, $0.value) }
    diagnostics.append(
      Diagnostic(
        .warning, id: "typed-number", at: place,
        message: equal.map { "the number ‘\(number.text)’ is typed by hand, and ‘\($0.name)’ is that number" }
          ?? "the number ‘\(number.text)’ is typed by hand: nothing keeps it true when the data change",
        hint: equal.map { "write {{ \($0.name) }}" }
          ?? "bind it with {{ id.field }}, or list it under ‘typed-numbers’ with the reason"))
  }
  for (number, place) in limiting where !waived.contains(normalised(number.text)) && !isUnderstood(number) {
    let equal = computed.first { isSame(number, $0.value) }
    diagnostics.append(
      Diagnostic(
        .warning, id: "typed-number", at: place,
        message: equal.map {
          "the number ‘\(number.text)’ in ‘limits’ is typed by hand, and ‘\($0.name)’ is that number"
        }
          ?? "the number ‘\(number.text)’ in ‘limits’ is typed by hand: nothing keeps it true when the data change",
        hint: equal.map { "say it in the report, with {{ \($0.name) }}" }
          ?? "say it in the report, where {{ id.field }} binds it, or list it under ‘typed-numbers’ with the reason"))
  }
  return diagnostics
}

/// The numbers of a text of the front matter, read as those of a report are.
private func numbersOfText(_ text: String, language: String) -> [Document.TypedNumber] {
  // A text without digits, as nearly all are, is not worth a parse.
  guard text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return [] }
  return parseMarkdown(Array(text.utf8), startingAtLine: 1, language: typography(of: language)).numbers
}

private func normalised(_ text: String) -> String {
  String(text.unicodeScalars.filter { !" \u{A0}\u{202F}%".unicodeScalars.contains($0) }.map(Character.init))
}

/// Whether a number is one that no result could be.
func isUnderstood(_ number: Document.TypedNumber) -> Bool {
  if number.isQuoted { return true }
  let isWhole = number.value == number.value.rounded() && !number.text.contains(",") && !number.text.contains(".")
  if isWhole, !number.isPercent {
    if (0...10).contains(number.value) { return true }
    // A year, and not "1 950 people".
    if (1800...2100).contains(number.value), number.text.utf8.count == 4 { return true }
  }
  let before = number.before.lowercased()
  let after = number.after.lowercased()
  if isWhole, (1...31).contains(number.value), namesMonth(after) || namesMonth(lastWord(of: before)) { return true }
  let labels = [
    "section", "figure", "tableau", "table", "chapitre", "chapter", "article", "art.", "note", "annexe", "appendix",
    "n°",
    "no.", "§", "page", "p.", "version", "règlement", "loi", "law", "type", "hc", "cr", "step", "étape", "covid-",
  ]
  if labels.contains(where: { before.hasSuffix($0) || before.hasSuffix($0 + " ") || before.hasSuffix($0 + "\u{A0}") }) {
    return true
  }
  // The level of an interval is a convention, not a result.
  return number.isPercent && [90, 95, 99].contains(number.value)
    && (before.contains("interval") || before.contains("confiance") || before.contains("confidence")
      || after.contains("interval") || after.contains("confiance") || after.contains("confidence"))
}

/// Whether a text begins with the name of a month: `9 septembre`, `September 9`.
private func namesMonth(_ text: String) -> Bool {
  let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  let word = text.unicodeScalars.drop { " \u{A0}\u{202F}".unicodeScalars.contains($0) }.prefix(
    while: \.properties.isAlphabetic)
  return months.contains(String(word))
}

private func lastWord(of text: String) -> String {
  text.split(whereSeparator: { " \u{A0}\u{202F}".contains($0) }).last.map(String.init) ?? ""
}

private func computedNumbers(_ results: StudyResults) -> [(name: String, value: Double)] {
  let lost = results.attritions.flatMap { table in
    let numbers: [(String, Double?)] = [
      ("difference", table.difference), ("share", table.both.share), ("share_treated", table.treated.share),
      ("share_control", table.control.share), ("n_missing", table.both.missing.map(Double.init)), ("p", table.pValue),
    ]
    return numbers.compactMap { name, value in value.map { ("\(table.plan.id.value).\(name)", $0) } }
  }
  let planned = results.powers.flatMap { calculation in
    [("n", Double(calculation.size)), ("effect", calculation.effect), ("power", calculation.power)].map {
      ("\(calculation.plan.id.value).\($0.0)", $0.1)
    }
  }
  // What is hidden is not a number.
  return (estimatedNumbers(results) + lost + planned).filter { !$0.value.isNaN }
}

private func estimatedNumbers(_ results: StudyResults) -> [(name: String, value: Double)] {
  results.results.flatMap { result -> [(name: String, value: Double)] in
    let isRatio = result.plan.scale == .logRatio
    var onScale = [("estimate", result.estimate), ("conf_low", result.low), ("conf_high", result.high)]
    if let bounds = result.bounds { onScale += [("bound_low", bounds.lower), ("bound_high", bounds.upper)] }
    if let drawn = result.resampling { onScale += [("bootstrap_low", drawn.low), ("bootstrap_high", drawn.high)] }
    for effect in result.subgroups?.effects ?? [] {
      onScale += [("estimate", effect.estimate), ("conf_low", effect.low), ("conf_high", effect.high)].map {
        ("subgroup.\(effect.level).\($0.0)", $0.1)
      }
    }
    let effects = onScale.map { ($0.0, isRatio ? exp($0.1) : $0.1) }
    let others: [(String, Double?)] = [
      ("n_obs", Double(result.sample.observations)), ("n_treated", result.sample.treated.map(Double.init)),
      ("n_control", result.sample.control.map(Double.init)), ("n_clusters", result.sample.clusters.map(Double.init)),
      ("mean_treated", result.meanTreated), ("mean_control", result.meanControl),
      ("std_error", result.standardError), ("p_value", result.pValue),
      ("p_randomisation", result.randomisation?.pValue), ("p_bootstrap", result.resampling?.pValue),
      ("subgroup_p", result.subgroups?.pValue), ("nnt", result.neededToTreat?.number),
      ("trimmed_share", result.bounds?.trimmedShare),
    ]
    return (effects + others.compactMap { name, value in value.map { (name, $0) } }).map {
      ("\(result.id).\($0.0)", $0.1)
    }
  }
}

/// Whether a typed number is a computed one, rounded as typed, in its unit, in points or in per cent.
private func isSame(_ number: Document.TypedNumber, _ value: Double) -> Bool {
  let decimals =
    number.text.split(whereSeparator: { $0 == "," || $0 == "." }).dropFirst().last?.filter(\.isNumber).count ?? 0
  let half = 0.5 * (0..<decimals).reduce(1.0) { scale, _ in scale / 10 }
  // A whole number below a hundred is too common to be told from a coincidence, except in points.
  return [value, 100 * value].contains { abs(abs($0) - abs(number.value)) <= half * (1 + 1e-9) && number.value != 0 }
    && (decimals > 0 || number.value >= 10)
}
