/// The number of marked ones among n drawn without replacement from N, of which K are marked.
public struct HypergeometricDistribution: Sendable {
  /// N, K and n.
  public let population, marked, draws: Int

  /// - Parameters:
  ///   - population: N ≥ 0.
  ///   - marked: K, from 0 to N.
  ///   - draws: n, from 0 to N.
  public init(population: Int, marked: Int, draws: Int) {
    precondition(marked >= 0 && marked <= population && draws >= 0 && draws <= population)
    self.population = population
    self.marked = marked
    self.draws = draws
  }

  /// The numbers that can be drawn.
  public var support: ClosedRange<Int> { max(0, draws + marked - population)...min(draws, marked) }

  /// P(X = k) as a ratio of three binomial probabilities with p = n/N, so that nothing overflows or cancels.
  ///
  /// - SeeAlso: Loader (2000), *Fast and Accurate Computation of Binomial Probabilities*.
  public func mass(_ k: Int) -> Double {
    guard support.contains(k) else { return 0 }
    guard draws > 0, draws < population else { return 1 }
    let p = Double(draws) / Double(population)
    return BinomialDistribution(trials: marked, probability: p).mass(k)
      * BinomialDistribution(trials: population - marked, probability: p).mass(draws - k)
      / BinomialDistribution(trials: population, probability: p).mass(draws)
  }

  /// P(X ≤ k), accurate relatively in the lower tail.
  public func cumulative(_ k: Int) -> Double {
    if k < support.lowerBound { return 0 }
    if k >= support.upperBound { return 1 }
    return k < mode ? tail(from: k, by: -1) : 1 - tail(from: k + 1, by: 1)
  }

  /// P(X > k), accurate relatively in the upper tail.
  public func upperTail(_ k: Int) -> Double {
    if k < support.lowerBound { return 1 }
    if k >= support.upperBound { return 0 }
    return k < mode ? 1 - tail(from: k, by: -1) : tail(from: k + 1, by: 1)
  }

  /// The smallest k with P(X ≤ k) ≥ p.
  ///
  /// - Parameter p: Between 0 and 1.
  public func quantile(_ p: Double) -> Int {
    smallest(from: support.lowerBound, through: support.upperBound) {
      reaches(p, cumulative: cumulative($0), upperTail: upperTail($0))
    }
  }

  /// The most probable number.
  private var mode: Int {
    Int((Double(draws + 1) * (Double(marked + 1) / Double(population + 2))).rounded(.down))
  }

  /// The sum of the probabilities away from the mode, each from the one before.
  private func tail(from start: Int, by direction: Int) -> Double {
    var sum = 1.0
    var term = 1.0
    var k = start
    while support.contains(k + direction) {
      term *= direction > 0 ? ratio(k) : 1 / ratio(k - 1)
      let next = sum + term
      if next == sum { break }
      sum = next
      k += direction
    }
    return min(mass(start) * sum, 1)
  }

  /// P(X = k + 1) / P(X = k).
  func ratio(_ k: Int) -> Double {
    Double(marked - k) / Double(k + 1) * (Double(draws - k) / Double(population - marked - draws + k + 1))
  }
}
