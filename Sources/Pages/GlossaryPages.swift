import Content

extension PageMaker {
  /// The pages of methods, `method-…`, each with its summary for a definition, in the order of their titles.
  func glossaryPage() -> GlossaryPage {
    let address = addresses.glossary(code)
    let identity = PageIdentity(
      address: address, title: language["glossary"], description: language["glossary-introduction"],
      section: "glossary", crumbs: [homeCrumb], counterpart: { addresses.glossary($0) })
    let terms = index.catalog.pages.filter { $0.slug.hasPrefix("method-") }.map { page in
      let edition = page.editions[code]
      return GlossaryPage.Term(
        id: page.slug, title: language.prose(edition.title), definition: language.prose(edition.summary),
        address: addresses.page(page.slug, code).link(from: address), contentLanguage: foreign(edition))
    }
    return GlossaryPage(
      site: frame(identity), title: language["glossary"], introduction: language["glossary-introduction"],
      terms: terms.map { (SearchWords.folded($0.title), $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1))
  }
}
