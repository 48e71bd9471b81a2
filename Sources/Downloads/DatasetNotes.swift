import Content
import Tables

/// What a file says of the dataset that it holds: who made it, under which licence, what each column means.
///
/// Formats with room for more than one table keep it beside the data.
struct DatasetNotes: Sendable {
  /// Name and value, in the order of reading.
  var about: [(name: String, value: String)]
  /// One for each column.
  var columns: [ColumnNotes]
  /// The day of the study's version, as ISO 8601: a format that must hold a time holds this one.
  var date: CalendarDate

  struct ColumnNotes: Sendable {
    var name: String
    var type: String
    var title: String
    var description: String
    var unit: String
    var levels: [(value: String, label: String)]
  }

  init(_ dataset: Dataset, of study: Study, in catalog: Catalog, addresses: Addresses) {
    let languages = catalog.site.languages
    let language = catalog.site.masterLanguage
    func text(_ texts: LocalisedText) -> String { texts.text(language, otherwise: languages) }
    let license = dataset.dictionary.license ?? catalog.licenses(of: study).data
    about = [
      ("title", text(dataset.dictionary.title)), ("description", text(dataset.dictionary.description)),
      ("study", study.editions.master.title), ("version", study.version.value), ("date", "\(study.versionDate)"),
      ("publisher", catalog.publisherName), ("license", license.rawValue), ("license_url", license.address),
      ("source", dataset.dictionary.source), ("unit_of_observation", text(dataset.dictionary.unitOfObservation)),
      ("simulated", study.simulation == nil ? "" : "true"), ("homepage", addresses.url(of: study)),
    ].filter { !$0.1.isEmpty }
    columns = dataset.table.columns.map { column in
      let field = column.field
      return ColumnNotes(
        name: field.name, type: field.kind.rawValue, title: text(LocalisedText(field.title)),
        description: text(LocalisedText(field.description)), unit: text(LocalisedText(field.unit)),
        levels: field.levels.map { ($0.value, text(LocalisedText($0.labels))) })
    }
    date = study.versionDate
  }
}
