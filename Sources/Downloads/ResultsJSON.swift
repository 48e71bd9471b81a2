import Analyses
import Content

/// All that was computed for a study: estimates with their samples and formulas, families of tests, descriptions and
/// balance tables.
package func resultsJSON(_ study: Study, _ results: StudyResults, addresses: Addresses) -> JSON {
  let folder = Addresses.folder(of: study.slug)
  let trueValues = Dictionary(
    (study.simulation?.effects ?? []).map { ($0.estimate.value, $0.value) }, uniquingKeysWith: { first, _ in first })
  return .members([
    ("study", .string(study.slug)),
    ("version", .string(study.version.value)),
    ("url", .string(addresses.url(of: study))),
    ("simulated", .bool(study.simulation != nil)),
    (
      "data",
      .array(
        results.data.map { data in
          [
            "name": .string(data.name), "path": .string(addresses.absolute("\(folder)\(data.name).csv")),
            "sha256": .string(data.sha256),
          ]
        })
    ),
    ("headline", study.headline.map { .string($0.value) }),
    ("evidence", results.grade.map(gradeJSON)),
    ("cost", study.cost.map(costJSON)),
    ("estimates", .array(results.results.map { estimate($0, trueValue: trueValues[$0.id]) })),
    ("families", .array(results.families.map(family))),
    ("descriptions", .array(results.descriptions.map(description))),
    ("cross_tables", results.crossTables.isEmpty ? nil : .array(results.crossTables.map(crossTable))),
    ("balances", .array(results.balances.map(balance))),
    ("indices", results.indices.isEmpty ? nil : .array(results.indices.map(index))),
    ("power", results.powers.isEmpty ? nil : .array(results.powers.map(power))),
    ("attrition", results.attritions.isEmpty ? nil : .array(results.attritions.map(attrition))),
  ])
}

private func estimate(_ result: Result, trueValue: Double?) -> JSON {
  let plan = result.plan
  return .members([
    ("term", .string(result.id)),
    ("title", .translations(plan.title.texts)),
    ("primary", .bool(plan.isPrimary)),
    ("placebo", plan.isPlacebo ? .bool(true) : nil),
    ("method", .string(result.method.rawValue)),
    ("outcome", plan.outcome.map { .string($0.value) }),
    ("treatment", plan.treatment.map(treatment)),
    ("coefficient_of", plan.term.map { .string($0.value) }),
    ("blocks", plan.blocks.map { .string($0.value) }),
    ("cluster", plan.cluster.map { .string($0.value) }),
    ("second_cluster", plan.secondCluster.map { .string($0.value) }),
    ("covariates", plan.covariates.isEmpty ? nil : .texts(plan.covariates.map(\.value))),
    ("fixed_effects", plan.fixedEffects.isEmpty ? nil : .texts(plan.fixedEffects.map(\.value))),
    ("absorbed", plan.absorbed.isEmpty ? nil : .texts(plan.absorbed.map(\.value))),
    ("pair", plan.pair.map { .string($0.value) }),
    ("measure", measure(result).map(JSON.string)),
    ("quantile", result.method == .quantileEffect ? .number(plan.quantile?.value ?? 0.5) : nil),
    ("weights", plan.weights.map { .string($0.value) }),
    ("where", plan.filter.map { .string($0.value) }),
    ("data", .string(plan.data.value)),
    ("data_sha256", publishedChecksum(result.dataSHA256)),
    ("recomputable", result.dataSHA256.isEmpty ? .bool(false) : nil),
    ("scale", .string(plan.scale.rawValue)),
    ("unit", .translations(plan.unit.texts)),
    ("favourable", plan.favourable.map { .string($0.rawValue) }),
    ("smallest_effect_of_interest", plan.smallestEffect.map { .number($0.value) }),
    ("estimate", .number(result.estimate)),
    ("std_error", .number(result.standardError)),
    ("statistic", .number(result.statistic)),
    ("df", .number(result.degreesOfFreedom)),
    ("p_value", .number(result.pValue)),
    ("conf_level", .number(plan.confidence)),
    ("conf_low", .number(result.low)),
    ("conf_high", .number(result.high)),
    ("std_error_type", .string(result.standardErrorType)),
    ("std_error_formula", .string(result.standardErrorFormula)),
    ("n_obs", .integer(result.sample.observations)),
    ("n_treated", .optional(result.sample.treated)),
    ("n_control", .optional(result.sample.control)),
    ("n_clusters", .optional(result.sample.clusters)),
    ("n_second_clusters", result.sample.secondClusters.map(JSON.integer)),
    ("n_blocks", .optional(result.sample.blocks)),
    ("n_dropped", .integer(result.sample.droppedCount)),
    ("dropped", .array(result.sample.dropped.map(dropped))),
    ("mean_treated", .optional(result.meanTreated)),
    ("mean_control", .optional(result.meanControl)),
    (
      "p_adjusted",
      result.adjusted.map { adjusted in
        [
          "p_value": .number(adjusted.pValue), "family": .string(adjusted.family),
          "method": .string(adjusted.method.rawValue), "n_tests": .integer(adjusted.size),
        ]
      }
    ),
    ("predicted_means", result.predictedMeans.map(predictedMeans)),
    ("pooled", result.pooled.map(pooled)),
    ("bounds", result.bounds.map(bounds)),
    ("subgroups", result.subgroups.map(subgroups)),
    ("randomisation", result.randomisation.map(randomisation)),
    ("bootstrap", result.resampling.map(resampling)),
    ("attrition_weights", result.attritionWeights.map(attritionWeights)),
    ("number_needed_to_treat", result.neededToTreat.map(neededToTreat)),
    ("coefficients", result.terms.isEmpty ? nil : .array(result.terms.map(coefficient))),
    ("warnings", .texts(result.warnings.map(\.id))),
    ("true_value", trueValue.map(JSON.number)),
  ])
}

