import Content
import Diagnostics
import Estimators

/// Adjusts the p-values of each declared family for the number of its tests.
///
/// - Parameter frames: The datasets by name, for a family that is adjusted by resampling.
func adjust(
  _ plan: Plan, _ results: inout [Result], frames: [String: Frame] = [:]
) -> ([PlannedFamily], [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  var adjusted: [PlannedFamily] = []
  let planned = plan.estimates.map(\.id.value)
  var familyOf: [String: String] = [:]
  for family in plan.families {
    for member in family.estimates where !planned.contains(member.value) {
      diagnostics.append(
        Diagnostic(
          .error, id: "unknown-estimate", at: member.place,
          message: "the family ‘\(family.id.value)’ names no planned estimate ‘\(member.value)’",
          hint: hint(for: member.value, among: planned, what: "estimate")))
    }
    for member in family.estimates {
      if let other = familyOf[member.value] {
        diagnostics.append(
          Diagnostic(
            .error, id: "two-families", at: member.place,
            message: other == family.id.value
              ? "the family names the estimate ‘\(member.value)’ twice"
              : "the estimate ‘\(member.value)’ is in the family ‘\(other)’ too",
            hint: "an estimate has one adjusted p-value: name it once"))
      }
      familyOf[member.value] = family.id.value
    }
    let indices = family.estimates.compactMap { member in results.firstIndex { $0.id == member.value } }
    // A member that could not be computed would make the others look better than they are.
    guard indices.count == family.estimates.count else { continue }
    let untested = zip(family.estimates, indices).filter { results[$1].pValue.isNaN }
    for (member, index) in untested {
      diagnostics.append(
        Diagnostic(
          .error, id: "no-p-value", at: member.place,
          message: "the method ‘\(results[index].method.rawValue)’ of ‘\(member.value)’ has no p value to adjust",
          hint: "leave it out of the family"))
    }
    guard untested.isEmpty else { continue }
    let placebos = zip(family.estimates, indices).filter { results[$1].plan.isPlacebo }
    if let (member, _) = placebos.first, placebos.count < indices.count {
      diagnostics.append(
        Diagnostic(
          .error, id: "placebo-in-family", at: member.place,
          message: "the placebo ‘\(member.value)’ is in a family with outcomes that the treatment can change",
          hint: "it answers another question: leave it out, or make a family of the placebos"))
      continue
    }
    let pValues = indices.map { results[$0].pValue as Double? }
    if family.method == .romanoWolf {
      let (resampled, wrong) = romanoWolf(family, indices.map { results[$0] }, frames: frames)
      diagnostics += wrong
      guard let resampled else { continue }
      for (index, pValue) in zip(indices, resampled.pValues) {
        results[index].adjusted = Result.Adjusted(
          pValue: pValue, family: family.id.value, method: family.method, size: indices.count)
        if resampled.failures > 0 { results[index].warnings.append(.failedResamples(resampled.failures)) }
      }
      adjusted.append(family)
      continue
    }
    do {
      let corrected = try family.method.correction.adjust(pValues)
      for (index, pValue) in zip(indices, corrected) {
        guard let pValue else { continue }
        results[index].adjusted = Result.Adjusted(
          pValue: pValue, family: family.id.value, method: family.method, size: indices.count)
      }
      adjusted.append(family)
    } catch {
      diagnostics.append(
        Diagnostic(.error, id: "no-adjustment", at: family.id.place, message: "\(error)", hint: ""))
    }
  }
  return (adjusted, diagnostics)
}

extension PlannedFamily.Method {
  /// The correction of p values; that of Romano and Wolf, which needs the data too, is Holm's made sharper.
  var correction: MultipleTestingCorrection {
    switch self {
    case .holm, .romanoWolf: .holm
    case .benjaminiHochberg: .benjaminiHochberg
    case .benjaminiYekutieli: .benjaminiYekutieli
    case .bonferroni: .bonferroni
    case .hochberg: .hochberg
    case .hommel: .hommel
    case .sidak: .sidak
    }
  }
}
