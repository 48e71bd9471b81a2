/// The drawing of a ``FlowChart``.
struct FlowPicture {
  var chart: FlowChart

  private struct Box {
    /// The arm's name, on the first box of an arm.
    var heading: [String]
    var label: [String]
    var count: String
    /// Those who left after this box, a list of wrapped lines.
    var exits: [[String]]
    /// The row of the chart's table with the step; those of its exits follow. None for a name alone.
    var row: Int?

    var height: Double { Double(heading.count + label.count + 1) * SVG.lineHeight + 16 }
    var exitHeight: Double { exits.reduce(0) { $0 + Double($1.count) * 15 + 4 } }
  }

  private let padding = 10.0
  private let arrow = 26.0

  func draw() -> (SVG, height: Double) {
    var svg = SVG()
    let units = chart.width.units
    guard !chart.steps.isEmpty || !chart.arms.isEmpty else {
      svg.text(chart.words.noData, units / 2, 32, "chart-muted", .middle)
      return (svg, 52)
    }

    let trunkWidth = units * (chart.width == .narrow ? 0.66 : 0.45)
    let trunk = chart.steps.enumerated().map { index, step in
      box(of: step, heading: "", width: trunkWidth, exitWidth: units / 2 - 24, row: rows(of: chart.steps[..<index]))
    }
    var y = 1.0
    for (index, box) in trunk.enumerated() {
      draw(box, in: &svg, center: units / 2, y: y, width: trunkWidth, height: box.height)
      y += box.height
      let isLast = index == trunk.count - 1
      let length = max(arrow, box.exits.isEmpty ? 0 : box.exitHeight + 16)
      if !isLast || !chart.arms.isEmpty || !box.exits.isEmpty {
        if isLast {
          // The line to the arms ends in a fork, not in an arrowhead.
          if !chart.arms.isEmpty || !box.exits.isEmpty { svg.line(units / 2, y, units / 2, y + length, "chart-axis") }
        } else {
          drawArrow(in: &svg, x: units / 2, from: y, to: y + length)
        }
        drawExits(of: box, in: &svg, x: units / 2, y: y, length: length)
        y += length
      }
    }
    if !chart.arms.isEmpty { y = drawArms(in: &svg, y: y) }
    return (svg, y + 2)
  }

  /// Draws the arms side by side, in several rows when there are too many for one; returns where they end.
  private func drawArms(in svg: inout SVG, y: Double) -> Double {
    let most = chart.width == .narrow ? 3 : 4
    let columns = chart.arms.count <= most ? chart.arms.count : chart.width == .narrow ? 2 : 4
    var y = y
    for first in stride(from: 0, to: chart.arms.count, by: columns) {
      let arms = Array(chart.arms[first..<min(first + columns, chart.arms.count)])
      y = draw(
        arms, from: first, columns: columns, isForked: first == 0 && !chart.steps.isEmpty, in: &svg,
        y: y + (first == 0 ? 0 : 24))
    }
    return y
  }

