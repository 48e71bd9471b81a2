import Foundation
import Testing

@testable import Analyses

/// Each method that a plan can name, and each section and option of the plan, is explained to readers in both languages.
@Suite("Method pages")
struct MethodPagesTests {
  /// The sections of `analysis.yml` and the options of an estimate that have a page of their own.
  static let options = [
    "attrition", "attrition-weights", "balance", "bootstrap", "cross-table", "describe", "families", "placebo", "power",
    "randomisation", "standard-errors", "subgroups", "summary-index",
  ]
  static let pages = (Method.allCases.map(\.pageSlug) + options.map { "method-" + $0 }).sorted()

  enum Language: String, CaseIterable {
    case french = "", english = ".en"

    /// Estimand, formula, assumptions, when not to use it, diagnostics, what it can be combined with, how to ask for it, references:
    /// how the heading of each begins.
    var headings: [[String]] {
      switch self {
      case .french:
        [
          ["Ce qu'"], ["La formule", "Les formules"], ["Hypothèses"], ["Quand ne pas "], ["Ce qu'il faut regarder"],
          ["Ce qui va ensemble"], ["Dans le plan"], ["Références"],
        ]
      case .english:
        [
          ["What it ", "What they "], ["The formula"], ["Assumptions"], ["When not to use "], ["What to look at"],
          ["What goes together"], ["In the plan"], ["References"],
        ]
      }
    }

    /// The rows of the table of what goes together.
    var rows: (clusters: String, blocks: String, weights: String, missing: String) {
      self == .french
        ? ("Grappes", "Blocs", "Poids", "Valeurs manquantes") : ("Clusters", "Blocks", "Weights", "Missing values")
    }

    var no: String { self == .french ? "non" : "no" }
  }

  private func text(_ page: String, _ language: Language) throws -> String {
    try String(contentsOfFile: "\(DemonstrationTests.folder)/pages/\(page)\(language.rawValue).md", encoding: .utf8)
  }

  private func headings(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  /// The second cell of the row of a table that begins with a word.
  private func cell(_ row: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix("| \(row) |") }?.split(separator: "|").dropFirst().first.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test(
    "say what is estimated, by which formula, under which assumptions, when not, what to look at, with what, and whose it is",
    arguments: pages, Language.allCases)
  func headings(page: String, language: Language) throws {
    let found = headings(try text(page, language))
    var rest = found[...]
    for choices in language.headings {
      let place = rest.firstIndex { heading in choices.contains { heading.hasPrefix($0) } }
      #expect(place != nil, "\(page)\(language.rawValue): no section ‘\(choices[0])’ in its place among \(found)")
      if let place { rest = rest[(place + 1)...] }
    }
  }

  @Test("have the same sections in both languages, and every page is in the table of methods", arguments: pages)
  func languages(page: String) throws {
    #expect(try headings(text(page, .french)).count == headings(text(page, .english)).count)
    for language in Language.allCases { #expect(try text("method", language).contains("(\(page).md)"), "\(page)") }
  }

  @Test("say of clusters, blocks, weights and missing values what the method does", arguments: pages, Language.allCases)
  func support(page: String, language: Language) throws {
    let text = try text(page, language)
    let rows = language.rows
    for row in [rows.clusters, rows.blocks, rows.weights, rows.missing] {
      #expect(cell(row, in: text)?.isEmpty == false, "\(page)\(language.rawValue): \(row)")
    }
  }

  @Test("deny clusters and weights where the plan refuses the key, and only there", arguments: Method.allCases)
  func keys(method: Method) throws {
    for language in Language.allCases {
      let text = try text(method.pageSlug, language)
      for (row, key) in [(language.rows.clusters, "cluster"), (language.rows.weights, "weights")] {
        let isDenied = try #require(cell(row, in: text)).hasPrefix(language.no)
        #expect(isDenied != method.keys.contains(key), "\(method.pageSlug)\(language.rawValue): \(row)")
      }
    }
  }
}
