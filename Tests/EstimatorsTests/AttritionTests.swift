import Testing

@testable import Estimators

@Suite("Attrition by arm")
struct AttritionTests {
  @Test("from a flow's numbers: shares, Wald's difference, chi-squared and Fisher")
  func counts() throws {
    // The counts of Newcombe (1998), contrast (a): shared reference proportions-newcombe.
    let attrition = try Attrition(
      treated: EventCount(events: 56, participants: 70), control: EventCount(events: 48, participants: 80))
    #expect(attrition.overallShare.isClose(to: 104.0 / 150))
    #expect(try #require(attrition.difference).estimate.isClose(to: 0.2))
    #expect(try #require(attrition.difference).standardError.isClose(to: 0.072702917999997, relative: 1e-11))
    #expect(attrition.pValue.isClose(to: 0.00804508136819658))
    #expect(try #require(attrition.exactPValue).isClose(to: 0.0125211297492092))
  }

  @Test("follows clusters and blocks")
  func design() throws {
    let isTreated = (0..<48).map { $0 / 4 % 2 == 0 }
    let isMissing = (0..<48).map { ($0 * 7) % 5 == 0 || ($0 % 11 == 0 && $0 / 4 % 2 == 0) }
    let clusters = Groups((0..<48).map { $0 / 4 })
    let outcome = isMissing.map { $0 ? 1.0 : 0 }
    let clustered = try Attrition(isMissing: isMissing, isTreated: isTreated, clusters: clusters)
    #expect(
      clustered.difference
        == (try clusteredDifferenceInMeans(outcome: outcome, isTreated: isTreated, clusters: clusters)))
    #expect(clustered.exactPValue == nil)
    let blocks = Groups((0..<48).map { $0 / 24 })
    let blocked = try Attrition(isMissing: isMissing, isTreated: isTreated, blocks: blocks)
    #expect(
      blocked.difference == (try blockedDifferenceInMeans(outcome: outcome, isTreated: isTreated, blocks: blocks)))
  }

  @Test("nobody lost is no difference")
  func none() throws {
    let attrition = try Attrition(isMissing: [false, false, false], isTreated: [true, false, false])
    #expect(attrition.difference == nil)
    #expect(attrition.pValue == 1)
    #expect(attrition.control == EventCount(events: 0, participants: 2))
  }

  @Test("refuses an empty arm")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "control", count: 0, minimum: 1)) {
      try Attrition(isMissing: [false], isTreated: [true])
    }
  }
}
