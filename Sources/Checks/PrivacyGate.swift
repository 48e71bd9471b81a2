import Content
import Diagnostics
import Disclosure
import Tables

/// Takes every dataset through the privacy gate, before anything is computed or published.
///
/// For each: its remedies are applied in their order; identifiers that stay stop the build unless the dictionary waives
/// them; k is asked of the declared quasi-identifiers, l and t of the sensitive columns when the dictionary wants them.
/// What was found and done is in `Dataset.record`. A dataset whose remedies cannot be applied is left without columns, as
/// one that cannot be read: nothing of it can go out.
///
/// - Parameters:
///   - key: For pseudonyms; nil when the machine has none.
///   - jobs: How many cores to use.
/// - Returns: The catalogue as it may be published, with all that was found.
package func protect(_ catalog: Catalog, key: PseudonymKey?, jobs: Int) -> (Catalog, [Diagnostic]) {
  var catalog = catalog
  let site = catalog.site
  let date = catalog.buildDate
  let allowed = site.allowedContacts
  let gates = catalog.studies.map { study in
    study.datasets.map { Gate(dataset: $0, site: site, buildDate: date, allowed: allowed, key: key) }
  }
  var passed = parallelMap(gates.flatMap { $0 }, jobs: jobs) { gate -> Gate in
    var gate = gate
    gate.pass()
    return gate
  }[...]
  var diagnostics: [Diagnostic] = []
  for (index, study) in gates.enumerated() {
    let mine = passed.prefix(study.count)
    passed = passed.dropFirst(study.count)
    catalog.studies[index].datasets = mine.map(\.dataset)
    diagnostics += mine.flatMap(\.diagnostics)
    diagnostics += removeBrokenForeignKeys(&catalog.studies[index])
  }
  return (catalog, diagnostics)
}

/// One dataset on its way through the gate.
private struct Gate: Sendable {
  var dataset: Dataset
  let site: Site
  let buildDate: CalendarDate?
  let allowed: AllowedContacts
  let key: PseudonymKey?
  var diagnostics: [Diagnostic] = []

  private var declared: DeclaredDisclosure { dataset.disclosure }
  /// Where a finding about the whole dataset is shown.
  private var place: Place {
    declared.place ?? Place(file: dataset.dictionary.file, line: 1, column: 1)
  }

  init(dataset: Dataset, site: Site, buildDate: CalendarDate?, allowed: AllowedContacts, key: PseudonymKey?) {
    self.dataset = dataset
    self.site = site
    self.buildDate = buildDate
    self.allowed = allowed
    self.key = key
  }

  mutating func pass() {
    guard !dataset.table.columns.isEmpty else { return }
    let source = dataset.table
    guard let (published, applied) = remedied(source) else {
      dataset.table = Table(columns: [], rowCount: 0, lines: [])
      return
    }
    let (thresholds, weakened) = thresholds()
    let pseudonyms = Set(applied.filter { $0.remedy == "pseudonym" }.map(\.column))
    let findings = judged(
      identifiers(in: published, about: declared.subject, allowing: allowed).filter {
        // A pseudonym stays direct by its mark, for the report, and is no longer what the dictionary speaks of.
        $0.kind != .declared || !pseudonyms.contains($0.column)
      })
    let blanks = declared.remedies.reduce(BlankReading.ownValue) { blanks, remedy in
      if case .suppressToK(_, _, let reading) = remedy.value { reading } else { blanks }
    }
    let report = disclosureReport(
      source: source, published: published, applied: applied, subject: declared.subject, thresholds: thresholds,
      weakened: weakened, blanks: blanks, diversity: declared.diversity, closeness: declared.closeness)
    if declared.subject != .things {
      judgeClasses(report)
      judgeSensitive(report)
      askForQuasiIdentifiers(published)
    }
    dataset.record = DisclosureRecord(
      report: report, findings: findings, thresholds: thresholds, waivers: declared.waivers)
    if declared.calculatesOn == .restricted, !applied.isEmpty {
      dataset.restricted = calculable(source, published)
    }
    dataset.table = published
    dataset.dictionary.follow(published)
  }

