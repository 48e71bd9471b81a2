import Glibc

/// How equal distances on an axis are to be read.
public enum ChartScale: Sendable {
  /// Equal distances are equal differences.
  case linear
  /// Equal distances are equal ratios; for odds ratios and risk ratios. Only values above 0 have a place.
  case logarithmic
}

/// Positions of values along one direction of a picture.
struct Scale {
  let kind: ChartScale
  /// The ends of the domain, as logarithms to base 10 on a logarithmic scale. `lower` < `upper`.
  let lower: Double
  let upper: Double
  /// Where the ends of the domain stand.
  let start: Double
  let end: Double

  /// A scale that holds all the finite values, with a margin of `padding` times their span at both ends.
  ///
  /// Without any value it goes from 0 to 1, or from 1 to 10. Equal values get room on both sides.
  init(_ kind: ChartScale, holding values: [Double], start: Double, end: Double, padding: Double = 0.04) {
    self.init(kind, places: values.compactMap { Scale.place($0, kind) }, start: start, end: end, padding: padding)
  }

  /// As `init(_:holding:start:end:padding:)`, from places as `place(_:_:)` gives them.
  init(_ kind: ChartScale, places: [Double], start: Double, end: Double, padding: Double = 0.04) {
    var lower = places.min() ?? 0
    var upper = places.max() ?? 1
    // Ticks are multiples of a step: beyond twelve digits they could not be told apart.
    if upper - lower <= max(abs(lower), abs(upper)) * 1e-12 {
      let room = kind == .logarithmic ? 0.3 : lower == 0 ? 1 : abs(lower) * 0.1
      lower -= room
      upper += room
    }
    let margin = (upper - lower) * padding
    self.init(kind, lower: lower - margin, upper: upper + margin, start: start, end: end)
  }

  /// A scale between two places.
  init(_ kind: ChartScale, lower: Double, upper: Double, start: Double, end: Double) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    self.start = start
    self.end = end
  }

  /// The value on a ruler of equal distances, or nothing when it has no place.
  static func place(_ value: Double, _ kind: ChartScale) -> Double? {
    guard value.isFinite else { return nil }
    switch kind {
    // Spans of twice these bounds, with their margins, are still finite. Below the small one, differences would lose
    // their digits.
    case .linear: return abs(value) < 1e-290 ? 0 : min(max(value, -1e300), 1e300)
    case .logarithmic: return value > 0 ? min(max(log10(value), -250), 250) : nil
    }
  }

  /// Where a value stands; beyond the ends of the domain, at the end. Nothing when it has no place.
  func position(_ value: Double) -> Double? {
    guard let place = Scale.place(value, kind) else { return nil }
    return start + (end - start) * min(max((place - lower) / (upper - lower), 0), 1)
  }

  /// Whether a value lies in the domain.
  func contains(_ value: Double) -> Bool {
    guard let place = Scale.place(value, kind) else { return false }
    return lower <= place && place <= upper
  }

  /// Whether a value lies before the domain, as minus infinity does, and zero on a logarithmic scale.
  func isBefore(_ value: Double) -> Bool {
    if value.isNaN { return false }
    guard let place = Scale.place(value, kind) else { return value <= 0 }
    return place < lower
  }

  /// Whether a value lies after the domain.
  func isAfter(_ value: Double) -> Bool {
    if value == .infinity { return true }
    guard let place = Scale.place(value, kind) else { return false }
    return place > upper
  }

  /// The linear scale with its ends moved outward to the next ticks, so that a picture ends at gridlines; and the ticks.
  func roundedOut(spacing: Double = 38) -> (scale: Scale, ticks: [Double]) {
    let ticks = Ticks.linear(lower, upper, count: max(2, Int(abs(end - start) / spacing)))
    guard ticks.count >= 2 else { return (self, ticks) }
    let step = ticks[1] - ticks[0]
    let first = ticks[0] > lower + step * 1e-9 ? ticks[0] - step : ticks[0]
    let highest = ticks[ticks.count - 1]
    let last = highest < upper - step * 1e-9 ? highest + step : highest
    return (
      Scale(.linear, lower: first, upper: last, start: start, end: end),
      Ticks.linear(first, last, count: Int(((last - first) / step).rounded()))
    )
  }
}
