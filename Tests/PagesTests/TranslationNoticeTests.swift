import Testing

@testable import Pages

@Suite("A translation")
struct TranslationNoticeTests {
  private func english(_ front: String) throws -> String {
    var files = SmallSite.standard
    files["studies/essai/index.en.md"] = files["studies/essai/index.en.md"]?.replacing(
      "question: What", with: front + "question: What")
    return try #require(try SmallSite(files).make().pages["en/studies/essai/index.html"])
  }

  @Test("of an earlier version says so on its page, with both versions")
  func older() throws {
    let page = try english("translates: 0.9.0\n")
    #expect(page.contains("This translation follows version 0.9.0 of the study, which is now at version 1.0.0."))
  }

  @Test("of the version that is published, or of none that it names, says nothing")
  func current() throws {
    #expect(!(try english("translates: 1.0.0\n").contains("This translation follows")))
    #expect(!(try english("").contains("This translation follows")))
  }
}
