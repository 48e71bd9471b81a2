/// The name nearest to `name`, when one is near enough to be what was meant.
///
/// Near is an optimal-string-alignment distance of at most a third of the longer name, case ignored.
/// Ties go to the name that comes first in `candidates`.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  var best: (name: String, distance: Int)?
  let wanted = Array(name.lowercased().unicodeScalars)
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, other)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The hint for a name that does not exist: the nearest one, then all of them when they are few.
package func hint(for name: String, among candidates: [String], what: String) -> String {
  guard !candidates.isEmpty else { return "there is no \(what) yet" }
  let list = candidates.count <= 12 ? "the \(what)s are: \(candidates.joined(separator: ", "))" : nil
  guard let near = nearest(to: name, in: candidates) else {
    return list ?? "there are \(candidates.count) \(what)s, from ‘\(candidates[0])’ on; none has a similar name"
  }
  return "did you mean ‘\(near)’?" + (list.map { " \($0.prefix(1).uppercased())\($0.dropFirst())" } ?? "")
}

private func alignmentDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  guard !first.isEmpty else { return second.count }
  guard !second.isEmpty else { return first.count }
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  for i in 1...first.count {
    var row = [Int](repeating: 0, count: second.count + 1)
    row[0] = i
    for j in 1...second.count {
      let cost = first[i - 1] == second[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
