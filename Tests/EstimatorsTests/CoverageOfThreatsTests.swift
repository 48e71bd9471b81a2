import Testing

@testable import Estimators

/// What answers threats to a study, and the pooling of several: the share of 95 % intervals that hold the truth, and of 5 % tests
/// that do not reject it.
@Suite("Coverage under attrition, of resampling and of pooling")
struct CoverageOfThreatsTests {
  @Test("of weights against attrition that depends on a covariate; the plain difference fails, Lee's bounds hold")
  func attrition() throws {
    let isTreated = (0..<240).map { $0 % 2 == 0 }
    let isHigh = (0..<240).map { $0 % 4 < 2 }
    let coverage = try Coverage("attrition by a covariate, more in one arm", studies: 300, seed: 301) { generator in
      var outcome: [Double?] = []
      var share: [Double] = []
      for (treated, high) in zip(isTreated, isHigh) {
        // Those whose outcomes are high drop out more often, in the control arm most of all.
        let probability = high ? (treated ? 0.8 : 0.4) : 0.9
        let value = (high ? 2.0 : 0) + (treated ? 1 : 0) + generator.normal()
        outcome.append(generator.uniform() < probability ? value : nil)
        share.append(probability)
      }
      let seen = outcome.indices.filter { outcome[$0] != nil }
      let plain = try differenceInMeans(
        treated: seen.filter { isTreated[$0] }.compactMap { outcome[$0] },
        control: seen.filter { !isTreated[$0] }.compactMap { outcome[$0] })
      return try [
        (
          "attrition weights",
          AttritionWeighting(outcome: outcome, isTreated: isTreated, responseProbabilities: share).estimate
            .confidenceInterval(), 1
        ),
        ("Welch", plain.confidenceInterval(), 1),
        ("Lee, Imbens–Manski", LeeBounds(outcome: outcome, isTreated: isTreated).effectInterval(), 1),
      ]
    }
    coverage.expectAtLeastNominal(["attrition weights", "Lee, Imbens–Manski"])
    coverage.expectShort("Welch", below: 0.8)
  }

