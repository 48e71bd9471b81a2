import Content
import Testing

@testable import Downloads

@Suite("The JSON interface")
struct InterfaceTests {
  private func check(_ files: [DownloadFile], change: (TemporaryFolder) -> Void = { _ in }) throws -> (Int32, String) {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.path, file.bytes) }
    change(folder)
    let (status, said) = try client("check_interface.py", [folder.path])
    return (status, said)
  }

  @Test("is valid against its own schemas and its OpenAPI description, for others too")
  func valid() throws {
    for site in [try SmallSite("two-studies"), try SmallSite("two-studies").described()] {
      let files = try site.files().values.filter { $0.path.hasPrefix("api/") }
      let (status, said) = try check(Array(files))
      if status == 77 { return }
      #expect(status == 0, "\(said)")
      #expect(said.contains("studies: 2\ndatasets: 2\n"), "\(said)")
    }
    let broken = try SmallSite("two-studies").files().values.filter { $0.path.hasPrefix("api/") }
    let (status, _) = try check(Array(broken)) { folder in
      run("sed -i 's/\"version\": \"1.1.0\"/\"version\": 1/' '\(folder.path)/api/v1/studies/essai.json'")
    }
    #expect(status == 1)
  }

  @Test("is read page by page when a collection is long")
  func paged() throws {
    let site = try SmallSite("two-studies")
    let addresses = Addresses(site: site.catalog.site)
    let entries = try site.catalog.studies.map { study in
      StudyEntry(
        study: study, licenses: site.catalog.licenses(of: study), headline: nil, grade: nil,
        downloads: try downloads(
          of: study, results: site.results.first { $0.study == study.slug } ?? .init(study: study.slug),
          catalog: site.catalog, licenses: try site.licenses, addresses: addresses))
    }
    let results = Dictionary(uniqueKeysWithValues: site.results.map { ($0.study, $0) })
    let files = Interface(catalog: site.catalog, addresses: addresses, pageSize: 1).files(entries, results: results)
    #expect(files.contains { $0.path == "api/v1/studies-2.json" })
    #expect(!files.contains { $0.path == "api/v1/studies-3.json" })
    let (status, said) = try check(files)
    if status == 77 { return }
    #expect(status == 0, "\(said)")
  }
}
