import Foundation
import Testing

@testable import Estimators

@Suite("Logistic, probit and Poisson regression")
struct LikelihoodRegressionTests {
  /// The data of References/likelihood.R.
  let rows = Array(0..<48)
  var x: [Double] { rows.map { Double((7 * $0) % 23) / 5 } }
  var treated: [Double] { rows.map { (5 * $0) % 8 < 4 ? 1.0 : 0 } }
  var clusters: Groups { Groups(rows.map { ($0 * $0 + $0) % 9 }) }
  var binary: [Double] {
    let (x, treated) = (x, treated)
    return rows.map { i -> Double in
      let index = Double((11 * i + 3 * (i % 4)) % 17) + 2 * x[i] + 3 * treated[i]
      return index > 14 ? 1 : 0
    }
  }
  var count: [Double] {
    let (x, treated) = (x, treated)
    return rows.map { Double((13 * $0) % 7) + x[$0].rounded(.down) * treated[$0] }
  }
  var weights: [Double] { rows.map { 1 + Double($0 % 3) / 2 } }
  var exposure: [Double] { rows.map { log(Double(1 + $0 % 5)) } }
  var design: Matrix { Matrix(columns: [rows.map { _ in 1 }, treated, x]) }
  let names = ["constant", "treated", "x"]

  func fit(_ family: LikelihoodFamily, weighted: Bool = false, offset: Bool = false) throws -> LikelihoodRegression {
    try LikelihoodRegression(
      family, design: design, names: names, outcome: family == .poisson ? count : binary,
      weights: weighted ? weights : nil, offset: offset ? exposure : nil)
  }

  struct Expected {
    var coefficients, deviance: [Double]
    var errors: [(LikelihoodStandardError, [Double])]
  }

