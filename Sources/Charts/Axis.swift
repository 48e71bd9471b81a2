/// A scale with the ticks that have room on it.
struct Axis {
  struct Tick {
    var position: Double
    var label: String
    /// The middle of the label, moved where it would have left the picture.
    var labelPosition: Double
  }

  let scale: Scale
  let ticks: [Tick]

  /// A horizontal axis: as many ticks as find room without their labels touching, inside `bounds`.
  ///
  /// Values that are `preferred` are tried first.
  init(
    horizontal scale: Scale, bounds: ClosedRange<Double>, preferring preferred: [[Double]] = [], format: NumberFormat
  ) {
    self.scale = scale
    ticks = Axis.fitting(scale, candidates: preferred + Axis.candidates(scale, spacing: 58)) { values in
      Axis.place(values, scale, bounds, format)
    }
  }

  /// A vertical axis, with a tick about every 34 units; values that are `preferred` are tried first.
  init(vertical scale: Scale, preferring preferred: [[Double]] = [], format: NumberFormat) {
    self.scale = scale
    ticks = Axis.fitting(scale, candidates: preferred + Axis.candidates(scale, spacing: 34)) { values in
      let ticks = values.compactMap { value in
        scale.position(value).map { Tick(position: $0, label: format(value), labelPosition: $0) }
      }
      let isReadable = zip(ticks, ticks.dropFirst()).allSatisfy {
        abs($0.position - $1.position) >= SVG.lineHeight && $0.label != $1.label
      }
      return isReadable ? ticks : nil
    }
  }

  /// The widest label.
  var labelWidth: Double {
    ticks.map { TextMetrics.width($0.label, size: SVG.smallSize) }.max() ?? 0
  }

  private static func candidates(_ scale: Scale, spacing: Double) -> [[Double]] {
    switch scale.kind {
    case .logarithmic: return Ticks.logarithmic(scale.lower, scale.upper)
    case .linear:
      let most = max(2, Int(abs(scale.end - scale.start) / spacing))
      return stride(from: most, through: 1, by: -1).map { Ticks.linear(scale.lower, scale.upper, count: $0) }
    }
  }

  private static func fitting(_ scale: Scale, candidates: [[Double]], place: ([Double]) -> [Tick]?) -> [Tick] {
    for values in candidates {
      if let ticks = place(values), !ticks.isEmpty { return ticks }
    }
    return []
  }

  private static func place(
    _ values: [Double], _ scale: Scale, _ bounds: ClosedRange<Double>, _ format: NumberFormat
  ) -> [Tick]? {
    var ticks: [Tick] = []
    var end = -Double.infinity
    for value in values {
      guard let position = scale.position(value) else { continue }
      let label = format(value)
      let half = TextMetrics.width(label, size: SVG.smallSize) / 2
      guard 2 * half <= bounds.upperBound - bounds.lowerBound else { return nil }
      let center = min(max(position, bounds.lowerBound + half), bounds.upperBound - half)
      guard center - half >= end + 5, label != ticks.last?.label else { return nil }
      end = center + half
      ticks.append(Tick(position: position, label: label, labelPosition: center))
    }
    return ticks
  }

  /// Draws vertical gridlines through the bands between `y` values, except under the reference line.
  func drawGrid(in svg: inout SVG, bands: [(top: Double, bottom: Double)], reference: Double?) {
    let line = reference.flatMap { scale.contains($0) ? scale.position($0) : nil }
    var grid = Path()
    for tick in ticks where line.map({ abs($0 - tick.position) > 0.5 }) ?? true {
      for band in bands {
        grid.move(tick.position, band.top)
        grid.vertical(band.bottom)
      }
    }
    svg.path(grid, "chart-grid")
    guard let line else { return }
    var path = Path()
    for band in bands {
      path.move(line, band.top)
      path.vertical(band.bottom)
    }
    svg.path(path, "chart-reference")
  }

  /// Writes the labels under a horizontal axis, at the baseline `y`.
  func drawLabels(in svg: inout SVG, y: Double) {
    for tick in ticks { svg.text(tick.label, tick.labelPosition, y, "chart-small chart-muted", .middle) }
  }

  /// Draws horizontal gridlines between two `x` values, with their labels at the left of them.
  func drawRulings(in svg: inout SVG, from left: Double, to right: Double) {
    var grid = Path()
    for tick in ticks {
      grid.move(left, tick.position)
      grid.horizontal(right)
    }
    svg.path(grid, "chart-grid")
    for tick in ticks { svg.text(tick.label, left - 6, tick.position + 4, "chart-small chart-muted", .end) }
  }

  /// Writes tick labels and a title under the rows that end at `y`; returns the height of the whole.
  func drawFoot(in svg: inout SVG, title: String, edge: Double, units: Double, y: Double) -> Double {
    drawLabels(in: &svg, y: y + 15)
    let (start, end) = (scale.start - edge, scale.end + edge)
    let room = min(units, (end - start) * 1.5)
    let lines = TextMetrics.wrap(title, width: room, size: SVG.smallSize)
    let half = (lines.map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0) / 2
    let center = min(max((start + end) / 2, half), units - half)
    svg.lines(lines, center, y + 34, "chart-small chart-muted", .middle)
    return lines.isEmpty ? y + 22 : y + 40 + Double(lines.count - 1) * SVG.lineHeight
  }
}
