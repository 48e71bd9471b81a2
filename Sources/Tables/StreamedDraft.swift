import CSV

/// What the columns of a large file look like: guessed from its beginning, then verified in every row, block by block.
package struct StreamedDraft: Sendable {
  package var columns: [ColumnDraft]
  /// The beginning of the file in UTF-8, with its line of names, from which the columns were guessed.
  package var sample: [UInt8]
  /// How the sample is read.
  package var dialect: CSV.Dialect
  /// How many rows the sample has, and how many the file.
  package var sampleRows: Int
  package var rowCount: Int
  package var warnings: [TableIssue] = []
}

/// Drafts the columns of a file that need not fit into memory.
///
/// Types, codes that may mean "missing" and meanings are guessed from the beginning; then the whole file is read by them: a
/// column that turns out otherwise is a text, with the first value that is; empty cells, lists of levels and columns whose
/// values stand once are those of the whole file.
///
/// - Returns: Nil for a file with a fault in its shape, which the reader of whole files tells.
package func streamDraft(
  dialect: CSV.Dialect = CSV.Dialect(), jobs: Int = availableCores, sampleSize: Int = 1 << 24,
  blockSize: Int = streamedBlockSize, opening: @escaping DelimitedStream.Opening
) throws(UnreadableFile) -> StreamedDraft? {
  guard let blocks = try TextBlocks(dialect: dialect, jobs: jobs, opening: opening) else { return nil }
  guard blocks.errors.isEmpty else { return nil }
  var sample: [UInt8] = []
  try blocks.forEach(size: sampleSize) { block in
    sample = block.bytes
    return false
  }
  let (columns, issues) = draftColumns(sample, dialect: blocks.dialect)
  guard issues.isEmpty, !columns.isEmpty else { return nil }
  var check = DraftCheck(columns)
  try blocks.forEach(size: blockSize) { block in
    check.add(block, blocks.dialect, jobs)
    return true
  }
  var draft = StreamedDraft(
    columns: check.finished(), sample: sample, dialect: blocks.dialect, sampleRows: columns[0].count,
    rowCount: check.rowCount)
  draft.warnings = blocks.understanding.warnings.map(TableIssue.init)
  return draft
}

/// The drafted columns against block after block.
private struct DraftCheck {
  private var drafts: [ColumnDraft]
  private(set) var rowCount = 0
  private var empty: [Int]
  /// By column, of those with a list of levels.
  private var levels: [[String: Int]]
  /// A hash of each value, of the columns whose values stand once in the sample.
  private var hashes: [[UInt64]]
  private var isKey: [Bool]

  init(_ drafts: [ColumnDraft]) {
    self.drafts = drafts
    empty = drafts.map { _ in 0 }
    levels = drafts.map { _ in [:] }
    hashes = drafts.map { _ in [] }
    isKey = drafts.map { $0.isKey && ($0.field.kind == .string || $0.field.kind == .integer) }
  }

  mutating func add(_ block: TextBlocks.Block, _ dialect: CSV.Dialect, _ jobs: Int) {
    while true {
      let read = readTable(block.bytes, schema: Schema(fields: drafts.map(\.field)), dialect: dialect, jobs: jobs)
      if let table = read.table {
        count(table)
        return
      }
      // A column with an issue is a text, which holds everything; the others stay.
      var isChanged = false
      for issue in read.issues {
        guard let index = drafts.firstIndex(where: { $0.field.name == issue.columnName }),
          drafts[index].field.kind != .string || drafts[index].field.meaning != nil
        else { continue }
        drafts[index].field = Field(name: issue.columnName, kind: .string)
        drafts[index].doubt = "\(issue.message) (line \(issue.line + block.lineOffset))"
        drafts[index].unit = ""
        drafts[index].canBeMonthFirst = false
        isChanged = true
      }
      guard isChanged else { return }
    }
  }

  private mutating func count(_ table: Table) {
    rowCount += table.rowCount
    for (index, column) in table.columns.enumerated() {
      for row in 0..<table.rowCount where column.isMissing(row) { empty[index] += 1 }
      if !drafts[index].levels.isEmpty, case .texts(let values) = column.values {
        for value in values {
          if let value { levels[index][value, default: 0] += 1 }
        }
        if levels[index].count > 12 { drafts[index].levels = [] }
      }
      if isKey[index] { hashes[index] += valueHashes([column], rows: table.rowCount) }
    }
  }

  mutating func finished() -> [ColumnDraft] {
    for index in drafts.indices {
      drafts[index].count = rowCount
      drafts[index].empty = empty[index]
      if empty[index] == rowCount { drafts[index].field = Field(name: drafts[index].field.name, kind: .string) }
      if !drafts[index].levels.isEmpty {
        drafts[index].levels = levels[index].map { ColumnDraft.Count(value: $0.key, count: $0.value) }.sorted {
          $0.value < $1.value
        }
      }
      // What the sample's number of different values says of the whole is only whether they repeat.
      let repeats = !isKey[index] || empty[index] > 0 || hasRepeated(&hashes[index])
      drafts[index].distinct = repeats ? min(drafts[index].distinct, max(0, rowCount - 1)) : rowCount
      hashes[index] = []
      if drafts[index].values.map({ $0.count > 1000 }) ?? true { drafts[index].values = nil }
    }
    return drafts
  }
}
