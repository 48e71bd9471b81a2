/// A chart that draws itself from the top of its picture downwards, beside its values as a table.
protocol DrawnChart: ChartRendering {
  var title: String { get }
  var description: String { get }
  var words: ChartWords { get }
  var table: ChartTable { get }
  /// Draws everything, and returns the height that it took.
  func draw(in svg: inout SVG) -> Double
}

extension DrawnChart {
  /// What ``ChartRendering/render()`` returns. A protocol that is not public cannot be its witness.
  func drawn() -> Chart {
    var svg = SVG()
    let height = draw(in: &svg)
    return Chart(
      svg: svg.document(width: width, height: height, identifier: identifier, title: title, description: description),
      title: title, description: description, table: table)
  }

  /// Says that there is nothing to show, in place of a picture.
  func drawNoData(in svg: inout SVG) -> Double {
    svg.text(words.noData, width.units / 2, 32, "chart-muted", .middle)
    return 52
  }
}
