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
    arguments: [
      (
        "lecture-partagee-ecoles", "eleves",
        ["strate", "bras", "sexe", "score_debut", "comprehension", "lecture_maison", "plaisir_lire"]
      )
    ])
  func attack(_ name: String, _ data: String, _ columns: [String]) throws {
    let (catalog, results, diagnostics) = Self.outcome
    let place = try #require(catalog.studies.firstIndex { $0.slug == name })
    let study = catalog.studies[place]
    let table = try #require(study.datasets.first { $0.name == data }?.calculated)
    var reader = ReaderKnowledge(table, data: data, columns: columns)
    reader.read(results[place], study)
    let breaches = reader.breaches(minimum: 5)
    #expect(breaches.map(\.description) == [])
    #expect(!diagnostics.contains { ["derivable-count", "large-table", "uncompared-tables"].contains($0.id) })
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
