import TestSites
import Testing

@testable import Content

@Suite("A DOI")
struct DOITests {
  @Test(
    "is known alone, after its scheme and after the resolver's address",
    arguments: [
      "10.5281/zenodo.1234567", "doi:10.5281/zenodo.1234567", "https://doi.org/10.5281/zenodo.1234567",
      "http://dx.doi.org/10.5281/zenodo.1234567",
    ])
  func forms(_ text: String) {
    #expect(DOI(text)?.name == "10.5281/zenodo.1234567")
    #expect(DOI(text)?.address == "https://doi.org/10.5281/zenodo.1234567")
  }

  /// The second has a suffix as Wiley gave them, whose signs stand for themselves in a name but not in an address.
  @Test("may have parts in its prefix and odd signs in its suffix")
  func oddSigns() {
    #expect(DOI("10.1000.10/123456")?.name == "10.1000.10/123456")
    #expect(
      DOI("10.1002/(SICI)1097-0258(19980815/30)17:15#2?a%b")?.address
        == "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15%232%3Fa%25b")
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "10.", "10.5281", "10.5281/", "10.52/x", "11.5281/x", "10.5281.x/y", "10.5281./y", "10.5281/a b",
      "10.5281/<b>", "10.5281/é", "https://zenodo.org/10.5281/x", "zenodo.1234567", "10.1234567890/x",
    ])
  func refusals(_ text: String) {
    #expect(DOI(text) == nil)
  }
}
