import Testing

@testable import Estimators

@Suite("Lee bounds")
struct LeeBoundsTests {
  let outcome: [Double?] = [3, 8, 5, 7, 7, nil, 2, 9, 4, 6, 11, nil, 2, 6, 4, nil, nil, 5, 3, 7, nil, nil]
  let isTreated = (0..<22).map { $0 < 12 }
  let cells = Groups((0..<22).map { ($0 < 12 ? $0 < 6 : $0 < 17) ? "a" : "b" })

  @Test("agree with NumPy, with the standard errors of Lee's proposition 3")
  func bounds() throws {
    // References/threats.py
    let bounds = try LeeBounds(outcome: outcome, isTreated: isTreated)
    #expect(bounds.trimmedShare.isClose(to: 0.28))
    #expect(bounds.isTreatedTrimmed)
    #expect(bounds.lower.estimate.isClose(to: 0.44444444444444375))
    #expect(bounds.lower.standardError.isClose(to: 1.509804308204533))
    #expect(bounds.upper.estimate.isClose(to: 2.9722222222222223))
    #expect(bounds.upper.standardError.isClose(to: 1.6259389721147715))
    let interval = bounds.effectInterval()
    #expect(interval.low.isClose(to: -2.0488651752531077, relative: 1e-10))
    #expect(interval.high.isClose(to: 5.6573180708596595, relative: 1e-10))
  }

  @Test("are tightened by a covariate, averaged over its cells")
  func tightened() throws {
    // References/threats.py
    let bounds = try LeeBounds(outcome: outcome, isTreated: isTreated, cells: cells)
    #expect(bounds.lower.estimate.isClose(to: 0.583333333333333))
    #expect(bounds.lower.standardError.isClose(to: 1.6750412816843139))
    #expect(bounds.upper.estimate.isClose(to: 2.9166666666666674))
    #expect(bounds.upper.standardError.isClose(to: 1.594280188156928))
  }

  @Test("near 10¹² keep their digits")
  func large() throws {
    for cells in [nil, cells] {
      let small = try LeeBounds(outcome: outcome, isTreated: isTreated, cells: cells)
      let large = try LeeBounds(outcome: outcome.map { $0.map { $0 + 1e12 } }, isTreated: isTreated, cells: cells)
      for (one, other) in [(small.lower, large.lower), (small.upper, large.upper)] {
        #expect(other.estimate.isClose(to: one.estimate, relative: 1e-12))
        #expect(other.standardError.isClose(to: one.standardError, relative: 1e-12))
      }
    }
  }

  @Test("exchanging the arms mirrors them, and a cell of everyone changes nothing")
  func mirror() throws {
    let there = try LeeBounds(outcome: outcome, isTreated: isTreated)
    let back = try LeeBounds(outcome: outcome, isTreated: isTreated.map { !$0 })
    #expect(!back.isTreatedTrimmed)
    #expect(there.lower.estimate.isClose(to: -back.upper.estimate))
    #expect(there.upper.standardError.isClose(to: back.lower.standardError))
    let one = try LeeBounds(outcome: outcome, isTreated: isTreated, cells: Groups(isTreated.map { _ in "all" }))
    #expect(one.lower.estimate.isClose(to: there.lower.estimate))
    #expect(one.lower.standardError.isClose(to: there.lower.standardError))
  }

  @Test("without differential attrition are the difference in means, twice")
  func equal() throws {
    let bounds = try LeeBounds(outcome: [1, 4, nil, 2, 3, nil], isTreated: [true, true, true, false, false, false])
    #expect(bounds.lower.estimate == 0)
    #expect(bounds.upper.estimate == 0)
    #expect(bounds.untrimmed == 0)
  }

  @Test("the interval covers the effect on the always observed at 95 %")
  func coverage() throws {
    // Everyone with u < 0.6 is observed, treatment adds those under 0.8, whose outcomes are like the others: the effect is 1.
    var generator = RandomGenerator(seed: 3)
    var covered = 0
    for _ in 0..<300 {
      var outcome: [Double?] = []
      let isTreated = (0..<200).map { $0 < 100 }
      for arm in isTreated {
        let isSeen = generator.uniform() < (arm ? 0.8 : 0.6)
        let value = generator.normal() + (arm ? 1 : 0)
        outcome.append(isSeen ? value : nil)
      }
      let interval = try LeeBounds(outcome: outcome, isTreated: isTreated).effectInterval()
      if interval.low <= 1, 1 <= interval.high { covered += 1 }
    }
    // The truth is inside the bounds here, so that the interval covers it more often than the level.
    #expect(covered >= 290)
  }

  @Test("cover the lower bound itself 97.5 % of the time from one side")
  func edge() throws {
    // The additional units are the lowest: the truth is the upper bound.
    var generator = RandomGenerator(seed: 9)
    var missed = 0
    for _ in 0..<400 {
      var outcome: [Double?] = []
      let isTreated = (0..<300).map { $0 < 150 }
      for arm in isTreated {
        let kind = generator.uniform()
        let value = generator.normal()
        if kind < 0.6 {
          outcome.append(value + (arm ? 1 : 0))
        } else {
          // 5 below everyone: trimming the lowest removes just these.
          outcome.append(arm && kind < 0.8 ? value - 20 : nil)
        }
      }
      let bounds = try LeeBounds(outcome: outcome, isTreated: isTreated)
      if abs(bounds.upper.estimate - 1) > 1.96 * bounds.upper.standardError { missed += 1 }
    }
    #expect(missed <= 36 && missed >= 6)
  }

  @Test("refuse an arm without enough outcomes, and name the cell")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "control", count: 1, minimum: 2)) {
      try LeeBounds(outcome: [1, 2, 3, nil], isTreated: [true, true, false, false])
    }
    #expect(throws: EstimationError.blockTooSmall(block: "b", arm: "control", count: 0, minimum: 2)) {
      try LeeBounds(
        outcome: [1, 2, 3, 4, 5, 6], isTreated: [true, true, false, false, true, true],
        cells: Groups(["a", "a", "a", "a", "b", "b"]))
    }
  }
}
