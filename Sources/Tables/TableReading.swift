import CSV

/// The words of the CSV reader that a caller needs, so that it can read tables without importing the reader.
package typealias Dialect = CSV.Dialect
package typealias Understanding = CSV.Understanding
package typealias TextEncoding = CSV.TextEncoding
package typealias Delimiter = CSV.Delimiter
package typealias DecimalMark = CSV.DecimalMark
package typealias ThousandsSeparator = CSV.ThousandsSeparator

/// Reads a data file by its dictionary.
///
/// The names of the header are those of the fields, in any order; the table has the fields' order. The decimal mark and
/// the thousands separator are found from all integer and number columns together, unless the dialect says them. When
/// the dialect says that there is no header (`headerRow` 0), columns are the fields in their order.
///
/// - Parameter jobs: How many cores read; the result does not depend on it.
/// - Returns: The table, or nil as soon as there is one issue; what was understood of the file, or nil when it could not
///   be read as text; and everything that is wrong, at most 50 issues for each rule and column.
package func readTable(
  _ bytes: [UInt8], schema: Schema, dialect: CSV.Dialect = CSV.Dialect(), jobs: Int = availableCores
) -> (table: Table?, understanding: CSV.Understanding?, issues: [TableIssue]) {
  var log = IssueLog()
  if let decimal = dialect.decimalMark, dialect.thousandsSeparator?.rawValue == decimal.rawValue {
    log.add(
      TableIssue(
        line: 0, column: 0, rule: "bad-dialect",
        message: "the \(decimal.name) is both the decimal mark and the thousands separator",
        hint: "correct decimal or thousands in the dictionary's dialect"))
    return (nil, nil, log.issues)
  }
  let file = DelimitedFile(bytes, dialect: dialect, jobs: jobs)
  let readIssues = file.errors.map(TableIssue.init)
  let unreadable = ["unsupported-encoding", "workbook", "other-format", "file-too-large"]
  let fatal = unreadable + ["no-header", "ambiguous-delimiter"]
  guard !readIssues.contains(where: { fatal.contains($0.rule) }) else {
    let isText = !readIssues.contains { unreadable.contains($0.rule) }
    return (nil, isText ? file.understanding : nil, readIssues)
  }

  let positions = matchHeader(of: file, with: schema, &log)
  var understanding = file.understanding
  let numericColumns = schema.fields.compactMap { field in
    field.kind == .number || field.kind == .integer ? positions[field.name].map { (field, $0) } : nil
  }
  let conclusion = findNumberForm(file, numericColumns, schema, dialect, jobs)
  understanding.decimalMark = conclusion.isDecimalMarkKnown ? conclusion.form.decimalMark : nil
  understanding.thousandsSeparator = conclusion.form.thousandsSeparator
  report(conclusion, file, &log)
  let columns = readColumns(file, schema, positions, conclusion, jobs, &log)
  if columns.count == schema.fields.count {
    checkPrimaryKey(schema, columns, file, positions, &log)
  }
  let issues = (readIssues + log.issues).enumerated().sorted {
    ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
  }.map(\.element)
  guard issues.isEmpty else {
    return (nil, understanding, explained(issues, of: file, bytes, schema, positions, dialect))
  }
  understanding.warnings += warnings(of: file, schema, positions)
  return (Table(columns: columns, rowCount: file.recordCount, lines: file.recordLines), understanding, [])
}

