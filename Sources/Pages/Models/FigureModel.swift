import Charts
import Synchronization
import Templates

/// What `templates/figure.mustache` shows: a chart with its data.
///
/// The chart is drawn when something of it is first asked for, so that a list of figures costs little.
struct FigureModel: TemplateModel {
  /// What it is called in addresses, before others of the same name are told from it: `revenu`, `subgroups-revenu`.
  var name: String
  var title: String
  var caption: String
  let drawn: ChartOnPage
  /// nil for a figure that has no page of its own.
  var share: ShareModel?
  var mark = ResultMark()
  /// What the rows of the picture and of the table are, one for each; empty where the whole figure is one result.
  var rowMarks: [ResultMark] = []
  /// Whether its numbers have decimal commas.
  let hasCommas: Bool
  private var ownTable: TableModel?

  /// - Parameter table: In the place of the chart's own; nil for that one.
  init(
    name: String, title: String, caption: String, chart: any ChartRendering, table: TableModel? = nil,
    hasCommas: Bool
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    drawn = ChartOnPage(chart)
    self.hasCommas = hasCommas
    ownTable = table
  }

  /// The start of every `id` in the picture, which differs between the figures of one page.
  var identifier: String { drawn.chart.identifier }

  var picture: Markup {
    let svg = drawn.responsive.svg
    return rowMarks.isEmpty ? Markup(svg) : Markup(bytes: linking(rows: rowMarks, in: Array(svg.utf8)))
  }

  var table: TableModel {
    get {
      if let ownTable { return ownTable }
      let chart = drawn.responsive
      return TableModel(
        title: chart.title, caption: "",
        header: chart.table.header.enumerated().map { TableModel.Cell(text: $1, isNumber: $0 > 0) },
        rows: chart.table.rows.enumerated().map { number, row in
          var row = TableModel.Row(
            heading: row.first ?? "", cells: row.dropFirst().map { TableModel.Cell(text: $0, isNumber: true) })
          if rowMarks.indices.contains(number) { row.mark = rowMarks[number] }
          return row
        })
    }
    set { ownTable = newValue }
  }

  /// Leads to its data as CSV: to the file, where it has one of its own.
  var file: String { share?.csv ?? csvAddress }

  static let shape = Shape<FigureModel>([
    .text("title") { $0.title }, .text("caption") { $0.caption }, .markup("picture") { $0.picture },
    .model("table") { $0.table }, .model("mark") { $0.mark }, .text("file") { $0.file },
    .list("share") { $0.share.map { [$0] } ?? [] },
  ])
}

/// A chart that is drawn for pages once, when it is first asked for.
final class ChartOnPage: Sendable {
  let chart: any ChartRendering
  private let made = Mutex<Chart?>(nil)

  init(_ chart: any ChartRendering) {
    self.chart = chart
  }

  var responsive: Chart {
    made.withLock { made in
      if let made { return made }
      let chart = chart.renderResponsive()
      made = chart
      return chart
    }
  }
}

/// How a reader takes a chart along.
struct ShareModel: TemplateModel {
  /// The chart's own page.
  var page: String
  var svg: String
  var csv: String
  /// HTML for another site; empty where no address is known that leads here.
  var snippet: String

  static let shape = Shape<ShareModel>([
    .text("page") { $0.page }, .text("svg") { $0.svg }, .text("csv") { $0.csv }, .text("snippet") { $0.snippet },
  ])
}
