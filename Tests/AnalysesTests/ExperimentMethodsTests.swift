import TestSites
import Testing

@testable import Analyses

@Suite("Methods for experiments on the small site")
struct ExperimentMethodsTests {
  static let treatment = "treatment: {column: bras, treated: jardin, control: temoin}"

  /// The result of one estimate on the small site, or on other rows.
  func result(_ keys: String, outcome: String = "note", rows: String? = nil) throws -> Result {
    var site = TestSite.small.writing(
      "estimates:\n  - {id: effet, title: A, data: parcelles, outcome: \(outcome), \(Self.treatment), \(keys)}\n"
        + "derive:\n  - {data: parcelles, name: haut, expression: 'if(note > 12, 1, 0)'}\n", to: TestSite.plan)
    if let rows { site = site.writing("id,bras,ecole,age,note\n" + rows, to: TestSite.data) }
    let outcome = try site.outcome()
    #expect(outcome.diagnostics == [])
    return try #require(outcome.result("effet"))
  }

  @Test("leave rows of weight zero out, and say so")
  func weightOfZero() throws {
    let site = TestSite.small.appending(
      "  - {id: pondere, title: A, method: least-squares, weights: poids, data: parcelles, outcome: note, \(Self.treatment)}\n"
        + "  - {id: filtre, title: A, method: least-squares, where: age > 8, data: parcelles, outcome: note, \(Self.treatment)}\n"
        + "derive:\n  - {data: parcelles, name: poids, expression: 'if(age > 8, 1, 0)'}\n", to: TestSite.plan)
    let outcome = try site.outcome()
    #expect(outcome.diagnostics == [])
    let weighted = try #require(outcome.result("pondere"))
    let filtered = try #require(outcome.result("filtre"))
    #expect(weighted.estimate.isClose(to: filtered.estimate))
    #expect(weighted.standardError.isClose(to: filtered.standardError))
    #expect(weighted.sample.dropped == [Result.Dropped(count: 5, reason: .zeroWeight)])
  }

  @Test("by Lin's adjustment are the difference in means where the covariate has the same mean in both arms")
  func lin() throws {
    // Ages 8 and 9 alike in both arms; slopes 2 and 4; means 11 and 7.
    let rows =
      "1,jardin,a,8,10\n2,jardin,b,9,12\n3,jardin,c,8,9\n4,jardin,d,9,13\n5,temoin,e,8,5\n6,temoin,f,9,9\n7,temoin,g,8,4\n8,temoin,h,9,10\n"
    let result = try result("method: lin, covariates: [age]", rows: rows)
    #expect(result.estimate.isClose(to: 4))
    #expect(result.degreesOfFreedom == 4)
    #expect(result.standardErrorType == "HC2")
    // Saturated: in each of the four cells a variance of 1/2 over two rows, each cell with the weight 1/2.
    #expect(result.standardError.isClose(to: 0.5))
  }

  @Test("by likelihood without covariates give the difference of the arms' means, whatever the family")
  func likelihood() throws {
    // Above 12: five of six, and two of six.
    for method in ["logit", "probit", "poisson"] {
      let result = try result("method: \(method)", outcome: "haut")
      #expect(result.estimate.isClose(to: 0.5, relative: 1e-9))
      // The robust error is that of the two shares.
      #expect(result.standardError.isClose(to: (13.0 / 216).squareRoot(), relative: 1e-9))
      #expect(result.degreesOfFreedom == .infinity)
      #expect(result.terms.map(\.name) == ["(Intercept)", "jardin"])
    }
    let clustered = try result("method: logit, cluster: ecole", outcome: "haut")
    #expect(clustered.standardErrorType == "CR1")
    #expect(clustered.warnings == [.fewClusters(6)])
  }

  /// Newcombe (1998), *Statistics in Medicine* 17, 873–890, comparison (a): 56 of 70 against 48 of 80.
  static let newcombe = {
    var rows = ""
    for number in 0..<150 {
      rows +=
        "\(number),\(number < 70 ? "jardin" : "temoin"),a,8,\(number < 56 || (70..<118).contains(number) ? 1 : 0)\n"
    }
    return rows
  }()

