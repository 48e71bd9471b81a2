import Content
import Diagnostics
import Testing

@testable import Analyses

@Suite("The demonstration content")
struct DemonstrationTests {
  /// The package's own `content/`, wherever it was cloned to.
  static let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/content"

  static let outcome: (catalog: Catalog, results: [StudyResults], diagnostics: [Diagnostic]) = {
    let (catalog, loading) = loadCatalog(folder: folder, jobs: 2)
    let (results, computing) = calculate(catalog, jobs: 2)
    return (catalog, results, loading + computing)
  }()

  @Test("loads and computes without an error")
  func noErrors() {
    let errors = Self.outcome.diagnostics.filter { $0.severity == .error }
    for error in errors { Issue.record("\(error)") }
    #expect(Self.outcome.results.count == Self.outcome.catalog.studies.count)
  }

  @Test(
    "publishes nothing about persons from which a small count can be bounded",
    arguments: outcome.catalog.studies.flatMap { study in
      study.datasets.filter { $0.disclosure.subject != .things }.map { [study.slug, $0.name] }
    })
  func attack(_ names: [String]) throws {
    let (catalog, results, diagnostics) = Self.outcome
    let place = try #require(catalog.studies.firstIndex { $0.slug == names[0] })
    let study = catalog.studies[place]
    let dataset = try #require(study.dataset(named: names[1]))
    var (made, found) = (StudyResults(study: study.slug), [Diagnostic]())
    let frame = try #require(frames(of: study, &made, &found)[dataset.name])
    var reader = ReaderKnowledge(rowsOf: frame.table, data: dataset.name, published: dataset.table)
    reader.read(results[place], study)
    #expect(reader.contradictions == [])
    #expect(reader.facts.count > 20)
    #expect(reader.breaches(minimum: 5).map(\.description) == [])
    #expect(!diagnostics.contains { ["derivable-count", "large-table", "uncompared-tables"].contains($0.id) })
  }

  @Test("has studies about persons for this attack")
  func persons() {
    let subjects = Self.outcome.catalog.studies.flatMap { $0.datasets.map(\.disclosure.subject) }
    #expect(subjects.count { $0 != .things } >= 2)
  }

  @Test("has a page for each method, in each language")
  func methodPages() {
    let (catalog, _) = loadCatalog(folder: Self.folder, jobs: 2)
    for method in Method.allCases {
      let page = catalog.pages.first { $0.slug == method.pageSlug }
      #expect(catalog.site.languages.allSatisfy { page?.editions.has($0) == true }, "\(method.pageSlug)")
    }
  }
}
