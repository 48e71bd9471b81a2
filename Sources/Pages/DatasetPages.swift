import Analyses
import Content
import Downloads
import Diagnostics
import Tables
import Templates

/// How many rows a dataset's page shows.
private let shownRows = 10

extension PageMaker {
  func datasetPage(_ dataset: Dataset, of study: Study) -> DatasetPage {
    let address = addresses.dataset(study.slug, dataset.name, code)
    let title = language.prose(dataset.dictionary.title, in: site)
    let description = language.prose(dataset.dictionary.description, in: site)
    let studyLink = Link(
      label: language.prose(study.editions[code].title), address: addresses.study(study.slug, code).link(from: address))
    let identity = PageIdentity(
      address: address, title: title, description: description.isEmpty ? studyLink.label : description, section: "data",
      crumbs: [homeCrumb, (language["data-title"], addresses.data(code))],
      counterpart: { addresses.dataset(study.slug, dataset.name, $0) })
    var files = self.files(files(of: dataset.name, study: study.slug), on: address)
    if files.rows.isEmpty, let published = index.results[study.slug]?.data.first(where: { $0.name == dataset.name }) {
      files.rows = [
        row(
          Address.data(study.slug, dataset.name + ".csv"), size: published.canonicalCSV.count,
          checksum: published.sha256, on: address)
      ]
    }
    return DatasetPage(
      site: frame(identity), title: title, description: description, isSimulated: study.simulation != nil,
      simulation: simulation(of: study), facts: facts(of: dataset, in: study, studyLink),
      files: files, columns: dataset.table.columns.map { column($0) },
      header: dataset.table.columns.map { TableModel.Cell(text: $0.field.name, isNumber: $0.isNumeric) },
      rows: (0..<min(shownRows, dataset.table.rowCount)).map { row in
        DatasetPage.Row(
          cells: dataset.table.columns.map { TableModel.Cell(text: $0.text(row), isNumber: $0.isNumeric) })
      })
  }

  private func facts(of dataset: Dataset, in study: Study, _ studyLink: Link) -> [Fact] {
    let dictionary = dataset.dictionary
    let license = license(of: dataset, in: study)
    let facts = [
      Fact(language["fact-study"], [studyLink]),
      Fact(language["fact-rows"], language.format.integer(dataset.table.rowCount)),
      Fact(language["fact-columns"], language.format.integer(dataset.table.columns.count)),
      Fact(language["fact-observation"], language.prose(dictionary.unitOfObservation, in: site)),
      Fact(language["fact-key"], dictionary.schema.primaryKey.joined(separator: ", ")),
      Fact(language["fact-created"], dictionary.created.map { language.format.date($0) } ?? ""),
      Fact(language["fact-source"], language.prose(dictionary.source)),
      Fact(language["fact-license"], [Link(label: license.title, address: license.address)]),
    ]
    return facts.filter { $0.values.contains { !$0.label.isEmpty } }
  }

  private func column(_ column: Column) -> DatasetPage.Column {
    let field = column.field
    let missing = (0..<column.count).count { column.isMissing($0) }
    return DatasetPage.Column(
      name: field.name, title: localised(field.title), description: localised(field.description),
      type: language["type-" + field.kind.rawValue], unit: localised(field.unit),
      levels: field.levels.map { level in
        let label = localised(level.labels)
        return DatasetPage.Level(value: level.value, label: label == level.value ? "" : label)
      },
      constraints: constraints(field.constraints), missing: language.format.integer(missing), profile: profile(column))
  }

  private func localised(_ texts: [String: String]) -> String {
    language.prose(LocalisedText(texts), in: site)
  }

  private func constraints(_ constraints: Tables.Field.Constraints) -> [String] {
    var texts: [String] = []
    if constraints.required { texts.append(language["constraint-required"]) }
    if constraints.unique { texts.append(language["constraint-unique"]) }
    if let minimum = constraints.minimum {
      texts.append(language.say("constraint-minimum", ["value": language.format.tick(minimum, shift: 0)]))
    }
    if let maximum = constraints.maximum {
      texts.append(language.say("constraint-maximum", ["value": language.format.tick(maximum, shift: 0)]))
    }
    if let pattern = constraints.pattern {
      texts.append(language.say("constraint-pattern", ["value": pattern]))
    }
    return texts
  }

