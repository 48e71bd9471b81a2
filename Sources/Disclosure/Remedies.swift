import Tables

/// Applies remedies in order, each to what the one before left.
///
/// The dictionary follows the data: a column that becomes bands, départements or pseudonyms is a string, constraints that
/// the new values cannot keep are gone, and the privacy mark stays.
///
/// - Parameter key: For pseudonyms; at least 32 bytes.
/// - Returns: The table, and one statement for each remedy and column.
package func apply(
  _ remedies: [Remedy], to table: Table, key: PseudonymKey? = nil
) throws(RemedyError) -> (table: Table, applied: [Applied]) {
  var table = table
  var applied: [Applied] = []
  for remedy in remedies {
    var places: [Int] = []
    for name in remedy.columns {
      guard let place = table.columns.firstIndex(where: { $0.field.name == name }) else {
        throw .unknownColumn(remedy: remedy.name, column: name, columns: table.columns.map(\.field.name))
      }
      places.append(place)
    }
    let before = places.map { table.columns[$0] }
    switch remedy {
    case .drop:
      applied += before.map { dropped($0, remedy.name) }
      let gone = Set(remedy.columns)
      table.columns.removeAll { gone.contains($0.field.name) }
      continue
    case .suppressToK(_, let k, let blanks):
      let after = try suppressedToK(before, rowCount: table.rowCount, k: k, blanks: blanks)
      for (place, column) in zip(places, after) { table.columns[place] = column }
    case .microaggregate(_, let size):
      let after = try microaggregated(before, size: size)
      for (place, column) in zip(places, after) { table.columns[place] = column }
    default:
      for place in places {
        table.columns[place] = try recoded(table.columns[place], place, by: remedy, lines: table.lines, key: key)
      }
    }
    applied += zip(before, places).map { statement(remedy.name, $0, table.columns[$1]) }
  }
  return (table, applied)
}

private func recoded(
  _ column: Column, _ place: Int, by remedy: Remedy, lines: [Int32], key: PseudonymKey?
) throws(RemedyError) -> Column {
  switch remedy {
  case .bands(_, let bands): try banded(column, bands)
  case .year: try shortenedDates(column, to: 4, remedy.name)
  case .month: try shortenedDates(column, to: 7, remedy.name)
  case .departement: try departements(column, lines: lines)
  case .topCode(_, let limit): try mapped(column, remedy.name, bound: limit) { min($0, limit) }
  case .bottomCode(_, let limit): try mapped(column, remedy.name, bound: limit) { max($0, limit) }
  case .round(_, let step): try rounded(column, to: step)
  case .recodeRare(_, let limit, let name): try recodedRare(column, below: limit, as: name)
  case .noise(_, let deviation, let seed): try noisy(column, deviation: deviation, seed: seed)
  case .pseudonym: try pseudonyms(column, key: key)
  case .drop, .suppressToK, .microaggregate: column
  }
}

/// The numbers of a column that may be changed as numbers.
func numbers(_ column: Column, _ remedy: String) throws(RemedyError) -> [Double] {
  guard case .numbers(let numbers) = column.values, column.field.kind != .boolean else {
    throw .wrongType(remedy: remedy, column: column.field.name, needs: "number")
  }
  return numbers
}

private func mapped(
  _ column: Column, _ remedy: String, bound: Double, _ change: (Double) -> Double
) throws(RemedyError) -> Column {
  guard bound.isFinite else { throw .badValue(remedy: remedy, value: "\(bound)") }
  var column = column
  column.values = .numbers(try numbers(column, remedy).map { $0.isNaN ? .nan : change($0) })
  return column
}

private func rounded(_ column: Column, to step: Double) throws(RemedyError) -> Column {
  guard step > 0, step.isFinite else { throw .badValue(remedy: "round", value: "\(step)") }
  let inverse = (1 / step).rounded()
  // 0.1 has no exact double: dividing by 10 gives the nearest one, multiplying by 0.1 does not.
  let isFraction = step < 1 && abs(inverse * step - 1) < 1e-12
  var column = column
  column.values = .numbers(
    try numbers(column, "round").map { number in
      isFraction ? (number * inverse).rounded() / inverse : (number / step).rounded() * step
    })
  return withoutConstraints(column, keepingRange: false)
}

/// Text columns take the new level; numbers become text first.
private func recodedRare(_ column: Column, below limit: Int, as name: String) throws(RemedyError) -> Column {
  guard limit > 0, !name.isEmpty else { throw .badValue(remedy: "recode-rare", value: "below: \(limit)") }
  let texts = (0..<column.count).map { column.text(at: $0) }
  var counts: [String: Int] = [:]
  for case let text? in texts { counts[text, default: 0] += 1 }
  var result = column
  result.values = .texts(
    texts.map { text in
      guard let text, let count = counts[text] else { return nil }
      return count < limit ? name : text
    })
  let kept = column.field.levels.filter { (counts[$0.value] ?? 0) >= limit }
  if !column.field.levels.isEmpty {
    result.field.levels = kept.contains { $0.value == name } ? kept : kept + [Field.Level(value: name)]
  }
  result.field.kind = .string
  result.field.meaning = nil
  return withoutConstraints(result, keepingRange: false)
}

/// A column whose values are no longer those of the source keeps `required` only.
func withoutConstraints(_ column: Column, keepingRange: Bool) -> Column {
  var column = column
  var constraints = Field.Constraints()
  constraints.required = column.field.constraints.required
  if keepingRange {
    constraints.minimum = column.field.constraints.minimum
    constraints.maximum = column.field.constraints.maximum
  }
  column.field.constraints = constraints
  return column
}

private func dropped(_ column: Column, _ remedy: String) -> Applied {
  let present = (0..<column.count).count { !column.isMissing($0) }
  return Applied(
    remedy: remedy, column: column.field.name, rowCount: column.count, changed: present, blanked: present)
}

private func statement(_ remedy: String, _ before: Column, _ after: Column) -> Applied {
  var applied = Applied(
    remedy: remedy, column: before.field.name, rowCount: before.count, changed: 0, blanked: 0)
  if case .numbers(let old) = before.values, case .numbers(let new) = after.values {
    for (x, y) in zip(old, new) where !x.isNaN {
      if y.isNaN { applied.blanked += 1 }
      if x != y { applied.changed += 1 }
    }
    if before.field.kind != .boolean {
      let both = zip(old, new).filter { !$0.isNaN && !$1.isNaN }
      applied.meanBefore = mean(old.filter { !$0.isNaN })
      applied.meanAfter = mean(new.filter { !$0.isNaN })
      applied.correlation = correlation(both)
    }
    return applied
  }
  for row in 0..<before.count {
    guard let text = before.text(at: row) else { continue }
    let now = after.text(at: row)
    if now == nil { applied.blanked += 1 }
    if now != text { applied.changed += 1 }
  }
  return applied
}

func mean(_ values: [Double]) -> Double? {
  guard let first = values.first else { return nil }
  return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
}

private func correlation(_ pairs: [(Double, Double)]) -> Double? {
  guard let x = mean(pairs.map(\.0)), let y = mean(pairs.map(\.1)) else { return nil }
  var products = (xx: 0.0, xy: 0.0, yy: 0.0)
  for (a, b) in pairs {
    products.xx += (a - x) * (a - x)
    products.xy += (a - x) * (b - y)
    products.yy += (b - y) * (b - y)
  }
  guard products.xx > 0, products.yy > 0 else { return nil }
  return products.xy / (products.xx * products.yy).squareRoot()
}
