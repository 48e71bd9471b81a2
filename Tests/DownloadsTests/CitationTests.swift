import Content
import Testing

@testable import Downloads

@Suite("How to cite a study")
struct CitationTests {
  private func citation(_ language: String, title: String? = nil) throws -> Citation {
    let site = try SmallSite("two-studies")
    var citation = Citation(
      try #require(site.catalog.study("essai")), in: site.catalog, language: language,
      addresses: Addresses(site: site.catalog.site))
    if let title { citation.title = title }
    return citation
  }

  /// The order and the signs are those of the APA's manual, seventh edition, 10.4: reports by individual authors.
  @Test("in words: authors, year, title, version, publisher, address in the reader's language")
  func text() throws {
    #expect(
      try citation("fr").text
        == "Modèle, A. et Fils_Exemple, B. (2021). Un \"essai\" à 50 %, pour voir (version 1.1.0). Maison d'essai. https://example.org/banc/etudes/essai/"
    )
    #expect(
      try citation("en").text
        == "Modèle, A., & Fils_Exemple, B. (2021). A \"trial\" at 50%, to see (Version 1.1.0). Maison d'essai. https://example.org/banc/en/studies/essai/"
    )
  }

  @Test("in words, of more than twenty authors with the first nineteen and the last")
  func manyAuthors() throws {
    var citation = try citation("en")
    citation.authors = (1...21).map {
      Citation.Author(name: "A N\($0)", parts: AuthorName("A N\($0)"), orcid: "", affiliation: "")
    }
    #expect(citation.text.contains("N19, A., … N21, A. (2021)"))
    #expect(!citation.text.contains("N20"))
  }

  @Test("in BibTeX, with the signs of TeX made harmless")
  func bibTeX() throws {
    let entry = try citation("fr", title: "50 % de {a_b} & \\c^~\n$#").bibTeX
    #expect(
      entry.contains(
        "title = {{50 \\% de \\{a\\_b\\} \\& \\textbackslash{}c\\textasciicircum{}\\textasciitilde{} \\$\\#}},"))
    #expect(entry.contains("author = {Modèle, Ana and Fils\\_Exemple, Bo \\&},"))
    #expect(entry.hasPrefix("@techreport{essai-1.1.0,\n") && entry.hasSuffix("\n}\n"))
  }

  @Test("of a study that is not translated: with its own title, language and page")
  func untranslated() throws {
    let site = try SmallSite("two-studies")
    let citation = Citation(
      try #require(site.catalog.study("protocole")), in: site.catalog, language: "en",
      addresses: Addresses(site: site.catalog.site))
    #expect(citation.language == "fr")
    #expect(citation.url == "https://example.org/banc/etudes/protocole/")
    #expect(citation.date.description == "2022-02-01")
  }
}
