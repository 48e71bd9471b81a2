import Foundation
import Testing

@testable import Content
@testable import Downloads

@Suite("catalog.jsonld")
struct DcatCatalogTests {
  private typealias Node = [String: Any]

  private func catalog() throws -> Node {
    let bytes = try #require(try SmallSite("two-studies").files()["catalog.jsonld"]).bytes
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Node)
  }

  private func nodes(_ type: String) throws -> [Node] {
    let graph = try #require(try catalog()["@graph"] as? [Node])
    return graph.filter { ($0["@type"] as? [String] ?? [$0["@type"] as? String ?? ""]).contains(type) }
  }

  private func datasets() throws -> [Node] { try nodes("dcat:Dataset") }

  /// The distributions of a dataset.
  private func distributions(of dataset: Node) throws -> [Node] {
    let all = Dictionary(uniqueKeysWithValues: try nodes("dcat:Distribution").map { (address($0) ?? "", $0) })
    let links = dataset["dcat:distribution"]
    let names = (links as? [Node] ?? [links as? Node].compactMap { $0 }).compactMap { address($0) }
    return try names.map { try #require(all[$0]) }
  }

  private func address(_ node: Any?) -> String? { (node as? Node)?["@id"] as? String }

  @Test("has the licence as an address of the European list on every dataset and on every distribution")
  func licenses() throws {
    // The study is under ODbL, and its dataset ‘participants’ under CC0.
    let list = "http://publications.europa.eu/resource/authority/licence/"
    let expected = [
      "data/essai": list + "ODC_BL", "data/essai/participants": list + "CC0", "data/essai/sites": list + "ODC_BL",
      "data/protocole": list + "ETALAB_2_0",
    ]
    let texts = Dictionary(
      uniqueKeysWithValues: try nodes("dct:LicenseDocument").map { (address($0), address($0["skos:exactMatch"])) })
    #expect(
      texts == [
        list + "ODC_BL": "https://opendatacommons.org/licenses/odbl/1-0/",
        list + "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
        list + "ETALAB_2_0": "https://spdx.org/licenses/etalab-2.0",
      ])
    let datasets = try datasets()
    #expect(datasets.count == expected.count)
    for dataset in datasets {
      let id = try #require(address(dataset))
      let license = expected[String(id.dropFirst("https://example.org/banc/".count))]
      #expect(address(dataset["dct:license"]) == license, "\(id)")
      let distributions = try distributions(of: dataset)
      #expect(!distributions.isEmpty)
      for distribution in distributions { #expect(address(distribution["dct:license"]) == license, "\(id)") }
    }
  }

  @Test("names formats, media types and licences as the European lists and the register of IANA have them")
  func vocabularies() {
    // Of the 215 file types of the version 20240612-0 of the list, which has no JSONL, NDJSON, SQLITE, DTA or SAV.
    let fileTypes: Set = [
      "BIN", "CSV", "HTML", "JSON", "JSON_LD", "MARKDOWN", "PARQUET", "RDF_TURTLE", "RDF_XML", "TXT", "XLSX", "XML",
      "YAML", "ZIP",
    ]
    for format in Format.allCases { #expect(fileTypes.contains(format.europeanFileType), "\(format)") }
    // Of the register of 18 July 2024, which has no application/jsonl and nothing for Stata and SPSS.
    let mediaTypes: Set = [
      "application/json", "application/octet-stream", "application/vnd.apache.parquet",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.sqlite3", "application/zip",
      "text/csv", "text/plain",
    ]
    let distributed: [Format] = [
      .csv, .frenchCSV, .json, .jsonColumns, .jsonLines, .xlsx, .sqlite, .parquet, .stata, .spss, .zip,
    ]
    for format in distributed { #expect(mediaTypes.contains(format.registeredMediaType), "\(format)") }
    // Of the list of licences, by the addresses of their texts.
    #expect(
      License.allCases.map(\.europeanName) == ["ETALAB_2_0", "CC_BY_4_0", "CC_BYSA_4_0", "CC0", "ODC_BL"])
  }

  @Test("gives each distribution the size and checksum of its file")
  func distributions() throws {
    let files = try SmallSite("two-studies").files()
    for distribution in try nodes("dcat:Distribution") {
      let url = try #require(address(distribution["dcat:downloadURL"]))
      let file = try #require(files[String(url.dropFirst("https://example.org/banc/".count))])
      #expect((distribution["dcat:byteSize"] as? Node)?["@value"] as? String == String(file.bytes.count))
      #expect((distribution["dcat:byteSize"] as? Node)?["@type"] as? String == "xsd:nonNegativeInteger")
      let checksum = (distribution["spdx:checksum"] as? Node)?["spdx:checksumValue"] as? Node
      #expect(checksum?["@value"] as? String == file.facts.sha256)
    }
  }

  @Test("names each dataset and distribution once, by addresses that come from the base URL and the slugs")
  func identifiers() throws {
    let datasets = try datasets()
    let distributions = try datasets.flatMap(distributions(of:))
    let identifiers = (datasets + distributions).compactMap { address($0) }
    #expect(identifiers.count == datasets.count + distributions.count)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.allSatisfy { $0.hasPrefix("https://example.org/banc/") })
  }

  @Test("says that data are simulated, and where published facts come from")
  func provenance() throws {
    let labels = try datasets().compactMap { ($0["dct:provenance"] as? Node)?["rdfs:label"] }
      .flatMap { ($0 as? [Node] ?? [$0 as? Node].compactMap { $0 }).compactMap { $0["@value"] as? String } }
    #expect(labels.contains("Données simulées par simulation.py avec la graine 7"))
    #expect(labels.contains("Un rapport \"ancien\" https://example.org/rapport"))
  }
}
