import Foundation
import Testing

@testable import Publication

/// The small site of beehives: version 1.0.1 published 3.375 kg, [1.625; 5.125], p 0.0043, 7 hives; with one weighing
/// corrected it is 3.708.
@Suite("What a correction says that a figure was and became")
struct CorrectionReviewTests {
  private static let report = "content/studies/ruches/index.md"

  /// - Parameter correction: `was` and `became`, as in the front matter.
  private func findings(_ correction: String) throws -> [String] {
    let scratch = try Scratch()
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let publication = Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
    _ = try publication.freeze("ruches") { _ in }
    let data = "content/studies/ruches/data/ruches.csv"
    let rows = try #require(scratch.text(data))
    try scratch.write(data, rows.replacingOccurrences(of: "01;abri;12,5", with: "01;abri;13,5"))
    let text = try #require(scratch.text(Self.report))
    try scratch.write(
      Self.report,
      text.replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.1.0\n").replacingOccurrences(
        of: "corrections:\n",
        with: """
          corrections:
            - version: 1.1.0
              date: 2024-03-01
              result: miel
          \(correction.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
              what: {fr: Une pesée, en: A weighing}
              why: {fr: Faute de frappe, en: Typing error}
            - {version: 1.1.0, date: 2024-03-01, result: description, what: {fr: Une pesée, en: A weighing}, why: {fr: Faute, en: Error}}

          """))
    return publication.prepare().diagnostics.filter { $0.severity == .error }.map {
      $0.description.replacingOccurrences(of: content + "/studies/ruches/", with: "")
    }
  }

  @Test(
    "is right when it is a figure of the result, rounded as typed",
    arguments: [
      "was: 3.38\nbecame: 3.71",
      "was: {fr: \"3,38 kg\", en: \"3.38 kg\"}\nbecame: {fr: \"3,7 kg\", en: \"3.7 kg\"}",
      "was: {fr: \"L'effet, sans correction.\", en: \"The effect, uncorrected.\"}\nbecame: {fr: \"Le même.\", en: \"The same.\"}",
      "was: {fr: \"Un effet de 3,375 kg (p < 0,05)\", en: \"An effect of 3.375 kg (p < 0.05)\"}\nbecame: {fr: \"3,708, intervalle de confiance à 95 %\", en: \"3.708, a 95% confidence interval\"}",
    ])
  func right(_ correction: String) throws {
    #expect(try findings(correction) == [])
  }

  @Test("is wrong when the released version published no such figure, or this one computes none, in either language")
  func wrong() throws {
    let found = try findings("was: {fr: \"3,38 kg\", en: \"3.83 kg\"}\nbecame: 3.38")
    #expect(found.count == 2)
    #expect(
      found.first?.hasPrefix(
        "index.md:21:31: error: ‘was’ says ‘3.83’ of ‘miel’, and version 1.0.1 published no such figure. Hint: for ‘miel’, version 1.0.1 published estimate 3.375, conf_low 1.625, conf_high 5.125, p_value 0.00426, n_obs 7; write"
      ) ?? false, "\(found)")
    #expect(
      found.last?.hasPrefix(
        "index.md:22:13: error: ‘became’ says ‘3.38’ of ‘miel’, and this version computes no such figure. Hint: for ‘miel’, this version computes estimate 3.708, conf_low 2.121, conf_high 5.296, p_value 0.002965, n_obs 7; write"
      ) ?? false, "\(found)")
    #expect(found.allSatisfy { $0.hasSuffix("; write what stood on the page. [correction-contradicts]") })
  }

  @Test("is wrong when it gives another sign than the result has")
  func sign() throws {
    let found = try findings("was: {fr: \"−3,38\", en: \"−3.38\"}\nbecame: 3.71")
    #expect(found.map { $0.contains("‘was’ says ‘−3") } == [true, true], "\(found)")
  }
}
