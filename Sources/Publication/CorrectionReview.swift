import Analyses
import Content
import Diagnostics
import Downloads

/// Holds what a correction says of a figure, `was` and `became`, against the results: those of the released version
/// before it, and those of the version that it made, as released or as this build computes them.
///
/// Each number of the text that could be a figure must be one of the result's, rounded as it was typed, in its unit, in
/// points or in per cent. A text in words alone says nothing that could be wrong. Where another correction of the same
/// result stands between the release and this one, what stood before is not known.
struct CorrectionReview {
  let study: Study
  let releases: [FrozenRelease]
  /// The `results.json` of this build.
  let results: [UInt8]
  let languages: [String]

  var findings: [Diagnostic] {
    study.corrections.enumerated().flatMap { number, correction -> [Diagnostic] in
      guard let result = correction.result?.value else { return [] }
      let others = study.corrections.enumerated().filter { $0.offset != number && $0.element.result?.value == result }
      return was(correction, of: result, others) + became(correction, of: result, others)
    }
  }

  private typealias Numbered = EnumeratedSequence<[Study.Correction]>.Element

  private func was(_ correction: Study.Correction, of result: String, _ others: [Numbered]) -> [Diagnostic] {
    guard let former = releases.last(where: { isOlder($0.version, than: correction.version) }),
      !others.contains(where: {
        isOlder(former.version, than: $0.element.version) && !isOlder(correction.version, than: $0.element.version)
      })
    else { return [] }
    return check(
      correction.was, key: "was", of: result, in: former.results,
      what: "version \(former.version) published", none: "version \(former.version) did not publish it")
  }

  private func became(_ correction: Study.Correction, of result: String, _ others: [Numbered]) -> [Diagnostic] {
    guard !others.contains(where: { $0.element.version == correction.version }) else { return [] }
    if let release = releases.first(where: { $0.version == correction.version }) {
      return check(
        correction.became, key: "became", of: result, in: release.results,
        what: "version \(release.version) published", none: "version \(release.version) did not publish it")
    }
    guard correction.version == study.version.value else { return [] }
    return check(
      correction.became, key: "became", of: result, in: results, what: "this version computes",
      none: "this version does not compute it")
  }

  private func check(
    _ text: LocalisedText, key: String, of result: String, in results: [UInt8], what: String, none: String
  ) -> [Diagnostic] {
    languages.flatMap { language -> [Diagnostic] in
      guard let written = text.texts[language] else { return [] }
      let figures = writtenFigures(in: written, language: language)
      guard !figures.isEmpty else { return [] }
      guard let numbers = resultNumbers(results, of: result) else {
        return [
          Diagnostic(
            .error, id: "correction-contradicts", at: text.place(language),
            message: "‘\(key)’ gives a figure of ‘\(result)’, and \(none)",
            hint: "say in words what it was, without a number")
        ]
      }
      return figures.filter { figure in !numbers.contains { figure.isRounded($0.value) } }.map { figure in
        Diagnostic(
          .error, id: "correction-contradicts", at: text.place(language),
          message: "‘\(key)’ says ‘\(figure.text)’ of ‘\(result)’, and \(what) no such figure",
          hint: "for ‘\(result)’, \(what) \(summary(numbers)); write what stood on the page")
      }
    }
  }

  /// The figures that pages show first.
  private func summary(_ numbers: [(field: String, value: Double)]) -> String {
    let shown = ["estimate", "conf_low", "conf_high", "p_value", "n_obs"]
    let first = shown.compactMap { field in numbers.first { $0.field == field } }
    let list = (first.isEmpty ? Array(numbers.prefix(5)) : first).map { "\($0.field) \(shortNumber($0.value))" }
    return list.joined(separator: ", ") + (first.isEmpty && numbers.count > 5 ? ", …" : "")
  }
}

/// Four significant figures, as a message has room for.
func shortNumber(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  var scale = 1.0
  while abs(value) * scale < 1_000, scale < 1e12 { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}
