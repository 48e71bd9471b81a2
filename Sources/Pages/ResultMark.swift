import Analyses
import Content
import Templates

/// What a number on a page is: the result that it comes from and where its card stands, or the dataset that it counts.
///
/// Templates print it as `data-result="study/id"` or `data-dataset="study/name"` on an element around the number.
struct ResultMark: TemplateModel, Equatable {
  /// `study/id`; empty for what is no result.
  var result = ""
  /// `study/name`, for counts and pictures straight from rows; empty otherwise.
  var dataset = ""
  /// Leads to the card of the result, or to the page of the dataset.
  var card = ""

  static let shape = Shape<ResultMark>([
    .text("result") { $0.result }, .text("dataset") { $0.dataset }, .text("card") { $0.card },
  ])

  /// The `id` of a result's card on the page of its study.
  static func anchor(_ id: String) -> String { "result_" + id }
}

extension PageMaker {
  /// The mark of a result; its card is a place on the study's own page.
  func mark(_ id: String, in study: Study) -> ResultMark {
    ResultMark(result: study.slug + "/" + id, card: "#" + ResultMark.anchor(id))
  }

  /// The mark of what is counted or drawn straight from a dataset's rows.
  func mark(dataset name: String, in study: Study) -> ResultMark {
    ResultMark(
      dataset: study.slug + "/" + name,
      card: addresses.dataset(study.slug, name, code).link(from: addresses.study(study.slug, code)))
  }
}

extension TableModel {
  /// The table with its numbers named, all of one result.
  func marked(_ mark: ResultMark) -> TableModel {
    var table = self
    table.mark = mark
    return table
  }

  /// Seen from another page than the study's: the cards stand there.
  func seen(from prefix: String) -> TableModel {
    guard !prefix.isEmpty else { return self }
    var table = self
    table.mark = mark.seen(from: prefix)
    for row in table.rows.indices { table.rows[row].mark = table.rows[row].mark.seen(from: prefix) }
    return table
  }
}

extension FigureModel {
  /// The figure with its numbers named, all of one result.
  func marked(_ mark: ResultMark) -> FigureModel {
    var figure = self
    figure.mark = mark
    return figure
  }

  /// The figure with each row of its picture and of its table named: the rows of a chart of estimates.
  func marked(rows marks: [ResultMark]) -> FigureModel {
    var figure = self
    figure.rowMarks = marks
    if let only = marks.first, marks.allSatisfy({ $0 == only }) { figure.mark = only }
    return figure
  }

  func seen(from prefix: String) -> FigureModel {
    guard !prefix.isEmpty else { return self }
    var figure = self
    figure.mark = mark.seen(from: prefix)
    figure.rowMarks = rowMarks.map { $0.seen(from: prefix) }
    figure.table = figure.table.seen(from: prefix)
    return figure
  }
}

extension ResultMark {
  func seen(from prefix: String) -> ResultMark {
    guard card.hasPrefix("#") else { return self }
    var mark = self
    mark.card = prefix + card
    return mark
  }
}
