import Content
import Diagnostics
import Testing

@testable import Analyses

@Suite("The demonstration content")
struct DemonstrationTests {
  /// The package's own `content/`, wherever it was cloned to.
  static let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/content"

  @Test("loads and computes without an error")
  func noErrors() {
    let (catalog, loading) = loadCatalog(folder: Self.folder, jobs: 2)
    let (results, computing) = calculate(catalog, jobs: 2)
    let errors = (loading + computing).filter { $0.severity == .error }
    for error in errors { Issue.record("\(error)") }
    #expect(results.count == catalog.studies.count)
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
