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
  /// The identifier of the second gets the suffix `-wide`.
  public func renderResponsive() -> Chart {
    var narrow = self
    narrow.width = .narrow
    var wide = self
    wide.width = .wide
    wide.identifier += "-wide"
    var chart = narrow.render()
    chart.svg = "<div class=\"chart-pair\">" + chart.svg + wide.render().svg + "</div>"
    return chart
  }
}

/// The page width that a chart is laid out for. Text is 13 units high in both.
public enum ChartWidth: Sendable, CaseIterable {
  /// 360 units: labels stand above the marks. Readable from 320 CSS pixels.
  case narrow
  /// 640 units: labels stand beside the marks. For a column of text on a desk, and for paper.
  case wide

  /// The width of the view box.
  var units: Double {
    switch self {
    case .narrow: 360
    case .wide: 640
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
