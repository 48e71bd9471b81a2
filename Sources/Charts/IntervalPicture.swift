/// One line of a chart of intervals.
struct IntervalRow {
  enum Mark {
    /// A round point, filled when primary.
    case point(isPrimary: Bool)
    /// A square with this side.
    case square(side: Double)
    /// A diamond from the low to the high end.
    case diamond
    /// The interval alone, dashed.
    case range
  }

  var label: String
  /// A heading over the row when it differs from the row's before; empty for none.
  var group: String
  /// The columns of text; the last is the estimate, which is kept when there is no room for the others.
  var texts: [String]
  var interval: Interval
  var mark: Mark
  var isStrong: Bool
  /// Whether a rule stands above the row, as between studies and their pooled result.
  var isRuledOff = false
  /// The row of the chart's table that it shows.
  var tableRow: Int?
}

/// The common drawing of estimates and forest charts: rows of label, mark and text over one axis.
struct IntervalPicture {
  var rows: [IntervalRow]
  /// Heads of the columns of text; empty, or as many as the texts of each row.
  var heads: [String]
  var scale: ChartScale
  var reference: Double
  var axisTitle: String
  var directions: ChartDirections
  var width: ChartWidth
  var noData: String
  var tickFormat: NumberFormat

  /// A row with its place.
  private struct Placed {
    var row: IntervalRow
    var heading: [String]
    var headingY = 0.0
    var lines: [String]
    var textLines: [String]
    var labelY: Double
    var textY: Double
    var markY: Double
    /// Where the row begins and ends.
    var top: Double
    var bottom: Double
  }

  private let edge = 10.0
  private let gap = 14.0

  func draw() -> (SVG, height: Double) {
    guard !rows.isEmpty else {
      var svg = SVG()
      svg.text(noData, width.units / 2, 32, "chart-muted", .middle)
      return (svg, 52)
    }
    return width == .narrow ? drawStacked() : drawInColumns()
  }

  private func drawStacked() -> (SVG, height: Double) {
    var svg = SVG()
    let axis = axis(from: edge, to: width.units - edge)
    var y = drawDirections(in: &svg, axis: axis).bottom

    var placed: [Placed] = []
    var bands: [(top: Double, bottom: Double)] = []
    var group = ""
    for row in rows {
      var heading: [String] = []
      var headingY = 0.0
      if row.group != group {
        group = row.group
        heading = TextMetrics.wrap(group, width: width.units, size: SVG.smallSize, bold: true)
        if !heading.isEmpty {
          headingY = y + (placed.isEmpty ? 16 : 24)
          y = headingY + Double(heading.count - 1) * SVG.lineHeight + 6
        }
      }
      if row.isRuledOff {
        svg.line(0, y + 4, width.units, y + 4, "chart-grid")
        y += 6
      }
      let text = row.texts.last ?? ""
      let textWidth = TextMetrics.width(text, size: SVG.fontSize, bold: row.isStrong)
      let isBeside = textWidth < width.units * 0.6
      let textLines = TextMetrics.wrap(text, width: width.units, size: SVG.fontSize, bold: row.isStrong)
      let lines = TextMetrics.wrap(
        row.label, width: isBeside && textWidth > 0 ? width.units - textWidth - 18 : width.units, size: SVG.fontSize,
        bold: row.isStrong)
      let labelY = y + 18
      var last = labelY + Double(max(lines.count, 1) - 1) * SVG.lineHeight
      var textY = last
      if !isBeside {
        textY = last + SVG.lineHeight
        last = textY + Double(textLines.count - 1) * SVG.lineHeight
      }
      let markY = last + 16
      bands.append((markY - 9, markY + 10))
      placed.append(
        Placed(
          row: row, heading: heading, headingY: headingY, lines: lines, textLines: textLines, labelY: labelY,
          textY: isBeside ? labelY : textY,
          markY: markY, top: y + 2, bottom: markY + 12))
      y = markY + 12
    }
    axis.drawGrid(in: &svg, bands: bands, reference: reference)
    for place in placed {
      let weight = place.row.isStrong ? "chart-strong" : ""
      svg.lines(place.heading, 0, place.headingY, "chart-small chart-strong chart-muted")
      svg.openGroup("", row: place.row.tableRow)
      // The whole row answers to a finger.
      svg.rectangle(0, place.top, width.units, place.bottom - place.top, "chart-strip")
      svg.lines(place.lines, 0, place.labelY, weight.isEmpty ? "chart-label" : "chart-label " + weight)
      svg.lines(place.textLines, width.units, place.textY, weight, .end)
      drawMark(in: &svg, of: place.row, axis: axis, y: place.markY)
      svg.closeGroup()
    }
    let height = axis.drawFoot(in: &svg, title: axisTitle, edge: edge, units: width.units, y: y)
    return (svg, height)
  }