/// The checksum of the data that readers have; nothing when a figure was computed on more than these.
func publishedChecksum(_ checksum: String) -> JSON? { checksum.isEmpty ? nil : .string(checksum) }

/// What is estimated, where a method has several measures.
private func measure(_ result: Result) -> String? {
  switch result.method {
  case .proportions: result.plan.measure?.value ?? "risk-difference"
  case .standardisedDifference: result.plan.measure?.value ?? "hedges-g"
  case .logit, .probit, .poisson: result.plan.measure?.value ?? "marginal-effect"
  default: nil
  }
}

func treatment(_ treatment: Treatment) -> JSON {
  [
    "column": .string(treatment.column.value), "treated": .string(treatment.treated.value),
    "control": .string(treatment.control.value),
  ]
}

func dropped(_ dropped: Result.Dropped) -> JSON {
  let (reason, detail): (String, (String, JSON)?) =
    switch dropped.reason {
    case .filter(let expression): ("filter", ("where", .string(expression)))
    case .otherArm: ("other-arm", nil)
    case .otherPeriod: ("other-period", nil)
    case .missing(let column): ("missing", ("column", .string(column)))
    case .singlePeriod: ("single-period", nil)
    case .zeroWeight: ("zero-weight", nil)
    case .incompletePair: ("incomplete-pair", nil)
    }
  var members: [(String, JSON?)] = [("count", .integer(dropped.count)), ("reason", .string(reason))]
  if let detail { members.append((detail.0, detail.1)) }
  return .members(members)
}

private func coefficient(_ term: Result.Term) -> JSON {
  [
    "term": .string(term.name), "estimate": .number(term.estimate), "std_error": .number(term.standardError),
    "df": .number(term.degreesOfFreedom), "p_value": .number(term.pValue), "conf_low": .number(term.low),
    "conf_high": .number(term.high),
  ]
}

private func pooled(_ pooled: Result.Pooled) -> JSON {
  .members([
    ("model", .string(pooled.model)),
    ("measure", .string(pooled.measure)),
    ("q", .number(pooled.heterogeneity)),
    ("q_df", .integer(pooled.heterogeneityDegrees)),
    ("q_p_value", .number(pooled.heterogeneityPValue)),
    ("i2", .number(pooled.inconsistency)),
    ("tau2", .number(pooled.betweenVariance)),
    ("tau2_method", .text(pooled.betweenVarianceMethod)),
    ("prediction_low", .optional(pooled.prediction?.low)),
    ("prediction_high", .optional(pooled.prediction?.high)),
    (
      "studies",
      .array(
        pooled.studies.map { study in
          .members([
            ("label", .string(study.label)), ("estimate", .number(study.estimate)),
            ("std_error", .number(study.standardError)), ("conf_low", .number(study.low)),
            ("conf_high", .number(study.high)), ("weight", .number(study.weight)),
            ("treated", .text(study.treatedCounts)), ("control", .text(study.controlCounts)),
          ])
        })
    ),
  ])
}

private func family(_ family: PlannedFamily) -> JSON {
  .members([
    ("id", .string(family.id.value)), ("title", .translations(family.title.texts)),
    ("method", .string(family.method.rawValue)), ("estimates", .texts(family.estimates.map(\.value))),
    ("draws", family.resamples.map { .integer($0.draws) }),
    // As a text: a seed may pass the whole numbers that JSON readers keep.
    ("seed", family.resamples.map { .string(String($0.seed)) }),
  ])
}

private func balance(_ table: Balance) -> JSON {
  .members([
    ("id", .string(table.plan.id.value)),
    ("title", .translations(table.plan.title.texts)),
    ("data", .string(table.plan.data.value)),
    ("data_sha256", publishedChecksum(table.dataSHA256)),
    ("recomputable", table.dataSHA256.isEmpty ? .bool(false) : nil),
    ("treatment", treatment(table.plan.treatment)),
    ("where", table.plan.filter.map { .string($0.value) }),
    ("n_treated", .optional(table.treatedCount)),
    ("n_control", .optional(table.controlCount)),
    ("hidden", table.hasHiddenCounts ? .bool(true) : nil),
    (
      "rows",
      .array(
        table.rows.map { row in
          .members([
            ("column", .string(row.column)),
            ("level", row.level.flatMap { .translations($0.texts) }),
            ("hidden", row.isHidden || row.missing == nil ? .bool(true) : nil),
            ("mean_treated", .number(row.meanTreated)),
            ("mean_control", .number(row.meanControl)),
            ("standardised_difference", .number(row.standardisedDifference)),
            ("variance_ratio", .optional(row.varianceRatio)),
            ("missing", .optional(row.missing)),
          ])
        })
    ),
    (
      "joint_test",
      table.joint.map { joint in
        [
          "statistic": .number(joint.statistic), "df1": .number(joint.numeratorDegrees),
          "df2": .number(joint.denominatorDegrees), "p_value": .number(joint.pValue),
          "formula": .string(joint.formula),
        ]
      }
    ),
    ("dropped", .array(table.dropped.map(dropped))),
  ])
}
