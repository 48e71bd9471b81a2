import Glibc
import Testing

@testable import Estimators

/// Regressions: the share of 95 % intervals that hold the true coefficient, and of 5 % tests that reject a true hypothesis, within
/// three Monte Carlo standard errors.
@Suite("Coverage of regressions")
struct CoverageOfModelsTests {
  func interval(
    _ fit: LeastSquares, _ type: StandardErrorType, clusters: Groups? = nil
  ) throws -> (low: Double, high: Double) {
    try fit.estimate(coefficient: 1, type: type, clusters: clusters).confidenceInterval()
  }

  @Test("of classical errors under equal variances, and of HC1, HC2, HC3 under unequal ones with 150 rows")
  func heteroskedastic() throws {
    let x = (0..<150).map { Double($0 % 10) / 5 }
    let design = Matrix(columns: [x.map { _ in 1 }, x])
    let coverage = try Coverage("a slope in 150 rows", studies: 400, seed: 201) { generator in
      let errors = x.map { _ in generator.normal() }
      let names = ["constant", "x"]
      let equal = try LeastSquares(design: design, names: names, outcome: zip(x, errors).map { $0 + $1 })
      let unequal = try LeastSquares(design: design, names: names, outcome: zip(x, errors).map { $0 + ($0 - 0.9) * $1 })
      return try [("classical", interval(equal, .classical), 1)]
        + [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3].map {
          ("\($0.rawValue), unequal variances", try interval(unequal, $0), 1)
        }
    }
    coverage.expectNominal([
      "classical", "HC0, unequal variances", "HC1, unequal variances", "HC2, unequal variances",
      "HC3, unequal variances",
    ])
    coverage.expectShort("classical, unequal variances", below: 0.93)
  }

  @Test("of CR1, CR2, CR3 with sixty clusters, with effects of years absorbed too; classical errors fail")
  func manyClusters() throws {
    let index = (0..<240).map { $0 / 4 }
    let clusters = Groups(index)
    let years = Groups((0..<240).map { $0 % 4 })
    let treated = index.map { Double($0 % 2) }
    let coverage = try Coverage("sixty clusters of four", studies: 250, seed: 202) { generator in
      let effects = (0..<60).map { _ in generator.normal() }
      let outcome = index.indices.map { effects[index[$0]] + treated[$0] + generator.normal() }
      let fit = try LeastSquares(
        design: Matrix(columns: [treated.map { _ in 1 }, treated]), names: ["constant", "t"], outcome: outcome)
      let absorbed = try LeastSquares(
        design: Matrix(columns: [treated]), names: ["t"], outcome: outcome, absorbing: years)
      let across = try absorbed.estimate(coefficient: 0, type: .cr2, clusters: clusters).confidenceInterval()
      return try [StandardErrorType.cr1, .cr2, .cr3].map {
        ($0.rawValue, try interval(fit, $0, clusters: clusters), 1)
      } + [("CR2, absorbed", across, 1), ("classical", interval(fit, .classical), 1)]
    }
    coverage.expectNominal(["CR1", "CR2", "CR3", "CR2, absorbed"])
    coverage.expectShort("classical", below: 0.85)
  }

  @Test("of two-way clusters, fifty each way; with the smaller number it is a little larger, and one way alone fails")
  func twoWay() throws {
    let first = Groups((0..<500).map { $0 / 10 })
    let second = Groups((0..<500).map { ($0 * 7 + $0 / 50) % 50 })
    let coverage = try Coverage("two ways of clustering, fifty each", studies: 300, seed: 203) { generator in
      let rows = (0..<50).map { _ in (generator.normal(), generator.normal()) }
      let columns = (0..<50).map { _ in (generator.normal(), generator.normal()) }
      let x = (0..<500).map { rows[first.index[$0]].0 + columns[second.index[$0]].0 }
      let outcome = (0..<500).map { i in
        x[i] + rows[first.index[i]].1 + columns[second.index[i]].1 + generator.normal()
      }
      let fit = try LeastSquares(
        design: Matrix(columns: [x.map { _ in 1 }, x]), names: ["constant", "x"], outcome: outcome)
      return try [
        (
          "two-way, a factor for each",
          TwoWayClustering(fit, first, second).estimate(coefficient: 1).confidenceInterval(), 1
        ),
        (
          "two-way, the smallest factor",
          TwoWayClustering(fit, first, second, factor: .smallest).estimate(coefficient: 1).confidenceInterval(), 1
        ),
        ("CR1, one way", interval(fit, .cr1, clusters: first), 1),
      ]
    }
    coverage.expectNominal(["two-way, a factor for each", "two-way, the smallest factor"])
    coverage.expectShort("CR1, one way", below: 0.92)
  }