  private func drawInColumns() -> (SVG, height: Double) {
    var svg = SVG()
    let columns = rows.map(\.texts.count).max() ?? 0
    let widths = (0..<columns).map { column in
      let texts = rows.filter { column < $0.texts.count }.map {
        // All but the last column are set small: they are there to be looked up.
        column == columns - 1
          ? TextMetrics.width($0.texts[column], size: SVG.fontSize, bold: $0.isStrong)
          : TextMetrics.width($0.texts[column], size: SVG.smallSize)
      }
      let head = column < heads.count ? TextMetrics.width(heads[column], size: SVG.smallSize) : 0
      return min(max(texts.max() ?? 0, head), width.units * (column == columns - 1 ? 0.34 : 0.2))
    }
    let longest = rows.map { TextMetrics.width($0.label, size: SVG.fontSize, bold: $0.isStrong) }.max() ?? 0
    var labelWidth = min(max(longest, 60), width.units * 0.36)
    var shown = Array(0..<columns)
    func plotWidth() -> Double { width.units - labelWidth - gap - shown.reduce(0) { $0 + widths[$1] + gap } }
    // The picture is what the chart is for: labels wrap and columns give way before it does.
    while plotWidth() < width.units * 0.3, labelWidth > width.units * 0.24 { labelWidth -= 5 }
    while plotWidth() < width.units * 0.22, shown.count > 1 { shown.removeFirst() }
    let estimateWidth = shown.last.map { widths[$0] } ?? 0
    let before = shown.dropLast()
    let left = labelWidth + before.reduce(0) { $0 + widths[$1] + gap } + gap + edge
    let right = width.units - estimateWidth - (estimateWidth > 0 ? gap : 0) - edge
    let axis = axis(from: left, to: right)

    var y = drawHeads(in: &svg, shown: shown, widths: widths, labelWidth: labelWidth, axis: axis)
    let top = y
    var placed: [Placed] = []
    var group = ""
    for row in rows {
      var heading: [String] = []
      var headingY = 0.0
      if row.group != group {
        group = row.group
        heading = TextMetrics.wrap(group, width: left - gap, size: SVG.smallSize, bold: true)
        if !heading.isEmpty {
          headingY = y + (placed.isEmpty ? 14 : 22)
          y = headingY + Double(heading.count - 1) * SVG.lineHeight + 4
        }
      }
      if row.isRuledOff {
        svg.line(0, y + 3, width.units, y + 3, "chart-grid")
        y += 6
      }
      let lines = TextMetrics.wrap(row.label, width: labelWidth, size: SVG.fontSize, bold: row.isStrong)
      let textLines = TextMetrics.wrap(
        row.texts.last ?? "", width: estimateWidth, size: SVG.fontSize, bold: row.isStrong)
      let height = Double(max(lines.count, textLines.count, 1)) * SVG.lineHeight + 12
      let middle = y + height / 2
      placed.append(
        Placed(
          row: row, heading: heading, headingY: headingY, lines: lines, textLines: textLines,
          labelY: middle + 4.5 - Double(max(lines.count, 1) - 1) * SVG.lineHeight / 2,
          textY: middle + 4.5 - Double(max(textLines.count, 1) - 1) * SVG.lineHeight / 2,
          markY: middle, top: y, bottom: y + height))
      y += height
    }
    axis.drawGrid(in: &svg, bands: [(top, y + 2)], reference: reference)
    for place in placed {
      let weight = place.row.isStrong ? "chart-strong" : ""
      svg.lines(place.heading, 0, place.headingY, "chart-small chart-strong chart-muted")
      svg.openGroup("", row: place.row.tableRow)
      // The whole row answers to a finger.
      svg.rectangle(0, place.top, width.units, place.bottom - place.top, "chart-strip")
      svg.lines(place.lines, 0, place.labelY, weight.isEmpty ? "chart-label" : "chart-label " + weight)
      var x = labelWidth
      for column in before {
        x += gap + widths[column]
        guard column < place.row.texts.count else { continue }
        let text = TextMetrics.wrap(place.row.texts[column], width: widths[column], size: SVG.smallSize, lines: 1)
        svg.lines(text, x, place.markY + 4.5, "chart-small", .end)
      }
      svg.lines(place.textLines, width.units, place.textY, weight, .end)
      drawMark(in: &svg, of: place.row, axis: axis, y: place.markY)
      svg.closeGroup()
    }
    let height = axis.drawFoot(in: &svg, title: axisTitle, edge: edge, units: width.units, y: y)
    return (svg, height)
  }

