import Testing

@testable import Estimators

/// Values by metafor 3.8-1 and an independent Python implementation.
@Suite("Meta-analysis", .enabled(if: Reference.isPresent))
struct PoolReferenceTests {
  @Test("agrees on the thirteen BCG trials")
  func bcg() throws {
    let reference = try Reference("bcg-vaccine-meta")
    let table = try reference.table()
    let counts = ["tpos", "tneg", "cpos", "cneg"].map { table.numbers($0).map { Int($0) } }
    var results: [String: [Double]] = [:]
    for (name, measure) in [
      ("RR", EventMeasure.logRiskRatio), ("OR", .logOddsRatio), ("RD", .riskDifference),
    ] {
      let trials = try (0..<table.rows).map { i in
        try TrialEffect(
          measure, treated: EventCount(events: counts[0][i], participants: counts[0][i] + counts[1][i]),
          control: EventCount(events: counts[2][i], participants: counts[2][i] + counts[3][i]), trial: i + 1)
      }
      results.merge(try pooled(name, trials)) { first, _ in first }
      results["\(name).yi"] = trials.map(\.estimate)
      results["\(name).vi"] = trials.map(\.variance)
      if name == "RR" {
        results["RR.REML.leave1out"] = try trials.indices.map { left in
          try PooledEffect(randomEffects: trials.indices.filter { $0 != left }.map { trials[$0] }).effect.estimate
        }
      }
    }
    reference.compare(results)
  }

  @Test("agrees on the nine stroke trials, by means and by Hedges' g")
  func normand() throws {
    let reference = try Reference("normand-stroke-meta")
    let table = try reference.table()
    func arms(_ arm: String) -> [ArmSummary] {
      (0..<table.rows).map { i in
        ArmSummary(
          participants: Int(table.numbers("n\(arm)i")[i]), mean: table.numbers("m\(arm)i")[i],
          standardDeviation: table.numbers("sd\(arm)i")[i])
      }
    }
    let pairs = Array(zip(arms("1"), arms("2")))
    var results: [String: [Double]] = [:]
    for (name, trials) in [
      ("MD", try pairs.map { try TrialEffect(differenceInMeans: $0.0, control: $0.1) }),
      ("SMD", try pairs.map { try TrialEffect(standardizedDifference: $0.0, control: $0.1) }),
    ] {
      results.merge(try pooled(name, trials)) { first, _ in first }
      results["\(name).yi"] = trials.map(\.estimate)
      results["\(name).vi"] = trials.map(\.variance)
    }
    reference.compare(results)
  }

  func pooled(_ name: String, _ trials: [TrialEffect]) throws -> [String: [Double]] {
    func ends(_ interval: (low: Double, high: Double)) -> [Double] { [interval.low, interval.high] }
    var results: [String: [Double]] = ["\(name).k": [Double(trials.count)]]
    let common = try PooledEffect(commonEffect: trials)
    results["\(name).FE.estimate"] = [common.effect.estimate]
    results["\(name).FE.se"] = [common.effect.standardError]
    results["\(name).FE.z"] = [common.effect.statistic]
    results["\(name).FE.p"] = [common.effect.pValue]
    results["\(name).FE.ci95"] = ends(common.effect.confidenceInterval())
    results["\(name).Q"] = [common.q]
    results["\(name).Q.p"] = [common.qPValue]
    results["\(name).I2_Q"] = [100 * common.iSquaredFromQ]
    results["\(name).tau2_QP_ci95"] = ends(try common.tauSquaredInterval())
    let egger = try eggerTest(trials)
    results["\(name).egger.z_t"] = [egger.statistic]
    results["\(name).egger.p"] = [egger.pValue]
    for estimator in HeterogeneityEstimator.allCases {
      let id = "\(name).\(estimator.rawValue)"
      let random = try PooledEffect(randomEffects: trials, heterogeneity: estimator)
      results[id + ".tau2"] = [random.tauSquared]
      results[id + ".estimate"] = [random.effect.estimate]
      results[id + ".se"] = [random.effect.standardError]
      results[id + ".p"] = [random.effect.pValue]
      results[id + ".ci95"] = ends(random.effect.confidenceInterval())
      results[id + ".I2"] = [100 * random.iSquared]
      results[id + ".H2"] = [random.hSquared]
      results[id + ".pi95_z"] = ends(try random.predictionInterval(reference: .normal))
      results[id + ".pi95_t_k2"] = ends(try random.predictionInterval())
      results[id + ".pi95_t_k1"] = ends(try random.predictionInterval(reference: .trialsLessOne))
      let adjusted = try PooledEffect(randomEffects: trials, heterogeneity: estimator, interval: .hartungKnapp)
      results[id + ".HK.se"] = [adjusted.effect.standardError]
      results[id + ".HK.t"] = [adjusted.effect.statistic]
      results[id + ".HK.p"] = [adjusted.effect.pValue]
      results[id + ".HK.ci95"] = ends(adjusted.effect.confidenceInterval())
      results[id + ".HK.pi95"] = ends(try adjusted.predictionInterval(reference: .trialsLessOne))
    }
    return results
  }
}
