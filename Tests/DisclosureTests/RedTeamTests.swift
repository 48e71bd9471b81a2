import Tables
import Testing

@testable import Disclosure

/// Spellings by which an identifier could slip through, and others that only look like one. All are made up: domains of
/// RFC 2606, telephone numbers that Arcep keeps for fiction or that end in 00 12 34, keys that are right for holders who do
/// not exist.
struct Disguised: Sendable, CustomTestStringConvertible {
  var kind: IdentifierKind
  var text: String
  var testDescription: String { "\(kind.rawValue): \(text)" }

  private static func make(_ kind: IdentifierKind, _ texts: [String]) -> [Disguised] {
    texts.map { Disguised(kind: kind, text: $0) }
  }

  /// In whichever column or text: an error.
  static let anywhere: [Disguised] =
    make(
      .email,
      [
        "jeanne AT example DOT org", "jeanne arobase example point fr", "jeanne {at} example.org",
        "jeanne <at> example.org", "jeanne @ example.org", "jeanne@ example.org", "jeanne&#64;example.org",
        "jeanne&commat;example.org", "jeanne%40example.org", "jeanne\\@example.org", "jeanne\u{FE6B}example.org",
        "jeanne.durand [arobase] example [point] org", "JEANNE[AT]EXAMPLE.ORG", "jeanne (à) example.org",
        "jeanne\u{200B}@example.org", "jeanne [chez] example.org",
      ])
    + make(
      .telephone,
      [
        "+33 (0)6.39.98.12.34", "+33 (0) 6 39 98 12 34", "(0)6 39 98 12 34", "(06) 39 98 12 34",
        "06_39_98_12_34", "06 – 39 – 98 – 12 – 34", "06\u{2011}39\u{2011}98\u{2011}12\u{2011}34", "06·39·98·12·34",
        "06  39  98  12  34", "+ 33 6 39 98 12 34", "tél. 06.39.98.1234", "06 39 98 12 34 (mobile)",
        "+262 692 00 12 34", "+262 (0)692 00 12 34", "0692 00 12 34", "0590 00 12 34", "00 262 262 00 12 34",
        "+590 690 00 12 34", "+594 694 00 12 34", "+596 696 00 12 34", "+687 26 00 12", "+689 40 00 12 34",
        "06 39 98 12 34 ou 01 99 00 12 34",
      ])
    + make(
      .socialSecurityNumber,
      [
        "2 69 05 2A 588 157".key(), "2 69 05 2b 588 157".key(), "7 85 05 78 006 084".key(),
        "8 85 05 78 006 084".key(), "3 85 05 78 006 084".key(), "1_85_05_78_006_084_91",
        "1  85  05  78  006  084  91", "NIR 1 85 05 99 123 084".key(), "185 05 78 006 084 91",
      ])
    + make(
      .bankAccount,
      [
        "FR14\u{A0}2004\u{A0}1010\u{A0}0505\u{A0}0001\u{A0}3M02\u{A0}606", "FR14.2004.1010.0505.0001.3M02.606",
        "IBANFR1420041010050500013M02606", "FR 14 20041 01005 0500013M026 06",
        "fr 14 2004 1010 0505 0001 3m02 606",
      ])
    + make(.birthDate, ["née le 04 mars 80", "né(e) : 04/03/1980", "Née\u{A0}le\u{A0}4\u{A0}mars\u{A0}1980"])

  /// In a column of rows about persons: an error.
  static let inColumns: [Disguised] =
    anywhere
    + make(
      .address,
      [
        "n° 12 rue des Fleurs", "12 RUE DES FLEURS", "12, r. des Fleurs", "appt 4, 12 rue des Fleurs",
        "12ter chemin des Vignes", "12 bis r des Fleurs", "au 12 de la rue des Fleurs", "BP 45, 29000 Quimper",
        "B.P. 45 29000 Quimper", "12 Lot. Les Pins", "5 rés. Les Pins", "12, rue des Fleurs, 29000 Quimper",
        "12 quai des Brumes",
      ])
    + make(
      .coordinates,
      [
        "48°51′24″N 2°21′07″E", "48° 51' 24.5\" N, 2° 21' 7.2\" E", "N48.85661 E2.35222", "48.85661N 2.35222E",
        "lat: 48.85661, lon: 2.35222", "POLYGON((2.35222 48.85661, 2.35300 48.85700))",
        "SRID=4326;POINT(2.35222 48.85661)", "{\"type\": \"Point\", \"coordinates\": [2.35222, 48.85661]}",
        "48.85661;2.35222", "Lambert-93 : 652469.02, 6862035.26", "0101000020E6100000D95A5F24B4D10240EA5BE674596D4840",
        "lat=48.85661&lng=2.35222", "48° 51,412' N 2° 21,127' E",
      ])
    + make(.ipAddress, ["[2001:db8::1]:443", "http://192.0.2.146/", "192.0.2.146/24", "::ffff:192.0.2.146"])
    + make(.device, ["001B.4411.3AB7"])

  /// Found at least as a warning.
  static let suspected: [Disguised] =
    make(
      .profile,
      [
        "https://x.com/jeanne_d", "https://www.instagram.com/jeanne.d/", "https://github.com/jeanne-durand",
        "https://t.me/jeanne_d", "https://mastodon.example/@jeanne", "https://www.strava.com/athletes/1234567",
        "https://www.youtube.com/@jeanne", "fr.linkedin.com/in/jeanne-durand",
      ]) + make(.licencePlate, ["aa123bc", "123 AB 2B", "1234 ABC 974"])
    + make(.fullName, ["Jeanne Durand, 04/03/1980", "DURAND Jeanne née le", "M. et Mme Martin"])
    + make(.telephone, ["0 6 39 98 12 34", "https://www.example.org/annuaire/0639981234"])
    + make(.birthDate, ["Jeanne Durand (04/03/1980)", "DURAND Jeanne née le 4 mars 1980", "Durand Jeanne 1980-03-04"])

