import Testing

@testable import Estimators

/// What needs the dummies themselves, compared with a regression that has them as columns.
@Suite("Absorbed effects taken up as columns")
struct EffectBasisTests {
  let panel = AbsorbedEffectsTests()

  /// The regression with a column for each effect but the redundant last one.
  func full(_ dimensions: [Groups], weights: [Double]?, weighting: Weighting) throws -> LeastSquares {
    var columns = [panel.x, panel.z]
    for (place, groups) in dimensions.enumerated() {
      for group in 0..<groups.count - (place == 0 ? 0 : 1) {
        columns.append(groups.index.map { $0 == group ? 1 : 0 })
      }
    }
    return try LeastSquares(
      design: Matrix(columns: columns), names: columns.indices.map { "column \($0)" }, outcome: panel.outcome,
      weights: weights, weighting: weighting)
  }

  static let weightings: [(isWeighted: Bool, weighting: Weighting)] = [
    (false, .sampling), (true, .sampling), (true, .analytic),
  ]

  @Test("HC2, HC3, CR2, CR3 with two dimensions are those of the dummies", arguments: weightings)
  func twoDimensions(isWeighted: Bool, weighting: Weighting) throws {
    let weights = isWeighted ? panel.weights : nil
    let dimensions = [panel.units, panel.years]
    let full = try full(dimensions, weights: weights, weighting: weighting)
    for order in [dimensions, dimensions.reversed()] {
      let absorbed = try LeastSquares(
        design: Matrix(columns: [panel.x, panel.z]), names: ["x", "z"], outcome: panel.outcome, weights: weights,
        weighting: weighting, absorbing: order)
      for j in 0...1 {
        for (type, clusters) in [
          (StandardErrorType.hc2, nil), (.hc3, nil), (.cr2, panel.units), (.cr2, panel.places), (.cr2, panel.years),
          (.cr3, panel.units), (.cr3, panel.places), (.cr3, panel.years),
        ] {
          let one = try absorbed.estimate(coefficient: j, type: type, clusters: clusters)
          let other = try full.estimate(coefficient: j, type: type, clusters: clusters)
          #expect(one.standardError.isClose(to: other.standardError, relative: 1e-10), "\(type)")
          #expect(one.degreesOfFreedom.isClose(to: other.degreesOfFreedom, relative: 1e-9), "\(type)")
        }
        let one = try WildClusterBootstrap(
          absorbed, contrast: j == 0 ? [1, 0] : [0, 1], clusters: panel.units, draws: 99, seed: 2)
        let other = try WildClusterBootstrap(
          full, contrast: full.names.indices.map { $0 == j ? 1 : 0 }, clusters: panel.units, draws: 99, seed: 2)
        for hypothesis in [0, 0.9, -0.6] { #expect(one.pValue(of: hypothesis) == other.pValue(of: hypothesis)) }
      }
    }
  }

  @Test("three dimensions of which one determines another are those of the dummies, and so is the joint test")
  func threeDimensions() throws {
    let full = try full([panel.units, panel.years], weights: nil, weighting: .sampling)
    let absorbed = try panel.fit([panel.places, panel.units, panel.years])
    for type in [StandardErrorType.hc2, .hc3] {
      let one = try absorbed.estimate(coefficient: 0, type: type).standardError
      #expect(try one.isClose(to: full.estimate(coefficient: 0, type: type).standardError, relative: 1e-11))
    }
    let one = try absorbed.hotellingTest(contrasts: [[1, 0], [0, 1]], clusters: panel.units)
    let zeros = [Double](repeating: 0, count: full.names.count - 2)
    let other = try full.hotellingTest(contrasts: [[1, 0] + zeros, [0, 1] + zeros], clusters: panel.units)
    #expect(one.statistic.isClose(to: other.statistic, relative: 1e-9))
    #expect(one.denominatorDegreesOfFreedom.isClose(to: other.denominatorDegreesOfFreedom, relative: 1e-9))
  }

  @Test("one dimension with sampling weights has CR2")
  func weighted() throws {
    let full = try full([panel.units], weights: panel.weights, weighting: .sampling)
    let absorbed = try panel.fit([panel.units], weights: panel.weights)
    for j in 0...1 {
      let one = try absorbed.estimate(coefficient: j, type: .cr2, clusters: panel.places)
      let other = try full.estimate(coefficient: j, type: .cr2, clusters: panel.places)
      #expect(one.standardError.isClose(to: other.standardError, relative: 1e-10))
      #expect(one.degreesOfFreedom.isClose(to: other.degreesOfFreedom, relative: 1e-9))
    }
  }

  @Test("more than 200 groups are refused, with what to do")
  func refusals() throws {
    let rows = Array(0..<804)
    let pairs = Groups(rows.map { $0 % 201 })
    let halves = Groups(rows.map { ($0 * 7 + $0 / 201) % 211 })
    let clusters = Groups(rows.map { $0 / 201 })
    let x = rows.map { Double(($0 * 31) % 17) }
    let outcome = rows.map { Double(($0 * $0) % 23) }
    func fit(_ dimensions: [Groups], weights: [Double]? = nil) throws -> LeastSquares {
      try LeastSquares(
        design: Matrix(columns: [x]), names: ["x"], outcome: outcome, weights: weights, absorbing: dimensions)
    }
    let one = try fit([pairs])
    #expect(throws: EstimationError.effectAcrossClusters(effect: "0")) { try one.covariance(.cr2, clusters: clusters) }
    #expect(throws: EstimationError.effectAcrossClusters(effect: "0", standardError: "CR3")) {
      try one.covariance(.cr3, clusters: clusters)
    }
    #expect(throws: EstimationError.effectAcrossClusters(effect: "0", standardError: "the wild cluster bootstrap")) {
      try WildClusterBootstrap(one, contrast: [1], clusters: clusters, seed: 3)
    }
    let weighted = try fit([pairs], weights: rows.map { 1 + Double($0 % 3) })
    #expect(throws: EstimationError.weightedAbsorption) { try weighted.covariance(.cr2, clusters: pairs) }
    let two = try fit([pairs, halves])
    #expect(throws: EstimationError.leverageOfSeveralEffects(standardError: "HC2")) { try two.covariance(.hc2) }
  }
}
