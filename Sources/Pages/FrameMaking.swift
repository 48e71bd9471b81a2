import Content
import Diagnostics
import Templates

/// What a page says of itself to its frame.
struct PageIdentity {
  var address: Address
  var title: String
  var description: String
  /// The entry of the menu that is current: a section or the slug of a page.
  var section = ""
  /// Where it stands, from the top, without itself.
  var crumbs: [(label: String, address: Address)] = []
  /// The same page in a language.
  var counterpart: (String) -> Address
  /// Whether there is a text in a language, rather than the master's in its place.
  var isTranslated: (String) -> Bool = { _ in true }
  /// For those who share or cite the page.
  var subject = PageSubject.page
}

extension PageMaker {
  func frame(_ page: PageIdentity, prefix: String? = nil) -> SiteFrame {
    let prefix = prefix ?? page.address.rootPrefix
    let master = site.masterLanguage
    let canonical = page.isTranslated(code) ? page.address : page.counterpart(master)
    var alternates: [SiteFrame.Alternate] = []
    if site.languages.count > 1, page.isTranslated(code) {
      for language in site.languages where page.isTranslated(language) {
        alternates.append(
          SiteFrame.Alternate(language: language, address: page.counterpart(language).absolute(base: site.baseURL)))
      }
      alternates.append(
        SiteFrame.Alternate(language: "x-default", address: page.counterpart(master).absolute(base: site.baseURL)))
    }
    let title = language.prose(site.title, in: site)
    let address = canonical.absolute(base: site.baseURL)
    return SiteFrame(
      language: code, pageTitle: page.title == title ? title : "\(page.title) · \(title)",
      titleLanguage: page.isTranslated(code) ? "" : master,
      description: page.description, printTitle: Markup(cssString(title)),
      printAddress: Markup(cssString(page.address.absolute(base: site.baseURL))),
      canonical: address, alternates: alternates,
      sharing: sharing(page, canonical: address), title: title,
      shortName: site.identity.shortName.isEmpty ? title : language.prose(site.identity.shortName, in: site),
      logo: site.identity.logo == nil ? "" : prefix + SiteFrame.logoPath,
      tagline: language.prose(site.tagline, in: site), contact: site.contact,
      feed: prefix + addresses.feed(code).path, assets: prefix + "assets/", home: prefix + addresses.home(code).path,
      search: prefix + addresses.search(code).path,
      menu: site.navigation.compactMap { entry in
        target(of: entry.value).map {
          SiteFrame.Item(label: $0.label, address: prefix + $0.address.path, isCurrent: entry.value == page.section)
        }
      },
      languages: context.languages.map {
        SiteFrame.LanguageItem(
          language: $0.code, label: $0.ownName, address: prefix + page.counterpart($0.code).path,
          isCurrent: $0.code == code)
      },
      crumbs: page.crumbs.map { Link(label: $0.label, address: prefix + $0.address.path) },
      textLicense: Link(label: site.licenses.text.title, address: site.licenses.text.address),
      dataLicense: Link(label: site.licenses.data.title, address: site.licenses.data.address),
      footer: footerEntries.compactMap { entry in
        target(of: entry).map {
          // The law asks for the state in the words of the link.
          let label =
            entry == "accessibility"
            ? language["accessibility-state-" + site.accessibility.conformity.rawValue] : $0.label
          return Link(label: label, address: prefix + $0.address.path)
        }
      })
  }

  /// Where an entry of the navigation leads: a section, or a page of the institution.
  func target(of entry: String) -> (label: String, address: Address)? {
    switch entry {
    case "studies": (language["studies"], addresses.studies(code))
    case "notes": (language["notes"], addresses.notes(code))
    case "data": (language["data-title"], addresses.data(code))
    case "people": (language["people"], addresses.people(code))
    case "partners": (language["partners"], addresses.partners(code))
    case "themes": (language["themes"], addresses.themes(code))
    case _ where index.page(entry) == nil && trustPageNames.contains(entry):
      (language["trust-" + entry + "-title"], addresses.page(entry, code))
    default:
      index.page(entry).map { (language.prose($0.editions[code].title), addresses.page(entry, code)) }
    }
  }

  /// What the site names, then the pages of trust that neither the footer nor the menu names.
  private var footerEntries: [String] {
    let named = site.footer.map(\.value)
    return named + trustPageNames.filter { !named.contains($0) && !site.navigation.map(\.value).contains($0) }
  }

  var homeCrumb: (label: String, address: Address) { (language["home"], addresses.home(code)) }
}
