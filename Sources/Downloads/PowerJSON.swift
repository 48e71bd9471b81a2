import Analyses

/// A calculation of power in `results.json`.
func power(_ calculation: PowerCalculation) -> JSON {
  let plan = calculation.plan
  return .members([
    ("id", .string(plan.id.value)),
    ("title", .translations(plan.title.texts)),
    ("outcome", .string(plan.outcome.rawValue)),
    ("computed", .string(plan.unknown.rawValue)),
    ("power", .number(calculation.power)),
    ("effect", .number(calculation.effect)),
    ("effect_on_assigned", .number(calculation.effectOnAssigned)),
    ("n", .integer(calculation.size)),
    ("n_treated", .integer(calculation.treated)),
    ("n_control", .integer(calculation.control)),
    ("n_clusters", calculation.clusters.map(JSON.integer)),
    ("unrounded_size", calculation.unroundedSize.map(JSON.number)),
    ("baseline", plan.outcome == .proportion ? .number(plan.baseline) : nil),
    ("standard_deviation", plan.outcome == .mean ? .number(plan.standardDeviation) : nil),
    ("allocation", .number(plan.allocation)),
    ("r2", .number(plan.rSquared)),
    ("cluster_size", plan.clusters.map { .number($0.size) }),
    ("icc", plan.clusters.map { .number($0.correlation) }),
    ("design_effect", .number(calculation.designEffect)),
    ("attrition", .number(plan.attrition)),
    ("take_up", .number(plan.takeUp)),
    ("level", .number(plan.level)),
    ("formula", .string(calculation.formula)),
    ("curve_by_n", .array(calculation.bySize.map { ["n": .integer(Int($0.value)), "power": .number($0.power)] })),
    (
      "curve_by_effect",
      .array(calculation.byEffect.map { ["effect": .number($0.value), "power": .number($0.power)] })
    ),
  ])
}
