/// Means in bins of equal size along a variable, with a fitted line: the shape of a relation in large data.
///
/// Bins come from ``bins(x:y:count:)`` or from the caller, who also gives the line: the picture fits nothing. In the
/// regression discontinuity design, give each side its own series and the cutoff.
public struct BinnedScatterChart: ChartRendering, DrawnChart {
  /// A cloud of bins and its line.
  public struct Series: Sendable {
    public var label: String
    public var bins: [Bin]
    /// The corners of the fitted line, ascending in x: two for a straight one.
    public var line: [Point]

    public init(label: String, bins: [Bin], line: [Point] = []) {
      self.label = label
      self.bins = bins
      self.line = line
    }
  }

  /// The means of the units in a bin.
  public struct Bin: Sendable, Equatable {
    public var x: Double
    public var y: Double
    public var count: Int

    public init(x: Double, y: Double, count: Int) {
      self.x = x
      self.y = y
      self.count = count
    }
  }

  public struct Point: Sendable, Equatable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Cuts the units into bins of nearly equal size by the order of x, and gives the means in each.
  ///
  /// Bin k of K holds the units of ranks ⌈(k−1)n/K⌉+1 to ⌈kn/K⌉. Units with the same x are never parted: they all go
  /// into the bin of the first, so that ties can leave fewer and larger bins.
  ///
  /// - Parameters:
  ///   - x: As many as `y`; pairs with a value that is not finite are left out.
  ///   - count: The number of bins, 20 as a rule; at least 1.
  public static func bins(x: [Double], y: [Double], count: Int = 20) -> [Bin] {
    let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }.sorted { $0 < $1 }
    guard !pairs.isEmpty else { return [] }
    let wanted = min(max(count, 1), pairs.count)
    var result: [Bin] = []
    var start = 0
    for bin in 1...wanted {
      var end = max((bin * pairs.count + wanted - 1) / wanted, start)
      while end > start, end < pairs.count, pairs[end].0 == pairs[end - 1].0 { end += 1 }
      guard end > start else { continue }
      let size = Double(end - start)
      let members = pairs[start..<end]
      result.append(
        Bin(
          x: members.reduce(0) { $0 + $1.0 / size }, y: members.reduce(0) { $0 + $1.1 / size }, count: end - start))
      start = end
    }
    return result
  }

  public var identifier: String
  public var title: String
  public var description: String
  public var series: [Series]
  /// Where a dashed vertical line stands, such as a threshold of eligibility.
  public var cutoff: Double?
  public var cutoffLabel: String
  public var horizontalTitle: String
  public var verticalTitle: String
  /// How the bins were made, in a sentence; written below.
  public var note: String
  public var words: ChartWords
  public var width: ChartWidth
  public var horizontalFormat: NumberFormat
  public var verticalFormat: NumberFormat
  public var countFormat: @Sendable (Int) -> String

  public init(
    identifier: String, title: String, description: String, series: [Series], cutoff: Double? = nil,
    cutoffLabel: String = "", horizontalTitle: String = "", verticalTitle: String = "", note: String = "",
    words: ChartWords, width: ChartWidth = .narrow, horizontalFormat: @escaping NumberFormat,
    verticalFormat: @escaping NumberFormat, countFormat: @escaping @Sendable (Int) -> String
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.series = series
    self.cutoff = cutoff
    self.cutoffLabel = cutoffLabel
    self.horizontalTitle = horizontalTitle
    self.verticalTitle = verticalTitle
    self.note = note
    self.words = words
    self.width = width
    self.horizontalFormat = horizontalFormat
    self.verticalFormat = verticalFormat
    self.countFormat = countFormat
  }

  public func render() -> Chart { drawn() }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let bins = series.flatMap(\.bins).filter { $0.x.isFinite && $0.y.isFinite }
    guard !bins.isEmpty else {
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
    let eventLines = cutoff == nil ? [] : TextMetrics.wrap(cutoffLabel, width: units * 0.6, size: SVG.smallSize)
    let corners = series.flatMap(\.line).filter { $0.x.isFinite && $0.y.isFinite }
    let frame = PlotFrame(
      units: units, y: y, headroom: Double(eventLines.count) * SVG.lineHeight, height: width == .narrow ? 220 : 280,
      horizontal: .init(
        values: bins.map(\.x) + corners.map(\.x) + [cutoff].compactMap { $0 }, title: horizontalTitle, padding: 0.01,
        format: horizontalFormat),
      vertical: .init(
        values: bins.map(\.y) + corners.map(\.y), title: verticalTitle, padding: 0.02, isRoundedOut: true,
        format: verticalFormat))
    var height = frame.draw(in: &svg)
    if let cutoff { frame.drawEvent(in: &svg, at: cutoff, lines: eventLines) }
    var tableRow = 0
    for (index, series) in series.enumerated() {
      svg.openGroup(PointShape.color(series: index))
      var path = Path()
      for (corner, point) in series.line.filter({ $0.x.isFinite && $0.y.isFinite }).enumerated() {
        guard let x = frame.x(point.x), let y = frame.y(point.y) else { continue }
        if corner == 0 || path.data.isEmpty { path.move(x, y) } else { path.line(x, y) }
      }
      svg.path(path, "chart-line chart-thick" + PointShape.dash(series: index))
      for bin in series.bins {
        defer { tableRow += 1 }
        guard let x = frame.x(bin.x), let y = frame.y(bin.y) else { continue }
        svg.openGroup("", row: tableRow)
        PointShape.draw(in: &svg, series: index, x: x, y: y)
        svg.closeGroup()
      }
      tableRow += series.line.count
      svg.closeGroup()
    }
    height = Note.draw(in: &svg, note, width: units, y: height)
    return height
  }

  var table: ChartTable {
    let isNamed = series.count > 1
    var rows: [[String]] = []
    for series in series {
      let name = isNamed ? [series.label] : []
      rows += series.bins.map { bin in
        name + [
          words.heads.bin, words.cell(bin.x, horizontalFormat), words.cell(bin.y, verticalFormat),
          countFormat(bin.count),
        ]
      }
      rows += series.line.map { point in
        name + [words.heads.line, words.cell(point.x, horizontalFormat), words.cell(point.y, verticalFormat), ""]
      }
    }
    return ChartTable(
      header: (isNamed ? [words.group] : []) + [words.heads.kind]
        + [horizontalTitle.isEmpty ? "x" : horizontalTitle, verticalTitle.isEmpty ? "y" : verticalTitle, words.count],
      rows: rows)
  }
}
