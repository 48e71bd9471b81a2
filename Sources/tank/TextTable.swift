/// Rows of cells in columns, for a terminal: the first column on the left, numbers on the right.
struct TextTable {
  var header: [String]
  var rows: [[String]]
  /// The places of the other columns that hold words.
  var words: Set<Int> = []

  var text: String {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = row.enumerated().map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 || words.contains(index) ? cell + space : space + cell
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
