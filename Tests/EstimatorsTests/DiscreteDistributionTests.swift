import Testing

@testable import Estimators

/// All reference values: References/noncentral.py (mpmath, 60 digits).
@Suite("Binomial and hypergeometric distributions")
struct DiscreteDistributionTests {
  static let tolerance = 1e-12

  /// k, trials, probability, mass, lower tail, upper tail.
  static let binomial: [(Int, Int, Double, Double, Double, Double)] = [
    (3, 10, 0.3, 0.266827932, 0.64961071840000003, 0.35038928159999997),
    (0, 5, 0.2, 0.32767999999999998, 0.32767999999999998, 0.67232000000000002),
    (50, 1000, 0.02, 4.9224803548371096e-9, 0.99999999703776345, 2.9622365546214721e-9),
    (480, 1000, 0.5, 0.011340982371187727, 0.10872414660207047, 0.89127585339792953),
    (2, 100000, 1e-05, 0.18394064028968905, 0.91969952263563935, 0.080300477364360647),
    (99990, 100000, 0.999, 9.8448531950285956e-31, 1.0, 1.0796252196609621e-31),
    (7, 7, 0.6, 0.027993599999999993, 1.0, 0.0),
    (1, 400, 0.25, 1.4107306214709374e-48, 1.4213111011319694e-48, 1.0),
  ]

  /// k, population, marked, draws, mass, lower tail, upper tail.
  static let hypergeometric: [(Int, Int, Int, Int, Double, Double, Double)] = [
    (3, 8, 4, 4, 0.22857142857142857, 0.98571428571428571, 0.014285714285714286),
    (56, 150, 104, 70, 4.1999795803440934e-3, 0.99787526845044572, 2.124731549554277e-3),
    (0, 85, 5, 29, 0.11645241895367217, 0.11645241895367217, 0.88354758104632783),
    (104, 22071, 293, 11037, 1.5157756486971696e-7, 3.252710905458003e-7, 0.99999967472890945),
    (10, 1000, 400, 100, 2.5895486774560341e-12, 3.013657748869521e-12, 0.99999999999698634),
    (5, 10, 5, 5, 3.9682539682539683e-3, 1.0, 0.0),
    (900, 2000, 1000, 1500, 5.6129460459508027e-57, 1.0, 1.1137229428330103e-57),
  ]

  @Test("binomial probabilities agree with mpmath, far out too")
  func binomialTails() {
    for (k, trials, probability, mass, lower, upper) in Self.binomial {
      let distribution = BinomialDistribution(trials: trials, probability: probability)
      #expect(distribution.mass(k).isClose(to: mass, relative: Self.tolerance), "\(k) of \(trials)")
      #expect(distribution.cumulative(k).isClose(to: lower, relative: Self.tolerance), "\(k) of \(trials)")
      #expect(distribution.upperTail(k).isClose(to: upper, relative: Self.tolerance), "\(k) of \(trials)")
    }
  }

  @Test("hypergeometric probabilities agree with mpmath, far out too")
  func hypergeometricTails() {
    for (k, population, marked, draws, mass, lower, upper) in Self.hypergeometric {
      let distribution = HypergeometricDistribution(population: population, marked: marked, draws: draws)
      #expect(distribution.mass(k).isClose(to: mass, relative: Self.tolerance), "\(k) of \(population)")
      #expect(distribution.cumulative(k).isClose(to: lower, relative: Self.tolerance), "\(k) of \(population)")
      #expect(distribution.upperTail(k).isClose(to: upper, relative: Self.tolerance), "\(k) of \(population)")
    }
  }

  @Test("a quantile is the first number whose cumulative probability reaches it")
  func quantiles() {
    let binomial = BinomialDistribution(trials: 30, probability: 0.3)
    let hypergeometric = HypergeometricDistribution(population: 60, marked: 25, draws: 20)
    for k in 3...15 {
      #expect(binomial.quantile(binomial.cumulative(k)) == k)
      #expect(binomial.quantile(binomial.cumulative(k) * 1.000001) == k + 1)
      #expect(hypergeometric.quantile(hypergeometric.cumulative(k)) == k)
    }
    #expect(BinomialDistribution(trials: 4, probability: 0).quantile(0.9) == 0)
    #expect(BinomialDistribution(trials: 4, probability: 1).mass(4) == 1)
    #expect(HypergeometricDistribution(population: 9, marked: 4, draws: 0).mass(0) == 1)
  }
}
