import Content
import Estimators
import Tables

extension Estimation {
  /// The largest distance between the two arms' distributions, with its test; it has no interval.
  mutating func kolmogorovSmirnov() -> Result? {
    if plan.scale == .logRatio || plan.scale == .percent {
      lookup.report(
        "unfit-scale", at: plan.id.place,
        "the distance between two distributions is a difference of shares, and ‘scale’ is ‘\(plan.scale.rawValue)’",
        hint: "write ‘scale: points’, or leave ‘scale’ out")
    }
    if let favourable = plan.givenKeys.first(where: { $0.value == "favourable" }) {
      lookup.report(
        "unused-key", at: favourable.place,
        "the distance between two distributions has no direction, so ‘favourable’ has no use",
        hint: "remove ‘favourable’, or use the method ‘mann-whitney’")
    }
    guard let arms = arms(complete: []) else { return nil }
    do throws(EstimationError) {
      let test = try KolmogorovSmirnovTest(treated: arms.treated, control: arms.control)
      var result = resultWithoutError(
        estimate: test.statistic, low: .nan, high: .nan,
        formula: test.isExact
          ? "max |F₁ − F₀|; p counted over all orders of the values, ties kept"
          : "max |F₁ − F₀|; p of Kolmogorov’s limit for large samples",
        sample: sample(arms))
      result.statistic = test.statistic
      result.pValue = test.pValue
      result.meanTreated = mean(arms.treated)
      result.meanControl = mean(arms.control)
      return result
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  /// Cohen's d, Hedges' g or Glass's Δ.
  mutating func standardisedDifference() -> Result? {
    let measures: [String: StandardizedEffect] = [
      "hedges-g": .hedgesG, "cohens-d": .cohensD, "glass-delta": .glassDelta,
    ]
    let name = lookup.choice(plan.measure, among: ["hedges-g", "cohens-d", "glass-delta"])
    let kind = lookup.choice(plan.interval, among: ["noncentral", "large-sample"])
    if plan.scale != .natural {
      lookup.report(
        "unfit-scale", at: plan.id.place,
        "a standardised difference is in standard deviations, and ‘scale’ is ‘\(plan.scale.rawValue)’",
        hint: "leave ‘scale’ out")
    }
    guard let name, let measure = measures[name], let kind, let arms = arms(complete: []) else { return nil }
    let isNoncentral = kind == "noncentral"
    let interval: StandardizedEffectInterval = isNoncentral ? .noncentral : .largeSample
    let counts = "1/n₁ + 1/n₀"
    let variance = ["hedges-g": "g²/(2(n₁ + n₀))", "cohens-d": "d²/(2(n₁ + n₀))", "glass-delta": "Δ²/(2(n₀ − 1))"]
    do throws(EstimationError) {
      let limits = try interval.limits(
        of: measure, treated: arms.treated, control: arms.control, level: plan.confidence)
      var result = resultWithoutError(
        estimate: limits.estimate, low: limits.low, high: limits.high,
        formula: isNoncentral
          ? "the effects at which the observed t lies at a tail of the noncentral t; \(measure == .glassDelta ? "n₀ − 1" : "n₁ + n₀ − 2") degrees of freedom"
          : "√(\(counts) + \(variance[name] ?? "")); normal",
        sample: sample(arms))
      let (n1, n0) = (Double(arms.treated.count), Double(arms.control.count))
      if isNoncentral {
        // The test that the interval inverts: of no effect, by Student's t.
        result.degreesOfFreedom = measure == .glassDelta ? n0 - 1 : n1 + n0 - 2
        let raw =
          measure == .glassDelta
          ? try glassDelta(treated: arms.treated, control: arms.control)
          : try cohensD(treated: arms.treated, control: arms.control)
        result.statistic = raw / (1 / n1 + 1 / n0).squareRoot()
        result.pValue =
          2 * StudentDistribution(degreesOfFreedom: result.degreesOfFreedom).upperTail(abs(result.statistic))
      } else {
        let half = (limits.high - limits.low) / 2
        let estimate = Estimate(
          estimate: limits.estimate,
          standardError: half / NormalDistribution().quantile(upperTail: (1 - plan.confidence) / 2))
        (result.standardError, result.statistic, result.pValue) = (
          estimate.standardError, estimate.statistic, estimate.pValue
        )
      }
      result.meanTreated = mean(arms.treated)
      result.meanControl = mean(arms.control)
      return result
    } catch {
      if measure == .glassDelta, case .noVariation(let what) = error, what == "control" {
        lookup.report(
          error.id, at: plan.id.place,
          "‘\(plan.id.value)’ cannot be computed: ‘\(plan.outcome?.value ?? "")’ has one value in the arm ‘\(plan.treatment?.control.value ?? "")’, and Glass’s Δ divides by its spread",
          hint: "write ‘measure: hedges-g’, which divides by the spread of both arms")
      } else {
        refuse(error, rows: arms.selection.rows)
      }
      return nil
    }
  }
}
