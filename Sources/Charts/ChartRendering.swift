/// A chart's values before they are drawn.
public protocol ChartRendering: Sendable {
  /// The start of every `id` in the SVG; it must differ between the charts of one page.
  var identifier: String { get set }
  /// The page width that the chart is laid out for.
  var width: ChartWidth { get set }
  /// Draws the values at ``width``. It never fails: what has no place on the scale is left out of the picture, or drawn
  /// as an arrow at its edge, and stays in the table.
  func render() -> Chart
}

extension ChartRendering {
  /// Draws the chart twice, for a telephone and for a desk, of which ``chartStyles`` shows the one that fits.
  ///
  /// The identifier of the second gets the suffix `-wide`. Both need ``chartStyles`` in the page: they carry no rules
  /// of their own.
  public func renderResponsive() -> Chart {
    var narrow = self
    narrow.width = .narrow
    var wide = self
    wide.width = .wide
    wide.identifier += "-wide"
    var chart = narrow.render()
    // The page has these rules from its stylesheet; once for each picture they would outweigh the marks.
    chart.svg = "<div class=\"chart-pair\">" + withoutRules(chart.svg) + withoutRules(wide.render().svg) + "</div>"
    return chart
  }

  private func withoutRules(_ svg: String) -> String {
    let bytes = Array(svg.utf8)
    let rules = Array("<style>\(markStyles)</style>".utf8)
    // Titles and descriptions are escaped: the first tag of this name is ours.
    guard let start = bytes.indices.first(where: { bytes[$0] == rules[0] && bytes[$0...].starts(with: rules) }) else {
      return svg
    }
    return String(decoding: bytes[..<start] + bytes[(start + rules.count)...], as: UTF8.self)
  }
}

/// The page width that a chart is laid out for. Text is 13 units high in both.
public enum ChartWidth: Sendable, CaseIterable {
  /// 360 units: labels stand above the marks. Readable from 320 CSS pixels.
  case narrow
  /// 680 units: labels stand beside the marks. For a column of text on a desk, and for paper.
  case wide

  /// The width of the view box.
  var units: Double {
    switch self {
    case .narrow: 360
    case .wide: 680
    }
  }

  /// The class of the `<svg>` element.
  var className: String {
    switch self {
    case .narrow: "chart chart-narrow"
    case .wide: "chart chart-wide"
    }
  }
}
