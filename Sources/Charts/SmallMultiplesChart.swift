/// One small picture for each group, all with the same two scales, so that levels and slopes can be compared.
///
/// For many groups, whose lines on one picture would hide each other. What all have in common, such as the mean of all,
/// is drawn in each as a dashed grey line.
public struct SmallMultiplesChart: ChartRendering, DrawnChart {
  public struct Panel: Sendable {
    public var label: String
    public var points: [TrendChart.Point]

    public init(label: String, points: [TrendChart.Point]) {
      self.label = label
      self.points = points
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// Drawn from left to right, then below.
  public var panels: [Panel]
  /// Drawn in each panel; without points for none.
  public var common: Panel
  public var event: TrendChart.Event?
  public var valueTitle: String
  public var timeTitle: String
  public var startsAtZero: Bool
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat
  public var timeFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, panels: [Panel],
    common: Panel = Panel(label: "", points: []), event: TrendChart.Event? = nil, valueTitle: String = "",
    timeTitle: String = "", startsAtZero: Bool = false, words: ChartWords, width: ChartWidth = .narrow,
    format: @escaping NumberFormat, tickFormat: NumberFormat? = nil, timeFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.panels = panels
    self.common = common
    self.event = event
    self.valueTitle = valueTitle
    self.timeTitle = timeTitle
    self.startsAtZero = startsAtZero
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
    self.timeFormat = timeFormat
  }

  public func render() -> Chart { drawn() }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let points = (panels + [common]).flatMap(\.points).filter { $0.time.isFinite && $0.estimate.isFinite }
    guard !points.isEmpty, !panels.isEmpty else {
      return drawNoData(in: &svg)
    }
    var y = 0.0
    let titles = TextMetrics.wrap(valueTitle, width: units, size: SVG.smallSize)
    svg.lines(titles, 0, 13, "chart-small chart-muted")
    if !titles.isEmpty { y += Double(titles.count) * SVG.lineHeight + 6 }
    var names: [String] = []
    if !common.points.isEmpty { names.append(common.label) }
    if let event { names.append(event.label) }
    if names.contains(where: { !$0.isEmpty }) {
      y = Legend.draw(in: &svg, names, width: units, y: y) { svg, index, x, y in
        if index == 0 && !common.points.isEmpty {
          svg.line(x, y + 8, x + 16, y + 8, "chart-axis chart-dash-2")
        } else {
          svg.line(x + 8, y + 1, x + 8, y + 16, "chart-reference chart-dash-3")
        }
      }
    }

    let most = width == .narrow ? 2 : 4
    let columns = min(panels.count, most)
    let height = width == .narrow ? 78.0 : 92
    var values = points.flatMap { [$0.estimate, $0.low, $0.high] }.filter(\.isFinite)
    if startsAtZero { values.append(0) }
    let rounded = Scale(.linear, holding: values, start: height, end: 0, padding: 0).roundedOut(spacing: 30)
    let probe = Axis(vertical: rounded.scale, preferring: [rounded.ticks], format: limited(units))
    let left = probe.labelWidth + 8
    let gap = 14.0
    let panelWidth = (units - left - gap * Double(columns - 1)) / Double(columns)
    let times = points.map(\.time) + [event?.time].compactMap { $0 }
    for first in stride(from: 0, to: panels.count, by: columns) {
      let row = Array(panels[first..<min(first + columns, panels.count)])
      let lines = row.map { TextMetrics.wrap($0.label, width: panelWidth, size: SVG.fontSize, bold: true, lines: 3) }
      let top = y + Double(lines.map(\.count).max() ?? 0) * SVG.lineHeight + 9
      let bottom = top + height
      let axis = Axis(
        vertical: Scale(
          .linear, lower: rounded.scale.lower, upper: rounded.scale.upper, start: bottom, end: top),
        preferring: [rounded.ticks], format: limited(units))
      for (column, panel) in row.enumerated() {
        let start = left + Double(column) * (panelWidth + gap)
        // Labels stand directly over their panels, whatever the number of lines beside them.
        let labelY = top - 9 - Double(lines[column].count - 1) * SVG.lineHeight + 1
        svg.lines(lines[column], start, labelY, "chart-strong")
        drawRulings(in: &svg, axis: axis, from: start, to: start + panelWidth, isFirst: column == 0)
        let scale = Scale(.linear, holding: times, start: start + 5, end: start + panelWidth - 5, padding: 0)
        if let event, let x = scale.position(event.time) {
          svg.line(x, top, x, bottom, "chart-reference chart-dash-3")
        }
        draw(common.points, in: &svg, time: scale, value: axis.scale, firstRow: nil)
        svg.openGroup("chart-s1")
        let firstRow = panels[..<(first + column)].reduce(0) { $0 + $1.points.count }
        draw(panel.points, in: &svg, time: scale, value: axis.scale, firstRow: firstRow)
        svg.closeGroup()
        drawTimes(in: &svg, scale: scale, from: start, to: start + panelWidth, y: bottom)
      }
      y = bottom + 30
    }
    let foot = TextMetrics.wrap(timeTitle, width: units, size: SVG.smallSize)
    svg.lines(foot, units / 2, y + 8, "chart-small chart-muted", .middle)
    return foot.isEmpty ? y - 4 : y + 14 + Double(foot.count - 1) * SVG.lineHeight
  }

