/// The sample quantile of type 7 of Hyndman and Fan: linear between the order statistics at 1 + (n − 1)p.
///
/// It is the default of R, NumPy and spreadsheets (PERCENTILE.INC).
///
/// - Parameters:
///   - probability: Between 0 and 1.
///   - values: At least one, in any order.
/// - SeeAlso: Hyndman and Fan (1996), doi:10.1080/00031305.1996.10473566.
public func quantile(_ probability: Double, of values: [Double]) -> Double {
  quantile(probability, ofSorted: values.sorted())
}

/// The same for values that are already in ascending order, for several quantiles of one column.
public func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
  precondition(!values.isEmpty && probability >= 0 && probability <= 1)
  let position = Double(values.count - 1) * probability
  let below = Int(position)
  let share = position - Double(below)
  // No multiplication by a share of zero: the last value may have no neighbour.
  return share == 0 ? values[below] : values[below] + share * (values[below + 1] - values[below])
}

/// The middle value, or the mean of the two middle ones.
public func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }
