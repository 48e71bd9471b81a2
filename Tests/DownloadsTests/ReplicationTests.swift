import Analyses
import Content
import Testing

@testable import Downloads

/// The scripts that compute a study's results again.
@Suite("Replication scripts")
struct ReplicationTests {
  @Test("every routine that a script calls is defined in both languages", arguments: Routine.all)
  func routines(_ routine: Routine) {
    #expect(Routine.closure(of: [routine.name]).unknown == [])
    #expect(routine.python.contains("def ") && !routine.python.contains("\t"))
    #expect(Routine.all.count { $0.name == routine.name } == 1)
  }

  @Test("every method and every standard error stands in the generated study")
  func everyMethod() throws {
    let folder = try TemporaryFolder()
    let (_, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    #expect(Set(results.results.map(\.method)) == Set(Method.allCases))
    let types = Set(results.results.map { "\($0.method.rawValue) \($0.standardErrorType)" })
    for type in ["classical", "HC0", "HC1", "HC2", "HC3", "CR0", "CR1", "CR2", "CR3"] {
      #expect(types.contains("least-squares \(type)") && types.contains("lin \(type)"))
    }
  }

  @Test("agree with every method, every standard error and odd data", arguments: ScriptLanguage.allCases)
  func agreement(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (study, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    let published = try PublishedFolder(study, results, in: folder)
    guard let (status, said) = try published.run(language) else { return }
    #expect(status == 0, "\(complaints(said))")
    let silent = results.results.map(\.id).filter { !said.contains("\n\($0) ") }
    #expect(silent == [])
    let count = results.results.count + results.tableCount - results.indices.count - results.powers.count
    let isWhole = said.contains("\n\(count) results agree, 0 differ, 3 are not recomputed.\n")
    #expect(isWhole, "\(complaints(said))")
  }

  @Test("take the name of a result, and refuse one that there is not", arguments: ScriptLanguage.allCases)
  func oneResult(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (study, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    let published = try PublishedFolder(study, results, in: folder)
    guard let one = try published.run(language, "r-welch r-g") else { return }
    #expect(one.status == 0 && one.said.contains("\n2 results agree, 0 differ, 0 are not recomputed.\n"), "\(one.said)")
    let other = try #require(try published.run(language, "r-nothing"))
    #expect(other.status == 2 && other.said.contains("there is no result r-nothing"), "\(other.said)")
  }

  @Test("say so when a published figure or a cell of the data was changed", arguments: ScriptLanguage.allCases)
  func changes(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (study, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    let published = try PublishedFolder(study, results, in: folder)
    let estimate = "\(try #require(results.result("r-welch")).estimate)"
    try published.replace("r-welch,\(estimate)", by: "r-welch,\(estimate)1", in: "results.csv")
    guard let figure = try published.run(language, "r-welch r-g") else { return }
    // One more digit is within the tolerance: nothing that a reader could see.
    #expect(figure.status == 0, "\(complaints(figure.said))")
    try published.replace("r-welch,\(estimate)1", by: "r-welch,1\(estimate)", in: "results.csv")
    let wrong = try #require(try published.run(language, "r-welch r-g"))
    #expect(wrong.status == 1 && wrong.said.contains("Differing: r-welch\n"), "\(wrong.said)")
    try published.replace("r-welch,1\(estimate)", by: "r-welch,\(estimate)", in: "results.csv")
    try published.replace("\np1002,", by: "\np1OO2,", in: "personnes.csv")
    let data = try #require(try published.run(language, "r-welch r-g"))
    #expect(data.status == 1 && data.said.contains("personnes.csv: IS NOT THE PUBLISHED FILE"), "\(data.said)")
    #expect(data.said.contains("2 results agree, 0 differ"))
  }

  @Test("are the same text each time")
  func determinism() throws {
    let folder = try TemporaryFolder()
    let (study, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    #expect(
      replicationScripts(study, results, in: "").map(\.bytes) == replicationScripts(study, results, in: "").map(\.bytes)
    )
  }

  @Test("a study without an estimate has none")
  func nothing() throws {
    let site = try SmallSite("two-studies")
    #expect(!(try site.files()).keys.contains("data/protocole/replicate.py"))
    #expect((try site.files()).keys.contains("data/essai/replicate.py"))
  }
}
