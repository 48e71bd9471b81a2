import Content
import Diagnostics
import TestSites
import Testing

@testable import Analyses

/// The attack of a reader who puts together all that a study publishes. The neighbourhood of a hidden count below the
/// minimum is 1 to the minimum: with all facts, each of these must stay possible, so that hiding tells no more than the
/// rule that hides.
@Suite("An attack on all that a study publishes")
struct AttackTests {
  @Test("cannot bound a small count within its neighbourhood", arguments: 1...30)
  func generated(_ seed: Int) throws {
    let site = GeneratedStudy(seed: seed).site
    let outcome = try site.outcome()
    let errors = outcome.diagnostics.filter {
      $0.severity == .error
        && !["small-arm", "constant-outcome", "too-few-observations", "no-variation"].contains($0.id)
    }
    #expect(errors.map(\.description) == [])
    let study = try #require(outcome.catalog.studies.first)
    let results = try #require(outcome.results.first)
    let dataset = try #require(study.dataset(named: "parcelles"))
    var (made, found) = (StudyResults(study: study.slug), [Diagnostic]())
    let frame = try #require(frames(of: study, &made, &found)[dataset.name])
    var reader = ReaderKnowledge(rowsOf: frame.table, data: dataset.name, published: dataset.table)
    reader.read(results, study)
    #expect(reader.contradictions == [])
    let breaches = reader.breaches(minimum: 5)
    // What cannot be hidden is said.
    let said = outcome.diagnostics.filter { $0.id == "derivable-count" }.reduce(0) { sum, diagnostic in
      sum + (diagnostic.message.split(separator: " ").first.flatMap { Int($0) } ?? 0)
    }
    #expect(breaches.count <= said, "\(breaches.map(\.description)) \(said)")
  }
}
