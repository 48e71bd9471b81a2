/// Bars from zero, with intervals, for one or more series.
///
/// For amounts and shares that start at zero. Means far from zero belong into an ``EstimatesChart``: bars would only
/// show how far zero is. Series differ in colour and fill; each value is written out beside its bar.
public struct BarsChart: ChartRendering, DrawnChart {
  /// A label and its bars.
  public struct Row: Sendable {
    public var label: String
    /// A heading over this row and those that follow with the same; empty for none.
    public var group: String
    /// One for each series; nothing and not a number leave the place of the bar empty.
    public var bars: [Bar]

    public init(label: String, group: String = "", bars: [Bar]) {
      self.label = label
      self.group = group
      self.bars = bars
    }
  }

  /// A value with its interval, whose ends are not a number when there is none. An infinite end is drawn as an arrow.
  public struct Bar: Sendable {
    public var value: Double
    public var low: Double
    public var high: Double

    public init(_ value: Double, low: Double = .nan, high: Double = .nan) {
      self.value = value
      self.low = low
      self.high = high
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// Names of the series; with one, no legend is drawn.
  public var series: [String]
  public var rows: [Row]
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// The numbers beside the bars and in the table.
  public var format: NumberFormat

  public init(
    identifier: String, title: String, description: String, series: [String], rows: [Row], axisTitle: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.series = series
    self.rows = rows
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
  }

  private var bar: Double { 14 }

  public func render() -> Chart { drawn() }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let bars = rows.flatMap { $0.bars.prefix(series.count) }
    guard bars.contains(where: { $0.value.isFinite }) else {
      return drawNoData(in: &svg)
    }
    var y = 0.0
    let titles = TextMetrics.wrap(axisTitle, width: units, size: SVG.smallSize)
    svg.lines(titles, 0, 13, "chart-small chart-muted")
    if !titles.isEmpty { y += Double(titles.count) * SVG.lineHeight + 8 }
    if series.count > 1 {
      y = Legend.draw(in: &svg, series, width: units, y: y) { svg, index, x, y in
        svg.openGroup(PointShape.color(series: index))
        BarFill.draw(in: &svg, series: index, x: x, y: y + 1, width: bar, height: bar)
        svg.closeGroup()
      }
    }
    let frame = RowFrame(
      rows.map { .init(label: $0.label, group: $0.group, height: Double(max(series.count, 1)) * (bar + 3)) },
      width: width, y: y)
    frame.drawLabels(in: &svg)

    // Texts stand beyond the ends of bars and intervals: at both sides where values have both signs.
    let textWidth = bars.map { min(TextMetrics.width(text($0), size: SVG.fontSize), units * 0.25) }.max() ?? 0
    let isNegative = bars.contains { $0.value < 0 || $0.low < 0 }
    let isPositive = bars.contains { $0.value > 0 || $0.high > 0 } || !isNegative
    let intervals = bars.map { Interval(estimate: $0.value, low: $0.low, high: $0.high) }
    let held = Interval.scale(intervals, reference: 0, kind: .linear, start: 0, end: 1)
    let scale = Scale(
      .linear, lower: isNegative ? held.lower : 0, upper: isPositive ? max(held.upper, 1e-290) : 0,
      start: frame.left + (isNegative ? textWidth + 8 : 0), end: units - (isPositive ? textWidth + 8 : 0))
    let zero = scale.position(0) ?? scale.start
    var tableRow = 0
    var axis = Path()
    for (row, band) in zip(rows, frame.bands) {
      var barY = band.top + 1.5
      for (index, bar) in row.bars.prefix(series.count).enumerated() {
        svg.openGroup(PointShape.color(series: index), row: tableRow)
        draw(bar, in: &svg, series: index, scale: scale, zero: zero, y: barY, textWidth: textWidth)
        svg.closeGroup()
        barY += self.bar + 3
        tableRow += 1
      }
      if width == .narrow {
        axis.move(zero, band.top - 1)
        axis.vertical(band.bottom + 1)
      }
    }
    if width == .wide, let first = frame.bands.first, let last = frame.bands.last {
      axis.move(zero, first.top - 3)
      axis.vertical(last.bottom + 3)
    }
    svg.path(axis, "chart-axis")
    return frame.bottom
  }

  private func text(_ bar: Bar) -> String { words.cell(bar.value, format) }

  private func draw(
    _ bar: Bar, in svg: inout SVG, series: Int, scale: Scale, zero: Double, y: Double, textWidth: Double
  ) {
    let x = scale.position(bar.value) ?? zero
    BarFill.draw(in: &svg, series: series, x: min(zero, x), y: y, width: abs(x - zero), height: self.bar)
    var (left, right) = (min(zero, x), max(zero, x))
    if bar.value.isFinite, !bar.low.isNaN, !bar.high.isNaN {
      svg.openGroup("chart-s0")
      Interval(estimate: bar.value, low: bar.low, high: bar.high).drawLine(
        in: &svg, scale: scale, y: y + self.bar / 2, color: "chart-s0", style: "chart-thick")
      svg.closeGroup()
      left = min(left, scale.isBefore(bar.low) ? scale.start : scale.position(bar.low) ?? left)
      right = max(right, scale.isAfter(bar.high) ? scale.end : scale.position(bar.high) ?? right)
    }
    let text = TextMetrics.wrap(text(bar), width: textWidth, size: SVG.fontSize, lines: 1).first ?? ""
    svg.openGroup("chart-s0")
    if bar.value < 0 {
      svg.text(text, left - 6, y + self.bar / 2 + 4.5, "", .end)
    } else if right + 6 + textWidth <= width.units + 0.01 {
      svg.text(text, right + 6, y + self.bar / 2 + 4.5)
    }
    svg.closeGroup()
  }

  var table: ChartTable {
    let hasGroups = rows.contains { !$0.group.isEmpty }
    let hasIntervals = rows.contains { $0.bars.contains { !$0.low.isNaN && !$0.high.isNaN } }
    var header = hasGroups ? [words.group] : []
    header += [words.label]
    if series.count > 1 { header.append(words.heads.kind) }
    header.append(words.heads.value)
    if hasIntervals { header += [words.low, words.high] }
    return ChartTable(
      header: header,
      rows: rows.flatMap { row in
        zip(series, row.bars).map { name, bar in
          var cells = hasGroups ? [row.group] : []
          cells.append(row.label)
          if series.count > 1 { cells.append(name) }
          cells.append(text(bar))
          if hasIntervals { cells += [bar.low, bar.high].map { words.cell($0, format) } }
          return cells
        }
      })
  }
}
