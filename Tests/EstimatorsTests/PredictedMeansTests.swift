import Testing

@testable import Estimators

/// On the data of ``RegionalTrial``.
@Suite("Predicted means")
struct PredictedMeansTests {
  @Test("of the arms agree with R after ANCOVA and after Lin's regression")
  func arms() throws {
    // References/subgroups.R, R 4.2.2, sandwich 3.0.2: control, treated, difference.
    let expected: [(Bool, Bool, [Double], [Double])] = [
      (
        false, false, [5.059425626462836, 5.725444893639074, 0.6660192671762379],
        [0.1724772393320241, 0.2001540940447028, 0.2665346096776748]
      ),
      (
        true, false, [5.049240872426235, 5.700849032423425, 0.6516081599971894],
        [0.1722256078053182, 0.1888915963333678, 0.2556202166286525]
      ),
      (
        false, true, [5.122207505135086, 5.801807789916418, 0.6796002847813318],
        [0.1898239252105199, 0.2206630829073384, 0.2941293395886684]
      ),
      (
        true, true, [5.11325805766335, 5.779702641450452, 0.6664445837871025],
        [0.1926148387620967, 0.2175142014578141, 0.2905389886868526]
      ),
    ]
    for (hasSlopes, isWeighted, values, errors) in expected {
      let means = try PredictedMeans(
        outcome: RegionalTrial.outcome, isTreated: RegionalTrial.isTreated, covariates: [("x", RegionalTrial.x)],
        hasSlopeForEachArm: hasSlopes, weights: isWeighted ? RegionalTrial.weights : nil)
      for (place, estimate) in [means.control, means.treated, means.difference].enumerated() {
        #expect(estimate.estimate.isClose(to: values[place], relative: 1e-11))
        #expect(estimate.standardError.isClose(to: errors[place], relative: 1e-11))
      }
      if hasSlopes {
        #expect(
          try means.difference
            == linAdjustedDifference(
              outcome: RegionalTrial.outcome, isTreated: RegionalTrial.isTreated, covariates: [("x", RegionalTrial.x)],
              weights: isWeighted ? RegionalTrial.weights : nil))
      }
    }
  }

  @Test("over a changed design are the same, and absorbed effects allow differences only")
  func designs() throws {
    var design = Design(rows: 60)
    design.addConstant()
    try design.add("treated", RegionalTrial.isTreated.map { $0 ? 1 : 0 })
    try design.addCentered("x", RegionalTrial.x)
    try design.addInteraction("treated", "x")
    let fit = try LeastSquares(design: design.matrix, names: design.names, outcome: RegionalTrial.outcome)
    func arm(_ value: Double) throws -> Matrix {
      var design = Design(rows: 60)
      design.addConstant()
      try design.add("treated", RegionalTrial.rows.map { _ in value })
      try design.addCentered("x", RegionalTrial.x)
      try design.addInteraction("treated", "x")
      return design.matrix
    }
    let means = try PredictedMeans(
      outcome: RegionalTrial.outcome, isTreated: RegionalTrial.isTreated, covariates: [("x", RegionalTrial.x)])
    for (value, expected) in [(0.0, means.control), (1, means.treated)] {
      let mean = try fit.averagePrediction(design: arm(value), type: .hc2)
      #expect(mean.estimate.isClose(to: expected.estimate))
      #expect(mean.standardError.isClose(to: expected.standardError))
    }
    let difference = try fit.averageDifference(from: arm(0), to: arm(1), type: .hc2)
    #expect(difference.standardError.isClose(to: means.difference.standardError))
    #expect(throws: EstimationError.lengthMismatch(what: "rows of the design", count: 1, expected: 60)) {
      try fit.averagePrediction(design: Matrix(rows: 1, columns: 4), type: .hc2)
    }
    let within = try LeastSquares(
      design: Matrix(columns: [RegionalTrial.x]), names: ["x"], outcome: RegionalTrial.outcome,
      absorbing: Groups(RegionalTrial.regions))
    #expect(throws: EstimationError.predictionWithAbsorbedEffects) {
      try within.averagePrediction(design: Matrix(columns: [RegionalTrial.x]), type: .hc1)
    }
    #expect(
      try within.averageDifference(
        from: Matrix(columns: [RegionalTrial.x]), to: Matrix(columns: [RegionalTrial.x.map { $0 + 1 }]), type: .hc1
      ).estimate.isClose(to: within.coefficients[0], relative: 1e-11))
  }
}
