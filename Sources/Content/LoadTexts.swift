import Diagnostics
import Tables
import YAML

func loadPage(_ slug: String, root: String, languages: [String]) -> (Page?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  var date: CalendarDate?
  let editions = loader.editions(
    stem: root + "/pages/" + slug, what: "a page",
    masterKeys: { reader, _ in date = reader.optionalDate("date")?.value }, translationKeys: { reader, _, _ in
      _ = reader.optionalDate("date")
    })
  return (editions.map { Page(slug: slug, editions: $0, date: date) }, loader.diagnostics)
}

func loadNote(_ slug: String, root: String, languages: [String]) -> (Note?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  let folder = root + "/notes/" + slug
  var note: Note?
  let editions = loader.editions(
    stem: folder + "/index", what: "a note",
    masterKeys: { reader, edition in
      note = Note(
        slug: slug, place: Place(file: edition.file), editions: Editions(master: edition), authors: reader.texts("authors"),
        date: reader.requiredDate("date") ?? Located(.undated, at: reader.place), themes: reader.texts("themes"), studies: reader.texts("studies"),
        isDraft: reader.flag("draft"))
    }, translationKeys: { _, _, _ in })
  if let editions { note?.editions = editions }
  return (note, loader.diagnostics)
}

func loadStudy(_ slug: String, root: String, languages: [String]) -> (Study?, [Diagnostic]) {
  var loader = Loader(root: root, languages: languages)
  let folder = root + "/studies/" + slug
  let place = Place(file: folder + "/index.md")
  var study: Study?
  let editions = loader.editions(
    stem: folder + "/index", what: "a study",
    masterKeys: { reader, edition in
      let nothing = Located("", at: place)
      var read = Study(
        slug: slug, folder: folder, place: place, editions: Editions(master: edition),
        date: Located(.undated, at: place), version: nothing)
      readStudyKeys(&reader, into: &read, &edition, languages: languages)
      study = read
    },
    translationKeys: { reader, edition, master in readStudyTranslationKeys(&reader, &edition, master: master) })
  guard var study, let editions else { return (nil, loader.diagnostics) }
  study.editions = editions
  if fileKind(folder + "/analysis.yml") == .file, let bytes = loader.bytes(folder + "/analysis.yml") {
    let (plan, found) = readPlan(bytes, file: folder + "/analysis.yml", languages: languages)
    study.plan = plan
    loader.diagnostics += found
  }
  study.datasets = loader.datasets(in: folder + "/data")
  study.images = loader.list(folder + "/images")
  var known: Set<String> = ["index.md", "analysis.yml", "data", "images"]
  known.formUnion(languages.dropFirst().map { "index.\($0).md" })
  if let script = study.simulation?.script.value { known.insert(script) }
  loader.reportStrangers(in: folder, known: known)
  return (study, loader.diagnostics)
}

extension Loader {
  /// The master `<stem>.md` and its translations `<stem>.<language>.md`.
  mutating func editions(
    stem: String, what: String, masterKeys: (inout MappingReader, inout Edition) -> Void,
    translationKeys: (inout MappingReader, inout Edition, Edition) -> Void
  ) -> Editions? {
    let file = stem + ".md"
    guard fileKind(file) == .file else {
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
      guard fileKind(file) == .file, let bytes = self.bytes(file) else { continue }
      let (translation, found) = readEdition(
        bytes, file: file, language: language, what: what, languages: languages
      ) { translationKeys(&$0, &$1, master) }
      editions.translations.append(translation)
      diagnostics += found
    }
    return editions
  }

  /// Each `<name>.csv` of a data folder with its `<name>.yml`.
  mutating func datasets(in folder: String) -> [Dataset] {
    let names = list(folder)
    var datasets: [Dataset] = []
    for name in names {
      let place = Place(file: folder + "/" + name)
      if name.hasSuffix(".yml") {
        let csv = String(name.dropLast(4)) + ".csv"
        if !names.contains(csv) {
          diagnostics.append(
            Diagnostic(
              .error, id: "dictionary-without-data", at: place, message: "this dictionary has no file ‘\(csv)’ beside it",
              hint: hint(for: csv, among: names.filter { $0.hasSuffix(".csv") }, what: "file")))
        }
        continue
      }
      guard name.hasSuffix(".csv") else {
        diagnostics.append(
          Diagnostic(
            .warning, id: "stray-file", at: place, message: "nothing reads ‘\(name)’ here",
            hint: "a dataset is ‘<name>.csv’ with its dictionary ‘<name>.yml’"))
        continue
      }
      if let dataset = dataset(String(name.dropLast(4)), in: folder, hasDictionary: names.contains(name.dropLast(4) + ".yml")) {
        datasets.append(dataset)
      }
    }
    return datasets
  }

  private mutating func dataset(_ name: String, in folder: String, hasDictionary: Bool) -> Dataset? {
    let file = "\(folder)/\(name).csv"
    if let finding = slugFinding(name, what: "the dataset", at: Place(file: file)) { diagnostics.append(finding) }
    guard hasDictionary else {
      diagnostics.append(
        Diagnostic(
          .error, id: "missing-dictionary", at: Place(file: file), message: "this dataset has no dictionary",
          hint: "describe its columns in ‘\(folder)/\(name).yml’"))
      return nil
    }
    let dictionaryFile = "\(folder)/\(name).yml"
    guard let dictionaryBytes = bytes(dictionaryFile), let bytes = bytes(file) else { return nil }
    let (dictionary, found) = readDictionary(dictionaryBytes, file: dictionaryFile, languages: languages)
    diagnostics += found
    var dataset = Dataset(
      name: name, file: file, dictionary: dictionary, table: Table(columns: [], rowCount: 0, lines: []))
    // Without a readable dictionary every column would be reported as unknown, which says nothing.
    guard !dictionary.schema.fields.isEmpty else { return dataset }
    let read = readTable(bytes, schema: dictionary.schema, dialect: dictionary.dialect)
    dataset.understanding = read.understanding
    if let table = read.table { dataset.table = table }
    diagnostics += Content.diagnostics(of: read.issues, file: file)
    return dataset
  }
}
