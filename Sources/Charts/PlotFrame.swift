/// The frame of a picture with two axes: rulings with their numbers at the left, numbers below, titles.
struct PlotFrame {
  /// One of the two directions.
  struct Side {
    var values: [Double]
    var kind = ChartScale.linear
    /// The vertical one stands above the picture, the horizontal one below.
    var title = ""
    /// Tried before round values.
    var ticks: [[Double]] = []
    /// Free space at both ends, as a part of the span.
    var padding = 0.0
    /// Whether the domain goes on to the next ticks.
    var isRoundedOut = false
    var format: NumberFormat
  }

  let horizontal: Axis
  let vertical: Axis
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private let titleLines: [String]
  private let titleY: Double
  private let footLines: [String]
  private let units: Double

  /// - Parameters:
  ///   - y: Where the picture begins.
  ///   - headroom: Space between the vertical title and the plot, for labels of events.
  ///   - height: Of the plot itself.
  ///   - rightMargin: Space at the right of the plot, for names of lines.
  ///   - isDownward: Whether vertical values grow downward, as standard errors in a funnel do.
  init(
    units: Double, y: Double = 0, headroom: Double = 0, height: Double, rightMargin: Double = 8,
    horizontal: Side, vertical: Side, isDownward: Bool = false
  ) {
    self.units = units
    titleLines = TextMetrics.wrap(vertical.title, width: units, size: SVG.smallSize)
    titleY = y
    top = y + Double(titleLines.count) * SVG.lineHeight + 12 + headroom
    bottom = top + height
    right = units - rightMargin
    let (start, end) = isDownward ? (top, bottom) : (bottom, top)
    var valueScale = Scale(vertical.kind, holding: vertical.values, start: start, end: end, padding: vertical.padding)
    var ticks = vertical.ticks
    if vertical.isRoundedOut, vertical.kind == .linear {
      let rounded = valueScale.roundedOut()
      valueScale = rounded.scale
      ticks.append(rounded.ticks)
    }
    // Numbers without end would leave no room for the picture.
    let format = vertical.format
    let most = units * 0.28
    self.vertical = Axis(vertical: valueScale, preferring: ticks) { value in
      TextMetrics.wrap(format(value), width: most, size: SVG.smallSize, lines: 1).first ?? ""
    }
    left = self.vertical.labelWidth + 8
    var scale = Scale(
      horizontal.kind, holding: horizontal.values, start: left + 8, end: right - 8, padding: horizontal.padding)
    var preferred = horizontal.ticks
    if horizontal.isRoundedOut, horizontal.kind == .linear {
      let rounded = scale.roundedOut(spacing: 64)
      scale = rounded.scale
      preferred.append(rounded.ticks)
    }
    self.horizontal = Axis(
      horizontal: scale, bounds: 0...units, preferring: preferred, format: horizontal.format)
    footLines = TextMetrics.wrap(horizontal.title, width: units - 8, size: SVG.smallSize)
  }

  /// Draws titles, rulings, the base line and the numbers; returns the height of the whole.
  func draw(in svg: inout SVG) -> Double {
    svg.lines(titleLines, 0, titleY + 13, "chart-small chart-muted")
    vertical.drawRulings(in: &svg, from: left, to: right)
    let scale = vertical.scale
    // Where values have both signs, zero is the line to read from.
    let base =
      scale.kind == .linear && scale.lower < 0 && scale.upper > 0 ? scale.position(0) ?? bottom : bottom
    svg.line(left, base, right, base, "chart-axis")
    var marks = Path()
    for tick in horizontal.ticks {
      marks.move(tick.position, bottom)
      marks.vertical(bottom + 4)
    }
    svg.path(marks, "chart-axis")
    horizontal.drawLabels(in: &svg, y: bottom + 19)
    let half = (footLines.map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0) / 2
    let center = min(max((left + right) / 2, half), units - half)
    svg.lines(footLines, center, bottom + 37, "chart-small chart-muted", .middle)
    return bottom + (footLines.isEmpty ? 26 : 44 + Double(footLines.count - 1) * SVG.lineHeight)
  }

  /// Where a value stands along the horizontal, and along the vertical; nothing outside the domain.
  func x(_ value: Double) -> Double? { horizontal.scale.contains(value) ? horizontal.scale.position(value) : nil }
  func y(_ value: Double) -> Double? { vertical.scale.contains(value) ? vertical.scale.position(value) : nil }

  /// Draws a vertical interval, with an arrowhead where it goes on beyond the plot.
  func drawInterval(in svg: inout SVG, low: Double, high: Double, x: Double) {
    guard !low.isNaN, !high.isNaN else { return }
    let (first, last) = (min(low, high), max(low, high))
    let scale = vertical.scale
    guard !scale.isAfter(first), !scale.isBefore(last) else { return }
    let start = scale.isBefore(first) ? scale.start : scale.position(first) ?? scale.start
    let end = scale.isAfter(last) ? scale.end : scale.position(last) ?? scale.end
    svg.line(x, start, x, end, "chart-line")
    let direction = scale.start > scale.end ? 1.0 : -1
    for (isCut, tip, back) in [(scale.isBefore(first), start, -6.0), (scale.isAfter(last), end, 6.0)] where isCut {
      var head = Path()
      head.move(x, tip)
      head.line(x - 4, tip + back * direction)
      head.horizontal(x + 4)
      head.close()
      svg.path(head, "chart-fill")
    }
  }

  /// Draws a vertical line with its label above the plot, kept inside the picture.
  func drawEvent(in svg: inout SVG, at value: Double, lines: [String]) {
    guard let x = x(value) else { return }
    svg.line(x, top - 2, x, bottom, "chart-reference chart-dash-2")
    let half = (lines.map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0) / 2
    let center = min(max(x, half), max(units - half, half))
    svg.lines(lines, center, top - 8 - Double(lines.count - 1) * SVG.lineHeight, "chart-small", .middle)
  }

  /// Draws names at the right of the plot at the heights of their lines' ends, moved apart where they would touch.
  ///
  /// - Parameter names: The series, its name and where its line ends.
  func drawNames(in svg: inout SVG, _ names: [(series: Int, name: String, y: Double)], width: Double) {
    let sorted = names.sorted { ($0.y, $0.series) < ($1.y, $1.series) }
    let most = sorted.count > 8 ? 1 : 3
    let blocks = sorted.map { TextMetrics.wrap($0.name, width: width, size: SVG.fontSize, bold: true, lines: most) }
    let heights = blocks.map { Double($0.count) * 15 + 3 }
    let middles = Spread.middles(sorted.map(\.y), heights: heights, from: top - 10, to: bottom + 12)
    for (index, name) in sorted.enumerated() {
      guard middles[index] + heights[index] / 2 <= bottom + 13 else { continue }
      svg.openGroup(PointShape.color(series: name.series))
      for (line, text) in blocks[index].enumerated() {
        svg.text(text, right + 8, middles[index] - heights[index] / 2 + 13 + Double(line) * 15, "chart-strong")
      }
      svg.closeGroup()
    }
  }

  /// The width that names of lines get at the right: enough for the longest word where it is not endless.
  static func nameWidth(_ names: [String], width: ChartWidth) -> Double {
    let words = names.flatMap { $0.split(separator: " ") }
    let word = words.map { TextMetrics.width(String($0), size: SVG.fontSize, bold: true) + 0.1 }.max() ?? 0
    let most = width.units * (width == .narrow ? 0.27 : 0.24)
    let longest = names.map { TextMetrics.width($0, size: SVG.fontSize, bold: true) }.max() ?? 0
    return min(longest, max(most, min(word, width.units * 0.4)))
  }
}
