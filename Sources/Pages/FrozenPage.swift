import Content
import Diagnostics
import Downloads
import Templates

/// The page of a released version: one file whose bytes never change again.
///
/// It stands at `data/<study>/<version>/page.<language>.html`, holds its own style and the pictures that the bundle has
/// not, and leads to the files of its own version. What was corrected since cannot be said on it: it leads to the page
/// of the version, which holds the same article below a banner that each build writes.
package struct FrozenPage: Sendable {
  /// What the page needs of the built site.
  package struct Site: Sendable {
    /// The stylesheet.
    package var style: [UInt8]
    /// The files of the bundle, as ``Downloads/FrozenRelease/entries`` names them.
    package var files: Set<String>
    /// A picture as an address that holds its bytes; nil when there is none at this path.
    package var picture: @Sendable (String) -> String?

    package init(style: [UInt8], files: Set<String>, picture: @escaping @Sendable (String) -> String?) {
      self.style = style
      self.files = files
      self.picture = picture
    }
  }

  /// What leads from the page to the root of the site.
  static let prefix = "../../../"

  private let study: Study
  private let site: Site
  private let languages: [String: (Language, Template<FrozenPageModel>)]
  private let addresses: PageAddresses

  /// - Returns: Nil when the templates cannot be read; a build says why.
  package init?(_ study: Study, of catalog: Catalog, templates: String, site: Site) {
    let folder = loadTemplates(folder: templates).0
    let (languages, _) = folder.languages(catalog.site.languages)
    var known: [String: (Language, Template<FrozenPageModel>)] = [:]
    for language in languages {
      let library = folder.library(language)
      do throws(TemplateErrors) {
        known[language.code] = (language, try library.template("frozen", for: FrozenPageModel.self))
      } catch {
        return nil
      }
    }
    guard known.count == catalog.site.languages.count else { return nil }
    self.study = study
    self.site = site
    self.languages = known
    addresses = PageAddresses(languages: languages)
  }

  /// - Parameters:
  ///   - page: The bytes of the study's page in a language.
  ///   - path: Where it stands in the site.
  /// - Returns: Nil when the page has no `<article>`.
  package func freeze(_ page: [UInt8], path: String, language code: String) -> [UInt8]? {
    guard let article = FrozenPage.article(of: page), let (language, template) = languages[code] else { return nil }
    let version = study.version.value
    let links = PageLinks(prefix: Address(path: path).rootPrefix)
    let body = links.rewritten(article) { attribute, path in
      target(of: path, version: version, isSource: attribute == "src")
    }
    let label = language.say("version", ["version": version]).capitalisedFirst
    var html: [UInt8] = []
    html.reserveCapacity(body.count + site.style.count + 2_048)
    template.render(
      FrozenPageModel(
        language: code, title: "\(language.prose(study.editions[code].title)) (\(version))",
        style: Markup(bytes: withoutFonts(site.style)), label: "\(label), \(language.format.date(study.versionDate))",
        followed: Link(
          label: language["frozen-followed"],
          address: FrozenPage.prefix + addresses.release(study.slug, version, code).path),
        article: Markup(bytes: body)), into: &html)
    return html
  }

  /// Where a link leads from the frozen page: to the files of its own version, and to pages of the site as they were.
  private func target(of path: String, version: String, isSource: Bool) -> String? {
    let data = Downloads.Addresses.folder(of: study.slug)
    let own = Downloads.Addresses.folder(of: study.slug, version: version)
    let pictures = "assets/studies/\(study.slug)/"
    if path.hasPrefix(data) {
      let name = String(path.dropFirst(data.count))
      return site.files.contains(name) ? FrozenPage.prefix + own + name : nil
    }
    if path.hasPrefix(pictures), site.files.contains("report/" + path.dropFirst(pictures.count)) {
      return FrozenPage.prefix + own + "report/" + path.dropFirst(pictures.count)
    }
    if isSource { return site.picture(path) }
    // Figures that are embedded elsewhere show the newest numbers.
    return path.hasPrefix("embed/") || path.contains("/embed/") ? nil : FrozenPage.prefix + path
  }

  /// The article of a page, with its tags.
  static func article(of page: [UInt8]) -> ArraySlice<UInt8>? {
    let closing = Array("</article>".utf8)
    guard let start = page.firstRange(of: Array("<article>".utf8))?.lowerBound else { return nil }
    var end = page.count - closing.count
    while end > start {
      if page[end] == closing[0], page[end...].starts(with: closing) { return page[start..<(end + closing.count)] }
      end -= 1
    }
    return nil
  }

  /// The article of a frozen page for a later page of the site: links to pages that are gone are links no more.
  ///
  /// - Parameters:
  ///   - known: The paths of the files of the site.
  ///   - prefix: What leads from the later page to the site's root.
  static func thaw(_ frozen: [UInt8], known: (String) -> Bool, prefix: String) -> [UInt8] {
    guard let article = article(of: frozen) else { return [] }
    return PageLinks(prefix: FrozenPage.prefix).rewritten(article) { _, path in known(path) ? prefix + path : nil }
  }

  /// The style without the rules that fetch fonts: the page keeps to the reader's own.
  private func withoutFonts(_ style: [UInt8]) -> [UInt8] {
    let mark = Array("@font-face".utf8)
    let address = Array("url(".utf8)
    var kept: [UInt8] = []
    var rest = style[...]
    while let range = rest.firstRange(of: mark) {
      let end = rest[range.lowerBound...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? rest.endIndex
      kept += rest[..<range.lowerBound]
      if rest[range.lowerBound..<end].firstRange(of: address) == nil { kept += rest[range.lowerBound..<end] }
      rest = rest[end...]
    }
    return kept + rest
  }
}

/// The links of a page that lead to other files of the site.
struct PageLinks {
  /// What leads from the page to the site's root; such links begin with it.
  let prefix: String

  /// Attributes that say something of a link and are not allowed without one.
  private static let ofLinks: Set = ["href", "download", "hreflang", "type", "rel", "target", "ping", "referrerpolicy"]

  /// - Parameter target: Given an attribute and a path below the site's root, without fragment and question: the address
  ///   in its place; nil makes the link a text.
  func rewritten(_ html: ArraySlice<UInt8>, target: (String, String) -> String?) -> [UInt8] {
    let mark = Array("=\"\(prefix)".utf8)
    var made: [UInt8] = []
    made.reserveCapacity(html.count + 1_024)
    var index = html.startIndex
    while index < html.endIndex {
      guard html[index] == UInt8(ascii: "<"), let end = tagEnd(html, index), !prefix.isEmpty,
        html[index..<end].firstRange(of: mark) != nil
      else {
        made.append(html[index])
        index += 1
        continue
      }
      made += tag(html[index..<end], target: target)
      index = end
    }
    return made
  }

  /// After the `>` of the tag that begins here; nil for a sign that begins none.
  private func tagEnd(_ html: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start + 1
    guard index < html.endIndex, isLetter(html[index]) else { return nil }
    var isQuoted = false
    while index < html.endIndex {
      if html[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if html[index] == UInt8(ascii: ">"), !isQuoted { return index + 1 }
      index += 1
    }
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func tag(_ bytes: ArraySlice<UInt8>, target: (String, String) -> String?) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let name = text.dropFirst().prefix { $0 != " " && $0 != ">" && $0 != "/" && $0 != "\n" }
    let isClosed = text.hasSuffix("/>")
    var attributes: [(name: String, value: String?)] = []
    var rest = text.dropFirst(name.count + 1).dropLast(isClosed ? 2 : 1)
    var isLost = false
    while let next = rest.firstIndex(where: { $0 != " " && $0 != "\n" }) {
      rest = rest[next...]
      let key = String(rest.prefix { $0 != "=" && $0 != " " && $0 != "\n" })
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes.append((key, nil))
        continue
      }
      rest = rest.dropFirst(2)
      var value = String(rest.prefix { $0 != "\"" })
      rest = rest.dropFirst(value.count + 1)
      if value.hasPrefix(prefix) {
        let address = value.dropFirst(prefix.count)
        let path = String(address.prefix { $0 != "#" && $0 != "?" })
        guard let place = target(key, path) else {
          isLost = true
          continue
        }
        value = place + (place.hasPrefix("data:") ? "" : String(address.dropFirst(path.count)))
      }
      attributes.append((key, value))
    }
    if isLost, name == "a" { attributes.removeAll { PageLinks.ofLinks.contains($0.name) } }
    let written = attributes.map { " " + $0.name + ($0.value.map { "=\"\($0)\"" } ?? "") }.joined()
    return Array("<\(name)\(written)\(isClosed ? "/>" : ">")".utf8)
  }
}
