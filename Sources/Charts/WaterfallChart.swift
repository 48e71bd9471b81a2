/// How costs and benefits add up to a balance: each bar begins where the one before ended.
///
/// What adds is full, what takes away hatched, totals stand from zero in the colour of the text; each amount is written
/// beside its bar, with its sign.
public struct WaterfallChart: ChartRendering, DrawnChart {
  /// An amount, or the total of those before.
  public struct Step: Sendable {
    public var label: String
    /// What is added; ignored for a total. What is not finite adds nothing.
    public var amount: Double
    /// Whether this is the total so far.
    public var isTotal: Bool

    public init(label: String, amount: Double) {
      self.label = label
      self.amount = amount
      isTotal = false
    }

    private init(total label: String) {
      self.label = label
      amount = .nan
      isTotal = true
    }

    /// The total of the amounts so far.
    public static func total(_ label: String) -> Step { Step(total: label) }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var steps: [Step]
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// Amounts beside the bars and in the table, with their sign.
  public var format: NumberFormat
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, steps: [Step], axisTitle: String = "", words: ChartWords,
    width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.steps = steps
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
  }

  /// Where each bar begins and ends.
  private var spans: [(start: Double, end: Double)] {
    var sum = 0.0
    return steps.map { step in
      if step.isTotal { return (0, sum) }
      let start = sum
      let next = sum + step.amount
      if next.isFinite { sum = next }
      return (start, sum)
    }
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    let rows = zip(steps, spans).map { step, span in
      [step.label, step.isTotal ? "" : words.cell(step.amount, format), words.cell(span.end, format)]
    }
    return ChartTable(header: [words.label, words.heads.amount, words.heads.runningTotal], rows: rows)
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    guard steps.contains(where: { $0.amount.isFinite }) else {
      return drawNoData(in: &svg)
    }
    let spans = spans
    let texts = zip(steps, spans).map { step, span in words.cell(step.isTotal ? span.end : step.amount, format) }
    let frame = RowFrame(
      zip(steps, texts).map { .init(label: $0.label, isStrong: $0.isTotal, height: 18, text: $1) }, width: width, y: 0)
    frame.drawLabels(in: &svg)
    let axis = Axis(
      horizontal: Scale(
        .linear, holding: spans.flatMap { [$0.start, $0.end] } + [0], start: frame.left + 10, end: frame.right - 10,
        padding: 0.01),
      bounds: frame.left...frame.right, format: tickFormat)
    axis.drawGrid(in: &svg, bands: frame.gridBands, reference: 0)
    for (index, step) in steps.enumerated() {
      guard let start = axis.scale.position(spans[index].start), let end = axis.scale.position(spans[index].end) else {
        continue
      }
      let band = frame.bands[index]
      let isLoss = !step.isTotal && step.amount < 0
      svg.openGroup(step.isTotal ? "chart-s0" : isLoss ? "chart-s2" : "chart-s1", row: index)
      // A step too small to be seen is still a hair.
      BarFill.draw(
        in: &svg, series: isLoss ? 2 : 0, x: min(start, end), y: band.top + 1, width: max(abs(end - start), 1),
        height: 16)
      svg.closeGroup()
      // On a telephone the next label lies between, which a line must not cross.
      if width == .wide, index + 1 < steps.count {
        svg.line(end, band.bottom - 1, end, frame.bands[index + 1].top + 1, "chart-axis")
      }
    }
    return axis.drawFoot(in: &svg, title: axisTitle, edge: 10, units: units, y: frame.bottom)
  }
}
