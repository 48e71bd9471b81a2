import Glibc
import Tables
import Testing

@testable import Content
@testable import Downloads

/// The XML Schema of DDI-Codebook 2.5, where someone has it: it is not ours to ship.
private let ddiSchema = getenv("TANK_DDI_SCHEMA").map { String(cString: $0) }

/// What the clients of each standard make of our descriptions.
@Suite("Descriptions read by others")
struct DescriptionClientsTests {
  private func write(_ site: SmallSite) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, file) in try site.files() where path.hasPrefix("data/") { try folder.write(path, file.bytes) }
    return folder
  }

  private func read(_ folder: TemporaryFolder) throws -> (status: Int32, said: String) {
    try client("read_descriptions.py", [folder.path + "/data/essai"] + (ddiSchema.map { [$0] } ?? []))
  }

  @Test("are valid for csvw, mlcroissant, frictionless and the schema of DDI")
  func valid() throws {
    for site in [try SmallSite("two-studies"), try SmallSite("two-studies").described()] {
      let (status, said) = try read(write(site))
      if status == 77 { return }
      #expect(status == 0, "\(said)")
    }
  }

  @Test("are valid for a table with every kind of column and every constraint")
  func everyKind() throws {
    var site = try SmallSite("two-studies")
    var dataset = TableSchemaClientsTests.dataset()
    dataset.name = "sites"
    dataset.dictionary.schema.foreignKeys = []
    dataset.dictionary.schema.conformsTo = ""
    let fields = dataset.dictionary.schema.fields
    let rows = TableSchemaClientsTests.rows.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    dataset.table = Table(
      columns: fields.enumerated().map { index, field in
        let texts = rows.map { $0[index].isEmpty ? nil : $0[index] }
        let isNumber = [.integer, .number, .year, .boolean].contains(field.kind)
        let numbers = texts.map { text in
          text == "true" ? 1 : text == "false" ? 0 : text.flatMap(Double.init) ?? .nan
        }
        return Column(field: field, values: isNumber ? .numbers(numbers) : .texts(texts))
      },
      rowCount: rows.count, lines: [2, 3])
    site.catalog.studies[0].datasets[1] = dataset
    site.results[0].data.removeAll { $0.name == "sites" }
    let (status, said) = try read(write(site))
    if status == 77 { return }
    #expect(status == 0, "\(said)")
  }

  @Test("of provenance are valid for roc-validator, which finds what breaks them")
  func crate() throws {
    let site = try SmallSite("two-studies").described()
    let folder = try write(site)
    let study = folder.path + "/data/essai"
    let (status, said) = try client("check_crate.py", [study, folder.path + "/data/protocole"])
    if status == 77 { return }
    #expect(status == 0, "\(said)")
    run("sed -i 's/\"datePublished\"/\"dateOfNothing\"/' '\(study)/ro-crate-metadata.json'")
    #expect(try client("check_crate.py", [study]).status == 1)
  }
}
