/// Rows of a label and a band for marks: labels beside the bands on a desk, above them on a telephone.
struct RowFrame {
  /// What a row asks for.
  struct Row {
    var label: String
    /// A heading over this row and those that follow with the same; empty for none.
    var group = ""
    var isStrong = false
    /// The height of the band.
    var height: Double
    /// Written at the right of the label where labels stand above, and in a column of its own where they stand beside.
    var text = ""
  }

  /// Where the bands begin and end.
  let left: Double
  let right: Double
  /// The bands of the rows, in their order.
  private(set) var bands: [(top: Double, bottom: Double)] = []
  /// Where the last band ends.
  private(set) var bottom = 0.0
  private let rows: [Row]
  private let width: ChartWidth
  private var labels: [(lines: [String], y: Double)] = []
  private var headings: [(lines: [String], y: Double)] = []
  private var texts: [[String]] = []

  init(_ rows: [Row], width: ChartWidth, y start: Double) {
    self.rows = rows
    self.width = width
    let units = width.units
    let isNarrow = width == .narrow
    let longest = rows.map { TextMetrics.width($0.label, size: SVG.fontSize, bold: $0.isStrong) }.max() ?? 0
    let labelWidth = isNarrow ? units : min(longest, units * 0.34)
    let textWidth = min(
      rows.map { TextMetrics.width($0.text, size: SVG.fontSize, bold: $0.isStrong) }.max() ?? 0, units * 0.3)
    left = isNarrow || labelWidth == 0 ? 0 : labelWidth + 14
    right = isNarrow || textWidth == 0 ? units : units - textWidth - 14
    var y = start
    var group = ""
    for row in rows {
      var heading: (lines: [String], y: Double) = ([], 0)
      if row.group != group {
        group = row.group
        heading.lines = TextMetrics.wrap(group, width: units, size: SVG.smallSize, bold: true)
        if !heading.lines.isEmpty {
          heading.y = y + (bands.isEmpty ? 14 : 24)
          y = heading.y + Double(heading.lines.count - 1) * SVG.lineHeight + 6
        }
      }
      headings.append(heading)
      let text = TextMetrics.wrap(row.text, width: textWidth, size: SVG.fontSize, bold: row.isStrong, lines: 2)
      let room = isNarrow && !text.isEmpty ? units - textWidth - 12 : labelWidth
      let lines = TextMetrics.wrap(row.label, width: room, size: SVG.fontSize, bold: row.isStrong)
      let textHeight = Double(max(lines.count, text.count)) * SVG.lineHeight
      texts.append(text)
      if isNarrow {
        labels.append((lines, y + 14))
        let top = y + textHeight + (textHeight == 0 ? 4 : 5)
        bands.append((top, top + row.height))
        y = top + row.height + 8
      } else {
        let height = max(row.height, textHeight) + 8
        let middle = y + height / 2
        labels.append((lines, middle + 4.5 - Double(max(lines.count, 1) - 1) * SVG.lineHeight / 2))
        bands.append((middle - row.height / 2, middle + row.height / 2))
        y += height
      }
      bottom = y
    }
  }

  func drawLabels(in svg: inout SVG) {
    for (index, row) in rows.enumerated() {
      let weight = row.isStrong ? "chart-strong" : ""
      svg.lines(headings[index].lines, 0, headings[index].y, "chart-small chart-strong chart-muted")
      svg.lines(labels[index].lines, 0, labels[index].y, weight)
      let text = texts[index]
      let y =
        width == .narrow
        ? labels[index].y
        : (bands[index].top + bands[index].bottom) / 2 + 4.5 - Double(max(text.count, 1) - 1) * SVG.lineHeight / 2
      svg.lines(text, width.units, y, weight, .end)
    }
  }

  /// The bands through which gridlines go: on a desk one from the first to the last, on a telephone each for itself, so
  /// that no line crosses a label.
  var gridBands: [(top: Double, bottom: Double)] {
    guard width == .wide, let first = bands.first else { return bands.map { ($0.top - 2, $0.bottom + 3) } }
    return [(first.top - 4, bottom + 2)]
  }
}
