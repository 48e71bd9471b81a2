import Rasters

/// What stands in the picture that other sites show beside a link to a page, all text already formatted.
struct SharingCard: Sendable {
  var institution: String
  /// At the other end of the first line, as a warning: that the data are simulated. May be empty.
  var notice: String
  /// The question of a study, or what the site is for.
  var headline: String
  /// Under the headline where no effect is drawn; may be empty.
  var text: String
  /// nil for a page without a result.
  var effect: Effect?
  /// In the last line: what kind of study; and where the site stands. Both may be empty.
  var kind: String
  var host: String
  /// The colour of the institution.
  var accent = Inks.accent

  /// The main result, with its interval on the scale that it is drawn on.
  struct Effect: Sendable {
    var outcome: String
    var value: String
    /// What the interval is: `intervalle de confiance à 95 %`.
    var interval: String
    var estimate: Double
    var low: Double
    var high: Double
    var lowLabel: String
    var highLabel: String
    /// Over the line of no effect.
    var noEffect: String
    var ink: Ink
  }

  /// As wide and as high as the sites that show such pictures ask for.
  static let width = 1_200
  static let height = 630

  /// The colours of the pages in daylight, where every text has a contrast of 4.5 at least with what lies behind it.
  enum Inks {
    static let paper = Ink(0xFBFAF6)
    static let panel = Ink(0xFFFFFF)
    static let ink = Ink(0x17202F)
    static let muted = Ink(0x525A68)
    static let line = Ink(0xD9D5CA)
    static let axis = Ink(0x8A8578)
    static let accent = Ink(0xA8321C)
    static let caution = Ink(0x6B4A00)
    static let cautionPanel = Ink(0xFDF1D0)
    static let good = Ink(0x17603F)
    static let bad = Ink(0x9C2514)
    static let measured = Ink(0x1F4E86)
  }

  /// Draws the card.
  ///
  /// - Returns: A PNG file of ``width`` and ``height``, the same for the same card, fonts and libraries.
  func png(with fonts: FontFiles) throws(RasterError) -> [UInt8] {
    try drawing(with: fonts) { drawing throws(RasterError) in
      var picture = Picture(width: Self.width, height: Self.height, paper: Inks.paper)
      picture.fill(x: 0, y: 0, width: Self.width, height: 14, accent)
      drawHead(drawing, &picture)
      let top = 132
      let room = effect == nil ? 420 : 236
      let fitted = drawing.fit(
        headline, .bold, width: right - left, height: Double(text.isEmpty || effect != nil ? room : room - 150),
        leading: 1.16, sizes: effect == nil ? [76, 70, 64, 58, 52, 46, 40, 36] : [64, 60, 56, 52, 48, 44, 40, 36, 32])
      let below = draw(fitted, .bold, Inks.ink, leading: 1.16, top: top, drawing, &picture)
      if let effect {
        draw(effect, drawing, &picture)
      } else if !text.isEmpty {
        let lines = drawing.fit(
          text, .regular, width: right - left, height: Double(552 - below - 24), leading: 1.36, sizes: [34, 32, 30, 28])
        _ = draw(lines, .regular, Inks.muted, leading: 1.36, top: below + 24, drawing, &picture)
      }
      drawFoot(drawing, &picture)
      return try picture.png()
    }
  }

  private var left: Double { 72 }
  private var right: Double { Double(Self.width) - 72 }

  /// The institution with its mark, an estimate in its interval.
  private func drawHead(_ drawing: Drawing, _ picture: inout Picture) {
    picture.fill(x: 72, y: 71, width: 44, height: 6, accent)
    picture.fill(x: 72, y: 60, width: 6, height: 28, accent)
    picture.fill(x: 110, y: 60, width: 6, height: 28, accent)
    drawing.circle(x: 98, y: 74, radius: 9, accent, on: &picture)
    var end = right
    if !notice.isEmpty {
      let length = drawing.length(of: notice, .bold, size: 24)
      end = right - length - 48
      drawing.roundedRectangle(
        x: end, y: 50, width: length + 48, height: 46, radius: 23, Inks.cautionPanel, on: &picture)
      drawing.draw(notice, .bold, size: 24, Inks.caution, x: end + 24, baseline: 81, on: &picture)
    }
    let name = drawing.fit(institution, .bold, width: end - 160, height: 40, leading: 1, sizes: [34, 30, 26, 22])
    drawing.draw(name.lines.first ?? "", .bold, size: name.size, Inks.ink, x: 132, baseline: 85, on: &picture)
  }

  private func drawFoot(_ drawing: Drawing, _ picture: inout Picture) {
    drawing.draw(host, .regular, size: 24, Inks.muted, x: right, baseline: 602, alignment: .right, on: &picture)
    let room = right - left - drawing.length(of: host, .regular, size: 24) - 40
    let fitted = drawing.fit(kind, .regular, width: room, height: 30, leading: 1, sizes: [24, 22, 20])
    drawing.draw(
      fitted.lines.first ?? "", .regular, size: fitted.size, Inks.muted, x: left, baseline: 602, on: &picture)
  }

