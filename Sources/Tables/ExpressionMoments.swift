/// Comparison of dates, times and datetimes.
extension Evaluator {
  /// Texts for some rows, a text in quotes as the moment that it is compared with.
  func texts(_ node: Node, _ rows: [Int], as moment: Field.Kind?) throws(ExpressionError) -> [String?] {
    guard let moment, case .text(let text) = node.form else { return try texts(node, rows) }
    return Array(repeating: canonicalMoment(text, kind: moment), count: rows.count)
  }

  /// Datetimes in their canonical form: one with `Z` and one without have no order and may not be equal either.
  func compareDatetimes(
    _ comparison: Node.Comparison, _ left: [String?], _ right: [String?], _ rows: [Int], at offset: Int
  ) throws(ExpressionError) -> [Truth] {
    var result: [Truth] = []
    result.reserveCapacity(rows.count)
    for i in rows.indices {
      guard let first = left[i], let second = right[i] else {
        result.append(.missing)
        continue
      }
      let (a, b) = (MomentKey(first), MomentKey(second))
      guard a.hasZone == b.hasZone else { throw mixedZones(first, second, "line \(table.lines[rows[i]])", at: offset) }
      result.append(Truth(holds(comparison, a.local, b.local)))
    }
    return result
  }

  func mixedZones(_ first: String, _ second: String, _ place: String, at offset: Int) -> ExpressionError {
    let isZoned = first.hasSuffix("Z")
    return ExpressionError(
      offset: offset, id: "mixed-zones",
      message: "\(isZoned ? first : second) has a time zone and \(isZoned ? second : first) has none "
        + "(\(place) of the data), so that nothing tells which comes first",
      hint: "write both with a zone (Z, +02:00) or both without")
  }
}

/// A datetime without its `Z`, whose order as a text is that of time: a fraction follows the whole second.
struct MomentKey {
  var local: Substring
  var hasZone: Bool

  init(_ text: String) {
    hasZone = text.utf8.last == 0x5A
    local = hasZone ? text.dropLast() : text[...]
  }
}
