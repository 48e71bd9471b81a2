import Testing

@testable import Estimators

/// Data of odd shapes, made alike here and by References/generated.R and generated.py: estimatr 1.0.0, sandwich 3.0.2 and
/// clubSandwich 0.5.8 of R 4.2.2, statsmodels 0.15.0, pyfixest 0.60.0, SciPy 1.17.1.
@Suite("Generated data of odd shapes")
struct GeneratedDataTests {
  static let heteroskedastic: [StandardErrorType] = [.classical, .hc0, .hc1, .hc2, .hc3]
  static let clustered: [StandardErrorType] = [.cr0, .cr1, .cr2]

  /// With a constant before the columns.
  func fit(
    _ study: GeneratedStudy, _ columns: [(name: String, values: [Double])], weights: [Double]? = nil,
    weighting: Weighting = .sampling
  ) throws -> LeastSquares {
    try LeastSquares(
      design: Matrix(columns: [study.y.map { _ in 1 }] + columns.map(\.values)),
      names: ["constant"] + columns.map(\.name), outcome: study.y, weights: weights, weighting: weighting)
  }

  @Test("four rows, and six")
  func tiny() throws {
    var study = GeneratedStudy(seed: 11, rows: 4)
    study.t = [1, 1, 0, 0]
    var results = GeneratedResults()
    results.difference(try differenceInMeans(treated: study.treated, control: study.control))
    try results.regression(fit(study, [("t", study.t)]), ["t"], Self.heteroskedastic)
    try results.compare("four rows")

    study = GeneratedStudy(seed: 12, rows: 6)
    study.t = [1, 0, 1, 0, 0, 1]
    results = GeneratedResults()
    results.difference(try differenceInMeans(treated: study.treated, control: study.control))
    try results.regression(fit(study, [("t", study.t), ("x", study.x)]), ["t", "x"], Self.heteroskedastic)
    try results.lin(study, [("x", study.x)], [.hc2])
    try results.compare("six rows")
  }

  @Test("three treated rows of eighty")
  func unbalanced() throws {
    var study = GeneratedStudy(seed: 13, rows: 80)
    study.t = study.row.map { $0 <= 3 ? 1 : 0 }
    var results = GeneratedResults()
    results.difference(try differenceInMeans(treated: study.treated, control: study.control))
    try results.regression(
      fit(study, [("t", study.t), ("x", study.x), ("z", study.z)]), ["t", "x", "z"], Self.heteroskedastic)
    try results.lin(study, [("x", study.x)], [.classical, .hc2, .hc3])
    try small(study, &results)
    try results.compare("three treated of eighty")
  }

  /// Comparisons of two arms that SciPy has.
  func small(_ study: GeneratedStudy, _ results: inout GeneratedResults) throws {
    let (treated, control) = (study.treated, study.control)
    results["Mann-Whitney p value"] = try MannWhitneyTest(treated: treated, control: control, method: .normal).pValue
    results["Kolmogorov-Smirnov statistic"] = try KolmogorovSmirnovTest(treated: treated, control: control).statistic
    results["Welch p value"] = try differenceInMeans(treated: treated, control: control).pValue
    results["pooled p value"] = try pooledDifferenceInMeans(treated: treated, control: control).pValue
    func events(_ arm: Double) -> EventCount {
      let rows = study.t.indices.filter { study.t[$0] == arm }
      return EventCount(events: rows.count { study.event[$0] == 1 }, participants: rows.count)
    }
    results["Fisher's exact p value"] = try ConditionalOddsRatio(treated: events(1), control: events(0)).pValue
    results["skewness"] = skewness(study.y)
    results["excess kurtosis"] = excessKurtosis(study.y)
  }