/// The position in the file of each field that it has; logs the fields and names that have no partner.
private func matchHeader(of file: DelimitedFile, with schema: Schema, _ log: inout IssueLog) -> [String: Int] {
  let fieldNames = schema.fields.map(\.name)
  var header = file.header
  if header.isEmpty {
    header = Array(fieldNames.prefix(file.columnCount))
    for number in header.count..<max(header.count, file.columnCount) { header.append("column \(number + 1)") }
  }
  let positions = Dictionary(zip(header, 0...), uniquingKeysWith: { first, _ in first })
  let known = Set(fieldNames)
  let extra = header.filter { !known.contains($0) && !$0.allSatisfy(\.isWhitespace) }
  let absent = fieldNames.filter { positions[$0] == nil }
  for name in absent {
    let similar = extra.first { folded($0) == folded(name) }
    log.add(
      TableIssue(
        line: max(1, file.headerLine), column: 1, columnName: name, rule: "missing-column",
        message: "the file has no column ‘\(name)’, which the dictionary describes",
        hint: similar.map { "the file has ‘\($0)’: write both the same way" }
          ?? (extra.isEmpty
            ? "add the column, or remove the field from the dictionary"
            : "columns that the dictionary does not describe: \(list(extra))"),
        candidates: extra))
  }
  for name in extra {
    let place = file.headerPlace(column: positions[name] ?? 0)
    let similar = absent.first { folded($0) == folded(name) }
    log.add(
      TableIssue(
        line: place.line, column: place.column, columnName: name, value: name, rule: "extra-column",
        message: "the dictionary does not describe column ‘\(name)’",
        hint: similar.map { "the dictionary has ‘\($0)’: write both the same way" }
          ?? (absent.isEmpty
            ? "add a field of this name to the dictionary, or remove the column"
            : "fields that the file does not have: \(list(absent))"),
        candidates: absent))
  }
  return positions
}

/// So many records are read by one core at a time.
private let blockSize = 1 << 15

private func blocks(of count: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: blockSize).map { $0..<min(count, $0 + blockSize) }
}

/// The typed columns that the file has, in the order of the fields.
private func readColumns(
  _ file: DelimitedFile, _ schema: Schema, _ positions: [String: Int], _ conclusion: NumberClues.Conclusion,
  _ jobs: Int,
  _ log: inout IssueLog
) -> [Column] {
  let fields = schema.fields.compactMap { field in positions[field.name].map { (field: field, position: $0) } }
  let isDoubtful = conclusion.ambiguousCount > 0 || conclusion.contradiction != nil
  @Sendable func plainReader(_ column: Int, _ cells: Cells) -> ColumnReader {
    ColumnReader(
      file: file, cells: cells, field: fields[column].field, position: fields[column].position, schema: schema,
      form: conclusion.form, isFormDoubtful: isDoubtful)
  }
  let needSign = onCores(jobs, count: fields.count) { column in
    fields[column].field.isPercentage && file.withCells { plainReader(column, $0).hasPercentSign }
  }
  @Sendable func reader(_ column: Int, _ cells: Cells) -> ColumnReader {
    var reader = plainReader(column, cells)
    reader.needsPercentSign = needSign[column]
    return reader
  }
  let blocks = blocks(of: file.recordCount)
  let parts = onCores(jobs, count: blocks.count) { block in
    file.withCells { cells in
      var log = IssueLog()
      let values = fields.indices.map { reader($0, cells).values(of: blocks[block], &log) }
      return (values: values, log: log)
    }
  }
  let checked = onCores(jobs, count: fields.count) { column in
    file.withCells { cells in
      let kind = fields[column].field.kind
      let isNumeric = kind != .string && !kind.isMoment
      let values = joined(parts.lazy.map { $0.values[column] }, isNumeric: isNumeric, count: file.recordCount)
      var log = IssueLog()
      reader(column, cells).checkConstraints(values, &log)
      return (column: Column(field: fields[column].field, values: values), log: log)
    }
  }
  for part in parts { log.add(part.log) }
  for column in checked { log.add(column.log) }
  return checked.map(\.column)
}

func joined(
  _ parts: some Sequence<Column.Values>, isNumeric: Bool, count: Int
) -> Column.Values {
  var numbers: [Double] = []
  var texts: [String?] = []
  if isNumeric { numbers.reserveCapacity(count) } else { texts.reserveCapacity(count) }
  for part in parts {
    switch part {
    case .numbers(let values): numbers += values
    case .texts(let values): texts += values
    }
  }
  return isNumeric ? .numbers(numbers) : .texts(texts)
}

