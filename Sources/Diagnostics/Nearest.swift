/// The name nearest to `name`, when one is near enough to be what was meant.
///
/// Near is an optimal-string-alignment distance of at most a third of the longer name, and of one for a name of two
/// letters, case ignored. Ties go to the name that comes first in `candidates`. Names of more than 200 letters are near
/// to nothing.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  var best: (name: String, distance: Int)?
  let wanted = Array(name.lowercased().unicodeScalars)
  let longest = 200
  guard wanted.count <= longest else { return nil }
  for candidate in candidates where candidate.utf8.count <= 4 * longest {
    let other = Array(candidate.lowercased().unicodeScalars)
    let length = max(wanted.count, other.count)
    let limit = length == 2 ? 1 : length / 3
    guard other.count <= longest, abs(wanted.count - other.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, other)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The hint for a name that does not exist: the nearest one, then all of them when they are few.
///
/// - Parameter what: What the names are names of, in the singular: "column", "estimate or description".
package func hint(for name: String, among candidates: [String], what: String) -> String {
  guard !candidates.isEmpty else { return "there is no \(what) yet" }
  let list = candidates.count <= 12 ? "the \(plural(what)) are: \(candidates.joined(separator: ", "))" : nil
  guard let near = nearest(to: name, in: candidates) else {
    return list ?? "there are \(candidates.count) \(plural(what)), from ‘\(candidates[0])’ on; none has a similar name"
  }
  return "did you mean ‘\(near)’?" + (list.map { " \($0.prefix(1).uppercased())\($0.dropFirst())" } ?? "")
}

/// Several of what a message speaks of.
func plural(_ what: String) -> String {
  if let alternatives = what.firstRange(of: " or ") {
    return plural(String(what[..<alternatives.lowerBound])) + " or " + plural(String(what[alternatives.upperBound...]))
  }
  if let owner = what.firstRange(of: " of ") {
    return plural(String(what[..<owner.lowerBound])) + what[owner.lowerBound...]
  }
  if what.hasSuffix("person") { return what.dropLast(6) + "people" }
  guard what.hasSuffix("y"), !what.hasSuffix("ey") else { return what + "s" }
  return what.dropLast() + "ies"
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
