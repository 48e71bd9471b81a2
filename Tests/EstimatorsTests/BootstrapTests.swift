import Testing

@testable import Estimators

@Suite("Bootstrap")
struct BootstrapTests {
  /// *Biometrika* 35 (1948), 214: weight in grams of chicks by feed.
  let casein: [Double] = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
  let linseed: [Double] = [309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271]

  @Test("of a variance comes near SciPy's 200,000 resamples, with its acceleration exactly")
  func oneSample() throws {
    // References/threats.py: Monte Carlo, so to 2 or 3 % here.
    let bootstrap = try Bootstrap(rows: 12, draws: 10_000, seed: 4) { rows in variance(rows.map { casein[$0] }) }
    #expect(bootstrap.estimate.isClose(to: 4151.719696969698))
    #expect(bootstrap.standardError.isClose(to: 1158.245919727483, relative: 0.02))
    #expect(try #require(bootstrap.acceleration).isClose(to: 0.048112907151084724))
    let percentile = bootstrap.percentileInterval()
    #expect(percentile.low.isClose(to: 1426.2384469696976, relative: 0.03))
    #expect(percentile.high.isClose(to: 6010.810606060607, relative: 0.02))
    let bca = try #require(bootstrap.bcaInterval())
    #expect(bca.low.isClose(to: 2308.3863636363635, relative: 0.03))
    #expect(bca.high.isClose(to: 6870.976763082246, relative: 0.03))
  }

  @Test("within arms comes near SciPy's two-sample bootstrap")
  func twoSamples() throws {
    // References/threats.py
    let outcome = casein + linseed
    let isTreated = (0..<24).map { $0 < 12 }
    let bootstrap = try Bootstrap(rows: 24, strata: Groups(isTreated), draws: 4_000, seed: 4) { rows in
      let treated = rows.filter { isTreated[$0] }
      #expect(treated.count == 12 || rows.count < 24)
      return mean(treated.map { outcome[$0] }) - mean(rows.filter { !isTreated[$0] }.map { outcome[$0] })
    }
    #expect(bootstrap.standardError.isClose(to: 22.86396574568225, relative: 0.03))
    #expect(try #require(bootstrap.acceleration).isClose(to: -0.011964034321451704))
    let bca = try #require(bootstrap.bcaInterval())
    #expect(abs(bca.low - 57.58333333333334) < 3)
    #expect(abs(bca.high - 147.08333333333334) < 3)
  }

  @Test("by cluster draws whole clusters")
  func clusters() throws {
    let clusters = Groups([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    let bootstrap = try Bootstrap(rows: 12, clusters: clusters, draws: 500, seed: 4) { rows in
      #expect(rows.count % 3 == 0)
      return mean(rows.map { casein[$0] })
    }
    // With clusters of one size: the standard error of the mean of cluster means, over n.
    let means = clusters.rows.map { mean($0.map { casein[$0] }) }
    #expect(bootstrap.standardError.isClose(to: (variance(means) * 3 / 16).squareRoot(), relative: 0.1))
  }

  @Test("from sums gives what it gives from rows, by rows and by clusters, acceleration included")
  func totals() throws {
    let outcome = casein + linseed
    let isTreated = (0..<24).map { $0 < 12 }
    for clusters in [nil, Groups((0..<24).map { $0 / 2 })] {
      let slow = try Bootstrap(rows: 24, clusters: clusters, strata: Groups(isTreated), draws: 300, seed: 8) { rows in
        mean(rows.filter { isTreated[$0] }.map { outcome[$0] })
          - mean(rows.filter { !isTreated[$0] }.map { outcome[$0] })
      }
      let fast = try Bootstrap(
        totalsOf: [outcome.map { _ in 1 }, outcome.map { $0 - 250 }], clusters: clusters, strata: Groups(isTreated),
        draws: 300, seed: 8
      ) { sums in sums[1] / sums[0] - sums[3] / sums[2] }
      #expect(fast.estimate.isClose(to: slow.estimate) && fast.failures == 0)
      #expect(zip(fast.replicates, slow.replicates).allSatisfy { abs($0 - $1) < 1e-9 })
      #expect(try #require(fast.acceleration).isClose(to: try #require(slow.acceleration)))
    }
  }

  @Test("of a variance from its first two moments has SciPy's acceleration")
  func moments() throws {
    let center = mean(casein)
    let bootstrap = try Bootstrap(
      totalsOf: [casein.map { _ in 1 }, casein.map { $0 - center }, casein.map { ($0 - center) * ($0 - center) }],
      draws: 500, seed: 4
    ) { sums in (sums[2] - sums[1] * sums[1] / sums[0]) / (sums[0] - 1) }
    // References/threats.py
    #expect(bootstrap.estimate.isClose(to: 4151.719696969698))
    #expect(try #require(bootstrap.acceleration).isClose(to: 0.048112907151084724))
  }

  @Test("runs the statistic no more than once for each draw when no acceleration is asked for")
  func lazily() throws {
    var runs = 0
    let bootstrap = try Bootstrap(rows: 12, draws: 50, seed: 4, isAccelerated: false) { rows in
      runs += 1
      return mean(rows.map { casein[$0] })
    }
    #expect(runs == 51 && bootstrap.acceleration == nil && bootstrap.bcaInterval() == nil)
  }

  @Test("leaves out the resamples without a statistic, and says how many")
  func failures() throws {
    let bootstrap = try Bootstrap(rows: 12, draws: 500, seed: 4) { rows in
      rows.contains(0) ? mean(rows.map { casein[$0] }) : nil
    }
    #expect(bootstrap.failures > 100)
    #expect(bootstrap.failures + bootstrap.replicates.count == 500)
    #expect(bootstrap.acceleration == nil)
    #expect(bootstrap.bcaInterval() == nil)
  }

  @Test("refuses a stratum of one row, a cluster in two strata, and a constant statistic")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "b", count: 1, minimum: 2)) {
      try Bootstrap(rows: 3, strata: Groups(["a", "a", "b"])) { Double($0.count) }
    }
    #expect(throws: EstimationError.clusterInSeveralBlocks(cluster: "1")) {
      try Bootstrap(rows: 3, clusters: Groups([1, 1, 2]), strata: Groups(["a", "b", "b"])) { Double($0.count) }
    }
    #expect(throws: EstimationError.noVariation(what: "statistic")) {
      try Bootstrap(rows: 3, draws: 50) { Double($0.count) }
    }
  }
}
