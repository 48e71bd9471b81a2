import Glibc

/// The two-sample Kolmogorov–Smirnov test: the largest vertical distance between the two empirical distributions.
///
/// It notices any difference of the distributions, in spread and shape as well as in place, and for that has less power against a
/// mere shift than a test of means.
///
/// - SeeAlso: Smirnov (1939), *Bulletin mathématique de l'Université de Moscou* 2, 3–16; Hodges (1958), doi:10.1007/BF02589501,
///   for the exact distribution; Schröer and Trenkler (1995), doi:10.1016/0167-9473(94)00040-P, with ties.
public struct KolmogorovSmirnovTest: Sendable, Equatable {
  /// D = max |F₁ − F₀|, between 0 and 1.
  public var statistic: Double
  /// The probability of a distance as large or larger.
  public var pValue: Double
  /// Whether ``pValue`` counts all orders of the observed values (ties kept), or is Kolmogorov's limit for large samples.
  public var isExact: Bool

  /// - Parameters:
  ///   - treated: n₁ ≥ 1 finite values.
  ///   - control: n₀ ≥ 1 finite values, in the same unit.
  ///   - isExact: nil is R's rule: exact when n₁ n₀ < 10,000. Up to 10⁸ may be asked for.
  /// - Throws: ``EstimationError`` for an empty arm, and for an exact test of larger arms.
  public init(treated: [Double], control: [Double], isExact: Bool? = nil) throws(EstimationError) {
    for (name, group) in [("treated", treated), ("control", control)] {
      guard !group.isEmpty else { throw .tooFewObservations(group: name, count: 0, minimum: 1) }
      if let row = group.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: name, row: row + 1) }
    }
    let (n1, n0) = (treated.count, control.count)
    self.isExact = isExact ?? (n1 * n0 < 10_000)
    if self.isExact, n1 * n0 > 100_000_000 { throw .tooManyToCount(what: "steps", limit: 100_000_000) }

    let sorted =
      (treated.map { (value: $0, isTreated: true) } + control.map { (value: $0, isTreated: false) })
      .sorted { $0.value < $1.value }
    var (seen1, seen0) = (0, 0)
    var distance = 0
    // Within a tie the distributions are not compared: they jump together.
    var endsTie = [Bool](repeating: true, count: n1 + n0 + 1)
    for (place, unit) in sorted.enumerated() {
      if unit.isTreated { seen1 += 1 } else { seen0 += 1 }
      endsTie[place + 1] = place + 1 == sorted.count || sorted[place + 1].value != unit.value
      if endsTie[place + 1] { distance = max(distance, abs(seen1 * n0 - seen0 * n1)) }
    }
    statistic = Double(distance) / Double(n1 * n0)
    if distance == 0 {
      pValue = 1
    } else if self.isExact {
      pValue = Self.exactTail(n1, n0, distance: distance, endsTie: endsTie)
    } else {
      pValue = kolmogorovTail(statistic * (Double(n1) * Double(n0) / Double(n1 + n0)).squareRoot())
    }
  }

  /// The share of the orders in which the distance is reached: for each i treated and j control units seen, the share of the ways
  /// there that have reached it. All sums are of positive numbers, so that small *p* values keep their digits.
  private static func exactTail(_ n1: Int, _ n0: Int, distance: Int, endsTie: [Bool]) -> Double {
    var reached = [Double](repeating: 0, count: n0 + 1)
    for i in 0...n1 {
      for j in 0...n0 where i + j > 0 {
        if endsTie[i + j], abs(i * n0 - j * n1) >= distance {
          reached[j] = 1
        } else {
          let total = Double(i + j)
          reached[j] = Double(i) / total * (i > 0 ? reached[j] : 0) + Double(j) / total * (j > 0 ? reached[j - 1] : 0)
        }
      }
    }
    return min(reached[n0], 1)
  }
}

/// P(K > x) of Kolmogorov's limiting distribution: 2 Σ (−1)^(k−1) exp(−2k²x²), or below 1 its dual series, which converges there.
func kolmogorovTail(_ x: Double) -> Double {
  if x <= 0 { return 1 }
  if x < 1 {
    var sum = 0.0
    for k in 1...20 {
      let odd = Double(2 * k - 1) * Double.pi / x
      sum += exp(-odd * odd / 8)
    }
    return 1 - (2 * Double.pi).squareRoot() / x * sum
  }
  var sum = 0.0
  for k in 1...20 { sum += (k % 2 == 1 ? 2 : -2) * exp(-2 * Double(k * k) * x * x) }
  return min(sum, 1)
}
