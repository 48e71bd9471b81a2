import Testing

@testable import Estimators

@Suite("Randomisation inference")
struct RandomizationTestTests {
  // Fisher (1935), The Design of Experiments: Darwin's maize, heights in inches.
  let crossed = [23.5, 12, 21, 22, 19.125, 21.5, 22.125, 20.375, 18.25, 21.625, 23.25, 21, 22.125, 23, 12]
  let selfed = [17.375, 20.375, 20, 20, 18.375, 18.625, 18.625, 15.25, 16.5, 18, 16.25, 18, 12.75, 15.5, 18]
  var heights: [Double] { crossed + selfed }
  let isCrossed = (0..<30).map { $0 < 15 }
  let pairs = Groups((0..<30).map { $0 % 15 })

  @Test("counts all 32,768 assignments of Darwin's pairs")
  func pairsExact() throws {
    // Fisher (1935), section 21; shared reference maize-permutation: 1,726 of 32,768.
    let test = try RandomizationTest(outcome: heights, isTreated: isCrossed, blocks: pairs)
    #expect(test.isExact)
    #expect(test.assignments == 32_768)
    #expect(test.extremeAssignments == 1_726)
    #expect(test.pValue == 0.05267333984375)
    #expect(test.pValueGreater == 0.026336669921875)
    #expect(test.pValueLess == 0.974517822265625)
    #expect(test.statistic.isClose(to: 2.616666666666667))
    #expect(test.pValueInterval() == (test.pValue, test.pValue))
  }

  @Test("without pairs, draws come near two million draws of NumPy, and say how near")
  func draws() throws {
    // Shared reference maize-permutation: 0.0222315.
    let test = try RandomizationTest(outcome: heights, isTreated: isCrossed, draws: 10_000, seed: 7)
    #expect(!test.isExact)
    #expect(abs(test.pValue - 0.0222315) < 0.006)
    let interval = test.pValueInterval()
    #expect(interval.low < 0.0222315 && 0.0222315 < interval.high)
    #expect(interval.high - interval.low < 0.007)
    #expect(try RandomizationTest(outcome: heights, isTreated: isCrossed, draws: 10_000, seed: 7) == test)
  }

  @Test("counts by hand: 20 assignments of three of six, and its studentised version orders them by t")
  func byHand() throws {
    // 4, 5, 6 are the largest: one assignment of twenty each way.
    let outcome: [Double] = [1, 2, 3, 4, 5, 6]
    let isTreated = [false, false, false, true, true, true]
    for statistic in RandomizationStatistic.allCases {
      let test = try RandomizationTest(outcome: outcome, isTreated: isTreated, statistic: statistic)
      #expect(test.assignments == 20)
      #expect(test.pValue == 0.1)
      #expect(test.pValueGreater == 0.05)
    }
    let studentized = try RandomizationTest(outcome: outcome, isTreated: isTreated, statistic: .studentized)
    #expect(
      studentized.statistic.isClose(to: try differenceInMeans(treated: [4, 5, 6], control: [1, 2, 3]).statistic))
    let shifted = try RandomizationTest(outcome: outcome, isTreated: isTreated, hypothesizedEffect: 3)
    #expect(shifted.pValue == 1)
  }

  @Test("clusters are assigned whole: four of two give six assignments, within blocks two times two")
  func clusters() throws {
    let outcome: [Double] = [1, 2, 3, 3, 5, 6, 8, 9]
    let isTreated = [false, false, false, false, true, true, true, true]
    let clusters = Groups([1, 1, 2, 2, 3, 3, 4, 4])
    let test = try RandomizationTest(outcome: outcome, isTreated: isTreated, clusters: clusters)
    #expect(test.assignments == 6)
    #expect(test.pValue.isClose(to: 2.0 / 6))
    let blocks = Groups([1, 1, 2, 2, 1, 1, 2, 2])
    let blocked = try RandomizationTest(outcome: outcome, isTreated: isTreated, clusters: clusters, blocks: blocks)
    #expect(blocked.assignments == 4)
    #expect(blocked.pValue == 0.5)
    #expect(
      try RandomizationTest(outcome: outcome, isTreated: isTreated, clusters: clusters, limit: 5, draws: 99).assignments
        == 99)
  }

  @Test("under no effect it rejects at 5 % about 5 % of the time")
  func size() throws {
    var generator = RandomGenerator(seed: 11)
    var rejected = 0
    for _ in 0..<400 {
      let outcome = (0..<12).map { _ in generator.normal() * generator.normal() }
      var isTreated = (0..<12).map { $0 < 4 }
      generator.shuffle(&isTreated)
      if try RandomizationTest(outcome: outcome, isTreated: isTreated).pValue <= 0.05 { rejected += 1 }
    }
    // Binomial with n = 400 and p ≤ 0.05: beyond 33 is one chance in 400.
    #expect(rejected <= 33 && rejected >= 8)
  }

  @Test("draws of several outcomes share their assignments and feed Romano and Wolf's adjustment")
  func family() throws {
    let outcomes = [("height", heights), ("the same", heights), ("noise", (0..<30).map { Double(($0 * 7) % 11) })]
    let drawn = try randomizationDraws(outcomes: outcomes, isTreated: isCrossed, draws: 199, seed: 3)
    #expect(drawn.draws.count == 199)
    #expect(drawn.draws.allSatisfy { $0[0] == $0[1] })
    let adjusted = try romanoWolfAdjustment(statistics: drawn.statistics, draws: drawn.draws)
    #expect(adjusted[0] == adjusted[1])
    #expect(adjusted[0] < adjusted[2])
  }

  @Test("refuses a design without choice, a cluster in several blocks, and studentising single units")
  func refusals() {
    #expect(throws: EstimationError.singleAssignment) {
      try RandomizationTest(outcome: [1, 2], isTreated: [true, true])
    }
    #expect(throws: EstimationError.clusterInSeveralBlocks(cluster: "1")) {
      try RandomizationTest(
        outcome: [1, 2, 3], isTreated: [true, true, false], clusters: Groups([1, 1, 2]),
        blocks: Groups(["a", "b", "a"]))
    }
    #expect(throws: EstimationError.blockTooSmall(block: "0", arm: "treated", count: 1, minimum: 2)) {
      try RandomizationTest(outcome: heights, isTreated: isCrossed, blocks: pairs, statistic: .studentized)
    }
  }
}