  @Test("compare proportions with the intervals of Newcombe's table, and count how many must be treated")
  func proportions() throws {
    let newcombe = try result("method: proportions, scale: points", rows: Self.newcombe)
    #expect(newcombe.estimate.isClose(to: 0.2))
    #expect(abs(newcombe.low - 0.0524) < 5e-5 && abs(newcombe.high - 0.3339) < 5e-5)
    // χ² = 7.02341137, p = 0.00804508 (R's prop.test without correction); 1/0.2, 1/0.3339, 1/0.0524.
    #expect(newcombe.statistic.isClose(to: 2.65017195125853, relative: 1e-9))
    #expect(newcombe.pValue.isClose(to: 0.00804508136819658, relative: 1e-8))
    let needed = try #require(newcombe.neededToTreat)
    #expect(needed.number.isClose(to: 5) && needed.isForOneMore)
    let limits = try #require(needed.interval)
    #expect(limits.low.isClose(to: 2.99515395438604, relative: 1e-8))
    #expect(limits.high.isClose(to: 19.0725141633614, relative: 1e-8))

    let wald = try result("method: proportions, interval: wald", rows: Self.newcombe)
    #expect(abs(wald.low - 0.0575) < 5e-5 && abs(wald.high - 0.3425) < 5e-5)
    let caffo = try result("method: proportions, interval: agresti-caffo", rows: Self.newcombe)
    // By hand: (57/72, 49/82), their difference ± 1.959964 √(0.79167 · 0.20833 / 72 + 0.59756 · 0.40244 / 82).
    #expect(abs(caffo.low - 0.052413) < 2e-3 && caffo.high < wald.high)
    let ratio = try result("method: proportions, measure: risk-ratio, scale: log-ratio", rows: Self.newcombe)
    #expect(ratio.standardErrorType == "katz" && ratio.standardError.isClose(to: 0.109108945117996, relative: 1e-9))
    let odds = try result("method: proportions, measure: odds-ratio, scale: log-ratio", rows: Self.newcombe)
    #expect(odds.standardErrorType == "woolf" && odds.standardError.isClose(to: 0.375990754698899, relative: 1e-9))
  }

  /// Darwin's fifteen pairs of maize plants, differences in eighths of an inch: Fisher (1935), *The Design of Experiments*, §17.
  static let maize = {
    let differences = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    return differences.enumerated().map { pair, difference in
      "\(2 * pair),jardin,p\(pair),8,\(difference + 100)\n\(2 * pair + 1),temoin,p\(pair),8,100\n"
    }.joined()
  }()

  @Test("on Darwin's pairs give Fisher's t and his exact test")
  func matchedPairs() throws {
    let result = try result("method: matched-pairs, pair: ecole, randomisation: {seed: 7}", rows: Self.maize)
    // Fisher: mean 20.933, t = 2.148 on 14 degrees of freedom; 1726 of the 32768 assignments are as extreme.
    #expect(result.estimate.isClose(to: 314.0 / 15))
    #expect(result.statistic.isClose(to: 2.1479874613311205, relative: 1e-9))
    #expect(result.degreesOfFreedom == 14 && result.sample.blocks == 15)
    let test = try #require(result.randomisation)
    #expect(test.isExact && test.seed == nil && test.assignments == 32768)
    #expect(test.pValue.isClose(to: 1726.0 / 32768))
  }

