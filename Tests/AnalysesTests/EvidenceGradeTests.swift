import Content
import Testing
import TestSites

@testable import Analyses

/// The written rule, applied to small studies of which each fact is known.
@Suite("The grade of evidence")
struct EvidenceGradeTests {
  /// Two arms of sixty, the outcome of the treated one unit above; a gap that no test misses.
  private static let rows: String = {
    var lines = "id,bras,ecole,age,note\n"
    for number in 0..<120 {
      let isTreated = number % 2 == 0
      let note = 10 + (number * 7) % 5 + (isTreated ? 4 : 0)
      lines +=
        "\(number + 1),\(isTreated ? "jardin" : "temoin"),e\(number / 2 % 15)-\(number % 2),\(8 + (number / 2) % 4),\(note)\n"
    }
    return lines
  }()

  private static let arms = "treatment: {column: bras, treated: jardin, control: temoin}"

  /// The best trial: individuals drawn, nobody missing, all declared.
  private func site(
    design: String = "individual-randomised", plan more: String = "", facts: String = Self.facts
  ) -> TestSite {
    TestSite.small.writing(Self.rows, to: TestSite.data)
      .writing(
        """
        estimates:
          - id: effet
            title: {fr: Effet, en: Effect}
            method: difference-in-means
            data: parcelles
            outcome: note
            \(Self.arms)
            primary: true
            smallest-effect-of-interest: 2
            favourable: higher

        """ + more, to: TestSite.plan
      )
      .replacing("design: cluster-randomised", by: "design: \(design)", in: TestSite.report)
      .replacing("partners: [institut]", by: "partners: []", in: TestSite.report)
      .replacing("funding: [{by: institut, amount: 1000}]", by: "funding: []", in: TestSite.report)
      .replacing(
        "preregistration: Aucune.", by: "preregistration: {registry: AEA, id: AEA-1, date: 2025-01-01}",
        in: TestSite.report
      )
      .replacing(
        "reviews: []", by: "reviews: [{by: bob, date: 2026-01-10, said: Bien, changed: Rien}]\n" + facts,
        in: TestSite.report
      )
      .appending("- {id: bob, name: Bob Exemple, group: reviewer}\n", to: TestSite.people)
  }

  private static let facts = """
    evidence:
      allocation-concealed: {answer: true, why: Une enveloppe.}
      blinded-assessment: {answer: true, why: Des copies anonymes.}
      spill-overs: {answer: false, why: Des villages éloignés.}
      independent-evaluation: {answer: true, why: Aucun lien.}
      data-collection: {from: 2025-02-01, why: Le carnet.}
    """

  private static let tables = """
    balance:
      - {id: equilibre, title: Équilibre, data: parcelles, \(arms), covariates: [age]}
    attrition:
      - {id: absents, title: Absents, data: parcelles, \(arms), outcome: note}

    """

  private func grade(_ site: TestSite) throws -> EvidenceGrade {
    let outcome = try site.outcome()
    #expect(outcome.diagnostics.filter { $0.severity == .error } == [])
    return try #require(outcome.results.first?.grade)
  }

  private func reason(_ id: EvidenceGrade.ID, of grade: EvidenceGrade) -> String {
    grade.criteria.first { $0.id == id }.map { "\($0.verdict.rawValue) \($0.reason) \($0.consequence.id)" } ?? "–"
  }

