import Foundation
import Testing

@testable import Estimators

/// Studies drawn with a fixed seed, in which the true effect is zero: a 95 % interval holds it in 95 % of them.
@Suite("Coverage")
struct CoverageTests {
  @Test("of HC2 and HC3 is 95 % in small, unbalanced studies with unequal variances")
  func heteroskedastic() throws {
    let treated = (0..<40).map { $0 < 10 ? 1.0 : 0 }
    let design = Matrix(columns: [treated.map { _ in 1 }, treated])
    let shares = try Coverage("arms of 10 and 30, variances 9 to 1", studies: 1000, seed: 1) { generator in
      let outcome = treated.map { generator.normal() * (1 + 2 * $0) }
      let fit = try LeastSquares(design: design, names: ["constant", "treated"], outcome: outcome)
      return try [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3].map { type in
        let interval = try fit.estimate(coefficient: 1, type: type).confidenceInterval()
        return (type.rawValue, interval, 0)
      }
    }
    // Three Monte Carlo standard errors are 0.021. HC2 falls a little short with n − k degrees of freedom; classical errors fail.
    #expect(shares["HC2"] > 0.91)
    shares.expectShort("HC2", below: 0.95)
    shares.expectNominal(["HC3"])
    for name in ["HC0", "HC1"] { shares.expectShort(name, below: 0.94) }
    shares.expectShort("classical", below: 0.87)
  }

  @Test("of CR2, CR3 and the wild cluster bootstrap is 95 % with twelve unequal clusters, and of CR0 is not")
  func clustered() throws {
    let sizes = [2, 3, 3, 4, 5, 6, 6, 8, 10, 12, 14, 20]
    let index = sizes.indices.flatMap { group in (0..<sizes[group]).map { _ in group } }
    let clusters = Groups(index)
    let treated = index.map { $0 % 3 == 0 ? 1.0 : 0 }
    let design = Matrix(columns: [treated.map { _ in 1 }, treated])
    let shares = try Coverage("twelve unequal clusters", studies: 600, seed: 2) { generator in
      let effects = sizes.map { _ in generator.normal() }
      let outcome = index.map { effects[$0] + generator.normal() }
      let fit = try LeastSquares(design: design, names: ["constant", "treated"], outcome: outcome)
      var intervals: [(name: String, interval: (low: Double, high: Double), truth: Double)] = []
      for type in [StandardErrorType.cr0, .cr1, .cr2, .cr3] {
        let estimate = try fit.estimate(coefficient: 1, type: type, clusters: clusters)
        let interval = estimate.confidenceInterval()
        intervals.append((type.rawValue, interval, 0))
      }
      let bootstrap = try WildClusterBootstrap(fit, contrast: [0, 1], clusters: clusters, draws: 399, seed: 1)
      // The interval holds zero when zero is not rejected.
      intervals.append(("wild bootstrap, Rademacher", bootstrap.pValue() >= 0.05 ? (-1, 1) : (1, 2), 0))
      return intervals
    }
    // Three Monte Carlo standard errors are 0.027.
    shares.expectNominal(["CR2", "wild bootstrap, Rademacher"])
    shares.expectAtLeastNominal(["CR3"])
    shares.expectShort("CR0", below: 0.90)
    shares.expectShort("CR1", below: 0.93)
  }

  @Test("of the average effect after logistic regression is 95 %, and so is that of two-way clusters")
  func others() throws {
    let treated = (0..<150).map { Double($0 % 2) }
    let first = Groups((0..<150).map { $0 / 5 })
    let second = Groups((0..<150).map { ($0 * 7 + $0 / 30) % 30 })
    let shares = try Coverage("two ways of clustering, thirty each", studies: 500, seed: 3) { generator in
      let x = treated.map { _ in generator.normal() }
      let binary = x.map { generator.uniform() < 1 / (1 + exp(-2 * $0)) ? 1.0 : 0 }
      let logit = try LikelihoodRegression(
        .logit, design: Matrix(columns: [x.map { _ in 1 }, treated, x]), names: ["constant", "treated", "x"],
        outcome: binary)
      let effect = try logit.averageDiscreteEffect(column: 1, type: .hc1).confidenceInterval()
      let rows = (0..<30).map { _ in generator.normal() }
      let columns = (0..<30).map { _ in generator.normal() }
      // A regressor that is alike within both ways, or clustering would not matter.
      let u = (0..<30).map { _ in generator.normal() }
      let v = (0..<30).map { _ in generator.normal() }
      let regressor = treated.indices.map { u[first.index[$0]] + v[second.index[$0]] }
      let outcome = treated.indices.map { rows[first.index[$0]] + columns[second.index[$0]] + generator.normal() }
      let fit = try LeastSquares(
        design: Matrix(columns: [x.map { _ in 1 }, regressor]), names: ["constant", "x"], outcome: outcome)
      let twoWay = try TwoWayClustering(fit, first, second).estimate(coefficient: 1).confidenceInterval()
      let robust = try fit.estimate(coefficient: 1, type: .hc1).confidenceInterval()
      return [
        ("logit, HC1", effect, 0), ("two-way", twoWay, 0), ("HC1", robust, 0),
      ]
    }
    // Three Monte Carlo standard errors are 0.029; thirty clusters each way are few for two-way errors.
    shares.expectNominal(["logit, HC1"])
    #expect(shares["two-way"] > 0.88)
    shares.expectShort("two-way", below: 0.95)
    shares.expectShort("HC1", below: 0.85)
  }
}
