import CommonMark
import Content
import Diagnostics

/// Numbers typed by hand in a study's report.
///
/// Each is a warning, since nothing keeps it true when the data change; one that equals a computed figure is told
/// which. Understood, and passed over: years, dates, numbers of sections, figures and notes, small counts up to ten in
/// running text, ages and durations are not (they are facts that may change), quotations that name their source, and
/// what `typed-numbers` of the front matter waives with a reason.
func typedNumberFindings(in edition: Edition, results: StudyResults) -> [Diagnostic] {
  let waived = Set(edition.waivers.map { normalised($0.text.value) })
  var diagnostics: [Diagnostic] = []
  for waiver in edition.waivers where waiver.why.isEmpty == false {
    let isUsed = edition.document.numbers.contains { normalised($0.text) == normalised(waiver.text.value) }
    if !isUsed {
      diagnostics.append(
        Diagnostic(
          .warning, id: "unused-waiver", at: waiver.text.place,
          message: "the text has no number ‘\(waiver.text.value)’", hint: "remove it from ‘typed-numbers’"))
    }
  }
  let computed = computedNumbers(results)
  for number in edition.document.numbers {
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
  return diagnostics
}

private func normalised(_ text: String) -> String {
  String(text.unicodeScalars.filter { !" \u{A0}\u{202F}%".unicodeScalars.contains($0) }.map(Character.init))
}

/// Whether a number is one that no result could be.
func isUnderstood(_ number: Document.TypedNumber) -> Bool {
  if number.isQuoted { return true }
  let isWhole = number.value == number.value.rounded() && !number.text.contains(",") && !number.text.contains(".")
  if isWhole, !number.isPercent {
    if number.value <= 10 { return true }
    // A year, and not "1 950 people".
    if (1800...2100).contains(number.value), number.text.utf8.count == 4 { return true }
  }
  let before = number.before.lowercased()
  let labels = [
    "section", "figure", "tableau", "table", "chapitre", "chapter", "article", "art.", "note", "annexe", "appendix", "n°",
    "no.", "§", "page", "p.", "version", "règlement", "loi", "law", "type", "hc", "cr", "step", "étape", "covid-",
  ]
  if labels.contains(where: { before.hasSuffix($0) || before.hasSuffix($0 + " ") || before.hasSuffix($0 + "\u{A0}") }) {
    return true
  }
  // The level of an interval is a convention, not a result.
  let after = number.after.lowercased()
  return number.isPercent && [90, 95, 99].contains(number.value)
    && (before.contains("interval") || before.contains("confiance") || before.contains("confidence")
      || after.contains("interval") || after.contains("confiance") || after.contains("confidence"))
}

private func computedNumbers(_ results: StudyResults) -> [(name: String, value: Double)] {
  results.results.flatMap { result in
    [
      ("\(result.id).estimate", result.estimate), ("\(result.id).conf_low", result.low),
      ("\(result.id).conf_high", result.high), ("\(result.id).n_obs", Double(result.sample.observations)),
      ("\(result.id).std_error", result.standardError), ("\(result.id).p_value", result.pValue),
    ]
  }
}

/// Whether a typed number is a computed one, rounded as typed, in its unit, in points or in per cent.
private func isSame(_ number: Document.TypedNumber, _ value: Double) -> Bool {
  let decimals = number.text.split(whereSeparator: { $0 == "," || $0 == "." }).dropFirst().last?.filter(\.isNumber).count ?? 0
  let half = 0.5 * (0..<decimals).reduce(1.0) { scale, _ in scale / 10 }
  // A whole number below a hundred is too common to be told from a coincidence, except in points.
  return [value, 100 * value].contains { abs(abs($0) - abs(number.value)) <= half * (1 + 1e-9) && number.value != 0 }
    && (decimals > 0 || number.value >= 10)
}
