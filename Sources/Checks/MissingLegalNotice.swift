import Content
import Diagnostics
import Disclosure

/// What the law asks a site to say of its publisher and host, and `site.yml` does not say.
///
/// A site whose address is kept for examples, or that only its own machine can open, is not asked.
enum MissingLegalNotice: Check {
  static let id = "missing-legal-notice"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let site = catalog.site
    guard catalog.isReadable("site.yml"), !isExample(site.baseURL) else { return [] }
    return site.legal.missing.map { key, what in
      Diagnostic(
        .warning, id: id, at: site.legal.place, message: "the legal notice lacks \(what)",
        hint: "add ‘\(key): …’ to ‘legal’ in site.yml")
    }
  }

  /// Whether the host of an address is one that RFC 2606 keeps for examples and tests.
  private static func isExample(_ address: String) -> Bool {
    let afterScheme = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2)
    let host = (afterScheme.first ?? "").split(separator: "/").first?.prefix { $0 != ":" } ?? ""
    let labels = host.split(separator: ".").map(String.init)
    guard let last = labels.last else { return true }
    if ["example", "test", "invalid", "localhost"].contains(last) || host == "127.0.0.1" { return true }
    return labels.count >= 2 && labels[labels.count - 2] == "example" && ["com", "net", "org"].contains(last)
  }
}

extension Site {
  /// What the site publishes on purpose of the institution itself.
  var allowedContacts: AllowedContacts {
    AllowedContacts(
      emails: [contact, legal.dataProtection, accessibility.contact].filter { !$0.isEmpty },
      telephones: [legal.telephone, legal.host.telephone].filter { !$0.isEmpty })
  }
}
