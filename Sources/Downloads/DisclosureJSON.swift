import Content
import Disclosure
import Tables

/// The disclosure review of a dataset: what was looked for, found and done, and the risk that is left.
///
/// Keys and figures; the page of the dataset has the words. Neither an example nor a line of a finding is there: the one
/// would publish a part of what the review protects, the other is a line of a file that readers do not have. Seeds and
/// keys are left out, because they would undo a remedy.
///
/// - Parameter language: The site's first.
func disclosureJSON(_ record: DisclosureRecord, of dataset: Dataset, language: String) -> JSON {
  let report = record.report
  return .members([
    ("dataset", .string(dataset.name)),
    ("subject", .string(report.subject.rawValue)),
    ("rows", .integer(report.rowCount)),
    ("accepted", .bool(report.isAccepted)),
    ("calculatedOn", .string(dataset.disclosure.calculatesOn.rawValue)),
    ("columns", columns(report)),
    ("thresholds", thresholds(record.thresholds)),
    ("weakened", .array(report.weakened.map { weakening($0, dataset.disclosure.why, language) })),
    ("searched", .texts(IdentifierKind.allCases.map(\.rawValue))),
    ("findings", .array(record.findings.map { finding($0, record.waivers) })),
    ("waivers", .array(record.waivers.map(waiver) + dataset.disclosure.differenceWaivers.map(waiver))),
    ("remedies", .array(report.remedies.map { remedy($0, dataset.disclosure.remedies.map(\.value)) })),
    (
      "singlingOut",
      [
        "level": .string(report.singlingOut.level.rawValue), "blanks": .string(report.singlingOut.blanks.rawValue),
        "before": .array(report.singlingOut.before.map(risk)), "after": .array(report.singlingOut.after.map(risk)),
      ]
    ),
    (
      "linkability",
      [
        "level": .string(report.linkability.level.rawValue),
        "directIdentifiers": .texts(report.linkability.directIdentifiers),
        "pseudonyms": .texts(report.linkability.pseudonyms), "uniqueRows": .integer(report.linkability.uniqueRows),
      ]
    ),
    (
      "inference",
      .members([
        ("level", .string(report.inference.level.rawValue)),
        ("wantedDiversity", report.inference.wantedDiversity.map(JSON.integer)),
        ("wantedCloseness", report.inference.wantedCloseness.map(JSON.number)),
        ("sensitive", .array(report.inference.sensitive.map(sensitive))),
      ])
    ),
  ])
}

/// The columns by their privacy before the remedies, and those published.
private func columns(_ report: DisclosureReport) -> JSON {
  var members: [(String, JSON?)] = [("published", .texts(report.published))]
  for privacy in [Tables.Field.Privacy.direct, .quasi, .sensitive] {
    members.append((privacy.rawValue, .texts(report.declared[privacy] ?? [])))
  }
  return .members(members)
}

private func thresholds(_ thresholds: Thresholds) -> JSON {
  .members([
    ("minimumCount", .integer(thresholds.minimumCount)), ("warnedCount", .integer(thresholds.warnedCount)),
    ("k", .integer(thresholds.k)), ("dominance", thresholds.dominance.map(JSON.number)),
    ("priorShare", thresholds.priorShare.map(JSON.number)),
  ])
}

/// The reason in every language when the dictionary gave it, in the site's first language when the site did.
private func weakening(
  _ weakening: Thresholds.Weakening, _ declared: LocalisedText, _ language: String
) -> JSON {
  let isDeclared = declared.texts.values.contains(weakening.why)
  return .members([
    ("rule", .string(weakening.rule.rawValue)), ("from", .integer(weakening.from)), ("to", .integer(weakening.to)),
    ("why", .translations(isDeclared ? declared.texts : [language: weakening.why])),
  ])
}

