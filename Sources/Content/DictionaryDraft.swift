import CSV
import Tables

/// A drafted dictionary, or why there is none.
package struct DraftedDictionary: Sendable {
  /// YAML; empty with the issues when the file cannot be read with any dictionary.
  package var yaml = ""
  package var issues: [TableIssue] = []
  /// What looks wrong in a file that can be read.
  package var warnings: [TableIssue] = []
  /// What the header of a file must become whose columns have no name, or two the same; else nil.
  package var header: HeaderProposal?
}

/// A dictionary that an editor completes: everything that the file itself tells, and proposals as comments.
///
/// What is written holds for the file as it is, so that it builds at once, and nothing that names a person is published
/// before the editor says so: such columns are dropped, in a remedy that stands in the dictionary. What may be so (a code
/// for "missing", a key, a kind of code with exceptions) stands in comments with the counts that speak for it.
///
/// - Parameters:
///   - kind: What the file is. Workbooks name their sheet, files of Stata and SPSS give their labels.
///   - name: The file's name, from which the title is made.
///   - language: `fr` or `en`, that of the comments and of the titles.
package func draftDictionary(
  _ bytes: [UInt8], kind: DataFileKind = .csv, name: String, language: String
) -> DraftedDictionary {
  var source: DraftSource
  do { source = try draftSource(bytes, kind) } catch { return DraftedDictionary(issues: [error.issue]) }
  let shape = DraftShape(source.bytes)
  var dialect = Dialect(headerRow: shape.headerRow, dataRow: shape.dataRow)
  let header = HeaderProposal(source.bytes, dialect: dialect, unnamed: language == "fr" ? "colonne" : "column")
  if let header {
    source.bytes = header.bytes
    dialect = Dialect()
  }
  let (columns, issues) = draftColumns(source.bytes, dialect: dialect)
  guard issues.isEmpty, !columns.isEmpty else { return DraftedDictionary(issues: issues) }
  let read = readTable(source.bytes, schema: Schema(fields: columns.map(\.field)), dialect: dialect)
  let table = read.table ?? Table(columns: [], rowCount: 0, lines: [])
  var draft = DraftedDictionary(
    yaml: DraftWriter(
      name: name, language: language, source: source, columns: columns, table: table, shape: shape, header: header
    ).yaml,
    warnings: (read.understanding?.warnings ?? []).map(TableIssue.init), header: header)
  if kind == .csv || kind == .compressedCSV {
    let doubts = [
      columns.count == 1 ? singleColumnDoubt(source.bytes, dialect: dialect) : nil,
      namesDoubt(source.bytes, dialect: dialect),
    ]
    draft.warnings += doubts.compactMap { $0 } + serialDayDoubts(columns)
  }
  return draft
}

/// The same for a file that is read from the disk: block by block, when it is a large text.
///
/// - Throws: ``FileError`` when the machine cannot read it.
package func draftDictionary(
  path: String, kind: DataFileKind, name: String, language: String
) throws(FileError) -> DraftedDictionary {
  if isLargeText(path, kind) {
    do throws(UnreadableFile) {
      if let draft = try streamedDraft(path: path, kind: kind, name: name, language: language) { return draft }
    } catch {
      // The reader of whole files says what is wrong.
    }
  }
  return draftDictionary(try readFile(path), kind: kind, name: name, language: language)
}

private func streamedDraft(
  path: String, kind: DataFileKind, name: String, language: String
) throws(UnreadableFile) -> DraftedDictionary? {
  let opening = textOpening(path: path, kind: kind)
  let shape = DraftShape(try beginning(of: opening, 1 << 16))
  let dialect = Dialect(headerRow: shape.headerRow, dataRow: shape.dataRow)
  guard let draft = try streamDraft(dialect: dialect, opening: opening) else { return nil }
  let schema = Schema(fields: draft.columns.map(\.field))
  let table = readTable(draft.sample, schema: schema, dialect: draft.dialect).table
  var writer = DraftWriter(
    name: name, language: language, source: DraftSource(), columns: draft.columns,
    table: table ?? Table(columns: [], rowCount: 0, lines: []), shape: shape, header: nil)
  writer.rows = (draft.sampleRows, draft.rowCount)
  return DraftedDictionary(yaml: writer.yaml, warnings: draft.warnings + serialDayDoubts(draft.columns))
}

