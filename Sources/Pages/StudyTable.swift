import Content
import Diagnostics

/// How many studies the table shows on one page: about 60 KB of HTML.
private let rowsPerPage = 100

extension PageMaker {
  /// The table of studies and its later pages.
  func addStudyTable(to list: inout PageList) {
    let maker = self
    let count = max(1, (index.studies.count + rowsPerPage - 1) / rowsPerPage)
    for page in 1...count {
      list.add(
        addresses.studyTable(code).continued(word: language["path-page"], number: page), templates.studyTable,
        size: 65_536
      ) { maker.studyTablePage(page: page, of: count) }
    }
  }

  private func studyTablePage(page: Int, of count: Int) -> StudyTablePage {
    let here = continued({ addresses.studyTable($0) }, page: page)
    let address = here(code)
    let title = numbered(language["table-of-studies"], page: page)
    let studies = index.studies[((page - 1) * rowsPerPage)..<min(index.studies.count, page * rowsPerPage)]
    let columns = [
      ("theme", "theme"), ("population", "fact-population"), ("territory", "fact-territory"),
      ("design", "fact-design"), ("status", "head-status"), ("year", "head-year"), ("grade", "field-strength"),
      ("cost", "field-cost"),
    ]
    let headers = columns.map { language[$0.1] } + [language["headline"]]
    let rows = studies.map { study in
      var row = row(of: study, on: address)
      for (column, header) in zip(row.cells.indices, headers) { row.cells[column].label = header }
      return row
    }
    let isWhole = count == 1 && studies.count > 1
    let identity = PageIdentity(
      address: address, title: title, description: language["table-introduction"], section: "studies",
      crumbs: [homeCrumb, (language["studies"], addresses.studies(code))], counterpart: here)
    return StudyTablePage(
      site: frame(identity), title: title, introduction: language["table-introduction"],
      total: language.count("total-studies", index.studies.count), isWhole: isWhole,
      filters: !isWhole
        ? []
        : columns.enumerated().map { column, names in
          StudyTablePage.Filter(
            id: names.0, column: String(column + 1), label: language[names.1],
            options: options(of: column, in: rows, isDescending: ["year", "grade"].contains(names.0)))
        }.filter { $0.options.count > 1 }, pages: count == 1 ? [] : filterLinks(on: address, current: nil),
      headers: headers,
      rows: rows, studies: Link(label: language["table-cards"], address: addresses.studies(code).link(from: address)),
      pagination: pagination(
        of: addresses.studyTable(code), page: page, count: count, word: language["path-page"]))
  }

  private func row(of study: Study, on page: Address) -> StudyTablePage.Row {
    let card = studyCard(study, on: page)
    let texts = study.editions[code].study
    let themes = study.themes.compactMap { id in
      index.catalog.theme(id.value).map { (id.value, language.prose($0.title, in: site)) }
    }
    func cell(_ text: String, _ values: String? = nil, order: String? = nil) -> StudyTablePage.Cell {
      StudyTablePage.Cell(
        text: text, values: values ?? SearchWords.folded(text), order: order ?? SearchWords.folded(text))
    }
    func foreign(_ cell: StudyTablePage.Cell) -> StudyTablePage.Cell {
      var cell = cell
      cell.language = card.contentLanguage
      return cell
    }
    let year = String(study.date.value.year)
    return StudyTablePage.Row(
      title: card.title, address: card.address, contentLanguage: card.contentLanguage,
      cells: [
        cell(themes.map(\.1).joined(separator: ", "), themes.map(\.0).joined(separator: "|")),
        foreign(cell(language.prose(texts.population))), foreign(cell(language.prose(texts.territory))),
        cell(card.design, study.design.rawValue), cell(card.status, study.status.rawValue),
        cell(year, year, order: study.date.value.description),
        gradeCell(of: study, card.headline.strength), costCell(of: study, card.headline.cost),
        StudyTablePage.Cell(
          text: card.effect.isEmpty ? "–" : "\(card.effect) \(card.interval)", values: "", order: card.outcome,
          result: card.headline.effect.result),
      ])
  }

  /// Sorted by the level; a study without one comes first.
  private func gradeCell(of study: Study, _ strength: StrengthModel) -> StudyTablePage.Cell {
    let level = index.results[study.slug]?.grade?.level ?? 0
    return StudyTablePage.Cell(
      text: level == 0 ? "–" : "\(strength.short) \(strength.words)", values: String(level), order: String(level),
      steps: strength.steps)
  }

  private func costCell(of study: Study, _ cost: HeadlineModel.CostField) -> StudyTablePage.Cell {
    guard let declared = study.cost else {
      return StudyTablePage.Cell(text: language["not-known"], values: "unknown", order: "")
    }
    return StudyTablePage.Cell(
      text: "\(cost.value) \(cost.short)", values: "known",
      order: String(Int((declared.amount * 100).rounded())))
  }

  /// The values that stand in a column, each with its text, in the order of the texts.
  private func options(of column: Int, in rows: [StudyTablePage.Row], isDescending: Bool) -> [StudyTablePage.Option] {
    var labels: [String: String] = [:]
    for row in rows {
      let cell = row.cells[column]
      let values = cell.values.split(separator: "|").map(String.init)
      for value in values {
        if value == "known" {
          labels[value] = language["cost-known"]
          continue
        }
        labels[value] =
          values.count == 1
          ? cell.text : index.catalog.theme(value).map { language.prose($0.title, in: site) } ?? value
      }
    }
    let options = labels.map { StudyTablePage.Option(value: $0.key, label: $0.value) }
    return options.sorted { left, right in
      if isDescending { return left.value > right.value }
      return (SearchWords.folded(left.label), left.value) < (SearchWords.folded(right.label), right.value)
    }
  }
}
