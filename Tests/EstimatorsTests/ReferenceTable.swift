/// The columns of a simple CSV file: commas, quotes around some cells, no line break in a cell.
struct ReferenceTable {
  private let columns: [String: [String]]
  let rows: Int

  init(_ text: String) {
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map { Self.cells($0) }
    let header = lines[0]
    rows = lines.count - 1
    columns = Dictionary(
      uniqueKeysWithValues: header.enumerated().map { place, name in (name, lines.dropFirst().map { $0[place] }) })
  }

  func text(_ column: String) -> [String] { columns[column]! }

  /// Empty and `NA` are missing.
  func optionalNumbers(_ column: String) -> [Double?] { text(column).map { Double($0) } }

  func numbers(_ column: String) -> [Double] { text(column).map { Double($0)! } }

  func flags(_ column: String) -> [Bool] { numbers(column).map { $0 == 1 } }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for byte in line.unicodeScalars {
      switch byte {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].unicodeScalars.append(byte)
      }
    }
    return cells
  }
}
