import Archives
import Glibc
import Testing

@testable import Downloads

/// Beside the reference data, where there is one: the JSON Schemas of Data Package.
private let schemas = getenv("TANK_REFERENCE").map { String(cString: $0) + "/../schemas/datapackage/2.0" } ?? ""

/// What the JSON Schemas of Data Package 2.0 make of our descriptors, beside the judgement of frictionless.
@Suite("Data Packages by the JSON Schemas of the standard", .enabled(if: run("test -d '\(schemas)'") == 0))
struct PackageSchemaTests {
  private func judge(_ folder: TemporaryFolder, _ descriptors: [String]) throws -> (status: Int32, said: String) {
    try client("check_packages.py", [schemas] + descriptors.map { folder.path + "/" + $0 })
  }

  @Test("are valid: of each dataset, of each study, of the whole site and of a bundle")
  func valid() throws {
    let folder = try TemporaryFolder()
    let files = try SmallSite("two-studies").described().files()
    for (path, file) in files { try folder.write(path, file.bytes) }
    for entry in try unzip(try #require(files["bundles/essai-1.1.0.zip"]).bytes) {
      try folder.write(entry.path, entry.bytes)
    }
    let descriptors = files.keys.filter { $0.hasSuffix("datapackage.json") }.sorted()
    #expect(
      descriptors == [
        "data/essai/datapackage.json", "data/essai/participants.datapackage.json", "data/essai/sites.datapackage.json",
        "datapackage.json",
      ])
    let (status, said) = try judge(folder, descriptors + ["essai-1.1.0/data/datapackage.json"])
    if status == 77 { return }
    #expect(status == 0, "\(said)")
    #expect(said.hasPrefix("5 datapackage, "), "\(said)")
  }

  @Test("are not valid once a member is of another type, and when a file is another than they say")
  func broken() throws {
    let folder = try TemporaryFolder()
    for (path, file) in try SmallSite("two-studies").files() { try folder.write(path, file.bytes) }
    if try judge(folder, ["datapackage.json"]).status == 77 { return }
    for damage in [
      "sed -i 's/\"resources\"/\"sources\"/' datapackage.json",
      "sed -i 's/\"type\": \"integer\"/\"type\": \"whole\"/' data/essai/datapackage.json",
      "echo >> data/essai/sites.csv",
    ] {
      run("cp -r '\(folder.path)' '\(folder.path)-kept' && cd '\(folder.path)' && \(damage)")
      #expect(try judge(folder, ["datapackage.json", "data/essai/datapackage.json"]).status == 1, "\(damage)")
      run("rm -r '\(folder.path)' && mv '\(folder.path)-kept' '\(folder.path)'")
    }
  }
}
