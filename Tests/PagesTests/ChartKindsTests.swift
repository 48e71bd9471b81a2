import Foundation
import Testing

@testable import Pages

@Suite("The kinds of a report's charts")
struct ChartKindsTests {
  /// Two groups of twelve, invented; the values rise by one from row to row.
  private static let rows =
    "id,bras,gain,age,dep\n"
    + (1...24).map { "\($0),\($0 % 2 == 0 ? "t" : "c"),\($0),\(20 + $0),\($0 <= 12 ? "01001" : "2A004")\n" }.joined()

  /// What follows the column in the names of charts that are not by arm.
  private static let names = [
    "binned-scatter": "-age", "tile-map": "", "waterfall": "", "acceptability": "-age-bras",
  ]

  private func page(_ block: String, subject: String = "things") throws -> (page: String, says: [String]) {
    var files = SmallSite.standard
    files["studies/essai/data/gens.csv"] = Self.rows
    files["studies/essai/data/gens.yml"] = """
      title: {fr: Gens, en: People}
      fields:
        - {name: id, type: string}
        - {name: bras, type: string, levels: [{value: t, label: {fr: traité, en: treated}}, {value: c, label: {fr: témoin, en: control}}]}
        - {name: gain, type: integer, title: Gain}
        - {name: age, type: integer, title: Âge}
        - {name: dep, type: string}
      disclosure: {about: \(subject)}
      """
    files["studies/essai/index.md"]? += "\n\n" + block + "\n"
    let made = try SmallSite(files).make()
    let page = made.pages["etudes/essai/index.html"] ?? ""
    return (page.components(separatedBy: "id=\"part_report\"").last ?? "", made.diagnostics.map(\.description))
  }

  @Test(
    "are drawn, with their data as a table and as a file",
    arguments: [
      ("bars", "by: bras"), ("density", "by: bras"), ("box", "by: bras"), ("dots", "by: bras"), ("overlap", "by: bras"),
      ("binned-scatter", "against: age\ncutoff: 33"), ("tile-map", "territory: dep"),
      ("small-multiples", "time: dep\nby: bras"), ("waterfall", "label: id"),
      ("acceptability", "against: age\nby: bras"),
    ])
  func drawn(kind: String, options: String) throws {
    let made = try page("```{chart}\nkind: \(kind)\ndata: gens\ncolumn: gain\n\(options)\n```")
    #expect(made.says.filter { $0.contains("error") } == [])
    let figures = made.page.components(separatedBy: "<figure class=\"figure\" data-dataset=\"essai/gens\"")
    #expect(figures.count == 2)
    let figure = figures.last ?? ""
    #expect(figure.contains("<svg") && !figure.contains("NaN"))
    let name = "\(kind)-gens-gain" + (Self.names[kind] ?? "-bras")
    #expect(figure.contains("href=\"../../embed/essai/\(name)/\(name).csv\" download="))
  }

  @Test("sum up each territory: communes of Ain and of Corse-du-Sud")
  func territories() throws {
    let made = try page("```{chart}\nkind: tile-map\ndata: gens\ncolumn: gain\nterritory: dep\n```")
    // The means of 1…12 and of 13…24.
    #expect(made.page.contains("6,50") && made.page.contains("18,5"))
  }

  @Test("hide bins of few people, and say so")
  func hidden() throws {
    let made = try page(
      "```{chart}\nkind: binned-scatter\ndata: gens\ncolumn: gain\nagainst: age\nbins: 12\n```", subject: "persons")
    // Two people in each bin.
    #expect(made.says == [])
    #expect(made.page.contains("Aucune donnée") && made.page.contains("ceux qui les révéleraient, sont masqués"))
  }

  @Test("never show single people")
  func singlePeople() throws {
    let made = try page("```{chart}\nkind: waterfall\ndata: gens\ncolumn: gain\nlabel: id\n```", subject: "persons")
    #expect(
      made.says.contains {
        $0.contains(
          "error: a chart of kind ‘waterfall’ shows single rows, and those of ‘gens’ are about people. Hint: put the amounts"
            + " into a dataset of their own, with ‘disclosure: {about: things}’ in its dictionary. [rows-of-persons]")
      })
  }

  @Test("write numbers for programs into the file: points, plain minus, no thousands separator")
  func file() {
    #expect(plainCell("\u{2212}1\u{202F}234,5", true) == "-1234.5")
    #expect(plainCell("+0,50", true) == "0.50")
    #expect(plainCell("1,234.5", false) == "1234.5")
    #expect(plainCell("12,3\u{202F}%", true) == "12,3\u{202F}%")
    #expect(plainCell("[0,1\u{202F}; 0,2]", true) == "[0,1\u{202F}; 0,2]")
  }
}