  @Test("drop the unit whose partner has no outcome")
  func incompletePair() throws {
    let result = try result(
      "method: matched-pairs, pair: ecole", rows: Self.maize + "30,jardin,p15,8,\n31,temoin,p15,8,100\n")
    #expect(result.estimate.isClose(to: 314.0 / 15))
    #expect(
      result.sample.dropped == [
        Result.Dropped(count: 1, reason: .missing(column: "note")), Result.Dropped(count: 1, reason: .incompletePair),
      ])
  }

  @Test("by randomisation follow the clusters: twenty assignments of schools, two as extreme")
  func randomisation() throws {
    let test = try #require(
      try result("method: difference-in-means, cluster: ecole, randomisation: {draws: 1000, seed: 1}").randomisation)
    #expect(test.isExact && test.assignments == 20)
    #expect(test.pValue.isClose(to: 0.1))
    #expect(test.low == test.pValue && test.high == test.pValue)
  }

  @Test("by bootstrap draw whole clusters within the arms, the same for the same seed")
  func bootstrap() throws {
    for kind in ["percentile", "bca"] {
      let keys = "method: difference-in-means, cluster: ecole, bootstrap: {draws: 500, kind: \(kind), seed: "
      let first = try #require(try result(keys + "4}").resampling)
      let again = try #require(try result(keys + "4}").resampling)
      #expect(first.low == again.low && first.high == again.high && first.kind.rawValue == kind)
      // The means of the schools lie within 14 … 15 and 11 … 12.
      #expect(first.low >= 2 && first.high <= 4 && first.low < 3 && first.high > 3)
    }
  }

  @Test("by least squares with CR3 and two kinds of clusters have the errors of their formulas")
  func clusters() throws {
    // Three clusters of one size in each arm: CR0 has the variance 1/9, the jackknife 9/4 of it.
    let jackknife = try result("method: least-squares, cluster: ecole, standard-errors: CR3")
    #expect(jackknife.standardError.isClose(to: 0.5))
    // When each row is a cluster of the other kind, V_b = V_ab and CR1 remains: 6/5 · 11/10 of CR0.
    let twoWay = try result("method: least-squares, cluster: [ecole, id]")
    #expect(twoWay.standardError.isClose(to: (66.0 / 450).squareRoot()))
    #expect(twoWay.degreesOfFreedom == 5)
  }

  @Test("by the wild bootstrap compare all signs of six clusters: two of sixty-four are as extreme")
  func wildBootstrap() throws {
    let wild = try #require(
      try result("method: least-squares, cluster: ecole, wild-bootstrap: {draws: 999, seed: 2}").resampling)
    #expect(wild.draws == 64 && wild.kind == .rademacher)
    #expect(wild.pValue == 2.0 / 64)
    #expect(wild.low < 3 && wild.high > 3 && wild.low.isFinite && wild.high.isFinite)
  }

  @Test("in subgroups have the difference and Neyman's error of each, and the test that they are equal")
  func subgroups() throws {
    // The dummy of an age is spanned by the subgroups, so the adjustment changes nothing.
    for keys in ["difference-in-means", "least-squares, fixed-effects: [age]"] {
      let groups = try #require(try result("method: \(keys), subgroups: age, where: age < 10").subgroups)
      // Age 8: 14, 12, 17 against 10, 13; age 9: 15, 13 against 11, 14.
      #expect(groups.effects.map(\.level) == ["8", "9"])
      #expect(groups.effects[0].estimate.isClose(to: 17.0 / 6))
      #expect(groups.effects[1].estimate.isClose(to: 1.5))
      #expect(groups.effects[0].standardError.isClose(to: (157.0 / 36).squareRoot()))
      #expect(groups.effects[1].standardError.isClose(to: 3.25.squareRoot()))
      // (4/3)² over the sum of the two squared errors, 274/36.
      #expect(groups.statistic.isClose(to: 64.0 / 274))
      #expect(groups.denominatorDegrees == 5)
    }
  }

  @Test("in subgroups with Lin's adjustment are those of a regression in each, where the slopes are the same")
  func subgroupsWithLin() throws {
    // In each arm one slope, 2 and 4; the covariate has the mean 8.5 in both subgroups and in both arms.
    var rows = ""
    for (number, (arm, school, age, score)) in [
      ("jardin", "a", 8, 10), ("jardin", "a", 9, 12), ("jardin", "b", 8, 20), ("jardin", "b", 9, 22),
      ("temoin", "a", 8, 5),
      ("temoin", "a", 9, 9), ("temoin", "b", 8, 9), ("temoin", "b", 9, 13), ("jardin", "a", 8, 11),
      ("jardin", "a", 9, 13), ("temoin", "b", 8, 8), ("temoin", "b", 9, 12),
    ].enumerated() {
      rows += "\(number),\(arm),\(school),\(age),\(score)\n"
    }
    let groups = try #require(try result("method: lin, covariates: [age], subgroups: ecole", rows: rows).subgroups)
    #expect(groups.effects.map(\.level) == ["a", "b"])
    // Means 11.5 and 7, 21 and 10.5.
    #expect(groups.effects[0].estimate.isClose(to: 4.5))
    #expect(groups.effects[1].estimate.isClose(to: 10.5))
  }

  @Test("by ranks give the shift of two separate arms and the exact p value")
  func mannWhitney() throws {
    let rows = "1,jardin,a,8,4\n2,jardin,b,8,5\n3,jardin,c,8,6\n4,temoin,d,8,1\n5,temoin,e,8,2\n6,temoin,f,8,3\n"
    let result = try result("method: mann-whitney", rows: rows)
    // U = 9; of the twenty orders two are as extreme.
    #expect(result.estimate == 3 && result.statistic == 9)
    #expect(result.pValue.isClose(to: 0.1))
    #expect(result.standardError.isNaN)
  }

  @Test("of a quantile have no p value, and a family refuses them")
  func quantile() throws {
    let result = try result("method: quantile-effect, confidence: 0.9, quantile: 0.5")
    // Medians of 12 … 17 and of 9 … 14.
    #expect(result.estimate == 3 && result.pValue.isNaN)
    #expect(result.low < 3 && result.high > 3)
  }

  @Test("between Lee's bounds: the better observed arm without its highest or its lowest outcomes")
  func leeBounds() throws {
    let rows =
      "1,jardin,a,8,1\n2,jardin,b,8,2\n3,jardin,c,8,3\n4,jardin,d,8,4\n5,temoin,e,8,1\n6,temoin,f,8,2\n7,temoin,g,8,3\n8,temoin,h,8,\n"
    let result = try result("method: lee-bounds", rows: rows)
    let bounds = try #require(result.bounds)
    // A quarter is cut: 1, 2, 3 or 2, 3, 4 against 1, 2, 3.
    #expect(bounds.lower.isClose(to: 0) || abs(bounds.lower) < 1e-12)
    #expect(bounds.upper.isClose(to: 1) && bounds.trimmedShare.isClose(to: 0.25))
    #expect(result.estimate.isClose(to: 0.5) && result.low < 0 && result.high > 1)
    #expect(result.sample.observations == 8)
  }

  @Test("warn of few clusters and of a single treated one")
  func warnings() throws {
    #expect(try result("method: least-squares, cluster: ecole").warnings == [.fewClusters(6)])
    let lonely = try result(
      "method: least-squares, standard-errors: CR1, cluster: ecole, where: ecole != \"b\" and ecole != \"c\"")
    #expect(lonely.warnings == [.fewClusters(4), .singleCluster(arm: .treated)])
  }

  @Test("stand in prose by their names")
  func figures() throws {
    let site = TestSite.small.appending(
      """
        - {id: lee, title: A, method: lee-bounds, data: parcelles, outcome: note, \(Self.treatment)}
        - {id: tirage, title: A, method: difference-in-means, randomisation: {draws: 1000}, bootstrap: {draws: 200}, subgroups: classe, data: parcelles, outcome: note, \(Self.treatment)}
        - {id: sauvage, title: A, method: least-squares, cluster: ecole, wild-bootstrap: {draws: 999}, data: parcelles, outcome: note, \(Self.treatment)}
        - {id: part, title: A, method: proportions, data: parcelles, outcome: haut, \(Self.treatment)}
      derive:
        - {data: parcelles, name: haut, expression: 'if(note > 12, 1, 0)'}
        - {data: parcelles, name: classe, expression: 'if(age > 8, 1, 0)'}

      """, to: TestSite.plan)
    let outcome = try site.outcome()
    #expect(outcome.diagnostics == [])
    let results = try #require(outcome.results.first)
    for (figure, expected) in [
      ("lee.bound_low", results.result("lee")?.bounds?.lower), ("lee.bound_high", results.result("lee")?.bounds?.upper),
      ("tirage.p_randomisation", results.result("tirage")?.randomisation?.pValue),
      ("tirage.bootstrap_low", results.result("tirage")?.resampling?.low),
      ("tirage.bootstrap_high", results.result("tirage")?.resampling?.high),
      ("tirage.subgroup_p", results.result("tirage")?.subgroups?.pValue),
      ("sauvage.p_bootstrap", results.result("sauvage")?.resampling?.pValue),
      ("tirage.subgroup.1.estimate", results.result("tirage")?.subgroups?.effects[1].estimate),
      ("tirage.subgroup.0.conf_low", results.result("tirage")?.subgroups?.effects[0].low),
      ("part.nnt", results.result("part")?.neededToTreat?.number),
    ] {
      guard case .number(let value, _) = try results.value(of: Figure(figure)) else {
        Issue.record("‘\(figure)’ is no number")
        continue
      }
      #expect(value == expected, "\(figure)")
    }
    for (figure, message) in [
      ("lee.p_value", "the result ‘lee’ has no ‘p_value’: its method (lee-bounds) gives none"),
      ("tirage.subgroup.2.estimate", "the result ‘tirage’ has no subgroup ‘2’"),
      ("tirage.subgroup.1.mean", "a subgroup has no field ‘mean’"),
      ("part.subgroup.1.estimate", "the result ‘part’ has no subgroups"),
      ("part.p_bootstrap", "the result ‘part’ has no ‘p_bootstrap’: its method (proportions) gives none"),
    ] {
      let problem = #expect(throws: FigureProblem.self) { try results.value(of: Figure(figure)) }
      #expect(problem?.message == message)
    }
  }

  @Test("say which of their numbers was typed by hand")
  func typedNumbers() throws {
    let site = TestSite.small.appending(
      "  - {id: groupes, title: A, method: difference-in-means, subgroups: classe, data: parcelles, outcome: note, \(Self.treatment)}\n"
        + "derive:\n  - {data: parcelles, name: classe, expression: 'if(age > 8, 1, 0)'}\n", to: TestSite.plan
    ).appending("L'effet est de 2,83 points chez les plus jeunes.\n", to: TestSite.report)
    // 43/3 − 23/2 at age 8.
    #expect(
      try site.findings().contains {
        $0.contains("the number ‘2,83’ is typed by hand, and ‘groupes.subgroup.0.estimate’ is that number")
      })
  }
}
