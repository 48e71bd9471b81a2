/// How the values of one column are distributed in each arm.
public struct DistributionChart: ChartRendering {
  /// What the column holds.
  public enum Content: Sendable {
    /// A numeric column: one panel for each arm, with the same bins and the same scale of shares.
    case histogram(Histogram)
    /// A column of levels, or of yes and no (one level): one bar for each level and arm.
    case shares(Shares)
  }

  /// Counts in bins common to the arms.
  public struct Histogram: Sendable {
    public struct Arm: Sendable {
      public var label: String
      /// How many values lie in each bin.
      public var counts: [Int]
      /// Marked in the panel; not a number for none.
      public var mean: Double

      public init(label: String, counts: [Int], mean: Double) {
        self.label = label
        self.counts = counts
        self.mean = mean
      }
    }

    /// The ends of the bins, ascending, one more than bins. A value on an end belongs to the bin that starts there; the
    /// last bin holds its upper end too.
    public var edges: [Double]
    public var arms: [Arm]

    public init(edges: [Double], arms: [Arm]) {
      self.edges = edges
      self.arms = arms
    }
  }

  /// Shares of levels in each arm.
  public struct Shares: Sendable {
    public struct Arm: Sendable {
      public var label: String
      /// One share, from 0 to 1, for each level.
      public var shares: [Share]

      public init(label: String, shares: [Share]) {
        self.label = label
        self.shares = shares
      }
    }

    /// A share with its interval, whose ends are not a number when there is none.
    public struct Share: Sendable {
      public var share: Double
      public var low: Double
      public var high: Double

      public init(_ share: Double, low: Double = .nan, high: Double = .nan) {
        self.share = share
        self.low = low
        self.high = high
      }
    }

    /// The labels of the levels, in their order.
    public var levels: [String]
    public var arms: [Arm]

    public init(levels: [String], arms: [Arm]) {
      self.levels = levels
      self.arms = arms
    }
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var content: Content
  /// What the column measures, with its unit.
  public var axisTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// The values of the column, and their means.
  public var format: NumberFormat
  /// Shares from 0 to 1, such as “12 %” for 0.12.
  public var shareFormat: NumberFormat

  public init(
    identifier: String, title: String, description: String, content: Content, axisTitle: String = "",
    words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat, shareFormat: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.content = content
    self.axisTitle = axisTitle
    self.words = words
    self.width = width
    self.format = format
    self.shareFormat = shareFormat
  }

  public func render() -> Chart {
    let svg: SVG
    let height: Double
    let table: ChartTable
    switch content {
    case .histogram(let histogram):
      (svg, height) = HistogramPicture(chart: self, histogram: histogram).draw()
      table = self.table(of: histogram)
    case .shares(let shares):
      (svg, height) = SharesPicture(chart: self, shares: shares).draw()
      table = self.table(of: shares)
    }
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  /// One row for each bin, then the means.
  private func table(of histogram: Histogram) -> ChartTable {
    var rows: [[String]] = []
    for bin in histogram.edges.indices.dropLast() {
      let range = "\(words.cell(histogram.edges[bin], format)) – \(words.cell(histogram.edges[bin + 1], format))"
      rows.append(
        [range] + histogram.arms.map { bin < $0.counts.count ? String($0.counts[bin]) : words.missing })
    }
    if !histogram.arms.isEmpty { rows.append([words.mean] + histogram.arms.map { words.cell($0.mean, format) }) }
    return ChartTable(header: [axisTitle.isEmpty ? words.label : axisTitle] + histogram.arms.map(\.label), rows: rows)
  }

  private func table(of shares: Shares) -> ChartTable {
    let hasIntervals = shares.arms.contains { $0.shares.contains { !$0.low.isNaN && !$0.high.isNaN } }
    var rows: [[String]] = []
    for (index, level) in shares.levels.enumerated() {
      for arm in shares.arms where index < arm.shares.count {
        let share = arm.shares[index]
        rows.append(
          [level, arm.label, words.cell(share.share, shareFormat)]
            + (hasIntervals ? [share.low, share.high].map { words.cell($0, shareFormat) } : []))
      }
    }
    return ChartTable(
      header: [words.label, words.group, words.share] + (hasIntervals ? [words.low, words.high] : []), rows: rows)
  }
}
