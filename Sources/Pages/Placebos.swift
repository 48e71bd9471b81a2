import Analyses
import Content

extension PageMaker {
  /// The table of the estimates, and that of the placebos after it.
  func resultTables(_ results: [Result], in study: Study) -> [TableModel] {
    let placebos = results.filter(\.plan.isPlacebo)
    let others = results.filter { !$0.plan.isPlacebo }
    var tables = others.isEmpty ? [] : [resultTable(others, in: study)]
    if !placebos.isEmpty {
      var table = resultTable(placebos, in: study)
      table.title = language["placebos"]
      table.caption = placeboSentence(placebos)
      tables.append(table)
    }
    return tables
  }

  func placeboFigures(_ results: [Result], in study: Study) -> [FigureModel] {
    let placebos = results.filter { $0.plan.isPlacebo && $0.pooled == nil }
    return estimatesFigures(placebos, in: study, identifier: "placebo").map { figure in
      var figure = figure
      figure.name = "placebos" + figure.name.dropFirst("placebo".count)
      figure.title = language.say("placebo-title", ["title": figure.title])
      return figure
    }
  }

  /// What a placebo is, and how many of those here differ.
  private func placeboSentence(_ placebos: [Result]) -> String {
    let count = placebos.count { $0.warnings.contains(.significantPlacebo) }
    return language["placebo-caption"] + " "
      + (count == 0 ? language["placebo-none"] : language.count("placebo-some", count))
  }
}

extension ResultWords {
  /// What a card says of a placebo, where no side is good or bad.
  var placeboVerdict: String {
    language[direction == .unclear ? "verdict-placebo-expected" : "verdict-placebo-unexpected"]
  }
}
