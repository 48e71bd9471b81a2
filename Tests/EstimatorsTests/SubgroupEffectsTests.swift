import Testing

@testable import Estimators

/// The data of References/subgroups.R: 60 rows, three regions.
enum RegionalTrial {
  static let rows = Array(0..<60)
  static let isTreated = rows.map { (7 * $0 + 3) % 10 < 4 }
  static let regions = rows.map { ["north", "south", "west"][($0 * $0 + $0 / 7) % 3] }
  static let x = rows.map { Double((11 * $0) % 29) / 3 }
  static let weights = rows.map { 1 + Double($0 % 4) / 2 }
  static let outcome = rows.map { i -> Double in
    let effect = 1 + (regions[i] == "south" ? 1.0 : 0) - (regions[i] == "west" ? 0.5 : 0)
    return 2 + (isTreated[i] ? effect : 0) + 0.3 * x[i] + Double((17 * i) % 13) / 4
  }
}

@Suite("Effects in subgroups")
struct SubgroupEffectsTests {
  @Test("agree with R, and so does the test that they are equal")
  func regions() throws {
    // References/subgroups.R, R 4.2.2, sandwich 3.0.2.
    let plain: [([Double], [Double], [Double], Double, Double)] = [
      (
        [-0.3121864589667646, 2.013427930110615, 0.4133982810780763],
        [0.3238849818250716, 0.3749279608802818, 0.40136097261069], [0.4978761054692682, 0.5037664001956157],
        10.99925766653396, 0.00010102175057576
      ),
      (
        [-0.2917323377083229, 2.223845652554, 0.2867717355995266],
        [0.3204651227874751, 0.3875700543534751, 0.4412096766477465], [0.5047135629604034, 0.5341647682710887],
        12.68738556523241, 3.14513271148406e-05
      ),
    ]
    for (weights, (effects, errors, differences, statistic, pValue)) in zip([nil, RegionalTrial.weights], plain) {
      let subgroups = try SubgroupEffects(
        outcome: RegionalTrial.outcome, isTreated: RegionalTrial.isTreated, subgroups: Groups(RegionalTrial.regions),
        covariates: [("x", RegionalTrial.x)], weights: weights)
      #expect(subgroups.effects.map(\.subgroup) == ["north", "south", "west"])
      for (place, effect) in subgroups.effects.enumerated() {
        #expect(effect.estimate.estimate.isClose(to: effects[place], relative: 1e-11))
        #expect(effect.estimate.standardError.isClose(to: errors[place], relative: 1e-11))
        #expect(effect.estimate.degreesOfFreedom == 53)
        if place > 0 {
          let difference = try #require(effect.differenceFromFirst)
          #expect(difference.estimate.isClose(to: effects[place] - effects[0], relative: 1e-11))
          #expect(difference.standardError.isClose(to: differences[place - 1], relative: 1e-11))
        }
      }
      #expect(subgroups.effects[0].differenceFromFirst == nil)
      #expect(subgroups.equality.statistic.isClose(to: statistic, relative: 1e-11))
      #expect(subgroups.equality.pValue.isClose(to: pValue, relative: 1e-10))
      #expect(subgroups.effects.map { $0.treated + $0.control }.reduce(0, +) == 60)
    }
  }

  @Test("without covariates are the differences in means of each subgroup, and with two the test is t squared")
  func identities() throws {
    let isSouth = RegionalTrial.regions.map { $0 == "south" ? "south" : "elsewhere" }
    let clusters = Groups(RegionalTrial.rows.map { $0 % 15 })
    for type in [StandardErrorType.hc2, .cr2] {
      let subgroups = try SubgroupEffects(
        outcome: RegionalTrial.outcome, isTreated: RegionalTrial.isTreated, subgroups: Groups(isSouth), type: type,
        clusters: clusters)
      for effect in subgroups.effects {
        let rows = RegionalTrial.rows.filter { isSouth[$0] == effect.subgroup }
        let alone = try differenceInMeans(
          treated: rows.filter { RegionalTrial.isTreated[$0] }.map { RegionalTrial.outcome[$0] },
          control: rows.filter { !RegionalTrial.isTreated[$0] }.map { RegionalTrial.outcome[$0] })
        #expect(effect.estimate.estimate.isClose(to: alone.estimate, relative: 1e-11))
        if type == .hc2 {
          #expect(effect.estimate.standardError.isClose(to: alone.standardError, relative: 1e-11))
        }
      }
      let difference = try #require(subgroups.effects[1].differenceFromFirst)
      #expect(subgroups.equality.statistic.isClose(to: difference.statistic * difference.statistic, relative: 1e-11))
      #expect(subgroups.equality.pValue.isClose(to: difference.pValue, relative: 1e-10))
    }
  }

  @Test("refuses a subgroup without an arm, and a single subgroup")
  func refusals() {
    let trial = RegionalTrial.self
    var regions = trial.regions
    regions[0] = "east"
    regions[1] = "east"
    regions[3] = "east"
    #expect(throws: EstimationError.tooFewObservations(group: "east, control", count: 1, minimum: 2)) {
      try SubgroupEffects(outcome: trial.outcome, isTreated: trial.isTreated, subgroups: Groups(regions))
    }
    #expect(throws: EstimationError.noVariation(what: "subgroup")) {
      try SubgroupEffects(
        outcome: trial.outcome, isTreated: trial.isTreated, subgroups: Groups(trial.rows.map { _ in 1 }))
    }
  }
}
