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
  guard file.errors.isEmpty else { return ([], file.errors.map(TableIssue.init)) }
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
private let missingWords: Set<String> = [
  "na", "n/a", "#n/a", "#n/d", "#na", "nd", "n.d.", "nr", "n.r.", "nsp", "ns", "nc", "n.c.", ".", "..", "-", "--", "?",
  "null", "none", "nan", "manquant", "missing", "inconnu", "non renseigné", "non renseigne", "vide", "(vide)",
  "sans objet",
]

/// Numbers that questionnaires write for an answer that was not given.
private let missingNumbers: Set<String> = [
  "-1", "-8", "-9", "-98", "-99", "-998", "-999", "-9999", "-99999", "98", "99", "998", "999", "9998", "9999", "99999",
  "999999",
]

/// The distinct cells of a column with their counts.
private struct ColumnSurvey {
  private let values: [(text: String, count: Int)]
  private let count: Int
  private let empty: Int

  init(_ file: DelimitedFile, _ position: Int) {
    var counts: [String: Int] = [:]
    var empty = 0
    for record in 0..<file.recordCount {
      let text = file.text(record: record, column: position)
      if text.isEmpty { empty += 1 } else { counts[text, default: 0] += 1 }
    }
    values = counts.map { (text: $0.key, count: $0.value) }.sorted { $0.text < $1.text }
    count = file.recordCount
    self.empty = empty
  }

  func draft(named name: String) -> ColumnDraft {
    let texts = values.map(\.text)
    let words = texts.filter { missingWords.contains($0.lowercased()) }
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

  private func field(_ name: String, _ texts: [String]) -> Field {
    var field = Field(name: name, kind: .string)
    guard !texts.isEmpty else { return field }
    if texts.allSatisfy(field.trueValues.contains) || texts.allSatisfy(field.falseValues.contains)
      || texts.allSatisfy({ field.trueValues.contains($0) || field.falseValues.contains($0) }),
      !texts.allSatisfy({ $0 == "0" || $0 == "1" })
    {
      field.kind = .boolean
      return field
    }
    // A zero at the front, or more digits than a number keeps: a code.
    let isCode = texts.contains { text in
      let digits = text.utf8
      return digits.count > 1 && digits.allSatisfy { $0 &- 0x30 < 10 } && (digits.first == 0x30 || digits.count > 15)
    }
    if isCode { return field }
    let name = foldedName(name)
    if ["annee", "year", "an", "exercice", "millesime"].contains(where: { name.split(separator: "_").contains($0[...]) }
    ),
      texts.allSatisfy({ $0.utf8.count == 4 && (Int($0).map { (1800...2100).contains($0) } ?? false) })
    {
      field.kind = .year
      return field
    }
    if texts.allSatisfy({ isWhole($0) }) {
      field.kind = .integer
      return field
    }
    if texts.allSatisfy({ anyForm($0) != nil }) {
      field.kind = .number
      return field
    }
    let trimmed = texts.map { text in
      var text = text
      return text.withUTF8 { bytes in
        let (number, hasSign) = percentage(in: bytes)
        return hasSign ? String(decoding: number, as: UTF8.self) : nil
      }
    }
    if trimmed.allSatisfy({ $0.flatMap { anyForm($0) } != nil }) {
      field.kind = .number
      field.format = "percent"
      return field
    }
    let forms: [(Field.Kind, String)] = [
      (.date, ""), (.date, "%d/%m/%Y"), (.date, "%d-%m-%Y"), (.date, "%d.%m.%Y"), (.date, "%Y/%m/%d"),
      (.date, "%d/%m/%y"), (.date, "%m/%d/%Y"), (.date, "%d %B %Y"), (.date, "%d-%b-%y"), (.date, "%d-%b-%Y"),
      (.date, "%B %d, %Y"), (.datetime, ""), (.datetime, "%d/%m/%Y %H:%M"), (.datetime, "%d/%m/%Y %H:%M:%S"),
      (.time, ""), (.time, "%Hh%M"), (.time, "%H:%M"),
    ]
    for (kind, format) in forms where reads(texts, format, kind) {
      field.kind = kind
      field.format = format
      return field
    }
    return field
  }

  private func reads(_ texts: [String], _ format: String, _ kind: Field.Kind) -> Bool {
    guard let form = DateFormat(format, kind: kind) else { return false }
    return texts.allSatisfy { text in
      var text = text
      return text.withUTF8 { form.canonical($0) != nil }
    }
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

private let forms = [
  NumberForm(), NumberForm(decimalMark: .comma), NumberForm(decimalMark: .point, thousandsSeparator: .space),
  NumberForm(decimalMark: .comma, thousandsSeparator: .space),
  NumberForm(decimalMark: .comma, thousandsSeparator: .point),
  NumberForm(decimalMark: .point, thousandsSeparator: .comma),
  NumberForm(decimalMark: .point, thousandsSeparator: .apostrophe),
]

/// The number that a text is in one form or another.
private func anyForm(_ text: String) -> Double? {
  for form in forms {
    if let number = form.number(text) { return number }
  }
  return nil
}

private func isWhole(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    NumberForm(decimalMark: .comma, thousandsSeparator: .space).integer(bytes) != nil
  }
}
