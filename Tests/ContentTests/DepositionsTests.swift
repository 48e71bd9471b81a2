import Diagnostics
import Testing

@testable import Content

@Suite("The DOIs in a study's front matter")
struct DepositionsTests {
  private func read(_ doi: String) -> Depositions {
    publishedDepositions(Array("---\ntitle: T\n\(doi)\n---\nText\n".utf8), version: "1.1.0")
  }

  private func written(_ report: String, _ depositions: Depositions?) -> String? {
    settingIdentifiers(in: Array(report.utf8), to: depositions).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("are of the present version when one stands alone, else of the version that is named")
  func reading() {
    #expect(read("doi: https://doi.org/10.5281/zenodo.7").doi(of: "1.1.0")?.name == "10.5281/zenodo.7")
    let both = read("doi: {all: 10.5281/zenodo.6, 1.0.0: 10.5281/zenodo.7}")
    #expect(both.doi(of: "1.0.0")?.name == "10.5281/zenodo.7" && both.doi(of: "1.1.0") == nil)
    #expect(both.all?.value.name == "10.5281/zenodo.6")
    #expect(both.former(before: "1.1.0")?.version == "1.0.0" && both.former(before: "1.0.0") == nil)
    #expect(read("").versions.isEmpty)
  }

  @Test("are written on one line, and no other byte changes")
  func writing() throws {
    var depositions = Depositions()
    let place = Place(file: "")
    let doi = try #require(DOI("10.5281/zenodo.7"))
    depositions.versions = [Depositions.Deposition(version: "1.10.0", doi: doi, place: place)]
    #expect(
      written("---\nversion: 1.10.0\ntitle:  'T' # why\n---\nText", depositions)
        == "---\nversion: 1.10.0\ndoi: {1.10.0: 10.5281/zenodo.7}\ntitle:  'T' # why\n---\nText")
    depositions.versions.append(
      Depositions.Deposition(version: "1.9.0", doi: try #require(DOI("10.1002/a:b,c[1]")), place: place))
    depositions.all = Located(try #require(DOI("10.5281/zenodo.6")), at: place)
    let line = "doi: {all: 10.5281/zenodo.6, 1.9.0: \"10.1002/a:b,c[1]\", 1.10.0: 10.5281/zenodo.7}"
    #expect(
      written("\u{FEFF}---\r\ndoi:\r\n  1.0.0: x\r\ntitle: T\r\n---\r\n", depositions)
        == "\u{FEFF}---\r\n\(line)\r\ntitle: T\r\n---\r\n")
    // Read back as they were.
    #expect(read(line).doi(of: "1.9.0")?.name == "10.1002/a:b,c[1]")
    #expect(written("---\ntitle: T\ndoi: 10.5281/zenodo.7\n---\n", nil) == "---\ntitle: T\n---\n")
    #expect(written("no front matter\n", depositions) == nil)
  }
}