  /// The remedies one by one, so that a failure is told at its own place.
  private mutating func remedied(_ source: Table) -> (Table, [Applied])? {
    var table = source
    var applied: [Applied] = []
    for remedy in declared.remedies {
      do {
        let (changed, done) = try apply([remedy.value], to: table, key: key)
        table = changed
        if remedy.value.generalises { table.weakenDirectColumns(remedy.value.columns) }
        applied += done
      } catch {
        let (message, hint) = error.words
        report(.error, "remedy-failed", at: remedy.place, message, hint: hint)
        return nil
      }
    }
    guard !table.columns.isEmpty else {
      report(
        .error, "nothing-left", at: place, "the remedies leave no column of ‘\(dataset.name)’ to publish",
        hint: "take away a remedy ‘drop’, or leave the dataset out")
      return nil
    }
    return (table, applied)
  }

  /// What the calculations may use beyond the published table: never a column that names persons.
  private func calculable(_ source: Table, _ published: Table) -> Table {
    let naming = Set(
      identifiers(in: source, about: declared.subject, allowing: allowed).filter { $0.severity == .error }
        .map(\.column))
    var table = source
    table.columns = source.columns.compactMap { column in
      let name = column.field.name
      let isHidden = column.field.privacy == .direct || naming.contains(name)
      return isHidden ? published.column(named: name) : column
    }
    return table
  }

  // MARK: Thresholds

  private mutating func thresholds() -> (Thresholds, [Thresholds.Weakening]) {
    let (rules, weakened) = siteThresholds(for: declared.subject, site: site)
    do {
      let (changed, more) = try rules.applying(declared.change)
      return (changed, weakened + more)
    } catch {
      let (message, hint) = error.words
      report(.error, "weaker-threshold", at: place, message, hint: hint)
      return (rules, weakened)
    }
  }

  // MARK: Identifiers

  /// Reports the findings that no waiver lets pass, and the waivers that are of no use.
  ///
  /// - Returns: What may be published with the data: suspicions, and what is waived.
  private mutating func judged(_ findings: [Finding]) -> [Finding] {
    var isUsed = Array(repeating: false, count: declared.waivers.count)
    var kept: [Finding] = []
    for finding in findings {
      let index = declared.waivers.firstIndex { waiver in
        waiver.finding.value == finding.kind && waiver.column.value == finding.column
      }
      if let index {
        isUsed[index] = true
        kept.append(finding)
        continue
      }
      if finding.severity == .warning { kept.append(finding) }
      report(
        finding.severity == .error ? .error : .warning, "identifier-in-data",
        at: placeInData(finding), finding.message, hint: finding.hint)
    }
    for waiver in declared.differenceWaivers {
      guard let buildDate, waiver.date > buildDate else { continue }
      report(
        .error, "future-waiver", at: waiver.result.place,
        "the waiver of the small difference of ‘\(waiver.result.value)’ is of \(waiver.date), after the newest date of "
          + "the content, \(buildDate)", hint: "write the day on which it was decided")
    }
    for (waiver, isUsed) in zip(declared.waivers, isUsed) {
      if let buildDate, waiver.date > buildDate {
        report(
          .error, "future-waiver", at: waiver.finding.place,
          "the waiver of ‘\(waiver.finding.value.rawValue)’ in ‘\(waiver.column.value)’ is of \(waiver.date), "
            + "after the newest date of the content, \(buildDate)",
          hint: "write the day on which it was decided")
      }
      if !isUsed {
        report(
          .warning, "unused-waiver", at: waiver.finding.place,
          "nothing of the kind ‘\(waiver.finding.value.rawValue)’ is found in ‘\(waiver.column.value)’",
          hint: "remove the waiver: it would let a later finding pass unseen")
      }
    }
    return kept
  }

  private func placeInData(_ finding: Finding) -> Place {
    guard let line = finding.lines.first, line > 0 else { return Place(file: dataset.file, line: 1, column: 1) }
    return Place(file: dataset.file, line: Int(line), column: 1)
  }

  // MARK: Risk

