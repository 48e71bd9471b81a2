import Content
import Estimators
import Testing
import TestSites

@testable import Analyses

/// Inference that follows the assignment, compared with running every assignment here, without the library's shortcuts.
@Suite("Inference by the design, from the plan")
struct DesignInferenceTests {
  static let scores = [14.0, 15, 12, 16, 13, 17, 11, 12, 10, 14, 9, 13]
  static let arms = (0..<12).map { $0 < 6 }
  static let schools = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
  /// Two towns: schools a, b, d, e and c, f; the second has one school in each arm.
  static let towns = [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1]

  func result(_ keys: String) throws -> Result {
    let made = try TestSite.small.appending(
      """
        - {id: essai, title: A, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}, \(keys)}
      derive:
        - {data: parcelles, name: ville, expression: 'if(ecole == "c" or ecole == "f", 1, 0)'}

      """, to: TestSite.plan
    ).outcome()
    #expect(made.diagnostics == [])
    return try #require(made.result("essai"))
  }

  /// The weighted difference of means over towns, or over all.
  static func difference(_ treated: [Bool], byTown: Bool) -> Double {
    var total = 0.0
    for town in byTown ? [0, 1] : [-1] {
      let rows = scores.indices.filter { town < 0 || towns[$0] == town }
      let ofTreated = rows.filter { treated[$0] }.map { scores[$0] }
      let ofControls = rows.filter { !treated[$0] }.map { scores[$0] }
      let gap = ofTreated.reduce(0, +) / Double(ofTreated.count) - ofControls.reduce(0, +) / Double(ofControls.count)
      total += Double(rows.count) / 12 * gap
    }
    return total
  }

  /// Every assignment of 12 rows, as a mask of bits, that the design could have made.
  static func assignments(byTown: Bool, bySchool: Bool) -> [[Bool]] {
    (0..<4096).map { mask in (0..<12).map { mask >> $0 & 1 == 1 } }.filter { treated in
      guard treated.count(where: { $0 }) == 6 else { return false }
      if bySchool, !stride(from: 0, to: 12, by: 2).allSatisfy({ treated[$0] == treated[$0 + 1] }) { return false }
      if byTown {
        let inSecond = treated.indices.count { towns[$0] == 1 && treated[$0] }
        if inSecond != 2 { return false }
      }
      return true
    }
  }

  @Test(
    "by randomisation counts every assignment of the design, and draws come near",
    arguments: [(false, false, 924), (true, false, 420), (false, true, 20), (true, true, 12)])
  func randomisation(byTown: Bool, bySchool: Bool, count: Int) throws {
    let all = Self.assignments(byTown: byTown, bySchool: bySchool)
    #expect(all.count == count)
    let observed = abs(Self.difference(Self.arms, byTown: byTown))
    let expected =
      Double(all.count { abs(Self.difference($0, byTown: byTown)) >= observed - 1e-9 }) / Double(all.count)
    // The variance needs two schools in each arm of each town: the statistic of the test does not, so the draws are compared here.
    let test: RandomizationTest
    let clusters = bySchool ? Groups(Self.schools) : nil
    let blocks = byTown ? Groups(Self.towns) : nil
    if byTown, bySchool {
      test = try RandomizationTest(outcome: Self.scores, isTreated: Self.arms, clusters: clusters, blocks: blocks)
      #expect(test.pValue.isClose(to: expected) && test.isExact && test.assignments == count)
    } else {
      let keys = (byTown ? ", blocks: ville" : "") + (bySchool ? ", cluster: ecole" : "")
      let exact = try #require(
        try result("method: difference-in-means, randomisation: {draws: 1000}\(keys)").randomisation)
      #expect(exact.pValue.isClose(to: expected) && exact.isExact && exact.assignments == count)
      #expect(exact.low == exact.pValue && exact.high == exact.pValue && exact.seed == nil)
    }
    let drawn = try RandomizationTest(
      outcome: Self.scores, isTreated: Self.arms, clusters: clusters, blocks: blocks, limit: 1, draws: 4000, seed: 11)
    #expect(!drawn.isExact && drawn.assignments == 4000)
    let interval = drawn.pValueInterval(level: 0.999)
    #expect(interval.low <= expected && expected <= interval.high)
  }

  /// CR1's t of treatment in the regression on a constant and treatment, for outcomes drawn around a fit.
  static func statistic(_ outcome: [Double]) -> Double {
    let treated = (0..<6).map { outcome[$0] }
    let control = (6..<12).map { outcome[$0] }
    let (high, low) = (treated.reduce(0, +) / 6, control.reduce(0, +) / 6)
    var squares = 0.0
    for school in 0..<6 {
      let residual = (0..<2).reduce(0.0) { $0 + outcome[2 * school + $1] - (school < 3 ? high : low) }
      squares += residual * residual / 36
    }
    return (high - low) / (6.0 / 5 * 11 / 10 * squares).squareRoot()
  }

  /// The share of the draws of signs, one for each school, whose t is at least as large as the observed one.
  static func wild(_ signs: [Double]) -> Double {
    let center = scores.reduce(0, +) / 12
    let observed = abs(statistic(scores))
    var (count, total) = (0, 0)
    var places = [Int](repeating: 0, count: 6)
    while true {
      total += 1
      let drawn = scores.indices.map { center + signs[places[schools[$0]]] * (scores[$0] - center) }
      if abs(statistic(drawn)) >= observed * (1 - 1e-9) { count += 1 }
      var place = 0
      while place < 6, places[place] == signs.count - 1 {
        places[place] = 0
        place += 1
      }
      guard place < 6 else { return Double(count) / Double(total) }
      places[place] += 1
    }
  }

  @Test("by the wild bootstrap compares every refit: all signs of Rademacher, and Webb's by draws")
  func wildBootstrap() throws {
    let rademacher = try #require(
      try result("method: least-squares, cluster: ecole, wild-bootstrap: {draws: 999}").resampling)
    #expect(rademacher.draws == 64 && rademacher.pValue == Self.wild([-1, 1]))
    let webb = [1.5, 1, 0.5].map { $0.squareRoot() }
    let all = Self.wild(webb + webb.map { -$0 })
    let drawn = try #require(
      try result("method: least-squares, cluster: ecole, wild-bootstrap: {draws: 20000, seed: 3, weights: webb}")
        .resampling)
    #expect(drawn.kind == .webb && drawn.draws == 20_000)
    // Four Monte Carlo standard errors.
    #expect(abs(try #require(drawn.pValue) - all) < 4 * (all * (1 - all) / 20_000).squareRoot() + 1e-4)
  }
}
