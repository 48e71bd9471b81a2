import TestSites
import Testing

@testable import Checks

@Suite("The score that portals would give")
struct PortalScoreTests {
  private func notes(_ keys: String, _ change: (TestSite) -> TestSite = { $0 }) throws -> [String] {
    let site = change(.small).replacing("primary-key: [id]", by: keys + "primary-key: [id]", in: TestSite.dictionary)
    return portalScores(try site.load().catalog).map { "\($0.message)|\($0.hint)" }
  }

  @Test("names what is missing, and the keys that would earn it")
  func missing() throws {
    #expect(
      try notes("") == [
        "data.gouv.fr would give 4 of 9 points; missing: the time it is about, the place as a shape, the frequency,"
          + " whether it is up to date, a description of more than 100 characters (10);"
          + " data.europa.eu would give 335 of 405; missing: time (20), place (20), keywords (30)"
          + "|the dictionary may say ‘temporal: {from: 2019-09-01, to: 2020-06-30}’,"
          + " ‘spatial: {name: …, box: [west, south, east, north]}’, ‘frequency: never’, ‘description: …’"
      ])
  }

  private let whole = """
    description: {fr: "\(String(repeating: "é", count: 101))"}
    temporal: {from: 2019}
    spatial: {name: {fr: France}, box: [-5.2, 41.3, 9.6, 51.1]}

    """

  @Test("is full for a dataset that says all, on the day when it is expected anew too")
  func full() throws {
    let full = "data.gouv.fr would give 9 of 9 points; data.europa.eu would give 405 of 405|"
    let site: (TestSite) -> TestSite = {
      $0.replacing("status: final", by: "status: final\nkeywords: [jardin]", in: TestSite.report)
    }
    #expect(try notes(whole + "frequency: never\n", site) == [full])
    // The note of 1 February 2026 dates the site; the study is of 15 January.
    #expect(try notes(whole + "frequency: monthly\n", site) == [full])
    #expect(
      try notes(whole + "frequency: biweekly\n", site) == [
        "data.gouv.fr would give 8 of 9 points; missing: an update within 14 days; data.europa.eu would give 405 of 405"
          + "|the dictionary may say ‘frequency: irregular’"
      ])
  }

  @Test("has no point for a place without a shape, nor for a description of just 100 characters")
  func bounds() throws {
    let said = try notes(
      "description: {fr: \"\(String(repeating: "é", count: 100))\"}\nspatial: France\nfrequency: irregular\n")
    #expect(said[0].hasPrefix("data.gouv.fr would give 6 of 9 points; missing: the time it is about, the place as a"))
    #expect(
      said[0].contains("characters (100); data.europa.eu would give 355 of 405; missing: time (20), keywords (30)"))
  }
}
