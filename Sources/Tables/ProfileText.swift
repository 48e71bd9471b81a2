/// A file's profile for a terminal: one line for each column, in columns of equal width.
package func profileText(_ profile: FileProfile) -> String {
  var rows = [["column", "type", "missing", "distinct", "least", "median", "greatest", "mean", "most frequent"]]
  for column in profile.columns {
    let about = column.isDistinctApproximate ? "≈" : ""
    let middle = column.areQuantilesApproximate ? "≈" : ""
    var cells = [column.name, column.kind.rawValue, String(column.missing), about + String(column.distinct)]
    if let numbers = column.numbers {
      cells += [
        shortest(numbers.minimum), middle + shortest(numbers.median), shortest(numbers.maximum), rounded(numbers.mean),
      ]
    } else if let first = column.firstDate {
      cells += [first, middle + (column.medianDate ?? ""), column.lastDate ?? "", ""]
    } else {
      cells += [cut(column.texts?.least ?? ""), "", cut(column.texts?.greatest ?? ""), ""]
    }
    cells.append(column.levels.prefix(3).map { "\(cut($0.value)) (\($0.count))" }.joined(separator: ", "))
    rows.append(cells)
  }
  let widths = rows[0].indices.map { index in rows.map { $0[index].unicodeScalars.count }.max() ?? 0 }
  let lines = rows.map { row in
    row.enumerated().map { index, cell in
      let space = String(repeating: " ", count: widths[index] - cell.unicodeScalars.count)
      return (2...7).contains(index) ? space + cell : cell + space
    }.joined(separator: "  ").trimmingEnd()
  }
  return "\(profile.understanding)\n\n" + lines.joined(separator: "\n")
}

/// Six digits are enough for a mean on a screen.
private func rounded(_ number: Double) -> String {
  guard number.isFinite, number.magnitude >= 1e-6, number.magnitude < 1e15 else { return shortest(number) }
  return shortest((number * 1e6).rounded() / 1e6)
}

private func cut(_ text: String) -> String {
  let line = text.map { $0.isNewline ? "⏎" : String($0) }.joined()
  return line.count > 20 ? line.prefix(19) + "…" : line
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
