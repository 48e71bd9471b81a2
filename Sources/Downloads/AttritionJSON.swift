import Analyses

/// An attrition table in `results.json`; what is not shown is null.
func attrition(_ table: AttritionByArm) -> JSON {
  let plan = table.plan
  return .members([
    ("id", .string(plan.id.value)),
    ("title", .translations(plan.title.texts)),
    ("data", .string(plan.data.value)),
    ("data_sha256", publishedChecksum(table.dataSHA256)),
    ("recomputable", table.dataSHA256.isEmpty ? .bool(false) : nil),
    ("treatment", treatment(plan.treatment)),
    ("outcome", .string(plan.outcome.value)),
    ("cluster", plan.cluster.map { .string($0.value) }),
    ("blocks", plan.blocks.map { .string($0.value) }),
    ("where", plan.filter.map { .string($0.value) }),
    ("n_treated", .optional(table.treated.assigned)),
    ("n_control", .optional(table.control.assigned)),
    ("n_clusters", table.clusters.map(JSON.integer)),
    ("missing_treated", .optional(table.treated.missing)),
    ("missing_control", .optional(table.control.missing)),
    ("share_treated", .optional(table.treated.share)),
    ("share_control", .optional(table.control.share)),
    ("hidden", table.hasHiddenCounts ? .bool(true) : nil),
    ("difference", .number(table.difference)),
    ("std_error", table.error.map { .number($0.standardError) }),
    ("std_error_formula", .string(table.formula)),
    ("df", table.error.map { .number($0.degreesOfFreedom) }),
    ("conf_low", table.error.map { .number($0.low) }),
    ("conf_high", table.error.map { .number($0.high) }),
    ("p_value", .number(table.pValue)),
    ("p_value_exact", table.exactPValue.map(JSON.number)),
    ("dropped", .array(table.dropped.map(dropped))),
  ])
}
