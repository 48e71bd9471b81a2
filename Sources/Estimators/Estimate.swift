/// An estimated effect with its sampling error.
public struct Estimate: Sendable, Equatable {
  /// The effect, in the unit of the outcome.
  public var estimate: Double
  /// Its standard error, in the same unit.
  public var standardError: Double
  /// Of the t distribution that tests and intervals refer to; `.infinity` is the normal distribution.
  public var degreesOfFreedom: Double

  public init(estimate: Double, standardError: Double, degreesOfFreedom: Double = .infinity) {
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The estimate in standard errors: t, or z.
  public var statistic: Double { estimate / standardError }

  /// The two-sided *p* value of the hypothesis that the effect is zero.
  public var pValue: Double { StudentDistribution(degreesOfFreedom: degreesOfFreedom).bothTails(statistic) }

  /// The two-sided confidence interval, symmetric about the estimate.
  ///
  /// - Parameter level: Strictly between 0 and 1.
  public func confidenceInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    let quantile = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: (1 - level) / 2)
    return (estimate - quantile * standardError, estimate + quantile * standardError)
  }
}
