import Disclosure
import Tables

/// What a drafted dictionary does so that nothing goes out by accident: it drops every column that names persons, and
/// blanks cells of what others may know of them until no row stands out.
///
/// The editor weakens it knowingly. Unless nothing would be left, what is drafted passes the privacy gate.
struct DraftedDisclosure {
  /// Columns that name persons, by their name, their codes or their values.
  private(set) var direct: [String] = []
  /// Columns that others may know of a person.
  private(set) var quasi: [String] = []
  /// The cells that local suppression blanks; nil when the table has fewer than k rows, so that they are dropped.
  private(set) var blankedCells: Int?

  init(_ table: Table, guesses: [String: Field.Privacy]) {
    let names = table.columns.map(\.field.name)
    var table = table
    for index in table.columns.indices {
      table.columns[index].field.privacy = guesses[names[index]] ?? .none
    }
    var dropped = Set(names.filter { guesses[$0] == .direct })
    while true {
      var rest = table
      rest.columns.removeAll { dropped.contains($0.field.name) }
      let found = identifiers(in: rest, about: .persons).filter { $0.severity == .error }.map(\.column)
      guard !found.isEmpty, !rest.columns.isEmpty else { break }
      dropped.formUnion(found)
    }
    direct = names.filter(dropped.contains)
    quasi = names.filter { guesses[$0] == .quasi && !dropped.contains($0) }
    guard !quasi.isEmpty else { return }
    let remedy = Remedy.suppressToK(columns: quasi, k: Thresholds(for: .persons).k, .anyValue)
    do {
      blankedCells = try Disclosure.apply([remedy], to: table).applied.reduce(0) { $0 + $1.blanked }
    } catch {
      // Fewer rows than k: no blank would make one of them like the others.
      blankedCells = nil
    }
  }

  /// The lines below `disclosure:`.
  func lines(_ words: DraftWords) -> [String] {
    var lines = ["disclosure:", "  about: persons  # " + words.subjects]
    guard !direct.isEmpty || !quasi.isEmpty else { return lines }
    lines.append("  remedies:")
    func list(_ columns: [String]) -> String { columns.map { quoted($0) }.joined(separator: ", ") }
    if !direct.isEmpty {
      lines.append("    # " + words.dropped)
      lines.append("    - {remedy: drop, columns: [\(list(direct))]}")
    }
    if let blankedCells {
      lines.append("    # " + words.blanked(blankedCells))
      lines.append(
        "    - {remedy: suppress-to-k, columns: [\(list(quasi))], k: \(Thresholds(for: .persons).k)}")
    } else if !quasi.isEmpty {
      lines.append("    # " + words.tooFew)
      lines.append("    - {remedy: drop, columns: [\(list(quasi))]}")
    }
    return lines
  }
}

/// Pairs of columns whose values together never repeat, for a table without a column that does: an identifier and a year,
/// a school and a pupil. At most three, the likeliest names first.
func compositeKeys(_ table: Table, among columns: [ColumnDraft]) -> [[String]] {
  guard table.rowCount > 1, table.rowCount <= 1_000_000 else { return [] }
  let candidates = columns.enumerated().filter { _, column in
    column.count > 0 && column.empty == 0 && column.missingCodes.isEmpty && column.distinct > 1
      && [.string, .integer, .year, .date].contains(column.field.kind)
  }.sorted { (isKeyName($0.element) ? 0 : 1, $0.offset) < (isKeyName($1.element) ? 0 : 1, $1.offset) }.prefix(10)
  var found: [[String]] = []
  for (place, first) in candidates.enumerated() {
    for second in candidates.dropFirst(place + 1) {
      // A pair has at most as many values as the product.
      guard first.element.distinct * second.element.distinct >= table.rowCount,
        isUnique([table.columns[first.offset], table.columns[second.offset]], table.rowCount)
      else { continue }
      found.append([first.element.field.name, second.element.field.name])
      if found.count == 3 { return found }
    }
  }
  return found
}

private func isUnique(_ columns: [Column], _ rowCount: Int) -> Bool {
  var seen: Set<[String]> = []
  for row in 0..<rowCount where !seen.insert(columns.map { $0.text(at: row) ?? "" }).inserted { return false }
  return true
}

/// Whether a column's name speaks of an identifier or of a time.
private func isKeyName(_ column: ColumnDraft) -> Bool {
  let words: Set<String> = [
    "id", "identifiant", "code", "numero", "num", "uuid", "cle", "key", "annee", "year", "date", "vague", "wave",
    "mois",
    "periode", "trimestre",
  ]
  return foldedName(column.field.name).split(separator: "_").contains { words.contains(String($0)) }
    || column.field.meaning != nil || column.field.kind == .year
}
