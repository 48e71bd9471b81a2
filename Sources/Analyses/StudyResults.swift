import Content
import Diagnostics

/// All that was computed for one study.
package struct StudyResults: Sendable {
  package var study: String
  /// The published form of each dataset, in the order of `Study.datasets`.
  package var data: [PublishedData] = []
  /// In the order of the plan; an estimate with an error is absent.
  package var results: [Result] = []
  package var descriptions: [Description] = []
  package var crossTables: [CrossTabulation] = []
  package var balances: [Balance] = []
  package var attritions: [AttritionByArm] = []
  package var indices: [IndexOfOutcomes] = []
  package var powers: [PowerCalculation] = []
  package var families: [PlannedFamily] = []
  /// nil until the whole catalogue is known: people tell who is independent.
  package var grade: EvidenceGrade?
  /// By the place of the block that asks for it.
  package var displays: [Place: Display] = [:]

  package init(study: String) {
    self.study = study
  }

  package func result(_ id: String) -> Result? { results.first { $0.id == id } }
  package func description(_ id: String) -> Description? { descriptions.first { $0.plan.id.value == id } }
  package func crossTable(_ id: String) -> CrossTabulation? { crossTables.first { $0.plan.id.value == id } }
  package func balance(_ id: String) -> Balance? { balances.first { $0.plan.id.value == id } }
  package func attrition(_ id: String) -> AttritionByArm? { attritions.first { $0.plan.id.value == id } }
  package func index(_ id: String) -> IndexOfOutcomes? { indices.first { $0.plan.id.value == id } }
  package func power(_ id: String) -> PowerCalculation? { powers.first { $0.plan.id.value == id } }

  /// How many tables beside that of the estimates.
  package var tableCount: Int {
    descriptions.count + crossTables.count + balances.count + attritions.count + powers.count + indices.count
  }

  /// Never a placebo.
  package var headline: Result? {
    results.first { $0.plan.isPrimary } ?? results.first { !$0.plan.isPlacebo }
  }
}

/// A dataset as published: its canonical CSV, of which every result names the checksum.
package struct PublishedData: Sendable {
  package var name: String
  package var canonicalCSV: [UInt8]
  package var sha256: String
}
