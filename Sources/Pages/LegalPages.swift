import Content
import Diagnostics
import Templates

extension PageMaker {
  var publisher: String {
    index.organisation(site.publisher.value)?.name ?? language.prose(site.title, in: site)
  }

  // MARK: Legal notice

  /// Who publishes and who hosts, as the law asks.
  ///
  /// - SeeAlso: Loi n° 2004-575 du 21 juin 2004, article 1-1 (before 2024, article 6, III).
  func legalParts(on page: Address) -> [MadePart] {
    let legal = site.legal
    func fact(_ key: String, _ text: LocalisedText) -> Fact {
      Fact(language["fact-" + key], language.prose(text, in: site))
    }
    let facts = [
      Fact(language["fact-name"], publisher), fact("legal-form", legal.form), fact("address", legal.address),
      fact("registration", legal.registration), Fact(language["fact-telephone"], legal.telephone),
      Fact(
        language["fact-email"],
        [Link(label: site.contact, address: site.contact.isEmpty ? "" : "mailto:" + site.contact)]),
      fact("director", legal.director),
    ]
    let host = [
      Fact(language["fact-name"], [Link(label: legal.host.name, address: legal.host.url)]),
      fact("address", legal.host.address), Fact(language["fact-telephone"], legal.host.telephone),
    ]
    func given(_ facts: [Fact]) -> [Fact] { facts.filter { $0.values.contains { !$0.label.isEmpty } } }
    var parts = [part("publisher", [paragraph("publisher-law"), .facts(given(facts))])]
    if !legal.host.name.isEmpty { parts.append(part("host", [.facts(given(host))])) }
    parts.append(part("reuse", [paragraph("reuse-text", ["license": pageAnchor("license", on: page)])]))
    if index.studies.contains(where: { $0.simulation != nil }) {
      parts.append(part("simulated", [paragraph("simulated-text")]))
    }
    return parts + [errorPart(on: page)]
  }

  func errorPart(on page: Address) -> MadePart {
    part(
      "error",
      [paragraph("error-text", ["contact": mail(site.contact), "corrections": pageAnchor("corrections", on: page)])])
  }

  // MARK: Privacy

  func privacyParts() -> [MadePart] {
    let legal = site.legal
    var log = [paragraph("log-text")]
    if let days = legal.logDays {
      log.append(paragraph("log-days", ["days": escaped(language.format.integer(days))]))
    }
    let contact = legal.dataProtection.isEmpty ? site.contact : legal.dataProtection
    return [
      part(
        "readers",
        [.list(["no-cookie", "no-third-party", "no-measure"].map { sentence("trust-" + $0) })]),
      part("log", log),
      part("studied", [paragraph("studied-text")]),
      part(
        "rights",
        [
          paragraph(
            "rights-text", ["contact": mail(contact), "authority": anchor("CNIL", "https://www.cnil.fr/fr/plaintes")])
        ]),
    ]
  }

  // MARK: Accessibility

  /// The statement in the form that the RGAA gives it, with what the build itself has checked.
  ///
  /// - SeeAlso: RGAA 4.1, “Déclaration d’accessibilité”, https://accessibilite.numerique.gouv.fr/obligations/declaration-accessibilite/,
  ///   for the order of the parts, the state without an audit and the ways to the Défenseur des droits.
  func accessibilityParts() -> [MadePart] {
    let statement = site.accessibility
    let title = escaped(language.prose(site.title, in: site))
    let commitment = paragraph(
      "commitment", ["publisher": escaped(publisher), "address": anchor(site.baseURL, site.baseURL)])
    let isAudited = statement.date != nil && !statement.auditor.isEmpty
    let stateKey = statement.conformity == .none && isAudited ? "failed" : statement.conformity.rawValue
    let state = MadeBlock.text(sentence("trust-state-" + stateKey, ["title": title]))
    var results: [MadeBlock] = []
    if isAudited, let date = statement.date {
      results.append(
        paragraph(
          statement.rate == nil ? "audit" : "audit-rate",
          [
            "auditor": escaped(statement.auditor), "date": escaped(language.format.date(date)),
            "rate": escaped(language.format.percent((statement.rate ?? 0) / 100, decimals: 0)),
          ]))
    } else {
      results.append(paragraph("no-audit"))
    }
    results += [paragraph("build-checks"), .list(buildChecks)]
    let lists: [(key: String, items: [LocalisedText])] = [
      ("failures", statement.failures), ("derogations", statement.derogations), ("exemptions", statement.exemptions),
    ]
    let content = lists.flatMap { key, items -> [MadeBlock] in
      [
        .heading(language["trust-" + key]),
        items.isEmpty
          ? paragraph("none-declared") : .list(items.map { escaped(language.prose($0, in: site)) }),
      ]
    }
    let date = statement.date ?? index.catalog.buildDate
    var making: [MadeBlock] = []
    if let date { making.append(paragraph("made-on", ["date": escaped(language.format.date(date))])) }
    making += [.heading(language["trust-technologies-title"]), paragraph("technologies")]
    // What an audit used and which pages it looked at, its author says in the text at the head of the page.
    if !isAudited {
      for key in ["environment", "pages"] { making += [.heading(language["trust-" + key]), paragraph(key + "-none")] }
    }
    let contact = statement.contact.isEmpty ? site.contact : statement.contact
    return [
      part("state", [commitment, state]), part("results", results), part("content", content), part("making", making),
      part("feedback", [paragraph("feedback-text", ["contact": mail(contact)])]),
      part(
        "appeal",
        [
          paragraph("appeal-text"),
          .list([
            sentence(
              "trust-appeal-form",
              [
                "link": anchor(
                  "defenseurdesdroits.fr/nous-contacter-355", "https://www.defenseurdesdroits.fr/nous-contacter-355")
              ]),
            sentence(
              "trust-appeal-delegate",
              [
                "link": anchor(
                  "defenseurdesdroits.fr/carte-des-delegues", "https://www.defenseurdesdroits.fr/carte-des-delegues")
              ]), sentence("trust-appeal-post"),
          ]),
        ]),
    ]
  }

  /// What the build has checked, with its counts.
  private var buildChecks: [Markup] {
    let found = context.accessibility
    func counted(_ key: String, _ count: Int, _ bad: Int) -> Markup {
      let values = ["count": escaped(language.format.integer(count)), "bad": escaped(language.format.integer(bad))]
      return sentence("trust-check-" + key + (bad > 0 ? "-bad" : ""), values)
    }
    return [
      counted("images", found.images, 0), sentence("trust-check-charts"),
      counted("headings", found.headings, found.skippedHeadings),
      counted("translations", found.texts, found.untranslated), sentence("trust-check-contrast"),
      sentence("trust-check-scripts"),
    ]
  }
}

/// What the texts of a site have of the things that accessibility looks at.
struct AccessibilityFindings: Sendable {
  var images = 0
  var headings = 0
  /// Those that leave out a level.
  var skippedHeadings = 0
  /// In the site's first language.
  var texts = 0
  /// Translations that the site's other languages lack.
  var untranslated = 0

  init(_ catalog: Catalog) {
    func add(_ editions: Editions) {
      texts += 1
      untranslated += catalog.site.languages.count { !editions.has($0) }
      for edition in editions.all {
        images += edition.document.links.count(where: \.isImage)
        var last = 1
        for heading in edition.document.headings {
          headings += 1
          if heading.level > last + 1 { skippedHeadings += 1 }
          last = heading.level
        }
      }
    }
    for page in catalog.pages { add(page.editions) }
    for study in catalog.studies { add(study.editions) }
    for number in catalog.notes.indices { add(catalog.notes[number].editions) }
  }
}
