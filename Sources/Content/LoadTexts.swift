import Diagnostics
import Tables
import YAML

func loadPage(_ slug: String, root: String, languages: [String]) -> (Page?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  var date: CalendarDate?
  let editions = loader.editions(
    stem: root + "/pages/" + slug, what: "a page",
    masterKeys: { reader, _ in date = reader.optionalDate("date")?.value },
    translationKeys: { reader, _, _ in
      _ = reader.optionalDate("date")
    })
  return (editions.map { Page(slug: slug, editions: $0, date: date) }, loader.diagnostics)
}

func loadNote(_ slug: String, root: String, languages: [String]) -> (Note?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  let folder = root + "/notes/" + slug
  let place = Place(file: folder + "/index.md")
  var note = Note(
    slug: slug, place: place, editions: Editions(master: Edition(language: languages[0], file: place.file)),
    date: Located(.undated, at: place))
  let editions = loader.editions(
    stem: folder + "/index", what: "a note",
    masterKeys: { reader, _ in
      note.authors = reader.texts("authors")
      if let date = reader.requiredDate("date") { note.date = date }
      note.themes = reader.texts("themes")
      note.studies = reader.texts("studies")
      note.isDraft = reader.flag("draft")
    }, translationKeys: { _, _, _ in })
  guard let editions else { return (nil, loader.diagnostics) }
  note.editions = editions
  let names = loader.reportStrangers(in: folder, known: loader.editionNames.union(["images"]))
  if names.contains("images") { note.images = loader.images(in: folder + "/images") }
  return (note, loader.diagnostics)
}

func loadStudy(_ slug: String, root: String, languages: [String]) -> (Study?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  let folder = root + "/studies/" + slug
  let place = Place(file: folder + "/index.md")
  var study = Study(
    slug: slug, folder: folder, place: place,
    editions: Editions(master: Edition(language: languages[0], file: place.file)), date: Located(.undated, at: place),
    version: Located("", at: place))
  let editions = loader.editions(
    stem: folder + "/index", what: "a study",
    masterKeys: { reader, edition in readStudyKeys(&reader, into: &study, &edition, languages: languages) },
    translationKeys: { reader, edition, master in readStudyTranslationKeys(&reader, &edition, master: master) })
  guard let editions else { return (nil, loader.diagnostics) }
  study.editions = editions
  study.plan = loader.plan(folder + "/analysis.yml")
  study.datasets = loader.datasets(in: folder + "/data")
  loader.diagnostics += keyFindings(study.datasets)
  study.images = loader.images(in: folder + "/images")
  study.releases = loader.releases(in: folder + "/releases", study: slug)
  var known = loader.editionNames.union(["analysis.yml", "data", "images", "releases"])
  if let script = study.simulation?.script.value { known.insert(script) }
  loader.reportStrangers(in: folder, known: known)
  return (study, loader.diagnostics)
}

extension Loader {
  /// `index.md` and its translations.
  var editionNames: Set<String> { Set(["index.md"] + languages.dropFirst().map { "index.\($0).md" }) }

  mutating func plan(_ file: String) -> Plan {
    guard fileKind(file) != .absent else { return Plan() }
    guard let bytes = bytes(file) else {
      var plan = Plan()
      plan.isReadable = false
      return plan
    }
    let (plan, found) = readPlan(bytes, file: file, languages: languages)
    diagnostics += found
    return plan
  }

  /// The master `<stem>.md` and its translations `<stem>.<language>.md`.
  mutating func editions(
    stem: String, what: String, masterKeys: (inout MappingReader, inout Edition) -> Void,
    translationKeys: (inout MappingReader, inout Edition, Edition) -> Void
  ) -> Editions? {
    let file = stem + ".md"
    guard fileKind(file) != .absent else {
      diagnostics.append(
        Diagnostic(
          .error, id: "missing-report", at: Place(file: file), message: "\(what) needs the file ‘\(file)’",
          hint: "write it in the site's first language, ‘\(languages[0])’"))
      return nil
    }
    guard let bytes = bytes(file) else { return nil }
    let (master, found) = readEdition(
      bytes, file: file, language: languages[0], what: what, languages: languages, readKeys: masterKeys)
    diagnostics += found
    var editions = Editions(master: master)
    for language in languages.dropFirst() {
      let file = "\(stem).\(language).md"
      guard fileKind(file) != .absent, let bytes = self.bytes(file) else { continue }
      let (translation, found) = readEdition(
        bytes, file: file, language: language, what: "the translation of \(what)", languages: languages
      ) { translationKeys(&$0, &$1, master) }
      editions.translations.append(translation)
      diagnostics += found
    }
    return editions
  }

