/// Distributions as stacks of dots, each for the same number of units: a histogram whose counts can be counted.
///
/// The bins are those of ``DistributionChart/Histogram`` and common to the arms. A dot stands for as many units as it
/// must for the highest stack to have room; the number is 1, 2 or 5 times a power of ten and written below. A part of a
/// dot is drawn as one.
public struct DotChart: ChartRendering, DrawnChart {
  public var identifier: String
  public var title: String
  public var description: String
  public var histogram: DistributionChart.Histogram
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var countFormat: @Sendable (Int) -> String

  public init(
    identifier: String, title: String, description: String, histogram: DistributionChart.Histogram,
    axisTitle: String = "", words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat,
    countFormat: @escaping @Sendable (Int) -> String
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.histogram = histogram
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.countFormat = countFormat
  }

  /// How many units a dot stands for, when stacks of `most` have room.
  static func unitsPerDot(highest: Int, most: Int) -> Int {
    var power = 1
    while true {
      for multiple in [1, 2, 5] where (highest - 1) / (multiple * power) < most { return multiple * power }
      let (next, isOver) = power.multipliedReportingOverflow(by: 10)
      if isOver || next > Int.max / 10 { return power }
      power = next
    }
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    let edges = histogram.edges
    return ChartTable(
      header: [axisTitle.isEmpty ? words.label : axisTitle] + histogram.arms.map(\.label),
      rows: edges.indices.dropLast().map { bin in
        ["\(words.cell(edges[bin], format)) – \(words.cell(edges[bin + 1], format))"]
          + histogram.arms.map { bin < $0.counts.count ? countFormat($0.counts[bin]) : words.missing }
      })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let edges = histogram.edges
    let bins = edges.count - 1
    let highest = histogram.arms.flatMap { $0.counts.prefix(max(bins, 0)) }.max() ?? 0
    guard bins >= 1, highest > 0, let first = edges.first, let last = edges.last, first.isFinite, last.isFinite,
      first < last
    else {
      return drawNoData(in: &svg)
    }
    let scale = Scale(.linear, holding: [first, last], start: 10, end: units - 10, padding: 0)
    let narrowest =
      zip(edges, edges.dropFirst()).compactMap { start, end in
        scale.position(start).flatMap { left in scale.position(end).map { $0 - left } }
      }.min() ?? 0
    let size = min(max(narrowest - 1, 3), 13)
    let per = Self.unitsPerDot(highest: highest, most: Int((width == .narrow ? 96 : 130) / size))
    let panel = Double((highest + per - 1) / per) * size
    let axis = Axis(horizontal: scale, bounds: 0...units, format: format)
    var y = 0.0
    for (index, arm) in histogram.arms.enumerated() {
      let lines = TextMetrics.wrap(arm.label, width: units, size: SVG.fontSize, bold: true)
      svg.lines(lines, 0, y + 13, "chart-strong")
      let bottom = y + Double(max(lines.count, 1)) * SVG.lineHeight + 10 + panel
      svg.openGroup(PointShape.color(series: index))
      for (bin, count) in arm.counts.prefix(bins).enumerated() where count > 0 {
        guard let start = scale.position(edges[bin]), let end = scale.position(edges[bin + 1]) else { continue }
        svg.openGroup("", row: bin)
        for dot in 0..<((count - 1) / per + 1) {
          svg.circle(
            (start + end) / 2, bottom - (Double(dot) + 0.5) * size, radius: size / 2 - 0.5,
            index % 2 == 0 ? "chart-fill" : "chart-hollow")
        }
        svg.closeGroup()
      }
      svg.closeGroup()
      svg.line(0, bottom, units, bottom, "chart-axis")
      y = bottom + 14
    }
    let height = axis.drawFoot(in: &svg, title: axisTitle, edge: 10, units: units, y: y - 14)
    return Note.draw(in: &svg, words.heads.dot + "\u{A0}" + countFormat(per), width: units, y: height)
  }
}
