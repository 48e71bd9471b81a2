/// How many rows a row may be when a blank can hide any value.
///
/// Two rows match when no column holds two different values in them; a blank on either side is no difference. The
/// relation is not transitive, so there are no classes: each row has its own number of matches, itself included.
///
/// The work grows with the classes times the different patterns of blanks, of which real tables have few.
struct BlankMatching {
  private let codes: [ColumnCodes]
  /// A row of each class of equal values.
  private let representatives: [Int]
  private let sizes: [Int]
  /// For each pattern of blanks (bit c is column c), the classes that have it, in order of the pattern.
  private let patterns: [(blanks: UInt64, classes: [Int])]

  init(codes: [ColumnCodes], classes: EquivalenceClasses) {
    self.codes = codes
    representatives = classes.firstRows
    sizes = classes.sizes
    var byPattern: [UInt64: [Int]] = [:]
    for (number, row) in representatives.enumerated() {
      var blanks: UInt64 = 0
      for (c, column) in codes.enumerated() where column.codes[row] == 0 { blanks |= 1 << UInt64(c) }
      byPattern[blanks, default: []].append(number)
    }
    patterns = byPattern.sorted { $0.key < $1.key }.map { (blanks: $0.key, classes: $0.value) }
  }

  /// For each class, the number of rows that match it.
  func counts() -> [Int] {
    counts(of: Array(sizes.indices), blanking: 0)
  }

  /// For each of the given classes, the rows that would match if it had these columns blank as well.
  func counts(of wanted: [Int], blanking extra: UInt64) -> [Int] {
    var place = Array(repeating: -1, count: sizes.count)
    for (i, number) in wanted.enumerated() { place[number] = i }
    var counts = Array(repeating: 0, count: wanted.count)
    for mine in patterns {
      let asking = mine.classes.filter { place[$0] >= 0 }
      if asking.isEmpty { continue }
      for theirs in patterns {
        let blind = mine.blanks | extra | theirs.blanks
        var projection = Projection(codes: codes, columns: codes.indices.filter { blind & (1 << UInt64($0)) == 0 })
        var totals: [Int] = []
        for number in theirs.classes {
          let group = projection.number(ofRow: representatives[number])
          if group == totals.count { totals.append(0) }
          totals[group] += sizes[number]
        }
        for number in asking {
          if let group = projection.existingNumber(ofRow: representatives[number]) {
            counts[place[number]] += totals[group]
          }
        }
      }
    }
    return counts
  }
}

/// Numbers the combinations of values of some columns, one pair of columns after the other.
private struct Projection {
  private let codes: [[UInt32]]
  private var levels: [CodeIndex]
  private var isEmptyUsed = false

  init(codes: [ColumnCodes], columns: [Int]) {
    self.codes = columns.map { codes[$0].codes }
    levels = Array(repeating: CodeIndex(), count: columns.count)
  }

  mutating func number(ofRow row: Int) -> Int {
    isEmptyUsed = true
    var group = 0
    for c in codes.indices {
      group = levels[c].number(of: UInt64(UInt32(group)) << 32 | UInt64(codes[c][row]))
    }
    return group
  }

  func existingNumber(ofRow row: Int) -> Int? {
    if !isEmptyUsed { return nil }
    var group = 0
    for c in codes.indices {
      guard let next = levels[c].existingNumber(of: UInt64(UInt32(group)) << 32 | UInt64(codes[c][row])) else {
        return nil
      }
      group = next
    }
    return group
  }
}
