import Testing

@testable import Estimators

@Suite("Difference in means")
struct DifferenceInMeansTests {
  /// Weight in grams of chicks allotted to a feed at random: *Biometrika* 35 (1948), 214.
  let casein: [Double] = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
  let horsebean: [Double] = [179, 160, 136, 227, 217, 168, 108, 124, 143, 140]

  @Test("agrees with R's t.test on the chick weights")
  func chickWeights() throws {
    let effect = try differenceInMeans(treated: casein, control: horsebean)
    // R 4.2.2, t.test(weight ~ feed, chickwts).
    #expect(effect.estimate.isClose(to: 163.38333333333333))
    #expect(effect.standardError.isClose(to: 22.252464963902245))
    #expect(effect.degreesOfFreedom.isClose(to: 18.359745096090911))
  }

  @Test("exchanging the arms changes the sign and nothing else")
  func exchange() throws {
    let effect = try differenceInMeans(treated: casein, control: horsebean)
    let exchanged = try differenceInMeans(treated: horsebean, control: casein)
    #expect(exchanged.estimate == -effect.estimate)
    #expect(exchanged.standardError.isClose(to: effect.standardError))
    #expect(exchanged.pValue.isClose(to: effect.pValue))
  }

  @Test("has the HC2 standard error of the regression on the treatment, and pooled has the classical one")
  func regression() throws {
    let outcome = casein + horsebean
    let treatment = casein.map { _ in 1.0 } + horsebean.map { _ in 0.0 }
    let fit = try LeastSquares(
      design: Matrix(columns: [outcome.map { _ in 1 }, treatment]), names: ["constant", "treatment"],
      outcome: outcome)
    let welch = try differenceInMeans(treated: casein, control: horsebean)
    let pooled = try pooledDifferenceInMeans(treated: casein, control: horsebean)
    #expect(fit.coefficients[1].isClose(to: welch.estimate))
    #expect(try fit.estimate(coefficient: 1, type: .hc2).standardError.isClose(to: welch.standardError))
    let classical = try fit.estimate(coefficient: 1, type: .classical)
    #expect(classical.standardError.isClose(to: pooled.standardError))
    #expect(classical.degreesOfFreedom == pooled.degreesOfFreedom)
  }

  @Test("one block gives the Neyman standard error, and equal blocks the mean of their effects")
  func blocks() throws {
    let outcome = casein + horsebean
    let isTreated = casein.map { _ in true } + horsebean.map { _ in false }
    let whole = try differenceInMeans(treated: casein, control: horsebean)
    let single = try blockedDifferenceInMeans(
      outcome: outcome, isTreated: isTreated, blocks: Groups(outcome.map { _ in "all" }))
    #expect(single.estimate.isClose(to: whole.estimate))
    #expect(single.standardError.isClose(to: whole.standardError))
    #expect(single.degreesOfFreedom == 20)

    // By hand: effects 2 and 6, variances of the arms 2, 2, 8, 8.
    let blocked = try blockedDifferenceInMeans(
      outcome: [3, 5, 1, 3, 8, 12, 2, 6], isTreated: [true, true, false, false, true, true, false, false],
      blocks: Groups(["a", "a", "a", "a", "b", "b", "b", "b"]))
    #expect(blocked.estimate.isClose(to: 4))
    #expect((blocked.standardError * blocked.standardError).isClose(to: 2.5))
    #expect(blocked.degreesOfFreedom == 4)
  }

  @Test("clusters of one unit give the Neyman standard error")
  func singletonClusters() throws {
    let outcome = casein + horsebean
    let isTreated = casein.map { _ in true } + horsebean.map { _ in false }
    let clustered = try clusteredDifferenceInMeans(
      outcome: outcome, isTreated: isTreated, clusters: Groups(Array(outcome.indices)))
    let welch = try differenceInMeans(treated: casein, control: horsebean)
    #expect(clustered.estimate.isClose(to: welch.estimate))
    #expect(clustered.standardError.isClose(to: welch.standardError))
    // Bell and McCaffrey's degrees of freedom under equal variances, by their formula for two groups.
    let (a, b) = (1 / 12.0, 1 / 10.0)
    #expect(clustered.degreesOfFreedom.isClose(to: (a + b) * (a + b) / (a * a / 11 + b * b / 9)))

    let blocked = try clusteredDifferenceInMeans(
      outcome: outcome, isTreated: isTreated, clusters: Groups(Array(outcome.indices)),
      blocks: Groups(outcome.map { _ in 1 }))
    #expect(blocked.standardError.isClose(to: welch.standardError))
    #expect(blocked.degreesOfFreedom == 20)
  }

  @Test("refuses what it cannot compare, naming it")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "treated", count: 1, minimum: 2)) {
      try differenceInMeans(treated: [1], control: [1, 2])
    }
    #expect(throws: EstimationError.notFinite(what: "control", row: 2)) {
      try differenceInMeans(treated: [1, 2], control: [1, .nan])
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try differenceInMeans(treated: [1, 1], control: [2, 2])
    }
    #expect(throws: EstimationError.lengthMismatch(what: "treatment", count: 1, expected: 2)) {
      try blockedDifferenceInMeans(outcome: [1, 2], isTreated: [true], blocks: Groups([1, 1]))
    }
    #expect(throws: EstimationError.blockTooSmall(block: "south", arm: "control", count: 1, minimum: 2)) {
      try blockedDifferenceInMeans(
        outcome: [1, 2, 3, 4, 5, 6, 7], isTreated: [true, true, false, false, true, true, false],
        blocks: Groups(["north", "north", "north", "north", "south", "south", "south"]))
    }
    #expect(throws: EstimationError.tooFewClusters(group: "treated", count: 1, minimum: 2)) {
      try clusteredDifferenceInMeans(
        outcome: [1, 2, 3, 4], isTreated: [true, true, false, false], clusters: Groups([1, 1, 2, 3]))
    }
    #expect(throws: EstimationError.clusterInBothArms(cluster: "2")) {
      try clusteredDifferenceInMeans(
        outcome: [1, 2, 3, 4], isTreated: [true, true, false, false], clusters: Groups([1, 2, 2, 3]))
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try clusteredDifferenceInMeans(
        outcome: [1, 1, 1, 1], isTreated: [true, true, false, false], clusters: Groups([1, 2, 3, 4]))
    }
    #expect(throws: EstimationError.blockTooSmall(block: "1", arm: "treated", count: 1, minimum: 2)) {
      try clusteredDifferenceInMeans(
        outcome: [1, 2, 3, 4], isTreated: [true, true, false, false], clusters: Groups([1, 1, 2, 3]),
        blocks: Groups([1, 1, 1, 1]))
    }
  }

  @Test("a 95 % interval covers the true effect about 95 times in 100, with unequal spreads and arms")
  func coverage() throws {
    var generator = SplitMix(state: 20_240_607)
    var covered = 0
    let draws = 2000
    for _ in 0..<draws {
      let treated = (0..<12).map { _ in 1 + 3 * generator.normal() }
      let control = (0..<30).map { _ in generator.normal() }
      let interval = try differenceInMeans(treated: treated, control: control).confidenceInterval()
      if interval.low <= 1 && 1 <= interval.high { covered += 1 }
    }
    // Three standard errors of a share of 0.95 over 2,000 draws are 0.015.
    #expect(abs(Double(covered) / Double(draws) - 0.95) < 0.015)
  }
}

/// The SplitMix64 generator (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195), the same draws on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func normal() -> Double {
    NormalDistribution().quantile((Double(next() >> 11) + 0.5) / 9_007_199_254_740_992)
  }
}