  /// What nobody is known by.
  static let harmless: [String] = [
    "ISBN 978-2-07-036822-8", "ISBN 2-07-036822-X", "https://doi.org/10.1257/aer.20180639",
    "doi:10.5281/zenodo.1234567",
    "ORCID 0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "https://ror.org/05f82e368", "v1.2.3",
    "version 10.4.0.2", "06 12 34 56 78 €", "entre 0,1234 et 0,2345", "[0,123456 ; 0,234567]",
    "1 234 567 890 habitants",
    "Rue de la République", "place de la Mairie", "quartier de la Gare", "article 12 de la loi du 6 janvier 1978",
    "12 rues piétonnes", "20 places en crèche", "2 cours de danse", "3 impasses possibles", "2020-2021",
    "du 04/03/1980 au 05/03/1980", "le 4 mars 1980", "née en 1980", "naissances : 12 500 en 2019",
    "Paris, 48,86 ; 2,35", "48.9, 2.3", "NCT01234567", "ISRCTN12345678", "AEARCTR-0001234", "arXiv:2101.01234",
    "JEL : I21, C93", "AB-123-C", "CC BY-SA 4.0", "ISSN 1234-5678", "M. ou Mme", "M. le maire", "Mme la préfète",
    "Madame, Monsieur,", "3 M€", "logo@2x.png", "à 10 h @ la mairie", "06,13,83,84,04", "Martin et Dupont (2004)",
    "https://www.facebook.com/sharer/sharer.php?u=x", "1:1,5", "00:00:00", "10 000 000 000 €", "BP > 140 mmHg",
    "tension (BP) 45", "R² = 0,45", "IC 95 % [1,02 ; 3,45]", "χ²(4) = 12,34", "décret n° 2018-1047 du 28 novembre 2018",
    "n° 2020-06-39-98", "12 avril 2020", "T1 2019 - T4 2020", "1er étage, salle 12", "12 h 30 - 13 h 45",
    "page 12, ligne 34", "12 de la liste", "jeu de 52 cartes", "point de vue", "dot com", "at home",
    "l'atelier a eu lieu at the office. Dot plot", "2 chez elles",
  ]
}

extension String {
  /// The NIR with the key that it should have.
  fileprivate func key() -> String {
    let number = utf8.filter { $0.isDigit || $0 | 0x20 == 0x61 || $0 | 0x20 == 0x62 }.map(\.uppercased)
    let key = SocialSecurityNumber.key(number.suffix(13)[...])
    return self + (key < 10 ? " 0" : " ") + String(key)
  }
}

@Suite("A red team") struct RedTeamTests {
  private func column(_ text: String) -> Table {
    table([("reponse", PlantedIdentifiersTests.column(of: 80, with: text, at: 33))])
  }

  @Test("each disguise is an error in a column", arguments: Disguised.inColumns)
  func columns(_ disguised: Disguised) {
    let findings = identifiers(in: column(disguised.text))
    #expect(findings.first { $0.kind == disguised.kind }?.severity == .error, "\(findings.map(\.message))")
  }

  @Test(
    "each disguise is found in the middle of a sentence",
    arguments: Disguised.inColumns.filter { !$0.text.hasPrefix("0101") })
  func sentences(_ disguised: Disguised) {
    let findings = identifiers(in: column("Rappeler la famille \(disguised.text), avant la fin du mois de juin."))
    #expect(findings.first { $0.kind == disguised.kind }?.severity == .error, "\(findings.map(\.message))")
  }

  @Test("each disguise that no text means to hold is found in Markdown", arguments: Disguised.anywhere)
  func texts(_ disguised: Disguised) {
    let findings = identifiers(in: "## Entretien\n\n- voir **\(disguised.text)** (2020)\n")
    #expect(findings.contains { $0.kind == disguised.kind }, "\(findings.map(\.message))")
  }

  @Test("doubtful disguises are at least a warning", arguments: Disguised.suspected)
  func warnings(_ disguised: Disguised) {
    let findings = identifiers(in: column(disguised.text))
    #expect(findings.contains { $0.kind == disguised.kind }, "\(findings.map(\.message))")
  }

  @Test("what nobody is known by is silent", arguments: Disguised.harmless)
  func silence(_ text: String) {
    #expect(identifiers(in: column(text)).map(\.message) == [])
    #expect(identifiers(in: column("On a noté ceci, \(text), sans autre précision.")).map(\.message) == [])
    #expect(identifiers(in: "On a noté ceci : \(text) (voir l’annexe).").map(\.message) == [])
  }

  @Test("a column named by a person is found") func columnNames() {
    for (name, kind) in [
      ("jeanne.durand@example.org", IdentifierKind.email), ("06 39 98 12 34", .telephone), ("Mme Durand", .fullName),
      ("Jeanne Durand", .fullName),
    ] {
      let findings = identifiers(in: table([(name, ["1", "2", "3"]), ("b", ["1", "2", "3"])]))
      #expect(findings.contains { $0.kind == kind }, "\(name)")
    }
  }
}
