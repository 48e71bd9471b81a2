/// Means over time by group, with their intervals.
///
/// Each line carries its name at its end; groups differ in colour, shape and dash.
public struct TrendChart: ChartRendering {
  /// A group followed over time.
  public struct Series: Sendable {
    public var label: String
    /// In any order; those without a finite time and estimate break the line.
    public var points: [Point]

    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }

    /// As the table lists them: by time, those without a time at the end.
    var ordered: [Point] { TrendChart.ordered(points) }
  }

  /// One mean. Without an interval, `low` and `high` are not a number.
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

  /// Something that happened, drawn as a vertical line.
  public struct Event: Sendable {
    public var time: Double
    public var label: String

    public init(time: Double, label: String) {
      self.time = time
      self.label = label
    }
  }

  /// How intervals are drawn: bars for a few periods, bands for many.
  public enum IntervalStyle: Sendable {
    case bars
    case bands
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var series: [Series]
  public var event: Event?
  public var intervals: IntervalStyle
  /// What the vertical axis measures, with its unit; written above it.
  public var valueTitle: String
  public var timeTitle: String
  /// Whether the vertical axis holds zero.
  public var startsAtZero: Bool
  public var words: ChartWords
  public var width: ChartWidth
  /// The numbers in the table.
  public var format: NumberFormat
  /// The numbers on the vertical axis.
  public var tickFormat: NumberFormat
  /// Times, on the axis and in the table.
  public var timeFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, series: [Series], event: Event? = nil,
    intervals: IntervalStyle = .bars, valueTitle: String = "", timeTitle: String = "", startsAtZero: Bool = false,
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil,
    timeFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.series = series
    self.event = event
    self.intervals = intervals
    self.valueTitle = valueTitle
    self.timeTitle = timeTitle
    self.startsAtZero = startsAtZero
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
    self.timeFormat = timeFormat
  }

  public func render() -> Chart {
    let (svg, height) = TrendPicture(chart: self).draw()
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  static func ordered(_ points: [Point]) -> [Point] {
    points.filter { $0.time.isFinite }.sorted { $0.time < $1.time } + points.filter { !$0.time.isFinite }
  }

  private var table: ChartTable {
    ChartTable(
      header: [words.group, words.time, words.mean, words.low, words.high],
      rows: series.flatMap { series in
        series.ordered.map { point in
          [series.label, words.cell(point.time, timeFormat)]
            + [point.estimate, point.low, point.high].map { words.cell($0, format) }
        }
      })
  }
}
