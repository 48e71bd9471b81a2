/// The difference in mean outcome between treated and control units, with the unequal-variance standard error.
///
///     estimate       = mean(treated) − mean(control)
///     standardError² = s²₁/n₁ + s²₀/n₀
///
/// It estimates the average treatment effect when treatment was assigned at random to individual units. When whole villages or
/// schools were assigned, this standard error is too small: use
/// ``clusteredDifferenceInMeans(outcome:isTreated:clusters:)``. When units were assigned within blocks, use
/// ``blockedDifferenceInMeans(outcome:isTreated:blocks:)``.
///
/// - Parameters:
///   - treated: Outcomes of the treated units: n₁ ≥ 2 finite values.
///   - control: Outcomes of the control units: n₀ ≥ 2 finite values, in the same unit.
/// - Returns: The effect in the unit of the outcome, with Welch–Satterthwaite degrees of freedom.
/// - Throws: ``EstimationError`` for a group of fewer than two, for a value that is not finite, and when both groups are
///   constant.
/// - SeeAlso: Welch (1947), *Biometrika* 34, 28–35, doi:10.1093/biomet/34.1-2.28; Neyman (1923), *Statistical Science* 5
///   (1990), 465–472.
public func differenceInMeans(treated: [Double], control: [Double]) throws(EstimationError) -> Estimate {
  try checkArms(treated: treated, control: control)
  let treatedShare = variance(treated) / Double(treated.count)
  let controlShare = variance(control) / Double(control.count)
  let squaredError = treatedShare + controlShare
  guard squaredError > 0 else { throw .noVariation(what: "outcome") }

  return Estimate(
    estimate: differenceOfMeans(treated, control),
    standardError: squaredError.squareRoot(),
    degreesOfFreedom: squaredError * squaredError
      / (treatedShare * treatedShare / Double(treated.count - 1)
        + controlShare * controlShare / Double(control.count - 1)))
}

/// The difference in means with one variance for both arms: Student's *t*, equal to classical least squares.
///
/// Right when the spread of the outcome is the same in both arms; otherwise
/// ``differenceInMeans(treated:control:)`` is.
///
/// - Throws: As ``differenceInMeans(treated:control:)``.
/// - SeeAlso: Student (1908), doi:10.1093/biomet/6.1.1.
public func pooledDifferenceInMeans(treated: [Double], control: [Double]) throws(EstimationError) -> Estimate {
  try checkArms(treated: treated, control: control)
  let pooled = pooledVariance(treated, control)
  guard pooled > 0 else { throw .noVariation(what: "outcome") }
  return Estimate(
    estimate: differenceOfMeans(treated, control),
    standardError: (pooled * (1 / Double(treated.count) + 1 / Double(control.count))).squareRoot(),
    degreesOfFreedom: Double(treated.count + control.count - 2))
}

/// ((n₁ − 1) s²₁ + (n₀ − 1) s²₀) / (n₁ + n₀ − 2).
func pooledVariance(_ treated: [Double], _ control: [Double]) -> Double {
  let first = Double(treated.count - 1)
  let second = Double(control.count - 1)
  return (first * variance(treated) + second * variance(control)) / (first + second)
}

/// Refuses an arm of fewer than two units and a value that is not finite.
func checkArms(treated: [Double], control: [Double]) throws(EstimationError) {
  for (name, group) in [("treated", treated), ("control", control)] {
    guard group.count >= 2 else { throw .tooFewObservations(group: name, count: group.count, minimum: 2) }
    if let row = group.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: name, row: row + 1) }
  }
}

/// Refuses columns of unequal length and a value that is not finite.
func checkColumns(
  outcome: [Double], isTreated: [Bool], groups: [(name: String, groups: Groups)] = []
) throws(EstimationError) {
  guard isTreated.count == outcome.count else {
    throw .lengthMismatch(what: "treatment", count: isTreated.count, expected: outcome.count)
  }
  for (name, groups) in groups where groups.index.count != outcome.count {
    throw .lengthMismatch(what: name, count: groups.index.count, expected: outcome.count)
  }
  if let row = outcome.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "outcome", row: row + 1) }
}
