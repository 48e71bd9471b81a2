/// The drawing of a column of levels: bars by level and arm, from zero, with their shares written out.
struct SharesPicture {
  var chart: DistributionChart
  var shares: DistributionChart.Shares

  private let bar = 14.0

  func draw() -> (SVG, height: Double) {
    var svg = SVG()
    let units = chart.width.units
    let all = shares.arms.flatMap { $0.shares.prefix(shares.levels.count) }
    guard all.contains(where: { $0.share.isFinite }) else {
      svg.text(chart.words.noData, units / 2, 32, "chart-muted", .middle)
      return (svg, 52)
    }
    // With one level, the arms name the bars; with more, the levels do and a legend names the arms.
    let isBinary = shares.levels.count == 1
    let labels = isBinary ? shares.arms.map(\.label) : shares.levels
    let isNarrow = chart.width == .narrow
    let longest = labels.map { TextMetrics.width($0, size: SVG.fontSize) }.max() ?? 0
    let labelWidth = isNarrow ? units : min(longest, units * 0.34)
    let left = isNarrow ? 0 : labelWidth + 14
    let valueWidth = all.map { TextMetrics.width(text($0), size: SVG.fontSize) }.max() ?? 0
    let highest = all.flatMap { [$0.share, $0.high] }.filter(\.isFinite).max() ?? 1
    let scale = Scale(
      .linear, lower: 0, upper: max(highest, 0.01), start: left, end: units - valueWidth - 8)

    var y = 0.0
    let titles = TextMetrics.wrap(chart.axisTitle, width: units, size: SVG.smallSize)
    svg.lines(titles, 0, 13, "chart-small chart-muted")
    if !titles.isEmpty { y += Double(titles.count) * SVG.lineHeight + 8 }
    if !isBinary {
      y = Legend.draw(in: &svg, shares.arms.map(\.label), width: units, y: y) { svg, index, x, y in
        svg.openGroup(PointShape.color(series: index))
        BarFill.draw(in: &svg, series: index, x: x, y: y + 1, width: bar, height: bar)
        svg.closeGroup()
      }
    }

    var axisTop: Double?
    var segments = Path()
    for (index, label) in labels.enumerated() {
      let lines = TextMetrics.wrap(label, width: labelWidth, size: SVG.fontSize)
      let arms = isBinary ? [index] : Array(shares.arms.indices)
      let barsHeight = Double(arms.count) * (bar + 3)
      let textHeight = Double(lines.count) * SVG.lineHeight
      var barY: Double
      if isNarrow {
        svg.lines(lines, 0, y + 13)
        barY = y + textHeight + 4
      } else {
        let height = max(barsHeight, textHeight)
        svg.lines(lines, 0, y + (height - textHeight) / 2 + 12.5)
        barY = y + (height - barsHeight) / 2 + 1.5
      }
      segments.move(left, isNarrow ? barY - 2 : (axisTop ?? y - 2))
      for arm in arms {
        let values = shares.arms[arm].shares
        let level = isBinary ? 0 : index
        if level < values.count {
          svg.openGroup("", row: row(level: level, arm: arm))
          draw(values[level], in: &svg, arm: arm, y: barY, scale: scale)
          svg.closeGroup()
        }
        barY += bar + 3
      }
      y = (isNarrow ? barY : max(barY, y + textHeight)) + 12
      axisTop = y - 12
      segments.vertical(barY - 1)
    }
    svg.path(segments, "chart-axis")
    return (svg, y - 8)
  }

  /// The row of the chart's table: by level, then by arm, without the shares that an arm lacks.
  private func row(level: Int, arm: Int) -> Int {
    (0..<level).reduce(0) { row, level in row + shares.arms.count { level < $0.shares.count } }
      + shares.arms[..<arm].count { level < $0.shares.count }
  }

  private func text(_ share: DistributionChart.Shares.Share) -> String {
    chart.words.cell(share.share, chart.shareFormat)
  }

  private func draw(
    _ share: DistributionChart.Shares.Share, in svg: inout SVG, arm: Int, y: Double, scale: Scale
  ) {
    var end = scale.start
    if let x = scale.position(share.share) {
      svg.openGroup(PointShape.color(series: arm))
      BarFill.draw(in: &svg, series: arm, x: scale.start, y: y, width: x - scale.start, height: bar)
      svg.closeGroup()
      end = x
      if let low = scale.position(share.low), let high = scale.position(share.high) {
        svg.line(low, y + bar / 2, high, y + bar / 2, "chart-reference chart-thick")
        end = max(end, high)
      }
    }
    svg.text(text(share), end + 6, y + bar / 2 + 4.5)
  }
}
