import Diagnostics

/// `analysis.yml`: which calculations on which data.
package struct Plan: Sendable {
  /// The file, as in messages; empty for a study without a plan.
  package var file = ""
  /// The file as it stands, published as `plan.yml`.
  package var source: [UInt8] = []
  /// Without it, whatever names an estimate is not reported as unknown.
  package var isReadable = true
  package var derived: [DerivedColumn] = []
  package var indices: [PlannedIndex] = []
  package var descriptions: [PlannedDescription] = []
  package var crossTables: [PlannedCrossTable] = []
  package var balances: [PlannedBalance] = []
  package var estimates: [PlannedEstimate] = []
  package var families: [PlannedFamily] = []
  package var attritions: [PlannedAttrition] = []
  package var powers: [PlannedPower] = []

  package init() {}
}

package struct DerivedColumn: Sendable {
  package var data: Located<String>
  package var name: Located<String>
  package var expression: Located<String>
  package var title: LocalisedText
  package var unit: LocalisedText
}

/// Which column says who was treated, and which of its levels are compared.
package struct Treatment: Sendable, Equatable {
  package var column: Located<String>
  package var treated: Located<String>
  package var control: Located<String>
}

package struct PlannedBalance: Sendable {
  package var id: Located<String>
  package var title: LocalisedText
  package var data: Located<String>
  package var treatment: Treatment
  package var covariates: [Located<String>]
  package var cluster: Located<String>?
  package var filter: Located<String>?
}

/// An estimate as planned. Which keys a method takes is for `Analyses` to say.
package struct PlannedEstimate: Sendable {
  /// How an effect is written in prose and on axes.
  package enum Scale: String, Sendable, CaseIterable {
    /// In the unit of the outcome.
    case natural
    /// A proportion, shown in percentage points.
    case points
    /// A proportion, shown in per cent.
    case percent
    /// A logarithm, shown as a ratio.
    case logRatio = "log-ratio"
  }

  package enum Direction: String, Sendable, CaseIterable {
    case higher, lower
  }

  package struct Periods: Sendable {
    package var column: Located<String>
    package var before: [Located<String>]
    package var after: [Located<String>]
  }

  package struct Counts: Sendable {
    package var treatedEvents: Located<String>
    package var treatedNonEvents: Located<String>
    package var controlEvents: Located<String>
    package var controlNonEvents: Located<String>
  }

  package struct EffectColumns: Sendable {
    package var estimate: Located<String>
    package var standardError: Located<String>
  }

  package var id: Located<String>
  package var title = LocalisedText()
  package var method: Located<String>
  package var data: Located<String>
  package var outcome: Located<String>?
  package var treatment: Treatment?
  /// The column whose coefficient is the estimate, in a regression that compares no arms.
  package var term: Located<String>?
  package var blocks: Located<String>?
  package var cluster: Located<String>?
  /// The other of two ways to cluster.
  package var secondCluster: Located<String>?
  package var covariates: [Located<String>] = []
  package var fixedEffects: [Located<String>] = []
  /// Columns whose effects are taken out without a coefficient for each.
  package var absorbed: [Located<String>] = []
  package var weights: Located<String>?
  package var attritionWeights: PlannedAttritionWeights?
  package var standardErrors: Located<String>?
  package var periods: Periods?
  package var unitColumn: Located<String>?
  package var confidence = 0.95
  package var filter: Located<String>?
  package var isPrimary = false
  /// Of an outcome that the treatment cannot have changed.
  package var isPlacebo = false
  package var scale = Scale.natural
  package var unit = LocalisedText()
  /// The family of outcomes that the evidence map shows it under; empty for its own title.
  package var outcomeDomain = LocalisedText()
  package var favourable: Direction?
  /// The smallest effect that would matter, on the scale of the estimate: a share in points or per cent, a ratio.
  package var smallestEffect: Located<Double>?
  package var model: Located<String>?
  package var betweenVariance: Located<String>?
  package var interval: Located<String>?
  package var measure: Located<String>?
  package var counts: Counts?
  package var effect: EffectColumns?
  package var label: Located<String>?
  package var pair: Located<String>?
  package var tighten: Located<String>?
  /// The column whose levels are subgroups.
  package var subgroups: Located<String>?
  package var quantile: Located<Double>?
  package var randomisation: PlannedDraws?
  package var bootstrap: PlannedDraws?
  package var wildBootstrap: PlannedDraws?
  /// Every key that the plan gave, for the check of keys that a method does not use.
  package var givenKeys: [Located<String>] = []
}
