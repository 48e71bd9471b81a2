import Content
import Diagnostics

extension PageMaker {
  func notePage(_ note: Note) -> NotePage {
    let address = addresses.note(note.slug, code)
    let edition = note.editions[code]
    let title = language.prose(edition.title)
    let cited = note.studies.compactMap { index.study($0.value) }
    let identity = PageIdentity(
      address: address, title: title, description: language.prose(edition.summary), section: "notes",
      crumbs: [homeCrumb, (language["notes"], addresses.notes(code))],
      counterpart: { addresses.note(note.slug, $0) }, isTranslated: { note.editions.has($0) }, subject: .note(note))
    return NotePage(
      site: frame(identity), title: title, summary: language.prose(edition.summary), contentLanguage: foreign(edition),
      untranslated: foreign(edition).isEmpty ? "" : language["untranslated-page"],
      themes: themeLinks(note.themes, on: address), authors: note.authors.map { personLink($0.value, on: address) },
      date: language.format.date(note.date.value), dateCode: note.date.value.description,
      isSimulated: cited.contains { $0.simulation != nil }, contents: contents(of: edition),
      body: body(of: edition, study: cited.count == 1 ? cited[0] : nil, on: address),
      studies: cited.map { studyCard($0, on: address) })
  }

  func textPage(_ page: Page) -> TextPage {
    let address = addresses.page(page.slug, code)
    let edition = page.editions[code]
    let title = language.prose(edition.title)
    let identity = PageIdentity(
      address: address, title: title, description: language.prose(edition.summary), section: page.slug,
      crumbs: [homeCrumb], counterpart: { addresses.page(page.slug, $0) },
      isTranslated: { page.editions.has($0) })
    let parts = madeParts(of: page.slug, on: address)
    return TextPage(
      site: frame(identity), title: title, summary: language.prose(edition.summary),
      date: page.date.map { language.format.date($0) } ?? "", contentLanguage: foreign(edition),
      untranslated: foreign(edition).isEmpty ? "" : language["untranslated-page"],
      contents: contents(of: edition) + contents(of: parts), body: body(of: edition, study: nil, on: address),
      parts: parts)
  }
}
