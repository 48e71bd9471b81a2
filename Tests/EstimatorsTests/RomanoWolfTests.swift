import Testing

@testable import Estimators

@Suite("Romano–Wolf step-down")
struct RomanoWolfTests {
  /// Statistics of independent draws, m = 4, of which the second equals the first.
  let draws: [[Double]] = {
    var generator = RandomGenerator(seed: 5)
    return (0..<999).map { _ in
      let first = generator.normal()
      return [first, first, generator.normal(), generator.normal()]
    }
  }()

  /// Each step by itself: the maxima over the hypotheses that are left (Romano and Wolf 2016, algorithm 4.2).
  private func stepByStep(_ statistics: [Double]) -> [Double] {
    var left = Array(statistics.indices)
    var adjusted = [Double](repeating: 0, count: statistics.count)
    var before = 0.0
    while let test = left.max(by: { abs(statistics[$0]) < abs(statistics[$1]) }) {
      let maxima = draws.map { draw in left.map { abs(draw[$0]) }.max()! }
      before = max(before, Double(1 + maxima.count { $0 >= abs(statistics[test]) }) / 1000)
      adjusted[test] = before
      left.removeAll { $0 == test }
    }
    return adjusted
  }

  @Test("agrees with the algorithm taken step by step")
  func algorithm() throws {
    let statistics = [2.1, -1.4, 2.9, 0.3]
    #expect(try romanoWolfAdjustment(statistics: statistics, draws: draws) == stepByStep(statistics))
  }

  @Test("two hypotheses that are the same cost nothing, and independent ones about what Holm's do")
  func dependence() throws {
    let same = try romanoWolfAdjustment(statistics: [2.2, 2.2], draws: draws.map { [$0[0], $0[1]] })
    let alone = try romanoWolfAdjustment(statistics: [2.2], draws: draws.map { [$0[0]] })
    #expect(same == [alone[0], alone[0]])
    let apart = try romanoWolfAdjustment(statistics: [2.2, 2.2], draws: draws.map { [$0[2], $0[3]] })
    #expect(apart[0] > 1.5 * alone[0] && apart[0] < 2.5 * alone[0])
  }

  @Test("over all assignments it is Westfall and Young's maxT, as multtest computes it")
  func allAssignments() throws {
    // References/maxt.R, R 4.2.2, multtest 2.54.0: Welch's t and the adjusted p values.
    let statistics = [3.35489480445157584, 2.26578966740106180, 0.32879797461071492, 1.98173477722744917]
    let expected = [0.047619047619047616, 0.174603174603174593, 0.873015873015873023, 0.214285714285714274]
    let outcomes: [[Double]] = [
      [12, 15, 11, 17, 14, 9, 8, 12, 7, 10], [31, 40, 35, 33, 42, 30, 33, 29, 34, 28],
      [5, 3, 8, 6, 4, 4, 7, 2, 5, 6], [2.5, 4.5, 1.5, 6, 3.5, 1, 2, 3, 0.5, 2.5],
    ]
    func welch(_ isTreated: [Bool]) throws -> [Double] {
      try outcomes.map { values in
        try differenceInMeans(
          treated: zip(values, isTreated).filter(\.1).map(\.0),
          control: zip(values, isTreated).filter { !$0.1 }.map(\.0)
        ).statistic
      }
    }
    let observed = try welch((0..<10).map { $0 < 5 })
    for (statistic, value) in zip(observed, statistics) { #expect(statistic.isClose(to: value)) }
    // The observed assignment is the one that the formula adds.
    let others = try (0..<1024).filter { $0.nonzeroBitCount == 5 && $0 != 31 }.map { mask in
      try welch((0..<10).map { mask >> $0 & 1 == 1 })
    }
    #expect(others.count == 251)
    for (adjusted, value) in zip(try romanoWolfAdjustment(statistics: observed, draws: others), expected) {
      #expect(adjusted.isClose(to: value))
    }
  }

  @Test("refuses too few draws and rows of another length")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "draws", count: 1, minimum: 99)) {
      try romanoWolfAdjustment(statistics: [1], draws: [[1]])
    }
    #expect(throws: EstimationError.lengthMismatch(what: "draw 1", count: 4, expected: 2)) {
      try romanoWolfAdjustment(statistics: [1, 2], draws: draws)
    }
  }
}
