import CSV

/// What one column of a file looks like, for a dictionary that an editor completes.
package struct ColumnDraft: Sendable, Equatable {
  package var field: Field
  package var count = 0
  /// Different cells that are not empty.
  package var distinct = 0
  package var empty = 0
  /// Texts that may mean "missing", with the cells that hold them; not taken for missing.
  package var missingCodes: [Count] = []
  /// The type that the column would have if its missing codes meant missing; nil when they change nothing.
  package var kindWithoutCodes: Field?
  /// The values of a column with few, with their cells, in the order of the values.
  package var levels: [Count] = []
  /// All different cells that are not empty, of a column with up to 1,000; nil for more.
  package var values: [String]?
  /// A meaning that all values but a few have, and what is wrong with the first of those.
  package var nearMeaning: NearMeaning?
  /// Why the column stays a text although it looks like something else.
  package var doubt = ""
  /// Every day of the column also reads with the month first.
  package var canBeMonthFirst = false
  /// The type that all values but a few have, of a column that stays a text.
  package var nearKind: NearKind?
  /// A number of a column of dates that a spreadsheet wrote as numbers; empty for any other.
  package var serialDay = ""
  /// The sign of a unit that stands in all cells: `€`.
  package var unit = ""

  package struct Count: Sendable, Equatable {
    package var value: String
    package var count: Int
  }

  package struct NearMeaning: Sendable, Equatable {
    package var meaning: Meaning
    package var right: Int
    package var value: String
    package var fault: Meaning.Fault
  }

  package struct NearKind: Sendable, Equatable {
    package var field: Field
    package var right: Int
    /// The first value that has not the type, and its line.
    package var value: String
    package var line: Int
  }

  /// Neither empty cells nor a value that stands twice.
  package var isKey: Bool { count > 0 && empty == 0 && missingCodes.isEmpty && distinct == count }
}

/// A file's columns with their types, found so that ``readTable(_:schema:dialect:)`` reads the file without an issue.
///
/// - Returns: The columns, or the issues of a file that no dictionary can make readable.
package func draftColumns(
  _ bytes: [UInt8], dialect: CSV.Dialect = CSV.Dialect()
) -> (columns: [ColumnDraft], issues: [TableIssue]) {
  let file = DelimitedFile(bytes, dialect: dialect)
  // Two columns of one name, or a row of another width, are for the editor to mend first.
  guard file.errors.isEmpty else {
    return ([], shapeExplained(file.errors.map(TableIssue.init), of: file, bytes, dialect))
  }
  var drafts = file.header.indices.map { position in
    ColumnSurvey(file, position).draft(named: file.header[position])
  }
  // The reader has the last word: a column that it finds fault with is a text, which holds everything.
  while true {
    let read = readTable(bytes, schema: Schema(fields: drafts.map(\.field)), dialect: dialect)
    let faulty = read.issues.filter { issue in
      drafts.contains { $0.field.name == issue.columnName && $0.field.kind != .string }
    }
    if faulty.isEmpty { return (drafts, read.issues) }
    for issue in faulty {
      guard let index = drafts.firstIndex(where: { $0.field.name == issue.columnName && $0.field.kind != .string })
      else { continue }
      drafts[index].field = Field(name: issue.columnName, kind: .string)
      drafts[index].doubt = issue.message
    }
  }
}

/// Texts that people write for a value that is not there.
let missingWords: Set<String> = [
  "na", "n/a", "#n/a", "#n/d", "#na", "nd", "n.d.", "nr", "n.r.", "nsp", "ns", "nc", "n.c.", ".", "..", "-", "--", "?",
  "null", "none", "nan", "manquant", "missing", "inconnu", "non renseigné", "non renseigne", "vide", "(vide)",
  "sans objet", "#div/0!", "#value!", "#valeur!", "#ref!", "#name?", "#nom?", "#num!", "#nombre!", "#null!", "#nul!",
  // The names that Stata gives to missing values.
  ".a", ".b", ".c", ".d", ".e", ".f", ".g", ".h", ".i", ".j", ".k", ".l", ".m", ".n", ".o", ".p", ".q", ".r", ".s",
  ".t", ".u", ".v", ".w", ".x", ".y", ".z",
]

/// Whether a text is a word for a missing value, or nothing but spaces.
private func isMissingWord(_ text: String) -> Bool {
  missingWords.contains(text.lowercased()) || text.allSatisfy(\.isWhitespace)
}