  /// What the values of a column look like, in a line or a few.
  private func profile(_ column: Column) -> [String] {
    let format = language.format
    switch column.values {
    case .numbers(let values):
      let observed = values.filter { !$0.isNaN }.sorted()
      guard let low = observed.first, let high = observed.last else { return [] }
      let mean = observed.reduce(0, +) / Double(observed.count)
      if column.field.kind == .boolean { return [format.percent(mean)] }
      if !column.field.levels.isEmpty { return shares(column) }
      // A year is a number without groups of digits.
      if column.field.kind == .year {
        return [language.say("profile-range", ["low": String(Int(low)), "high": String(Int(high))])]
      }
      let middle = observed.count / 2
      let median = observed.count % 2 == 1 ? observed[middle] : (observed[middle - 1] + observed[middle]) / 2
      return [
        language.say("profile-range", ["low": format.number(low), "high": format.number(high)]),
        language.say("profile-mean", ["mean": format.number(mean), "median": format.number(median)]),
      ]
    case .texts(let values):
      if !column.field.levels.isEmpty { return shares(column) }
      let observed = Set(values.compactMap { $0 })
      if column.field.kind == .date, let low = observed.min(), let high = observed.max() {
        return [language.say("profile-range", ["low": date(low), "high": date(high)])]
      }
      return [language.count("profile-distinct", observed.count)]
    }
  }

  private func date(_ text: String) -> String {
    CalendarDate(iso8601: text).map { language.format.date($0) } ?? text
  }

  /// The share of each of the dictionary's levels among the observed values.
  private func shares(_ column: Column) -> [String] {
    var counts: [String: Int] = [:]
    var total = 0
    for row in 0..<column.count where !column.isMissing(row) {
      counts[column.text(row), default: 0] += 1
      total += 1
    }
    guard total > 0 else { return [] }
    return column.field.levels.map { level in
      let label = localised(level.labels)
      return language.say(
        "profile-level",
        [
          "label": label.isEmpty ? level.value : label,
          "share": language.format.percent(Double(counts[level.value] ?? 0) / Double(total)),
        ])
    }
  }
}

extension Column {
  var isNumeric: Bool {
    if case .numbers = values, field.kind != .boolean { true } else { false }
  }

  /// A value as it stands in the canonical file; empty when missing.
  func text(_ row: Int) -> String {
    switch values {
    case .texts(let values): return values[row] ?? ""
    case .numbers(let values):
      let value = values[row]
      if value.isNaN { return "" }
      if field.kind == .boolean { return value == 1 ? "true" : "false" }
      return value == value.rounded() && value.magnitude < 9e15 ? String(Int(value)) : String(value)
    }
  }
}

extension PageMaker {
  func dataPage() -> DataPage {
    let address = addresses.data(code)
    let identity = PageIdentity(
      address: address, title: language["data-title"], description: language["data-introduction"], section: "data",
      crumbs: [homeCrumb], counterpart: { addresses.data($0) })
    let catalogues = (context.files[""] ?? []).filter { !$0.path.hasPrefix("data/") && !$0.path.hasPrefix("bundles/") }
    var files = self.files(catalogues, on: address)
    files.rows.append(row(Address(path: "SHA256SUMS"), size: 0, checksum: "", on: address))
    return DataPage(
      site: frame(identity), title: language["data-title"], introduction: language["data-introduction"],
      groups: index.studies.filter { !$0.datasets.isEmpty }.map { study in
        DataPage.Group(
          title: language.prose(study.editions[code].title),
          address: addresses.study(study.slug, code).link(from: address),
          datasets: study.datasets.map { datasetCard($0, of: study, on: address) })
      }, files: files)
  }
}
