import Archives
import Diagnostics
import Disclosure
import YAML

/// `site.yml`.
package struct Site: Sendable {
  package var place: Place
  package var title = LocalisedText()
  package var tagline = LocalisedText()
  package var description = LocalisedText()
  /// The first is the master language, at the root of the site.
  package var languages = ["fr"]
  /// Always ends with `/`.
  package var baseURL = unknownBaseURL
  package var publisher: Located<String>
  package var contact = ""
  /// The public half of the key that signs the site, as minisign writes it; empty when it is not signed.
  package var publicKey: Located<String>
  /// Where copies of the whole site are, each address with a slash at its end.
  package var mirrors: [Located<String>] = []
  /// What the site sets in place of the rules of disclosure.
  package var thresholdChange = Thresholds.Change()
  /// Why they are weaker, in each language.
  package var thresholdReason = LocalisedText()
  package var licenses = Licenses(data: .etalab2, text: .etalab2)
  package var navigation: [Located<String>] = []
  package var footer: [Located<String>] = []
  package var themes: [Theme] = []
  package var identity = Identity()
  package var legal = LegalNotice()
  package var accessibility = AccessibilityStatement()
  /// Where copies can be taken with rsync; empty when nowhere.
  package var rsync = ""
  /// Whether the site is published in packages too, for mirrors that begin.
  package var hasResourceDump = false

  package struct Theme: Sendable {
    package var id: Located<String>
    package var title: LocalisedText
    package var description: LocalisedText
  }

  package init(place: Place) {
    self.place = place
    publisher = Located("", at: place)
    publicKey = Located("", at: place)
  }

  /// Whether `site.yml` says where the site stands: else no absolute address leads to it.
  package var hasBaseURL: Bool { baseURL != unknownBaseURL }

  package var masterLanguage: String { languages.first ?? "fr" }

  /// The path part of the base URL, with a slash at both ends.
  package var basePath: String {
    let afterScheme = baseURL.firstRange(of: "://").map { baseURL[$0.upperBound...] } ?? baseURL[...]
    guard let slash = afterScheme.firstIndex(of: "/") else { return "/" }
    return String(afterScheme[slash...])
  }
}

private let unknownBaseURL = "http://localhost/"

/// The languages that the program has words for, and that a site without a right list of languages is read in. A site
/// may have any other: its words stand in a file of the templates.
package let knownLanguages = ["fr", "en"]