private func findNumberForm(
  _ file: DelimitedFile, _ columns: [(Field, Int)], _ schema: Schema, _ dialect: CSV.Dialect, _ jobs: Int
) -> NumberClues.Conclusion {
  let blocks = blocks(of: file.recordCount)
  // The records that say something which those before them in the block do not.
  let telling = onCores(jobs, count: columns.count * blocks.count) { index in
    let (field, position) = columns[index / blocks.count]
    let missing = MissingValues(field, schema)
    return file.withCells { cells in
      var records: [Int] = []
      var hasPoint = false
      var hasComma = false
      for record in blocks[index % blocks.count] {
        let cell = cells[record, position]
        if missing.contains(cell) { continue }
        switch PlainClue(number(in: cell, of: field)) {
        case .none: break
        case .point where hasPoint: break
        case .comma where hasComma: break
        case .point:
          hasPoint = true
          records.append(record)
        case .comma:
          hasComma = true
          records.append(record)
        case .other: records.append(record)
        }
      }
      return records
    }
  }
  var clues = NumberClues(dialect: dialect)
  file.withCells { cells in
    for (index, records) in telling.enumerated() {
      let position = columns[index / blocks.count].1
      let field = columns[index / blocks.count].0
      for record in records {
        clues.add(number(in: cells[record, position], of: field), record: record, column: position)
      }
    }
  }
  return clues.conclusion
}

/// The part of a cell that is to be a number.
private func number(in cell: Cells.Cell, of field: Field) -> UnsafeBufferPointer<UInt8> {
  field.isPercentage
    ? percentage(in: cell.bytes).number : field.isBareNumber ? cell.bytes : bareNumber(in: cell.bytes)
}

/// What a cell says about the form of numbers when it is written as nearly all are.
private enum PlainClue {
  /// Digits alone say nothing.
  case none
  /// One mark that is a decimal mark for sure: not three digits after it, or more than three or a zero before it.
  case point, comma
  /// Everything else is for ``NumberClues`` to read.
  case other

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // What is very long may be no number after all.
    guard bytes.count <= 40 else {
      self = .other
      return
    }
    let start = bytes.first == 0x2D ? 1 : 0
    var mark = -1
    for i in start..<max(start, bytes.count) where bytes[i] &- 0x30 > 9 {
      guard mark < 0, bytes[i] == 0x2E || bytes[i] == 0x2C else {
        self = .other
        return
      }
      mark = i
    }
    guard bytes.count > start, mark >= 0 else {
      self = bytes.count > start ? .none : .other
      return
    }
    let before = mark - start
    let isCertain = bytes.count - mark - 1 != 3 || before > 3 || before > 0 && bytes[start] == 0x30
    self = !isCertain || bytes.count - start < 2 ? .other : bytes[mark] == 0x2E ? .point : .comma
  }
}