  /// Numbers that would leave no room for the panels are cut.
  private func limited(_ units: Double) -> NumberFormat {
    { value in
      TextMetrics.wrap(self.tickFormat(value), width: units * 0.2, size: SVG.smallSize, lines: 1).first ?? ""
    }
  }

  private func drawRulings(in svg: inout SVG, axis: Axis, from left: Double, to right: Double, isFirst: Bool) {
    var grid = Path()
    for tick in axis.ticks {
      grid.move(left, tick.position)
      grid.horizontal(right)
      if isFirst { svg.text(tick.label, left - 6, tick.position + 4, "chart-small chart-muted", .end) }
    }
    svg.path(grid, "chart-grid")
    let scale = axis.scale
    let base = scale.lower < 0 && scale.upper > 0 ? scale.position(0) ?? scale.start : scale.start
    svg.line(left, base, right, base, "chart-axis")
  }

  /// Writes the first and the last time, or the first alone where both have no room.
  private func drawTimes(in svg: inout SVG, scale: Scale, from left: Double, to right: Double, y: Double) {
    let measured = panels.flatMap(\.points).map(\.time).filter(\.isFinite)
    guard let first = measured.min(), let last = measured.max() else { return }
    let axis = Axis(horizontal: scale, bounds: left...right, preferring: [[first, last]], format: timeFormat)
    axis.drawLabels(in: &svg, y: y + 15)
  }

  /// - Parameter firstRow: The row of the table with the first point; none for the line common to all panels.
  private func draw(_ points: [TrendChart.Point], in svg: inout SVG, time: Scale, value: Scale, firstRow: Int?) {
    let isCommon = firstRow == nil
    let sorted = TrendChart.ordered(points).filter { $0.time.isFinite }
    var line = Path()
    var isBroken = true
    var run = 0
    var lone: [(x: Double, y: Double)] = []
    var before = (x: 0.0, y: 0.0)
    for point in sorted {
      guard let x = time.position(point.time), let y = value.position(point.estimate) else {
        if run == 1 { lone.append(before) }
        (isBroken, run) = (true, 0)
        continue
      }
      if !isCommon, !point.low.isNaN, !point.high.isNaN, sorted.count <= 16 {
        let low = value.position(point.low) ?? (point.low < 0 ? value.start : value.end)
        let high = value.position(point.high) ?? (point.high < 0 ? value.start : value.end)
        svg.line(x, low, x, high, "chart-line")
      }
      if isBroken { line.move(x, y) } else { line.line(x, y) }
      (isBroken, run, before) = (false, run + 1, (x, y))
    }
    if run == 1 { lone.append(before) }
    svg.path(line, isCommon ? "chart-axis chart-dash-2" : "chart-line chart-thick")
    // A point between two gaps has no line to be seen by.
    guard let firstRow else { return }
    for point in lone { svg.circle(point.x, point.y, radius: 3, "chart-fill") }
    for (number, point) in sorted.enumerated() {
      guard let x = time.position(point.time), let y = value.position(point.estimate) else { continue }
      svg.spot(x, y, row: firstRow + number)
    }
  }

  var table: ChartTable {
    let all = panels + (common.points.isEmpty ? [] : [common])
    let hasIntervals = all.contains { $0.points.contains { !$0.low.isNaN && !$0.high.isNaN } }
    return ChartTable(
      header: [words.group, words.time, words.heads.value] + (hasIntervals ? [words.low, words.high] : []),
      rows: all.flatMap { panel in
        TrendChart.ordered(panel.points).map { point in
          [panel.label, words.cell(point.time, timeFormat), words.cell(point.estimate, format)]
            + (hasIntervals ? [point.low, point.high].map { words.cell($0, format) } : [])
        }
      })
  }
}