  @Test("one treated cluster of six, without which CR3 has no effect to give")
  func oneTreatedCluster() throws {
    var study = GeneratedStudy(seed: 14, rows: 60, groups: 6)
    study.t = study.cluster.map { $0 == 0 ? 1 : 0 }
    let fit = try fit(study, [("t", study.t), ("x", study.x)])
    var results = GeneratedResults()
    try results.regression(fit, ["t", "x"], Self.clustered, clusters: study.clusters)
    try results.compare("one treated cluster")
    #expect(throws: EstimationError.coefficientOfOneCluster(coefficient: "t", cluster: "0")) {
      try fit.estimate(coefficient: 1, type: .cr3, clusters: study.clusters)
    }
  }

  @Test("eight unequal clusters, without weights and with both kinds")
  func unequalClusters() throws {
    let study = GeneratedStudy(seed: 15, rows: 90)
    let columns = [("t", study.t), ("x", study.x), ("z", study.z)]
    let terms = ["t", "x", "z"]
    var results = GeneratedResults()
    let plain = try fit(study, columns)
    try results.regression(plain, terms, Self.heteroskedastic)
    try results.regression(plain, terms, Self.clustered + [.cr3], clusters: study.clusters)
    for (factor, name) in [
      (TwoWayFactor.none, " without a factor"), (.each, ""), (.smallest, " with the smaller number"),
    ] {
      let twoWay = try TwoWayClustering(plain, study.clusters, study.years, factor: factor)
      for (place, term) in ["t", "x"].enumerated() {
        results["\(term), two-way standard error\(name)"] = try twoWay.estimate(coefficient: place + 1).standardError
      }
      // R and statsmodels take the root of a negative number, or not, by its last digits.
      if factor == .each {
        results["z, two-way standard error"] = try twoWay.estimate(coefficient: 3).standardError
      } else {
        #expect(throws: EstimationError.twoWayVarianceNotPositive(coefficient: "z")) {
          try twoWay.estimate(coefficient: 3)
        }
      }
    }
    let joint = try plain.hotellingTest(contrasts: [[0, 0, 1, 0], [0, 0, 0, 1]], clusters: study.clusters)
    results["x and z, HTZ statistic"] = joint.statistic
    results["x and z, HTZ degrees of freedom"] = joint.denominatorDegreesOfFreedom
    try small(study, &results)
    try results.compare("unequal clusters")

    results = GeneratedResults()
    let sampling = try fit(study, columns, weights: study.w)
    try results.regression(sampling, terms, Self.heteroskedastic)
    try results.regression(sampling, terms, Self.clustered + [.cr3], clusters: study.clusters)
    let covariates = [("x", study.x), ("z", study.z)]
    try results.lin(study, covariates, [.hc2], weights: study.w)
    try results.lin(study, covariates, [.cr2], clusters: study.clusters, weights: study.w)
    try results.compare("sampling weights")

    results = GeneratedResults()
    let analytic = try fit(study, columns, weights: study.w, weighting: .analytic)
    try results.regression(analytic, terms, Self.clustered + [.cr3], clusters: study.clusters)
    try results.compare("analytic weights")
  }

  @Test("weights of which a quarter are zero leave their rows out")
  func zeroWeights() throws {
    var study = GeneratedStudy(seed: 16, rows: 80)
    for i in study.w.indices where 7 * study.row[i] % 4 == 0 { study.w[i] = 0 }
    let fit = try fit(study, [("t", study.t), ("x", study.x)], weights: study.w)
    var results = GeneratedResults()
    try results.regression(fit, ["t", "x"], Self.heteroskedastic)
    try results.regression(fit, ["t", "x"], Self.clustered, clusters: study.clusters)
    try results.compare("weights of zero")
  }

  @Test("values near 1e12 with spread 1 lose nothing, neither in the outcome nor in a covariate")
  func farFromZero() throws {
    var study = GeneratedStudy(seed: 17, rows: 59)
    study.t = study.row.map { Double($0 % 2) }
    study.y = study.y.map { $0 + 1e12 }
    study.x = study.x.map { $0 + 1e12 }
    let fit = try fit(study, [("t", study.t), ("x", study.x)])
    var results = GeneratedResults()
    results.difference(try differenceInMeans(treated: study.treated, control: study.control))
    try results.regression(fit, ["t", "x"], Self.heteroskedastic)
    try results.regression(fit, ["t", "x"], Self.clustered, clusters: study.clusters)
    try results.lin(study, [("x", study.x)], [.hc2])
    results["variance"] = variance(study.y)
    try results.compare("near 1e12")
  }

  @Test("a million rows")
  func million() throws {
    var draw = LehmerDraws(seed: 18)
    var (treated, control): ([Double], [Double]) = ([], [])
    var outcome: [Double] = []
    for _ in 0..<1_000_000 {
      let isTreated = draw.next(1000) < 250
      let y = Double(draw.next(1000)) / 64 + (isTreated ? 1 : 0)
      if isTreated { treated.append(y) } else { control.append(y) }
      outcome.append(y)
    }
    var results = GeneratedResults()
    results["mean"] = mean(outcome)
    results["variance"] = variance(outcome)
    results.difference(try differenceInMeans(treated: treated, control: control))
    try results.compare("a million rows")
  }

  @Test("each row its own cluster")
  func clustersOfOne() throws {
    let study = GeneratedStudy(seed: 19, rows: 30)
    let fit = try fit(study, [("t", study.t), ("x", study.x)])
    var results = GeneratedResults()
    try results.regression(fit, ["t", "x"], Self.clustered + [.cr3], clusters: Groups(study.row))
    try results.compare("clusters of one")
  }

  @Test("collinear and constant columns are named, and without them the regression is R's")
  func collinear() throws {
    let study = GeneratedStudy(seed: 20, rows: 50)
    let double = study.x.map { 2 * $0 + 1 }
    let same = study.x.map { _ in 3.0 }
    #expect(throws: EstimationError.collinear(columns: ["double", "same"])) {
      try fit(study, [("t", study.t), ("x", study.x), ("double", double), ("same", same), ("z", study.z)])
    }
    #expect(throws: EstimationError.collinear(columns: ["same", "treatment × same"])) {
      try linAdjustedDifference(outcome: study.y, isTreated: study.isTreated, covariates: [("same", same)])
    }
    var results = GeneratedResults()
    try results.regression(
      fit(study, [("t", study.t), ("x", study.x), ("z", study.z)]), ["t", "z"], Self.heteroskedastic)
    try results.compare("collinear columns")
  }

  @Test("a missing outcome is refused with its row, and without such rows the regression is R's")
  func missing() throws {
    let study = GeneratedStudy(seed: 21, rows: 70)
    let isMissing = study.row.map { 3 * $0 % 5 == 0 }
    var gaps = study
    for i in isMissing.indices where isMissing[i] { gaps.y[i] = .nan }
    #expect(throws: EstimationError.notFinite(what: "outcome", row: 5)) {
      try self.fit(gaps, [("t", gaps.t), ("x", gaps.x)])
    }
    let kept = isMissing.indices.filter { !isMissing[$0] }
    var whole = study
    (whole.y, whole.t, whole.x) = (kept.map { study.y[$0] }, kept.map { study.t[$0] }, kept.map { study.x[$0] })
    let fit = try fit(whole, [("t", whole.t), ("x", whole.x)])
    var results = GeneratedResults()
    results.difference(try differenceInMeans(treated: whole.treated, control: whole.control))
    try results.regression(fit, ["t", "x"], Self.heteroskedastic)
    try results.regression(fit, ["t", "x"], Self.clustered, clusters: Groups(kept.map { study.cluster[$0] }))
    try results.compare("missing outcomes")
  }

  @Test("blocks, matched pairs, whole clusters, and whole clusters within blocks")
  func assignments() throws {
    var study = GeneratedStudy(seed: 22, rows: 80)
    var results = GeneratedResults()
    results.difference(
      try blockedDifferenceInMeans(outcome: study.y, isTreated: study.isTreated, blocks: study.years))
    try results.compare("blocks")

    study = GeneratedStudy(seed: 23, rows: 24)
    study.t = study.row.map { Double($0 % 2) }
    results = GeneratedResults()
    results.difference(
      try matchedPairsDifference(
        outcome: study.y, isTreated: study.isTreated, pairs: Groups(study.row.map { ($0 - 1) / 2 })))
    try results.compare("matched pairs")

    study = GeneratedStudy(seed: 24, rows: 100, groups: 10, isByCluster: true)
    results = GeneratedResults()
    results.difference(
      try clusteredDifferenceInMeans(outcome: study.y, isTreated: study.isTreated, clusters: study.clusters))
    try results.compare("whole clusters")

    study = GeneratedStudy(seed: 25, rows: 150, years: 12)
    study.t = study.year.map { Double($0 / 3 % 2) }
    results = GeneratedResults()
    results.difference(
      try clusteredDifferenceInMeans(
        outcome: study.y, isTreated: study.isTreated, clusters: study.years, blocks: Groups(study.year.map { $0 % 3 }))
    )
    try results.compare("whole clusters within blocks")
  }

  @Test("absorbed effects in one, two and three dimensions, with every standard error")
  func absorbed() throws {
    let study = GeneratedStudy(seed: 26, rows: 140, groups: 7, years: 4)
    let places = Groups(study.cluster.map { $0 / 3 })
    let months = Groups(study.row.map { $0 % 6 })
    let clusters = study.clusters
    var results = GeneratedResults()
    for (label, dimensions) in [
      ("clusters", [clusters]), ("years", [study.years]), ("clusters and years", [clusters, study.years]),
      ("clusters, years and months", [clusters, study.years, months]),
    ] {
      for weights in [nil, study.w] {
        let fit = try LeastSquares(
          design: Matrix(columns: [study.t, study.x]), names: ["t", "x"], outcome: study.y, weights: weights,
          absorbing: dimensions)
        let prefix = label + (weights == nil ? "" : ", weighted") + "; "
        try results.regression(fit, ["t", "x"], Self.heteroskedastic, prefix: prefix)
        try results.regression(fit, ["t", "x"], Self.clustered + [.cr3], clusters: clusters, prefix: prefix)
        let twoWay = try TwoWayClustering(fit, clusters, months, factor: .smallest)
        for (place, term) in fit.names.enumerated() {
          results["\(prefix)\(term), CR1 by places standard error"] =
            try fit.estimate(coefficient: place, type: .cr1, clusters: places).standardError
          // Where it is not positive, pyfixest has none either.
          results["\(prefix)\(term), two-way standard error"] =
            try? twoWay.estimate(coefficient: place).standardError
        }
      }
    }
    try results.compare("absorbed effects")
  }

  @Test("a row alone in its group is left out when asked, as pyfixest does unasked")
  func alone() throws {
    let study = GeneratedStudy(seed: 29, rows: 120, groups: 9, years: 4)
    let fit = try LeastSquares(
      design: Matrix(columns: [study.t, study.x]), names: ["t", "x"], outcome: study.y,
      absorbing: [study.clusters, study.years], leavingOutSingletons: true)
    #expect(!fit.rowsLeftOut.isEmpty)
    var results = GeneratedResults()
    try results.regression(fit, ["t", "x"], [.classical, .hc1])
    try results.regression(fit, ["t", "x"], [.cr1], clusters: study.clusters)
    try results.compare("a group of one")
  }

  @Test("logit, probit and Poisson: robust and clustered errors, and those of average effects")
  func likelihood() throws {
    let study = GeneratedStudy(seed: 27, rows: 200, groups: 12)
    let design = Matrix(columns: [study.y.map { _ in 1 }, study.t, study.z])
    var results = GeneratedResults()
    for (label, family) in [("logit", LikelihoodFamily.logit), ("probit", .probit), ("Poisson", .poisson)] {
      for isObserved in [false, true] {
        let fit = try LikelihoodRegression(
          family, design: design, names: ["constant", "t", "z"],
          outcome: family == .poisson ? study.count : study.event,
          usingObservedInformation: isObserved)
        let prefix = label + (isObserved ? ", observed information" : "")
        for type in LikelihoodStandardError.allCases {
          let clusters = type.isClustered ? study.clusters : nil
          for (place, term) in [(1, "t"), (2, "z")] {
            let estimate = try fit.estimate(coefficient: place, type: type, clusters: clusters)
            results["\(prefix); \(term), estimate"] = estimate.estimate
            results["\(prefix); \(term), \(type.rawValue) standard error"] = estimate.standardError
            let effect =
              term == "t"
              ? try fit.averageDiscreteEffect(column: 1, type: type, clusters: clusters)
              : try fit.averageMarginalEffect(column: 2, type: type, clusters: clusters)
            results["\(prefix); average effect of \(term)"] = effect.estimate
            results["\(prefix); average effect of \(term), \(type.rawValue) standard error"] = effect.standardError
          }
        }
      }
    }
    try results.compare("likelihood models")
  }

  @Test("cross-tables of four by four and more, by chi-squared and by Fisher's exact test")
  func crossTables() throws {
    let study = GeneratedStudy(seed: 28, rows: 60, groups: 4, years: 4)
    var results = GeneratedResults()
    for (label, columns) in [
      ("cluster by year", study.years), ("cluster by count", Groups(study.count.map { Int($0) })),
    ] {
      let table = try CrossTable(rows: study.clusters, columns: columns)
      results["\(label), chi-squared"] = try table.chiSquaredTest().statistic
      results["\(label), chi-squared p value"] = try table.chiSquaredTest().pValue
      results["\(label), Fisher's exact p value"] = try table.fisherExactTest()
    }
    try results.compare("cross-tables")
  }
}