  @Test("of the bootstrap of clusters")
  func clusters() throws {
    let index = (0..<160).map { $0 / 4 }
    let clusters = Groups(index)
    let isTreated = index.map { $0 % 2 == 0 }
    let strata = Groups(isTreated)
    let coverage = try Coverage("forty clusters of four", studies: 200, seed: 302) { generator in
      let effects = (0..<40).map { _ in generator.normal() }
      let outcome = index.indices.map { effects[index[$0]] + (isTreated[$0] ? 1 : 0) + generator.normal() }
      let bootstrap = try Bootstrap(
        rows: 160, clusters: clusters, strata: strata, draws: 300, seed: generator.next()
      ) { rows in
        var sums = (0.0, 0.0)
        var count = 0
        for row in rows {
          if isTreated[row] {
            sums.0 += outcome[row]
            count += 1
          } else {
            sums.1 += outcome[row]
          }
        }
        return sums.0 / Double(count) - sums.1 / Double(rows.count - count)
      }
      return [
        ("bootstrap, percentile", bootstrap.percentileInterval(), 1),
        ("bootstrap, BCa", try #require(bootstrap.bcaInterval()), 1),
      ]
    }
    coverage.expectNominal(["bootstrap, percentile", "bootstrap, BCa"])
  }

  @Test("randomisation inference does not reject a true hypothesis more than once in twenty, whatever the design")
  func randomisation() throws {
    let blocks = Groups((0..<16).map { $0 / 4 })
    let clusters = Groups((0..<16).map { $0 / 2 })
    let coverage = try Coverage("no effect, heavy tails, sixteen units", studies: 300, seed: 303) { generator in
      // The product of two normal draws has a kurtosis of 9.
      let outcome = (0..<16).map { _ in generator.normal() * generator.normal() }
      var whole = (0..<8).map { $0 < 4 }
      generator.shuffle(&whole)
      var single = (0..<16).map { $0 < 8 }
      generator.shuffle(&single)
      let inBlocks = try randomized(within: blocks, &generator)
      func holds(_ isTreated: [Bool], _ clusters: Groups? = nil, _ blocks: Groups? = nil) throws -> (Double, Double) {
        let test = try RandomizationTest(
          outcome: outcome, isTreated: isTreated, clusters: clusters, blocks: blocks, limit: 500,
          draws: 199, seed: generator.next())
        return test.pValue > 0.05 ? (-1, 1) : (1, 2)
      }
      return try [
        ("randomisation, complete", holds(single), 0), ("randomisation, blocks", holds(inBlocks, nil, blocks), 0),
        ("randomisation, clusters", holds(clusters.index.map { whole[$0] }, clusters), 0),
      ]
    }
    coverage.expectAtLeastNominal(["randomisation, complete", "randomisation, blocks", "randomisation, clusters"])
  }

  /// Half of each block of four, at random.
  private func randomized(within blocks: Groups, _ generator: inout RandomGenerator) throws -> [Bool] {
    var result: [Bool] = []
    for _ in 0..<blocks.count {
      var block = [true, true, false, false]
      generator.shuffle(&block)
      result += block
    }
    return result
  }

  @Test(
    "families: no true hypothesis is rejected in 95 % of studies with five correlated outcomes; without correction, it is"
  )
  func families() throws {
    let isTreated = (0..<40).map { $0 % 2 == 0 }
    let coverage = try Coverage("five correlated outcomes without effect", studies: 250, seed: 304) { generator in
      var outcomes: [(name: String, values: [Double])] = []
      let common = isTreated.map { _ in generator.normal() }
      for place in 0..<5 { outcomes.append(("\(place)", common.map { $0 + generator.normal() })) }
      let drawn = try randomizationDraws(
        outcomes: outcomes, isTreated: isTreated, draws: 199, seed: generator.next())
      let plain = try outcomes.map { outcome in
        try differenceInMeans(
          treated: isTreated.indices.filter { isTreated[$0] }.map { outcome.values[$0] },
          control: isTreated.indices.filter { !isTreated[$0] }.map { outcome.values[$0] }
        ).pValue
      }
      func holds(_ adjusted: [Double]) -> (Double, Double) { adjusted.allSatisfy { $0 > 0.05 } ? (-1, 1) : (1, 2) }
      return try [
        ("Romano–Wolf", holds(romanoWolfAdjustment(statistics: drawn.statistics, draws: drawn.draws)), 0),
        ("Holm", holds(MultipleTestingCorrection.holm.adjust(plain).compactMap { $0 }), 0),
        ("no correction", holds(plain), 0),
      ]
    }
    coverage.expectAtLeastNominal(["Romano–Wolf", "Holm"])
    coverage.expectShort("no correction", below: 0.92)
  }

  @Test("of pooled effects of eight trials that differ: Hartung and Knapp's holds, the normal one falls short")
  func pooling() throws {
    let errors = [0.1, 0.15, 0.2, 0.2, 0.25, 0.3, 0.35, 0.4]
    let coverage = try Coverage("eight trials whose effects differ", studies: 600, seed: 305) { generator in
      let trials = errors.map { error in
        TrialEffect(estimate: 0.3 * generator.normal() + error * generator.normal(), variance: error * error)
      }
      return try [
        ("common effect", PooledEffect(commonEffect: trials).effect.confidenceInterval(), 0),
        ("random effects, normal", PooledEffect(randomEffects: trials).effect.confidenceInterval(), 0),
        (
          "random effects, Hartung–Knapp",
          PooledEffect(randomEffects: trials, interval: .hartungKnapp).effect.confidenceInterval(), 0
        ),
      ]
    }
    coverage.expectNominal(["random effects, Hartung–Knapp"])
    coverage.expectShort("random effects, normal", below: 0.95)
    coverage.expectShort("common effect", below: 0.8)
  }
}
