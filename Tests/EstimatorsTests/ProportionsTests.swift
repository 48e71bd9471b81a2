import Testing

@testable import Estimators

@Suite("Proportions")
struct ProportionsTests {
  @Test("Newcombe's interval agrees with his paper")
  func published() throws {
    // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10, contrasts (a) and (h).
    let a = try newcombeInterval(
      treated: EventCount(events: 56, participants: 70), control: EventCount(events: 48, participants: 80))
    #expect((a.low * 1e4).rounded() == 524)
    #expect((a.high * 1e4).rounded() == 3339)
    let h = try newcombeInterval(
      treated: EventCount(events: 10, participants: 10), control: EventCount(events: 0, participants: 20))
    #expect((h.low * 1e4).rounded() == 6791)
    #expect(h.high == 1)
  }

  @Test("Wilson's interval stays between 0 and 1, and mirrors when events and others change places")
  func wilson() throws {
    let none = try wilsonInterval(EventCount(events: 0, participants: 20))
    let all = try wilsonInterval(EventCount(events: 20, participants: 20))
    #expect(none.low == 0)
    #expect(all.high == 1)
    #expect(none.high.isClose(to: 1 - all.low))
  }

  @Test("the Agresti–Caffo interval agrees with statsmodels")
  func agrestiCaffo() throws {
    // References/compare.py, confint_proportions_2indep(method="agresti-caffo").
    for (treated, control, low, high) in [
      (
        EventCount(events: 56, participants: 70), EventCount(events: 48, participants: 80), 0.052452926638053676,
        0.33575845547576744
      ),
      (
        EventCount(events: 0, participants: 20), EventCount(events: 4, participants: 20), -0.3773723163047704,
        0.013735952668406798
      ),
    ] {
      let interval = try RiskDifferenceInterval.agrestiCaffo.limits(treated: treated, control: control)
      #expect(interval.low.isClose(to: low))
      #expect(interval.high.isClose(to: high))
    }
  }

  @Test("the number needed to treat passes through infinity when the difference may be zero")
  func throughInfinity() throws {
    // The form of Altman (1998), BMJ 317, 1309: two rays, each from the reciprocal of one limit to infinity.
    let treated = EventCount(events: 40, participants: 100)
    let control = EventCount(events: 30, participants: 100)
    let number = try NumberNeededToTreat(treated: treated, control: control, interval: .wald)
    let limits = try RiskDifferenceInterval.wald.limits(treated: treated, control: control)
    #expect(number.number.isClose(to: 10))
    #expect(number.isForOneMore)
    #expect(number.low == nil && number.high == nil)
    #expect(number.fewestForOneMore == 1 / limits.high)
    #expect(number.fewestForOneFewer == -1 / limits.low)
    let clear = try NumberNeededToTreat(
      treated: EventCount(events: 10, participants: 100), control: EventCount(events: 40, participants: 100))
    #expect(!clear.isForOneMore)
    #expect(clear.fewestForOneMore == nil && clear.fewestForOneFewer == nil)
    #expect(try #require(clear.low) < clear.number)
  }

  @Test("refuses ratios with an empty cell and arms without variation")
  func refusals() {
    let none = EventCount(events: 0, participants: 20)
    let some = EventCount(events: 4, participants: 20)
    #expect(throws: EstimationError.zeroCell(trial: nil)) { try riskRatio(treated: none, control: some) }
    #expect(throws: EstimationError.zeroCell(trial: nil)) { try oddsRatio(treated: some, control: none) }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try riskDifference(treated: none, control: none)
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try equalProportionsTest(treated: none, control: none)
    }
    #expect(throws: EstimationError.noVariation(what: "risk")) {
      try NumberNeededToTreat(treated: some, control: some)
    }
    #expect(throws: EstimationError.impossibleCounts(trial: nil)) {
      try wilsonInterval(EventCount(events: 1, participants: 0))
    }
  }

  @Test("agree with the shared reference", .enabled(if: Reference.isPresent))
  func reference() throws {
    let reference = try Reference("proportions-newcombe")
    let table = try reference.table()
    var results: [String: [Double]] = [:]
    func ends(_ interval: (low: Double, high: Double)) -> [Double] { [interval.low, interval.high] }
    for i in 0..<table.rows {
      let name = table.text("comparison")[i]
      let counts = ["events_1", "n_1", "events_0", "n_0"].map { Int(table.numbers($0)[i]) }
      let treated = EventCount(events: counts[0], participants: counts[1])
      let control = EventCount(events: counts[2], participants: counts[3])
      results[name + ".p1.wilson"] = ends(try wilsonInterval(treated))
      results[name + ".p0.wilson"] = ends(try wilsonInterval(control))
      for (arm, counts) in [(".p1", treated), (".p0", control)] {
        results[name + arm + ".clopper_pearson"] = ends(try clopperPearsonInterval(counts))
        results[name + arm + ".agresti_coull"] = ends(try agrestiCoullInterval(counts))
      }
      results[name + ".rd.newcombe_cc"] = ends(
        try RiskDifferenceInterval.newcombeCorrected.limits(treated: treated, control: control))
      if let odds = try? ConditionalOddsRatio(treated: treated, control: control) {
        results[name + ".fisher.p"] = [odds.pValue]
        let table = try CrossTable(
          counts: [
            [treated.events, treated.participants - treated.events],
            [control.events, control.participants - control.events],
          ], rows: ["treated", "control"], columns: ["event", "none"])
        results[name + ".chi2_yates"] = [try table.chiSquaredTest(isContinuityCorrected: true).statistic]
      }
      if let number = try? NumberNeededToTreat(treated: treated, control: control, interval: .wald),
        let low = number.low,
        let high = number.high, reference.values[name + ".nnt.ci_wald"] != nil
      {
        results[name + ".nnt.ci_wald"] = [low, high]
      }
      results[name + ".rd.newcombe"] = ends(try newcombeInterval(treated: treated, control: control))
      if let difference = try? riskDifference(treated: treated, control: control) {
        results[name + ".rd"] = [difference.estimate]
        results[name + ".rd.se_wald"] = [difference.standardError]
        results[name + ".rd.wald"] = ends(difference.confidenceInterval())
      }
      if let test = try? equalProportionsTest(treated: treated, control: control) {
        results[name + ".rd.z_pooled"] = [test.statistic]
        results[name + ".chi2"] = [test.statistic * test.statistic]
        results[name + ".chi2.p"] = [test.pValue]
      }
      if let number = try? NumberNeededToTreat(treated: treated, control: control) {
        results[name + ".nnt"] = [number.number]
        if let low = number.low, let high = number.high { results[name + ".nnt.ci_newcombe"] = [low, high] }
      }
      for (id, ratio) in [
        ("rr", try? riskRatio(treated: treated, control: control)),
        ("or", try? oddsRatio(treated: treated, control: control)),
      ] {
        guard let ratio else { continue }
        results["\(name).\(id)"] = [ratio.ratio]
        results["\(name).\(id).se_log"] = [ratio.logarithm.standardError]
        results["\(name).\(id).ci"] = ends(ratio.confidenceInterval())
      }
    }
    for (events, participants) in [(81, 263), (15, 148), (0, 20), (1, 29)] {
      let arm = EventCount(events: events, participants: participants)
      let name = "single_\(events)_\(participants)"
      results[name + ".wilson"] = ends(try wilsonInterval(arm))
      results[name + ".wilson_cc"] = ends(try wilsonInterval(arm, isContinuityCorrected: true))
      results[name + ".clopper_pearson"] = ends(try clopperPearsonInterval(arm))
    }
    reference.compare(results)
  }
}
