import Tables

/// SIREN and SIRET numbers that are those of sole traders.
///
/// The number alone never tells: INSEE gives sole traders and companies numbers of the same series, and publishes both.
/// It is a person's number where another column says so:
///
/// - a legal form of a natural person (INSEE's catégorie juridique 1000, or its words): an error, for these rows;
/// - names of persons beside it, in rows about persons: an error;
/// - rows about persons otherwise: a warning, since it can be the number of the person's own business or of an employer.
///
/// Rows about enterprises or things without such a column are not reported: public subsidies and contracts must publish
/// the number.
func businessNumbers(
  _ scans: [ColumnScan], besideNames: Bool, _ subject: Subject, _ table: Table
) -> [(Int, Finding)] {
  let soleTraders = soleTraderRows(scans, table)
  let isAboutPersons = subject == .persons || subject == .confidentialPersons
  var found: [(Int, Finding)] = []
  for scan in scans {
    let tally = scan[.siret]
    let isNamed =
      scan.words.contains { $0 == "siret" || $0 == "siren" }
      || scan.field.meaning == .siret || scan.field.meaning == .siren
    // One number in ten passes the check by chance.
    guard tally.hits > 0, Double(tally.hits) >= (isNamed ? 0.5 : 0.8) * Double(tally.hits + tally.failed),
      isNamed || tally.hits >= 5
    else { continue }
    let column = table.columns[scan.index]
    if let soleTraders {
      let rows = soleTraders.filter { !column.isMissing($0) }
      guard !rows.isEmpty else { continue }
      found.append(
        (
          scan.index,
          Finding(
            .siret, .error, column: scan.field.name, rowCount: rows.count, rows: rows, table: table.lines,
            example: tally.example, reason: "their legal form is that of a natural person")
        ))
    } else if isAboutPersons {
      found.append(
        (
          scan.index,
          Finding(
            .siret, besideNames && isNamed ? .error : .warning, column: scan.field.name, rowCount: tally.hitRows,
            rows: tally.rows, table: table.lines, example: tally.example,
            reason: besideNames
              ? "beside names of persons" : "the number alone does not tell a sole trader from a company")
        ))
    }
  }
  return found
}

/// The rows whose legal form is that of a natural person; nil when no column tells.
private func soleTraderRows(_ scans: [ColumnScan], _ table: Table) -> [Int]? {
  for scan in scans {
    let words = scan.words
    let isLegalForm =
      words.contains("juridique") || words.contains("juridiques") || words == ["legal", "form"]
      || words.contains("categoriejuridiqueunitelegale")
    guard isLegalForm else { continue }
    let column = table.columns[scan.index]
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      guard let text = column.text(at: row) else { continue }
      let value = folded(text)
      let isCode = value.count == 4 && value.hasPrefix("1") && value.allSatisfy(\.isNumber) || value == "1"
      if isCode || soleTraderWords.contains(where: { value.contains($0) }) || value == "ei" || value == "eirl" {
        rows.append(row)
      }
    }
    return rows
  }
  return nil
}

private let soleTraderWords = [
  "entrepreneur individuel", "entreprise individuelle", "micro-entrepreneur", "micro entrepreneur", "auto-entrepreneur",
  "autoentrepreneur", "microentrepreneur", "personne physique", "profession liberale", "artisan", "sole trader",
]
