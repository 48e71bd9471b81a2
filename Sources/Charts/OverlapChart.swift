/// Propensity scores of two groups as mirrored histograms: where one has none, the groups cannot be compared.
///
/// The first group stands upward and full, the second downward and hatched; heights are shares of each group. Beyond the
/// limits of common support, when they are given, the picture is shaded.
public struct OverlapChart: ChartRendering, DrawnChart {
  public struct Group: Sendable {
    public var label: String
    /// How many units lie in each bin.
    public var counts: [Int]

    public init(label: String, counts: [Int]) {
      self.label = label
      self.counts = counts
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// The ends of the bins, ascending, one more than bins.
  public var edges: [Double]
  public var upper: Group
  public var lower: Group
  /// The ends of common support; not finite for none.
  public var support: (low: Double, high: Double)
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  /// Shares from 0 to 1, such as “12 %” for 0.12.
  public var shareFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, edges: [Double], upper: Group, lower: Group,
    support: (low: Double, high: Double) = (.nan, .nan), axisTitle: String = "", words: ChartWords,
    width: ChartWidth = .narrow, format: @escaping NumberFormat, shareFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.edges = edges
    self.upper = upper
    self.lower = lower
    self.support = support
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.shareFormat = shareFormat
  }

  /// Takes the first two arms of a histogram, whose bins are common to both; a missing arm stands empty.
  public init(
    identifier: String, title: String, description: String, histogram: DistributionChart.Histogram,
    support: (low: Double, high: Double) = (.nan, .nan), axisTitle: String = "", words: ChartWords,
    width: ChartWidth = .narrow, format: @escaping NumberFormat, shareFormat: @escaping NumberFormat
  ) {
    let groups = histogram.arms.prefix(2).map { Group(label: $0.label, counts: $0.counts) }
    self.init(
      identifier: identifier, title: title, description: description, edges: histogram.edges,
      upper: groups.first ?? Group(label: "", counts: []),
      lower: groups.count > 1 ? groups[1] : Group(label: "", counts: []), support: support, axisTitle: axisTitle,
      words: words, width: width, format: format, shareFormat: shareFormat)
  }

  private func shares(_ group: Group) -> [Double] {
    let counts = group.counts.prefix(max(edges.count - 1, 0)).map { max($0, 0) }
    let total = counts.reduce(0.0) { $0 + Double($1) }
    return counts.map { total > 0 ? Double($0) / total : 0 }
  }

  public func render() -> Chart { drawn() }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let (above, below) = (shares(upper), shares(lower))
    let highest = (above + below).max() ?? 0
    guard highest > 0, let first = edges.first, let last = edges.last, first.isFinite, last.isFinite, first < last
    else {
      return drawNoData(in: &svg)
    }
    let half = width == .narrow ? 92.0 : 108
    let upperLines = TextMetrics.wrap(upper.label, width: units, size: SVG.fontSize, bold: true)
    let top = Double(upperLines.count) * SVG.lineHeight + 10
    let base = top + half
    let bottom = base + half
    let axes = [(base, top), (base, bottom)].map { start, end in
      Axis(vertical: Scale(.linear, lower: 0, upper: highest * 1.02, start: start, end: end), format: shareFormat)
    }
    let left = axes[0].labelWidth + 8
    let scale = Scale(.linear, holding: [first, last], start: left + 2, end: units - 8, padding: 0)
    svg.openGroup("chart-s1")
    svg.lines(upperLines, 0, 13, "chart-strong")
    svg.closeGroup()
    axes[0].drawRulings(in: &svg, from: left, to: units)
    // Zero is written once.
    var grid = Path()
    for tick in axes[1].ticks where tick.position > base + 1 {
      grid.move(left, tick.position)
      grid.horizontal(units)
      svg.text(tick.label, left - 6, tick.position + 4, "chart-small chart-muted", .end)
    }
    svg.path(grid, "chart-grid")
    for (group, (shares, axis)) in [(above, axes[0]), (below, axes[1])].enumerated() {
      for (bin, share) in shares.enumerated() where share > 0 {
        guard let start = scale.position(edges[bin]), let end = scale.position(edges[bin + 1]),
          let height = axis.scale.position(share)
        else { continue }
        let inset = end - start > 4 ? 0.75 : 0
        svg.openGroup(PointShape.color(series: group), row: bin)
        BarFill.draw(
          in: &svg, series: group * 2, x: start + inset, y: min(base, height), width: end - start - 2 * inset,
          height: abs(base - height))
        svg.closeGroup()
      }
    }
    svg.line(left, base, units, base, "chart-axis")
    for (limit, isLow) in [(support.low, true), (support.high, false)] {
      guard scale.contains(limit), let x = scale.position(limit) else { continue }
      svg.openGroup("chart-s0")
      svg.rectangle(
        isLow ? left : x, top - 4, isLow ? x - left : units - x, bottom - top + 8, "chart-wash")
      svg.closeGroup()
      svg.line(x, top - 4, x, bottom + 4, "chart-reference chart-dash-2")
    }
    let axis = Axis(horizontal: scale, bounds: left - 4...units, format: format)
    axis.drawLabels(in: &svg, y: bottom + 18)
    let lowerLines = TextMetrics.wrap(lower.label, width: units, size: SVG.fontSize, bold: true)
    svg.openGroup("chart-s2")
    svg.lines(lowerLines, 0, bottom + 38, "chart-strong")
    svg.closeGroup()
    let foot = bottom + 28 + Double(lowerLines.count) * SVG.lineHeight
    let lines = TextMetrics.wrap(axisTitle, width: units, size: SVG.smallSize)
    svg.lines(lines, units / 2, foot + 15, "chart-small chart-muted", .middle)
    return foot + (lines.isEmpty ? 2 : 22 + Double(lines.count - 1) * SVG.lineHeight)
  }

  var table: ChartTable {
    let (above, below) = (shares(upper), shares(lower))
    func cell(_ values: [Double], _ bin: Int) -> String {
      bin < values.count ? words.cell(values[bin], shareFormat) : words.missing
    }
    return ChartTable(
      header: [axisTitle.isEmpty ? words.label : axisTitle, upper.label, lower.label],
      rows: edges.indices.dropLast().map { bin in
        [
          "\(words.cell(edges[bin], format)) – \(words.cell(edges[bin + 1], format))", cell(above, bin),
          cell(below, bin),
        ]
      })
  }
}