  @Test("is 5 for a trial that meets every criterion")
  func best() throws {
    let grade = try grade(site(plan: Self.tables))
    #expect(grade.criteria.filter { $0.verdict != .met } == [])
    #expect(grade.start == 5)
    #expect(grade.level == 5)
    #expect(grade.standard == 3)
    #expect(reason(.registration, of: grade) == "met before none")
    #expect(grade.criteria.first { $0.id == .attrition }?.result == "absents")
    #expect(
      grade.criteria.first { $0.id == .attrition }?.figures["boundary"] == .number(0.057, .points))
  }

  @Test("never counts what is not known for a study")
  func unknown() throws {
    let grade = try grade(site(facts: ""))
    #expect(reason(.attrition, of: grade) == "not-known none step")
    #expect(reason(.balance, of: grade) == "not-known none step")
    #expect(reason(.concealment, of: grade) == "not-known none cap-4")
    #expect(reason(.blinding, of: grade) == "not-known none cap-4")
    #expect(reason(.interference, of: grade) == "not-known none cap-4")
    #expect(reason(.independence, of: grade) == "not-known none cap-4")
    #expect(reason(.registration, of: grade) == "not-known no-start cap-4")
    #expect(grade.level == 3)
  }

  @Test("cannot reach the top without a registration before data collection")
  func registration() throws {
    let late = try grade(
      site(plan: Self.tables).replacing("from: 2025-02-01", by: "from: 2025-01-01", in: TestSite.report))
    #expect(reason(.registration, of: late) == "not-met late cap-4")
    #expect(late.level == 4)
    let none = try grade(
      site(plan: Self.tables).replacing(
        "preregistration: {registry: AEA, id: AEA-1, date: 2025-01-01}", by: "preregistration: Aucune.",
        in: TestSite.report))
    #expect(reason(.registration, of: none) == "not-met none cap-4")
    let undated = try grade(
      site(plan: Self.tables).replacing(", date: 2025-01-01}", by: "}", in: TestSite.report))
    #expect(reason(.registration, of: undated) == "not-known undated cap-4")
  }

  @Test("does not believe that a study is independent when an author belongs to who pays or acts")
  func independence() throws {
    let grade = try grade(
      site(plan: Self.tables).replacing("partners: []", by: "partners: [institut]", in: TestSite.report))
    #expect(reason(.independence, of: grade) == "not-met affiliated cap-4")
    #expect(grade.criteria.first { $0.id == .independence }?.figures == ["names": .text("Ada Exemple")])
    #expect(grade.level == 4)
  }

  @Test("steps down for attrition over the boundary, and once more for a rejected balance")
  func attrition() throws {
    var lines = Self.rows.split(separator: "\n").map(String.init)
    // A fifth of the treated and nobody else: 10 % missing in all, 20 points apart, where 6.3 are accepted.
    for number in 0..<12 {
      lines[1 + number * 10] = lines[1 + number * 10].split(separator: ",").dropLast().joined(separator: ",") + ","
    }
    let lost = try grade(
      site(plan: Self.tables).writing(lines.joined(separator: "\n") + "\n", to: TestSite.data))
    #expect(reason(.attrition, of: lost) == "not-met high step")
    #expect(
      lost.criteria.first { $0.id == .attrition }?.figures == [
        "overall": .number(0.1, .percent), "difference": .number(0.2, .points), "boundary": .number(0.063, .points),
      ])
    #expect(lost.level == 4)
    let unbalanced = Self.rows.split(separator: "\n").enumerated().map { number, line in
      guard number > 0 else { return String(line) }
      var cells = line.split(separator: ",").map(String.init)
      if cells[1] == "jardin" { cells[3] = String((Int(cells[3]) ?? 0) + 2) }
      return cells.joined(separator: ",")
    }
    let uneven = try grade(
      site(plan: Self.tables).writing(unbalanced.joined(separator: "\n") + "\n", to: TestSite.data))
    #expect(reason(.balance, of: uneven) == "not-met joint-rejected step")
    #expect(uneven.level == 4)
  }

  @Test("compares what the study could see with what matters, or failing this with what it found")
  func precision() throws {
    let short = try grade(
      site(plan: Self.tables).replacing(
        "smallest-effect-of-interest: 2", by: "smallest-effect-of-interest: 0.5", in: TestSite.plan))
    #expect(reason(.precision, of: short) == "not-met declared-short step")
    let found = try grade(
      site(plan: Self.tables).replacing("    smallest-effect-of-interest: 2\n", by: "", in: TestSite.plan))
    #expect(reason(.precision, of: found) == "met found-enough none")
    let planned = try grade(
      site(
        plan: Self.tables + "power:\n  - {id: p, title: P, outcome: mean, standard-deviation: 1.5, effect: 1, n: 120}\n"
      )
      .replacing("    smallest-effect-of-interest: 2\n", by: "", in: TestSite.plan))
    #expect(reason(.precision, of: planned) == "met planned-enough none")
  }

  @Test("the smallest detectable effect is 2.8 standard errors with a normal distribution")
  func detectable() throws {
    var result = try #require(try site().outcome().result("effet"))
    result.degreesOfFreedom = .infinity
    result.standardError = 1
    // 1.959964 + 0.8416212, R 4.2.2: qnorm(0.975) + qnorm(0.8).
    #expect(abs(try #require(result.smallestDetectable) - 2.801585218) < 1e-8)
    result.standardError = .nan
    #expect(result.smallestDetectable == nil)
  }

  @Test(
    "starts where the design does",
    arguments: [
      ("regression-discontinuity", 4, "manipulation"), ("instrumental-variable", 4, "first-stage"),
      ("matching", 3, "hidden-bias"), ("synthetic-control", 3, "pre-trends"), ("before-after", 1, ""),
    ])
  func designs(design: String, start: Int, unknown: String) throws {
    let grade = try grade(site(design: design))
    #expect(grade.start == start)
    let id = EvidenceGrade.ID(rawValue: unknown)
    if let id {
      #expect(reason(id, of: grade) == "not-known none step")
      #expect(grade.level == start - (design == "matching" ? 2 : 1))
    } else {
      #expect(grade.level == 1)
    }
  }

  @Test("follows clusters where whole clusters were drawn")
  func clusters() throws {
    let ignored = try grade(site(design: "cluster-randomised", plan: Self.tables))
    #expect(reason(.inference, of: ignored) == "not-met unclustered step")
    let followed = try grade(
      site(design: "cluster-randomised", plan: Self.tables).replacing(
        "    primary: true\n", by: "    primary: true\n    cluster: ecole\n", in: TestSite.plan))
    #expect(reason(.inference, of: followed) == "met clustered none")
    // The small site: six schools.
    let few = try #require(try TestSite.small.outcome().results.first?.grade)
    #expect(reason(.inference, of: few) == "not-met few step")
    #expect(reason(.outcomes, of: few) == "not-met none cap-4")
    #expect(reason(.review, of: few) == "not-met none cap-4")
  }

  @Test("is not given to a study that goes on, nor to one that compares nobody")
  func ungraded() throws {
    let ongoing = try grade(site().replacing("status: final", by: "status: ongoing", in: TestSite.report))
    #expect(ongoing == EvidenceGrade(ungraded: .unfinished, standard: 2, criteria: []))
    let described = try grade(
      TestSite.small.writing("describe:\n  - {id: d, title: D, data: parcelles, columns: [age]}\n", to: TestSite.plan)
        .replacing("headline: effet\n", by: "", in: TestSite.report)
        .replacing("design: cluster-randomised", by: "design: descriptive", in: TestSite.report)
        .replacing(
          "L'effet est de {{ effet.estimate | number(1) }}.\n\n```{estimate} effet\n```\n", by: "", in: TestSite.report
        )
        .removing(TestSite.translation).removing(TestSite.note).removing("notes/premiere/index.en.md"))
    #expect(described == EvidenceGrade(ungraded: .noEffect, standard: 2, criteria: []))
  }

  @Test("of a synthesis starts with the weakest design that it pools, and looks at agreement")
  func synthesis() throws {
    let site = TestSite.small.writing(
      """
      estimates:
        - {id: effet, title: Effet, method: pooled, data: parcelles, measure: estimate, model: random-effects, tau2: DL, effect: {estimate: note, standard-error: age}, label: id, primary: true}

      """, to: TestSite.plan
    ).replacing("design: cluster-randomised", by: "design: meta-analysis", in: TestSite.report)
    let undeclared = try grade(site)
    #expect(undeclared.start == 1)
    #expect(reason(.design, of: undeclared) == "not-known undeclared none")
    let declared = try grade(
      site.replacing(
        "reviews: []",
        by:
          "reviews: []\nevidence: {pooled-designs: {designs: [individual-randomised, quasi-randomised], why: Les articles.}}",
        in: TestSite.report))
    #expect(declared.start == 4)
    #expect(reason(.trials, of: declared) == "met enough none")
    #expect(reason(.consistency, of: declared) == "met agree none")
    #expect(reason(.smallStudies, of: declared) == "not-known none cap-4")
    // Several studies are a replication.
    #expect(declared.standard == (declared.level ?? 0 >= 3 ? 4 : 2))
  }

  @Test("gives no reason that pages have no sentence for")
  func reasons() throws {
    for grade in [
      try grade(site(plan: Self.tables)), try grade(site(facts: "")), try grade(site(design: "matching")),
      try grade(TestSite.small),
    ] {
      for criterion in grade.criteria {
        #expect(criterion.id.reasons.contains(criterion.reason), "\(criterion.id) \(criterion.reason)")
      }
    }
  }
}

@Suite("The boundary of attrition")
struct AttritionBoundaryTests {
  /// What Works Clearinghouse (2020), Standards Handbook, version 4.1, table II.1, cautious assumption.
  @Test(
    "is the cautious one of the What Works Clearinghouse",
    arguments: [
      (0.0, 0.057), (0.05, 0.061), (0.1, 0.063), (0.2, 0.054), (0.3, 0.041), (0.4, 0.026), (0.5, 0.010), (0.56, 0.002),
      (0.57, 0.0),
    ])
  func table(overall: Double, difference: Double) throws {
    #expect(attritionBoundary(overall: overall) == difference)
  }

  @Test("is nowhere beyond 57 per cent")
  func beyond() {
    #expect(attritionBoundary(overall: 0.58) == nil)
    #expect(attritionBoundary(overall: 1) == nil)
    #expect(attritionBoundary(overall: .nan) == nil)
  }
}
