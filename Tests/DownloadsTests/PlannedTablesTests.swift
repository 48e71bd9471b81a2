import Analyses
import Content
import Testing

@testable import Downloads

@Suite("Attrition and power in results.json")
struct PlannedTablesTests {
  @Test("stand after the balance tables, with their plan and what was computed")
  func members() throws {
    let folder = try TemporaryFolder()
    let content = try SmallSite("two-studies").folder
    try #require(run("cp -r '\(content)/content' '\(folder.path)'") == 0)
    let added = """

      attrition:
        - id: perte
          title: Pertes
          data: participants
          treatment: {column: bras, treated: aide, control: temoin}
          outcome: score
      power:
        - {id: puissance, title: Puissance, outcome: mean, standard-deviation: 1, power: 0.8, effect: 0.5}

      """
    try folder.write("more.yml", Array(added.utf8))
    let study = "\(folder.path)/content/studies/essai"
    try #require(run("cat '\(folder.path)/more.yml' >>'\(study)/analysis.yml'") == 0)
    let (catalog, _) = loadCatalog(folder: folder.path + "/content", jobs: 1)
    let (results, found) = calculate(catalog, jobs: 1)
    #expect(found.filter { $0.severity == .error }.map(\.description) == [])
    let text = String(
      decoding: resultsJSON(catalog.studies[0], results[0], addresses: Addresses(site: catalog.site)).bytes,
      as: UTF8.self)
    #expect(text.contains("\"computed\": \"n\",\n      \"power\": 0.8,\n      \"effect\": 0.5,"))
    #expect(text.contains("\"n\": 128,\n      \"n_treated\": 64,\n      \"n_control\": 64,"))
    #expect(text.contains("\"id\": \"perte\","))
    #expect(text.contains("\"missing_treated\": 0,\n      \"missing_control\": 1,"))
  }
}
