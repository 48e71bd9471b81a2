import Analyses
import Content

/// A summary index in `results.json`, with all that is needed to make it again from the data.
func index(_ index: IndexOfOutcomes) -> JSON {
  let plan = index.plan
  return .members([
    ("id", .string(plan.id.value)),
    ("title", .translations(plan.title.texts)),
    ("kind", .string(plan.kind.rawValue)),
    ("data", .string(plan.data.value)),
    ("data_sha256", publishedChecksum(index.dataSHA256)),
    ("recomputable", index.dataSHA256.isEmpty ? .bool(false) : nil),
    ("treatment", treatment(plan.treatment)),
    ("where", plan.filter.map { .string($0.value) }),
    (
      "components",
      .array(
        index.components.map { component in
          .members([
            ("column", .string(component.column)), ("favourable", .string(component.favourable.rawValue)),
            ("hidden", component.isHidden ? .bool(true) : nil), ("weight", .number(component.weight)),
            ("mean_control", .number(component.controlMean)), ("sd_control", .number(component.controlDeviation)),
            ("n_missing", .optional(component.missing)),
          ])
        })
    ),
    ("center", .number(index.center)),
    ("spread", .number(index.spread)),
    ("n_treated", .integer(index.treated)),
    ("n_control", .integer(index.control)),
    ("dropped", .array(index.dropped.map(dropped))),
  ])
}

func attritionWeights(_ weights: Result.AttritionWeights) -> JSON {
  func arm(_ arm: Result.AttritionWeights.Arm) -> JSON {
    [
      "n_assigned": .integer(arm.assigned), "n_observed": .integer(arm.observed),
      "n_effective": .number(arm.effectiveSize), "smallest_probability": .number(arm.smallestProbability),
      "largest_probability": .number(arm.largestProbability),
    ]
  }
  return [
    "model": .string(weights.model.rawValue), "covariates": .texts(weights.covariates), "treated": arm(weights.treated),
    "control": arm(weights.control), "largest_over_mean": .number(weights.largestShare),
  ]
}
