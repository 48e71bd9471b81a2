import Diagnostics

/// A study as its published files give it back: the plan and the canonical data, enough to compute every result again.
///
/// Nothing more is hidden of it than was hidden before publication, so that its rows count as things: what the
/// published results leave out for the sake of persons is computed here.
///
/// - Parameters:
///   - plan: `plan.yml`.
///   - tables: Each dataset's canonical CSV and its `.schema.json`.
/// - Returns: The study, and what is wrong with the files.
package func publishedStudy(
  _ slug: String, plan: [UInt8], tables: [(name: String, csv: [UInt8], schema: [UInt8])]
) -> (Study, [Diagnostic]) {
  let place = Place(file: "plan.yml", line: 1, column: 1)
  // The languages of titles do not matter here, and any of them may stand in a plan.
  let languages = knownLanguages
  var study = Study(
    slug: slug, folder: "", place: place, editions: Editions(master: Edition(language: languages[0], file: "")),
    date: Located(.undated, at: place), version: Located("", at: place))
  let (read, found) = readPlan(plan, file: place.file, languages: languages)
  study.plan = read
  var diagnostics = found
  for table in tables {
    let file = table.name + ".csv"
    guard
      var dictionary = publishedDictionary(table.schema, file: table.name + ".schema.json", languages: languages)
    else {
      diagnostics.append(
        Diagnostic(
          .error, id: "bad-json", at: Place(file: table.name + ".schema.json"),
          message: "the dictionary of ‘\(table.name)’ cannot be read"))
      continue
    }
    dictionary.dialect = .canonical
    dictionary.disclosure.subject = .things
    let reading = readData(table.csv, .csv, file: file, dictionary: dictionary)
    diagnostics += reading.diagnostics
    guard let data = reading.table else { continue }
    study.datasets.append(Dataset(name: table.name, file: file, dictionary: dictionary, table: data))
  }
  return (study, diagnostics.filter { $0.severity == .error })
}
