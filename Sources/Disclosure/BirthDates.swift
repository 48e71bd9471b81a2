import Tables

/// Dates of birth: columns whose name says so, and columns of dates that can be births in a table that has names.
///
/// A year of birth alone is no finding; with other columns it is for k-anonymity to judge.
func birthDates(
  _ scans: [ColumnScan], besideNames: Bool, _ subject: Subject, _ table: Table
) -> [(Int, Finding)] {
  let isAboutPersons = subject == .persons || subject == .confidentialPersons
  var found: [(Int, Finding)] = []
  for scan in scans where scan.dateCount > 0 {
    let isNamed = scan.named?.kind == .birthDate
    var severity: Finding.Severity?
    var reason = ""
    if isNamed, scan.dateCount * 2 >= scan.distinctCount {
      let isQuasi = scan.field.privacy == .quasi && !besideNames
      severity = isAboutPersons && scan.named?.isCertain == true && !isQuasi ? .error : .warning
      if besideNames { reason = "beside names of persons" }
    } else if besideNames, scan.field.kind == .date, spansBirths(scan.dates) {
      let isNeutral = scan.words.allSatisfy { ["date", "jour", "dt", "d", "day"].contains($0) || Int($0) != nil }
      let isEvent = scan.words.contains { eventWords.contains($0) }
      guard !isEvent else { continue }
      severity = isNeutral && isAboutPersons ? .error : .warning
      reason = "the dates can be births, beside names of persons"
    }
    guard let severity else { continue }
    found.append(
      (
        scan.index,
        Finding(
          .birthDate, severity, column: scan.field.name, rowCount: scan.presentRows, rows: scan.firstRows,
          table: table.lines, example: "", reason: reason)
      ))
  }
  return found
}

/// At least five dates over fifteen years or more, from 1900: visits and decisions span less.
private func spansBirths(_ dates: [CalendarDate]) -> Bool {
  guard dates.count >= 5, let first = dates.min(), let last = dates.max() else { return false }
  return first.year >= 1900 && last.year - first.year >= 15
}

private let eventWords: Set<String> = [
  "creation", "visite", "inscription", "entree", "sortie", "debut", "fin", "maj", "modification", "update", "updated",
  "created", "decision", "convention", "signature", "publication", "ouverture", "fermeture", "paiement", "versement",
  "embauche", "contrat", "enquete", "rendez", "rdv", "diplome", "deces", "mariage", "facture", "construction", "start",
  "end", "visit", "mesure", "observation", "releve", "demande", "attribution", "livraison", "commande", "vaccination",
]