/// Numbers that questionnaires write for an answer that was not given.
private let missingNumbers: Set<String> = [
  "-1", "-8", "-9", "-98", "-99", "-998", "-999", "-9999", "-99999", "98", "99", "998", "999", "9998", "9999", "99999",
  "999999",
]

/// The distinct cells of a column with their counts.
private struct ColumnSurvey {
  private let values: [(text: String, count: Int)]
  /// The line where each value stands first.
  private let lines: [String: Int]
  private let count: Int
  private let empty: Int

  init(_ file: DelimitedFile, _ position: Int) {
    var counts: [String: Int] = [:]
    var firsts: [String: Int] = [:]
    var empty = 0
    for record in 0..<file.recordCount {
      let text = file.text(record: record, column: position)
      if text.isEmpty {
        empty += 1
        continue
      }
      counts[text, default: 0] += 1
      if counts.count > firsts.count { firsts[text] = file.line(of: record) }
    }
    lines = firsts
    values = counts.map { (text: $0.key, count: $0.value) }.sorted { $0.text < $1.text }
    count = file.recordCount
    self.empty = empty
  }

  func draft(named name: String) -> ColumnDraft {
    let texts = values.map(\.text)
    let words = texts.filter(isMissingWord)
    var draft = ColumnDraft(field: field(name, texts), count: count, distinct: values.count, empty: empty)
    if values.count <= 1000 { draft.values = texts }
    if !words.isEmpty, words.count < texts.count {
      let rest = texts.filter { !words.contains($0) }
      draft.missingCodes = values.filter { words.contains($0.text) }.map { .init(value: $0.text, count: $0.count) }
      let without = field(name, rest)
      if without.kind != draft.field.kind || without.format != draft.field.format { draft.kindWithoutCodes = without }
    }
    let kind = (draft.kindWithoutCodes ?? draft.field).kind
    if kind == .integer || kind == .number {
      draft.missingCodes += outlyingCodes(texts.filter { !words.contains($0) })
    }
    guess(&draft, texts.filter { !words.contains($0) })
    if draft.field.kind == .string, draft.field.meaning == nil, draft.kindWithoutCodes == nil { look(&draft, texts) }
    let isDated = foldedName(name).split(separator: "_").contains { ["date", "jour", "day", "dates"].contains($0) }
    if draft.field.kind == .integer, isDated, texts.allSatisfy({ (20_000...60_000).contains(Int($0) ?? 0) }) {
      draft.serialDay = texts[0]
    }
    if draft.field.kind == .date, draft.field.format.hasPrefix("%d"), draft.field.format.contains("%m") {
      let monthFirst = "%m" + draft.field.format.dropFirst(2).replacing("%m", with: "%d")
      draft.canBeMonthFirst = reads(texts, monthFirst, .date)
    }
    if draft.field.kind == .string, draft.field.meaning == nil, (1...12).contains(values.count),
      count >= 2 * values.count,
      values.allSatisfy({ $0.text.count <= 40 })
    {
      draft.levels = values.map { .init(value: $0.text, count: $0.count) }
    }
    return draft
  }

  /// Numbers with the sign of a unit, and the type that nearly all values have.
  private func look(_ draft: inout ColumnDraft, _ texts: [String]) {
    let words = Set(texts.filter(isMissingWord))
    let rest = texts.filter { !words.contains($0) }
    if words.isEmpty, let unit = sharedUnit(rest) {
      draft.field.kind = .number
      draft.field.isBareNumber = false
      draft.unit = unit
      return
    }
    if let example = rest.first(where: { $0.hasPrefix("(") && $0.hasSuffix(")") || $0.hasSuffix("-") && $0.count > 1 }),
      rest.allSatisfy({ anyForm($0.filter { !"()-".contains($0) }) != nil })
    {
      draft.doubt = "amounts below zero are written as \(quoted(example)): write a minus in front of them"
      return
    }
    guard rest.count > 3, draft.nearMeaning == nil else { return }
    // The last type that is tried is the least narrow.
    var near: ColumnDraft.NearKind?
    for (kind, format, isOfKind) in kindTests where near == nil {
      let wrong = rest.filter { !isOfKind($0) }
      guard wrong.count * 5 <= rest.count, let first = wrong.min(by: { (lines[$0] ?? 0) < (lines[$1] ?? 0) }) else {
        continue
      }
      var field = Field(name: draft.field.name, kind: kind)
      field.format = format
      near = .init(field: field, right: rest.count - wrong.count, value: first, line: lines[first] ?? 0)
    }
    draft.nearKind = near
  }

