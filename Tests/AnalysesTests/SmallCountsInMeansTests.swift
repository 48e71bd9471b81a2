import Content
import Diagnostics
import Disclosure
import Tables
import TestSites
import Testing

@testable import Analyses

@Suite("Small counts behind means")
struct SmallCountsInMeansTests {
  /// Rows made up: two arms of 40 in two waves. In wave 2, three of the treated answer yes; nobody refuses (2) but two of
  /// the controls in wave 1; one enterprise has nearly all of the turnover of the treated.
  static func site(about subject: String = "persons", plan: String = "", report: String = "") -> TestSite {
    var rows = "id,bras,ecole,age,note,oui,choix,avis,ca\n"
    for row in 0..<160 {
      let isTreated = row % 2 == 0
      let wave = row < 80 ? 1 : 2
      let place = row % 80 / 2
      let yes = isTreated && wave == 2 ? place < 3 : place < 15
      let choice = !isTreated && wave == 1 ? (place < 2 ? 2 : 1) : (place < 12 ? 2 : 1)
      let opinion = place < (isTreated ? 4 : 9) ? 3 : place < 20 ? 2 : 1
      let turnover = row == 0 ? 90_000 : 100 + place
      rows +=
        "\(row),\(isTreated ? "jardin" : "temoin"),e\(row % 8),\(wave),\(row % 7),\(yes ? 1 : 0),\(choice),\(opinion),\(turnover)\n"
    }
    let fields = ["oui", "choix", "avis", "ca"].map { "  - {name: \($0), type: integer, title: \($0)}\n" }.joined()
    var site = TestSite.small.writing(rows, to: TestSite.data)
    site = site.appending(fields + "disclosure: {about: \(subject)}\n", to: TestSite.dictionary)
    site = site.appending(plan, to: TestSite.plan)
    return report.isEmpty ? site : site.appending("\n" + report, to: TestSite.report)
  }

  static func display(_ block: String) throws -> Display? {
    let outcome = try site(report: block).outcome()
    #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    return outcome.results.first?.displays.values.first
  }

  @Test("a trend of a yes-or-no answer hides the periods in which a few answered yes")
  func trend() throws {
    guard
      case .trend(let trend)? = try Self.display(
        "```{chart}\nkind: trend\ndata: parcelles\ncolumn: oui\ntime: age\nby: bras\n```\n")
    else {
      Issue.record("no trend")
      return
    }
    // Of the treated, 15 of 40 in wave 1 and 3 of 40 in wave 2.
    #expect(trend.series.map { $0.points.map { $0 == nil } } == [[false, true], [false, false]])
    #expect(trend.series.map(\.hidden) == [[1], []])
  }

  @Test("bars of an answer coded 1 and 2 hide a mean that tells of two persons")
  func bars() throws {
    guard
      case .summary(let bars)? = try Self.display(
        "```{chart}\nkind: bars\ndata: parcelles\ncolumn: choix\nby: bras\nwhere: age == 1\n```\n")
    else {
      Issue.record("no bars")
      return
    }
    #expect(bars.groups.map { $0.mean == nil } == [false, true])
  }

