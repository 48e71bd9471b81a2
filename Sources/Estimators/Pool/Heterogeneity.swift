import Glibc

/// How the variance τ² of the true effects between trials is estimated.
///
/// - SeeAlso: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2; Paule and Mandel (1982),
///   doi:10.6028/jres.087.022; Viechtbauer (2005), doi:10.3102/10769986030003261, for REML.
public enum HeterogeneityEstimator: String, Sendable, CaseIterable {
  /// In closed form, from Q; too small when heterogeneity is large.
  case derSimonianLaird = "DL"
  /// The τ² at which the generalised Q equals k − 1.
  case pauleMandel = "PM"
  /// Restricted maximum likelihood; the usual choice now.
  case restrictedMaximumLikelihood = "REML"

  public var name: String {
    switch self {
    case .derSimonianLaird: "DerSimonian–Laird"
    case .pauleMandel: "Paule–Mandel"
    case .restrictedMaximumLikelihood: "restricted maximum likelihood (REML)"
    }
  }

  /// τ² ≥ 0, in the squared unit of the effects.
  func tauSquared(_ trials: [TrialEffect]) throws(EstimationError) -> Double {
    let degreesOfFreedom = Double(trials.count - 1)
    switch self {
    case .derSimonianLaird:
      let sums = WeightedSums(trials, tauSquared: 0)
      return max(0, (sums.q - degreesOfFreedom) / (sums.weight - sums.weight2 / sums.weight))
    case .pauleMandel:
      return try tauSquaredWhere(trials, generalizedQIs: degreesOfFreedom)
    case .restrictedMaximumLikelihood:
      return try restrictedLikelihoodMaximum(trials)
    }
  }
}

/// Sums over the trials with weights w = 1/(v + τ²).
struct WeightedSums {
  /// Σw, Σw², Σw³.
  var weight = 0.0
  var weight2 = 0.0
  var weight3 = 0.0
  /// Σ w y / Σ w.
  var center = 0.0
  /// Σ w (y − μ)² and Σ w² (y − μ)².
  var q = 0.0
  var q2 = 0.0

  init(_ trials: [TrialEffect], tauSquared: Double) {
    for trial in trials {
      let w = 1 / (trial.variance + tauSquared)
      weight += w
      weight2 += w * w
      weight3 += w * w * w
      center += w * trial.estimate
    }
    center /= weight
    for trial in trials {
      let w = 1 / (trial.variance + tauSquared)
      let deviation = trial.estimate - center
      q += w * deviation * deviation
      q2 += w * w * deviation * deviation
    }
  }
}

/// The τ² ≥ 0 at which Σ w (y − μ)² equals the target; 0 when it is smaller already at 0.
///
/// Newton's method: the generalised Q falls and is convex in τ², so that the steps approach from the left.
func tauSquaredWhere(_ trials: [TrialEffect], generalizedQIs target: Double) throws(EstimationError) -> Double {
  var tauSquared = 0.0
  for _ in 0..<1000 {
    let sums = WeightedSums(trials, tauSquared: tauSquared)
    // dQ/dτ² = −Σ w² (y − μ)².
    let step = (sums.q - target) / sums.q2
    guard tauSquared + step > 0 else { return 0 }
    tauSquared += step
    if abs(step) <= 1e-14 * tauSquared { return tauSquared }
  }
  throw .notConverged(what: "the between-trial variance (Paule–Mandel)", iterations: 1000)
}

/// The τ² ≥ 0 where the restricted likelihood is largest, by Fisher scoring kept inside a bracket of the score's zero.
private func restrictedLikelihoodMaximum(_ trials: [TrialEffect]) throws(EstimationError) -> Double {
  /// The score and the expected information, both times two.
  func scoring(_ tauSquared: Double) -> (score: Double, information: Double) {
    let s = WeightedSums(trials, tauSquared: tauSquared)
    let share = s.weight2 / s.weight
    return (s.q2 - s.weight + share, s.weight2 - 2 * s.weight3 / s.weight + share * share)
  }
  var low = 0.0
  var high = variance(trials.map(\.estimate)) + (trials.map(\.variance).max() ?? 0)
  if scoring(0).score <= 0 { return 0 }
  while scoring(high).score > 0 { high *= 2 }
  var tauSquared = min(try tauSquaredWhere(trials, generalizedQIs: Double(trials.count - 1)), high)
  for _ in 0..<500 {
    let (score, information) = scoring(tauSquared)
    if score > 0 { low = tauSquared } else { high = tauSquared }
    var next = tauSquared + score / information
    if !(next > low && next < high) { next = (low + high) / 2 }
    let step = next - tauSquared
    tauSquared = next
    if abs(step) <= 1e-13 * tauSquared || high - low <= 1e-15 * high { return tauSquared }
  }
  throw .notConverged(what: "the between-trial variance (REML)", iterations: 500)
}