  /// Draws lines one below the other.
  ///
  /// - Returns: The row under the last of them.
  private func draw(
    _ text: FittedText, _ weight: Weight, _ ink: Ink, leading: Double, top: Int, x: Double? = nil,
    _ drawing: Drawing, _ picture: inout Picture
  ) -> Int {
    let step = Double(text.size) * leading
    for (index, line) in text.lines.enumerated() {
      // Capitals and accents reach nine tenths of an em above the baseline.
      let baseline = top + Int((Double(index) * step + Double(text.size) * 0.9).rounded())
      drawing.draw(line, weight, size: text.size, ink, x: x ?? left, baseline: baseline, on: &picture)
    }
    return top + Int((Double(text.lines.count) * step).rounded())
  }

  /// The effect in figures at the left, as a picture at the right.
  private func draw(_ effect: Effect, _ drawing: Drawing, _ picture: inout Picture) {
    let (top, bottom) = (386, 562)
    picture.fill(x: 0, y: top, width: Self.width, height: bottom - top, Inks.panel)
    picture.fill(x: 0, y: top, width: Self.width, height: 1, Inks.line)
    picture.fill(x: 0, y: bottom - 1, width: Self.width, height: 1, Inks.line)
    let column = 430.0
    let value = drawing.fit(
      effect.value, .bold, width: column, height: 70, leading: 1, sizes: [64, 56, 48, 40, 34, 28])
    drawing.draw(
      value.lines.first ?? "", .bold, size: value.size, effect.ink, x: left, baseline: top + 74, on: &picture)
    let outcome = drawing.fit(
      effect.outcome, .regular, width: column, height: 70, leading: 1.25, sizes: [28, 26, 24, 22])
    _ = draw(outcome, .regular, Inks.ink, leading: 1.25, top: top + 92, drawing, &picture)
    if effect.low.isFinite, effect.high.isFinite { drawInterval(effect, top: top, drawing, &picture) }
  }

  private func drawInterval(_ effect: Effect, top: Int, _ drawing: Drawing, _ picture: inout Picture) {
    let (start, end) = (580.0, right)
    let values = [effect.low, effect.high, effect.estimate, 0]
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max((most - least) * 0.12, .leastNormalMagnitude)
    func place(_ value: Double) -> Double {
      start + (value - least + margin) / (most - least + 2 * margin) * (end - start)
    }
    let middle = top + 84
    let zero = place(0)
    // The line of no effect is dashed, so that it is known without its colour.
    for row in stride(from: top + 48, to: middle + 18, by: 10) {
      picture.fill(x: Int(zero.rounded()) - 1, y: row, width: 3, height: 6, Inks.axis)
    }
    drawing.draw(
      effect.noEffect, .regular, size: 22, Inks.muted,
      x: clamped(zero, drawing.length(of: effect.noEffect, .regular, size: 22), start, end), baseline: top + 36,
      alignment: .middle, on: &picture)
    let (low, high) = (place(effect.low), place(effect.high))
    picture.fill(
      x: Int(low.rounded()), y: middle - 4, width: max(1, Int(high.rounded()) - Int(low.rounded())), height: 8,
      effect.ink)
    for edge in [low, high] {
      picture.fill(x: Int(edge.rounded()) - 3, y: middle - 17, width: 6, height: 34, effect.ink)
    }
    drawing.circle(x: place(effect.estimate), y: Double(middle), radius: 16, Inks.panel, on: &picture)
    drawing.circle(x: place(effect.estimate), y: Double(middle), radius: 13, effect.ink, on: &picture)
    let lengths = (
      drawing.length(of: effect.lowLabel, .bold, size: 24), drawing.length(of: effect.highLabel, .bold, size: 24)
    )
    // Labels under the ends; side by side when the interval is shorter than they are.
    var (lowMiddle, highMiddle) = (
      clamped(low, lengths.0, start, end), clamped(high, lengths.1, start, end)
    )
    let overlap = (lengths.0 + lengths.1) / 2 + 28 - (highMiddle - lowMiddle)
    if overlap > 0 {
      lowMiddle -= overlap / 2
      highMiddle += overlap / 2
    }
    for (label, x) in [(effect.lowLabel, lowMiddle), (effect.highLabel, highMiddle)] {
      drawing.draw(
        label, .bold, size: 24, Inks.ink, x: x, baseline: middle + 48, alignment: .middle, on: &picture)
    }
    let note = drawing.fit(effect.interval, .regular, width: end - start, height: 26, leading: 1, sizes: [22, 20, 18])
    drawing.draw(
      note.lines.first ?? "", .regular, size: note.size, Inks.muted, x: (start + end) / 2, baseline: middle + 80,
      alignment: .middle, on: &picture)
  }

  /// The middle of a text that stays between two columns.
  private func clamped(_ middle: Double, _ length: Double, _ start: Double, _ end: Double) -> Double {
    min(max(middle, start + length / 2), max(start + length / 2, end - length / 2))
  }
}
