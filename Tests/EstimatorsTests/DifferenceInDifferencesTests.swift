import Testing

@testable import Estimators

@Suite("Difference in differences")
struct DifferenceInDifferencesTests {
  // Four units seen twice: changes 3, 5 in the treated and 1, 2 in the others.
  let outcome: [Double] = [10, 13, 20, 25, 11, 12, 7, 9]
  let isTreated = [true, true, true, true, false, false, false, false]
  let isAfter = [false, true, false, true, false, true, false, true]
  let units = Groups(["a", "a", "b", "b", "c", "c", "d", "d"])

  @Test("is the difference in mean changes, in rows and in units")
  func changes() throws {
    let rows = try differenceInDifferences(outcome: outcome, isTreated: isTreated, isAfter: isAfter)
    let panel = try panelDifferenceInDifferences(
      outcome: outcome, isTreated: isTreated, isAfter: isAfter, units: units)
    #expect(rows.estimate.isClose(to: 2.5))
    #expect(panel.estimate.isClose(to: 2.5))
    #expect(panel == (try differenceInMeans(treated: [3, 5], control: [1, 2])))
    #expect(rows.degreesOfFreedom == 4)
  }

  @Test("clustering by unit gives the standard error of the changes")
  func clustered() throws {
    let rows = try differenceInDifferences(
      outcome: outcome, isTreated: isTreated, isAfter: isAfter, type: .cr2, clusters: units)
    let panel = try panelDifferenceInDifferences(
      outcome: outcome, isTreated: isTreated, isAfter: isAfter, units: units)
    #expect(rows.standardError.isClose(to: panel.standardError))
    let above = try panelDifferenceInDifferences(
      outcome: outcome, isTreated: isTreated, isAfter: isAfter, units: units, clusters: units)
    #expect(above.standardError.isClose(to: panel.standardError))
  }

  @Test("refuses an empty cell, a unit seen once, and a unit that changes its arm")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "treated, after", count: 0, minimum: 2)) {
      try differenceInDifferences(
        outcome: [1, 2, 3, 4, 5, 6], isTreated: [true, true, false, false, false, false],
        isAfter: [false, false, false, false, true, true])
    }
    #expect(throws: EstimationError.unitNotInBothPeriods(unit: "a")) {
      try panelDifferenceInDifferences(
        outcome: [1, 2, 3], isTreated: [true, false, false], isAfter: [true, false, true],
        units: Groups(["a", "b", "b"]))
    }
    #expect(throws: EstimationError.unitInBothArms(unit: "a")) {
      try panelDifferenceInDifferences(
        outcome: [1, 2], isTreated: [true, false], isAfter: [true, false], units: Groups(["a", "a"]))
    }
    #expect(throws: EstimationError.lengthMismatch(what: "period", count: 1, expected: 2)) {
      try differenceInDifferences(outcome: [1, 2], isTreated: [true, false], isAfter: [true])
    }
  }
}
