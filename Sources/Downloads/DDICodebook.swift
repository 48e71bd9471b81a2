import Content
import Tables

/// A study and its tables as DDI-Codebook 2.5: citation, scope, files, and every variable with its labels, range and
/// counts, as archives of social science read them.
///
/// - Parameter content: What was found of each dataset, by its name; a dataset without is left out.
/// - SeeAlso: https://ddialliance.org/Specification/DDI-Codebook/2.5/.
func ddiCodebook(
  _ study: Study, content: [String: DatasetContent], in catalog: Catalog, citations: [Citation], addresses: Addresses
) -> [UInt8] {
  var codebook = DDICodebook(study: study, catalog: catalog, addresses: addresses)
  return codebook.write(content, citations)
}

private struct DDICodebook {
  var study: Study
  var catalog: Catalog
  var addresses: Addresses
  var xml = XMLWriter()

  private var language: String { study.editions.master.language }
  private var tables: [Dataset] { study.datasets.filter { !$0.table.columns.isEmpty } }

  init(study: Study, catalog: Catalog, addresses: Addresses) {
    self.study = study
    self.catalog = catalog
    self.addresses = addresses
  }

  mutating func write(_ content: [String: DatasetContent], _ citations: [Citation]) -> [UInt8] {
    xml.open(
      "codeBook",
      [
        ("xmlns", "ddi:codebook:2_5"), ("version", "2.5"), ("xml:lang", language),
        ("ID", "study"),
      ])
    xml.open("docDscr")
    xml.open("citation")
    xml.open("titlStmt")
    xml.element("titl", text: study.editions.master.title)
    xml.close("titlStmt")
    xml.open("prodStmt")
    xml.element("producer", text: catalog.publisherName)
    xml.element("software", [("version", Program.version)], text: Program.name)
    xml.close("prodStmt")
    xml.close("citation")
    xml.close("docDscr")
    writeStudy(citations)
    let described = tables.filter { content[$0.name] != nil }
    for (index, table) in described.enumerated() { writeFile(table, number: index + 1) }
    if !described.isEmpty {
      xml.open("dataDscr")
      for (index, table) in described.enumerated() {
        writeVariables(table, profiles: content[table.name]?.profiles ?? [], file: index + 1)
      }
      xml.close("dataDscr")
    }
    xml.close("codeBook")
    return xml.bytes
  }

  private mutating func writeStudy(_ citations: [Citation]) {
    let licenses = catalog.licenses(of: study)
    xml.open("stdyDscr")
    xml.open("citation")
    xml.open("titlStmt")
    xml.element("titl", text: study.editions.master.title)
    for edition in study.editions.translations {
      xml.element("parTitl", [("xml:lang", edition.language)], text: edition.title)
    }
    xml.element("IDNo", [("agency", catalog.publisherName)], text: study.slug)
    if let doi = study.doi { xml.element("IDNo", [("agency", "DOI")], text: doi.name) }
    xml.close("titlStmt")
    if !study.authors.isEmpty {
      xml.open("rspStmt")
      for author in study.authors {
        let person = catalog.person(author.value)
        let affiliation = person?.affiliation.flatMap { catalog.organisation($0.value)?.name }
        xml.element("AuthEnty", affiliation.map { [("affiliation", $0)] } ?? [], text: person?.name ?? author.value)
      }
      xml.close("rspStmt")
    }
    xml.open("prodStmt")
    xml.element("producer", text: catalog.publisherName)
    for funding in study.funding {
      xml.element("fundAg", text: catalog.organisation(funding.by.value)?.name ?? funding.by.value)
    }
    xml.close("prodStmt")
    xml.open("distStmt")
    xml.element("distrbtr", [("URI", catalog.site.baseURL)], text: catalog.publisherName)
    if !catalog.site.contact.isEmpty {
      xml.element("contact", [("email", catalog.site.contact)], text: catalog.publisherName)
    }
    xml.element("distDate", [("date", "\(study.date.value)")], text: "\(study.date.value)")
    xml.close("distStmt")
    xml.open("verStmt")
    xml.element("version", [("date", "\(study.versionDate)")], text: study.version.value)
    xml.close("verStmt")
    if let citation = citations.first { xml.element("biblCit", text: citation.text) }
    xml.element("holdings", [("URI", addresses.url(of: study))], text: study.editions.master.title)
    xml.close("citation")
    writeScope()
    xml.open("dataAccs")
    xml.open("useStmt")
    xml.element("citReq", text: citations.first?.text ?? "")
    xml.element("conditions", text: "\(licenses.data.title) (\(licenses.data.rawValue)): \(licenses.data.address)")
    xml.close("useStmt")
    xml.close("dataAccs")
    xml.close("stdyDscr")
  }

