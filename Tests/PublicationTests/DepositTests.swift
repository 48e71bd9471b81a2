import Content
import Downloads
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
    #expect((zenodo["creators"] as? [[String: String]])?.first?["name"] == "Essai, Ada")
    #expect((zenodo["notes"] as? String)?.contains(digest) == true)
    #expect(zenodo["language"] as? String == "fra")

    // `legacyrecord.json` of github.com/zenodo/zenodo, which allows no other key, with those that
    // developers.zenodo.org adds to it (`version`, `language`, `prereserve_doi`).
    let allowed: Set = [
      "upload_type", "title", "publication_date", "creators", "description", "access_right", "license", "version",
      "language", "keywords", "notes", "related_identifiers", "prereserve_doi", "doi",
    ]
    #expect(Set(zenodo.keys).isSubset(of: allowed), "\(zenodo.keys)")
    for creator in zenodo["creators"] as? [[String: Any]] ?? [] {
      #expect(Set(creator.keys).isSubset(of: ["name", "affiliation", "orcid", "gnd"]))
    }
    let relations = (zenodo["related_identifiers"] as? [[String: String]])?.compactMap { $0["relation"] }
    #expect(relations == ["isIdenticalTo"])

    let invenio = try object(files["invenio.json"])
    #expect(Set(invenio.keys) == ["access", "files", "metadata"])
    let metadata = try #require(invenio["metadata"] as? [String: Any])
    #expect((metadata["resource_type"] as? [String: String]) == ["id": "dataset"])
    #expect((metadata["rights"] as? [[String: String]])?.first?["id"] == zenodo["license"] as? String)
    // inveniordm.docs.cern.ch, “Metadata reference”: the keys, and the default vocabularies of types.
    #expect(
      Set(metadata.keys).isSubset(of: [
        "resource_type", "title", "additional_titles", "publication_date", "creators", "description",
        "additional_descriptions", "publisher", "version", "languages", "subjects", "rights", "related_identifiers",
        "funding",
      ]))
    let person = try #require(
      (metadata["creators"] as? [[String: Any]])?.first?["person_or_org"] as? [String: Any])
    #expect(person["type"] as? String == "personal")
    #expect(person["given_name"] as? String == "Ada" && person["family_name"] as? String == "Essai")
    let types = (metadata["additional_descriptions"] as? [[String: Any]])?.compactMap {
      ($0["type"] as? [String: String])?["id"]
    }
    let described: Set = [
      "abstract", "methods", "series-information", "table-of-contents", "technical-info", "other",
    ]
    #expect(Set(types ?? []).isSubset(of: described))

    let version = try #require(try object(files["dataverse.json"])["datasetVersion"] as? [String: Any])
    let block = try #require((version["metadataBlocks"] as? [String: [String: Any]])?["citation"])
    let fields = try #require(block["fields"] as? [[String: Any]])
    // Every field, how often it may come and of what class it is: `citation.tsv` of github.com/IQSS/dataverse, with the
    // form of `scripts/search/tests/data/dataset-finch1.json`.
    let known: [String: (isMultiple: Bool, kind: String)] = [
      "title": (false, "primitive"), "author": (true, "compound"), "datasetContact": (true, "compound"),
      "dsDescription": (true, "compound"), "subject": (true, "controlledVocabulary"), "keyword": (true, "compound"),
      "language": (true, "controlledVocabulary"), "alternativeURL": (false, "primitive"),
      "notesText": (false, "primitive"), "grantNumber": (true, "compound"), "otherId": (true, "compound"),
      "distributionDate": (false, "primitive"), "relatedDatasets": (true, "primitive"),
    ]
    let members: [String: Set<String>] = [
      "author": ["authorName", "authorAffiliation", "authorIdentifierScheme", "authorIdentifier"],
      "datasetContact": ["datasetContactName", "datasetContactEmail"],
      "dsDescription": ["dsDescriptionValue", "dsDescriptionDate"], "keyword": ["keywordValue"],
      "grantNumber": ["grantNumberAgency"], "otherId": ["otherIdAgency", "otherIdValue"],
    ]
    // What the block cannot do without, members of a group included.
    for name in ["title", "author", "datasetContact", "dsDescription", "subject"] {
      #expect(fields.contains { $0["typeName"] as? String == name })
    }
    for field in fields {
      #expect(Set(field.keys) == ["typeName", "multiple", "typeClass", "value"])
      let name = try #require(field["typeName"] as? String)
      let form = try #require(known[name], "\(name)")
      #expect(field["multiple"] as? Bool == form.isMultiple && field["typeClass"] as? String == form.kind, "\(name)")
      #expect((field["value"] is [Any]) == form.isMultiple)
      for group in form.kind == "compound" ? field["value"] as? [[String: [String: Any]]] ?? [] : [] {
        #expect(!group.isEmpty && Set(group.keys).isSubset(of: members[name] ?? []))
        for (key, member) in group {
          #expect(member["typeName"] as? String == key && member["multiple"] as? Bool == false)
          #expect((member["value"] as? String)?.isEmpty == false)
        }
      }
    }
    let contact = (fields.first { $0["typeName"] as? String == "datasetContact" }?["value"] as? [[String: Any]])?.first
    #expect(contact?["datasetContactEmail"] != nil, "Dataverse refuses a contact without an address")
    let names = Set(fields.compactMap { $0["typeName"] as? String })
    #expect(names.isSuperset(of: ["title", "author", "datasetContact", "dsDescription", "subject"]))
    // Either a licence of the installation's list, or terms in words.
    #expect((version["license"] == nil) != (version["termsOfUse"] == nil))
  }

  @Test("names the DOI once there is one, and that of the version before")
  func identifiers() throws {
    let scratch = try Scratch()
    let content = scratch.path + "/content"
    let templates = WholeSiteTests.package + "/templates"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let publication = Publication(
      Settings(content: content, templates: templates, output: scratch.path + "/public", jobs: 2))
    _ = try publication.freeze("ruches") { _ in }
    func catalog() -> Catalog { publication.loadProtected().0 }
    let report = "content/studies/ruches/index.md"
    let before = try #require(scratch.text(report))
    let (file, line) = try writeIdentifiers(
      doi: "doi:10.1234/abc.2", allVersions: "10.1234/abc", of: "ruches", catalog: catalog())
    #expect(file == content + "/studies/ruches/index.md" && line == "doi: {all: 10.1234/abc, 1.0.1: 10.1234/abc.2}")
    #expect(
      scratch.text(report) == before.replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.0.1\n\(line)\n"))
    // A second time it is there already.
    #expect(
      try writeIdentifiers(doi: "10.1234/ABC.2".lowercased(), allVersions: nil, of: "ruches", catalog: catalog()).line
        == line)
    // The identifier is no change of the released version, and its bundle stays.
    let found = publication.prepare().diagnostics.filter { $0.severity == .error || $0.id == "released-bundle-kept" }
    #expect(found.map(\.id) == ["released-bundle-kept"])
    let package = try depositPackage(of: "ruches", catalog: catalog(), templates: templates)
    func text(_ name: String) -> String {
      package.files.first { $0.path == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    #expect(text("zenodo.json").contains("\"doi\": \"10.1234/abc.2\"") && !text("zenodo.json").contains("prereserve"))
    #expect(text("invenio.json").contains("\"identifier\": \"10.1234/abc.2\""))
    #expect(text("dataverse.json").contains("10.1234/abc.2"))
    // The next version is not that one.
    try scratch.write(
      report, try #require(scratch.text(report)).replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.1.0\n"))
    #expect(catalog().study("ruches")?.doi == nil)
    let deposit = Deposit(
      try #require(catalog().study("ruches")), in: catalog(), addresses: Addresses(site: catalog().site), sha256: "")
    let next = String(decoding: deposit.zenodo.bytes, as: UTF8.self)
    #expect(next.contains("isNewVersionOf") && next.contains("10.1234/abc.2") && next.contains("prereserve_doi"))
  }

  @Test("writes no DOI that is none, of another version or of another study")
  func wrongIdentifiers() throws {
    let scratch = try Scratch()
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let publication = Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
    let report = "content/studies/ruches/index.md"
    let text = try #require(scratch.text(report))
    try scratch.write(
      report, text.replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.0.1\ndoi: 10.1234/one\n"))
    let catalog = publication.loadProtected().0
    func refusal(_ doi: String?, _ all: String? = nil, _ study: String = "ruches") -> String {
      do {
        return try writeIdentifiers(doi: doi, allVersions: all, of: study, catalog: catalog).line
      } catch { return "\(error)" }
    }
    #expect(refusal("zenodo.7") == "‘zenodo.7’ is not a DOI: write it from 10. on, as in 10.5281/zenodo.1234567")
    #expect(
      refusal("10.1234/two")
        == "version 1.0.1 has the DOI ‘10.1234/one’ already, and nothing was written. If that one is wrong, change it in ‘\(content)/studies/ruches/index.md’"
    )
    #expect(
      refusal(nil, "10.1234/ONE") == "‘10.1234/ONE’ is the DOI of version 1.0.1 of ‘ruches’, and nothing was written")
    #expect(refusal("10.1234/two", nil, "ruche").hasPrefix("there is no study ‘ruche’: did you mean ‘ruches’?"))
    // Left as it is when the version is raised, after a release that had it.
    _ = try publication.freeze("ruches") { _ in }
    try scratch.write(
      report, try #require(scratch.text(report)).replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.1.0\n"))
    let found = publication.prepare().diagnostics.filter { $0.severity == .error }
    #expect(
      found.map { $0.description.replacingOccurrences(of: content + "/", with: "") } == [
        "studies/ruches/index.md:8:6: error: ‘10.1234/one’ is the DOI of version 1.0.1, and the study is version 1.1.0. Hint: write ‘doi: {1.0.1: 10.1234/one}’, and add that of version 1.1.0 once it has one. [doi-of-other-version]"
      ])
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