  private func draw(
    _ arms: [FlowChart.Arm], from first: Int, columns: Int, isForked: Bool, in svg: inout SVG, y: Double
  ) -> Double {
    let units = chart.width.units
    let gap = chart.width == .narrow ? 14.0 : 32.0
    let width = (units - gap * Double(columns - 1)) / Double(columns)
    let centers = arms.indices.map { Double($0) * (width + gap) + width / 2 }
    // Texts beside an arrow need more room than half a narrow column: there the arrow moves to the left.
    let inset = width < 250 ? min(18, width / 4) : width / 2
    let boxes = arms.enumerated().map { number, arm in
      // An arm without steps is a box with its name alone.
      if arm.steps.isEmpty {
        return [
          box(of: FlowChart.Step(label: "", count: 0), heading: arm.label, width: width, exitWidth: width, row: nil)
        ]
      }
      let firstRow =
        rows(of: chart.steps[...])
        + (chart.arms[..<first] + arms[..<number]).reduce(0) {
          $0 + rows(of: $1.steps[...])
        }
      return arm.steps.enumerated().map { index, step in
        box(
          of: step, heading: index == 0 ? arm.label : "", width: width, exitWidth: width - inset - 14,
          row: firstRow + rows(of: arm.steps[..<index]))
      }
    }
    var y = y
    if isForked {
      if let first = centers.first, let last = centers.last, centers.count > 1 {
        svg.line(first, y, last, y, "chart-axis")
      }
      for center in centers { drawArrow(in: &svg, x: center, from: y, to: y + 20) }
      y += 20
    }
    for level in 0..<(boxes.map(\.count).max() ?? 0) {
      let present = boxes.indices.filter { level < boxes[$0].count }
      let height = present.map { boxes[$0][level].height }.max() ?? 0
      let length = max(
        arrow, present.map { boxes[$0][level].exits.isEmpty ? 0 : boxes[$0][level].exitHeight + 14 }.max() ?? 0)
      var hasNext = false
      for column in present {
        let box = boxes[column][level]
        draw(box, in: &svg, center: centers[column], y: y, width: width, height: height)
        let isLast = level == boxes[column].count - 1
        guard !isLast || !box.exits.isEmpty else { continue }
        hasNext = true
        let x = centers[column] - width / 2 + inset
        if !isLast { drawArrow(in: &svg, x: x, from: y + height, to: y + height + length) }
        drawExits(of: box, in: &svg, x: x, y: y + height, length: length)
      }
      y += height + (hasNext ? length : 0)
    }
    return y
  }

  /// How many rows of the table these steps take, with those who left after each.
  private func rows(of steps: ArraySlice<FlowChart.Step>) -> Int { steps.reduce(0) { $0 + 1 + $1.exits.count } }

  private func box(of step: FlowChart.Step, heading: String, width: Double, exitWidth: Double, row: Int?) -> Box {
    let inner = width - 2 * padding
    return Box(
      heading: TextMetrics.wrap(heading, width: inner, size: SVG.fontSize, bold: true),
      label: TextMetrics.wrap(step.label, width: inner, size: SVG.fontSize),
      count: step.label.isEmpty && step.count == 0 ? "" : chart.countFormat(step.count),
      exits: step.exits.map { exit in
        TextMetrics.wrap("\(exit.label) (\(chart.countFormat(exit.count)))", width: exitWidth, size: SVG.smallSize)
      }, row: row)
  }

  private func draw(_ box: Box, in svg: inout SVG, center: Double, y: Double, width: Double, height: Double) {
    svg.openGroup("", row: box.row)
    defer { svg.closeGroup() }
    svg.rectangle(center - width / 2 + 0.5, y, width - 1, height, "chart-box", corner: 3)
    var baseline = y + (height - box.height) / 2 + 8 + 12
    svg.lines(box.heading, center, baseline, "chart-strong", .middle)
    baseline += Double(box.heading.count) * SVG.lineHeight
    svg.lines(box.label, center, baseline, "", .middle)
    baseline += Double(box.label.count) * SVG.lineHeight
    svg.text(box.count, center, baseline, "chart-strong", .middle)
  }

  private func drawArrow(in svg: inout SVG, x: Double, from top: Double, to bottom: Double) {
    svg.line(x, top, x, bottom - 5, "chart-axis")
    var head = Path()
    head.move(x - 4, bottom - 7)
    head.line(x, bottom)
    head.line(x + 4, bottom - 7)
    head.close()
    svg.path(head, "chart-tip")
  }

  private func drawExits(of box: Box, in svg: inout SVG, x: Double, y: Double, length: Double) {
    guard !box.exits.isEmpty else { return }
    var baseline = y + (length - box.exitHeight) / 2 + 12
    for (number, lines) in box.exits.enumerated() {
      svg.openGroup("", row: box.row.map { $0 + 1 + number })
      defer { svg.closeGroup() }
      svg.line(x, baseline - 4, x + 8, baseline - 4, "chart-axis")
      for line in lines {
        svg.text(line, x + 14, baseline, "chart-small chart-muted")
        baseline += 15
      }
      baseline += 4
    }
  }
}
