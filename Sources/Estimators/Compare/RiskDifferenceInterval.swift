import Glibc

/// Which interval a difference of two proportions has.
public enum RiskDifferenceInterval: String, Sendable, CaseIterable {
  /// Estimate ± z √(p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀): too short for small numbers and for shares near 0 or 1.
  case wald = "Wald"
  /// The Wilson limits, squared and added (Newcombe's method 10).
  case newcombe = "Newcombe"
  /// The same with the continuity-corrected Wilson limits (method 11).
  case newcombeCorrected = "Newcombe with continuity correction"
  /// Wald's after one event and one other are added to each arm; centred on the shifted difference.
  case agrestiCaffo = "Agresti–Caffo"

  /// The limits for p₁ − p₀. None is cut at −1 and 1; Newcombe's never pass them.
  ///
  /// - Parameters:
  ///   - treated: At least one participant.
  ///   - control: At least one participant.
  ///   - level: Strictly between 0 and 1.
  /// - Throws: ``EstimationError/impossibleCounts(trial:)``.
  /// - SeeAlso: Newcombe (1998), *Statistics in Medicine* 17, 873–890; Agresti and Caffo (2000),
  ///   doi:10.1080/00031305.2000.10474560.
  public func limits(
    treated: EventCount, control: EventCount, level: Double = 0.95
  ) throws(EstimationError) -> (low: Double, high: Double) {
    for arm in [treated, control] { try checkCounts(arm, trial: nil) }
    switch self {
    case .wald:
      return Self.wald(treated, control, level: level)
    case .agrestiCaffo:
      func shifted(_ arm: EventCount) -> EventCount {
        EventCount(events: arm.events + 1, participants: arm.participants + 2)
      }
      return Self.wald(shifted(treated), shifted(control), level: level)
    case .newcombe, .newcombeCorrected:
      let isCorrected = self == .newcombeCorrected
      let one = try wilsonInterval(treated, level: level, isContinuityCorrected: isCorrected)
      let zero = try wilsonInterval(control, level: level, isContinuityCorrected: isCorrected)
      let p1 = Double(treated.events) / Double(treated.participants)
      let p0 = Double(control.events) / Double(control.participants)
      return (
        p1 - p0 - hypot(p1 - one.low, zero.high - p0),
        p1 - p0 + hypot(one.high - p1, p0 - zero.low)
      )
    }
  }

  private static func wald(_ treated: EventCount, _ control: EventCount, level: Double) -> (low: Double, high: Double) {
    let (n1, n0) = (Double(treated.participants), Double(control.participants))
    let (p1, p0) = (Double(treated.events) / n1, Double(control.events) / n0)
    let half =
      NormalDistribution().quantile(upperTail: (1 - level) / 2)
      * (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0).squareRoot()
    return (p1 - p0 - half, p1 - p0 + half)
  }
}

/// Newcombe's interval for the difference of two proportions: the Wilson limits, squared and added (his method 10).
///
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Newcombe (1998), *Statistics in Medicine* 17, 873–890.
public func newcombeInterval(
  treated: EventCount, control: EventCount, level: Double = 0.95
) throws(EstimationError) -> (low: Double, high: Double) {
  try RiskDifferenceInterval.newcombe.limits(treated: treated, control: control, level: level)
}
