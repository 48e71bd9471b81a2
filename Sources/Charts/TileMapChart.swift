/// A value of each French département as a tile of equal size, in up to five classes from light to dark.
///
/// A tile without value is hatched. The arrangement is that of ``DepartementTiles``.
public struct TileMapChart: ChartRendering, DrawnChart {
  public var identifier: String
  public var title: String
  public var description: String
  /// By code, such as “01”, “2A” and “974”. What is not finite counts as no value; other codes are left out.
  public var values: [String: Double]
  /// The ends of the classes, ascending, one more than classes; at most five classes. A value on an end belongs to the
  /// class that starts there, on the last end to the last; values beyond the ends belong to the outer classes.
  public var breaks: [Double]
  /// What is shown, with its unit; written over the legend.
  public var valueTitle: String
  public var words: ChartWords
  public var width: ChartWidth
  /// Values in the legend and in the table.
  public var format: NumberFormat

  public init(
    identifier: String, title: String, description: String, values: [String: Double], breaks: [Double],
    valueTitle: String = "", words: ChartWords, width: ChartWidth = .narrow, format: @escaping NumberFormat
  ) {
    self.identifier = identifier
    self.title = title
    self.description = description
    self.values = values
    self.breaks = breaks
    self.valueTitle = valueTitle
    self.words = words
    self.width = width
    self.format = format
  }

  /// Ends of at most `count` classes with nearly as many values in each: the quantiles of the values (the lowest value
  /// with at least that share at or below it), each end once.
  public static func quantileBreaks(_ values: [Double], count: Int = 5) -> [Double] {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    let classes = min(max(count, 1), 5)
    var breaks = [first]
    for end in 1..<max(classes, 2) where classes > 1 {
      let value = sorted[min((end * sorted.count + classes - 1) / classes, sorted.count) - 1]
      if value > breaks[breaks.count - 1], value < last { breaks.append(value) }
    }
    breaks.append(last)
    return breaks
  }

  /// The ends in use: finite, ascending, at most six.
  private var ends: [Double] {
    var result: [Double] = []
    for end in breaks where end.isFinite && result.last.map({ end > $0 }) ?? true && result.count < 6 {
      result.append(end)
    }
    if result.count == 1, breaks.count > 1 { result.append(result[0]) }
    return result
  }

  /// The class of a value, from 0; nothing without value or classes.
  private func mapClass(_ value: Double?, ends: [Double]) -> Int? {
    guard let value, value.isFinite, ends.count > 1 else { return nil }
    return max(0, min(ends.count - 2, (ends.lastIndex { $0 <= value }) ?? 0))
  }

  /// The style of a class from 1 to 5: a few classes are spread over the whole range from light to dark.
  private func tint(_ index: Int, of count: Int) -> Int {
    count <= 1 ? 4 : 1 + (index * 4 + (count - 1) / 2) / (count - 1)
  }

  public func render() -> Chart { drawn() }

  var table: ChartTable {
    let ends = ends
    return ChartTable(
      header: [words.heads.code, words.heads.territory, valueTitle.isEmpty ? words.heads.value : valueTitle]
        + [words.heads.mapClass],
      rows: DepartementTiles.names.map { code, name in
        let value = values[code]
        return [
          code, name, value.map { $0.isFinite ? format($0) : words.missing } ?? words.missing,
          mapClass(value, ends: ends).map { range($0, ends) } ?? words.missing,
        ]
      })
  }

  private func range(_ index: Int, _ ends: [Double]) -> String {
    ends[index] == ends[index + 1] ? format(ends[index]) : "\(format(ends[index])) – \(format(ends[index + 1]))"
  }

  func draw(in svg: inout SVG) -> Double {
    let units = width.units
    let ends = ends
    var y = 0.0
    let titles = TextMetrics.wrap(valueTitle, width: units, size: SVG.fontSize)
    svg.lines(titles, 0, 13)
    if !titles.isEmpty { y += Double(titles.count) * SVG.lineHeight + 6 }
    let classes = max(ends.count - 1, 0)
    let isMissing = DepartementTiles.names.contains { mapClass(values[$0.code], ends: ends) == nil }
    var names = (0..<classes).map { range($0, ends) }
    if isMissing { names.append(words.heads.noValue) }
    y = Legend.draw(in: &svg, names, width: units, y: y) { svg, index, x, y in
      svg.openGroup("chart-s1")
      drawTile(
        in: &svg, tint: index < classes ? tint(index, of: classes) : nil, x: x, y: y + 1, size: 14)
      svg.closeGroup()
    }
    let size = width == .narrow ? units / 12 : 44
    let left = (units - size * Double(DepartementTiles.columnCount)) / 2
    let order = Dictionary(uniqueKeysWithValues: DepartementTiles.names.enumerated().map { ($1.code, $0) })
    svg.openGroup("chart-s1")
    for tile in DepartementTiles.tiles {
      let index = mapClass(values[tile.code], ends: ends)
      let (x, top) = (left + Double(tile.column) * size, y + 4 + Double(tile.row) * size)
      svg.openGroup("", row: order[tile.code])
      let tint = index.map { self.tint($0, of: classes) }
      drawTile(in: &svg, tint: tint, x: x + 1, y: top + 1, size: size - 2)
      svg.openGroup("chart-s0")
      let paper = (tint ?? 0) >= 4 ? " chart-on" : tint == nil ? " chart-halo" : ""
      svg.text(tile.code, x + size / 2, top + size / 2 + 4.5, "chart-small" + paper, .middle)
      svg.closeGroup()
      svg.closeGroup()
    }
    svg.closeGroup()
    return y + 8 + Double(DepartementTiles.rowCount) * size
  }

  private func drawTile(in svg: inout SVG, tint: Int?, x: Double, y: Double, size: Double) {
    if let tint {
      svg.rectangle(x, y, size, size, "chart-t\(tint)", corner: 2)
    } else {
      svg.hatch(x, y, size, size, "chart-axis")
    }
    // Light classes are hardly darker than paper: an edge makes them tiles.
    svg.rectangle(x + 0.5, y + 0.5, size - 1, size - 1, "chart-axis", corner: 2)
  }
}
