/// The drawing of a numeric column: one panel under the other, so that places can be compared by eye.
struct HistogramPicture {
  var chart: DistributionChart
  var histogram: DistributionChart.Histogram

  func draw() -> (SVG, height: Double) {
    var svg = SVG()
    let units = chart.width.units
    let bins = histogram.edges.count - 1
    let totals = histogram.arms.map { $0.counts.prefix(max(bins, 0)).reduce(0, +) }
    guard bins >= 1, totals.contains(where: { $0 > 0 }), let first = histogram.edges.first,
      let last = histogram.edges.last, first.isFinite, last.isFinite, first < last
    else {
      svg.text(chart.words.noData, units / 2, 32, "chart-muted", .middle)
      return (svg, 52)
    }
    var highest = 0.0
    for (arm, total) in zip(histogram.arms, totals) where total > 0 {
      for count in arm.counts.prefix(bins) { highest = max(highest, Double(count) / Double(total)) }
    }

    let panel = chart.width == .narrow ? 84.0 : 96.0
    let shareTicks = Axis(
      vertical: Scale(.linear, lower: 0, upper: highest * 1.02, start: panel, end: 0), format: chart.shareFormat)
    let left = shareTicks.labelWidth + 8
    let right = units - 6
    let valueScale = Scale(
      .linear, holding: [first, last], start: left + 2, end: right, padding: 0)
    let axis = Axis(horizontal: valueScale, bounds: left - 4...units, format: chart.format)

    var y = 0.0
    for (index, arm) in histogram.arms.enumerated() {
      let labels = TextMetrics.wrap(arm.label, width: units, size: SVG.fontSize, bold: true)
      svg.lines(labels, 0, y + 13, "chart-strong")
      let top = y + Double(max(labels.count, 1)) * SVG.lineHeight + 24
      let bottom = top + panel
      let shares = Axis(
        vertical: Scale(.linear, lower: 0, upper: highest * 1.02, start: bottom, end: top), format: chart.shareFormat)
      shares.drawRulings(in: &svg, from: left, to: units)
      svg.openGroup(PointShape.color(series: index))
      for (bin, count) in arm.counts.prefix(bins).enumerated() where count > 0 {
        guard let start = valueScale.position(histogram.edges[bin]),
          let end = valueScale.position(histogram.edges[bin + 1]),
          let height = shares.scale.position(Double(count) / Double(totals[index]))
        else { continue }
        // A hair of paper between bars, unless they are hairs themselves.
        let inset = end - start > 4 ? 0.75 : 0
        svg.rectangle(start + inset, height, end - start - 2 * inset, bottom - height, "chart-bar", row: bin)
      }
      svg.closeGroup()
      svg.line(left, bottom, units, bottom, "chart-axis")
      if valueScale.contains(arm.mean), let x = valueScale.position(arm.mean) {
        drawMean(in: &svg, of: arm, x: x, top: top, bottom: bottom, left: left)
      }
      y = bottom + 20
    }
    axis.drawLabels(in: &svg, y: y - 4)
    let lines = TextMetrics.wrap(chart.axisTitle, width: units - left, size: SVG.smallSize)
    svg.lines(lines, (left + units) / 2, y + 15, "chart-small chart-muted", .middle)
    return (svg, lines.isEmpty ? y + 2 : y + 22 + Double(lines.count - 1) * SVG.lineHeight)
  }

  private func drawMean(
    in svg: inout SVG, of arm: DistributionChart.Histogram.Arm, x: Double, top: Double, bottom: Double, left: Double
  ) {
    svg.line(x, top - 4, x, bottom, "chart-reference")
    let text = chart.words.mean + "\u{A0}" + chart.format(arm.mean)
    let half = TextMetrics.width(text, size: SVG.smallSize) / 2
    svg.text(text, min(max(x, half), chart.width.units - half), top - 9, "chart-small", .middle)
  }
}
