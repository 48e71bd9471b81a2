import Analyses
import CSV
import Content

/// What `studies.json` and `studies.csv` say of one study.
struct StudyEntry {
  var study: Study
  var licenses: Licenses
  /// The main result; nil for a study without one.
  var headline: Result?
  /// nil for a study of which nothing is computed.
  var grade: EvidenceGrade?
  var downloads: StudyDownloads
}

/// The studies as JSON, with the addresses of their files.
func studiesJSON(_ entries: [StudyEntry], catalog: Catalog, addresses: Addresses) -> JSON {
  let languages = catalog.site.languages
  return .array(
    entries.map { entry in
      let study = entry.study
      let grade: JSON? = entry.grade.map(gradeJSON)
      let cost: JSON? = study.cost.map(costJSON)
      return .members([
        ("slug", .string(study.slug)),
        ("doi", study.doi.flatMap { JSON.text($0.name) }),
        ("title", study.texts(languages) { $0.title }),
        ("question", study.texts(languages) { $0.study.question }),
        ("summary", study.texts(languages) { $0.summary }),
        ("population", study.texts(languages) { $0.study.population }),
        ("territory", study.texts(languages) { $0.study.territory }),
        ("design", .string(study.design.rawValue)),
        ("status", .string(study.status.rawValue)),
        ("date", .string(study.date.value.description)),
        ("modified", .string(study.modifiedDate.description)),
        ("version", .string(study.version.value)),
        ("themes", .texts(study.themes.map(\.value))),
        ("authors", .texts(study.authors.map { catalog.person($0.value)?.name ?? $0.value })),
        ("simulated", .bool(study.simulation != nil)),
        ("license", ["data": license(entry.licenses.data), "text": license(entry.licenses.text)]),
        ("headline", entry.headline.map(headline)),
        ("evidence", grade),
        ("cost", cost),
        (
          "urls",
          .object(
            languages.filter(study.editions.has).map {
              (key: $0, value: .string(addresses.url(of: study, language: $0)))
            })
        ),
        (
          "datasets",
          .array(
            study.datasets.map { dataset in
              .members([
                ("name", .string(dataset.name)),
                ("title", .translations(dataset.dictionary.title.texts)),
                ("rows", .integer(dataset.table.rowCount)),
                ("columns", .integer(dataset.table.columns.count)),
                ("files", .array(entry.downloads.facts(ofDataset: dataset.name).map { file($0, addresses) })),
              ])
            })
        ),
        ("files", .array(entry.downloads.facts.filter { $0.dataset == nil }.map { file($0, addresses) })),
      ])
    })
}

private func license(_ license: License) -> JSON {
  ["id": .string(license.rawValue), "url": .string(license.address)]
}

private func headline(_ result: Result) -> JSON {
  [
    "term": .string(result.id), "estimate": .number(result.estimate), "conf_low": .number(result.low),
    "conf_high": .number(result.high), "conf_level": .number(result.plan.confidence),
    "p_value": .number(result.pValue), "method": .string(result.method.rawValue),
    "scale": .string(result.plan.scale.rawValue),
  ]
}

private func file(_ facts: FileFacts, _ addresses: Addresses) -> JSON {
  [
    "url": .string(addresses.absolute(facts.path)), "format": .string(facts.format.label),
    "media_type": .string(facts.format.mediaType), "bytes": .integer(facts.byteCount),
    "sha256": .string(facts.sha256),
  ]
}

