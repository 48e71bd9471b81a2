import Analyses
import Content
import Templates

/// How many studies the home page tells of, and how many syntheses.
private let keyFindings = 6
private let keySyntheses = 4

extension PageMaker {
  /// The studies that the home page tells of: those with an effect before those without, the strongest evidence first,
  /// then the newest.
  func keyStudies(isSynthesis: Bool) -> [Study] {
    let studies = index.studies.filter { ($0.design == .metaAnalysis) == isSynthesis }
    let ranked = studies.enumerated().map { place, study in
      (
        study: study, isKnown: headline(of: study) != nil, level: index.results[study.slug]?.grade?.level ?? 0,
        place: place
      )
    }
    let sorted = ranked.sorted { left, right in
      if left.isKnown != right.isKnown { return left.isKnown }
      return (right.level, left.place) < (left.level, right.place)
    }
    return sorted.prefix(isSynthesis ? keySyntheses : keyFindings).map(\.study)
  }

  func keyFinding(_ study: Study, on page: Address) -> KeyFinding {
    let card = studyCard(study, on: page)
    let result = headline(of: study)
    return KeyFinding(
      tone: result.map { words(for: $0, in: study).tone } ?? "", title: card.title, question: card.question,
      address: card.address, contentLanguage: card.contentLanguage,
      design: result?.pooled.map { language.count("pooled-studies", $0.studies.count) } ?? card.design,
      isSimulated: card.isSimulated,
      outcome: card.outcome, effect: card.effect, interval: card.interval, verdict: card.verdict,
      picture: result.map { intervalPicture($0, words(for: $0, in: study)) } ?? Markup(), headline: card.headline)
  }

  /// An estimate and its interval beside no effect, on a scale of its own: studies measure different things.
  private func intervalPicture(_ result: Result, _ words: ResultWords) -> Markup {
    guard result.low.isFinite, result.high.isFinite, result.estimate.isFinite, result.low < result.high else {
      return Markup()
    }
    let (from, to) = (min(0, result.low), max(0, result.high))
    func x(_ value: Double) -> String {
      language.plain(12 + 296 * (value - from) / (to - from))
    }
    let zero = (0 - from) / (to - from)
    let anchor = zero < 0.2 ? "start" : zero > 0.8 ? "end" : "middle"
    var svg: [UInt8] = []
    svg += "<svg class=\"key-picture\" viewBox=\"9 0 302 38\" role=\"img\" aria-label=\"".utf8
    appendEscaped("\(words.effect), \(words.intervalText)", to: &svg)
    svg += "\"><path class=\"zero\" d=\"M\(x(0)) 2V24\" fill=\"none\"/>".utf8
    svg +=
      "<path d=\"M\(x(result.low)) 13H\(x(result.high))\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\"/>"
      .utf8
    svg +=
      "<path d=\"M\(x(result.low)) 8v10M\(x(result.high)) 8v10\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
      .utf8
    svg += "<circle cx=\"\(x(result.estimate))\" cy=\"13\" r=\"5.5\" fill=\"currentColor\"/>".utf8
    svg += "<text x=\"\(x(0))\" y=\"36\" text-anchor=\"\(anchor)\">".utf8
    appendEscaped(language["no-effect-mark"], to: &svg)
    svg += "</text></svg>".utf8
    return Markup(bytes: svg)
  }
}

extension Language {
  /// A coordinate: one decimal, with a point, in every language.
  fileprivate func plain(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
