/// The drawing of a ``TrendChart``.
struct TrendPicture {
  var chart: TrendChart

  private struct EndLabel {
    var series: Int
    var lines: [String]
    /// The middle of its block of lines.
    var y: Double
    var height: Double { Double(lines.count) * 15 }
  }

  func draw() -> (SVG, height: Double) {
    var svg = SVG()
    let units = chart.width.units
    let points = chart.series.flatMap(\.points).filter { $0.time.isFinite && $0.estimate.isFinite }
    guard !points.isEmpty else {
      svg.text(chart.words.noData, units / 2, 32, "chart-muted", .middle)
      return (svg, 52)
    }

    var top = 0.0
    let titleLines = TextMetrics.wrap(chart.valueTitle, width: units, size: SVG.smallSize)
    svg.lines(titleLines, 0, 13, "chart-small chart-muted")
    top += Double(titleLines.count) * SVG.lineHeight + 12

    let labelWidth = min(
      chart.series.map { TextMetrics.width($0.label, size: SVG.fontSize, bold: true) }.max() ?? 0,
      units * (chart.width == .narrow ? 0.27 : 0.24))
    let right = units - labelWidth - (labelWidth > 0 ? 14 : 8)

    let eventLines = TextMetrics.wrap(chart.event?.label ?? "", width: (right - 40) * 0.6, size: SVG.smallSize)
    top += Double(eventLines.count) * SVG.lineHeight
    let bottom = top + (chart.width == .narrow ? 200 : 260)

    var values = points.flatMap { [$0.estimate, $0.low, $0.high] }.filter(\.isFinite)
    if chart.startsAtZero { values.append(0) }
    // From zero there is no room to leave under the curve, where a tick would name what cannot be.
    let padding = chart.startsAtZero ? 0 : 0.02
    let (valueScale, ticks) = Scale(.linear, holding: values, start: bottom, end: top, padding: padding).roundedOut()
    let valueAxis = Axis(vertical: valueScale, preferring: [ticks], format: chart.tickFormat)
    let left = valueAxis.labelWidth + 8

    let times = points.map(\.time) + [chart.event?.time].compactMap { $0 }
    let timeScale = Scale(.linear, holding: times, start: left + 12, end: right - 8, padding: 0)
    valueAxis.drawRulings(in: &svg, from: left, to: right)
    // Where values have both signs, zero is the line to read from.
    let base = valueScale.lower < 0 && valueScale.upper > 0 ? valueScale.position(0) ?? bottom : bottom
    svg.line(left, base, right, base, "chart-axis")
    drawTimes(in: &svg, scale: timeScale, left: left, right: right, y: bottom)
    drawEvent(in: &svg, scale: timeScale, lines: eventLines, left: left, right: right, top: top, bottom: bottom)

    for index in chart.series.indices.reversed() {
      drawSeries(in: &svg, index: index, timeScale: timeScale, valueScale: valueScale)
    }
    drawEndLabels(in: &svg, scale: valueScale, x: right + 8, width: labelWidth, top: top, bottom: bottom)

    let foot = TextMetrics.wrap(chart.timeTitle, width: right - left, size: SVG.smallSize)
    svg.lines(foot, (left + right) / 2, bottom + 37, "chart-small chart-muted", .middle)
    return (svg, bottom + (foot.isEmpty ? 26 : 44 + Double(foot.count - 1) * SVG.lineHeight))
  }

  /// Writes the times that were measured when they have room, else round ones.
  private func drawTimes(in svg: inout SVG, scale: Scale, left: Double, right: Double, y: Double) {
    let measured = Set(chart.series.flatMap(\.points).map(\.time).filter(\.isFinite)).sorted()
    let axis = Axis(
      horizontal: scale, bounds: left...(right + 8), preferring: [measured], format: chart.timeFormat)
    var marks = Path()
    for tick in axis.ticks {
      marks.move(tick.position, y)
      marks.vertical(y + 4)
    }
    svg.path(marks, "chart-axis")
    axis.drawLabels(in: &svg, y: y + 19)
  }

