/// The probability that an option is worth its cost, by what one is willing to pay for a unit of outcome.
///
/// Each line carries its name at its end. The vertical axis goes from 0 to 1; thresholds in use are marked.
///
/// - SeeAlso: van Hout et al. (1994), doi:10.1002/hec.4730030505; Fenwick, Claxton and Sculpher (2001),
///   doi:10.1002/hec.635, for more than two options.
public struct AcceptabilityChart: ChartRendering, DrawnChart {
  public struct Option: Sendable {
    public var label: String
    public var points: [Point]

    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  public struct Point: Sendable {
    /// What one is willing to pay for a unit of outcome.
    public var threshold: Double
    /// From 0 to 1.
    public var probability: Double

    public init(threshold: Double, probability: Double) {
      self.threshold = threshold
      self.probability = probability
    }
  }

  /// A willingness to pay that is in use.
  public struct Mark: Sendable {
    public var threshold: Double
    public var label: String

    public init(threshold: Double, label: String) {
      self.threshold = threshold
      self.label = label
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var options: [Option]
  public var marks: [Mark]
  public var thresholdTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// Thresholds, on the axis and in the table.
  public var format: NumberFormat
  /// Probabilities from 0 to 1, such as “80 %” for 0.8.
  public var shareFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, options: [Option], marks: [Mark] = [],
    thresholdTitle: String = "", words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat,
    shareFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.options = options
    self.marks = marks
    self.thresholdTitle = thresholdTitle
    self.words = words
    self.width = width
    self.format = format
    self.shareFormat = shareFormat
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    ChartTable(
      header: [words.label, thresholdTitle.isEmpty ? "λ" : thresholdTitle, words.heads.probability],
      rows: options.flatMap { option in
        option.points.sorted { $0.threshold < $1.threshold }.map {
          [option.label, words.cell($0.threshold, format), words.cell($0.probability, shareFormat)]
        }
      })
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let points = options.flatMap(\.points).filter { $0.threshold.isFinite && $0.probability.isFinite }
    guard !points.isEmpty else {
      return drawNoData(in: &svg)
    }
    let names = options.count > 1 ? options.map(\.label) : []
    let nameWidth = PlotFrame.nameWidth(names, width: width)
    let thresholds = points.map(\.threshold)
    // Each mark has its own line of text, so that labels of near thresholds keep clear of each other.
    let lowest = thresholds.min() ?? 0
    let highest = thresholds.max() ?? 1
    let shown = marks.filter { (lowest...highest).contains($0.threshold) }.sorted { $0.threshold < $1.threshold }
    let labels = shown.map { TextMetrics.wrap($0.label, width: units * 0.6, size: SVG.smallSize, lines: 1) }
    let frame = PlotFrame(
      units: units, headroom: Double(labels.count) * SVG.lineHeight, height: width == .narrow ? 210 : 260,
      rightMargin: nameWidth > 0 ? nameWidth + 14 : 14,
      horizontal: .init(values: thresholds, title: thresholdTitle, format: format),
      vertical: .init(
        values: [0, 1], title: words.heads.probability, ticks: [[0, 0.25, 0.5, 0.75, 1]], format: shareFormat))
    let height = frame.draw(in: &svg)
    for (index, mark) in shown.enumerated() {
      guard let x = frame.x(mark.threshold) else { continue }
      let baseline = frame.top - 8 - Double(labels.count - 1 - index) * SVG.lineHeight
      svg.line(x, baseline + 4, x, frame.bottom, "chart-reference chart-dash-2")
      let half = (labels[index].map { TextMetrics.width($0, size: SVG.smallSize) }.max() ?? 0) / 2
      svg.lines(labels[index], min(max(x, half), units - half), baseline, "chart-small", .middle)
    }
    var ends: [(series: Int, name: String, y: Double)] = []
    var firstRow = 0
    for (index, option) in options.enumerated() {
      var path = Path()
      var spots: [(x: Double, y: Double, row: Int)] = []
      for (number, point) in option.points.sorted(by: { $0.threshold < $1.threshold }).enumerated() {
        guard let x = frame.x(point.threshold), let y = frame.y(point.probability) else { continue }
        if path.data.isEmpty { path.move(x, y) } else { path.line(x, y) }
        spots.append((x, y, firstRow + number))
      }
      firstRow += option.points.count
      let end = spots.last?.y
      svg.openGroup(PointShape.color(series: index))
      svg.path(path, "chart-line chart-thick" + PointShape.dash(series: index))
      for spot in spots { svg.spot(spot.x, spot.y, row: spot.row) }
      svg.closeGroup()
      if let end, options.count > 1 { ends.append((index, option.label, end)) }
    }
    frame.drawNames(in: &svg, ends, width: nameWidth)
    return height
  }
}
