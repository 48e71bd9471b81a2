import Content
import Diagnostics
import Templates

/// Pages of trust: licence, legal notice, privacy, accessibility, independence, corrections, mirror.
///
/// Each is there in every language of the site, made from `site.yml` and from what the build knows. A text of `pages/` with
/// the same name stands at its head, under its own title, and what is made follows.
extension PageMaker {
  /// The names of those that have no text of their own.
  var madePages: [String] { trustPageNames.filter { index.page($0) == nil } }

  func trustPage(_ name: String) -> TextPage {
    let address = addresses.page(name, code)
    let title = language["trust-" + name + "-title"]
    let summary = language["trust-" + name + "-summary"]
    let identity = PageIdentity(
      address: address, title: title, description: summary, section: name, crumbs: [homeCrumb],
      counterpart: { addresses.page(name, $0) })
    let parts = madeParts(of: name, on: address)
    return TextPage(
      site: frame(identity), title: title, summary: summary, date: "", contentLanguage: "", untranslated: "",
      contents: contents(of: parts), body: Markup(), parts: parts)
  }

  /// What is made for a page of this name; nothing when it is none of the pages of trust.
  func madeParts(of name: String, on page: Address) -> [MadePart] {
    switch name {
    case "license": licenseParts(on: page)
    case "legal-notice": legalParts(on: page)
    case "privacy": privacyParts()
    case "accessibility": accessibilityParts()
    case "independence": independenceParts(on: page)
    case "corrections": correctionsParts(on: page)
    case "mirror": mirrorParts()
    default: []
    }
  }

  func contents(of parts: [MadePart]) -> [ContentsEntry] {
    parts.map { ContentsEntry(level: "2", id: $0.id, label: escaped($0.title)) }
  }

  // MARK: Words

  func part(_ key: String, _ blocks: [MadeBlock]) -> MadePart {
    MadePart(id: "part_" + key, title: language["trust-" + key], blocks: blocks)
  }

  /// A paragraph: a string with texts and links in the places of its `{names}`.
  func paragraph(_ key: String, _ values: [String: Markup] = [:]) -> MadeBlock {
    .text(sentence("trust-" + key, values))
  }

  func sentence(_ key: String, _ values: [String: Markup] = [:]) -> Markup {
    // The placeholders hold no sign that HTML escapes, so the pattern can be escaped before they are filled.
    Markup(
      escaped(language[key]).text.filled(values.mapValues(\.text)))
  }

  func escaped(_ text: String) -> Markup {
    var bytes: [UInt8] = []
    appendEscaped(text, to: &bytes)
    return Markup(bytes: bytes)
  }

  func anchor(_ label: String, _ address: String) -> Markup {
    guard !address.isEmpty else { return escaped(label) }
    return Markup("<a href=\"\(escaped(address).text)\">\(escaped(label).text)</a>")
  }

  func anchor(_ link: Link) -> Markup { anchor(link.label, link.address) }

  func mail(_ address: String) -> Markup {
    address.contains("@") ? anchor(address, "mailto:" + address) : anchor(address, address)
  }

  func pageAnchor(_ name: String, on page: Address) -> Markup {
    target(of: name).map { anchor($0.label, $0.address.link(from: page)) } ?? Markup()
  }
}

extension Markup {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  /// The text with each `{name}` that has a value replaced.
  fileprivate func filled(_ values: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
      result += rest[..<opening]
      result += values[String(rest[rest.index(after: opening)..<closing])] ?? ""
      rest = rest[rest.index(after: closing)...]
    }
    return result + rest
  }
}
