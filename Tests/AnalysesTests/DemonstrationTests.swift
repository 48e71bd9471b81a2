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
}
