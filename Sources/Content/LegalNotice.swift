import Diagnostics
import YAML

/// Who answers for a site, as the law asks it to say: `legal` of `site.yml`.
///
/// The publisher's name is the organisation's that `publisher` names, and its e-mail the site's `contact`.
///
/// - SeeAlso: Loi n° 2004-575 du 21 juin 2004 (LCEN), article 1-1.
package struct LegalNotice: Sendable {
  package struct Host: Sendable {
    package var name = ""
    package var address = LocalisedText()
    package var telephone = ""
    package var url = ""
  }

  /// “association déclarée”, “fondation reconnue d'utilité publique”.
  package var form = LocalisedText()
  package var address = LocalisedText()
  /// The number in the register that the form asks for: RNA, SIREN.
  package var registration = LocalisedText()
  package var telephone = ""
  /// The person who directs the publication.
  package var director = LocalisedText()
  package var host = Host()
  /// How many days the server keeps its log; nil when it is not said.
  package var logDays: Int?
  /// Where requests about personal data go; empty for the site's contact.
  package var dataProtection = ""
  /// Of the group, or of the site when there is none.
  package var place = Place(file: "")

  package init() {}

  init(_ reader: inout MappingReader, languages: [String]) {
    place = reader.place
    form = reader.localised("form", languages: languages)
    address = reader.localised("address", languages: languages)
    registration = reader.localised("registration", languages: languages)
    telephone = reader.optionalText("telephone")?.value ?? ""
    director = reader.localised("director", languages: languages)
    logDays = reader.integer("log-days")?.value
    dataProtection = reader.optionalText("data-protection")?.value ?? ""
    if let node = reader.node("host") {
      var group = MappingReader(node, what: "‘host’", place: node.place)
      host.name = group.text("name").value
      host.address = group.localised("address", languages: languages)
      host.telephone = group.optionalText("telephone")?.value ?? ""
      host.url = group.webAddress("url")
      reader.add(group.finish())
    }
  }

  /// The keys that the law asks for and that have no value, with what each is.
  package var missing: [(key: String, what: String)] {
    var missing: [(key: String, what: String)] = []
    if address.isEmpty { missing.append(("address", "the publisher's registered address")) }
    if telephone.isEmpty { missing.append(("telephone", "the publisher's telephone number")) }
    if registration.isEmpty { missing.append(("registration", "the publisher's number in its register")) }
    if director.isEmpty { missing.append(("director", "the person who directs the publication")) }
    if host.name.isEmpty { missing.append(("host", "the host's name, address and telephone number")) }
    return missing
  }
}

/// How far a site meets the accessibility rules, as its statement says: `accessibility` of `site.yml`.
///
/// - SeeAlso: Référentiel général d'amélioration de l'accessibilité (RGAA) 4.1, obligations, “déclaration d'accessibilité”.
package struct AccessibilityStatement: Sendable {
  /// The three states of the RGAA: all criteria, at least half of them, fewer or no valid audit.
  package enum Conformity: String, Sendable, CaseIterable {
    case full, partial, none
  }

  /// Only an audit can say more than `none`.
  package var conformity = Conformity.none
  /// Of the audit.
  package var date: CalendarDate?
  package var auditor = ""
  /// The share of the criteria that are met, in per cent.
  package var rate: Double?
  package var failures: [LocalisedText] = []
  package var derogations: [LocalisedText] = []
  package var exemptions: [LocalisedText] = []
  /// Where to write; empty for the site's contact.
  package var contact = ""

  package init() {}

  init(_ reader: inout MappingReader, languages: [String]) {
    let given = reader.choice("conformity", of: Conformity.self)
    conformity = given?.value ?? .none
    date = reader.optionalDate("date")?.value
    auditor = reader.optionalText("auditor")?.value ?? ""
    rate = reader.number("rate")?.value
    failures = reader.localisedList("failures", languages: languages)
    derogations = reader.localisedList("derogations", languages: languages)
    exemptions = reader.localisedList("exemptions", languages: languages)
    contact = reader.optionalText("contact")?.value ?? ""
    if let given, given.value != .none, date == nil || auditor.isEmpty || rate == nil {
      reader.report(
        .error, "no-audit", at: given.place,
        "‘\(given.value.rawValue)’ is for a site that an audit has found so, and its date, auditor and rate are not given",
        hint: "add ‘date’, ‘auditor’ and ‘rate’, or write ‘conformity: none’ until there is an audit")
    }
    if let rate, !(0...100).contains(rate) {
      reader.report(
        .error, "bad-rate", at: reader.place(of: "rate"), "a rate is a share in per cent, from 0 to 100",
        hint: "write ‘rate: 87.5’")
    }
  }
}
