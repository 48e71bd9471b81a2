import CSV

/// Where the names and the rows of a file stand, when it does not begin with its names or other lines follow them: what a
/// drafted dictionary says in `dialect`.
package struct DraftShape: Sendable, Equatable {
  /// The line of the names, when it is not the first.
  package var headerRow: Int?
  /// The line of the first row, when it does not follow the names.
  package var dataRow: Int?
  /// What the lines left out hold, in their words.
  package var leftOut: [String] = []

  package var isPlain: Bool { headerRow == nil && dataRow == nil }

  package init(_ bytes: [UInt8], dialect: CSV.Dialect = CSV.Dialect()) {
    let beginning = wholeRecords(bytes, dialect)
    let file = DelimitedFile(beginning, dialect: dialect)
    guard file.isReadable, file.headerLine > 0, dialect.headerRow == nil else { return }
    var dialect = dialect
    if let line = titledHeader(file, beginning, dialect) {
      headerRow = line
      dialect.headerRow = line
      leftOut += (file.headerLine..<line).map { file.text(ofLine: $0) }
    }
    let read = headerRow == nil ? file : DelimitedFile(beginning, dialect: dialect)
    guard let count = introducedRows(read, beginning, dialect) else { return }
    leftOut += (0..<count).map { read[$0].filter { !$0.isEmpty }.joined(separator: " ") }
    dataRow = read.line(of: count)
  }
}

/// The first 64 KiB, without what follows the last line end.
private func wholeRecords(_ bytes: [UInt8], _ dialect: CSV.Dialect) -> [UInt8] {
  guard bytes.count > 1 << 16 else { return bytes }
  let beginning = bytes.prefix(1 << 16)
  return Array(beginning[...(beginning.lastIndex(of: 0x0A) ?? beginning.endIndex - 1)])
}

/// The line of the names below a title: the first of ten that cuts the rest into whole rows, when the line above it stands
/// alone.
private func titledHeader(_ file: DelimitedFile, _ bytes: [UInt8], _ dialect: CSV.Dialect) -> Int? {
  let title = file.header.filter { !$0.allSatisfy(\.isWhitespace) }
  guard title.count == 1, let words = title.first else { return nil }
  var below = dialect
  below.encoding = file.understanding.encoding
  for line in (file.headerLine + 1)...(file.headerLine + 10) {
    below.headerRow = line
    let candidate = DelimitedFile(bytes, dialect: below)
    guard candidate.isReadable, candidate.headerLine == line, candidate.columnCount > 1, candidate.recordCount > 1,
      Set(candidate.header).count == candidate.columnCount,
      !candidate.header.contains(where: { $0.allSatisfy(\.isWhitespace) || !$0.contains(where: \.isLetter) }),
      candidate.errors.count(where: { $0.id == "ragged-row" }) == 0
    else { continue }
    // One short word above rows of two cells may be the name of a single column, as ‘personne’ above ‘Durand, Jean’.
    let isTitle =
      candidate.understanding.delimiter != .comma || words.count(where: { $0 == " " }) > 1 || words.hasPrefix("#")
      || file.text(ofLine: line - 1).isEmpty
    return isTitle ? line : nil
  }
  return nil
}

/// How many records, at most three, stand between the names and the rows: without them two columns or more are numbers, days
/// or answers, and in them none of these is.
private func introducedRows(_ file: DelimitedFile, _ bytes: [UInt8], _ dialect: CSV.Dialect) -> Int? {
  guard file.recordCount > 4 else { return nil }
  let rows = min(200, file.recordCount)
  // What export programs of questionnaires write below the questions.
  let coded = (0..<min(3, rows)).last { record in file[record].contains { $0.hasPrefix("{\"ImportId\":") } }
  if let coded { return coded + 1 }
  for count in 1...3 {
    var turned = 0
    var isPlain = true
    for column in 0..<file.columnCount where isPlain {
      let texts = (0..<rows).map { file.text(record: $0, column: column) }
      let below = texts.dropFirst(count).filter { !$0.isEmpty }
      guard below.count > 2, isTyped(below) else { continue }
      let above = texts.prefix(count).filter { !$0.isEmpty }
      if above.contains(where: { isTyped([$0]) || missingWords.contains($0.lowercased()) }) { isPlain = false }
      if !above.isEmpty { turned += 1 }
    }
    if isPlain, turned > 1 { return count }
  }
  return nil
}

/// Whether texts are all numbers, all days or moments, or all answers.
private func isTyped(_ texts: [String]) -> Bool {
  let field = surveyedField("", texts)
  return field.kind != .string
}
