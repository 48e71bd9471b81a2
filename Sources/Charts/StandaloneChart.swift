extension ChartRendering {
  /// Draws the chart as a file that leaves its page: title and description above the picture, the source below it, on
  /// paper of its own.
  ///
  /// It carries its rules and needs no stylesheet; without one it is always light. Texts keep the sizes of the picture.
  ///
  /// - Parameters:
  ///   - title: In the place of the chart's own.
  ///   - description: In the place of the chart's own.
  ///   - source: Who made the data, when, and where they are; nothing is written when it is empty.
  public func renderStandalone(title: String? = nil, description: String? = nil, source: String = "") -> Chart {
    var chart = render()
    if let title { chart.title = title }
    if let description { chart.description = description }
    let parts = Self.parts(of: chart.svg)
    let margin = 16.0
    var svg = SVG()
    let title = TextMetrics.wrap(chart.title, width: width.units, size: SVG.titleSize, bold: true)
    let description = TextMetrics.wrap(chart.description, width: width.units, size: SVG.fontSize, lines: 12)
    let sources = TextMetrics.wrap(source, width: width.units, size: SVG.smallSize)
    let titleBottom = margin + Double(title.count) * 20
    let top = titleBottom + Double(description.count) * SVG.lineHeight + (description.isEmpty ? 8 : 16)
    let bottom = top + parts.height
    let height = bottom + margin + (sources.isEmpty ? 0 : Double(sources.count) * SVG.lineHeight + 8)
    svg.rectangle(0, 0, width.units + 2 * margin, height, "chart-paper")
    for (index, line) in title.enumerated() {
      svg.text(line, margin, margin + 14 + Double(index) * 20, "chart-title chart-strong")
    }
    svg.lines(description, margin, titleBottom + 13, "chart-muted")
    svg.embed(parts.body, x: margin, y: top)
    svg.lines(sources, margin, bottom + 20, "chart-small chart-muted")
    chart.svg = svg.document(
      width: width, height: height, identifier: identifier, title: chart.title, description: chart.description,
      margin: margin)
    return chart
  }

  /// What stands between the rules and the end of a document, and the height of its view box.
  private static func parts(of svg: String) -> (body: Substring, height: Double) {
    let bytes = svg.utf8
    let end = Array("</style>".utf8)
    var start = bytes.startIndex
    while start < bytes.endIndex, !bytes[start...].starts(with: end) { start = bytes.index(after: start) }
    guard let first = bytes.index(start, offsetBy: end.count, limitedBy: bytes.endIndex),
      let last = bytes.index(bytes.endIndex, offsetBy: -"\n</svg>".utf8.count, limitedBy: first),
      let opening = svg.firstIndex(of: ">")
    else { return ("", 0) }
    // Identifiers and classes hold no quotation marks: the fourth attribute is the view box.
    let attributes = svg[..<opening].split(separator: "\"")
    let box = attributes.count > 5 ? attributes[5].split(separator: " ") : []
    return (svg[first..<last], box.count == 4 ? Double(box[3]) ?? 0 : 0)
  }
}