  @Test("a description hides the mean and spread of three values of which one is rare, and says so")
  func three() throws {
    let outcome = try Self.site(
      plan: "describe:\n  - {id: d, title: D, data: parcelles, columns: [avis, note], by: bras, where: age == 1}\n"
    ).outcome()
    let table = try #require(outcome.results.first?.description("d"))
    #expect(table.rows[0].cells.map(\.isHidden) == [true, false])
    #expect(table.rows[1].cells.allSatisfy { !$0.isHidden && $0.mean != nil })
    let notes = outcome.diagnostics.filter { $0.id == "hidden-count" }.map(\.message)
    #expect(
      notes == [
        "the description ‘d’ hides 1 count of fewer than 5 persons, and 1 count that would give a small one back"
      ])
  }

  @Test("an effect on a share in a subgroup of few events is hidden, with another that would give it back")
  func subgroups() throws {
    let plan = """
      estimates:
        - {id: e, title: E, method: difference-in-means, data: parcelles, outcome: oui, treatment: {column: bras, treated: jardin, control: temoin}, subgroups: age}

      """
    let site = Self.site().writing(plan, to: TestSite.plan)
    let outcome = try site.replacing("```{estimate} effet\n```", by: "", in: TestSite.report).outcome()
    let effects = try #require(outcome.results.first?.result("e")?.subgroups?.effects)
    // Three events among the treated of wave 2; the events of both waves are known from the mean of the arm.
    #expect(effects.map(\.isHidden) == [true, true])
  }

  @Test("a mean that one enterprise makes up is hidden in every table and chart")
  func enterprises() throws {
    let site = Self.site(
      about: "enterprises",
      plan: """
        describe:
          - {id: d, title: D, data: parcelles, columns: [ca, note], by: bras}
        balance:
          - {id: b, title: B, data: parcelles, treatment: {column: bras, treated: jardin, control: temoin}, covariates: [ca, note]}

        """,
      report: """
        ```{chart}
        kind: bars
        data: parcelles
        column: ca
        by: bras
        ```

        ```{chart}
        kind: trend
        data: parcelles
        column: ca
        time: age
        by: bras
        ```

        """)
    let outcome = try site.outcome()
    let results = try #require(outcome.results.first)
    let cells = try #require(results.description("d")?.rows[0].cells)
    // The other arm would give the mean of the first back from that of all.
    #expect(cells.map { $0.mean == nil } == [true, true])
    #expect(results.description("d")?.rows[1].cells.map { $0.mean == nil } == [false, false])
    #expect(results.description("d")?.rows[1].cells.allSatisfy { $0.minimum == nil && $0.maximum == nil } == true)
    #expect(results.balance("b")?.rows.map(\.isHidden) == [true, false])
    for display in results.displays.values {
      switch display {
      case .summary(let bars): #expect(bars.groups.allSatisfy { $0.mean == nil })
      case .trend(let trend): #expect(trend.series[0].points[0] == nil && trend.series[1].points[0] != nil)
      default: Issue.record("another chart")
      }
    }
    #expect(outcome.diagnostics.filter { $0.id == "hidden-sum" }.count == 4)
  }

  @Test("an effect on the turnover of one enterprise is refused, word for word")
  func dominated() throws {
    let plan = """
      estimates:
        - {id: e, title: E, method: difference-in-means, data: parcelles, outcome: ca, treatment: {column: bras, treated: jardin, control: temoin}}

      """
    let site = Self.site(about: "enterprises").writing(plan, to: TestSite.plan)
    let found = try site.replacing("```{estimate} effet\n```", by: "", in: TestSite.report).outcome().diagnostics
    #expect(
      found.filter { $0.id == "dominant-enterprise" }.map(\.description) == [
        "studies/jardin/analysis.yml:2:117: error: ‘e’ cannot be published: one enterprise of the arm ‘jardin’ makes up more than 85 % of ‘ca’. Hint: leave the estimate out, or take the logarithm or a share of the outcome. [dominant-enterprise]"
      ])
  }

  @Test("a difference in differences needs enough rows in each arm and period")
  func periods() throws {
    let plan = """
      estimates:
        - {id: e, title: E, method: difference-in-differences, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}, time: {column: age, before: "1", after: "2"}, where: 'age == 1 or id >= 154'}

      """
    let site = Self.site().writing(plan, to: TestSite.plan)
    let found = try site.replacing("```{estimate} effet\n```", by: "", in: TestSite.report).outcome().diagnostics
    #expect(
      found.filter { $0.id == "small-arm" }.map(\.message) == [
        "‘e’ cannot be published: there are only 3 persons in the arm ‘jardin’ after, and a mean over fewer than 5 may not be"
      ])
  }

  /// Ages are published in two bands and tables made of whole years: the rows then tell how many persons stand in each
  /// band of each sex.
  @Test("figures on restricted columns are safe from readers who count the published rows", arguments: 1...12)
  func restricted(_ seed: Int) throws {
    var state = UInt64(seed)
    func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Int(scrambled(state) >> 33) % bound
    }
    var rows = "id,bras,sexe,age,note\n"
    for row in 0..<(80 + below(80)) {
      rows +=
        "\(row),\(below(2) == 0 ? "jardin" : "temoin"),\(below(3) == 0 ? "F" : "M"),a\(min(below(6), below(6))),\(below(9))\n"
    }
    var site = TestSite.small.writing(rows, to: TestSite.data)
    site = site.writing(
      """
      title: {fr: Personnes, en: Persons}
      fields:
        - {name: id, type: integer}
        - {name: bras, type: string}
        - {name: sexe, type: string}
        - {name: age, type: string}
        - {name: note, type: integer}
      disclosure: {about: persons}

      """, to: TestSite.dictionary)
    site = site.replacing("```{estimate} effet\n```", by: "", in: TestSite.report)
    site = site.writing(
      """
      cross-tables:
        - {id: x, title: X, data: parcelles, rows: age, columns: sexe}
      describe:
        - {id: d, title: D, data: parcelles, columns: [age], by: bras}

      """, to: TestSite.plan)
    var study = try #require(try site.outcome().catalog.studies.first)
    let whole = study.datasets[0].table
    let place = try #require(whole.columns.firstIndex { $0.field.name == "age" })
    guard case .texts(let ages) = whole.columns[place].values else { return }
    study.datasets[0].table.columns[place] = Column(
      field: whole.columns[place].field, values: .texts(ages.map { $0.map { $0 < "a2" ? "jeune" : "grand" } }))
    study.datasets[0].restricted = whole
    let (results, diagnostics) = calculate(study)
    #expect(diagnostics.filter { $0.severity == .error }.isEmpty)
    let published = study.datasets[0].table
    var reader = ReaderKnowledge(rowsOf: whole, data: "parcelles", published: published)
    for names in [["age", "sexe"], ["age", "bras"], ["age", "bras", "sexe"]] {
      let columns = names.compactMap { published.column(named: $0) }
      var groups: [String: [Bool]] = [:]
      for row in 0..<published.rowCount {
        let key = columns.map { column -> String in
          guard case .texts(let texts) = column.values else { return "" }
          return texts[row] ?? ""
        }.joined(separator: " ")
        groups[key, default: reader.all.map { _ in false }][row] = true
      }
      for (key, mask) in groups.sorted(by: { $0.key < $1.key }) where reader.count(mask) >= 5 {
        reader.know("rows \(key)", mask, Double(reader.count(mask)))
      }
    }
    reader.read(results, study)
    #expect(reader.contradictions == [])
    let said = diagnostics.filter { $0.id == "derivable-count" }.reduce(0) { sum, diagnostic in
      sum + (diagnostic.message.split(separator: " ").first.flatMap { Int($0) } ?? 0)
    }
    let breaches = reader.breaches(minimum: 5)
    #expect(breaches.count <= said, "\(breaches.map(\.description)) \(said)")
  }
}
