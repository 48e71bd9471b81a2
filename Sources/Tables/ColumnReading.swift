import CSV

/// The texts that mean "missing" in one column; the empty cell is one, unless a boolean column gives it a meaning.
struct MissingValues {
  private let texts: [[UInt8]]
  /// An empty cell is missing, unless it is one of the two answers of a column of boxes to tick.
  private let includesEmpty: Bool

  init(_ field: Field, _ schema: Schema) {
    includesEmpty = field.kind != .boolean || !(field.trueValues.contains("") || field.falseValues.contains(""))
    texts = (field.missingValues ?? schema.missingValues).filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  @inline(__always)
  func contains(_ cell: Cells.Cell) -> Bool {
    if cell.isEmpty { return includesEmpty }
    for text in texts where hasBytes(cell.bytes, text) { return true }
    return false
  }
}

@inline(__always)
private func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>, _ text: [UInt8]) -> Bool {
  guard bytes.count == text.count else { return false }
  for i in text.indices where text[i] != bytes[i] { return false }
  return true
}

/// Reads one column of a file by its field: types, missing values and constraints.
struct ColumnReader {
  let file: DelimitedFile
  let cells: Cells
  let field: Field
  /// The column's position in the file.
  let position: Int
  let schema: Schema
  let form: NumberForm
  /// The form of the file's numbers was reported as doubtful: what the other form reads is not reported again.
  let isFormDoubtful: Bool
  /// Some cell of a column of percentages has a percent sign, so that all must have one.
  var needsPercentSign = false

  /// The values of some records, typed; constraints are those of the whole column and are checked later.
  func values(of records: Range<Int>, _ log: inout IssueLog) -> Column.Values {
    switch field.kind {
    case .integer: .numbers(numbers(records, &log, isWhole: true))
    case .number where field.isPercentage: .numbers(percentages(records, &log))
    case .number: .numbers(numbers(records, &log, isWhole: false))
    case .boolean, .year: .numbers(convertedNumbers(records, &log))
    case .string: .texts(texts(records, &log))
    case .date, .time, .datetime: .texts(moments(records, &log))
    }
  }

  private func numbers(_ records: Range<Int>, _ log: inout IssueLog, isWhole: Bool) -> [Double] {
    let missing = MissingValues(field, schema)
    let other =
      form.decimalMark == .point
      ? NumberForm(decimalMark: .comma, thousandsSeparator: .point)
      : NumberForm(decimalMark: .point, thousandsSeparator: .comma)
    var numbers: [Double] = []
    numbers.reserveCapacity(records.count)
    for record in records {
      let cell = cells[record, position]
      if missing.contains(cell) {
        numbers.append(.nan)
        continue
      }
      let bytes = field.isBareNumber ? cell.bytes : bareNumber(in: cell.bytes)
      let number = isWhole ? form.integer(bytes) : form.number(bytes)
      if number == nil, !isFormDoubtful || other.number(cell.bytes) == nil {
        add("type-error", record, &log) { value in
          isWhole
            ? ("\(quoted(value)) is no whole number", wholeHint(value)) : ("\(quoted(value)) is no number", numberHint)
        }
      }
      numbers.append(number ?? .nan)
    }
    return numbers
  }

  var numberHint: String {
    let separator = form.thousandsSeparator
    return "numbers of this file have a decimal \(form.decimalMark.name)"
      + (separator == .none ? " and no thousands separator" : " and a \(separator.name) between thousands")
      + "; a word for a missing value belongs in missing-values"
  }

  private func wholeHint(_ value: String) -> String {
    form.number(value) != nil
      ? "for numbers with decimals write type: number in the dictionary"
      : "a word for a missing value belongs in missing-values"
  }

  private func convertedNumbers(_ records: Range<Int>, _ log: inout IssueLog) -> [Double] {
    let missing = MissingValues(field, schema)
    let isYear = field.kind == .year
    let meanings =
      field.trueValues.map { (text: Array($0.utf8), value: 1.0) }
      + field.falseValues.map { (text: Array($0.utf8), value: 0.0) }
    return records.map { record in
      let cell = cells[record, position]
      if missing.contains(cell) { return .nan }
      if isYear {
        if let year = year(cell.bytes) { return year }
        add("type-error", record, &log) { ("\(quoted($0)) is no year", "write four digits: 2020") }
      } else {
        for meaning in meanings where hasBytes(cell.bytes, meaning.text) { return meaning.value }
        add("type-error", record, &log) { value in
          (
            "\(quoted(value)) is neither true nor false",
            "true is one of: \(list(field.trueValues)); false is one of: \(list(field.falseValues))"
          )
        }
      }
      return .nan
    }
  }

  private func year(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard bytes.count == 4 else { return nil }
    var year = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return Double(year)
  }

  private func texts(_ records: Range<Int>, _ log: inout IssueLog) -> [String?] {
    let missing = MissingValues(field, schema)
    // Most texts of most columns stand in the row before or repeat soon; a text that is shared costs no memory.
    var known = RecentTexts()
    return records.map { record in
      let cell = cells[record, position]
      return missing.contains(cell) ? nil : known.text(of: cell)
    }
  }

  /// Logs an issue of one cell; `words` gives the message and the hint from the cell's text.
  func add(_ rule: String, _ record: Int, _ log: inout IssueLog, _ words: (String) -> (String, String)) {
    log.add(rule: rule, columnName: field.name) {
      let place = file.place(record: record, column: position)
      let value = file.text(record: record, column: position)
      let (message, hint) = words(value)
      return TableIssue(
        line: place.line, column: place.column, columnName: field.name, value: value, rule: rule, message: message,
        hint: hint)
    }
  }
}

/// The last texts of a column by their hash, so that a repeated one is the same text in memory.
private struct RecentTexts {
  private var texts = [String?](repeating: nil, count: 1 << 13)

  mutating func text(of cell: Cells.Cell) -> String {
    // Short texts stand in the value itself.
    guard cell.bytes.count > 15, !cell.isEscaped else { return cell.text }
    var hash: UInt64 = UInt64(truncatingIfNeeded: cell.bytes.count)
    let raw = UnsafeRawBufferPointer(cell.bytes)
    var i = 0
    while i + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      i += 8
    }
    hash = (hash ^ raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(truncatingIfNeeded: hash >> 51)
    // The text stands in its place or in the one beside it; a new one takes the first that is free, else its own.
    for place in [slot, slot ^ 1] {
      guard let text = texts[place] else { break }
      if text.utf8.count == cell.bytes.count, text.utf8.elementsEqual(cell.bytes) { return text }
    }
    let text = cell.text
    texts[texts[slot] != nil && texts[slot ^ 1] == nil ? slot ^ 1 : slot] = text
    return text
  }
}
