import Testing

@testable import Estimators

/// Examples that books and papers print, to the decimals that they print; the source is beside each.
@Suite("Published examples")
struct PublishedTablesTests {
  /// Whether a number rounds to the printed one.
  func expect(
    _ computed: Double, prints printed: Double, places: Int, line: Int = #line,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var half = 0.5
    for _ in 0..<places { half /= 10 }
    #expect(abs(computed - printed) <= half * 1.000001, "\(computed)", sourceLocation: sourceLocation)
    ConformanceRecord.add(
      kind: "typed", name: "PublishedTablesTests", id: "line \(line)", computed: computed, expected: printed)
  }

  @Test("sleep: Student (1908), Biometrika 6, 20, as paired and as Welch's test in the manual of R's t.test")
  func sleep() throws {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let pairs = Groups((0..<20).map { $0 % 10 })
    let paired = try matchedPairsDifference(
      outcome: second + first, isTreated: (0..<20).map { $0 < 10 }, pairs: pairs)
    expect(paired.estimate, prints: 1.58, places: 2)
    expect(paired.statistic, prints: 4.0621, places: 4)
    expect(paired.pValue, prints: 0.002833, places: 6)
    expect(paired.confidenceInterval().low, prints: 0.7001142, places: 7)
    expect(paired.confidenceInterval().high, prints: 2.4598858, places: 7)
    let welch = try differenceInMeans(treated: second, control: first)
    expect(welch.statistic, prints: 1.8608, places: 4)
    expect(welch.degreesOfFreedom, prints: 17.776, places: 3)
    expect(welch.pValue, prints: 0.07939, places: 5)
  }

  @Test("tea: Fisher (1935), as Agresti (1990), Categorical Data Analysis, page 61, has it")
  func tea() throws {
    let tea = try ConditionalOddsRatio(
      treated: EventCount(events: 3, participants: 4), control: EventCount(events: 1, participants: 4))
    expect(tea.pValue, prints: 0.4857, places: 4)
    expect(tea.pValueGreater, prints: 0.2429, places: 4)
    // R prints 6.408309, from a search that ends at four digits.
    expect(tea.ratio, prints: 6.4083, places: 4)
  }