  private mutating func writeScope() {
    let editions = study.editions.all
    xml.open("stdyInfo")
    if editions.contains(where: { !$0.study.keywords.isEmpty }) || !study.themes.isEmpty {
      xml.open("subject")
      for edition in editions {
        for word in edition.study.keywords { xml.element("keyword", [("xml:lang", edition.language)], text: word) }
      }
      for theme in study.themes {
        guard let title = catalog.theme(theme.value)?.title else { continue }
        xml.element("topcClas", text: title.text(language, otherwise: catalog.site.languages))
      }
      xml.close("subject")
    }
    for edition in editions where !edition.summary.isEmpty {
      xml.element("abstract", [("xml:lang", edition.language)], text: edition.summary)
    }
    xml.open("sumDscr")
    let coverage = Coverage(of: tables, named: editions.map { ($0.language, $0.study.territory) })
    if let first = coverage.temporal?.first {
      xml.element("timePrd", [("event", "start"), ("date", "\(first)")], text: "\(first)")
    }
    if let last = coverage.temporal?.last {
      xml.element("timePrd", [("event", "end"), ("date", "\(last)")], text: "\(last)")
    }
    for (language, name) in coverage.spatial?.name.texts.sorted(by: { $0.key < $1.key }) ?? [] where !name.isEmpty {
      xml.element("geogCover", [("xml:lang", language)], text: name)
    }
    if let box = coverage.spatial?.box {
      xml.open("geoBndBox")
      xml.element("westBL", text: box.west.shortest)
      xml.element("eastBL", text: box.east.shortest)
      xml.element("southBL", text: box.south.shortest)
      xml.element("northBL", text: box.north.shortest)
      xml.close("geoBndBox")
    }
    for table in tables {
      for (language, unit) in table.dictionary.unitOfObservation.texts.sorted(by: { $0.key < $1.key })
      where !unit.isEmpty {
        xml.element("anlyUnit", [("xml:lang", language)], text: unit)
      }
    }
    for edition in editions where !edition.study.population.isEmpty {
      xml.element("universe", [("xml:lang", edition.language)], text: edition.study.population)
    }
    xml.element("dataKind", text: study.simulation == nil ? study.design.rawValue : "simulated")
    xml.close("sumDscr")
    xml.close("stdyInfo")
  }

  private mutating func writeFile(_ table: Dataset, number: Int) {
    let file = Addresses.folder(of: study.slug) + table.name + ".csv"
    xml.open("fileDscr", [("ID", "F\(number)"), ("URI", addresses.absolute(file))])
    xml.open("fileTxt")
    xml.element("fileName", text: table.name + ".csv")
    let described = describedTexts(of: table, in: study)
    let text = described.first { $0.0 == language }?.1 ?? described.first?.1 ?? ""
    if !text.isEmpty { xml.element("fileCont", text: text) }
    xml.open("dimensns")
    xml.element("caseQnty", text: String(table.table.rowCount))
    xml.element("varQnty", text: String(table.table.columns.count))
    xml.close("dimensns")
    xml.element("fileType", text: "text/csv")
    xml.close("fileTxt")
    xml.close("fileDscr")
  }

  private mutating func writeVariables(_ table: Dataset, profiles: [ColumnProfile], file: Int) {
    for (index, (column, profile)) in zip(table.table.columns, profiles).enumerated() {
      let field = column.field
      let isNumber = [.integer, .number, .year].contains(field.kind)
      xml.open(
        "var",
        [
          ("ID", "F\(file)V\(index + 1)"), ("name", field.name), ("files", "F\(file)"),
          ("intrvl", isNumber && field.levels.isEmpty ? "contin" : "discrete"),
        ])
      for (language, title) in field.title.sorted(by: { $0.key < $1.key }) where !title.isEmpty {
        xml.element("labl", [("xml:lang", language)], text: title)
      }
      writeRange(of: field, profile)
      writeStatistics(profile)
      for (language, text) in field.description.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
        xml.element("txt", [("xml:lang", language)], text: text)
      }
      writeCategories(of: field, profile)
      let moments: [Field.Kind: String] = [.date: "date", .time: "time", .year: "other", .datetime: "date"]
      xml.element(
        "varFormat",
        [("type", isNumber ? "numeric" : "character"), ("schema", "other")]
          + (moments[field.kind].map { [("category", $0)] } ?? []), text: field.kind.rawValue)
      xml.close("var")
    }
  }

  private mutating func writeRange(of field: Field, _ profile: ColumnProfile) {
    let unit = field.unit[language] ?? ""
    let ends = profile.numbers.map { ($0.minimum.shortest, $0.maximum.shortest) }
    guard let ends else { return }
    xml.open("valrng")
    xml.empty(
      "range",
      (unit.isEmpty ? [] : [("UNITS", field.kind == .number ? "REAL" : "INT")]) + [("min", ends.0), ("max", ends.1)])
    if !unit.isEmpty { xml.element("notes", text: unit) }
    xml.close("valrng")
  }

  private mutating func writeStatistics(_ profile: ColumnProfile) {
    xml.element("sumStat", [("type", "vald")], text: String(profile.count - profile.missing))
    xml.element("sumStat", [("type", "invd")], text: String(profile.missing))
    guard let numbers = profile.numbers else { return }
    for (type, value) in [
      ("min", numbers.minimum), ("max", numbers.maximum), ("mean", numbers.mean), ("medn", numbers.median),
      ("stdev", numbers.standardDeviation),
    ] where value.isFinite {
      xml.element("sumStat", [("type", type)], text: value.shortest)
    }
  }

  private mutating func writeCategories(of field: Field, _ profile: ColumnProfile) {
    guard !field.levels.isEmpty || field.kind == .boolean else { return }
    let counts = Dictionary(profile.levels.map { ($0.value, $0.count) }, uniquingKeysWith: { first, _ in first })
    let levels = field.levels.isEmpty ? profile.levels.map { Field.Level(value: $0.value) } : field.levels
    for level in levels {
      xml.open("catgry")
      xml.element("catValu", text: level.value)
      for (language, label) in level.labels.sorted(by: { $0.key < $1.key }) where !label.isEmpty {
        xml.element("labl", [("xml:lang", language)], text: label)
      }
      if let count = counts[level.value] { xml.element("catStat", [("type", "freq")], text: String(count)) }
      xml.close("catgry")
    }
  }
}
