import Archives
import Testing

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
    #expect(isValid(folder.path + "/essai-1.1.0/datapackage.json"))
  }
}
