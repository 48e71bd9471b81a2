/// The nine definitions of a sample quantile of Hyndman and Fan.
///
/// - SeeAlso: Hyndman and Fan (1996), doi:10.1080/00031305.1996.10473566.
public enum QuantileType: Int, Sendable, CaseIterable {
  /// The inverse of the empirical distribution function.
  case inverse = 1
  /// The same with the mean of two order statistics where it jumps: SAS, and Stata's `summarize, detail`.
  case averagedInverse
  /// The nearest order statistic, the even one when two are as near.
  case nearestEven
  /// Linear between the points (k/n, x₍ₖ₎).
  case linearInverse
  /// Linear between the points ((k − ½)/n, x₍ₖ₎).
  case hazen
  /// Linear between the points (k/(n + 1), x₍ₖ₎): Minitab, SPSS, PERCENTILE.EXC.
  case weibull
  /// Linear between the points ((k − 1)/(n − 1), x₍ₖ₎): R, NumPy, PERCENTILE.INC, and the default here.
  case gumbel
  /// Linear, nearly median-unbiased whatever the distribution; Hyndman and Fan's recommendation.
  case medianUnbiased
  /// Linear, nearly unbiased for normal values.
  case normalUnbiased

  /// The number from 1 to 9.
  public var name: String { "type \(rawValue)" }
}

/// The sample quantile, by default of type 7 of Hyndman and Fan: linear between the order statistics at 1 + (n − 1)p.
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - values: At least one, in any order.
public func quantile(_ probability: Double, of values: [Double], type: QuantileType = .gumbel) -> Double {
  quantile(probability, ofSorted: values.sorted(), type: type)
}

/// The same for values that are already in ascending order, for several quantiles of one column.
public func quantile(_ probability: Double, ofSorted values: [Double], type: QuantileType = .gumbel) -> Double {
  precondition(!values.isEmpty && probability >= 0 && probability <= 1)
  let n = Double(values.count)
  // The place among the order statistics, from 1: below the first it is the first, past the last the last.
  func between(_ position: Double) -> Double {
    // A place that is a whole number but for rounding is that number, as in R.
    let slack = 4 * 2.220446049250313e-16 * max(position, 1)
    let below = (position + slack).rounded(.down)
    let share = abs(position - below) < slack ? 0 : position - below
    let lower = values[min(max(Int(below), 1), values.count) - 1]
    return share == 0 ? lower : lower + share * (values[min(max(Int(below) + 1, 1), values.count) - 1] - lower)
  }
  switch type {
  case .inverse, .averagedInverse, .nearestEven:
    let position = n * probability - (type == .nearestEven ? 0.5 : 0)
    let slack = 4 * 2.220446049250313e-16 * max(abs(position), 1)
    let below = (position + slack).rounded(.down)
    let isWhole = position - below <= slack
    func value(_ place: Double) -> Double { values[min(max(Int(place), 1), values.count) - 1] }
    switch type {
    case .inverse: return isWhole ? value(below) : value(below + 1)
    case .averagedInverse: return isWhole ? (value(below) + value(below + 1)) / 2 : value(below + 1)
    default: return isWhole && below.truncatingRemainder(dividingBy: 2) == 0 ? value(below) : value(below + 1)
    }
  case .linearInverse: return between(n * probability)
  case .hazen: return between(n * probability + 0.5)
  case .weibull: return between((n + 1) * probability)
  case .gumbel:
    let position = (n - 1) * probability
    let below = Int(position)
    let share = position - Double(below)
    // No multiplication by a share of zero: the last value may have no neighbour.
    return share == 0 ? values[below] : values[below] + share * (values[below + 1] - values[below])
  case .medianUnbiased: return between((n + 1.0 / 3) * probability + 1.0 / 3)
  case .normalUnbiased: return between((n + 0.25) * probability + 0.375)
  }
}

/// The middle value, or the mean of the two middle ones.
public func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }
