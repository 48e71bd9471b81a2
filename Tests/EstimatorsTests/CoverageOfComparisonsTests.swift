import Testing

@testable import Estimators

/// Comparisons of two arms: the share of 95 % intervals that hold the true effect, within three Monte Carlo standard errors.
@Suite("Coverage of comparisons of two arms")
struct CoverageOfComparisonsTests {
  @Test(
    "of Welch's interval with unequal variances, and of Student's with equal ones; Student's fails with unequal ones")
  func means() throws {
    let coverage = try Coverage("arms of 8 and 30", studies: 1500, seed: 101) { generator in
      let control = (0..<30).map { _ in generator.normal() }
      let alike = (0..<8).map { _ in 1 + generator.normal() }
      let wide = alike.map { 1 + 3 * ($0 - 1) }
      return try [
        ("Welch, variances 9 to 1", differenceInMeans(treated: wide, control: control).confidenceInterval(), 1),
        ("Student", pooledDifferenceInMeans(treated: alike, control: control).confidenceInterval(), 1),
        ("Student, variances 9 to 1", pooledDifferenceInMeans(treated: wide, control: control).confidenceInterval(), 1),
      ]
    }
    coverage.expectNominal(["Welch, variances 9 to 1", "Student"])
    coverage.expectShort("Student, variances 9 to 1", below: 0.85)
  }

  @Test("of blocks, matched pairs, whole clusters, and whole clusters within blocks")
  func assignments() throws {
    let blocks = Groups((0..<40).map { $0 / 8 })
    let inBlocks = (0..<40).map { $0 % 8 < 3 }
    let pairs = Groups((0..<24).map { $0 / 2 })
    let inPairs = (0..<24).map { $0 % 2 == 0 }
    let sizes = [2, 6, 3, 5, 4, 4, 2, 6, 3, 5, 4, 4]
    let index = sizes.indices.flatMap { cluster in (0..<sizes[cluster]).map { _ in cluster } }
    let clusters = Groups(index)
    let whole = index.map { $0 % 2 == 0 }
    let halves = Groups(index.map { $0 / 6 })
    let coverage = try Coverage("assignment by a design", studies: 800, seed: 102) { generator in
      let levels = (0..<12).map { _ in 2 * generator.normal() }
      let first = (0..<40).map { levels[$0 / 8] + (inBlocks[$0] ? 1 : 0) + generator.normal() }
      let second = (0..<24).map { levels[$0 / 2] + (inPairs[$0] ? 1 : 0) + generator.normal() }
      let third = index.indices.map { levels[index[$0]] + (whole[$0] ? 1 : 0) + generator.normal() }
      return try [
        (
          "blocks", blockedDifferenceInMeans(outcome: first, isTreated: inBlocks, blocks: blocks).confidenceInterval(),
          1
        ),
        ("pairs", matchedPairsDifference(outcome: second, isTreated: inPairs, pairs: pairs).confidenceInterval(), 1),
        (
          "clusters",
          clusteredDifferenceInMeans(outcome: third, isTreated: whole, clusters: clusters).confidenceInterval(), 1
        ),
        (
          "clusters within blocks",
          clusteredDifferenceInMeans(outcome: third, isTreated: whole, clusters: clusters, blocks: halves)
            .confidenceInterval(), 1
        ),
      ]
    }
    coverage.expectNominal(["blocks", "pairs", "clusters", "clusters within blocks"])
  }

  @Test("of the Hodges–Lehmann shift, exact and by the normal approximation, and of quantile effects")
  func ranks() throws {
    let coverage = try Coverage("a shift of exponential outcomes", studies: 400, seed: 103) { generator in
      // Skewed, and shifted by 1.
      let control = (0..<25).map { _ in skewed(&generator) }
      let treated = (0..<20).map { _ in 1 + skewed(&generator) }
      let exact = try MannWhitneyTest(
        treated: Array(treated.prefix(9)), control: Array(control.prefix(11)), method: .exact)
      let normal = try MannWhitneyTest(treated: treated, control: control, method: .normal)
      let ordered = try QuantileEffect(at: 0.5, treated: treated, control: control)
      let drawn = try QuantileEffect(
        at: 0.5, treated: treated, control: control, interval: .bootstrap(draws: 200, seed: generator.next()))
      return [
        ("Hodges–Lehmann, exact", (exact.low, exact.high), 1), ("Hodges–Lehmann, normal", (normal.low, normal.high), 1),
        ("median, order statistics", (ordered.low, ordered.high), 1), ("median, bootstrap", (drawn.low, drawn.high), 1),
      ]
    }
    coverage.expectNominal(["Hodges–Lehmann, exact", "Hodges–Lehmann, normal"])
    // The interval of each quantile covers at least 95 %, and the bootstrap of a median is on the safe side too.
    coverage.expectAtLeastNominal(["median, order statistics", "median, bootstrap"])
  }

  /// A draw of the exponential distribution by way of the normal one: half the sum of two squares.
  private func skewed(_ generator: inout RandomGenerator) -> Double {
    let (a, b) = (generator.normal(), generator.normal())
    return (a * a + b * b) / 2
  }

  @Test("of Cohen's d by the noncentral t, of Hedges' g by its large-sample error")
  func standardized() throws {
    let coverage = try Coverage("arms of 14 and 18, effect of 0.8 standard deviations", studies: 500, seed: 104) {
      generator in
      let control = (0..<18).map { _ in generator.normal() }
      let treated = (0..<14).map { _ in 0.8 + generator.normal() }
      let d = try StandardizedEffectInterval.noncentral.limits(of: .cohensD, treated: treated, control: control)
      let delta = try StandardizedEffectInterval.noncentral.limits(of: .glassDelta, treated: treated, control: control)
      let g = try StandardizedEffectInterval.largeSample.limits(of: .hedgesG, treated: treated, control: control)
      return [
        ("Cohen's d, noncentral", (d.low, d.high), 0.8), ("Glass's Δ, noncentral", (delta.low, delta.high), 0.8),
        ("Hedges' g, large sample", (g.low, g.high), 0.8),
      ]
    }
    coverage.expectNominal(["Cohen's d, noncentral", "Glass's Δ, noncentral", "Hedges' g, large sample"])
  }

  @Test("of the percentile and the BCa bootstrap of a difference in means of skewed outcomes")
  func bootstrap() throws {
    let isTreated = (0..<60).map { $0 < 30 }
    let strata = Groups(isTreated)
    let coverage = try Coverage("a difference in means of exponential outcomes, arms of 30", studies: 200, seed: 105) {
      generator in
      let outcome = (0..<60).map { skewed(&generator) + ($0 < 30 ? 1 : 0) }
      let bootstrap = try Bootstrap(rows: 60, strata: strata, draws: 200, seed: generator.next()) { rows in
        var (treated, control) = (0.0, 0.0)
        var count = 0
        for row in rows {
          if row < 30 {
            treated += outcome[row]
            count += 1
          } else {
            control += outcome[row]
          }
        }
        return treated / Double(count) - control / Double(rows.count - count)
      }
      return [
        ("bootstrap, percentile", bootstrap.percentileInterval(), 1),
        ("bootstrap, BCa", try #require(bootstrap.bcaInterval()), 1),
      ]
    }
    coverage.expectNominal(["bootstrap, percentile", "bootstrap, BCa"])
  }

  /// The probability that an interval of one proportion holds p, summed over all outcomes.
  private func exact(
    _ n: Int, _ p: Double, _ interval: (EventCount) throws -> (low: Double, high: Double)
  ) rethrows -> Double {
    let distribution = BinomialDistribution(trials: n, probability: p)
    var sum = 0.0
    for k in 0...n {
      let (low, high) = try interval(EventCount(events: k, participants: n))
      if low <= p, p <= high { sum += distribution.mass(k) }
    }
    return sum
  }

  @Test("of one proportion, summed over all outcomes without any draw")
  func proportion() throws {
    let shares = (1...39).map { Double($0) / 40 }
    func coverage(_ interval: (EventCount) throws -> (low: Double, high: Double)) rethrows -> (Double, Double) {
      let all = try shares.map { try exact(30, $0, interval) }
      return (mean(all), all.min()!)
    }
    // Wilson's covers 95 % on average and a little less here and there (Brown, Cai and DasGupta 2001, figure 5).
    let wilson = try coverage { try wilsonInterval($0) }
    #expect(abs(wilson.0 - 0.95) < 0.01)
    #expect(wilson.1 > 0.90)
    record("one proportion of 30, averaged from 0.025 to 0.975", "Wilson", wilson.0, .nominal)
    let coull = try coverage { try agrestiCoullInterval($0) }
    #expect(coull.0 > 0.95 && coull.0 < 0.975)
    #expect(coull.1 > 0.93)
    record("one proportion of 30, averaged from 0.025 to 0.975", "Agresti–Coull", coull.0, .atLeast)
    // Exact, and so never less.
    let clopper = try coverage { try clopperPearsonInterval($0) }
    #expect(clopper.1 >= 0.95)
    record("one proportion of 30, averaged from 0.025 to 0.975", "Clopper–Pearson", clopper.0, .atLeast)
    let corrected = try coverage { try wilsonInterval($0, isContinuityCorrected: true) }
    #expect(corrected.0 > 0.95)
    record("one proportion of 30, averaged from 0.025 to 0.975", "Wilson, corrected", corrected.0, .atLeast)
  }

  /// A share that is summed over all outcomes, and has no Monte Carlo error.
  private func record(_ setting: String, _ method: String, _ share: Double, _ promise: Coverage.Promise) {
    ConformanceRecord.addCoverage(
      setting: setting, method: method, share: share, studies: 0, promise: promise.rawValue)
  }

  @Test("of the difference of two proportions, summed over all outcomes; Wald's falls short")
  func difference() throws {
    let (n1, n0) = (20, 28)
    let shares = (1...9).map { Double($0) / 10 }
    for (method, mean, least, name, promise) in [
      (RiskDifferenceInterval.newcombe, 0.945..<0.96, 0.92, "Newcombe", Coverage.Promise.nominal),
      (.agrestiCaffo, 0.95..<0.962, 0.93, "Agresti–Caffo", .atLeast),
      (.newcombeCorrected, 0.962..<1, 0.95, "Newcombe, corrected", .atLeast), (.wald, 0..<0.945, 0.8, "Wald", .short),
    ] {
      var limits: [[(low: Double, high: Double)]] = []
      for k in 0...n1 {
        limits.append(
          try (0...n0).map {
            try method.limits(
              treated: EventCount(events: k, participants: n1), control: EventCount(events: $0, participants: n0))
          })
      }
      var all: [Double] = []
      for p1 in shares {
        let first = (0...n1).map { BinomialDistribution(trials: n1, probability: p1).mass($0) }
        for p0 in shares {
          let second = (0...n0).map { BinomialDistribution(trials: n0, probability: p0).mass($0) }
          var sum = 0.0
          for k in 0...n1 {
            for l in 0...n0 where limits[k][l].low <= p1 - p0 + 1e-12 && p1 - p0 - 1e-12 <= limits[k][l].high {
              sum += first[k] * second[l]
            }
          }
          all.append(sum)
        }
      }
      let average = all.reduce(0, +) / Double(all.count)
      #expect(mean.contains(average), "\(method): \(average)")
      #expect(all.min()! > least, "\(method): \(all.min()!)")
      record("difference of two proportions of 20 and 28", name, average, promise)
    }
  }
  @Test("of risk ratios and odds ratios, summed over all outcomes; the exact one never falls short")
  func ratios() throws {
    let (n1, n0) = (20, 28)
    let shares = (2...8).map { Double($0) / 10 }
    let everything = (low: 0.0, high: Double.infinity)
    typealias Limits = (EventCount, EventCount) throws -> (low: Double, high: Double)
    // Where a cell is empty the logarithm has no error, and nothing is excluded.
    let methods: [(name: String, isOdds: Bool, promise: Coverage.Promise, limits: Limits)] = [
      ("Katz", false, .atLeast, { (try? riskRatio(treated: $0, control: $1).confidenceInterval()) ?? everything }),
      ("Woolf", true, .atLeast, { (try? oddsRatio(treated: $0, control: $1).confidenceInterval()) ?? everything }),
      (
        "conditional exact", true, .atLeast,
        { treated, control in
          (try? ConditionalOddsRatio(treated: treated, control: control)).map { ($0.low, $0.high) } ?? everything
        }
      ),
    ]
    for (name, isOdds, promise, limits) in methods {
      let table = try (0...n1).map { k in
        try (0...n0).map {
          try limits(EventCount(events: k, participants: n1), EventCount(events: $0, participants: n0))
        }
      }
      var all: [Double] = []
      for p1 in shares {
        let first = (0...n1).map { BinomialDistribution(trials: n1, probability: p1).mass($0) }
        for p0 in shares {
          let second = (0...n0).map { BinomialDistribution(trials: n0, probability: p0).mass($0) }
          let truth = isOdds ? p1 / (1 - p1) / (p0 / (1 - p0)) : p1 / p0
          var sum = 0.0
          for k in 0...n1 {
            for l in 0...n0
            where table[k][l].low <= truth * (1 + 1e-12) && truth * (1 - 1e-12) <= table[k][l].high {
              sum += first[k] * second[l]
            }
          }
          all.append(sum)
        }
      }
      let average = all.reduce(0, +) / Double(all.count)
      #expect(average >= 0.945, "\(name): \(average)")
      if name == "conditional exact" { #expect(all.min()! >= 0.95 - 1e-12) }
      record("ratio of two proportions of 20 and 28", name, average, promise)
    }
  }
}
