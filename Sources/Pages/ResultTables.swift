import Analyses
import Content
import Diagnostics

extension PageMaker {
  /// The results with all that a reader needs beside the estimate.
  func resultTable(_ results: [Result], in study: Study) -> TableModel {
    let isAdjusted = results.contains { $0.adjusted != nil }
    let levels = Set(results.map(\.plan.confidence))
    let head =
      levels.count == 1 && !results.isEmpty
      ? language.say("confidence", ["level": words(for: results[0], in: study).level]).capitalisedFirst
      : language["head-interval"]
    var header = [cell("head-outcome", isNumber: false), cell("head-effect"), number(head), cell("head-p")]
    if isAdjusted { header.append(cell("head-p-adjusted")) }
    header += [cell("head-standard-error"), cell("head-n")]
    let rows = results.map { result in
      let words = words(for: result, in: study)
      var cells = [
        number(words.effect),
        number(levels.count == 1 ? words.interval : "\(words.interval) (\(words.level))"),
        number(language.format.pValueCell(result.pValue)),
      ]
      if isAdjusted { cells.append(number(result.adjusted.map { language.format.pValueCell($0.pValue) } ?? "")) }
      cells += [
        number(words.standardError),
        number(language.format.integer(result.sample.observations)),
      ]
      let method = "\(language["method-" + result.method.rawValue]), \(words.standardErrorLabel)"
      return TableModel.Row(
        heading: words.title,
        note: ([method] + (result.plan.isPrimary ? [language["primary"]] : [])
          + (result.isRestricted ? [language["restricted"]] : [])).joined(separator: ", "), cells: cells,
        isPrimary: result.plan.isPrimary, mark: mark(result.id, in: study))
    }
    let isWhole = results.count == index.results[study.slug]?.results.count { !$0.plan.isPlacebo }
    return TableModel(title: language[isWhole ? "all-results" : "results"], caption: "", header: header, rows: rows)
      .stacked
  }

  /// Covariates before treatment, by arm, with the joint test under the title.
  func balanceTable(_ balance: Balance, in study: Study) -> TableModel {
    let format = language.format
    var caption = language["balance-caption"]
    if let joint = balance.joint {
      caption +=
        " "
        + language.say(
          "joint-test",
          [
            "statistic": format.number(joint.statistic, decimals: 2), "numerator": degrees(joint.numeratorDegrees),
            "denominator": degrees(joint.denominatorDegrees), "p": format.pValue(joint.pValue),
          ])
    }
    func arm(_ label: LocalisedText, _ count: Int?) -> TableModel.Cell {
      number(
        language.say("arm-head", ["name": language.prose(label, in: site), "count": shown(count)]))
    }
    if balance.hasHiddenCounts { caption += " " + language["cells-hidden"] }
    return TableModel(
      title: language.prose(balance.plan.title, in: site), caption: caption,
      header: [
        cell("head-variable", isNumber: false), arm(balance.treatedLabel, balance.treatedCount),
        arm(balance.controlLabel, balance.controlCount), cell("head-difference"), cell("head-variance-ratio"),
      ],
      rows: balance.rows.map { row in
        let isShare = row.level != nil || isBoolean(row.column, balance.plan.data, study)
        return TableModel.Row(
          heading: heading(row.title, row.level), note: row.missing.map(missing) ?? language["missing-hidden"],
          cells: row.isHidden
            ? (0..<4).map { _ in number(language["cell-hidden"]) }
            : [
              number(isShare ? format.percent(row.meanTreated) : format.number(row.meanTreated)),
              number(isShare ? format.percent(row.meanControl) : format.number(row.meanControl)),
              number(format.number(row.standardisedDifference, decimals: 2)),
              number(row.varianceRatio.map { format.number($0, decimals: 2) } ?? "–"),
            ])
      }, mark: mark(balance.plan.id.value, in: study))
  }

  /// Whether a column is of yes and no, so that its mean is a share.
  func isBoolean(_ column: String, _ data: Located<String>, _ study: Study) -> Bool {
    study.dataset(named: data.value)?.dictionary.schema.fields.first { $0.name == column }?.kind == .boolean
  }

  func heading(_ title: LocalisedText, _ level: LocalisedText?) -> String {
    let title = language.prose(title, in: site)
    guard let level else { return title }
    return language.say("profile-level", ["label": title, "share": language.prose(level, in: site)])
  }

  func missing(_ count: Int) -> String {
    count == 0 ? "" : language.count("missing-count", count)
  }

  /// Degrees of freedom: whole, or with one decimal.
  func degrees(_ value: Double) -> String {
    language.format.number(value, decimals: value == value.rounded() ? 0 : 1)
  }

  private func cell(_ key: String, isNumber: Bool = true) -> TableModel.Cell {
    TableModel.Cell(text: language[key], isNumber: isNumber)
  }

  private func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
}
