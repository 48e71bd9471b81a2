/// Standardised differences between the arms before and after weighting or matching: the “love plot”.
///
/// Hollow circles are before, full diamonds after; dashed lines stand at the thresholds on both sides of zero.
///
/// - SeeAlso: Love (2004), “Graphical display of covariate balance”; Austin (2009), doi:10.1002/sim.3697, for 0.1.
public struct BalanceChart: ChartRendering, DrawnChart {
  /// One covariate. Not a number for what was not computed.
  public struct Row: Sendable {
    public var label: String
    public var group: String
    public var before: Double
    public var after: Double

    public init(label: String, group: String = "", before: Double, after: Double = .nan) {
      self.label = label
      self.group = group
      self.before = before
      self.after = after
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// In the order in which they are drawn.
  public var rows: [Row]
  /// Distances from zero, such as 0.1.
  public var thresholds: [Double]
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, rows: [Row], thresholds: [Double] = [0.1],
    axisTitle: String = "", words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat,
    tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.rows = rows
    self.thresholds = thresholds
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    ChartTable(
      header: [words.label, words.heads.before, words.heads.after],
      rows: rows.map { [$0.label, words.cell($0.before, format), words.cell($0.after, format)] })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    guard rows.contains(where: { $0.before.isFinite || $0.after.isFinite }) else {
      return drawNoData(in: &svg)
    }
    let hasAfter = rows.contains { $0.after.isFinite }
    var y = 0.0
    if hasAfter {
      y = Legend.draw(in: &svg, [words.heads.before, words.heads.after], width: units, y: y) { svg, index, x, y in
        drawMark(in: &svg, isAfter: index == 1, x: x + 7, y: y + 8)
      }
    }
    let frame = RowFrame(rows.map { .init(label: $0.label, group: $0.group, height: 14) }, width: width, y: y)
    frame.drawLabels(in: &svg)
    let limits = thresholds.filter(\.isFinite).map(\.magnitude)
    let values: [Double] = rows.flatMap { [$0.before, $0.after] } + [0]
    // The threshold of a side is drawn where the side has values, or both sides would always be half empty.
    let marks: [Double] = limits.flatMap { [-$0, $0] }
    let axis = Axis(
      horizontal: Scale(.linear, holding: values + marks, start: frame.left + 10, end: units - 10, padding: 0.02),
      bounds: frame.left...units, format: tickFormat)
    axis.drawGrid(in: &svg, bands: frame.gridBands, reference: 0)
    var dashes = Path()
    for mark in marks {
      guard axis.scale.contains(mark), let x = axis.scale.position(mark) else { continue }
      for band in frame.gridBands {
        dashes.move(x, band.top)
        dashes.vertical(band.bottom)
      }
    }
    svg.openGroup("chart-s2")
    svg.path(dashes, "chart-line chart-dash-2")
    svg.closeGroup()
    for (index, row) in rows.enumerated() {
      let middle = (frame.bands[index].top + frame.bands[index].bottom) / 2
      let before: Double? = axis.scale.position(row.before)
      let after = axis.scale.position(row.after)
      svg.openGroup("", row: index)
      if let before, let after, abs(before - after) > 8 { svg.line(before, middle, after, middle, "chart-axis") }
      if let before { drawMark(in: &svg, isAfter: false, x: before, y: middle) }
      if let after { drawMark(in: &svg, isAfter: true, x: after, y: middle) }
      svg.closeGroup()
    }
    return axis.drawFoot(in: &svg, title: axisTitle, edge: 10, units: units, y: frame.bottom)
  }

  private func drawMark(in svg: inout SVG, isAfter: Bool, x: Double, y: Double) {
    svg.openGroup(PointShape.color(series: isAfter ? 0 : 1))
    if isAfter {
      PointShape.draw(in: &svg, series: 3, x: x, y: y)
    } else {
      svg.circle(x, y, radius: 4.25, "chart-hollow")
    }
    svg.closeGroup()
  }
}
