import CSV

/// Guesses what the columns of a file hold from its first records, and learns from a whole reading.
struct TypeGuesser {
  private(set) var guesses: [ColumnGuess]
  private(set) var form: NumberForm
  private(set) var isFormKnown: Bool
  private(set) var issues: [TableIssue] = []

  private let missing: [[UInt8]]
  /// Columns whose type was settled by a reading of all values.
  private var settled: Set<Int> = []

  static let dateFormats = ["", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d"].compactMap { DateFormat($0) }

  init(_ stream: DelimitedStream, dialect: Dialect, missing: [[UInt8]]) {
    self.missing = missing
    let file = stream.sample
    let width = stream.understanding.columnCount
    let rows = stream.sampleCount
    var numeric = [Bool](repeating: true, count: width)
    var seen = [Bool](repeating: false, count: width)
    var clues = NumberClues(dialect: dialect)
    let forms = [NumberForm(decimalMark: .point), NumberForm(decimalMark: .comma)]
    // Columns that are numbers in some form say which form the file has.
    file.withCells { cells in
      for column in 0..<width {
        for record in 0..<rows where numeric[column] {
          let bytes = cells[record, column].bytes
          guard !isMissing(bytes, missing) else { continue }
          seen[column] = true
          numeric[column] = !isCode(bytes) && looksNumeric(bytes, forms)
        }
        if numeric[column], seen[column] {
          for record in 0..<rows {
            let bytes = cells[record, column].bytes
            if !isMissing(bytes, missing) { clues.add(bytes, record: record, column: column) }
          }
        }
      }
    }
    let conclusion = clues.conclusion
    form = conclusion.form
    isFormKnown = conclusion.isDecimalMarkKnown
    if let cell = conclusion.ambiguous.first {
      let place = file.place(record: cell.record, column: cell.column)
      let value = file.text(record: cell.record, column: cell.column)
      issues.append(
        TableIssue(
          line: place.line, column: place.column,
          columnName: file.header.indices.contains(cell.column) ? file.header[cell.column] : "\(cell.column + 1)",
          value: value, rule: "ambiguous-number",
          message:
            "\(quoted(value)) can be a whole number or one with three decimals, and the beginning of the file does not tell which",
          hint: "say it: --decimal ,  or --decimal ."))
    }
    guesses = Array(repeating: .text, count: width)
    let form = form
    guesses = file.withCells { cells in
      (0..<width).map { column in
        guard rows > 0 else { return .text }
        if numeric[column], seen[column] { return .number }
        func all(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
          var found = false
          for record in 0..<rows {
            let bytes = cells[record, column].bytes
            if isMissing(bytes, missing) { continue }
            guard test(bytes) else { return false }
            found = true
          }
          return found
        }
        if all({ !isCode($0) && form.number($0) != nil }) { return .number }
        for format in Self.dateFormats where all({ format.date($0) != nil }) { return .date(format) }
        return .text
      }
    }
  }

  /// Whether a column must be read again, as another type.
  mutating func revise(_ column: Int, _ state: ColumnState) -> Bool {
    if state.isMismatched {
      guesses[column] = .text
      settled.insert(column)
      return true
    }
    // Nothing but missing values at the beginning: what came later may be of one type.
    guard state.guess == .text, !settled.contains(column), state.sketch == nil else { return false }
    settled.insert(column)
    let form = form
    func all(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
      !state.tally.entries.isEmpty
        && state.tally.entries.allSatisfy { entry in
          state.tally.withText(entry) { test(UnsafeBufferPointer(start: $0, count: entry.length)) } ?? false
        }
    }
    if all({ !isCode($0) && form.number($0) != nil }) {
      guesses[column] = .number
      return true
    }
    for format in Self.dateFormats where all({ format.date($0) != nil }) {
      guesses[column] = .date(format)
      return true
    }
    return false
  }
}

/// Whether a cell is a number in one of the forms, groups of digits included.
private func looksNumeric(_ bytes: UnsafeBufferPointer<UInt8>, _ forms: [NumberForm]) -> Bool {
  if forms.contains(where: { $0.number(bytes) != nil }) { return true }
  return grouped.contains { $0.number(bytes) != nil }
}

private let grouped = [
  NumberForm(decimalMark: .comma, thousandsSeparator: .space),
  NumberForm(decimalMark: .point, thousandsSeparator: .space),
  NumberForm(decimalMark: .comma, thousandsSeparator: .point),
  NumberForm(decimalMark: .point, thousandsSeparator: .comma),
  NumberForm(decimalMark: .comma, thousandsSeparator: .apostrophe),
  NumberForm(decimalMark: .point, thousandsSeparator: .apostrophe),
]

private func isMissing(_ bytes: UnsafeBufferPointer<UInt8>, _ words: [[UInt8]]) -> Bool {
  bytes.isEmpty || words.contains { $0.elementsEqual(bytes) }
}
