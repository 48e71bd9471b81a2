import Content
import Diagnostics
import Estimators

/// What a planned sample can find: power, smallest effect or number of people, whichever the plan left out.
package struct PowerCalculation: Sendable {
  package var plan: PlannedPower
  package var power: Double
  /// On those who take the treatment up, in the unit of the outcome.
  package var effect: Double
  /// People assigned, both arms together.
  package var size: Int
  package var treated: Int
  package var control: Int
  /// Clusters assigned, both arms together, when whole clusters are.
  package var clusters: Int?
  /// How many times more people the clusters need.
  package var designEffect: Double
  /// The number of people, or of clusters, before it was rounded up in each arm; set when it was computed.
  package var unroundedSize: Double?
  /// How it is computed, in words.
  package var formula: String

  /// Power over the number of people, with the effect of the calculation.
  package var bySize: [PowerPoint] { curve(sizes) { ($0, effect) } }
  /// Power over the effect, with the number of people of the calculation.
  package var byEffect: [PowerPoint] { curve(effects) { (Double(size), $0) } }

  /// On those assigned.
  package var effectOnAssigned: Double { effect * plan.takeUp }
}

/// Computes what the plan left out.
func power(_ plan: PlannedPower) -> (PowerCalculation?, [Diagnostic]) {
  let design = trialDesign(plan)
  do throws(EstimationError) {
    let unit = plan.clusters?.size ?? 1
    let given = plan.size.map { Double($0) / unit }
    let (power, effect, size) = try solve(plan, design, size: given)
    var (treated, control) = (0, 0)
    let people: (Int) -> Int = { Int((Double($0) * unit).rounded(.up)) }
    if let whole = plan.size {
      treated = Int((Double(whole) * plan.allocation).rounded())
      control = whole - treated
    } else {
      // A little slack: a size that is whole but for the last digits is not rounded up.
      let arms = [plan.allocation, 1 - plan.allocation].map { Int((size * $0 - 1e-9).rounded(.up)) }
      (treated, control) = plan.clusters == nil ? (arms[0], arms[1]) : (people(arms[0]), people(arms[1]))
    }
    let clusters = plan.clusters.map { clusters in
      guard plan.size == nil else { return Int(size.rounded()) }
      return Int((size * plan.allocation - 1e-9).rounded(.up)) + Int((size * (1 - plan.allocation) - 1e-9).rounded(.up))
    }
    return (
      PowerCalculation(
        plan: plan, power: power, effect: effect, size: treated + control, treated: treated, control: control,
        clusters: clusters, designEffect: design.designEffect, unroundedSize: plan.unknown == .size ? size : nil,
        formula: formula(plan)), []
    )
  } catch {
    let found = Diagnostic(
      .error, id: error.id, at: plan.id.place,
      message: "‘\(plan.id.value)’ cannot be computed: \(error.description)",
      hint: "look at the size of the sample, at the clusters and at the effect")
    return (nil, [found])
  }
}

func trialDesign(_ plan: PlannedPower) -> TrialDesign {
  var design = TrialDesign()
  design.treatedShare = plan.allocation
  design.covariateRSquared = plan.rSquared
  design.clusterRSquared = plan.rSquared
  design.clusterSize = plan.clusters?.size
  design.intraclassCorrelation = plan.clusters?.correlation ?? 0
  design.attrition = plan.attrition
  design.compliance = plan.takeUp
  design.significanceLevel = plan.level
  return design
}

/// - Parameter size: Units of assignment, people or clusters.
func solve(
  _ plan: PlannedPower, _ design: TrialDesign, size: Double?
) throws(EstimationError) -> (power: Double, effect: Double, size: Double) {
  let target = plan.power ?? 0.8
  switch plan.outcome {
  case .mean:
    let calculation = try MeanPower(design)
    let scale = plan.standardDeviation
    switch (plan.effect, size) {
    case (let effect?, let size?):
      return (try calculation.power(effect: abs(effect) / scale, size: size), effect, size)
    case (let effect?, nil): return (target, effect, try calculation.size(effect: effect / scale, power: target))
    case (nil, let size):
      let size = size ?? 0
      return (target, try calculation.minimumDetectableEffect(power: target, size: size) * scale, size)
    }
  case .proportion:
    let calculation = try ProportionPower(design)
    let control = plan.baseline
    switch (plan.effect, size) {
    case (let effect?, let size?):
      return (try calculation.power(treated: control + effect, control: control, size: size), effect, size)
    case (let effect?, nil):
      return (target, effect, try calculation.size(treated: control + effect, control: control, power: target))
    case (nil, let size):
      let size = size ?? 0
      return (target, try calculation.minimumDetectableEffect(control: control, power: target, size: size), size)
    }
  }
}

private func formula(_ plan: PlannedPower) -> String {
  switch plan.outcome {
  case .mean: "two-sided t test; noncentral t, both tails counted"
  case .proportion: "two-sided z test; normal, pooled variance under the hypothesis of no effect"
  }
}

extension PowerCalculation {
  static let fieldNames = [
    "power", "effect", "effect_assigned", "n", "n_treated", "n_control", "n_clusters", "design_effect", "baseline",
    "level", "attrition", "take_up", "icc", "cluster_size", "r2", "standard_deviation",
  ]

  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    let field = path.joined(separator: ".")
    let effectFormat = format ?? (plan.outcome == .proportion ? .points : .number(decimals: nil))
    let value: Figure.Value? =
      switch field {
      case "power": .number(power, format ?? .percent)
      case "effect": .number(effect, effectFormat)
      case "effect_assigned": .number(effectOnAssigned, effectFormat)
      case "n": .number(Double(size), format ?? .integer)
      case "n_treated": .number(Double(treated), format ?? .integer)
      case "n_control": .number(Double(control), format ?? .integer)
      case "n_clusters": clusters.map { .number(Double($0), format ?? .integer) }
      case "design_effect": .number(designEffect, format ?? .number(decimals: 2))
      case "baseline": plan.outcome == .proportion ? .number(plan.baseline, format ?? .percent) : nil
      case "level": .number(plan.level, format ?? .percent)
      case "attrition": .number(plan.attrition, format ?? .percent)
      case "take_up": .number(plan.takeUp, format ?? .percent)
      case "icc": plan.clusters.map { .number($0.correlation, format ?? .number(decimals: nil)) }
      case "cluster_size": plan.clusters.map { .number($0.size, format ?? .number(decimals: nil)) }
      case "r2": .number(plan.rSquared, format ?? .number(decimals: nil))
      case "standard_deviation":
        plan.outcome == .mean ? .number(plan.standardDeviation, format ?? .number(decimals: nil)) : nil
      default:
        throw FigureProblem(
          id: "unknown-field", message: "a calculation of power has no field ‘\(field)’",
          hint: hint(for: field, among: Self.fieldNames, what: "field"))
      }
    guard let value else {
      throw FigureProblem(
        id: "empty-field", message: "the calculation ‘\(plan.id.value)’ has no ‘\(field)’",
        hint: "its outcome or its design gives none")
    }
    return value
  }
}
