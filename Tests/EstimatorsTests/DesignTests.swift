import Testing

@testable import Estimators

@Suite("Design")
struct DesignTests {
  let regions = ["south", "north", "west", "north", "south", "west"]
  let treated: [Double] = [1, 0, 1, 1, 0, 0]

  @Test("codes a factor against its reference level, and products of all columns")
  func coding() throws {
    var design = Design(rows: 6)
    design.addConstant()
    try design.add("treated", treated)
    try design.addFactor("region", regions)
    try design.addInteraction("treated", "region")
    #expect(
      design.names == [
        "constant", "treated", "region: south", "region: west", "treated × region: south", "treated × region: west",
      ])
    #expect(design.matrix.column(2) == [1, 0, 0, 0, 1, 0])
    #expect(design.matrix.column(5) == [0, 0, 1, 0, 0, 0])
    #expect(design.columns(of: "treated × region") == 4..<6)
    #expect(design.columns(of: "age") == nil)
    #expect(design.terms[2].levels == ["north", "south", "west"])
  }

  @Test("takes the reference level and the order of levels that it is told")
  func reference() throws {
    var design = Design(rows: 6)
    try design.addFactor("region", regions, levels: ["west", "south", "north"], reference: "south")
    #expect(design.names == ["region: west", "region: north"])
    try design.addCentered("treated", treated)
    #expect(design.matrix.column(2) == [0.5, -0.5, 0.5, 0.5, -0.5, -0.5])
  }

  @Test("does not change the fit with the reference level")
  func invariance() throws {
    let outcome: [Double] = [3, 1, 4, 1, 5, 9]
    let fits = try ["north", "south", "west"].map { reference in
      var design = Design(rows: 6)
      design.addConstant()
      try design.addFactor("region", regions, reference: reference)
      try design.add("treated", treated)
      return try LeastSquares(design: design.matrix, names: design.names, outcome: outcome)
    }
    for fit in fits {
      #expect(fit.residualSumOfSquares.isClose(to: fits[0].residualSumOfSquares))
      #expect(
        try fit.waldTest(coefficients: [1, 2], type: .classical).statistic
          .isClose(to: fits[0].waldTest(coefficients: [1, 2], type: .classical).statistic, relative: 1e-11))
    }
  }

  @Test("refuses levels that are unknown or empty, and terms that are not there")
  func refusals() {
    var design = Design(rows: 6)
    #expect(throws: EstimationError.unknownLevel(factor: "region", level: "east")) {
      try design.addFactor("region", regions, reference: "east")
    }
    #expect(throws: EstimationError.unknownLevel(factor: "region", level: "west")) {
      try design.addFactor("region", regions, levels: ["north", "south"])
    }
    #expect(throws: EstimationError.emptyLevel(factor: "region", level: "east")) {
      try design.addFactor("region", regions, levels: ["north", "south", "west", "east"])
    }
    #expect(throws: EstimationError.noVariation(what: "region")) {
      try design.addFactor("region", regions.map { _ in "north" })
    }
    #expect(throws: EstimationError.lengthMismatch(what: "region", count: 1, expected: 6)) {
      try design.addFactor("region", ["north"])
    }
    #expect(throws: EstimationError.notFinite(what: "treated", row: 2)) {
      try design.add("treated", [1, .nan, 1, 1, 1, 1])
    }
    #expect(throws: EstimationError.unknownTerm(name: "age")) { try design.addInteraction("age", "region") }
    #expect(design.names.isEmpty)
  }
}
