import Content
import Glibc
import Testing

@testable import Analyses
@testable import Downloads

/// The demonstration's studies, computed again from what is published of them.
@Suite("Replication of the demonstration")
struct ReplicationDemonstrationTests {
  @Test("every study agrees in both languages", arguments: ScriptLanguage.allCases)
  func everyStudy(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    try #require(run("cp -RL '\(root)/content' '\(folder.path)/content'") == 0)
    let (catalog, loading) = loadCatalog(folder: folder.path + "/content", jobs: 1)
    try #require(!loading.contains { $0.severity == .error }, "\(loading.map(\.description))")
    let (results, _) = calculate(catalog, jobs: 1)
    for (study, results) in zip(catalog.studies, results) where !results.results.isEmpty {
      let own = try TemporaryFolder()
      let published = try PublishedFolder(study, results, in: own)
      guard let (status, said) = try published.run(language) else { return }
      #expect(status == 0, "\(study.slug): \(complaints(said))")
      let silent = results.results.map(\.id).filter { !said.contains("\n\($0) ") }
      #expect(silent.isEmpty, "\(study.slug): \(silent)")
      #expect(said.contains(" 0 differ, \(results.indices.count + results.powers.count) are not recomputed.\n"))
    }
  }
}
