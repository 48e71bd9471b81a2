/// How far a result moves when each uncertain input takes its low and its high value, the others held: widest first.
///
/// The bar of the low value is full, that of the high value hatched; the values of the inputs stand at their ends.
public struct TornadoChart: ChartRendering, DrawnChart {
  /// One input.
  public struct Row: Sendable {
    public var label: String
    /// The values of the input as text, such as “5 ans”.
    public var lowText: String
    public var highText: String
    /// The result with the low and with the high value of the input.
    public var low: Double
    public var high: Double

    public init(label: String, lowText: String, highText: String, low: Double, high: Double) {
      self.label = label
      self.lowText = lowText
      self.highText = highText
      self.low = low
      self.high = high
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  /// In any order: they are drawn by how far they move the result, and as given where they move it as far.
  public var rows: [Row]
  /// The result with every input at its central value.
  public var base: Double
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, rows: [Row], base: Double, axisTitle: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.rows = rows
    self.base = base
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
  }

  private var sorted: [Row] {
    func swing(_ row: Row) -> Double {
      let values = [row.low, row.high, base].filter { !$0.isNaN }
      return (values.max() ?? 0) / 2 - (values.min() ?? 0) / 2
    }
    return rows.enumerated().sorted { (-swing($0.element), $0.offset) < (-swing($1.element), $1.offset) }.map(\.element)
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    let heads = words.heads
    return ChartTable(
      header: [words.label, heads.lowInput, heads.resultAtLow, heads.highInput, heads.resultAtHigh],
      rows: sorted.map {
        [$0.label, $0.lowText, words.cell($0.low, format), $0.highText, words.cell($0.high, format)]
      })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let rows = sorted
    let values = rows.flatMap { [$0.low, $0.high] }.filter(\.isFinite)
    guard !values.isEmpty, base.isFinite else {
      return drawNoData(in: &svg)
    }
    let y = Legend.draw(in: &svg, [words.heads.lowInput, words.heads.highInput], width: units, y: 0) {
      svg, index, x, y in
      svg.openGroup(PointShape.color(series: index))
      BarFill.draw(in: &svg, series: index * 2, x: x, y: y + 1, width: 14, height: 14)
      svg.closeGroup()
    }
    let frame = RowFrame(rows.map { .init(label: $0.label, height: isShared($0) ? 34 : 18) }, width: width, y: y)
    frame.drawLabels(in: &svg)
    let textWidth = min(
      rows.flatMap { [$0.lowText, $0.highText] }.map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0,
      (units - frame.left) * 0.26)
    let margin = textWidth + 8
    let axis = Axis(
      horizontal: Scale(
        .linear, holding: values + [base], start: frame.left + margin, end: units - margin, padding: 0),
      bounds: frame.left...units, format: tickFormat)
    axis.drawGrid(in: &svg, bands: frame.gridBands, reference: base)
    let center = axis.scale.position(base) ?? axis.scale.start
    for (index, row) in rows.enumerated() {
      let band = frame.bands[index]
      svg.openGroup("", row: index)
      let low = axis.scale.position(row.low)
      let high = axis.scale.position(row.high)
      for (series, end) in [low, high].enumerated() {
        guard let end else { continue }
        let top = band.top + 1 + (isShared(row) && series == 1 ? 17 : 0)
        svg.openGroup(PointShape.color(series: series))
        BarFill.draw(in: &svg, series: series * 2, x: min(center, end), y: top, width: abs(end - center), height: 16)
        svg.closeGroup()
        // A bar of no length leaves the side of the other one to its text.
        let other = (series == 0 ? high : low) ?? center
        let isLeft = end < center || end == center && (other > center || other == center && series == 0)
        let text = TextMetrics.wrap(
          series == 0 ? row.lowText : row.highText, width: textWidth, size: SVG.smallSize, lines: 1)
        svg.lines(text, isLeft ? end - 6 : end + 6, top + 12.5, "chart-small", isLeft ? .end : .start)
      }
      svg.closeGroup()
    }
    return axis.drawFoot(in: &svg, title: axisTitle, edge: margin, units: units, y: frame.bottom)
  }

  /// Whether both values of the input move the result to the same side, so that each bar needs a line of its own.
  private func isShared(_ row: Row) -> Bool {
    row.low > base && row.high > base || row.low < base && row.high < base
  }
}