  /// Codes such as −99 or 999 that stand apart from all other values: beyond twice their greatest size, or the only
  /// ones below zero.
  private func outlyingCodes(_ texts: [String]) -> [ColumnDraft.Count] {
    let codes = texts.filter { missingNumbers.contains($0) }
    let others = texts.filter { !missingNumbers.contains($0) }.compactMap { anyForm($0) }
    guard !codes.isEmpty, let low = others.min(), let high = others.max() else { return [] }
    return values.filter { codes.contains($0.text) }.compactMap { value in
      guard let code = Double(value.text) else { return nil }
      let isApart = code < 0 ? low >= 0 : code > 2 * high && code > 2 * high.magnitude
      return isApart ? .init(value: value.text, count: value.count) : nil
    }
  }

  private func field(_ name: String, _ texts: [String]) -> Field { surveyedField(name, texts) }

  private func reads(_ texts: [String], _ format: String, _ kind: Field.Kind) -> Bool {
    allRead(texts, format, kind)
  }
  /// Codes are recognised by their check digits, and those without any by the column's name beside their form.
  private func guess(_ draft: inout ColumnDraft, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    let name = foldedName(draft.field.name)
    let parts = name.split(separator: "_").map(String.init)
    func isNamed(_ words: String...) -> Bool {
      words.contains { parts.contains($0) || $0.count > 4 && name.contains($0) }
    }
    var candidates: [Meaning] = []
    for (meaning, words, length) in [
      (Meaning.siret, "siret", 14), (.siren, "siren", 9), (.nir, "nir", 15), (.iban, "iban", 27), (.uai, "uai", 8),
    ] where isNamed(words) || texts.count >= 3 && withoutSpaces(texts[0]).utf8.count == length {
      candidates.append(meaning)
    }
    if isNamed("email", "mail", "courriel", "mel") || texts.allSatisfy({ $0.contains("@") }) {
      candidates.append(.email)
    }
    if isNamed("tel", "telephone", "portable", "mobile", "phone") { candidates.append(.telephone) }
    if isNamed("rna", "waldec") { candidates.append(.rna) }
    if isNamed("uai", "rne") { candidates.append(.uai) }
    if isNamed("insee", "codgeo", "depcom", "commune", "com", "code_commune") { candidates.append(.commune) }
    if isNamed("postal", "cp", "postcode") { candidates.append(.postcode) }
    if isNamed("departement", "dep", "dept") { candidates.append(.departement) }
    if isNamed("region", "reg") { candidates.append(.region) }
    if isNamed("latitude", "lat") { candidates.append(.latitude) }
    if isNamed("longitude", "lon", "lng", "long") { candidates.append(.longitude) }
    for meaning in candidates {
      if meaning.isNumber {
        guard draft.field.kind == .number else { continue }
        if texts.allSatisfy({ anyForm($0).map { meaning.fault(in: shortest($0)) == nil } ?? false }) {
          draft.field.meaning = meaning
          return
        }
        continue
      }
      let faults = texts.lazy.compactMap { text in meaning.fault(in: text).map { (text, $0) } }
      guard let first = faults.first else {
        // A register of enterprises is no quantity.
        if draft.missingCodes.isEmpty {
          draft.field = Field(name: draft.field.name, kind: .string)
          draft.field.meaning = meaning
        } else {
          var field = Field(name: draft.field.name, kind: .string)
          field.meaning = meaning
          draft.field.kind = .string
          draft.kindWithoutCodes = field
        }
        return
      }
      let right = texts.count - Array(faults.prefix(texts.count)).count
      if right > 0, 10 * right >= 5 * texts.count {
        draft.nearMeaning = .init(meaning: meaning, right: right, value: first.0, fault: first.1)
        draft.field = Field(name: draft.field.name, kind: .string)
        return
      }
    }
  }
}

/// The name in lower case without accents, words joined by `_`.
package func foldedName(_ name: String) -> String {
  var folded = ""
  for character in name.lowercased() {
    switch character {
    case "a"..."z", "0"..."9": folded.append(character)
    case "à", "â", "ä": folded.append("a")
    case "é", "è", "ê", "ë": folded.append("e")
    case "î", "ï": folded.append("i")
    case "ô", "ö": folded.append("o")
    case "ù", "û", "ü": folded.append("u")
    case "ç": folded.append("c")
    case "’", "'": continue
    default: if !folded.hasSuffix("_") { folded.append("_") }
    }
  }
  return folded
}