  @Test("job satisfaction: Agresti (2002), Categorical Data Analysis, page 57, four by four")
  func jobSatisfaction() throws {
    let names = ["1", "2", "3", "4"]
    let table = try CrossTable(
      counts: [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]], rows: names, columns: names)
    expect(try table.fisherExactTest(), prints: 0.7827, places: 4)
    expect(try table.chiSquaredTest().statistic, prints: 5.97, places: 2)
  }

  @Test("party and gender: Agresti (2007), Introduction to Categorical Data Analysis, table 2.5")
  func party() throws {
    let table = try CrossTable(
      counts: [[762, 327, 468], [484, 239, 477]], rows: ["women", "men"],
      columns: ["Democrat", "Independent", "Republican"])
    let test = try table.chiSquaredTest()
    expect(test.statistic, prints: 30.1, places: 1)
    #expect(test.degreesOfFreedom == 2)
    expect(table.expected[0][0], prints: 703.7, places: 1)
  }

  @Test("aspirin: Physicians' Health Study, Agresti (2007), sections 2.2 and 2.3")
  func aspirin() throws {
    let placebo = EventCount(events: 189, participants: 11_034)
    let aspirin = EventCount(events: 104, participants: 11_037)
    let difference = try riskDifference(treated: placebo, control: aspirin)
    expect(difference.estimate, prints: 0.0077, places: 4)
    expect(difference.standardError, prints: 0.0015, places: 4)
    expect(difference.confidenceInterval().low, prints: 0.005, places: 3)
    expect(difference.confidenceInterval().high, prints: 0.011, places: 3)
    let ratio = try riskRatio(treated: placebo, control: aspirin)
    expect(ratio.ratio, prints: 1.82, places: 2)
    expect(ratio.confidenceInterval().low, prints: 1.43, places: 2)
    expect(ratio.confidenceInterval().high, prints: 2.31, places: 2)
    let odds = try oddsRatio(treated: placebo, control: aspirin)
    expect(odds.ratio, prints: 1.83, places: 2)
    expect(odds.logarithm.standardError, prints: 0.123, places: 3)
    expect(odds.confidenceInterval().low, prints: 1.44, places: 2)
    expect(odds.confidenceInterval().high, prints: 2.33, places: 2)
  }

  @Test("plants: Dobson (1983), An Introduction to Statistical Modelling, analysis of variance of three groups")
  func plants() throws {
    let control = [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
    let first = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]
    let second = [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]
    let analysis = try AnalysisOfVariance(control + first + second, groups: Groups((0..<30).map { $0 / 10 }))
    expect(analysis.statistic, prints: 4.846, places: 3)
    expect(analysis.pValue, prints: 0.01591, places: 5)
    expect(analysis.betweenSumOfSquares, prints: 3.7663, places: 4)
    expect(analysis.withinSumOfSquares, prints: 10.492, places: 3)
  }

  @Test("membranes: Hollander and Wolfe (1973), Nonparametric Statistical Methods, page 69")
  func membranes() throws {
    let term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    let earlier = [1.15, 0.88, 0.90, 0.74, 1.21]
    let test = try MannWhitneyTest(treated: term, control: earlier)
    #expect(test.method == .exact)
    #expect(test.statistic == 35)
    // Printed one-sided: 0.1272.
    expect(test.pValue / 2, prints: 0.1272, places: 4)
    expect(test.shift, prints: 0.305, places: 3)
  }

  @Test("tomatoes and boys' shoes: Box, Hunter and Hunter (1978), Statistics for Experimenters, chapter 4")
  func tomatoesAndShoes() throws {
    let standard = [29.9, 11.4, 25.3, 16.5, 21.1]
    let modified = [26.6, 23.7, 28.5, 14.2, 17.9, 24.3]
    let difference = try pooledDifferenceInMeans(treated: modified, control: standard)
    expect(difference.estimate, prints: 1.69, places: 2)
    expect(difference.statistic, prints: 0.44, places: 2)
    let tomatoes = try RandomizationTest(
      outcome: modified + standard, isTreated: (0..<11).map { $0 < 6 })
    #expect(tomatoes.isExact)
    #expect(tomatoes.assignments == 462)
    // 154 of 462 arrangements have a larger difference, and two more the same.
    expect(tomatoes.pValueGreater, prints: 0.33, places: 2)

    let a = [13.2, 8.2, 10.9, 14.3, 10.7, 6.6, 9.5, 10.8, 8.8, 13.3]
    let b = [14.0, 8.8, 11.2, 14.2, 11.8, 6.4, 9.8, 11.3, 9.3, 13.6]
    let pairs = Groups((0..<20).map { $0 % 10 })
    let isTreated = (0..<20).map { $0 < 10 }
    let shoes = try matchedPairsDifference(outcome: b + a, isTreated: isTreated, pairs: pairs)
    expect(shoes.estimate, prints: 0.41, places: 2)
    expect(shoes.statistic, prints: 3.3489, places: 4)
    expect(shoes.pValue, prints: 0.008539, places: 6)
    let exact = try RandomizationTest(outcome: b + a, isTreated: isTreated, blocks: pairs)
    #expect(exact.assignments == 1024)
    // Fewer than 0.7 % of the 1,024 ways to put on the shoes have a difference as large (pages 99 to 101).
    expect(exact.pValueGreater, prints: 0.006, places: 2)
  }

  @Test("four datasets with one regression: Anscombe (1973), The American Statistician 27, 17–21")
  func anscombe() throws {
    let x = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let fourth = [8.0, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
    let outcomes = [
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
      [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
      [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
      [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
    ]
    for (place, outcome) in outcomes.enumerated() {
      let fit = try LeastSquares(
        design: Matrix(columns: [x.map { _ in 1 }, place == 3 ? fourth : x]), names: ["constant", "x"],
        outcome: outcome)
      expect(fit.coefficients[0], prints: 3.0, places: 1)
      expect(fit.coefficients[1], prints: 0.5, places: 2)
      expect(try fit.estimate(coefficient: 1, type: .classical).standardError, prints: 0.118, places: 3)
      expect(fit.rSquared, prints: 0.667, places: 2)
    }
  }

  @Test("stack loss: Brownlee (1965), Statistical Theory and Methodology, section 13.12")
  func stackLoss() throws {
    let air: [Double] = [80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70]
    let water: [Double] = [27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20]
    let acid: [Double] = [89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91]
    let loss: [Double] = [42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15]
    let fit = try LeastSquares(
      design: Matrix(columns: [loss.map { _ in 1 }, air, water, acid]), names: ["constant", "air", "water", "acid"],
      outcome: loss)
    for (place, coefficient, error) in [(1, 0.7156, 0.1349), (2, 1.2953, 0.3680), (3, -0.1521, 0.1563)] {
      let estimate = try fit.estimate(coefficient: place, type: .classical)
      expect(estimate.estimate, prints: coefficient, places: 4)
      expect(estimate.standardError, prints: error, places: 4)
    }
    expect(fit.coefficients[0], prints: -39.92, places: 2)
    expect(fit.residualStandardDeviation, prints: 3.243, places: 3)
    expect(fit.rSquared, prints: 0.9136, places: 4)
  }

  @Test("O-rings: Dalal, Fowlkes and Hoadley (1989), doi:10.1080/01621459.1989.10478858, damage and temperature")
  func challenger() throws {
    let temperature: [Double] = [
      66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
    ]
    let damage: [Double] = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]
    let fit = try LikelihoodRegression(
      .logit, design: Matrix(columns: [damage.map { _ in 1 }, temperature]), names: ["constant", "temperature"],
      outcome: damage)
    expect(fit.coefficients[0], prints: 15.0429, places: 4)
    expect(fit.coefficients[1], prints: -0.2322, places: 4)
    let errors = try fit.estimates(type: .classical).map(\.standardError)
    expect(errors[0], prints: 7.3786, places: 4)
    expect(errors[1], prints: 0.1082, places: 4)
    expect(fit.deviance, prints: 20.315, places: 3)
  }

  @Test("counts: Dobson (1990), An Introduction to Generalized Linear Models, page 93, in the manual of R's glm")
  func dobson() throws {
    let counts: [Double] = [18, 17, 15, 20, 10, 20, 25, 13, 12]
    let ones = counts.map { _ in 1.0 }
    func level(_ rows: (Int) -> Bool) -> [Double] { counts.indices.map { rows($0) ? 1 : 0 } }
    let fit = try LikelihoodRegression(
      .poisson,
      design: Matrix(columns: [
        ones, level { $0 % 3 == 1 }, level { $0 % 3 == 2 }, level { $0 / 3 == 1 }, level { $0 / 3 == 2 },
      ]), names: ["constant", "outcome 2", "outcome 3", "treatment 2", "treatment 3"], outcome: counts)
    let estimates = try fit.estimates(type: .classical)
    for (place, coefficient, error) in [(0, 3.045, 0.1709), (1, -0.4543, 0.2022), (2, -0.2930, 0.1927)] {
      expect(estimates[place].estimate, prints: coefficient, places: place == 0 ? 3 : 4)
      expect(estimates[place].standardError, prints: error, places: 4)
    }
    expect(fit.deviance, prints: 5.1291, places: 4)
    expect(fit.akaikeInformation, prints: 56.76, places: 2)
  }

  @Test("ratings: Shrout and Fleiss (1979), doi:10.1037/0033-2909.86.2.420, table 2 and ICC(1, 1)")
  func ratings() throws {
    let ratings: [[Double]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let correlation = try IntraclassCorrelation(
      Array(ratings.joined()), clusters: Groups((0..<24).map { $0 / 4 }))
    expect(correlation.estimate, prints: 0.17, places: 2)
    expect(correlation.analysis.betweenMeanSquare, prints: 11.24, places: 2)
    expect(correlation.analysis.withinMeanSquare, prints: 6.26, places: 2)
  }

  @Test("g from means: Borenstein, Hedges, Higgins and Rothstein (2009), Introduction to Meta-Analysis, chapter 4")
  func hedges() throws {
    let spread = ((49 * 5.5 * 5.5 + 49 * 4.5 * 4.5) / 98).squareRoot()
    expect(spread, prints: 5.0249, places: 4)
    let d = 3 / spread
    expect(d, prints: 0.5970, places: 4)
    let g = hedgesG(d: d, treated: 50, control: 50, variance: .borenstein)
    expect(g.estimate, prints: 0.5924, places: 4)
    expect(g.standardError * g.standardError, prints: 0.0411, places: 4)
    expect(g.standardError, prints: 0.2028, places: 4)
  }
}
