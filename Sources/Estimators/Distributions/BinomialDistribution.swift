import Glibc

/// The number of events among n independent trials, each with probability p.
public struct BinomialDistribution: Sendable {
  /// n ≥ 0.
  public let trials: Int
  /// p, between 0 and 1.
  public let probability: Double

  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability >= 0 && probability <= 1)
    self.trials = trials
    self.probability = probability
  }

  /// P(X = k), by Loader's formula: no factorial, no cancellation.
  ///
  /// - SeeAlso: Loader (2000), *Fast and Accurate Computation of Binomial Probabilities*.
  public func mass(_ k: Int) -> Double {
    guard k >= 0, k <= trials else { return 0 }
    let n = Double(trials)
    let x = Double(k)
    if probability == 0 { return k == 0 ? 1 : 0 }
    if probability == 1 { return k == trials ? 1 : 0 }
    if k == 0 { return exp(n * log1p(-probability)) }
    if k == trials { return exp(n * log(probability)) }
    return betaPower(x, n - x, x: probability, y: 1 - probability) * n / (x * (n - x))
  }

  /// P(X ≤ k), accurate relatively in the lower tail.
  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return k >= trials ? 1 : tails(k).upper
  }

  /// P(X > k), accurate relatively in the upper tail.
  public func upperTail(_ k: Int) -> Double {
    if k < 0 { return 1 }
    return k >= trials ? 0 : tails(k).lower
  }

  /// The smallest k with P(X ≤ k) ≥ p.
  ///
  /// - Parameter p: Between 0 and 1.
  public func quantile(_ p: Double) -> Int {
    smallest(from: 0, through: trials) { reaches(p, cumulative: cumulative($0), upperTail: upperTail($0)) }
  }

  /// The incomplete beta function of p at (k + 1, n − k): its lower part is P(X > k).
  private func tails(_ k: Int) -> TailProbabilities {
    incompleteBeta(Double(k + 1), Double(trials - k), x: probability, y: 1 - probability)
  }
}

/// Whether a cumulative probability is p or more; against the upper tail when p is above one half. The slack keeps a p that was
/// itself computed as a cumulative probability from missing its own k by one rounding.
func reaches(_ p: Double, cumulative: Double, upperTail: Double) -> Bool {
  p <= 0.5 ? cumulative >= p * (1 - 1e-14) : upperTail <= (1 - p) * (1 + 1e-14) + 1.2e-16
}

/// The smallest whole number at which a condition that stays true once true holds; `last` when it never does.
func smallest(from first: Int, through last: Int, where holds: (Int) -> Bool) -> Int {
  var low = first
  var high = last
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
