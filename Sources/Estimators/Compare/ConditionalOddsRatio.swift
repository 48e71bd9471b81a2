import Glibc

/// The odds ratio given both margins of the two-by-two table: its maximum-likelihood estimate, its exact interval and Fisher's
/// exact test.
///
/// Given the margins, the number of treated events has Fisher's noncentral hypergeometric distribution, whatever the two risks;
/// so nothing is approximated, and an empty cell is no obstacle: the estimate is then 0 or infinite, and one limit is finite. The
/// interval covers at least its level. It differs from ``oddsRatio(treated:control:)``, whose estimate is the ratio of the sample
/// odds.
///
/// - SeeAlso: Fisher (1935), doi:10.2307/2342435; Cornfield (1956), *Proceedings of the Third Berkeley Symposium* 4, 135–148.
public struct ConditionalOddsRatio: Sendable, Equatable {
  /// The conditional maximum-likelihood estimate; 0 or infinite when one treated cell is at the end of its range.
  public var ratio: Double
  /// The limits of the exact interval: the ratios that two one-sided tests at half the error do not reject.
  public var low, high: Double
  /// Fisher's two-sided test: the sum of the probabilities of the tables that are no more likely than the observed one.
  public var pValue: Double
  /// The one-sided test against a ratio above 1: as many treated events, or more.
  public var pValueGreater: Double
  /// The one-sided test against a ratio below 1: as many treated events, or fewer.
  public var pValueLess: Double

  /// - Parameters:
  ///   - treated: At least one participant.
  ///   - control: At least one participant.
  ///   - level: Strictly between 0 and 1.
  /// - Throws: ``EstimationError`` for impossible counts, and when nobody or everybody had the event.
  public init(treated: EventCount, control: EventCount, level: Double = 0.95) throws(EstimationError) {
    for arm in [treated, control] { try checkCounts(arm, trial: nil) }
    let events = treated.events + control.events
    let population = treated.participants + control.participants
    guard events > 0, events < population else { throw .noVariation(what: "outcome") }
    let central = HypergeometricDistribution(population: population, marked: events, draws: treated.participants)
    let tilted = TiltedHypergeometric(central)
    let x = treated.events
    let support = central.support
    let tail = (1 - level) / 2

    ratio =
      x == support.lowerBound
      ? 0 : x == support.upperBound ? .infinity : exp(tilted.solve { $0.mean() - Double(x) })
    low = x == support.lowerBound ? 0 : exp(tilted.solve { log($0.tail(from: x)) - log(tail) })
    high = x == support.upperBound ? .infinity : exp(tilted.solve { log(tail) - log($0.tail(through: x)) })

    pValueLess = central.cumulative(x)
    pValueGreater = central.upperTail(x - 1)
    // Ties of probability are ties in spite of rounding: R's tolerance.
    let limit = central.mass(x) * (1 + 1e-7)
    pValue = min(support.reduce(0) { $0 + (central.mass($1) <= limit ? central.mass($1) : 0) }, 1)
  }
}

/// A hypergeometric distribution with its probabilities multiplied by ωᵏ.
private struct TiltedHypergeometric {
  let first: Int
  /// The logarithms of the untilted probabilities, up to a constant.
  let logarithms: [Double]

  init(_ central: HypergeometricDistribution) {
    first = central.support.lowerBound
    var sum = 0.0
    logarithms =
      [0]
      + central.support.dropLast().map { k in
        sum += log(central.ratio(k))
        return sum
      }
  }

  /// The probabilities at ln ω, up to a common factor.
  struct Weights {
    let first: Int
    let weights: [Double]
    let total: Double

    func mean() -> Double {
      var sum = 0.0
      for (i, weight) in weights.enumerated() { sum += Double(first + i) * weight }
      return sum / total
    }
    func tail(from k: Int) -> Double { weights[(k - first)...].reduce(0, +) / total }
    func tail(through k: Int) -> Double { weights[...(k - first)].reduce(0, +) / total }
  }

  /// The ln ω at which an increasing function of the weights is zero.
  func solve(_ function: (Weights) -> Double) -> Double {
    root(near: 0, scale: 1) { logarithm in
      var weights = logarithms.enumerated().map { $1 + Double($0) * logarithm }
      let largest = weights.max() ?? 0
      for i in weights.indices { weights[i] = exp(weights[i] - largest) }
      return function(Weights(first: first, weights: weights, total: weights.reduce(0, +)))
    } ?? .nan
  }
}