  func compare(_ fit: LikelihoodRegression, _ expected: Expected, relative: Double) throws {
    for j in 0..<3 {
      #expect(fit.coefficients[j].isClose(to: expected.coefficients[j], relative: relative))
      for (type, errors) in expected.errors {
        let error = try fit.estimate(coefficient: j, type: type, clusters: clusters).standardError
        #expect(error.isClose(to: errors[j], relative: relative), "\(type)")
      }
    }
    #expect(fit.deviance.isClose(to: expected.deviance[0]))
    if expected.deviance.count > 1 { #expect(fit.logLikelihood.isClose(to: expected.deviance[1])) }
  }

  @Test("logit agrees with R's glm and sandwich")
  func logit() throws {
    // References/likelihood.R, R 4.2.2, sandwich 3.0.2.
    try compare(
      fit(.logit),
      Expected(
        coefficients: [-1.477298391160142, 1.049643425194831, 0.539979151146437],
        deviance: [57.92079626682358, -28.96039813341179],
        errors: [
          (.classical, [0.6976994499150494, 0.6366454853834667, 0.2493075690931937]),
          (.hc0, [0.6832106719087763, 0.6288841703654369, 0.2362372513066854]),
          (.cr0, [0.7216334706572249, 0.3227315154748678, 0.2019865727684004]),
          (.cr1, [0.8332705570803841, 0.3726582546707806, 0.2332340043211667]),
        ]), relative: 1e-12)
    try compare(
      fit(.logit, weighted: true),
      Expected(
        coefficients: [-1.489982795913199, 0.999193205734919, 0.6061085139973488], deviance: [85.3048250394298],
        errors: [
          (.hc0, [0.7175729125376337, 0.6535411690666815, 0.2467292524482777]),
          (.cr0, [0.8255265658060231, 0.3389887932707187, 0.2363129581567484]),
          (.cr1, [0.9532359699825906, 0.3914305420942318, 0.2728707000095908]),
        ]), relative: 1e-10)
  }

  @Test("probit agrees with R's glm, and with statsmodels on the observed information")
  func probit() throws {
    // References/likelihood.R. R's iteration leaves the ninth digit open; statsmodels ends with Newton steps.
    let fit = try fit(.probit)
    try compare(
      fit,
      Expected(
        coefficients: [-0.9164506652930942, 0.6559928419306296, 0.3366818804966104],
        deviance: [57.78112307098066, -28.89056153549033],
        errors: [
          (.classical, [0.4131811922406664, 0.3845396167949872, 0.1482368167345576]),
          (.hc0, [0.405186893468069, 0.3809663071815505, 0.1400566494450812]),
          (.cr0, [0.4386337417151533, 0.2062836193281419, 0.1188839455389833]),
          (.cr1, [0.5064906177097934, 0.2381958062970261, 0.1372753559185135]),
        ]), relative: 1e-8)
    let observed = try LikelihoodRegression(
      .probit, design: design, names: names, outcome: binary, usingObservedInformation: true)
    try compare(
      observed,
      Expected(
        coefficients: [-0.9164506645170096, 0.6559928412603466, 0.33668187998897636],
        deviance: [57.78112307098066],
        errors: [(.classical, [0.4146107994711066, 0.3852083345960909, 0.1497044130991902])]), relative: 1e-12)
  }

  @Test("Poisson with an exposure, and with weights, agrees with R's glm and sandwich")
  func poisson() throws {
    try compare(
      fit(.poisson, offset: true),
      Expected(
        coefficients: [-0.2365635054855909, 0.519879898255292, 0.1089346167403593],
        deviance: [114.7118700428011, -126.5449117644588],
        errors: [
          (.classical, [0.1708670428605282, 0.1497670207653657, 0.05498812678689102]),
          (.hc0, [0.2402894662837163, 0.203090833520788, 0.07153586584328851]),
          (.cr0, [0.1364721054906517, 0.06291396331840055, 0.05707946879629884]),
          (.cr1, [0.1575844136838054, 0.07264678731532967, 0.06590969334948792]),
        ]), relative: 1e-11)
    try compare(
      fit(.poisson, weighted: true),
      Expected(
        coefficients: [0.7645633888836102, 0.5011188590404869, 0.1508275179150406], deviance: [110.563210411824],
        errors: [
          (.hc0, [0.2073462119373736, 0.1737587380191682, 0.05704109681319473]),
          (.cr0, [0.1364263388512902, 0.1474562628168561, 0.01978491141964283]),
          (.cr1, [0.157531566920695, 0.1702678260620162, 0.0228456478680474]),
        ]), relative: 1e-11)
    #expect(try fit(.poisson).dispersion > 1)
  }

  @Test("average marginal effects agree with statsmodels")
  func marginalEffects() throws {
    // References/likelihood.py, statsmodels 0.15.0; probit by the observed information, as there.
    let cases: [(LikelihoodFamily, [(Double, Double)], (Double, Double))] = [
      (
        .logit, [(0.21821639716704236, 0.11818745984561073), (0.11225936549511724, 0.04174999594330357)],
        (0.22759502556831898, 0.13333578140741367)
      ),
      (
        .probit, [(0.22366465497477717, 0.11870964547636881), (0.11479368643614139, 0.04216604027470451)],
        (0.23237887902091417, 0.13243922619331838)
      ),
      (
        .poisson, [(1.786537906326233, 0.6080104556517569), (0.6328654669414854, 0.22199121081177894)],
        (1.7510794883258083, 0.5755454714547991)
      ),
    ]
    for (family, derivatives, discrete) in cases {
      let fit = try LikelihoodRegression(
        family, design: design, names: names, outcome: family == .poisson ? count : binary,
        usingObservedInformation: true)
      for (j, (effect, error)) in derivatives.enumerated() {
        let estimate = try fit.averageMarginalEffect(column: j + 1, type: .classical)
        #expect(estimate.estimate.isClose(to: effect, relative: 1e-10))
        #expect(estimate.standardError.isClose(to: error, relative: 1e-10))
      }
      let estimate = try fit.averageDiscreteEffect(column: 1, type: .classical)
      #expect(estimate.estimate.isClose(to: discrete.0, relative: 1e-10))
      #expect(estimate.standardError.isClose(to: discrete.1, relative: 1e-10))
      let means = try fit.predictedMeans(treatment: 1, type: .classical)
      #expect(means.difference == estimate)
      #expect((means.treated.estimate - means.control.estimate).isClose(to: estimate.estimate))
      let everyone = Matrix(columns: [rows.map { _ in 1 }, rows.map { _ in 1 }, x])
      let nobody = Matrix(columns: [rows.map { _ in 1 }, rows.map { _ in 0 }, x])
      #expect(try fit.averageDifference(from: nobody, to: everyone, type: .classical) == estimate)
      #expect(try fit.averagePrediction(design: everyone, type: .cr1, clusters: clusters).standardError > 0)
    }
  }

  @Test("with the treatment alone, predicted means are the means of the arms")
  func saturated() throws {
    for family in LikelihoodFamily.allCases {
      let outcome = family == .poisson ? count : binary
      let fit = try LikelihoodRegression(
        family, design: Matrix(columns: [rows.map { _ in 1 }, treated]), names: ["constant", "treated"],
        outcome: outcome)
      let means = try fit.predictedMeans(treatment: 1, type: .hc0)
      let arms = [1.0, 0].map { arm in rows.filter { treated[$0] == arm }.map { outcome[$0] } }
      #expect(means.treated.estimate.isClose(to: mean(arms[0])))
      #expect(means.control.estimate.isClose(to: mean(arms[1])))
      // HC0 of the means with n in place of n − 1.
      let squaredError = arms.map { variance($0) * Double($0.count - 1) / Double($0.count * $0.count) }.reduce(0, +)
      #expect(means.difference.standardError.isClose(to: squaredError.squareRoot(), relative: 1e-11))
    }
  }

  @Test("rows of weight zero are left out, and clusters of one row change nothing")
  func weightZero() throws {
    var partial = weights
    for row in [2, 40] { partial[row] = 0 }
    let kept = rows.filter { $0 != 2 && $0 != 40 }
    let fit = try LikelihoodRegression(.logit, design: design, names: names, outcome: binary, weights: partial)
    let short = try LikelihoodRegression(
      .logit, design: design.selecting(kept), names: names, outcome: kept.map { binary[$0] },
      weights: kept.map { weights[$0] })
    #expect(fit.rowsLeftOut == [2, 40])
    #expect(fit.coefficients == short.coefficients)
    #expect(
      try fit.estimate(coefficient: 1, type: .cr1, clusters: clusters)
        == short.estimate(coefficient: 1, type: .cr1, clusters: clusters.selecting(kept)))
    #expect(
      try fit.estimate(coefficient: 1, type: .cr1, clusters: Groups(rows)).standardError
        .isClose(to: fit.estimate(coefficient: 1, type: .hc1).standardError))
    #expect(
      try fit.averagePrediction(design: design, type: .hc0)
        == short.averagePrediction(design: design.selecting(kept), type: .hc0))
  }

  @Test("does not depend on the unit or the origin of a covariate")
  func units() throws {
    let far = Matrix(columns: [rows.map { _ in 1 }, treated, x.map { 1e9 + 1000 * $0 }])
    let moved = try LikelihoodRegression(.logit, design: far, names: names, outcome: binary)
    let fit = try fit(.logit)
    #expect((moved.coefficients[2] * 1000).isClose(to: fit.coefficients[2], relative: 1e-10))
    #expect(
      try moved.estimate(coefficient: 1, type: .hc0).standardError
        .isClose(to: fit.estimate(coefficient: 1, type: .hc0).standardError, relative: 1e-10))
  }

  @Test("tests joint hypotheses by Wald and by the ratio of likelihoods")
  func joint() throws {
    let fit = try fit(.logit)
    let one = try fit.waldTest(contrasts: [[0, 1, 0]], type: .classical)
    let z = try fit.estimate(coefficient: 1, type: .classical)
    #expect(one.statistic.isClose(to: z.statistic * z.statistic))
    #expect(one.pValue.isClose(to: z.pValue))
    let null = try LikelihoodRegression(
      .logit, design: Matrix(columns: [rows.map { _ in 1 }]), names: ["constant"], outcome: binary)
    let ratio = fit.likelihoodRatioTest(against: null)
    #expect(ratio.degreesOfFreedom == 2)
    #expect(ratio.statistic.isClose(to: null.deviance - 57.92079626682358))
  }

  @Test("says which column separates the outcomes, wholly or in part")
  func separation() throws {
    func refusal(_ family: LikelihoodFamily, _ columns: [[Double]], _ names: [String], _ outcome: [Double])
      -> EstimationError?
    {
      do throws(EstimationError) {
        _ = try LikelihoodRegression(
          family, design: Matrix(columns: [outcome.map { _ in 1 }] + columns), names: ["constant"] + names,
          outcome: outcome)
        return nil
      } catch { return error }
    }
    let x = self.x
    let dose = rows.map { Double($0) }
    let above = rows.map { $0 >= 20 ? 1.0 : 0 }
    let rare = rows.map { $0 % 16 == 3 ? 1.0 : 0 }
    let common = rare.map { 1 - $0 }
    let outcome = zip(binary, rare).map { $1 == 1 ? 1 : $0 }
    for family in [LikelihoodFamily.logit, .probit] {
      #expect(
        refusal(family, [x, dose], ["x", "dose"], above) == .separation(columns: ["dose"], isComplete: true, rows: 48))
      let sum = zip(dose, x).map { $0 - 3 * $1 }
      #expect(
        refusal(family, [x, sum], ["x", "difference"], above) == .separation(columns: [], isComplete: true, rows: 48))
      #expect(
        refusal(family, [treated, x, rare], ["treated", "x", "rare"], outcome)
          == .separation(columns: ["rare"], isComplete: false, rows: 3))
      #expect(
        refusal(family, [treated, x, common], ["treated", "x", "common"], outcome)
          == .separation(columns: ["common"], isComplete: false, rows: 3))
    }
    let noEvents = zip(count, rare).map { $1 == 1 ? 0 : $0 }
    #expect(
      refusal(.poisson, [treated, x, rare], ["treated", "x", "rare"], noEvents)
        == .separation(columns: ["rare"], isComplete: false, rows: 3))
    #expect(refusal(.poisson, [treated, x, rare], ["treated", "x", "rare"], count) == nil)
    // Counts that a limit of the coefficients fits exactly: one event in five rows.
    let few: [Double] = [0, 0, 3, 0, 0]
    #expect(
      refusal(.poisson, [[1, 2, 5, 3, 4], [2, 1, 3, 5, 4]], ["a", "b"], few)
        == .separation(columns: ["a", "b"], isComplete: false, rows: 4))
    // A steep slope is not a separation.
    let steep = rows.map { $0 >= 20 || $0 == 18 ? 1.0 : 0 }
    #expect(refusal(.logit, [dose], ["dose"], steep) == nil)
  }

  @Test("refuses what cannot be estimated")
  func refusals() throws {
    func fit(_ family: LikelihoodFamily, _ outcome: [Double], _ columns: [[Double]], weights: [Double]? = nil) throws {
      _ = try LikelihoodRegression(
        family, design: Matrix(columns: columns), names: columns.indices.map { "c\($0)" }, outcome: outcome,
        weights: weights)
    }
    let one: [Double] = [1, 1, 1, 1]
    #expect(throws: EstimationError.notBinary(what: "outcome", row: 2)) { try fit(.logit, [1, 2, 0, 1], [one]) }
    #expect(throws: EstimationError.negativeCount(what: "outcome", row: 4)) { try fit(.poisson, [1, 2, 0, -1], [one]) }
    #expect(throws: EstimationError.noVariation(what: "outcome")) { try fit(.probit, [1, 1, 1, 1], [one]) }
    #expect(throws: EstimationError.notFinite(what: "c1", row: 3)) {
      try fit(.logit, [1, 1, 0, 1], [one, [1, 2, .nan, 3]])
    }
    #expect(throws: EstimationError.collinear(columns: ["c2"])) {
      try fit(.logit, [1, 1, 0, 1], [one, [1, 2, 4, 3], [2, 4, 8, 6]])
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 4, rows: 4)) {
      try fit(.logit, [1, 1, 0, 1], [one, [1, 2, 4, 3], [2, 4, 8, 5], [0, 1, 0, 0]])
    }
    #expect(throws: EstimationError.weightNotPositive(row: 1)) {
      try fit(.logit, [1, 1, 0, 1], [one], weights: [-1, 1, 1, 1])
    }
    #expect(throws: EstimationError.clustersMissing(standardError: "CR1 (G/(G − 1))")) {
      try self.fit(.logit).covariance(.cr1)
    }
  }
}
