import Testing

@testable import Tables

@Suite("Keys between rows and tables")
struct KeyCheckingTests {
  func words(_ issues: [TableIssue]) -> [String] {
    issues.map { "\($0.line) \($0.rule): \($0.message) | \($0.hint)" }
  }

  @Test("a unique key of two columns; rows with a missing part are not compared")
  func unique() throws {
    let table = try table(
      "site,annee\na,2020\na,2021\na,2020\n,2020\n,2020\n", field("site", .string), field("annee", .year))
    var schema = Schema(fields: table.columns.map(\.field))
    schema.uniqueKeys = [["site", "annee"]]
    #expect(
      words(uniqueKeyIssues(table, schema: schema)) == [
        "4 duplicate-key: the key ‘a, 2020’ (site, annee) stands already on line 2 | correct the row, or unique-keys in the dictionary"
      ])
  }

  @Test("a row that names a row of another table which is not there, and the same table")
  func foreign() throws {
    let sites = try table("id,nom\n1,Lyon\n2,Brest\n", field("id", .integer), field("nom", .string))
    let people = try table("site,chef\n1,\n3,1\n,\n2,9\n", field("site", .integer), field("chef", .integer))
    let key = Schema.ForeignKey(fields: ["site"], dataset: "sites", keys: ["id"])
    let issues = foreignKeyIssues(people, key, parent: sites)
    #expect(
      words(issues) == [
        "3 missing-parent: ‘3’ (site) is no id of dataset ‘sites’ | correct the value, or add its row to dataset ‘sites’"
      ])
    #expect(issues.first?.candidates == ["1", "2"])
    let own = Schema.ForeignKey(fields: ["chef"], dataset: "", keys: ["site"])
    #expect(
      words(foreignKeyIssues(people, own, parent: people)) == [
        "5 missing-parent: ‘9’ (chef) is no site of this dataset | correct the value, or add its row to this dataset"
      ])
  }
}
