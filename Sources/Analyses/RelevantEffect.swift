import Content
import Estimators
import Glibc

extension Result {
  /// The smallest effect that the study would have found four times in five, from the standard error that it had.
  ///
  ///     (t(1 − α/2, ν) + t(0.8, ν)) · standard error
  ///
  /// Like the estimate of a ratio it is a logarithm. nil where a method has no standard error.
  ///
  /// - SeeAlso: Bloom (1995), *Evaluation Review* 19, 547–556, doi:10.1177/0193841X9501900504.
  package var smallestDetectable: Double? {
    guard standardError.isFinite, standardError > 0, degreesOfFreedom > 0 else { return nil }
    let distribution = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
    return (distribution.quantile(upperTail: (1 - plan.confidence) / 2) + distribution.quantile(upperTail: 0.2))
      * standardError
  }
}

extension StudyResults {
  /// An effect that would matter, as a size; of a ratio, the size of its logarithm.
  package struct RelevantEffect: Sendable, Equatable {
    package enum Source: String, Sendable, CaseIterable {
      /// `smallest-effect-of-interest` of the estimate.
      case declared
      /// The effect that a calculation of power of the plan counts on.
      case planned
    }

    package var size: Double
    package var source: Source
  }

  /// The smallest effect that would matter, as the plan says: of the estimate itself, or for the headline's scale of
  /// effects the smallest that a calculation of power was made for. nil when the plan says none.
  package func smallestRelevant(for result: Result) -> RelevantEffect? {
    if let said = result.plan.smallestEffect?.value {
      return RelevantEffect(
        size: result.plan.scale == .logRatio ? log(said).magnitude : said, source: .declared)
    }
    guard result.plan.isPrimary else { return nil }
    let outcome: PlannedPower.Outcome? =
      switch result.plan.scale {
      case .points, .percent: .proportion
      case .natural: .mean
      case .logRatio: nil
      }
    let planned = powers.filter { $0.plan.outcome == outcome && $0.plan.unknown != .effect }
    return planned.map(\.effectOnAssigned.magnitude).min().map { RelevantEffect(size: $0, source: .planned) }
  }
}
