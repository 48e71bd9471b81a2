import Analyses
import Content
import Downloads
import Tables
import Templates

extension PageMaker {
  func datasetPage(_ dataset: Dataset, of study: Study) -> DatasetPage {
    let address = addresses.dataset(study.slug, dataset.name, code)
    let title = language.prose(dataset.dictionary.title, in: site)
    let description = language.prose(dataset.dictionary.description, in: site)
    let studyLink = Link(
      label: language.prose(study.editions[code].title), address: addresses.study(study.slug, code).link(from: address),
      language: foreign(study.editions[code]))
    let identity = PageIdentity(
      address: address, title: title, description: description.isEmpty ? studyLink.label : description, section: "data",
      crumbs: [homeCrumb, (language["data-title"], addresses.data(code))],
      counterpart: { addresses.dataset(study.slug, dataset.name, $0) }, subject: .dataset(dataset, of: study))
    let table = dataset.table
    let files = files(of: dataset.name, study: study.slug)
    let content = files.lazy.compactMap(\.content).first ?? DatasetContent(table)
    var names = UniqueNames()
    let columns = zip(table.columns, content?.profiles ?? []).map { column, profile in
      self.column(column, profile, id: names.name(for: column.field.name), isOpen: table.columns.count <= 12)
    }
    let shown = min(shownRows, table.rowCount)
    return DatasetPage(
      site: frame(identity), title: title, description: description, isSimulated: study.simulation != nil,
      simulation: simulation(of: study), facts: facts(of: dataset, in: study, studyLink, on: address),
      downloads: downloads(of: dataset, in: study, files, content, on: address), columns: columns,
      dataLanguage: code == site.masterLanguage ? "" : site.masterLanguage,
      rowsCaption: shown == table.rowCount
        ? language.say("rows-all", ["total": language.format.integer(shown)])
        : language.say(
          "rows-shown", ["count": language.format.integer(shown), "total": language.format.integer(table.rowCount)]),
      header: table.columns.map { TableModel.Cell(text: $0.field.name, isNumber: $0.isNumeric) },
      rows: (0..<shown).map { row in
        DatasetPage.Row(
          cells: table.columns.map {
            TableModel.Cell(text: shortened($0.text(at: row) ?? "", to: 80), isNumber: $0.isNumeric)
          })
      },
      disclosure: dataset.record.map { disclosure($0, of: dataset, files, on: address) } ?? DisclosureModel())
  }

  private func facts(of dataset: Dataset, in study: Study, _ studyLink: Link, on page: Address) -> [Fact] {
    let dictionary = dataset.dictionary
    let schema = dictionary.schema
    let license = license(of: dataset, in: study)
    let facts = [
      Fact(language["fact-study"], [studyLink]),
      Fact(language["fact-rows"], language.format.integer(dataset.table.rowCount)),
      Fact(language["fact-columns"], language.format.integer(dataset.table.columns.count)),
      Fact(language["fact-observation"], language.prose(dictionary.unitOfObservation, in: site)),
      Fact(language["fact-key"], schema.primaryKey.joined(separator: ", ")),
      Fact(language["fact-unique-keys"], schema.uniqueKeys.map { Link(label: $0.joined(separator: ", ")) }),
      Fact(language["fact-foreign-keys"], schema.foreignKeys.map { foreignKey($0, in: study, on: page) }),
      Fact(
        language["fact-conforms"],
        [Link(label: schema.conformsTo, address: schema.conformsTo.hasPrefix("http") ? schema.conformsTo : "")]),
      Fact(language["fact-temporal"], dictionary.temporal.map(days) ?? ""),
      Fact(
        language["fact-territory"],
        dictionary.spatial.map { [Link(label: language.prose($0.name, in: site), address: $0.address)] } ?? []),
      Fact(language["fact-created"], dictionary.created.map { language.format.date($0) } ?? ""),
      Fact(language["fact-source"], language.prose(dictionary.source)),
      Fact(language["fact-license"], [Link(label: license.title, address: license.address)]),
      Fact(language["fact-attribution"], attribution(of: dataset, in: study)).wide,
    ]
    return facts.filter { $0.values.contains { !$0.label.isEmpty } }
  }

  /// `du 1er janvier 2016 au 31 décembre 2018`; from one day on, or until one.
  private func days(_ period: Period) -> String {
    let values = [
      "first": period.first.map { language.format.date($0) } ?? "",
      "last": period.last.map { language.format.date($0) } ?? "",
    ]
    let key = period.first == nil ? "period-until" : period.last == nil ? "period-since" : "period"
    return language.say(key, values)
  }

  private func foreignKey(_ key: Schema.ForeignKey, in study: Study, on page: Address) -> Link {
    let values = [
      "fields": key.fields.joined(separator: ", "), "keys": key.keys.joined(separator: ", "), "dataset": key.dataset,
    ]
    guard !key.dataset.isEmpty else { return Link(label: language.say("foreign-key-self", values)) }
    let isThere = study.dataset(named: key.dataset) != nil
    return Link(
      label: language.say("foreign-key", values),
      address: isThere ? addresses.dataset(study.slug, key.dataset, code).link(from: page) : "")
  }
}

/// A text of at most so many characters, the last of them an ellipsis when it is cut.
func shortened(_ text: String, to count: Int) -> String {
  // A text of few bytes has few characters: most are never counted.
  text.utf8.count <= count || text.count <= count ? text : text.prefix(count - 1) + "…"
}

extension Column {
  var isNumeric: Bool {
    if case .numbers = values, field.kind != .boolean { true } else { false }
  }
}

extension PageMaker {
  func dataPage() -> DataPage {
    let address = addresses.data(code)
    let identity = PageIdentity(
      address: address, title: language["data-title"], description: language["data-introduction"], section: "data",
      crumbs: [homeCrumb], counterpart: { addresses.data($0) }, subject: .catalogue)
    let catalogues = (context.files[""] ?? []).filter { !$0.path.hasPrefix("data/") && !$0.path.hasPrefix("bundles/") }
    var files = self.files(catalogues, on: address)
    files.rows.append(row(Address(path: "SHA256SUMS"), size: 0, checksum: "", on: address))
    return DataPage(
      site: frame(identity), title: language["data-title"], introduction: language["data-introduction"],
      groups: index.studies.filter { !$0.datasets.isEmpty }.map { study in
        DataPage.Group(
          title: language.prose(study.editions[code].title),
          address: addresses.study(study.slug, code).link(from: address),
          contentLanguage: foreign(study.editions[code]),
          datasets: study.datasets.map { datasetCard($0, of: study, on: address) })
      }, files: files)
  }
}