  private mutating func judgeClasses(_ found: DisclosureReport) {
    guard let risk = found.singlingOut.after.first(where: { $0.blanks == found.singlingOut.blanks }),
      !risk.isReached, !risk.quasiIdentifiers.isEmpty
    else { return }
    let columns = risk.quasiIdentifiers.map { "‘\($0)’" }.joined(separator: ", ")
    let uniques = risk.uniques == 0 ? "" : ", and \(rows(risk.uniques)) look like no other"
    let best = found.proposals.first.map { proposal in
      "declare a remedy: \(proposal.remedy.written)"
        + (proposal.isEnough ? " reaches k = \(proposal.k)" : " leaves \(rows(proposal.rowsBelowK)) below k")
    }
    report(
      .error, "k-anonymity", at: place,
      "\(rows(risk.rowsBelowK)) of \(risk.rowCount) in ‘\(dataset.name)’ look like fewer than \(risk.wantedK) by "
        + "\(columns) (k = \(risk.k))\(uniques)", hint: best ?? "leave out a quasi-identifier")
  }

  private func rows(_ count: Int) -> String { "\(count) \(count == 1 ? "row" : "rows")" }

  private mutating func judgeSensitive(_ found: DisclosureReport) {
    let wanted = (declared.diversity, declared.closeness)
    guard wanted.0 != nil || wanted.1 != nil else { return }
    if found.inference.sensitive.isEmpty {
      report(
        .warning, "no-sensitive-column", at: place, "l or t is wanted, and no column of ‘\(dataset.name)’ is sensitive",
        hint: "write ‘privacy: sensitive’ in the field that it is wanted of")
    }
    for risk in found.inference.sensitive {
      if let diversity = wanted.0, risk.distinct < diversity {
        report(
          .error, "l-diversity", at: place,
          "rows that look alike have \(risk.distinct) \(risk.distinct == 1 ? "value" : "different values") of "
            + "‘\(risk.column)’, and l = \(diversity) is wanted",
          hint: "make the quasi-identifiers coarser, or drop ‘\(risk.column)’")
      }
      if let closeness = wanted.1, risk.closeness > closeness {
        report(
          .error, "t-closeness", at: place,
          "‘\(risk.column)’ among rows that look alike differs by \(threeDigits(risk.closeness)) from all rows, and "
            + "t = \(closeness) is wanted", hint: "make the quasi-identifiers coarser, or drop ‘\(risk.column)’")
      }
    }
  }

  /// Columns that others may know of a person, and of which the dictionary says nothing.
  private mutating func askForQuasiIdentifiers(_ table: Table) {
    guard declared.subject == .persons || declared.subject == .confidentialPersons else { return }
    guard !table.columns.contains(where: { $0.field.privacy == .quasi }) else { return }
    let names = table.columns.map(\.field.name).filter {
      !declared.markedColumns.contains($0) && suggestsQuasiIdentifier($0)
    }
    guard let first = names.first else { return }
    report(
      .warning, "undeclared-quasi-identifiers", at: place,
      "‘\(dataset.name)’ is about persons, names no quasi-identifier, and has "
        + names.map { "‘\($0)’" }.joined(separator: ", "),
      hint: "write ‘privacy: quasi’ in the field of ‘\(first)’ and of what else others may know of a person, "
        + "‘privacy: none’ in that of another, or ‘disclosure: {about: things}’")
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, at place: Place, _ message: String, hint: String
  ) {
    diagnostics.append(Diagnostic(severity, id: id, at: place, message: message, hint: hint))
  }
}

/// The rules for a subject as a site changes them: for data about persons alone.
///
/// A stricter value holds for every kind of data about persons; a weaker one only where nothing stricter applies.
func siteThresholds(for subject: Subject, site: Site) -> (Thresholds, [Thresholds.Weakening]) {
  let rules = Thresholds(for: subject)
  var change = site.thresholdChange
  switch subject {
  case .enterprises, .things: return (rules, [])
  case .persons: break
  case .confidentialPersons:
    change.minimumCount = change.minimumCount.map { max($0, rules.minimumCount) }
    change.k = change.k.map { max($0, rules.k) }
  }
  // A change that has no reason was reported with the site, and is empty here.
  do { return try rules.applying(change) } catch { return (rules, []) }
}

extension Remedy {
  /// Whether many persons have the value that it leaves, so that a column that named them is now one that others may know.
  fileprivate var generalises: Bool {
    switch self {
    case .bands, .year, .month, .departement: true
    default: false
    }
  }
}

extension Table {
  fileprivate mutating func weakenDirectColumns(_ names: [String]) {
    for index in columns.indices where names.contains(columns[index].field.name) {
      if columns[index].field.privacy == .direct { columns[index].field.privacy = .quasi }
    }
  }
}

private func threeDigits(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded(.up))
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
}
