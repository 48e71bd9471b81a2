import Content
import Testing

@testable import Analyses
@testable import Downloads
@testable import Tables

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
    let all = Method.allCases.flatMap { method in method.standardErrors.map { "\(method.rawValue) \($0)" } }
    #expect(Set(all).subtracting(types).sorted() == [])
    #expect(Set(results.families.map(\.method)) == Set(PlannedFamily.Method.allCases))
    #expect(Set(results.results.compactMap(\.resampling?.kind)) == Set(Result.Resampling.Kind.allCases))
  }

  @Test("every function of the expression language has a routine", arguments: Node.Function.allCases)
  func functions(_ function: Node.Function) throws {
    // Decided when the plan is read: a literal, a comparison, a text that is a text already.
    guard ![.datetime, .between, .text].contains(function) else { return }
    let routine = try #require(ConditionScript.routines[function.rawValue])
    #expect(Routine.closure(of: [routine]).unknown == [])
  }

  @Test("agree with every method, every standard error and odd data", arguments: ScriptLanguage.allCases)
  func agreement(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (study, results, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    let published = try PublishedFolder(study, results, in: folder)
    guard let (status, said) = try published.run(language) else { return }
    #expect(status == 0, "\(complaints(said))")
    let silent = results.results.map(\.id).filter { !said.contains("\n\($0) ") }
    #expect(silent.isEmpty, "\(silent.count), first \(silent.first ?? "")")
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

  @Test("write names and titles of any kind as what they are, and never as code", arguments: ScriptLanguage.allCases)
  func hostileNames(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (loaded, results, _) = try Self.hostileStudy.loaded(in: folder)
    let published = try PublishedFolder(loaded, results, in: folder)
    let text = String(decoding: try readFile("\(published.path)/\(language.fileName)"), as: UTF8.self)
    // No sign that hides or turns what follows, and no line that a title begins.
    let hidden = text.unicodeScalars.filter { scalar in
      scalar != "\n" && (scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
    }
    #expect(hidden.isEmpty && !text.contains("\u{2028}"))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("quit()") || $0.hasPrefix("import os'") })
    if language == .r {
      #expect(text.split(separator: "\n").filter { !$0.contains("#") }.allSatisfy { $0.allSatisfy(\.isASCII) })
    }
    guard let (status, said) = try published.run(language) else { return }
    #expect(status == 0, "\(complaints(said))")
    #expect(said.contains("\n2 results agree, 0 differ, 0 are not recomputed.\n"), "\(complaints(said))")
  }

  /// A mark that turns the direction of writing, a separator of lines, quotes, percent signs, braces.
  private static let hostileStudy = ReplicationStudy(
    plan: #"""
      derive:
        - {data: noms, name: "dérivée \" ' # `", expression: "if([x') \"; # $(touch)] > 3,\n 1, 0)", title: d}
      describe:
        - {id: table, title: "une\ntable", data: noms, by: 'bras "', columns: ["x') \"; # $(touch)", 'bras "']}
      estimates:
        - id: r-one
          title: "Un\nimport os'\nquit()\u2028\u202E \"\"\" '''"
          method: difference-in-means
          data: noms
          outcome: "x') \"; # $(touch)"
          treatment: {column: 'bras "', treated: "t\\\"1\u202E\u2028", control: "c'{0}"}
          where: "`y%s {}` != \"a\\\" or\n`y%s {}` is missing"
          subgroups: "dérivée \" ' # `"

      """#,
    datasets: [
      (
        "noms",
        "\"x') \"\"; # $(touch)\",\"bras \"\"\",y%s {}\n"
          + (0..<40).map { i in
            let arm = i % 2 == 0 ? "t\\\"\"1\u{202E}\u{2028}" : "c'{0}"
            return "\(i % 7),\"\(arm)\",\(i % 5 == 0 ? "" : i % 3 == 0 ? "a\\" : "😀é")"
          }.joined(separator: "\n") + "\n",
        #"""
        title: Noms
        disclosure: {about: things}
        fields:
          - {name: "x') \"; # $(touch)", type: number}
          - {name: 'bras "', type: string}
          - {name: "y%s {}", type: string}

        """#
      )
    ])

  @Test("say what readers cannot compute, and why", arguments: ScriptLanguage.allCases)
  func restricted(_ language: ScriptLanguage) throws {
    let folder = try TemporaryFolder()
    let (study, computed, _) = try ReplicationStudy.everyMethod.loaded(in: folder)
    var results = computed
    let place = try #require(results.results.firstIndex { $0.id == "r-ls-classical" })
    results.results[place].dataSHA256 = ""
    let published = try PublishedFolder(study, results, in: folder)
    let text = String(decoding: try readFile("\(published.path)/\(language.fileName)"), as: UTF8.self)
    #expect(!text.contains("recompute_r_ls_classical"))
    guard let (status, said) = try published.run(language, "r-ls-classical r-lin-classical") else { return }
    #expect(status == 0, "\(complaints(said))")
    #expect(said.contains("\n1 results agree, 0 differ, 1 are not recomputed.\n"), "\(said)")
    #expect(
      said.contains(
        "\n  r-ls-classical: it was computed on the data as they were before they were made safe to publish, which readers do not have\n"
      ))
    #expect(said.contains("not recomputed: its family holds a result that is not"))
  }

  @Test("a study without an estimate has none")
  func nothing() throws {
    let site = try SmallSite("two-studies")
    #expect(!(try site.files()).keys.contains("data/protocole/replicate.py"))
    #expect((try site.files()).keys.contains("data/essai/replicate.py"))
  }
}
