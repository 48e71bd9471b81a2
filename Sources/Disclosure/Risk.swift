import Tables

/// How easily a person can be singled out in a table, by the columns that others may know.
package struct Risk: Sendable, Equatable {
  package var blanks: BlankReading
  package var quasiIdentifiers: [String]
  package var rowCount: Int
  /// Different combinations of the quasi-identifiers, blanks being a value of their own.
  package var combinations: Int
  /// The rows that the most exposed row may be confused with, itself included; 0 for a table without rows.
  package var k: Int
  /// The k that was asked for, and the rows that have fewer matches.
  package var wantedK: Int
  package var rowsBelowK: Int
  /// Rows that match no other.
  package var uniques: Int
  /// The largest probability of a right guess, 1/k; 0 without rows.
  package var maximum: Double
  /// The persons whom a prosecutor who guesses every row would name rightly, Σ 1/matches.
  package var expectedReidentifications: Double

  package var mean: Double { rowCount == 0 ? 0 : expectedReidentifications / Double(rowCount) }
  package var shareAtRisk: Double { rowCount == 0 ? 0 : Double(rowsBelowK) / Double(rowCount) }
  package var isReached: Bool { rowCount == 0 || k >= wantedK }
}

/// For each row, the rows that it may be confused with, itself included; its risk is one over it.
///
/// - Parameter columns: The quasi-identifiers, at most 64 of them under ``BlankReading/anyValue``; without any, all rows
///   look alike.
package func matches(of columns: [Column], rowCount: Int, blanks: BlankReading) -> [Int] {
  let codes = columns.map { ColumnCodes($0.values) }
  let classes = EquivalenceClasses(codes: codes, rowCount: rowCount)
  let counts = matchCounts(codes, classes, blanks)
  return classes.classOfRow.map { counts[Int($0)] }
}

/// The risk of a table under one reading of its blanks.
///
/// k-anonymity asks for k rows alike (Sweeney); the risk by record is the prosecutor's, one over the rows alike: the
/// attacker knows that the person is in the table. That of an attacker who does not know is smaller.
///
/// - Parameters:
///   - columns: The names of the quasi-identifiers; those that the table does not have are left out.
///   - k: The k that is asked for.
/// - SeeAlso: Sweeney (2002), doi:10.1142/S0218488502001648; El Emam and Dankar (2008), doi:10.1197/jamia.M2716.
package func risk(
  of table: Table, quasiIdentifiers columns: [String], k: Int, blanks: BlankReading
) -> Risk {
  let columns = columns.compactMap { table.column(named: $0) }
  let codes = columns.map { ColumnCodes($0.values) }
  let classes = EquivalenceClasses(codes: codes, rowCount: table.rowCount)
  let counts = matchCounts(codes, classes, blanks)
  var risk = Risk(
    blanks: blanks, quasiIdentifiers: columns.map(\.field.name), rowCount: table.rowCount,
    combinations: classes.sizes.count, k: counts.min() ?? 0, wantedK: k, rowsBelowK: 0, uniques: 0, maximum: 0,
    expectedReidentifications: 0)
  for (count, size) in zip(counts, classes.sizes) {
    if count < k { risk.rowsBelowK += size }
    if count == 1 { risk.uniques += size }
    risk.expectedReidentifications += Double(size) / Double(count)
  }
  if risk.k > 0 { risk.maximum = 1 / Double(risk.k) }
  return risk
}

/// For each class, the rows that match it.
func matchCounts(_ codes: [ColumnCodes], _ classes: EquivalenceClasses, _ blanks: BlankReading) -> [Int] {
  guard blanks == .anyValue, codes.contains(where: \.hasBlanks) else { return classes.sizes }
  return BlankMatching(codes: codes, classes: classes).counts()
}
