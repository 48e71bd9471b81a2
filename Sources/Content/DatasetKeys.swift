import Diagnostics
import Tables

/// What the unique and foreign keys of a study's datasets find: rows that repeat a key, rows that name another dataset's
/// row which is not there.
func keyFindings(_ datasets: [Dataset]) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for dataset in datasets {
    let dictionary = dataset.dictionary
    let isReadable = !dataset.table.columns.isEmpty
    if isReadable {
      found += uniqueKeyIssues(dataset.table, schema: dictionary.schema).map { dataset.diagnostic($0) }
    }
    for (key, place) in zip(dictionary.schema.foreignKeys, dictionary.foreignKeyPlaces) {
      guard let parent = key.dataset.isEmpty ? dataset : datasets.first(where: { $0.name == key.dataset }) else {
        found.append(
          Diagnostic(
            .error, id: "unknown-dataset", at: place, message: "the study has no dataset ‘\(key.dataset)’",
            hint: hint(for: key.dataset, among: datasets.map(\.name), what: "dataset")))
        continue
      }
      let names = parent.dictionary.schema.fields.map(\.name)
      let strangers = key.keys.filter { !names.contains($0) }
      found += strangers.map { name in
        Diagnostic(
          .error, id: "unknown-column", at: place, message: "dataset ‘\(parent.name)’ has no column ‘\(name)’",
          hint: hint(for: name, among: names, what: "column"))
      }
      guard strangers.isEmpty, !parent.table.columns.isEmpty else { continue }
      found += repeatedParent(of: key, in: parent, at: place)
      guard isReadable else { continue }
      found += foreignKeyIssues(dataset.table, key, parent: parent.table).map { issue in
        var diagnostic = dataset.diagnostic(issue)
        if let near = nearest(to: issue.value, in: issue.candidates) {
          diagnostic.hint = "did you mean ‘\(near)’? Else " + issue.hint
        }
        return diagnostic
      }
    }
  }
  return found
}

/// A key that leads to several rows of the other dataset: nothing tells which is meant.
private func repeatedParent(of key: Schema.ForeignKey, in parent: Dataset, at place: Place) -> [Diagnostic] {
  var schema = parent.dictionary.schema
  // A declared key has been checked as such.
  guard schema.primaryKey != key.keys, !schema.uniqueKeys.contains(key.keys) else { return [] }
  schema.uniqueKeys = [key.keys]
  guard let issue = uniqueKeyIssues(parent.table, schema: schema).first else { return [] }
  let name = key.keys.joined(separator: ", ")
  return [
    Diagnostic(
      .error, id: "repeated-parent", at: place,
      message: "‘\(issue.value)’ (\(name)) stands in several rows of dataset ‘\(parent.name)’, the second on line "
        + "\(issue.line), and the foreign key does not tell which is meant",
      hint: "name columns of ‘\(parent.name)’ whose values together stand once")
  ]
}

extension Dataset {
  fileprivate func diagnostic(_ issue: TableIssue) -> Diagnostic {
    Diagnostic(
      .error, id: issue.rule, at: Place(file: file, line: issue.line, column: issue.column), message: issue.message,
      hint: issue.hint)
  }
}
