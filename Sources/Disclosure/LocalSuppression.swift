import Tables

/// Blanks cells of quasi-identifiers until each row has k rows alike under the given reading of blanks.
///
/// Sets of columns are tried from the smallest up; among those of one size, the later columns go first, so the order of
/// the columns is the order of their importance. A set is blanked in the rows below k that it brings to k. What is left
/// at the end, fewer than k rows, takes rows of the smallest class along. The search is greedy: few blanks, not provably
/// the fewest.
///
/// - SeeAlso: Templ, Kowarik and Meindl (2015), doi:10.18637/jss.v067.i04, section 2.2.2, on local suppression.
func suppressedToK(
  _ columns: [Column], rowCount: Int, k: Int, blanks: BlankReading
) throws(RemedyError) -> [Column] {
  guard k >= 1 else { throw .badValue(remedy: "suppress-to-k", value: "k: \(k)") }
  guard columns.count <= 62 else { throw .badValue(remedy: "suppress-to-k", value: "\(columns.count) columns") }
  guard rowCount >= k || rowCount == 0 else {
    throw .tooFewRows(remedy: "suppress-to-k", rows: rowCount, needed: k)
  }
  var codes = columns.map { ColumnCodes($0.values) }
  for set in blankSets(columns.count) {
    let classes = EquivalenceClasses(codes: codes, rowCount: rowCount)
    let counts = matchCounts(codes, classes, blanks)
    let small = counts.indices.filter { counts[$0] < k }
    if small.isEmpty { break }
    let reached: [Int]
    switch blanks {
    case .anyValue:
      let after = BlankMatching(codes: codes, classes: classes).counts(of: small, blanking: set)
      reached = zip(small, after).filter { $1 >= k }.map { $0.0 }
    case .ownValue:
      reached = classesReaching(k, classes, codes, small: Set(small), blanking: set)
    }
    let isChosen = Set(reached)
    for row in 0..<rowCount where isChosen.contains(Int(classes.classOfRow[row])) {
      for c in codes.indices where set & (1 << UInt64(c)) != 0 { codes[c].codes[row] = 0 }
    }
  }
  takeAlong(&codes, rowCount, k, blanks)
  return zip(columns, codes).map { column, codes in blanked(column, where: codes.codes) }
}

/// Sets of columns as bits: all of them for few columns; for many, those of one and two, and then one more at a time.
private func blankSets(_ count: Int) -> [UInt64] {
  guard count > 0 else { return [] }
  let all = (UInt64(1) << UInt64(count)) - 1
  var sets: [UInt64]
  if count <= 10 {
    sets = Array(1...all)
  } else {
    sets = (0..<count).flatMap { a in (a..<count).map { b in 1 << UInt64(a) | 1 << UInt64(b) } }
    sets += (3...count).map { all ^ ((UInt64(1) << UInt64(count - $0)) - 1) }
  }
  return sets.sorted { ($0.nonzeroBitCount, $1) < ($1.nonzeroBitCount, $0) }
}

/// The small classes that are k rows alike once the set is blank in them, with the rows that have these blanks already.
private func classesReaching(
  _ k: Int, _ classes: EquivalenceClasses, _ codes: [ColumnCodes], small: Set<Int>, blanking set: UInt64
) -> [Int] {
  let rows = classes.firstRows
  let after = codes.enumerated().map { c, column in
    var column = column
    let isBlanked = set & (1 << UInt64(c)) != 0
    column.codes = rows.indices.map { isBlanked && small.contains($0) ? 0 : column.codes[rows[$0]] }
    return column
  }
  let merged = EquivalenceClasses(codes: after, rowCount: rows.count)
  var totals = Array(repeating: 0, count: merged.sizes.count)
  for (number, group) in merged.classOfRow.enumerated() { totals[Int(group)] += classes.sizes[number] }
  return rows.indices.filter { small.contains($0) && totals[Int(merged.classOfRow[$0])] >= k }
}

/// The last rows below k become all blank, with the rows of as many of the smallest other classes as are needed.
private func takeAlong(_ codes: inout [ColumnCodes], _ rowCount: Int, _ k: Int, _ blanks: BlankReading) {
  while true {
    let classes = EquivalenceClasses(codes: codes, rowCount: rowCount)
    let counts = matchCounts(codes, classes, blanks)
    let rows = classes.firstRows
    func isAllBlank(_ number: Int) -> Bool { codes.allSatisfy { $0.codes[rows[number]] == 0 } }
    var chosen = Set(counts.indices.filter { counts[$0] < k && !isAllBlank($0) })
    if chosen.isEmpty {
      guard counts.contains(where: { $0 < k }) else { return }
      let others = counts.indices.filter { !isAllBlank($0) }
      guard let smallest = others.min(by: { (classes.sizes[$0], $0) < (classes.sizes[$1], $1) }) else { return }
      chosen = [smallest]
    }
    for row in 0..<rowCount where chosen.contains(Int(classes.classOfRow[row])) {
      for c in codes.indices { codes[c].codes[row] = 0 }
    }
  }
}

private func blanked(_ column: Column, where codes: [UInt32]) -> Column {
  var result = column
  var isChanged = false
  switch column.values {
  case .numbers(var numbers):
    for row in numbers.indices where codes[row] == 0 && !numbers[row].isNaN {
      numbers[row] = .nan
      isChanged = true
    }
    result.values = .numbers(numbers)
  case .texts(var texts):
    for row in texts.indices where codes[row] == 0 && texts[row] != nil {
      texts[row] = nil
      isChanged = true
    }
    result.values = .texts(texts)
  }
  if isChanged { result.field.constraints.required = false }
  return result
}
