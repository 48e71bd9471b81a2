import Tables

/// A change of one column that lowers the risk, with the k that it reaches.
package struct Proposal: Sendable, Equatable {
  package var remedy: Remedy
  package var k: Int
  package var rowsBelowK: Int
  package var isEnough: Bool
}

/// What to do when k is not reached, best first.
///
/// For each quasi-identifier the gentle change of its kind (year for dates, département for codes of communes, bands for
/// numbers with many values, one level for rare ones) and dropping it are tried. Those that reach k come first, gentle
/// ones before dropping; then those that leave the fewest rows below k. Local suppression, which always works, is last.
///
/// - Parameters:
///   - columns: The names of the quasi-identifiers.
///   - limit: How many are listed.
package func proposals(
  for table: Table, quasiIdentifiers columns: [String], k: Int, blanks: BlankReading, limit: Int = 3
) -> [Proposal] {
  let present = columns.filter { table.column(named: $0) != nil }
  guard !risk(of: table, quasiIdentifiers: present, k: k, blanks: blanks).isReached else { return [] }
  // Other columns play no part and would be copied for each trial.
  let table = Table(columns: present.compactMap(table.column(named:)), rowCount: table.rowCount, lines: table.lines)
  var found: [(order: (Int, Int, Int, Int), proposal: Proposal)] = []
  for (place, column) in table.columns.enumerated() {
    for (strength, remedy) in candidates(for: column, k: k).enumerated() {
      guard let changed = try? apply([remedy], to: table).table else { continue }
      let after = risk(of: changed, quasiIdentifiers: present, k: k, blanks: blanks)
      let isDrop = if case .drop = remedy { 1 } else { 0 }
      let proposal = Proposal(remedy: remedy, k: after.k, rowsBelowK: after.rowsBelowK, isEnough: after.isReached)
      let order = after.isReached ? (0, isDrop, strength, place) : (1, after.rowsBelowK, isDrop, place)
      found.append((order, proposal))
    }
  }
  var result = found.sorted { $0.order < $1.order }.map(\.proposal)
  result = Array(result.prefix(max(0, limit)))
  if !result.contains(where: \.isEnough), table.rowCount >= k {
    result.append(
      Proposal(remedy: .suppressToK(columns: present, k: k, blanks), k: k, rowsBelowK: 0, isEnough: true))
  }
  return result
}

private func candidates(for column: Column, k: Int) -> [Remedy] {
  let name = [column.field.name]
  var remedies: [Remedy] = []
  switch column.values {
  case .numbers(let numbers) where column.field.kind != .boolean:
    let present = numbers.filter { !$0.isNaN }
    let range = (present.max() ?? 0) - (present.min() ?? 0)
    remedies = [5.0, 10, 20, 50, 100, 1000, 10_000].filter { $0 < range && range / $0 < 40 }.prefix(3).map {
      .bands(columns: name, .width($0))
    }
  case .texts(let texts) where column.field.kind == .string:
    let values = texts.compactMap { $0 }
    if !values.isEmpty, values.allSatisfy({ departement(of: $0) != nil }) {
      remedies.append(.departement(columns: name))
    }
    remedies.append(.recodeRare(columns: name, below: max(2 * k, 10), as: "autre"))
  case .texts: remedies = [.month(columns: name), .year(columns: name)]
  case .numbers: break
  }
  return remedies + [.drop(columns: name)]
}
