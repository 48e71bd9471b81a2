import CSV

/// How much of a large file is in memory as text at a time.
package let streamedBlockSize = 1 << 24

/// Reads a data file by its dictionary, block by block, without holding its text: what ``readTable(_:schema:dialect:jobs:)`` gives
/// for the same bytes, in the memory of the typed columns.
///
/// The text is read twice: once for its shape, as a whole scan on all cores, and once for its values.
///
/// - Returns: The table; or what is wrong, as far as a block or the shape tells it: the reader of whole files says more; or
///   nil, when only the whole tells.
package func streamTable(
  schema: Schema, dialect: CSV.Dialect = CSV.Dialect(), jobs: Int = availableCores, blockSize: Int = streamedBlockSize,
  opening: @escaping DelimitedStream.Opening
) throws(UnreadableFile) -> StreamedTable? {
  // Whether all percentages have a sign is known at the end alone.
  guard !schema.fields.contains(where: \.isPercentage), !schema.fields.isEmpty else { return nil }
  guard let blocks = try TextBlocks(dialect: dialect, jobs: jobs, opening: opening) else { return nil }
  guard blocks.errors.isEmpty else {
    return StreamedTable(issues: blocks.errors.map(TableIssue.init), understanding: blocks.understanding)
  }
  var growing = GrowingTable(schema)
  try blocks.forEach(size: blockSize) { block in
    growing.add(readTable(block.bytes, schema: growing.plain, dialect: blocks.dialect, jobs: jobs), block)
  }
  guard growing.issues.isEmpty else {
    return StreamedTable(issues: growing.issues, understanding: blocks.understanding)
  }
  guard growing.isSound, let table = growing.finished() else { return nil }
  var understanding = blocks.understanding
  understanding.decimalMark = growing.decimalMark
  understanding.thousandsSeparator = growing.thousandsSeparator
  understanding.warnings = growing.warnings(table, blocks.header)
  return StreamedTable(table: table, understanding: understanding)
}

/// What reading block by block gave.
package struct StreamedTable: Sendable {
  /// Nil with the issues.
  package var table: Table?
  /// With the places of the whole file; those of values are of the first block that has any.
  package var issues: [TableIssue] = []
  package var understanding: CSV.Understanding
}

/// A delimited file without a fault in its shape, as texts that each begin with the file's line of names.
struct TextBlocks {
  struct Block {
    var bytes: [UInt8]
    /// To be added to a line of the block, for that of the file.
    var lineOffset: Int
  }

  let header: [String]
  /// How each block is read.
  let dialect: CSV.Dialect
  /// What the whole file's shape says.
  let understanding: CSV.Understanding
  /// What is wrong with the shape: then there are no blocks.
  let errors: [ReadError]
  private let stream: DelimitedStream
  private let names: [UInt8]

  /// Nil for a file of a single column, whose blocks could find a delimiter in it, and for one that is no table of text.
  init?(dialect: CSV.Dialect, jobs: Int, opening: @escaping DelimitedStream.Opening) throws(UnreadableFile) {
    var stream = try DelimitedStream(dialect: dialect, opening: opening)
    while true {
      guard stream.fatalErrors.isEmpty, stream.understanding.delimiter != nil else { return nil }
      let reading = try stream.readPieces(jobs: jobs) { _ in
        ()
      } merge: { _ in
      }
      if reading.needsDecoding {
        stream = try stream.decoded()
        continue
      }
      errors = reading.errors
      understanding = reading.understanding
      break
    }
    self.stream = stream
    header = stream.header
    var plain = dialect
    plain.delimiter = understanding.delimiter
    plain.encoding = .utf8
    plain.headerRow = dialect.headerRow == 0 ? 0 : nil
    plain.dataRow = nil
    self.dialect = plain
    var names: [UInt8] = []
    if !header.isEmpty {
      let cut = [understanding.delimiter?.byte ?? 0x2C]
      let cells = header.map { Array(("\"" + $0.replacing("\"", with: "\"\"") + "\"").utf8) }
      let empty = [[UInt8]](repeating: [], count: understanding.emptyColumnCount)
      names = Array((cells + empty).joined(separator: cut)) + [0x0A]
    }
    self.names = names
  }

  /// - Parameter body: Takes each block; false ends the reading.
  func forEach(size: Int, _ body: (Block) -> Bool) throws(UnreadableFile) {
    guard errors.isEmpty else { return }
    let ownLines = names.withUnsafeBufferPointer { lineEnds(in: $0) }
    try stream.readBlocks(size: size) { text, linesBefore in
      body(Block(bytes: names + text, lineOffset: linesBefore - ownLines))
    }
  }
}

/// The typed columns of a file, block after block.
private struct GrowingTable {
  private let schema: Schema
  /// The schema without what only the whole tells.
  let plain: Schema
  private(set) var isSound = true
  private(set) var issues: [TableIssue] = []
  private(set) var decimalMark: CSV.DecimalMark?
  private(set) var thousandsSeparator = CSV.ThousandsSeparator.none
  private var parts: [[Column.Values]]
  private var fields: [Field] = []
  private var lines: [Int32] = []
  /// The first of each column, and those of the last block.
  private var shortened: [String: ReadError] = [:]
  private var doubled: ReadError?
  private var total: ReadError?

