import Tables

/// Decides, for one column alone, what its evidence and its name amount to.
///
/// A value that only looks like an identifier is judged with its neighbours: when as many fail the check as chance would
/// make fail, the column holds another code, and nothing is said.
struct ColumnJudgement {
  let scan: ColumnScan
  let subject: Subject
  let lines: [Int32]
  private(set) var findings: [IdentifierKind: Finding] = [:]

  init(_ scan: ColumnScan, about subject: Subject, lines: [Int32]) {
    self.scan = scan
    self.subject = subject
    self.lines = lines
    for evidence in Evidence.allCases where scan[evidence].hits > 0 && evidence != .siret {
      // Codes of places and registers look like other numbers by chance.
      if scan.field.meaning?.isCodeOfThings == true, scan[evidence].certain == 0 { continue }
      guard let severity = severity(of: evidence) else { continue }
      add(evidence.kind, severity, scan[evidence], reason: reason(evidence))
    }
    judgeNames()
    judgeMeaning()
    judgeColumnName()
    if scan.field.privacy == .direct, scan.presentRows > 0 {
      findings[.declared] = Finding(
        .declared, .error, column: scan.field.name, rowCount: scan.presentRows, rows: scan.firstRows, table: lines,
        example: "",
        message: "column ‘\(scan.field.name)’ is a direct identifier by its dictionary, and would be published")
    }
  }

  /// Whether the name of the column speaks of the kind; certain or not.
  private func isNamed(_ kind: IdentifierKind) -> Bool { scan.named?.kind == kind }
  private func isSurelyNamed(_ kind: IdentifierKind) -> Bool { isNamed(kind) && scan.named?.isCertain == true }

  private var isAboutPersons: Bool { subject == .persons || subject == .confidentialPersons }

  private func severity(of evidence: Evidence) -> Finding.Severity? {
    let tally = scan[evidence]
    let hits = Double(tally.hits)
    let share = hits / (hits + Double(tally.failed))
    if evidence == .roleEmail { return .warning }
    if [.address, .coordinates, .titledName, .birthText].contains(evidence), tally.certain > 0 {
      return isAboutPersons ? .error : .warning
    }
    if tally.certain > 0 { return .error }
    if isSurelyNamed(evidence.kind) { return isAboutPersons || evidence != .coordinates ? .error : .warning }
    if isNamed(evidence.kind), share >= 0.5 { return evidence == .coordinates ? .warning : .error }
    switch evidence {
    case .passport:
      return share == 1 && tally.hits >= 10 && tally.hits * 20 >= scan.distinctCount * 19 ? .warning : nil
    case .taxNumber:
      // One number of thirteen digits in 1,300 passes by chance.
      return share >= 0.3 ? .error : share > 0.02 && tally.hits >= 3 ? .warning : nil
    case .nir, .iban, .rib, .paymentCard:
      return share >= 0.3 ? .error : share > 0.1 && tally.hits >= 3 ? .warning : nil
    case .nirWithoutKey:
      guard tally.failed == 0 else { return nil }
      return tally.hits >= 10 ? .error : .warning
    case .bareTelephone:
      let isSequence =
        tally.hits >= 5 && tally.largest >= tally.smallest
        && tally.largest - tally.smallest < UInt64(tally.hits) * 100
      if isSequence || share < 0.5 { return nil }
      if tally.isbnCount * 2 > tally.hits { return tally.hits < 5 ? .warning : nil }
      return share >= 0.8 ? .error : .warning
    case .plate:
      let all = hits + Double(scan[.barePlate].failed)
      return hits >= 0.95 * all ? .error : nil
    case .barePlate:
      guard tally.failed == 0 else { return nil }
      return tally.hits >= 10 && tally.hits * 2 > scan.distinctCount ? .error : .warning
    case .oldPlate:
      guard share >= 0.95 else { return nil }
      return tally.hits >= 5 && tally.hits * 2 > scan.distinctCount ? .error : .warning
    case .smallIPAddress: return share >= 0.8 ? .warning : nil
    case .coordinates: return tally.hits >= 5 && tally.hits * 2 > scan.distinctCount ? .warning : nil
    case .handle: return tally.hits >= 5 && tally.hits * 5 > scan.distinctCount * 4 ? .warning : nil
    case .profile, .telephone: return .warning
    default: return .error
    }
  }

