/// Distributions as boxes: quartiles, whiskers and what lies beyond them.
///
/// The caller decides where whiskers end, and says so in ``note``. What lies beyond them are single units: where these
/// must not be shown, leave them out.
public struct BoxChart: ChartRendering, DrawnChart {
  /// The five numbers of one group, ascending.
  public struct Row: Sendable {
    public var label: String
    public var lowWhisker: Double
    public var firstQuartile: Double
    public var median: Double
    public var thirdQuartile: Double
    public var highWhisker: Double
    public var outliers: [Double]

    public init(
      label: String, lowWhisker: Double, firstQuartile: Double, median: Double, thirdQuartile: Double,
      highWhisker: Double, outliers: [Double] = []
    ) {
      self.label = label
      self.lowWhisker = lowWhisker
      self.firstQuartile = firstQuartile
      self.median = median
      self.thirdQuartile = thirdQuartile
      self.highWhisker = highWhisker
      self.outliers = outliers
    }

    var five: [Double] { [lowWhisker, firstQuartile, median, thirdQuartile, highWhisker] }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var rows: [Row]
  public var axisTitle: String
  /// Where the whiskers end, in a sentence; written below.
  public var note: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, rows: [Row], axisTitle: String = "", note: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.rows = rows
    self.axisTitle = axisTitle
    self.note = note
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    let heads = words.heads
    let hasOutliers = rows.contains { !$0.outliers.isEmpty }
    return ChartTable(
      header: [words.group, heads.lowWhisker, heads.firstQuartile, heads.median, heads.thirdQuartile]
        + [heads.highWhisker] + (hasOutliers ? [heads.outliers] : []),
      rows: rows.map { row in
        [row.label] + row.five.map { words.cell($0, format) }
          + (hasOutliers ? [row.outliers.sorted().map { words.cell($0, format) }.joined(separator: "; ")] : [])
      })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    guard rows.contains(where: { $0.median.isFinite }) else {
      return drawNoData(in: &svg)
    }
    let frame = RowFrame(
      rows.map { row in
        .init(
          label: row.label, height: 22,
          text: row.median.isNaN ? words.missing : words.heads.median + "\u{A0}" + words.cell(row.median, format))
      }, width: width, y: 0)
    frame.drawLabels(in: &svg)
    let axis = Axis(
      horizontal: Scale(
        .linear, holding: rows.flatMap { $0.five + $0.outliers }, start: frame.left + 10, end: frame.right - 10,
        padding: 0.01),
      bounds: frame.left...frame.right, format: tickFormat)
    axis.drawGrid(in: &svg, bands: frame.gridBands, reference: nil)
    for (index, row) in rows.enumerated() {
      let places = row.five.map { axis.scale.position($0) }
      guard let q1 = places[1], let median = places[2], let q3 = places[3] else { continue }
      let band = frame.bands[index]
      let middle = (band.top + band.bottom) / 2
      svg.openGroup("chart-s1", row: index)
      for (whisker, box) in [(places[0], q1), (places[4], q3)] {
        guard let whisker else { continue }
        svg.line(min(whisker, box), middle, max(whisker, box), middle, "chart-line")
        svg.line(whisker, middle - 5, whisker, middle + 5, "chart-line")
      }
      let left = min(q1, q3)
      svg.rectangle(left, band.top + 1, abs(q3 - q1), 20, "chart-paper")
      svg.rectangle(left, band.top + 1, abs(q3 - q1), 20, "chart-wash")
      svg.rectangle(left, band.top + 1, abs(q3 - q1), 20, "chart-line")
      svg.line(median, band.top, median, band.bottom, "chart-line chart-thick")
      for outlier in row.outliers.sorted() {
        if let x = axis.scale.position(outlier) { svg.circle(x, middle, radius: 2.75, "chart-hollow") }
      }
      svg.closeGroup()
    }
    let height = axis.drawFoot(in: &svg, title: axisTitle, edge: 10, units: units, y: frame.bottom)
    return Note.draw(in: &svg, note, width: units, y: height)
  }
}
