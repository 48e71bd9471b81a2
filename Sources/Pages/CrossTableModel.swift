import Analyses
import Content

extension PageMaker {
  /// Counts with their shares, and the tests under the title: one table for each layer.
  func crossTables(_ table: CrossTabulation) -> [TableModel] {
    let title = language.prose(table.plan.title, in: site)
    func label(_ level: CrossTabulation.Level) -> String { language.prose(level.label, in: site) }
    func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
    func count(_ value: Int?) -> String { value.map(language.format.integer) ?? language["cell-hidden"] }
    return table.layers.map { layer in
      var rows = table.rows.indices.map { row in
        TableModel.Row(
          heading: label(table.rows[row]),
          cells: table.columns.indices.map { column in
            let share = table.share(row, column, in: layer).map { " (\(language.format.percent($0)))" } ?? ""
            return number(count(layer.counts[row][column]) + share)
          } + [number(count(layer.rowTotals[row]))])
      }
      rows.append(
        TableModel.Row(
          heading: language["cross-total"],
          cells: layer.columnTotals.map { number(count($0)) } + [number(count(layer.total))]))
      var caption = [
        language.say("cross-caption", ["columns": language.prose(table.columnTitle, in: site)]),
        language["cross-share-" + table.plan.share.rawValue], words(for: layer),
      ]
      if layer.hasHiddenCounts { caption.append(language["cells-hidden"]) }
      return TableModel(
        title: table.plan.by == nil
          ? title : language.say("cross-layer", ["title": title, "level": label(layer.level)]),
        caption: caption.joined(separator: " "),
        header: [TableModel.Cell(text: language.prose(table.rowTitle, in: site))]
          + table.columns.map { number(label($0)) }
          + [number(language["cross-total"])],
        rows: rows)
    }
  }

  private func words(for layer: CrossTabulation.Layer) -> String {
    guard let test = layer.test else {
      return language[layer.hasHiddenCounts ? "cross-hidden-test" : "cross-no-test"]
    }
    let format = language.format
    var text = language.say(
      "cross-test",
      [
        "statistic": format.number(test.statistic, decimals: 2), "df": format.integer(test.degreesOfFreedom),
        "p": format.pValue(test.pValue), "association": format.number(test.cramersV, decimals: 2),
        "expected": format.number(test.smallestExpected, decimals: 1),
      ])
    text += " "
    guard let fisher = test.fisher else { return text + language["cross-fisher-refused"] }
    if let drawn = fisher.drawn {
      text += language.say(
        "cross-fisher-drawn",
        [
          "p": format.pValue(fisher.pValue), "count": format.integer(drawn.draws), "seed": String(drawn.seed),
          "interval": language.interval(drawn.low, drawn.high, as: .number(decimals: 4)),
        ])
    } else {
      text += language.say("cross-fisher", ["p": format.pValue(fisher.pValue)])
    }
    return text
  }
}
