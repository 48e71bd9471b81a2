import Diagnostics
import YAML

/// What a study's front matter says under `evidence`: facts that its data and its plan cannot show.
///
/// A fact without its reason counts for nothing, so each asks for one; a fact that is not declared is not known.
package struct DeclaredEvidence: Sendable {
  package enum Fact: String, Sendable, CaseIterable {
    /// Whoever enrolled people could not know or change the arm that each would be in.
    case allocationConcealed = "allocation-concealed"
    /// Whoever measured the outcome did not know who was treated.
    case blindedAssessment = "blinded-assessment"
    /// Those who evaluated neither ran nor sold what they evaluated.
    case independentEvaluation = "independent-evaluation"
    /// Another study, by others or elsewhere, came to the same conclusion.
    case replicated
    /// What was tried may have reached those who serve as comparison.
    case spillOvers = "spill-overs"
    /// What was tried is written down, so that others can do the same.
    case manual
  }

  package struct Declaration: Sendable {
    /// Whether it is so.
    package var answer: Bool
    package var why: LocalisedText
  }

  /// When outcomes began to be observed.
  package struct DataCollection: Sendable {
    package var start: CalendarDate
    package var why: LocalisedText
  }

  /// How the studies that a synthesis pools were made.
  package struct PooledDesigns: Sendable {
    package var designs: [PooledDesign]
    package var why: LocalisedText
  }

  /// A design of a pooled study: those of ``Study/Design`` that identify an effect, and allocation by a rule that is
  /// not chance and cannot well be chosen, such as every other person or the year of birth.
  package enum PooledDesign: String, Sendable, CaseIterable {
    case individualRandomised = "individual-randomised"
    case clusterRandomised = "cluster-randomised"
    case quasiRandomised = "quasi-randomised"
    case regressionDiscontinuity = "regression-discontinuity"
    case instrumentalVariable = "instrumental-variable"
    case differenceInDifferences = "difference-in-differences"
    case syntheticControl = "synthetic-control"
    case matching
    case beforeAfter = "before-after"
  }

  package var facts: [Fact: Declaration] = [:]
  package var dataCollection: DataCollection?
  package var pooledDesigns: PooledDesigns?
}

func readEvidence(_ reader: inout MappingReader, languages: [String]) -> DeclaredEvidence {
  var evidence = DeclaredEvidence()
  guard let node = reader.node("evidence") else { return evidence }
  var item = MappingReader(node, what: "the evidence", place: node.place)
  for fact in DeclaredEvidence.Fact.allCases {
    evidence.facts[fact] = item.group(fact.rawValue, what: "a declared fact") { item in
      if !item.contains("answer") { item.missing("answer", example: "true") }
      let answer = item.flag("answer")
      return DeclaredEvidence.Declaration(answer: answer, why: item.reason(languages))
    }
  }
  let collection = item.group("data-collection", what: "the data collection") { item in
    let start = item.requiredDate("from")
    let why = item.reason(languages)
    return start.map { DeclaredEvidence.DataCollection(start: $0.value, why: why) }
  }
  evidence.dataCollection = collection ?? nil
  evidence.pooledDesigns = item.group("pooled-designs", what: "the designs of the pooled studies") { item in
    let names = item.requiredTexts("designs", example: "[individual-randomised]")
    let designs: [DeclaredEvidence.PooledDesign] = names.compactMap { name in
      if let design = DeclaredEvidence.PooledDesign(rawValue: name.value) { return design }
      item.report(
        .error, "unknown-value", at: name.place, "‘\(name.value)’ is not a design of a pooled study",
        hint: hint(
          for: name.value, among: DeclaredEvidence.PooledDesign.allCases.map(\.rawValue), what: "design"))
      return nil
    }
    return DeclaredEvidence.PooledDesigns(designs: designs, why: item.reason(languages))
  }
  reader.add(item.finish())
  return evidence
}

extension MappingReader {
  /// Whoever reads the grade reads the reason, in the reader's language.
  fileprivate mutating func reason(_ languages: [String]) -> LocalisedText {
    localised("why", languages: languages, required: true)
  }
}
