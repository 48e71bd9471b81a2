import CSV

/// The rows of a file that is no text, written as the CSV file of the same data, and the way back from a place in that
/// text to a cell.
///
/// So every kind of file is typed and checked by the one reader of tables.
struct DataRows {
  /// UTF-8, comma, decimal point, one header.
  private(set) var csv: [UInt8] = []
  private var writer = DelimitedWriter(.canonical)
  private let width: Int
  /// Where each record starts: its line, its first byte, and the row of the file that it is.
  private var records: [(line: Int, offset: Int, row: Int)] = []
  private var line = 1

  init(width: Int) {
    self.width = width
  }

  /// Adds a row of the file; each cell by its column from 0, in their order, the others are empty.
  mutating func append(row: Int, _ cells: some Sequence<(column: Int, text: String)>) {
    let offset = writer.bytes.count
    records.append((line, offset, row))
    var next = 0
    for cell in cells {
      while next < cell.column {
        writer.append("")
        next += 1
      }
      writer.append(cell.text)
      next += 1
    }
    while next < width {
      writer.append("")
      next += 1
    }
    writer.endRecord()
    line += writer.bytes[offset...].count { $0 == 0x0A }
  }

  mutating func finish() {
    csv = writer.bytes
    writer = DelimitedWriter(.canonical)
  }

  /// The row of the file at a line of the text.
  func row(ofLine line: Int) -> Int { record(ofLine: line)?.row ?? line }

  /// The row and the column, from 1, of the cell at a place of the text; column 0 for a row as a whole.
  func cell(line: Int, column: Int) -> (row: Int, column: Int) {
    guard let record = record(ofLine: line) else { return (line, 0) }
    guard column > 0 else { return (record.row, 0) }
    var offset = record.offset
    var passed = record.line
    var commas = 0
    var isQuoted = false
    var left = column - 1
    while offset < csv.count, passed < line || left > 0 {
      switch csv[offset] {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted: commas += 1
      case 0x0A: passed += 1
      default: break
      }
      if passed == line, csv[offset] != 0x0A { left -= 1 }
      offset += 1
    }
    return (record.row, min(commas + 1, width))
  }

  private func record(ofLine line: Int) -> (line: Int, offset: Int, row: Int)? {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? records[low - 1] : nil
  }
}
