import Glibc

/// Wilson's score interval for a proportion.
///
/// It stays between 0 and 1 and covers well also for small numbers, where estimate ± 1.96 standard errors does not.
///
/// - Parameters:
///   - arm: At least one participant.
///   - level: Strictly between 0 and 1.
///   - isContinuityCorrected: Half a unit on each side, for a coverage that is rarely below the level.
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Wilson (1927), doi:10.1080/01621459.1927.10502953; Newcombe (1998), *Statistics in Medicine* 17, 857–872,
///   methods 3 and 4.
public func wilsonInterval(
  _ arm: EventCount, level: Double = 0.95, isContinuityCorrected: Bool = false
) throws(EstimationError) -> (low: Double, high: Double) {
  try checkCounts(arm, trial: nil)
  let n = Double(arm.participants)
  let p = Double(arm.events) / n
  let z = NormalDistribution().quantile(upperTail: (1 - level) / 2)
  var interval: (low: Double, high: Double)
  if isContinuityCorrected {
    let q = 1 - p
    let below = (z * z - 2 - 1 / n + 4 * p * (n * q + 1)).squareRoot()
    let above = (z * z + 2 - 1 / n + 4 * p * (n * q - 1)).squareRoot()
    interval = (
      (2 * n * p + z * z - 1 - z * below) / (2 * (n + z * z)), (2 * n * p + z * z + 1 + z * above) / (2 * (n + z * z))
    )
  } else {
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    interval = (center - half, center + half)
  }
  // At no event and at events only one limit is exact, which the difference of equal numbers would miss.
  if arm.events == 0 { interval.low = 0 }
  if arm.events == arm.participants { interval.high = 1 }
  return interval
}

/// Clopper and Pearson's exact interval for a proportion: the proportions that two one-sided binomial tests do not reject.
///
/// It covers at least the level, and for small numbers a good deal more: it is wider than Wilson's.
///
/// - Parameters: As ``wilsonInterval(_:level:isContinuityCorrected:)``.
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Clopper and Pearson (1934), doi:10.1093/biomet/26.4.404.
public func clopperPearsonInterval(
  _ arm: EventCount, level: Double = 0.95
) throws(EstimationError) -> (low: Double, high: Double) {
  try checkCounts(arm, trial: nil)
  let x = Double(arm.events)
  let n = Double(arm.participants)
  let tail = (1 - level) / 2
  // The beta quantiles as F quantiles: x ~ Beta(a, b) is a F / (b + a F).
  func odds(_ a: Double, _ b: Double, upperTail: Double) -> Double {
    a / b * FDistribution(numerator: 2 * a, denominator: 2 * b).quantile(upperTail: upperTail)
  }
  let low = odds(x, n - x + 1, upperTail: 1 - tail)
  let high = odds(x + 1, n - x, upperTail: tail)
  return (
    arm.events == 0 ? 0 : low / (1 + low), arm.events == arm.participants ? 1 : high / (1 + high)
  )
}

/// Agresti and Coull's interval for a proportion: Wald's after z²/2 events and z²/2 others are added. Not cut at 0 and 1.
///
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Agresti and Coull (1998), doi:10.1080/00031305.1998.10480550.
public func agrestiCoullInterval(
  _ arm: EventCount, level: Double = 0.95
) throws(EstimationError) -> (low: Double, high: Double) {
  try checkCounts(arm, trial: nil)
  let z = NormalDistribution().quantile(upperTail: (1 - level) / 2)
  let n = Double(arm.participants) + z * z
  let p = (Double(arm.events) + z * z / 2) / n
  let half = z * (p * (1 - p) / n).squareRoot()
  return (p - half, p + half)
}