  private func reason(_ evidence: Evidence) -> String {
    if evidence == .roleEmail { return "a mailbox of a service, unless a person stands behind it" }
    let tally = scan[evidence]
    if tally.rowsInText > 0 {
      return "inside longer texts in \(tally.rowsInText) \(tally.rowsInText == 1 ? "row" : "rows")"
    }
    return ""
  }

  /// One finding for each kind; the graver wins, and counts add up.
  private mutating func add(
    _ kind: IdentifierKind, _ severity: Finding.Severity, _ tally: ColumnScan.Tally, reason: String
  ) {
    if let known = findings[kind], known.severity == .error || severity == .warning {
      if known.severity == severity {
        findings[kind] = Finding(
          kind, severity, column: scan.field.name, rowCount: min(known.rowCount + tally.hitRows, scan.presentRows),
          rows: Set(known.rows + tally.rows).sorted(), table: lines, example: known.example)
      }
      return
    }
    findings[kind] = Finding(
      kind, severity, column: scan.field.name, rowCount: min(tally.hitRows, scan.presentRows), rows: tally.rows,
      table: lines, example: tally.example, reason: reason)
  }

  /// Names by their values: the share of different values that are names, leaving out words that are also others.
  private mutating func judgeNames() {
    let names = scan.names
    guard names.values > 0, scan.field.meaning == nil else { return }
    let isAboutThings = ColumnName.isAboutThings(scan.words)
    let values = Double(names.values)
    let strongest: Finding.Severity = isAboutPersons && !isAboutThings ? .error : .warning
    if names.born > 0, findings[.birthDate] == nil {
      findings[.birthDate] = Finding(
        .birthDate, strongest, column: scan.field.name, rowCount: names.born, rows: names.bornRows, table: lines,
        example: "", reason: "beside names of persons")
    }
    let full = names.knownFull + names.unknownFull
    let fullShare = Double(full) / values
    if isNamed(.fullName) || isNamed(.familyName) || isNamed(.givenName) {
      if names.knownFull > 0 || fullShare >= 0.3 {
        addName(.fullName, strongest, names.fullRows, names.rowCounts.full)
      }
    } else if full > 0 {
      if names.knownFull >= 3 && fullShare >= 0.5 || names.knownFull >= 5 && fullShare >= 0.2
        || names.knownFull >= 1 && full >= 5 && fullShare >= 0.6
      {
        addName(.fullName, strongest, names.fullRows, names.rowCounts.full)
      } else if names.knownFull > 0, !isAboutThings {
        addName(.fullName, .warning, names.fullRows, names.rowCounts.full)
      }
    }
    let isCategory = !scan.field.levels.isEmpty
    let givenShare = Double(names.given) / max(1, values - Double(names.ambiguousGiven))
    let familyShare = Double(names.family) / max(1, values - Double(names.ambiguousFamily))
    guard !isCategory, findings[.fullName]?.severity != .error else { return }
    if isNamed(.givenName) || isNamed(.familyName) && givenShare > familyShare {
      if givenShare >= 0.3, names.given > 0 { addName(.givenName, strongest, names.givenRows, names.rowCounts.given) }
    } else if isNamed(.familyName) || isNamed(.fullName) {
      if familyShare >= 0.3, names.family > 0 {
        addName(.familyName, strongest, names.familyRows, names.rowCounts.family)
      }
    } else if isAboutThings {
      return
    } else if names.given >= 4, givenShare >= 0.5, givenShare >= familyShare {
      let isSure = names.given >= 8 && givenShare >= 0.7
      addName(.givenName, isSure ? strongest : .warning, names.givenRows, names.rowCounts.given)
    } else if names.family >= 6 && familyShare >= 0.5 || names.family >= 15 && familyShare >= 0.33 {
      // Half of the persons in France bear a name of the list; one commune in twenty has one.
      let isSure = names.family >= 8 && familyShare >= 0.6 || names.family >= 25 && familyShare >= 0.36
      addName(.familyName, isSure ? strongest : .warning, names.familyRows, names.rowCounts.family)
    }
  }