/// The studies as a table; several themes or authors stand in one cell with `;` between them.
func studiesCSV(_ entries: [StudyEntry], catalog: Catalog, addresses: Addresses) -> [UInt8] {
  let languages = catalog.site.languages
  var writer = DelimitedWriter(.canonical, reservingCapacity: 1024 * (entries.count + 1))
  for column in studyListColumns(languages: languages) { writer.append(column.name) }
  writer.endRecord()
  for entry in entries {
    let study = entry.study
    func append(_ text: String?) {
      if let text, !text.isEmpty { writer.append(text) } else { writer.appendEmpty() }
    }
    func append(_ number: Double?) {
      if let number, number.isFinite { writer.append(number) } else { writer.appendEmpty() }
    }
    append(study.slug)
    for language in languages { append(study.edition(language)?.title) }
    for language in languages { append(study.edition(language)?.study.question) }
    append(study.design.rawValue)
    append(study.status.rawValue)
    append(study.date.value.description)
    append(study.modifiedDate.description)
    append(study.version.value)
    append(study.themes.map(\.value).joined(separator: ";"))
    append(study.authors.map { catalog.person($0.value)?.name ?? $0.value }.joined(separator: ";"))
    append(study.simulation == nil ? "false" : "true")
    append(entry.licenses.data.rawValue)
    append(entry.licenses.text.rawValue)
    append(entry.headline?.id)
    append(entry.headline?.estimate)
    append(entry.headline?.low)
    append(entry.headline?.high)
    append(entry.headline?.pValue)
    append(entry.headline?.method.rawValue)
    append(entry.headline?.plan.scale.rawValue)
    append(entry.grade?.level.map { String($0) })
    append(entry.grade.map { String($0.standard) })
    append(entry.grade.map { criteria($0, .notMet) })
    append(entry.grade.map { criteria($0, .unknown) })
    append(study.cost?.amount)
    append(study.cost?.currency)
    for language in languages { append(study.cost?.per.texts[language]) }
    append(study.cost?.year.map { String($0) })
    for language in languages {
      append(study.edition(language).map { addresses.url(of: study, language: $0.language) })
    }
    append(entry.downloads.facts(named: "results.csv").map { addresses.absolute($0.path) })
    append(entry.downloads.facts(named: "datapackage.json").map { addresses.absolute($0.path) })
    append(entry.downloads.bundle.map { addresses.absolute($0.path) })
    writer.endRecord()
  }
  return writer.bytes
}

func studyListColumns(languages: [String]) -> [GeneratedColumn] {
  func text(_ name: String, _ description: String) -> GeneratedColumn {
    GeneratedColumn(name: name, type: "string", description: description)
  }
  func number(_ name: String, _ description: String) -> GeneratedColumn {
    GeneratedColumn(name: name, type: "number", description: description)
  }
  var columns = [text("slug", "name of the study in addresses")]
  columns += languages.map { text("title_\($0)", "title; empty when there is no text in this language") }
  columns += languages.map { text("question_\($0)", "question of the study") }
  columns += [
    text("design", "how the effect is identified"), text("status", "protocol, ongoing or final"),
    GeneratedColumn(name: "date", type: "date", description: "date of first publication"),
    GeneratedColumn(name: "modified", type: "date", description: "date of the last correction"),
    text("version", "version of the study"), text("themes", "ids of themes, with ; between them"),
    text("authors", "names, with ; between them"),
    GeneratedColumn(name: "simulated", type: "boolean", description: "whether the data are simulated"),
    text("license_data", "SPDX identifier of the licence of the data"),
    text("license_text", "SPDX identifier of the licence of the texts"),
    text("headline_term", "id of the main estimate"), number("headline_estimate", "main estimate"),
    number("headline_conf_low", "lower bound of its confidence interval"),
    number("headline_conf_high", "upper bound of its confidence interval"),
    number("headline_p_value", "its p-value"), text("headline_method", "its method"),
    text("headline_scale", "natural, points, percent (proportions), log-ratio (a logarithm)"),
    GeneratedColumn(
      name: "evidence_level", type: "integer",
      description: "strength of evidence, 1 to 5, by the Maryland Scientific Methods Scale; empty without a grade"),
    GeneratedColumn(
      name: "evidence_standard", type: "integer", description: "level of Nesta's Standards of Evidence, 1 to 5"),
    text("evidence_not_met", "criteria of the grade that are not met, with ; between them"),
    text("evidence_not_known", "criteria of the grade that are not known, with ; between them"),
    number("cost_amount", "declared cost, for one of cost_per"), text("cost_currency", "its currency, ISO 4217"),
  ]
  columns += languages.map { text("cost_per_\($0)", "whom or what the cost is for") }
  columns.append(GeneratedColumn(name: "cost_year", type: "integer", description: "year of its prices"))
  columns += languages.map { text("url_\($0)", "address of the study's page") }
  columns += [
    text("url_results", "address of results.csv"), text("url_datapackage", "address of datapackage.json"),
    text("url_bundle", "address of the bundle"),
  ]
  return columns
}

private func criteria(_ grade: EvidenceGrade, _ verdict: EvidenceGrade.Verdict) -> String {
  grade.criteria.filter { $0.verdict == verdict }.map(\.id.rawValue).joined(separator: ";")
}

extension Study {
  /// The text in a language; nil when there is none, where `editions[language]` would give the first language's.
  func edition(_ language: String) -> Edition? { editions.has(language) ? editions[language] : nil }

  fileprivate func texts(_ languages: [String], _ text: (Edition) -> String) -> JSON? {
    .translations(
      Dictionary(
        uniqueKeysWithValues: languages.compactMap { language in
          edition(language).map { (language, text($0)) }
        }))
  }
}
