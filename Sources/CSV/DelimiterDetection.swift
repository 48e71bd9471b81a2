/// What a sample says about the delimiter.
enum DelimiterFinding: Equatable {
  case found(Delimiter)
  case singleColumn
  /// Two delimiters with the number of columns that each would give.
  case ambiguous(Delimiter, Int, Delimiter, Int)
}

/// Finds the delimiter from the shape that each candidate gives to the beginning of a file.
///
/// A candidate must split the header. Its agreement is the share of rows with as many cells as the header. Among
/// the candidates within 0.1 of the best agreement, the one with most columns is taken when it makes at least three times
/// as many cuts as each of the others: `a;b;c;"d, in €"` with one comma in each row is a table of four columns.
/// Otherwise two delimiters are equally likely, and that is for a person to say.
func findDelimiter(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, headerRow: Int?
) -> DelimiterFinding {
  let sample = UnsafeBufferPointer(rebasing: text[..<min(text.count, start + sampleSize)])
  var candidates: [(delimiter: Delimiter, columns: Int, agreement: Double)] = []
  for delimiter in Delimiter.allCases {
    guard let shape = shape(of: sample, from: start, delimiter, headerRow, isCut: sample.count < text.count) else {
      continue
    }
    candidates.append((delimiter, shape.columns, shape.agreement))
  }
  guard let best = candidates.map(\.agreement).max() else { return .singleColumn }
  // A stable order for equal numbers of columns: that of the enumeration.
  let contenders = candidates.enumerated().filter { $0.element.agreement >= best - 0.1 }.sorted {
    ($1.element.columns, $0.offset) < ($0.element.columns, $1.offset)
  }.map(\.element)
  for other in contenders.dropFirst() where (other.columns - 1) * 3 > contenders[0].columns - 1 {
    return .ambiguous(contenders[0].delimiter, contenders[0].columns, other.delimiter, other.columns)
  }
  return .found(contenders[0].delimiter)
}

/// The delimiter that a first line of `sep=;` says, as Excel writes and reads it, and where the next line starts.
func findSeparatorLine(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int
) -> (delimiter: Delimiter, end: Int)? {
  guard text.count > start + 5, text[start..<(start + 4)].elementsEqual("sep=".utf8),
    let delimiter = Delimiter.allCases.first(where: { $0.byte == text[start + 4] })
  else { return nil }
  var end = start + 5
  guard text[end] == 0x0D || text[end] == 0x0A else { return nil }
  if text[end] == 0x0D, end + 1 < text.count, text[end + 1] == 0x0A { end += 1 }
  return (delimiter, end + 1)
}

/// The record of the column names as a delimiter cuts it, for a message, with its line.
func firstRecord(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: Delimiter, headerRow: Int?
) -> (line: Int, cells: [String]) {
  var ignored = ErrorLog()
  let sample = UnsafeBufferPointer(rebasing: text[..<min(text.count, start + sampleSize)])
  let scan = scan(sample, from: start, delimiter: delimiter.byte, recordLimit: sampleRecords, log: &ignored)
  guard let record = scan.lines.firstIndex(where: { $0 >= Int32(clamping: headerRow ?? 0) }) else { return (1, []) }
  let cells = scan.cells[Int(scan.firstCells[record])..<Int(scan.firstCells[record + 1])]
  return (Int(scan.lines[record]), cells.map { $0.text(in: sample) })
}

/// Detection looks at so many bytes and records.
private let sampleSize = 1 << 18
private let sampleRecords = 1000

private func shape(
  of sample: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: Delimiter, _ headerRow: Int?, isCut: Bool
) -> (columns: Int, agreement: Double)? {
  var ignored = ErrorLog()
  let scan = scan(sample, from: start, delimiter: delimiter.byte, recordLimit: sampleRecords, log: &ignored)
  var records = 0..<scan.recordCount
  if isCut || scan.endsInQuote, scan.recordCount > 1, scan.recordCount < sampleRecords { records.removeLast() }
  let wantedLine = Int32(clamping: headerRow ?? 0)
  guard let header = records.first(where: { scan.lines[$0] >= wantedLine }) else { return nil }
  let columns = scan.width(of: header)
  guard columns > 1 else { return nil }
  let rows = records[header...].dropFirst()
  guard !rows.isEmpty else { return (columns, 0) }
  let agreeing = rows.count { scan.width(of: $0) == columns }
  return (columns, Double(agreeing) / Double(rows.count))
}
