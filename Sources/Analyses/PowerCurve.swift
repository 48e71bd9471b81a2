import Content
import Estimators

/// A point of a power curve.
package struct PowerPoint: Sendable, Equatable {
  /// The number of people, or the effect in the unit of the outcome.
  package var value: Double
  package var power: Double
}

/// From a twentieth of what was planned to twice as much.
private let shares = (1...40).map { Double($0) / 20 }

extension PowerCalculation {
  /// Whole numbers of people; the planned one is among them.
  var sizes: [Double] { shares.map { (Double(size) * $0).rounded() } }

  var effects: [Double] { shares.map { effect * $0 } }

  /// The power at each value that the design allows: with too few people, or with a proportion below 0 or above 1, there is none.
  func curve(_ values: [Double], _ point: (Double) -> (size: Double, effect: Double)) -> [PowerPoint] {
    let design = trialDesign(plan)
    let unit = plan.clusters?.size ?? 1
    var points: [PowerPoint] = []
    for value in values where points.last?.value != value {
      let (size, effect) = point(value)
      let power: Double?
      switch plan.outcome {
      case .mean:
        power = try? MeanPower(design).power(effect: abs(effect) / plan.standardDeviation, size: size / unit)
      case .proportion:
        let treated = plan.baseline + effect
        guard treated > 0, treated < 1 else { continue }
        power = try? ProportionPower(design).power(treated: treated, control: plan.baseline, size: size / unit)
      }
      if let power, power.isFinite { points.append(PowerPoint(value: value, power: power)) }
    }
    return points
  }
}
