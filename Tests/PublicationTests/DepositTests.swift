import Foundation
import Testing

@testable import Publication

/// Field names after developers.zenodo.org, the records of InvenioRDM, and `dataset-finch1.json` of Dataverse's guide.
@Suite("The package for an archive")
struct DepositTests {
  private func object(_ bytes: [UInt8]?) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes ?? [])) as? [String: Any])
  }

  @Test("holds the frozen bundle and what each archive asks of it")
  func package() throws {
    let scratch = try Scratch()
    let content = scratch.path + "/content"
    let templates = WholeSiteTests.package + "/templates"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let publication = Publication(
      Settings(content: content, templates: templates, output: scratch.path + "/public", jobs: 2))
    #expect(throws: DepositRefusal.notReleased("ruches", version: "1.0.1")) {
      try depositPackage(of: "ruches", catalog: publication.loadProtected().0, templates: templates)
    }
    _ = try publication.freeze("ruches") { _ in }
    let package = try depositPackage(of: "ruches", catalog: publication.loadProtected().0, templates: templates)
    #expect(
      package.files.map(\.path) == [
        "README.md", "dataverse.json", "files/ruches-1.0.1.zip", "invenio.json", "zenodo.json",
      ])
    let files = Dictionary(uniqueKeysWithValues: package.files.map { ($0.path, $0.bytes) })
    let record = try #require(scratch.text("content/studies/ruches/releases/1.0.1/release.yml"))
    let line = try #require(record.split(separator: "\n").first { $0.contains("ruches-1.0.1.zip") })
    let digest = String(line.drop { $0 != "," }.dropFirst(10).prefix(64))
    #expect(digest.count == 64)

    let zenodo = try #require(try object(files["zenodo.json"])["metadata"] as? [String: Any])
    #expect(zenodo["upload_type"] as? String == "dataset" && zenodo["access_right"] as? String == "open")
    #expect(zenodo["publication_date"] as? String == "2024-02-15" && zenodo["version"] as? String == "1.0.1")
    #expect((zenodo["creators"] as? [[String: String]])?.first?["name"] == "Ada Essai")
    #expect((zenodo["notes"] as? String)?.contains(digest) == true)
    #expect(zenodo["language"] as? String == "fra")

    let invenio = try object(files["invenio.json"])
    #expect(Set(invenio.keys) == ["access", "files", "metadata"])
    let metadata = try #require(invenio["metadata"] as? [String: Any])
    #expect((metadata["resource_type"] as? [String: String]) == ["id": "dataset"])
    #expect((metadata["rights"] as? [[String: String]])?.first?["id"] == zenodo["license"] as? String)

    let version = try #require(try object(files["dataverse.json"])["datasetVersion"] as? [String: Any])
    let block = try #require((version["metadataBlocks"] as? [String: [String: Any]])?["citation"])
    let fields = try #require(block["fields"] as? [[String: Any]])
    for field in fields {
      #expect(Set(field.keys) == ["typeName", "multiple", "typeClass", "value"])
      let isList = field["value"] is [Any]
      #expect(field["multiple"] as? Bool == isList)
    }
    let names = Set(fields.compactMap { $0["typeName"] as? String })
    #expect(names.isSuperset(of: ["title", "author", "datasetContact", "dsDescription", "subject"]))
    // Either a licence of the installation's list, or terms in words.
    #expect((version["license"] == nil) != (version["termsOfUse"] == nil))
  }

  @Test("says what stands in its way")
  func refusals() {
    #expect(
      DepositRefusal.notReleased("ruches", version: "1.0.1").description
        == "version 1.0.1 of ‘ruches’ is not released, and an archive keeps what it is given: run ‘tank release ruches’ first"
    )
    #expect(
      DepositRefusal.noStudy("ruche", among: ["ruches"]).description
        == "there is no study ‘ruche’: did you mean ‘ruches’? The studies are: ruches")
  }
}