/// Writes what was found as the lines of a dictionary.
private struct DraftWriter {
  let name: String
  let language: String
  let source: DraftSource
  let columns: [ColumnDraft]
  let table: Table
  let shape: DraftShape
  let header: HeaderProposal?
  /// Those of the beginning from which types were guessed, and all; nil when all were looked at.
  var rows: (sample: Int, all: Int)?

  var yaml: String {
    let words = DraftWords(language: language)
    let guesses = privacyGuesses(columns)
    let disclosure = DraftedDisclosure(table, guesses: guesses)
    var lines = ["# " + words.introduction]
    if let rows, rows.sample < rows.all { lines.append("# " + words.sampled(rows.sample, of: rows.all)) }
    lines += [
      "title: \(quoted(humanized(name)))  # " + words.complete,
      "# description: " + words.description,
      "# source: " + words.source,
      "# unit-of-observation: " + words.unitOfObservation,
    ]
    if let sheet = source.sheet { lines.append("sheet: \(quoted(sheet, always: true))") }
    lines += dialectLines(words)
    let keys = keyLines(columns, words)
    lines += keys
    if keys.isEmpty, rows == nil {
      lines += compositeKeys(table, among: columns).map { key in
        "# primary-key: [\(key.map { quoted($0) }.joined(separator: ", "))]  # " + words.compositeKey
      }
    }
    lines += disclosure.lines(words)
    lines.append("fields:")
    for column in columns {
      let name = column.field.name
      let privacy: Field.Privacy? = disclosure.direct.contains(name) ? .direct : guesses[name]
      let renamed = header?.renamed.first { $0.name == name }
      lines += fieldLines(column, privacy, source.labels[renamed?.written ?? name], renamed, words)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line of the text as the file counts: a row of its sheet.
  private func row(_ line: Int) -> Int { source.rows?.row(ofLine: line) ?? line }

  /// Which lines of the file are neither names nor rows.
  private func dialectLines(_ words: DraftWords) -> [String] {
    let dataRow = header?.dataRow ?? shape.dataRow
    let parts =
      [shape.headerRow.map { "header-row: \(row($0))" }, dataRow.map { "data-row: \(row($0))" }].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    let left = shape.leftOut.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.count > 60 ? $0.prefix(60) + "…" : $0 }
    let comments = comment(words.leftOut + left.map { " ‘\($0)’" }.joined()).map { String($0.dropFirst(4)) }
    return (left.isEmpty ? [] : comments) + ["dialect: {\(parts.joined(separator: ", "))}"]
  }
}

private func keyLines(_ columns: [ColumnDraft], _ words: DraftWords) -> [String] {
  let keys = columns.filter { $0.isKey && ($0.field.kind == .string || $0.field.kind == .integer) }.map(\.field.name)
  let named = keys.first { name in
    let parts = foldedName(name).split(separator: "_")
    return parts.contains { ["id", "identifiant", "code", "numero", "num", "uuid", "cle", "key"].contains($0) }
  }
  var lines: [String] = []
  if let named { lines.append("primary-key: [\(quoted(named))]  # " + words.key) }
  let others = keys.filter { $0 != named }.prefix(5)
  lines += others.map { "# primary-key: [\(quoted($0))]  # " + words.key }
  return lines
}

private func fieldLines(
  _ column: ColumnDraft, _ privacy: Field.Privacy?, _ labels: DraftSource.Labels?,
  _ renamed: HeaderProposal.Renamed?, _ words: DraftWords
) -> [String] {
  let field = column.field
  var lines = ["  - name: \(quoted(field.name))"]
  if let renamed { lines += comment(words.renamed(renamed)) }
  lines.append("    type: \(typeName(field))")
  if !field.format.isEmpty, !field.isPercentage { lines.append("    format: \(quoted(field.format))") }
  if column.canBeMonthFirst { lines.append("    # " + words.monthFirst) }
  let label = labels?.title ?? ""
  lines.append("    title: \(quoted(label.isEmpty ? humanized(field.name) : label))")
  if !column.unit.isEmpty {
    lines += ["    bare-number: false", "    unit: \(quoted(column.unit))"]
  } else if let unit = guessedUnit(field) {
    lines.append("    unit: \(quoted(words.language == "fr" ? unit.fr : unit.en))  # " + words.guessed)
  }
  if let meaning = field.meaning { lines.append("    means: \(meaning.rawValue)") }
  if !column.doubt.isEmpty { lines += comment(words.doubt + " " + column.doubt) }
  if let near = column.nearMeaning {
    lines += comment(words.near(near, of: column.distinct))
  }
  if let near = column.nearKind {
    lines += comment(words.near(near, of: column.distinct))
    lines.append("    # type: \(typeName(near.field))")
    if !near.field.format.isEmpty { lines.append("    # format: \(quoted(near.field.format))") }
  }
  if !column.missingCodes.isEmpty {
    let codes = column.missingCodes
    lines += comment(words.codes(codes))
    if let better = column.kindWithoutCodes {
      lines.append("    # type: \(typeName(better))")
      if !better.format.isEmpty, !better.isPercentage { lines.append("    # format: \(quoted(better.format))") }
      if let meaning = better.meaning { lines.append("    # means: \(meaning.rawValue)") }
    }
    lines.append(
      "    # missing-values: [\"\", \(codes.map { quoted($0.value, always: true) }.joined(separator: ", "))]")
  }
  if column.levels.count == 1, ["x", "X"].contains(column.levels[0].value), column.empty > 0 {
    lines += comment(words.box)
    lines.append("    # type: boolean")
    lines.append("    # true-values: [\(quoted(column.levels[0].value))]")
    lines.append("    # false-values: [\"\"]")
  } else if let labelled = labels?.values, !labelled.isEmpty {
    lines += labelLines(labelled, column, words)
  } else if !column.levels.isEmpty {
    lines.append("    levels:")
    lines += column.levels.map { "      - {value: \(quoted($0.value, always: true))}  # \($0.count)" }
  }
  var constraints: [String] = []
  if column.count > 0, column.empty == 0, column.missingCodes.isEmpty { constraints.append("required: true") }
  if !constraints.isEmpty { lines.append("    constraints: {\(constraints.joined(separator: ", "))}") }
  if let privacy { lines.append("    privacy: \(privacy.rawValue)  # " + words.guessed) }
  return lines
}

/// The labels of a variable's values: a closed list when every value has one, comments when some have none.
private func labelLines(
  _ labels: [(value: String, label: String)], _ column: ColumnDraft, _ words: DraftWords
) -> [String] {
  let known = Set(labels.map(\.value))
  let isClosed = column.values.map { $0.allSatisfy(known.contains) } ?? false
  let mark = isClosed ? "" : "# "
  return (isClosed ? [] : comment(words.partlyLabelled)) + ["    \(mark)levels:"]
    + labels.map {
      "    \(mark)  - {value: \(quoted($0.value, always: true)), label: \(quoted($0.label, always: true))}"
    }
}

private func typeName(_ field: Field) -> String { field.isPercentage ? "percentage" : field.kind.rawValue }

private func comment(_ text: String) -> [String] {
  let line = String(text.unicodeScalars.map { isPrintable($0) ? Character($0) : " " })
  return ["    # " + line]
}

/// A name as a title: words between spaces, a capital first. A name with spaces was written for readers, and keeps its signs.
private func humanized(_ name: String) -> String {
  guard !name.contains(" ") else { return name.prefix(1).uppercased() + name.dropFirst() }
  let words = name.split { "_-. ".contains($0) }.joined(separator: " ")
  return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
}

/// Names of columns tell units; nil when this one does not.
private func guessedUnit(_ field: Field) -> (fr: String, en: String)? {
  guard field.kind == .number || field.kind == .integer, !field.isPercentage, field.meaning == nil else { return nil }
  if let sign = ["k€", "M€", "€", "km²", "m²"].first(where: field.name.contains) { return (sign, sign) }
  let parts = foldedName(field.name).split(separator: "_").map(String.init)
  let units: [(words: Set<String>, fr: String, en: String)] = [
    (["eur", "euro", "euros"], "€", "€"), (["keur"], "k€", "k€"), (["meur"], "M€", "M€"),
    (["pct", "pourcent", "pourcentage", "percent"], "%", "%"), (["age", "ans", "years"], "ans", "years"),
    (["mois", "months"], "mois", "months"), (["jours", "days"], "jours", "days"),
    (["heures", "hours"], "heures", "hours"),
    (["minutes"], "minutes", "minutes"), (["km"], "km", "km"), (["m2"], "m²", "m²"), (["ha"], "ha", "ha"),
    (["kg"], "kg", "kg"), (["cm"], "cm", "cm"), (["mm"], "mm", "mm"), (["kwh"], "kWh", "kWh"),
  ]
  return units.first { !$0.words.isDisjoint(with: parts) }.map { ($0.fr, $0.en) }
}

/// The privacy that names and codes suggest. A place alone tells of no person: it counts beside another trait of one.
private func privacyGuesses(_ columns: [ColumnDraft]) -> [String: Field.Privacy] {
  var guesses: [String: Field.Privacy] = [:]
  for column in columns { guesses[column.field.name] = guessedPrivacy(column) }
  let places = columns.filter { $0.field.meaning == .commune || $0.field.meaning == .postcode }.map(\.field.name)
  let hasPersons = guesses.contains { !places.contains($0.key) }
  if !hasPersons { for place in places { guesses[place] = nil } }
  return guesses
}

private func guessedPrivacy(_ column: ColumnDraft) -> Field.Privacy? {
  switch column.field.meaning {
  case .nir, .iban, .email, .telephone: return .direct
  case .commune, .postcode: return .quasi
  default: break
  }
  let name = foldedName(column.field.name)
  let parts = Set(name.split(separator: "_").map(String.init))
  let direct: Set<String> = [
    "nom", "prenom", "prenoms", "name", "firstname", "lastname", "surname", "email", "mail", "courriel", "tel",
    "telephone",
    "portable", "mobile", "phone", "adresse", "address", "rue", "nir", "iban", "naissance", "birthdate",
  ]
  let quasi: Set<String> = [
    "age", "sexe", "genre", "sex", "gender", "commune", "insee", "cp", "postal", "csp", "pcs", "profession", "metier",
    "diplome", "nationalite", "etudes", "education",
  ]
  let sensitive: Set<String> = [
    "revenu", "revenus", "salaire", "income", "wage", "sante", "health", "maladie", "handicap", "religion", "opinion",
    "orientation", "condamnation", "rsa", "dette",
  ]
  if name.contains("date_naissance") || name.contains("date_of_birth") || !direct.isDisjoint(with: parts) {
    return parts.contains("annee") || parts.contains("lieu") ? .quasi : .direct
  }
  if !quasi.isDisjoint(with: parts) { return .quasi }
  return sensitive.isDisjoint(with: parts) ? nil : .sensitive
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  (0x20...0x7E).contains(scalar.value)
    || (0xA0...0xD7FF).contains(scalar.value) && scalar.value != 0x2028
      && scalar.value != 0x2029
    || (0xE000...0xFFFD).contains(scalar.value) && scalar.value != 0xFEFF
    || scalar.value >= 0x10000
}

/// A text as a YAML scalar: plain when nobody can take it for something else.
package func quoted(_ text: String, always: Bool = false) -> String {
  let isPlain =
    text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
    && text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 &- 0x30 < 10 || $0 == 0x5F }
    && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
  if isPlain, !always { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
    default:
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
  return quoted + "\""
}

/// The first language of the site of a content folder; French where there is none yet.
package func firstLanguage(ofSiteIn folder: String) -> String {
  guard fileKind(folder + "/site.yml") == .file else { return "fr" }
  var loader = Loader(root: folder)
  return loader.site(folder + "/site.yml").masterLanguage
}