/// Logs what nobody can know about the form of the file's numbers.
private func report(_ conclusion: NumberClues.Conclusion, _ file: DelimitedFile, _ log: inout IssueLog) {
  let rule = "ambiguous-number"
  func name(_ column: Int) -> String { file.header.indices.contains(column) ? file.header[column] : "\(column + 1)" }
  for cell in conclusion.ambiguous {
    log.add(rule: rule, columnName: name(cell.column)) {
      let place = file.place(record: cell.record, column: cell.column)
      let value = file.text(record: cell.record, column: cell.column)
      let digits = value.filter { $0.isNumber || $0 == "-" || $0 == "−" }
      let isComma = value.contains(",")
      let decimal = value.filter { $0.isNumber || "-−.,".contains($0) }.replacing(",", with: ".")
      return TableIssue(
        line: place.line, column: place.column, columnName: name(cell.column), value: value, rule: rule,
        message: "\(quoted(value)) is \(decimal) (decimal \(isComma ? "comma" : "point")) or \(digits) (thousands), "
          + "and nothing else in the file tells which",
        hint: "for \(decimal) say in the dictionary dialect: {decimal: \"\(isComma ? "," : ".")\"}, "
          + "for \(digits) dialect: {decimal: \"\(isComma ? "." : ",")\"}")
    }
  }
  if let (comma, point) = conclusion.contradiction {
    let commaPlace = file.place(record: comma.record, column: comma.column)
    let pointPlace = file.place(record: point.record, column: point.column)
    let commaText = file.text(record: comma.record, column: comma.column)
    let pointText = file.text(record: point.record, column: point.column)
    log.add(
      TableIssue(
        line: commaPlace.line, column: commaPlace.column, columnName: name(comma.column), value: commaText, rule: rule,
        message:
          "\(quoted(commaText)) says decimal comma and \(quoted(pointText)) on line \(pointPlace.line) says decimal point",
        hint: "write all numbers of the file alike, or say which is right in the dictionary: "
          + "dialect: {decimal: \",\"} or dialect: {decimal: \".\"}"))
  }
}

/// Logs rows whose primary key is incomplete or stands in an earlier row.
private func checkPrimaryKey(
  _ schema: Schema, _ columns: [Column], _ file: DelimitedFile, _ positions: [String: Int], _ log: inout IssueLog
) {
  guard !schema.primaryKey.isEmpty else { return }
  var key: [Int] = []
  for name in schema.primaryKey {
    guard let index = schema.fields.firstIndex(where: { $0.name == name }) else {
      let names = schema.fields.map(\.name)
      log.add(
        TableIssue(
          line: 0, column: 0, columnName: name, rule: "unknown-column",
          message: "the primary key names ‘\(name)’, which is no field of the dictionary",
          hint: "the fields are: \(list(names))", candidates: names))
      return
    }
    key.append(index)
  }
  let name = schema.primaryKey.joined(separator: ", ")
  var firstRecords: [[String]: Int] = [:]
  firstRecords.reserveCapacity(file.recordCount)
  for record in 0..<file.recordCount {
    if let missing = key.first(where: { columns[$0].isMissing(record) }) {
      let field = columns[missing].field
      guard !field.constraints.required else { continue }
      log.add(rule: "missing-required", columnName: field.name) {
        let place = file.place(record: record, column: positions[field.name] ?? 0)
        return TableIssue(
          line: place.line, column: place.column, columnName: field.name, rule: "missing-required",
          message: "column ‘\(field.name)’ is part of the primary key and has no value here", hint: "fill the cell")
      }
      continue
    }
    let values = key.map { columns[$0].text(at: record) ?? "" }
    if let first = firstRecords.updateValue(record, forKey: values) {
      firstRecords[values] = first
      log.add(rule: "duplicate-key", columnName: name) {
        let place = file.place(record: record, column: positions[schema.primaryKey[0]] ?? 0)
        return TableIssue(
          line: place.line, column: place.column, columnName: name, value: values.joined(separator: ", "),
          rule: "duplicate-key",
          message:
            "the key \(quoted(values.joined(separator: ", "))) (\(name)) stands already on line \(file.line(of: first))",
          hint: "each row needs a key of its own; correct the row, or primary-key in the dictionary")
      }
    }
  }
}

/// Names joined by commas, the first twelve.
func list(_ names: [String]) -> String {
  names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", … (\(names.count))" : "")
}

/// A value in quotes for a message, cut when long, on one line.
func quoted(_ value: String) -> String {
  let short = value.count > 60 ? value.prefix(60) + "…" : value[...]
  return "‘" + short.map { $0.isNewline ? "⏎" : String($0) }.joined() + "’"
}

/// A name without case, spaces and punctuation, to see that two names are meant to be the same.
private func folded(_ name: String) -> String {
  name.lowercased().filter { $0.isLetter || $0.isNumber }
}