  /// The directions and the heads of the columns, on the same line when they keep clear of each other.
  private func drawHeads(
    in svg: inout SVG, shown: [Int], widths: [Double], labelWidth: Double, axis: Axis
  ) -> Double {
    let (bottom, isInPlot) = drawDirections(in: &svg, axis: axis)
    guard !heads.isEmpty else { return bottom }
    let baseline = isInPlot ? 13 : bottom + 13
    var x = labelWidth
    for column in shown.dropLast() {
      x += gap + widths[column]
      guard column < heads.count else { continue }
      let head = TextMetrics.wrap(heads[column], width: widths[column], size: SVG.smallSize, lines: 1)
      svg.lines(head, x, baseline, "chart-small chart-muted", .end)
    }
    if let last = shown.last, last < heads.count {
      let head = TextMetrics.wrap(heads[last], width: widths[last], size: SVG.smallSize, lines: 1)
      svg.lines(head, width.units, baseline, "chart-small chart-muted", .end)
    }
    return baseline + 7
  }

  private func axis(from start: Double, to end: Double) -> Axis {
    Axis(
      horizontal: Interval.scale(rows.map(\.interval), reference: reference, kind: scale, start: start, end: end),
      bounds: (start - edge)...(end + edge), format: tickFormat)
  }

  /// Writes what the sides mean beside the reference line, or at the edges of the picture when there is no room beside
  /// it. Returns where the rows begin, and whether the texts kept to the width of the plot.
  private func drawDirections(in svg: inout SVG, axis: Axis) -> (bottom: Double, isInPlot: Bool) {
    guard !directions.lower.isEmpty || !directions.higher.isEmpty else { return (0, true) }
    let line = axis.scale.position(reference) ?? axis.scale.start
    let lower = directions.lower.isEmpty ? "" : "←\u{A0}" + directions.lower
    let higher = directions.higher.isEmpty ? "" : directions.higher + "\u{A0}→"
    let lowerStart = line - 8 - TextMetrics.width(lower, size: SVG.smallSize)
    let higherEnd = line + 8 + TextMetrics.width(higher, size: SVG.smallSize)
    let classes = "chart-small chart-muted"
    if lowerStart >= 0, higherEnd <= width.units {
      svg.text(lower, line - 8, 13, classes, .end)
      svg.text(higher, line + 8, 13, classes)
      return (20, lowerStart >= axis.scale.start - edge && higherEnd <= axis.scale.end + edge)
    }
    let isSplit = !lower.isEmpty && !higher.isEmpty
    let room = isSplit ? width.units / 2 - 8 : width.units
    let lowerLines = TextMetrics.wrap(lower, width: room, size: SVG.smallSize)
    let higherLines = TextMetrics.wrap(higher, width: room, size: SVG.smallSize)
    svg.lines(lowerLines, 0, 13, classes)
    svg.lines(higherLines, width.units, 13, classes, .end)
    return (20 + Double(max(lowerLines.count, higherLines.count) - 1) * SVG.lineHeight, false)
  }

  private func drawMark(in svg: inout SVG, of row: IntervalRow, axis: Axis, y: Double) {
    let scale = axis.scale
    let interval = row.interval
    if case .range = row.mark {
      interval.drawLine(in: &svg, scale: scale, y: y, color: "chart-s2", style: "chart-dash-2")
      return
    }
    guard scale.contains(interval.estimate), let x = scale.position(interval.estimate) else {
      interval.drawLine(in: &svg, scale: scale, y: y, color: "chart-s1")
      return
    }
    switch row.mark {
    case .point(let isPrimary):
      interval.drawLine(in: &svg, scale: scale, y: y, color: "chart-s1", style: isPrimary ? "chart-thick" : "")
      svg.circle(x, y, radius: isPrimary ? 5.5 : 4, isPrimary ? "chart-fill chart-s1" : "chart-hollow chart-s1")
    case .square(let side):
      interval.drawLine(in: &svg, scale: scale, y: y, color: "chart-s1")
      svg.rectangle(x - side / 2, y - side / 2, side, side, "chart-fill chart-s1")
    case .range: break
    case .diamond:
      guard let low = scale.position(interval.low), let high = scale.position(interval.high) else {
        interval.drawLine(in: &svg, scale: scale, y: y, color: "chart-s2")
        return
      }
      var diamond = Path()
      diamond.move(min(low, x - 3), y)
      diamond.line(x, y - 7)
      diamond.line(max(high, x + 3), y)
      diamond.line(x, y + 7)
      diamond.close()
      svg.path(diamond, "chart-fill chart-s2")
    }
  }
}
