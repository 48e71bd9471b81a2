import Content
import Testing
import TestSites

@Suite("What is said of the identity, the legal notice and the accessibility of a site")
struct IdentityFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  @Test("values are read, and the dark accent is derived from the light one")
  func values() throws {
    let site = try TestSite.small.appending(
      """
      identity: {short-name: Petit, accent: "#1d4f91", logo: logo.svg, fonts: system}
      legal:
        form: association
        address: {fr: "1 rue d'Exemple, 75000 Paris", en: "1 rue d'Exemple, Paris"}
        telephone: 01 99 00 00 00
        director: Ada Exemple
        host: {name: Hôte, address: Lyon, telephone: 01 99 00 00 01, url: https://hote.example/}
        log-days: 30
      accessibility:
        conformity: partial
        date: 2021-05-04
        auditor: Cabinet
        rate: 82.5
        failures: [{fr: Un, en: One}, Deux]

      """, to: TestSite.site
    ).writing("<svg xmlns='http://www.w3.org/2000/svg'/>", to: "logo.svg").load()
    #expect(site.diagnostics.map(\.description) == [])
    let identity = site.catalog.site.identity
    #expect(identity.accent == Colour("#1d4f91"))
    #expect(identity.usesOwnFonts == false)
    let dark = try #require(identity.darkAccent)
    #expect(dark.contrast(with: Identity.darkBackground) >= Identity.textContrast)
    let legal = site.catalog.site.legal
    #expect(legal.address.text("en") == "1 rue d'Exemple, Paris")
    #expect(legal.host.name == "Hôte")
    #expect(legal.logDays == 30)
    #expect(legal.missing.map(\.key) == ["registration"])
    let accessibility = site.catalog.site.accessibility
    #expect(accessibility.conformity == .partial)
    #expect(accessibility.rate == 82.5)
    #expect(accessibility.failures.map { $0.text("en") } == ["One", "Deux"])
  }

  @Test("a site with an address of its own is asked for what the law wants, and an example is not")
  func legalNotice() throws {
    let site = TestSite.small.replacing("https://petit.example/", by: "https://institut.fr/", in: TestSite.site)
    let says = try site.findings()
    #expect(says.count == 5)
    #expect(
      says.first
        == "site.yml:1:1: warning: the legal notice lacks the host's name, address and telephone number."
        + " Hint: add ‘host: …’ to ‘legal’ in site.yml. [missing-legal-notice]")
    for address in ["http://localhost:8080/", "https://www.example.org/x/", "https://a.test/"] {
      #expect(try TestSite.small.replacing("https://petit.example/", by: address, in: TestSite.site).findings() == [])
    }
  }

  @Test("the address, number and telephones of the institution are no personal details")
  func ownDetails() throws {
    let site = TestSite.small.appending(
      """
      legal:
        address: 12 rue des Lilas, 69003 Lyon
        telephone: 01 99 00 12 34
        data-protection: dpo@petit.example

      """, to: TestSite.site)
    #expect(try site.findings() == [])
  }

  private static let cases: [SmallCase] = [
    SmallCase(
      "a colour without quotes", { $0.appending("identity:\n  accent: #1d4f91\n", to: TestSite.site) },
      says: [
        "site.yml:14:3: error: ‘accent’ has no value. Hint: put the colour between quotes, ‘accent: \"#1d4f91\"’:"
          + " without them ‘#’ begins a comment. [bad-colour]"
      ]),
    SmallCase(
      "a name of a colour", { $0.appending("identity: {accent: blue}\n", to: TestSite.site) },
      says: [
        "site.yml:13:20: error: ‘blue’ is not a colour."
          + " Hint: write ‘#’ and six hexadecimal digits between quotes, as in \"#1d4f91\". [bad-colour]"
      ]),
    SmallCase(
      "a colour that cannot be read", { $0.appending("identity: {accent: \"#f0c000\"}\n", to: TestSite.site) },
      says: [
        "site.yml:13:21: error: the colour ‘#f0c000’ of ‘accent’ has a contrast of 1.4 with the light pages' background,"
          + " and text needs 4.5. Hint: ‘#846900’ has it, and is the nearest. [low-contrast]"
      ]),
    SmallCase(
      "a logo that is not there", { $0.appending("identity: {logo: logo.png}\n", to: TestSite.site) },
      says: [
        "site.yml:13:18: error: there is no SVG file ‘logo.png’ in ‘content’."
          + " Hint: put the drawing beside ‘site.yml’, and write its name: ‘logo: logo.svg’. [bad-logo]"
      ]),
    SmallCase(
      "a logo with a script",
      {
        $0.appending("identity: {logo: logo.svg}\n", to: TestSite.site)
          .writing("<svg><SCRIPT>1</SCRIPT></svg>", to: "logo.svg")
      },
      says: [
        "site.yml:13:18: error: the logo holds ‘<script’."
          + " Hint: export it as a plain drawing, without scripts. [bad-logo]"
      ]),
    SmallCase(
      "a logo that loads a picture",
      {
        $0.appending("identity: {logo: logo.svg}\n", to: TestSite.site)
          .writing("<svg><image href=\"https://x.example/a.png\"/></svg>", to: "logo.svg")
      },
      says: [
        "site.yml:13:18: error: the logo loads something from elsewhere."
          + " Hint: export it with its pictures and fonts inside, as outlines. [bad-logo]"
      ]),
    SmallCase(
      "compliance without an audit", { $0.appending("accessibility: {conformity: full}\n", to: TestSite.site) },
      says: [
        "site.yml:13:29: error: ‘full’ is for a site that an audit has found so, and its date, auditor and rate are not"
          + " given. Hint: add ‘date’, ‘auditor’ and ‘rate’, or write ‘conformity: none’ until there is an audit."
          + " [no-audit]"
      ]),
    SmallCase(
      "an unknown key", { $0.appending("legal: {hosts: x}\n", to: TestSite.site) },
      says: [
        "site.yml:13:9: error: ‘legal’ has no key ‘hosts’. Hint: did you mean ‘host’? The keys are: form, address,"
          + " registration, telephone, director, log-days, data-protection, host. [unknown-key]"
      ]),
  ]
}