  private func drawEvent(
    in svg: inout SVG, scale: Scale, lines: [String], left: Double, right: Double, top: Double, bottom: Double
  ) {
    guard let event = chart.event, let x = scale.position(event.time) else { return }
    svg.line(x, top - 2, x, bottom, "chart-reference chart-dash-2")
    let widest = lines.map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0
    let center = min(max(x, left + widest / 2), chart.width.units - widest / 2)
    svg.lines(lines, center, top - 10 - Double(lines.count - 1) * SVG.lineHeight, "chart-small", .middle)
  }

  private func drawSeries(in svg: inout SVG, index: Int, timeScale: Scale, valueScale: Scale) {
    let points = chart.series[index].ordered.filter { $0.time.isFinite }
    let firstRow = chart.series[..<index].reduce(0) { $0 + $1.points.count }
    svg.openGroup(PointShape.color(series: index))
    defer { svg.closeGroup() }
    // Bars at the same time would hide each other.
    let shift = chart.intervals == .bars ? (Double(index) - Double(chart.series.count - 1) / 2) * 5 : 0
    func x(_ point: TrendChart.Point) -> Double { (timeScale.position(point.time) ?? 0) + shift }

    if chart.intervals == .bands { drawBand(in: &svg, points: points, scale: valueScale, x: x) }
    var line = Path()
    var isBroken = true
    for point in points {
      guard let y = valueScale.position(point.estimate) else {
        isBroken = true
        continue
      }
      if isBroken { line.move(x(point), y) } else { line.line(x(point), y) }
      isBroken = false
    }
    if chart.intervals == .bars {
      for point in points where point.estimate.isFinite && !point.low.isNaN && !point.high.isNaN {
        let low = valueScale.position(point.low) ?? (point.low < 0 ? valueScale.start : valueScale.end)
        let high = valueScale.position(point.high) ?? (point.high < 0 ? valueScale.start : valueScale.end)
        svg.line(x(point), low, x(point), high, "chart-line")
      }
    }
    svg.path(line, "chart-line chart-thick" + PointShape.dash(series: index))
    for (number, point) in points.enumerated() {
      guard let y = valueScale.position(point.estimate) else { continue }
      // Points too dense to be told apart would only hide the line.
      guard points.count <= 40 else {
        svg.spot(x(point), y, row: firstRow + number)
        continue
      }
      svg.openGroup("", row: firstRow + number)
      PointShape.draw(in: &svg, series: index, x: x(point), y: y)
      svg.closeGroup()
    }
  }

  private func drawBand(
    in svg: inout SVG, points: [TrendChart.Point], scale: Scale, x: (TrendChart.Point) -> Double
  ) {
    let bounded = points.filter { $0.low.isFinite && $0.high.isFinite }
    guard bounded.count > 1 else { return }
    var band = Path()
    for (index, point) in bounded.enumerated() {
      let y = scale.position(point.high) ?? 0
      if index == 0 { band.move(x(point), y) } else { band.line(x(point), y) }
    }
    for point in bounded.reversed() { band.line(x(point), scale.position(point.low) ?? 0) }
    band.close()
    svg.path(band, "chart-wash")
  }

  /// Writes the names of the series beside their last points, moved apart where they would touch.
  private func drawEndLabels(
    in svg: inout SVG, scale: Scale, x: Double, width: Double, top: Double, bottom: Double
  ) {
    var labels: [EndLabel] = []
    for (index, series) in chart.series.enumerated() {
      let last = series.points.filter { $0.time.isFinite && $0.estimate.isFinite }.max { $0.time < $1.time }
      guard let last, let y = scale.position(last.estimate) else { continue }
      let lines = TextMetrics.wrap(series.label, width: width, size: SVG.fontSize, bold: true, lines: 4)
      labels.append(EndLabel(series: index, lines: lines, y: y))
    }
    labels.sort { ($0.y, $0.series) < ($1.y, $1.series) }
    let middles = Spread.middles(
      labels.map(\.y), heights: labels.map { $0.height + 3 }, from: top - 40, to: max(bottom + 9.5, top))
    for index in labels.indices { labels[index].y = middles[index] }
    for label in labels where label.y - label.height / 2 > top - 40 {
      svg.openGroup(PointShape.color(series: label.series))
      for (line, text) in label.lines.enumerated() {
        svg.text(text, x, label.y - label.height / 2 + 11.5 + Double(line) * 15, "chart-strong")
      }
      svg.closeGroup()
    }
  }
}