  private mutating func addName(_ kind: IdentifierKind, _ severity: Finding.Severity, _ rows: [Int], _ count: Int) {
    if let known = findings[kind], known.severity == .error || severity == .warning { return }
    findings[kind] = Finding(
      kind, severity, column: scan.field.name, rowCount: count, rows: rows, table: lines, example: "")
  }

  /// A column that the dictionary calls telephone numbers, e-mail addresses, NIR or IBAN identifies persons, even when its
  /// values look odd. Mailboxes of services in rows that are not about persons stay a warning.
  private mutating func judgeMeaning() {
    guard let kind = scan.field.meaning?.identifier, scan.presentRows > 0, findings[kind]?.severity != .error else {
      return
    }
    if findings[kind] != nil, !isAboutPersons { return }
    findings[kind] = nil
    addByName(kind, .error, reason: "its dictionary says so")
  }

  /// What the name alone says, when the values did not.
  private mutating func judgeColumnName() {
    guard let named = scan.named, scan.presentRows > 0, findings[named.kind] == nil,
      scan.field.meaning?.isCodeOfThings != true
    else { return }
    let isText = scan.field.kind == .string
    // Two values are a flag: e-mail given or not.
    guard scan.distinctCount > 2 || scan.presentRows <= 2 else { return }
    switch named.kind {
    case .givenName, .familyName, .fullName:
      guard isText else { return }
      let isWordlike = scan.names.wordlike * 2 > scan.names.values
      let hasName = findings[.givenName] != nil || findings[.familyName] != nil || findings[.fullName] != nil
      guard isWordlike, !hasName else { return }
      addByName(named.kind, named.isCertain && isAboutPersons ? .error : .warning)
    case .nationalNumber, .identityDocument, .device:
      guard isText || scan.distinctCount > 0 else { return }
      addByName(named.kind, named.isCertain && isAboutPersons ? .error : .warning)
    case .freeText:
      guard isText, scan.distinctCount * 4 > scan.presentRows, scan.totalBytes > 20 * max(1, scan.distinctCount) else {
        return
      }
      addByName(.freeText, .warning, reason: "what persons write may tell who they are")
    case .email, .telephone, .socialSecurityNumber, .bankAccount, .paymentCard, .address, .licencePlate, .ipAddress,
      .profile:
      guard named.isCertain, isText, scan.distinctCount * 4 > scan.presentRows else { return }
      addByName(named.kind, .warning)
    case .birthDate, .coordinates, .siret, .author, .declared: return
    }
  }

  private mutating func addByName(
    _ kind: IdentifierKind, _ severity: Finding.Severity, reason: String = "its name says so"
  ) {
    findings[kind] = Finding(
      kind, severity, column: scan.field.name, rowCount: scan.presentRows, rows: scan.firstRows, table: lines,
      example: "", reason: reason)
  }
}

extension Meaning {
  /// The direct identifier that values of this meaning are.
  var identifier: IdentifierKind? {
    switch self {
    case .email: .email
    case .telephone: .telephone
    case .nir: .socialSecurityNumber
    case .iban: .bankAccount
    case .commune, .departement, .region, .siren, .siret, .postcode, .uai, .rna, .latitude, .longitude: nil
    }
  }

  /// A code of a place, a school or an association, or of an enterprise, which has a rule of its own.
  var isCodeOfThings: Bool {
    switch self {
    case .commune, .departement, .region, .siren, .siret, .postcode, .uai, .rna: true
    case .email, .telephone, .nir, .iban, .latitude, .longitude: false
    }
  }
}
