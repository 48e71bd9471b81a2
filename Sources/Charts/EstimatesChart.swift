/// Estimates with their intervals, one under the other on one scale.
///
/// For effects in the same unit; effects in different units need one chart for each. On a logarithmic scale
/// (odds ratios, risk ratios) the reference is 1 unless another is given.
public struct EstimatesChart: ChartRendering {
  /// One estimate.
  public struct Row: Sendable {
    public var label: String
    /// A heading over this row and those that follow with the same; empty for none.
    public var group: String
    /// Not a number, and values without a place on the scale: the row has its text and no mark.
    public var estimate: Double
    /// An infinite end is drawn as an arrow; one that is not a number leaves the interval out.
    public var low: Double
    public var high: Double
    /// What stands at the right, usually the estimate and its interval.
    public var text: String
    /// Whether it is drawn with weight: the estimate that was announced as the main one.
    public var isPrimary: Bool

    public init(
      label: String, group: String = "", estimate: Double, low: Double, high: Double, text: String,
      isPrimary: Bool = false
    ) {
      self.label = label
      self.group = group
      self.estimate = estimate
      self.low = low
      self.high = high
      self.text = text
      self.isPrimary = isPrimary
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var rows: [Row]
  public var scale: ChartScale
  /// Where the line of “no effect” stands; by default 0, and 1 on a logarithmic scale.
  public var reference: Double
  public var axisTitle: String
  /// What the two sides of the reference mean; none when empty.
  public var directions: ChartDirections
  public var words: ChartWords
  public var width: ChartWidth
  /// The numbers in the table.
  public var format: NumberFormat
  /// The numbers on the axis.
  public var tickFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, rows: [Row], scale: ChartScale = .linear,
    reference: Double? = nil, axisTitle: String = "", directions: ChartDirections = ChartDirections(),
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, tickFormat: NumberFormat? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.rows = rows
    self.scale = scale
    self.reference = reference ?? (scale == .logarithmic ? 1 : 0)
    self.axisTitle = axisTitle
    self.directions = directions
    self.words = words
    self.width = width
    self.format = format
    self.tickFormat = tickFormat ?? format
  }

  public func render() -> Chart {
    let rows = rows.enumerated().map { index, row in
      IntervalRow(
        label: row.label, group: row.group, texts: [row.text],
        interval: Interval(estimate: row.estimate, low: row.low, high: row.high),
        mark: .point(isPrimary: row.isPrimary),
        isStrong: row.isPrimary, tableRow: index)
    }
    let picture = IntervalPicture(
      rows: rows, heads: [], scale: scale, reference: reference, axisTitle: axisTitle, directions: directions,
      width: width, noData: words.noData, tickFormat: tickFormat)
    let (svg, height) = picture.draw()
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  private var table: ChartTable {
    let hasGroups = rows.contains { !$0.group.isEmpty }
    return ChartTable(
      header: (hasGroups ? [words.group] : []) + [words.label, words.estimate, words.low, words.high],
      rows: rows.map { row in
        (hasGroups ? [row.group] : []) + [row.label] + [row.estimate, row.low, row.high].map { words.cell($0, format) }
      })
  }
}

/// What the two sides of a reference line mean, such as “unfavourable” and “favourable”; arrows are added.
public struct ChartDirections: Sendable, Equatable {
  /// What lower values mean.
  public var lower: String
  /// What higher values mean.
  public var higher: String

  public init(lower: String = "", higher: String = "") {
    self.lower = lower
    self.higher = higher
  }
}
