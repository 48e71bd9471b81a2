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

  func values(_ log: inout IssueLog) -> Column.Values {
    let values: Column.Values
    switch field.kind {
    case .integer:
      values = .numbers(numbers(&log, isWhole: true))
    case .number where field.isPercentage:
      values = .numbers(percentages(&log))
    case .number:
      values = .numbers(numbers(&log, isWhole: false))
    case .boolean, .year:
      values = .numbers(convertedNumbers(&log))
    case .string:
      values = .texts(texts(&log))
    case .date, .time, .datetime:
      values = .texts(moments(&log))
    }
    checkConstraints(values, &log)
    return values
  }

  private func numbers(_ log: inout IssueLog, isWhole: Bool) -> [Double] {
    let missing = MissingValues(field, schema)
    let other =
      form.decimalMark == .point
      ? NumberForm(decimalMark: .comma, thousandsSeparator: .point)
      : NumberForm(decimalMark: .point, thousandsSeparator: .comma)
    var numbers: [Double] = []
    numbers.reserveCapacity(cells.recordCount)
    for record in 0..<cells.recordCount {
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

  private func convertedNumbers(_ log: inout IssueLog) -> [Double] {
    let missing = MissingValues(field, schema)
    let isYear = field.kind == .year
    let meanings =
      field.trueValues.map { (text: Array($0.utf8), value: 1.0) }
      + field.falseValues.map { (text: Array($0.utf8), value: 0.0) }
    return (0..<cells.recordCount).map { record in
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

  private func texts(_ log: inout IssueLog) -> [String?] {
    let missing = MissingValues(field, schema)
    return (0..<cells.recordCount).map { record in
      let cell = cells[record, position]
      return missing.contains(cell) ? nil : cell.text
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
