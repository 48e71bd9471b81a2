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
    reference.compare(results)
  }
}
