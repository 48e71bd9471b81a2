import Diagnostics
import YAML

/// Weights against attrition, under the key `attrition-weights` of an estimate: each observed outcome counts by the inverse of the
/// probability that it was observed.
package struct PlannedAttritionWeights: Sendable {
  package enum Model: String, Sendable, CaseIterable {
    case logit, probit
  }

  /// The place of the key, for findings about it.
  package var place: Place
  /// What the probabilities are estimated from, in each arm.
  package var covariates: [Located<String>]
  package var model: Model
}

extension MappingReader {
  mutating func attritionWeights() -> PlannedAttritionWeights? {
    let key = "attrition-weights"
    guard let start = node(key)?.place else { return nil }
    return group(key, what: "‘\(key)’") { item in
      PlannedAttritionWeights(
        place: start, covariates: item.requiredTexts("covariates", example: "[age, sex]"),
        model: item.choice("model", of: PlannedAttritionWeights.Model.self)?.value ?? .logit)
    }
  }
}