  @Test("of few clusters: CR1 with six falls short, CR2 and the wild bootstrap with Webb's weights do not")
  func fewClusters() throws {
    let index = (0..<60).map { $0 % 6 }
    let clusters = Groups(index)
    let treated = index.map { $0 < 3 ? 1.0 : 0 }
    let contrast = [0.0, 1]
    let coverage = try Coverage("six clusters of ten", studies: 400, seed: 204) { generator in
      let effects = (0..<6).map { _ in generator.normal() }
      let outcome = index.indices.map { effects[index[$0]] + generator.normal() }
      let fit = try LeastSquares(
        design: Matrix(columns: [treated.map { _ in 1 }, treated]), names: ["constant", "t"], outcome: outcome)
      let bootstrap = try WildClusterBootstrap(
        fit, contrast: contrast, clusters: clusters, weights: .webb, draws: 199, seed: generator.next())
      let test = try fit.hotellingTest(contrasts: [contrast], clusters: clusters)
      return try [
        ("CR1", interval(fit, .cr1, clusters: clusters), 0), ("CR2", interval(fit, .cr2, clusters: clusters), 0),
        ("CR0", interval(fit, .cr0, clusters: clusters), 0),
        // The interval holds what the test does not reject.
        ("wild bootstrap, Webb", bootstrap.pValue() > 0.05 ? (-1, 1) : (1, 2), 0),
        ("Hotelling's T², CR2", test.pValue > 0.05 ? (-1, 1) : (1, 2), 0),
      ]
    }
    coverage.expectNominal(["CR2", "Hotelling's T², CR2", "wild bootstrap, Webb"])
    coverage.expectShort("CR0", below: 0.93)
    coverage.expectShort("CR1", below: 0.95)
  }

  @Test("of average effects after logit, probit and Poisson, with independent rows and with clusters")
  func averageEffects() throws {
    let treated = (0..<200).map { Double($0 % 2) }
    let clusters = Groups((0..<200).map { $0 / 4 })
    let x = (0..<200).map { Double($0 * 7 % 20) / 10 - 1 }
    let design = Matrix(columns: [x.map { _ in 1 }, treated, x])
    let names = ["constant", "t", "x"]
    // The truth is the average over the rows as they are.
    func average(_ mean: (Double) -> Double) -> Double {
      x.reduce(0) { $0 + mean(0.7 + 0.5 * $1) - mean(0.5 * $1) } / Double(x.count)
    }
    let normal = NormalDistribution()
    let truths: [LikelihoodFamily: Double] = [
      .logit: average { 1 / (1 + exp(-$0)) }, .probit: average { normal.cumulative($0) }, .poisson: average { exp($0) },
    ]
    let coverage = try Coverage("average effects in 200 rows", studies: 200, seed: 205) { generator in
      var results: [(name: String, interval: (low: Double, high: Double), truth: Double)] = []
      for family in LikelihoodFamily.allCases {
        let outcome = x.indices.map { i -> Double in
          let predictor = 0.7 * treated[i] + 0.5 * x[i]
          switch family {
          case .logit: return generator.uniform() < 1 / (1 + exp(-predictor)) ? 1 : 0
          case .probit: return generator.uniform() < normal.cumulative(predictor) ? 1 : 0
          case .poisson:
            // Arrivals until the time is over.
            var count = 0.0
            var time = -log(1 - generator.uniform())
            while time < exp(predictor) {
              count += 1
              time -= log(1 - generator.uniform())
            }
            return count
          }
        }
        let fit = try LikelihoodRegression(family, design: design, names: names, outcome: outcome)
        for type in [LikelihoodStandardError.hc1, .cr1] {
          let effect = try fit.averageDiscreteEffect(
            column: 1, type: type, clusters: type.isClustered ? clusters : nil)
          results.append(("\(family) \(type.rawValue)", effect.confidenceInterval(), truths[family]!))
        }
      }
      return results
    }
    coverage.expectNominal(LikelihoodFamily.allCases.flatMap { ["\($0) HC1", "\($0) CR1"] })
  }

  @Test("of differences in differences, by rows and by units, and of Lin's adjustment")
  func others() throws {
    let isTreated = (0..<60).map { $0 % 2 == 0 }
    let after = (0..<120).map { $0 >= 60 }
    let units = Groups((0..<120).map { $0 % 60 })
    let coverage = try Coverage("two periods and two arms, and a covariate", studies: 400, seed: 206) { generator in
      let levels = isTreated.map { _ in generator.normal() }
      let covariate = isTreated.map { _ in generator.normal() }
      let panel = (0..<120).map { row -> Double in
        levels[row % 60] + (after[row] ? 0.5 : 0) + (after[row] && isTreated[row % 60] ? 1 : 0) + generator.normal()
      }
      let apart = (0..<120).map { row -> Double in
        (after[row] && isTreated[row % 60] ? 1 : 0) + generator.normal() * (after[row] ? 2 : 1)
      }
      // Effects that differ with the covariate, whose mean over the sample is taken as given.
      let center = mean(covariate)
      let outcome = isTreated.indices.map { row -> Double in
        covariate[row] + (isTreated[row] ? 1 + covariate[row] - center : 0) + generator.normal()
      }
      let arms = (0..<120).map { isTreated[$0 % 60] }
      return try [
        (
          "difference in differences, by unit",
          panelDifferenceInDifferences(outcome: panel, isTreated: arms, isAfter: after, units: units)
            .confidenceInterval(), 1
        ),
        (
          "difference in differences, by row",
          differenceInDifferences(outcome: apart, isTreated: arms, isAfter: after).confidenceInterval(), 1
        ),
        (
          "Lin",
          linAdjustedDifference(outcome: outcome, isTreated: isTreated, covariates: [("x", covariate)])
            .confidenceInterval(), 1
        ),
      ]
    }
    coverage.expectNominal(["difference in differences, by unit", "difference in differences, by row", "Lin"])
  }
}
