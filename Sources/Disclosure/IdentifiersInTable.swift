import Tables

/// Finds direct identifiers in the values and in the names of a table's columns.
///
/// An `error` is certain enough to stop a publication: a value with its check digit, a form that nothing else has, or a
/// column whose name and values agree. A `warning` is suspected. It does not find what no form and no list tells: a rare
/// family name alone in a column of other words, a description of a person, a pseudonym that others can resolve.
///
/// When rows are about enterprises or things, names, addresses and coordinates are warnings: they are those of firms and
/// places until somebody says otherwise. E-mail addresses, telephone numbers and numbers of persons are errors anywhere.
///
/// - Parameters:
///   - table: As it would be published, after the remedies.
///   - subject: What its rows are about.
///   - allowed: Contacts that are published on purpose.
/// - Returns: At most one finding for each column and kind, by column, then kind.
package func identifiers(
  in table: Table, about subject: Subject = .persons, allowing allowed: AllowedContacts = AllowedContacts()
) -> [Finding] {
  var scans: [ColumnScan] = []
  var judged: [[IdentifierKind: Finding]] = []
  for (index, column) in table.columns.enumerated() {
    let scan = ColumnScan(column, index: index, allowing: allowed)
    judged.append(ColumnJudgement(scan, about: subject, lines: table.lines).findings)
    scans.append(scan)
  }
  let nameColumns = judged.filter { findings in
    [IdentifierKind.givenName, .familyName, .fullName].contains { findings[$0]?.severity == .error }
  }
  for scan in scans {
    for (kind, severity) in identifiers(inName: scan.field.name, subject, allowed)
    where judged[scan.index][kind]?.severity != .error {
      judged[scan.index][kind] = Finding(
        kind, severity, column: scan.field.name, rowCount: scan.presentRows, rows: [], table: table.lines, example: "",
        message: "the name of column ‘\(scan.field.name)’ \(severity == .error ? "holds" : "may hold") \(kind.singular)"
      )
    }
  }
  func add(_ finding: Finding, to index: Int) {
    if judged[index][finding.kind]?.severity != .error { judged[index][finding.kind] = finding }
  }
  for (index, finding) in birthDates(scans, besideNames: !nameColumns.isEmpty, subject, table) {
    add(finding, to: index)
  }
  for (index, finding) in businessNumbers(scans, besideNames: !nameColumns.isEmpty, subject, table) {
    add(finding, to: index)
  }
  for (index, finding) in coordinateColumns(scans, subject, table) { add(finding, to: index) }
  return judged.flatMap { findings in findings.sorted { $0.key < $1.key }.map(\.value) }
}

/// What the name of a column holds itself: tables turned on their side have persons for columns.
private func identifiers(
  inName name: String, _ subject: Subject, _ allowed: AllowedContacts
) -> [(IdentifierKind, Finding.Severity)] {
  var scanner = ValueScanner()
  var scope = ValueScanner.Scope()
  scope.bareDigits = false
  scope.plate = false
  var found: [IdentifierKind: Finding.Severity] = [:]
  var name = name
  name.withUTF8 { bytes in
    scanner.scan(bytes, scope: scope)
    for match in scanner.matches where match.strength == .certain {
      guard !allowed.allows(String(decoding: bytes[match.range], as: UTF8.self), as: match.evidence.kind) else {
        continue
      }
      let isDoubtful = [.address, .coordinates, .titledName, .birthText, .roleEmail].contains(match.evidence)
      found[match.evidence.kind] = isDoubtful ? .warning : .error
    }
    var scratch: [UInt8] = []
    if subject == .persons || subject == .confidentialPersons,
      PersonName.read(bytes, scratch: &scratch) == .full(isKnown: true)
    {
      found[.fullName] = .warning
    }
  }
  return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
}