  init(_ schema: Schema) {
    self.schema = schema
    var plain = schema
    plain.primaryKey = []
    for index in plain.fields.indices { plain.fields[index].constraints.unique = false }
    self.plain = plain
    parts = Array(repeating: [], count: schema.fields.count)
  }

  /// False as soon as the file must be read as a whole.
  mutating func add(
    _ read: (table: Table?, understanding: CSV.Understanding?, issues: [TableIssue]), _ block: TextBlocks.Block
  ) -> Bool {
    guard read.issues.isEmpty else {
      issues = read.issues.map { issue in
        var moved = issue
        if moved.line > 0 { moved.line = max(1, moved.line + block.lineOffset) }
        return moved
      }
      return false
    }
    guard let table = read.table, let understanding = read.understanding,
      takeForm(understanding.decimalMark, understanding.thousandsSeparator)
    else {
      isSound = false
      return false
    }
    fields = table.columns.map(\.field)
    for (index, column) in table.columns.enumerated() { parts[index].append(column.values) }
    for line in table.lines { lines.append(line + Int32(clamping: block.lineOffset)) }
    total = nil
    for warning in understanding.warnings {
      var moved = warning
      moved.line += block.lineOffset
      switch warning.reason {
      case .roundedNumber(_, let column): shortened[column] = shortened[column] ?? moved
      case .totalsRow: total = moved
      default: doubled = doubled ?? moved
      }
    }
    return true
  }

  /// Two forms in one file are for the reader of the whole to judge.
  private mutating func takeForm(_ mark: CSV.DecimalMark?, _ separator: CSV.ThousandsSeparator?) -> Bool {
    if let mark {
      guard decimalMark ?? mark == mark else { return false }
      decimalMark = mark
    }
    if let separator, separator != .none {
      guard thousandsSeparator == .none || thousandsSeparator == separator else { return false }
      thousandsSeparator = separator
    }
    return thousandsSeparator == .none || thousandsSeparator.rawValue != decimalMark?.rawValue
  }

  /// Nil when a key or a column that is to be unique repeats a value.
  mutating func finished() -> Table? {
    var columns: [Column] = []
    for index in fields.indices {
      let values = joined(parts[index], isNumeric: parts[index].first?.isNumeric ?? false, count: lines.count)
      parts[index] = []
      columns.append(Column(field: schema.fields[index], values: values))
    }
    let unique = schema.fields.filter(\.constraints.unique).map { [$0.name] }
    for names in unique + (schema.primaryKey.isEmpty ? [] : [schema.primaryKey]) {
      let key = names.compactMap { name in columns.first { $0.field.name == name } }
      guard key.count == names.count, !repeats(key, rows: lines.count, isComplete: names == schema.primaryKey) else {
        return nil
      }
    }
    return Table(columns: columns, rowCount: lines.count, lines: lines)
  }

  /// What looks wrong, in the order in which the reader of whole files says it.
  func warnings(_ table: Table, _ header: [String]) -> [ReadError] {
    var warnings = [doubled].compactMap { $0 }
    warnings += schema.fields.compactMap { shortened[$0.name] }
    guard let total, case .totalsRow(let text) = total.reason, table.rowCount > 2 else { return warnings }
    let last = table.rowCount - 1
    let names = header.isEmpty ? table.columns.map(\.field.name) : header
    let column = names.lazy.compactMap { table.column(named: $0) }.first { $0.text(at: last) == text }
    guard case .texts(let values)? = column?.values, !values.dropLast().contains(text) else { return warnings }
    return warnings + [total]
  }
}

/// Whether two rows may have the same values, by a hash of 64 bits of each; a row with a missing one repeats none, unless
/// every row must be complete.
private func repeats(_ key: [Column], rows: Int, isComplete: Bool) -> Bool {
  if isComplete, (0..<rows).contains(where: { row in key.contains { $0.isMissing(row) } }) { return true }
  var hashes = valueHashes(key, rows: rows)
  return hasRepeated(&hashes)
}

func hasRepeated(_ hashes: inout [UInt64]) -> Bool {
  hashes.sort()
  return zip(hashes, hashes.dropFirst()).contains { $0 == $1 }
}

/// A hash of the values of each row, those with a missing one left out.
func valueHashes(_ key: [Column], rows: Int) -> [UInt64] {
  var hashes: [UInt64] = []
  hashes.reserveCapacity(rows)
  for row in 0..<rows where !key.contains(where: { $0.isMissing(row) }) {
    var hash: UInt64 = 0
    for column in key {
      switch column.values {
      case .numbers(let values): hash = stableHash(hash ^ (values[row] == 0 ? 0 : values[row]).bitPattern)
      case .texts(let values):
        var bytes = Array((values[row] ?? "").utf8)
        let count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: 8))
        let own = bytes.withUnsafeBufferPointer { $0.baseAddress.map { stableHash($0, count) } ?? 0 }
        hash = stableHash(hash ^ own)
      }
    }
    hashes.append(hash)
  }
  return hashes
}

extension Column.Values {
  fileprivate var isNumeric: Bool {
    if case .numbers = self { true } else { false }
  }
}