private func finding(_ finding: Finding, _ waivers: [DeclaredDisclosure.Waiver]) -> JSON {
  [
    "finding": .string(finding.kind.rawValue), "column": .string(finding.column),
    "certain": .bool(finding.severity == .error), "rows": .integer(finding.rowCount),
    "waived": .bool(waivers.contains { $0.covers(finding) }),
  ]
}

private func waiver(_ waiver: DeclaredDisclosure.Waiver) -> JSON {
  .members([
    ("finding", .string(waiver.finding.value.rawValue)), ("column", .string(waiver.column.value)),
    ("why", .translations(waiver.why.texts)), ("date", .string("\(waiver.date)")),
  ])
}

private func waiver(_ waiver: DeclaredDisclosure.DifferenceWaiver) -> JSON {
  .members([
    ("finding", .string(DeclaredDisclosure.DifferenceWaiver.finding)), ("result", .string(waiver.result.value)),
    ("version", .string(waiver.version.value)), ("why", .translations(waiver.why.texts)),
    ("date", .string("\(waiver.date)")),
  ])
}

private func remedy(_ applied: Applied, _ declared: [Remedy]) -> JSON {
  var members: [(String, JSON?)] = [("remedy", .string(applied.remedy)), ("column", .string(applied.column))]
  if let remedy = declared.first(where: { $0.name == applied.remedy && $0.columns.contains(applied.column) }) {
    for setting in remedy.settings { members.append((setting.key, setting.value)) }
  }
  members.append(("rows", .integer(applied.rowCount)))
  members.append(("changed", .integer(applied.changed)))
  members.append(("blanked", .integer(applied.blanked)))
  members.append(("meanBefore", applied.meanBefore.map(JSON.number)))
  members.append(("meanAfter", applied.meanAfter.map(JSON.number)))
  members.append(("correlation", applied.correlation.map(JSON.number)))
  return .members(members)
}

extension Remedy {
  /// What readers may know of how it was set, in the words of the dictionary.
  fileprivate var settings: [(key: String, value: JSON)] {
    switch self {
    case .bands(_, .breaks(let breaks)): [("breaks", .array(breaks.map(JSON.number)))]
    case .bands(_, .width(let width)): [("width", .number(width))]
    case .topCode(_, let limit), .bottomCode(_, let limit): [("at", .number(limit))]
    case .round(_, let step): [("to", .number(step))]
    case .recodeRare(_, let limit, let name): [("below", .integer(limit)), ("as", .string(name))]
    case .suppressToK(_, let k, let blanks): [("k", .integer(k)), ("blanks", .string(blanks.rawValue))]
    case .microaggregate(_, let size): [("size", .integer(size))]
    case .noise(_, let deviation, _): [("standardDeviation", .number(deviation))]
    case .drop, .year, .month, .departement, .pseudonym: []
    }
  }
}

private func risk(_ risk: Risk) -> JSON {
  [
    "blanks": .string(risk.blanks.rawValue), "quasiIdentifiers": .texts(risk.quasiIdentifiers),
    "rows": .integer(risk.rowCount), "combinations": .integer(risk.combinations), "k": .integer(risk.k),
    "wantedK": .integer(risk.wantedK), "rowsBelowK": .integer(risk.rowsBelowK), "uniques": .integer(risk.uniques),
    "maximumRisk": .number(risk.maximum), "meanRisk": .number(risk.mean),
    "expectedReidentifications": .number(risk.expectedReidentifications),
  ]
}

private func sensitive(_ risk: SensitiveRisk) -> JSON {
  [
    "column": .string(risk.column), "distinctDiversity": .integer(risk.distinct),
    "entropyDiversity": .number(risk.entropy), "closeness": .number(risk.closeness),
    "revealedRows": .integer(risk.revealed),
  ]
}

extension DeclaredDisclosure.Waiver {
  /// Whether the finding passes because of it.
  package func covers(_ finding: Finding) -> Bool {
    self.finding.value == finding.kind && column.value == finding.column
  }
}