/// Whether a text is the code of a language as pages name it: `es`, `pt-br`.
package func isLanguageCode(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  func isSmall(_ part: Substring) -> Bool {
    part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
  guard let first = parts.first, (2...3).contains(first.utf8.count), isSmall(first), parts.count <= 2 else {
    return false
  }
  return parts.count == 1 || (2...4).contains(parts[1].utf8.count) && isSmall(parts[1])
}

func readSite(_ root: Node?, file: String) -> (Site, [Diagnostic]) {
  let place = Place(file: file)
  var reader = MappingReader(root, what: "the site", place: place)
  var site = Site(place: place)
  let languages = reader.requiredTexts("languages", example: "[fr, en]")
  for language in languages where !isLanguageCode(language.value) {
    reader.report(
      .error, "unknown-language", at: language.place, "‘\(language.value)’ is not the code of a language",
      hint: "write its two small letters, as in fr, en or es")
  }
  site.languages = languages.map(\.value).filter(isLanguageCode)
  // Any other guess would report each text of the languages that it leaves out.
  if site.languages.isEmpty { site.languages = knownLanguages }

  site.title = reader.localised("title", languages: site.languages, required: true)
  site.tagline = reader.localised("tagline", languages: site.languages)
  site.description = reader.localised("description", languages: site.languages, required: true)
  let base = reader.text("base-url", example: "https://example.org/")
  if !base.value.isEmpty {
    if isWebAddress(base.value) {
      site.baseURL = base.value.hasSuffix("/") ? base.value : base.value + "/"
    } else {
      reader.report(
        .error, "bad-address", at: base.place, "‘\(base.value)’ is not a web address",
        hint: "begin with https:// and give no ‘?’ or ‘#’")
    }
  }
  site.publisher = reader.text("publisher", example: "the id of an organisation")
  site.contact = reader.text("contact").value
  site.publicKey = reader.optionalText("public-key") ?? site.publicKey
  if !site.publicKey.value.isEmpty, !isPublicKey(site.publicKey.value) {
    reader.report(
      .error, "bad-public-key", at: site.publicKey.place, "‘\(site.publicKey.value)’ is not a public key",
      hint: "‘tank keys new FILE’ prints one: it begins with RW and has 56 characters")
  }
  for mirror in reader.texts("mirrors") {
    if isWebAddress(mirror.value) {
      site.mirrors.append(Located(mirror.value.hasSuffix("/") ? mirror.value : mirror.value + "/", at: mirror.place))
    } else {
      reader.report(
        .error, "bad-address", at: mirror.place, "‘\(mirror.value)’ is not a web address",
        hint: "begin with https:// and give no ‘?’ or ‘#’")
    }
  }
  if let licenses = reader.licenses("license") {
    site.licenses = licenses
  } else if !reader.contains("license") {
    reader.missing("license", example: "{data: etalab-2.0, text: CC-BY-4.0}")
  }
  (site.thresholdChange, site.thresholdReason) = readSiteDisclosure(&reader, languages: site.languages)
  if let node = reader.node("identity") {
    var group = MappingReader(node, what: "‘identity’", place: node.place)
    site.identity = Identity(&group, languages: site.languages)
    reader.add(group.finish())
  }
  site.legal.place = place
  if let node = reader.node("legal") {
    var group = MappingReader(node, what: "‘legal’", place: node.place)
    site.legal = LegalNotice(&group, languages: site.languages)
    reader.add(group.finish())
  }
  if let node = reader.node("accessibility") {
    var group = MappingReader(node, what: "‘accessibility’", place: node.place)
    site.accessibility = AccessibilityStatement(&group, languages: site.languages)
    reader.add(group.finish())
  }
  site.rsync = reader.optionalText("rsync")?.value ?? ""
  site.hasResourceDump = reader.flag("resource-dump")
  site.navigation = reader.texts("navigation")
  site.footer = reader.texts("footer")
  for node in reader.list("themes") {
    var theme = MappingReader(node, what: "a theme", place: node.place)
    let id = theme.text("id")
    if !id.value.isEmpty, let finding = slugFinding(id.value, what: "the theme", at: id.place) { theme.add([finding]) }
    site.themes.append(
      Site.Theme(
        id: id, title: theme.localised("title", languages: site.languages, required: true),
        description: theme.localised("description", languages: site.languages)))
    reader.add(theme.finish())
  }
  return (site, reader.finish())
}

private func isPublicKey(_ text: String) -> Bool {
  do {
    return try PublicKey(text).text == text
  } catch {
    return false
  }
}

/// Whether a text is an http or https address with a host.
///
/// - Parameter mayHaveQuery: Whether a query and a fragment may follow.
package func isWebAddress(_ text: String, mayHaveQuery: Bool = false) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
  let rest = text.dropFirst(scheme.count)
  guard let first = rest.first, !"/?#:".contains(first) else { return false }
  let refused = "<>\"'\\" + (mayHaveQuery ? "" : "?#")
  return rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !refused.utf8.contains($0) }
}

/// The pages of trust of every site, which are made from what the build knows. A text of `pages/` with one of these
/// names stands at the head of its page.
package let trustPageNames = [
  "license", "legal-notice", "privacy", "accessibility", "independence", "corrections", "mirror",
]

/// The sections of every site, as `navigation` names them.
package let sectionNames = ["studies", "notes", "data", "people", "partners", "themes"]
