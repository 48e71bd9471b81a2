/// A hint for a name that does not exist: the nearest one, and all of them when they are few.
///
/// - Parameter owner: Who has the names, as a sentence begins: `StudyPage has`.
func hint(for name: String, among candidates: [String], owner: String) -> String {
  guard !candidates.isEmpty else { return "\(owner) none" }
  let list = candidates.count <= 16 ? "\(owner): \(candidates.joined(separator: ", "))" : nil
  guard let near = nearest(to: name, in: candidates) else {
    return list ?? "\(owner) \(candidates.count), none similar"
  }
  return "did you mean ‘\(near)’?" + (list.map { " \($0.prefix(1).uppercased())\($0.dropFirst())" } ?? "")
}

/// The candidate at the smallest edit distance, the first of equals, when at most a third of the longer name differs.
///
/// The distance counts an insertion, a removal, a replacement and an exchange of neighbours as one each
/// (optimal string alignment).
func nearest(to name: String, in candidates: [String]) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...second.count)]
  for (i, scalar) in first.enumerated() {
    var row = [i + 1]
    for (j, other) in second.enumerated() {
      var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (scalar == other ? 0 : 1))
      if i > 0, j > 0, scalar == second[j - 1], first[i - 1] == other { cost = min(cost, rows[i - 1][j - 1] + 1) }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[first.count][second.count]
}