  /// Each data file of a data folder with its `<name>.yml`.
  mutating func datasets(in folder: String) -> [Dataset] {
    let names = list(folder)
    let packaged = packagedDictionaries(in: folder, names: names)
    let files = Dictionary(grouping: names.filter { DataFileKind.of($0) != nil }) { DataFileKind.of($0)?.dataset ?? "" }
    var datasets: [Dataset] = []
    for name in names where name != PackagedDictionaries.fileName && !packaged.schemaFiles.contains(name) {
      let place = Place(file: folder + "/" + name)
      if name.hasSuffix(".yml") {
        let stem = String(name.dropLast(4))
        if files[stem] == nil {
          let others = names.filter { DataFileKind.of($0) != nil }
          diagnostics.append(
            Diagnostic(
              .error, id: "dictionary-without-data", at: place,
              message: "this dictionary has no file ‘\(stem).csv’ beside it",
              hint: hint(for: stem + ".csv", among: others, what: "file")))
        }
        continue
      }
      guard let (stem, kind) = DataFileKind.of(name) else {
        diagnostics.append(strayData(name, at: place))
        continue
      }
      let same = files[stem] ?? []
      guard same.first == name else {
        diagnostics.append(
          Diagnostic(
            .error, id: "two-data-files", at: place, message: "the dataset ‘\(stem)’ has the file ‘\(same[0])’ too",
            hint: "keep one of the two: nothing tells which is right"))
        continue
      }
      datasets.append(
        dataset(
          stem, kind, in: folder, hasDictionary: names.contains(stem + ".yml"),
          packaged: packaged.dictionaries[stem]))
    }
    return datasets
  }

  private func strayData(_ name: String, at place: Place) -> Diagnostic {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let isWorkbook = ["xls", "xlsb", "xlsm", "fods", "numbers"].contains(ending)
    return Diagnostic(
      .warning, id: "stray-file", at: place, message: "nothing reads ‘\(name)’ here",
      hint: isWorkbook
        ? "open it in the spreadsheet and save it as ‘.xlsx’ or ‘.ods’"
        : "a dataset is ‘<name>’ with the ending \(DataFileKind.endings), and its dictionary ‘<name>.yml’")
  }

  /// A dataset that cannot be read has a table without columns, so that what names it is not reported as unknown.
  private mutating func dataset(
    _ name: String, _ kind: DataFileKind, in folder: String, hasDictionary: Bool, packaged: Dataset.Dictionary?
  ) -> Dataset {
    let file = "\(folder)/\(name).\(kind.rawValue)"
    let dictionaryFile = "\(folder)/\(name).yml"
    if let finding = slugFinding(name, what: "the dataset", at: Place(file: file)) { diagnostics.append(finding) }
    var dataset = Dataset(
      name: name, file: file,
      dictionary: Dataset.Dictionary(file: dictionaryFile),
      table: Table(columns: [], rowCount: 0, lines: []))
    guard hasDictionary || packaged != nil else {
      diagnostics.append(
        Diagnostic(
          .error, id: "missing-dictionary", at: Place(file: file), message: "this dataset has no dictionary",
          hint: "describe its columns in ‘\(dictionaryFile)’"
            + ", or let ‘tank new dataset’ draft it"))
      return dataset
    }
    var dictionary = packaged ?? dataset.dictionary
    if hasDictionary {
      guard let dictionaryBytes = bytes(dictionaryFile) else { return dataset }
      let read = readDictionary(dictionaryBytes, file: dictionaryFile, languages: languages, packaged: packaged)
      dictionary = read.0
      diagnostics += read.1
    }
    if let place = dictionary.conformsToPlace, !dictionary.schema.conformsTo.isEmpty, dictionary.schemaFile == nil {
      diagnostics.append(
        Diagnostic(
          .warning, id: "schema-not-compared", at: place,
          message: "the data are said to conform to ‘\(dictionary.schema.conformsTo)’, and nothing was compared: "
            + "no copy of this schema lies beside them",
          hint:
            "save the schema as ‘\(folder)/\(name).schema.json’: its columns, types and constraints are verified then"))
    }
    dataset.dictionary = dictionary
    let streamed =
      isLargeText(file, kind) && !dictionary.schema.fields.isEmpty
      ? streamData(path: file, kind, file: file, dictionary: dictionary) : nil
    if let streamed {
      dataset.take(streamed, dictionary)
      diagnostics += streamed.diagnostics
      return dataset
    }
    guard let bytes = bytes(file) else { return dataset }
    // Without a readable dictionary every column would be reported as unknown, which says nothing.
    guard !dictionary.schema.fields.isEmpty else { return dataset }
    var read = readData(
      bytes, kind, file: file, dictionary: dictionary, language: languages.first ?? "fr")
    let optional = dictionary.optionalColumns.intersection(read.absentColumns)
    if !optional.isEmpty {
      dictionary.remove(optional)
      dataset.dictionary = dictionary
      read = readData(bytes, kind, file: file, dictionary: dictionary, language: languages.first ?? "fr")
      let names = optional.sorted().map { "‘\($0)’" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .note, id: "optional-columns", at: Place(file: file),
          message: "the file has no \(optional.count == 1 ? "column" : "columns") \(names), which the schema "
            + "‘\(dictionary.schemaFile ?? "")’ does not require"))
    }
    if let labelled = read.labelledFields { dataset.dictionary.schema.fields = labelled }
    dataset.take(read, dictionary)
    diagnostics += read.diagnostics
    return dataset
  }
}

extension Dataset {
  fileprivate mutating func take(_ reading: DataReading, _ dictionary: Dictionary) {
    readAs = reading.readAs
    understanding = reading.understanding
    if let table = reading.table, !dictionary.hasUnknownType { self.table = table }
  }
}
