import Tables

/// What a dataset may tell of its persons, what was done about it, and what risk is left, by the three questions of the
/// Article 29 Working Party: can someone be singled out, linked, or inferred about?
///
/// Keys and figures; pages and JSON have the words.
///
/// - SeeAlso: Article 29 Working Party (2014), opinion 05/2014 on anonymisation techniques, WP 216, section 3.
package struct DisclosureReport: Sendable, Equatable {
  package enum Level: String, Sendable, CaseIterable {
    case none, low, moderate, high
  }

  package var subject: Subject
  package var thresholds: Thresholds
  package var weakened: [Thresholds.Weakening]
  package var rowCount: Int
  /// The columns as they were declared before the remedies, and those that are published.
  package var declared: [Field.Privacy: [String]]
  package var published: [String]
  package var remedies: [Applied]
  package var singlingOut: SinglingOut
  package var linkability: Linkability
  package var inference: Inference
  package var proposals: [Proposal]

  /// Whether a person's row can be found: the prosecutor's risk under both readings of blanks, before and after.
  package struct SinglingOut: Sendable, Equatable {
    package var level: Level
    package var before: [Risk]
    package var after: [Risk]
    /// The reading by which k is asked for.
    package var blanks: BlankReading
  }

  /// Whether rows can be joined with other sources: direct identifiers and pseudonyms that stay, and the combinations of
  /// quasi-identifiers that a single row has.
  package struct Linkability: Sendable, Equatable {
    package var level: Level
    package var directIdentifiers: [String]
    package var pseudonyms: [String]
    package var uniqueRows: Int
  }

  /// Whether something can be learnt of a person without finding the row.
  package struct Inference: Sendable, Equatable {
    package var level: Level
    package var sensitive: [SensitiveRisk]
    package var wantedDiversity: Int?
    package var wantedCloseness: Double?
  }

  /// Whether every threshold is kept; a report of things always is.
  package var isAccepted: Bool {
    subject == .things
      || (singlingOut.after.allSatisfy { $0.blanks != singlingOut.blanks || $0.isReached }
        && linkability.directIdentifiers.isEmpty
        && inference.sensitive.allSatisfy { risk in
          (inference.wantedDiversity.map { risk.distinct >= $0 } ?? true)
            && (inference.wantedCloseness.map { risk.closeness <= $0 } ?? true)
        })
  }
}

/// Writes the report of one dataset.
///
/// - Parameters:
///   - source: The table as read, with the privacy marks of its dictionary.
///   - published: The same after its remedies.
///   - applied: What ``apply(_:to:key:)`` stated.
///   - blanks: The reading by which k must be reached; ``BlankReading/anyValue`` when local suppression made the blanks.
///   - diversity: The l that the dictionary asks for; `closeness`, the t.
package func disclosureReport(
  source: Table, published: Table, applied: [Applied], subject: Subject, thresholds: Thresholds,
  weakened: [Thresholds.Weakening] = [], blanks: BlankReading = .ownValue, diversity: Int? = nil,
  closeness: Double? = nil
) -> DisclosureReport {
  func names(_ table: Table, _ privacy: Field.Privacy) -> [String] {
    table.columns.filter { $0.field.privacy == privacy }.map(\.field.name)
  }
  func risks(_ table: Table) -> [Risk] {
    BlankReading.allCases.map {
      risk(of: table, quasiIdentifiers: names(table, .quasi), k: thresholds.k, blanks: $0)
    }
  }
  let after = risks(published)
  let quasi = published.columns.filter { $0.field.privacy == .quasi }
  let classes = EquivalenceClasses(of: quasi, rowCount: published.rowCount)
  let sensitive = published.columns.filter { $0.field.privacy == .sensitive }.map {
    sensitiveRisk(of: $0, within: classes)
  }
  let pseudonyms = applied.filter { $0.remedy == "pseudonym" }.map(\.column)
  let replaced = Set(pseudonyms)
  let direct = names(published, .direct).filter { !replaced.contains($0) }
  let singled = after.first { $0.blanks == blanks }
  let uniques = singled?.uniques ?? 0
  let isThings = subject == .things
  return DisclosureReport(
    subject: subject, thresholds: thresholds, weakened: weakened, rowCount: published.rowCount,
    declared: Dictionary(uniqueKeysWithValues: Field.Privacy.allCases.map { ($0, names(source, $0)) }),
    published: published.columns.map(\.field.name), remedies: applied.map { $0.withoutFew(thresholds) },
    singlingOut: .init(
      level: isThings ? .none : singlingOutLevel(singled), before: risks(source), after: after, blanks: blanks),
    linkability: .init(
      level: isThings ? .none : !direct.isEmpty ? .high : !pseudonyms.isEmpty || uniques > 0 ? .moderate : .low,
      directIdentifiers: direct, pseudonyms: pseudonyms, uniqueRows: uniques),
    inference: .init(
      level: isThings || sensitive.isEmpty ? .none : inferenceLevel(sensitive, diversity, closeness),
      sensitive: sensitive, wantedDiversity: diversity, wantedCloseness: closeness),
    proposals: isThings
      ? [] : proposals(for: published, quasiIdentifiers: names(published, .quasi), k: thresholds.k, blanks: blanks))
}

extension Applied {
  /// Without the means when few values were changed: their difference, times the rows, is what was taken from these few.
  fileprivate func withoutFew(_ thresholds: Thresholds) -> Applied {
    guard remedy != "drop", thresholds.verdict(count: changed) == .refused else { return self }
    var applied = self
    (applied.meanBefore, applied.meanAfter, applied.correlation) = (nil, nil, nil)
    return applied
  }
}

/// High below the k asked for, moderate to twice it, low above; none without quasi-identifiers.
private func singlingOutLevel(_ risk: Risk?) -> DisclosureReport.Level {
  guard let risk, risk.rowCount > 0, !risk.quasiIdentifiers.isEmpty else { return .none }
  return risk.k < risk.wantedK ? .high : risk.k < 2 * risk.wantedK ? .moderate : .low
}

/// High when what was asked for is missed or a class has one value only, moderate below an l of 3, else low.
private func inferenceLevel(_ risks: [SensitiveRisk], _ diversity: Int?, _ closeness: Double?) -> DisclosureReport.Level
{
  let isMissed = risks.contains { risk in
    risk.distinct < (diversity ?? 2) || (closeness.map { risk.closeness > $0 } ?? false)
  }
  return isMissed ? .high : risks.contains { $0.distinct < 3 } ? .moderate : .low
}
