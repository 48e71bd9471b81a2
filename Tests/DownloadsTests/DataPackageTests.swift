import Archives
import Tables
import Testing

@testable import Content
@testable import Downloads

/// Of frictionless 5.21: `pip install frictionless`.
@Suite("Data Packages", .enabled(if: hasFrictionless))
struct DataPackageTests {
  private func isValid(_ descriptor: String) -> Bool {
    run("cd \"$(dirname '\(descriptor)')\" && frictionless validate \"$(basename '\(descriptor)')\"") == 0
  }

  @Test("are valid for frictionless, of a study and of the site")
  func validity() throws {
    let folder = try TemporaryFolder()
    for (path, file) in try SmallSite("two-studies").files() { try folder.write(path, file.bytes) }
    #expect(isValid(folder.path + "/data/essai/datapackage.json"))
    #expect(isValid(folder.path + "/datapackage.json"))
    // Else the two above would prove nothing.
    try folder.write("data/essai/sites.csv", Array("site,yi,sei\nnord,un,2\n".utf8))
    #expect(!isValid(folder.path + "/data/essai/datapackage.json"))
  }

  @Test("are valid inside the bundle")
  func bundle() throws {
    let folder = try TemporaryFolder()
    let bundle = try #require(try SmallSite("two-studies").files()["bundles/essai-1.1.0.zip"])
    for entry in try unzip(bundle.bytes) { try folder.write(entry.path, entry.bytes) }
    #expect(isValid(folder.path + "/essai-1.1.0/data/datapackage.json"))
  }

  /// A site whose sites name a participant, with every constraint and member of a schema that a dictionary can give.
  private func siteWithRules(person: String, ages: (minimum: Double, maximum: Double)) throws -> SmallSite {
    var site = try SmallSite("two-studies")
    let study = try #require(site.catalog.studies.firstIndex { $0.slug == "essai" })
    var datasets = site.catalog.studies[study].datasets
    let persons = try #require(datasets.firstIndex { $0.name == "participants" })
    let places = try #require(datasets.firstIndex { $0.name == "sites" })
    func change(_ name: String, _ body: (inout Field) -> Void) throws {
      let column = try #require(datasets[persons].table.columns.firstIndex { $0.field.name == name })
      body(&datasets[persons].table.columns[column].field)
    }
    try change("age") {
      $0.constraints = Field.Constraints()
      $0.constraints.exclusiveMinimum = ages.minimum
      $0.constraints.exclusiveMaximum = ages.maximum
    }
    try change("entree") {
      $0.constraints.exclusiveEarliest = "2020-12-31"
      $0.constraints.latest = "2021-12-31"
    }
    try change("bras") {
      $0.levels = []
      $0.constraints.enumeration = ["temoin", "aide"]
    }
    try change("id") { $0.meaning = .rna }
    datasets[persons].dictionary.schema.uniqueKeys = [["id", "age"]]
    datasets[persons].dictionary.schema.conformsTo = "https://example.org/schema.json"
    datasets[places].table.columns.append(
      Column(
        field: Field(name: "personne", kind: .string),
        values: .texts(Array(repeating: person, count: datasets[places].table.rowCount))))
    datasets[places].dictionary.schema.foreignKeys = [
      Schema.ForeignKey(fields: ["personne"], dataset: "participants", keys: ["id"])
    ]
    site.catalog.studies[study].datasets = datasets
    // What was calculated holds the canonical files of before.
    site.results = site.results.map { results in
      var results = results
      results.data = []
      return results
    }
    return site
  }

  @Test("with unique and foreign keys, bounds and a fingerprint are valid, and broken by data that break a rule")
  func rules() throws {
    func verdict(_ site: SmallSite) throws -> Bool {
      let folder = try TemporaryFolder()
      for (path, file) in try site.files() { try folder.write(path, file.bytes) }
      return isValid(folder.path + "/data/essai/datapackage.json")
    }
    #expect(try verdict(siteWithRules(person: "001", ages: (0, 150))))
    #expect(try !verdict(siteWithRules(person: "nobody", ages: (0, 150))))
    #expect(try !verdict(siteWithRules(person: "001", ages: (34, 150))))
  }
}
