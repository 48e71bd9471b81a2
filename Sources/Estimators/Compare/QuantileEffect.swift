/// How the interval of a quantile treatment effect is found.
public enum QuantileEffectInterval: Sendable, Equatable {
  /// The percentile interval of a bootstrap that draws within each arm.
  case bootstrap(draws: Int, seed: UInt64)
  /// From the distribution-free interval of each arm's quantile, between two of its order statistics by the binomial
  /// distribution; the distances to the limits are squared and added.
  case orderStatistics
}

/// The difference between the same quantile of the treated and of the control outcomes.
///
/// It says how treatment moved that part of the distribution, not what it did to the units that were there: they may have changed
/// places. Quantiles are of type 7.
///
/// - SeeAlso: Firpo (2007), doi:10.1111/j.1468-0262.2007.00738.x, for the estimand; Zou and Donner (2008),
///   doi:10.1002/sim.3095, for squaring and adding; Conover (1999), *Practical Nonparametric Statistics*, section 3.2, for the
///   interval of one quantile.
public struct QuantileEffect: Sendable, Equatable {
  /// Which quantile, strictly between 0 and 1.
  public var probability: Double
  /// The quantile of each arm, in the unit of the outcome.
  public var treated, control: Double
  /// Treated less control.
  public var estimate: Double { treated - control }
  public var low, high: Double
  /// The standard deviation of the bootstrap's effects; nil for the interval by order statistics.
  public var standardError: Double?

  /// - Parameters:
  ///   - probability: Strictly between 0 and 1.
  ///   - treated: n₁ ≥ 2 finite values.
  ///   - control: n₀ ≥ 2 finite values, in the same unit.
  ///   - level: Strictly between 0 and 1.
  ///   - interval: How its limits are found.
  /// - Throws: ``EstimationError``, also for arms so small that the order statistics reach no interval at this level.
  public init(
    at probability: Double, treated: [Double], control: [Double], level: Double = 0.95,
    interval: QuantileEffectInterval = .orderStatistics
  ) throws(EstimationError) {
    try checkArms(treated: treated, control: control)
    guard probability > 0, probability < 1 else {
      throw .outOfRange(what: "quantile", allowed: "strictly between 0 and 1")
    }
    self.probability = probability
    let (sorted1, sorted0) = (treated.sorted(), control.sorted())
    self.treated = quantile(probability, ofSorted: sorted1)
    self.control = quantile(probability, ofSorted: sorted0)
    let estimate = self.treated - self.control
    switch interval {
    case .orderStatistics:
      let one = try Self.limits(probability, ofSorted: sorted1, level: level, arm: "treated")
      let zero = try Self.limits(probability, ofSorted: sorted0, level: level, arm: "control")
      func squared(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
      low = estimate - squared(self.treated - one.low, zero.high - self.control)
      high = estimate + squared(one.high - self.treated, self.control - zero.low)
    case .bootstrap(let draws, let seed):
      guard draws >= 2 else { throw .tooFewObservations(group: "draws", count: draws, minimum: 2) }
      var generator = RandomGenerator(seed: seed)
      var effects: [Double] = []
      effects.reserveCapacity(draws)
      for _ in 0..<draws {
        let drawn = [sorted1, sorted0].map { arm in
          quantile(probability, of: arm.indices.map { _ in arm[generator.integer(below: arm.count)] })
        }
        effects.append(drawn[0] - drawn[1])
      }
      effects.sort()
      low = quantile((1 - level) / 2, ofSorted: effects)
      high = quantile((1 + level) / 2, ofSorted: effects)
      standardError = standardDeviation(effects)
    }
  }

  /// The two order statistics between which the quantile lies with at least the probability `level`.
  private static func limits(
    _ probability: Double, ofSorted values: [Double], level: Double, arm: String
  ) throws(EstimationError) -> (low: Double, high: Double) {
    let below = BinomialDistribution(trials: values.count, probability: probability)
    let tail = (1 - level) / 2
    // P(X₍ₗ₎ > quantile) = P(fewer than l below), and P(X₍ᵤ₎ < quantile) = P(u or more below).
    var l = 0
    while l < values.count, below.cumulative(l) <= tail { l += 1 }
    var u = values.count + 1
    while u > 1, below.upperTail(u - 2) <= tail { u -= 1 }
    guard l >= 1, u <= values.count else {
      var minimum = values.count + 1
      while true {
        let larger = BinomialDistribution(trials: minimum, probability: probability)
        if larger.mass(0) <= tail, larger.mass(minimum) <= tail { break }
        minimum += 1
      }
      throw .tooFewObservations(group: arm, count: values.count, minimum: minimum)
    }
    return (values[l - 1], values[u - 1])
  }
}
