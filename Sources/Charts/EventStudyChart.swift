/// Effects by period around an event, with their intervals: those before it test whether the groups moved together.
///
/// The reference period, to which all are compared, has no estimate: it is drawn hollow at zero. Several series, such as
/// two estimators, stand beside each other in each period and differ in colour and shape.
public struct EventStudyChart: ChartRendering, DrawnChart {
  /// The estimates of one estimator or group.
  public struct Series: Sendable {
    public var label: String
    public var points: [Point]

    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// An effect, `time` periods after the event. An infinite end of its interval is drawn as an arrow.
  public struct Point: Sendable {
    public var time: Double
    public var estimate: Double
    public var low: Double
    public var high: Double

    public init(time: Double, estimate: Double, low: Double = .nan, high: Double = .nan) {
      self.time = time
      self.estimate = estimate
      self.low = low
      self.high = high
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var series: [Series]
  /// The period that the others are compared to, −1 as a rule.
  public var referenceTime: Double
  /// Where the line of the event stands: between the last period before and the first after.
  public var eventTime: Double
  public var eventLabel: String
  public var valueTitle: String
  public var timeTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  public var format: NumberFormat
  public var tickFormat: NumberFormat
  /// Periods, such as “−2” and “+3”.
  public var timeFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, series: [Series], referenceTime: Double = -1,
    eventTime: Double = -0.5, eventLabel: String = "", valueTitle: String = "", timeTitle: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil,
    timeFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.series = series
    self.referenceTime = referenceTime
    self.eventTime = eventTime
    self.eventLabel = eventLabel
    self.valueTitle = valueTitle
    self.timeTitle = timeTitle
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
    self.timeFormat = timeFormat
  }

  public func render() -> Chart { drawn() }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let points = series.flatMap(\.points).filter { $0.time.isFinite && $0.estimate.isFinite }
    guard !points.isEmpty else {
      return drawNoData(in: &svg)
    }
    var y = 0.0
    if series.count > 1 {
      y = Legend.draw(in: &svg, series.map(\.label), width: units, y: y) { svg, index, x, y in
        svg.openGroup(PointShape.color(series: index))
        PointShape.draw(in: &svg, series: index, x: x + 7, y: y + 8)
        svg.closeGroup()
      }
    }
    let eventLines = TextMetrics.wrap(eventLabel, width: units * 0.5, size: SVG.smallSize)
    // The far ends of one very wide interval would press all the rest together.
    let held = Interval.scale(
      points.map { Interval(estimate: $0.estimate, low: $0.low, high: $0.high) }, reference: 0, kind: .linear, start: 0,
      end: 1)
    let times = points.map(\.time) + [referenceTime, eventTime].filter(\.isFinite)
    let frame = PlotFrame(
      units: units, y: y, headroom: Double(eventLines.count) * SVG.lineHeight, height: width == .narrow ? 210 : 260,
      horizontal: .init(
        values: times, title: timeTitle, ticks: [Set(points.map(\.time) + [referenceTime]).filter(\.isFinite).sorted()],
        padding: 0.02, format: timeFormat),
      vertical: .init(
        values: [held.lower, held.upper], title: valueTitle, isRoundedOut: true, format: tickFormat))
    let height = frame.draw(in: &svg)
    frame.drawEvent(in: &svg, at: eventTime, lines: eventLines)

    let slots = Set(times).count
    let room = (frame.right - frame.left) / Double(max(slots, 1))
    let step = min(9, room * 0.7 / Double(max(series.count, 1)))
    var tableRow = 0
    for (index, line) in series.enumerated() {
      let shift = (Double(index) - Double(series.count - 1) / 2) * step
      let sorted = line.points.sorted { $0.time < $1.time }
      for point in sorted {
        defer { tableRow += 1 }
        guard let x = frame.x(point.time), let y = frame.y(point.estimate) else { continue }
        let inside = min(max(x + shift, frame.left + 5), frame.right - 5)
        svg.openGroup(PointShape.color(series: index), row: tableRow)
        frame.drawInterval(in: &svg, low: point.low, high: point.high, x: inside)
        PointShape.draw(in: &svg, series: index, x: inside, y: y)
        svg.closeGroup()
      }
    }
    if let x = frame.x(referenceTime), let y = frame.y(0), !points.contains(where: { $0.time == referenceTime }) {
      svg.openGroup("chart-s0")
      svg.circle(x, y, radius: 4, "chart-hollow")
      svg.closeGroup()
    }
    return height
  }

  var table: ChartTable {
    let isNamed = series.count > 1
    return ChartTable(
      header: (isNamed ? [words.group] : []) + [words.time, words.estimate, words.low, words.high],
      rows: series.flatMap { line in
        line.points.sorted { $0.time < $1.time }.map { point in
          (isNamed ? [line.label] : []) + [words.cell(point.time, timeFormat)]
            + [point.estimate, point.low, point.high].map { words.cell($0, format) }
        }
      })
  }
}
