import Content
import Diagnostics
import Foundation
import Testing

@testable import Downloads
@testable import Publication

/// The small site of beehives with one number of its released `results.json` written otherwise.
@Suite("A number that changed since the last released version")
struct ReleaseReviewTests {
  private let scratch: Scratch
  private let study: Study
  private let release: FrozenRelease
  private let results: String

  init() throws {
    scratch = try Scratch()
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let publication = Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
    _ = try publication.freeze("ruches") { _ in }
    let catalog = publication.loadProtected().0
    var study = try #require(catalog.study("ruches"))
    study.version.value = "1.1.0"
    self.study = study
    release = try #require(readReleases(catalog).releases["ruches"]?.first)
    results = String(decoding: release.results, as: UTF8.self)
  }

  /// The messages when version 1.1.0 computes other results.
  private func findings(_ results: String, _ study: Study? = nil) -> [String] {
    ReleaseReview(
      study: study ?? self.study, releases: [release],
      downloads: [DownloadFile("data/ruches/results.json", .json, Array(results.utf8))], languages: ["fr", "en"]
    ).findings.filter { $0.severity == .error }.map(\.message)
  }

  private func changed(_ old: String, _ new: String) throws -> [String] {
    try #require(results.contains(old))
    return findings(results.replacingOccurrences(of: old, with: new))
  }

  @Test(
    "wants a correction, be it the estimate, a bound, the p value or a count, in digits that pages print or not",
    arguments: [
      ("estimate", "3.375", "3.376"), ("estimate", "3.375", "3.375001"), ("conf_low", "1.6248", "1.6249"),
      ("n_obs", "7", "8"), ("n_treated", "3", "4"),
    ])
  func numbers(_ field: String, _ old: String, _ new: String) throws {
    let start = try #require(results.range(of: "\"term\": \"miel\"")?.lowerBound)
    let mark = "\"\(field)\": "
    let place = try #require(results.range(of: mark, range: start..<results.endIndex)?.upperBound)
    let number = String(results[place...].prefix { $0 != "," && $0 != "\n" })
    #expect(number.hasPrefix(old))
    let text = results.replacingCharacters(
      in: place..<results.index(place, offsetBy: number.count), with: new)
    #expect(
      findings(text) == ["‘miel’ changed since version 1.0.1: \(field) was \(number) and became \(new)"])
  }

  @Test("wants one for the p value alone too, and for a result that is gone")
  func others() throws {
    let number = try #require(results.components(separatedBy: "\"p_value\": ").dropFirst().first?.prefix { $0 != "," })
    #expect(
      try changed("\"p_value\": \(number)", "\"p_value\": 0.2").first
        == "‘miel’ changed since version 1.0.1: p_value was \(number) and became 0.2")
    #expect(
      try changed("\"term\": \"miel\"", "\"term\": \"autre\"") == [],
      "a planned result that is not there could not be computed, which is reported")
    var without = study
    without.plan.estimates.removeAll()
    #expect(
      findings(results.replacingOccurrences(of: "\"term\": \"miel\"", with: "\"term\": \"autre\""), without)
        == ["‘miel’ is published in version 1.0.1 and is no longer there"])
  }

  @Test("wants none for what another machine's arithmetic may change, nor for words and what is new")
  func others2() throws {
    #expect(try changed("\"estimate\": 3.375", "\"estimate\": 3.3750000000001") == [])
    #expect(try changed("\"method\": ", "\"remark\": 3, \"method\": ") == [])
    #expect(findings(results) == [])
  }

  @Test("is told by a correction of this version that names the result, or names none; not by an older one")
  func told() throws {
    let text = results.replacingOccurrences(of: "\"estimate\": 3.375", with: "\"estimate\": 4.5")
    func corrected(_ version: String, _ result: String?) -> [String] {
      var study = study
      var correction = study.corrections[0]
      correction.version = version
      correction.result = result.map { Located($0, at: study.place) }
      study.corrections.append(correction)
      return findings(text, study)
    }
    #expect(corrected("1.1.0", "miel") == [] && corrected("1.1.0", nil) == [])
    #expect(corrected("1.1.0", "description").count == 1 && corrected("1.0.1", "miel").count == 1)
  }

  @Test("leaves the corrections that were published where they are")
  func removed() throws {
    var study = study
    let date = study.corrections[0].date
    study.corrections = []
    #expect(
      findings(results, study) == [
        "the correction of version 1.0.1 of \(date) was published with version 1.0.1, and is gone"
      ])
  }
}
