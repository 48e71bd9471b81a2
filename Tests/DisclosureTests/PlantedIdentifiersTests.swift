import Tables
import Testing

@testable import Disclosure

/// One spelling of an identifier, made up: e-mail addresses of RFC 2606, telephone numbers of the ranges that Arcep keeps
/// for fiction, a NIR and an IBAN whose keys are right and whose holders do not exist.
struct Planted: Sendable, CustomTestStringConvertible {
  var kind: IdentifierKind
  var text: String
  var testDescription: String { "\(kind.rawValue): \(text)" }

  static let certain: [Planted] = [
    (
      IdentifierKind.email,
      [
        "jeanne.durand@example.org", "J.DURAND+x@Example.ORG", "écrire à j_d@mail.example.fr.",
        "<jeanne@example.com>", "mailto:jeanne@example.net", "jeanne (at) example.org", "jeanne[at]example[dot]org",
        "jeanne（jeanne＠example.org）", "jeanne@xn--caf-dma.example",
      ]
    ),
    (
      .telephone,
      [
        "06 39 98 12 34", "06.39.98.12.34", "06-39-98-12-34", "06/39/98/12/34", "0639981234",
        "06\u{A0}39\u{A0}98\u{A0}12\u{A0}34",
        "06\u{202F}39\u{202F}98\u{202F}12\u{202F}34", "0639 98 12 34", "0639 981 234", "06 - 39 - 98 - 12 - 34",
        "01 99 00 12 34",
        "+33639981234", "+33 6 39 98 12 34", "+33 (0)6 39 98 12 34", "+33(0)639981234", "+33.6.39.98.12.34",
        "(+33) 6 39 98 12 34",
        "0033639981234", "0033 6 39 98 12 34", "00 33 6 39 98 12 34", "Tél. : 01 99 00 12 34", "tel:+33-1-99-00-12-34",
        "+44 20 7946 0018", "+1 202-555-0143", "+32 2 555 12 12", "33 6 39 98 12 34",
      ]
    ),
    (
      .socialSecurityNumber,
      [
        "185057800608491", "1 85 05 78 006 084 91", "1.85.05.78.006.084.91", "1-85-05-78-006-084-91",
        "1850578006084 91", "1 85 05 78 006 084", "n° 1 85 05 78 006 084 / 91", "2 69 05 49 588 157 80",
        "1 85 05 2A 006 084 31".replacingKey(), "18505 2B006084".replacingKey(),
      ]
    ),
    (
      .bankAccount,
      [
        "FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606", "fr14 2004 1010 0505 0001 3m02 606",
        "IBAN : FR14-2004-1010-0505-0001-3M02-606.", "DE89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32",
        "BE68 5390 0754 7034", "20041 01005 0500013M026 06",
      ]
    ),
    (.paymentCard, ["4111 1111 1111 1111", "5555-5555-5555-4444", "4111111111111111", "3782 822463 10005"]),
    (.licencePlate, ["AA-123-BC", "aa-123-bc", "AA 123 BC"]),
    (
      .address,
      [
        "12 rue de la Paix", "12 bis, rue de la Paix", "12bis rue de la Paix", "3 AV. FOCH",
        "3, avenue du Général-de-Gaulle",
        "14 B boulevard Voltaire 75011 Paris", "7 place de la République", "12-14 chemin des Vignes",
        "Résidence A, 5 impasse des Lilas",
        "221B Baker Street", "2 cours de Vincennes", "4 allée des Érables", "10 Bd Saint-Michel",
        "8 lotissement les Pins",
      ]
    ),
    (
      .ipAddress,
      ["192.0.2.146", "203.0.113.7:8080", "2001:db8::8a2e:370:7334", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"]
    ),
    (.device, ["00:1B:44:11:3A:B7", "00-1b-44-11-3a-b7"]),
    (
      .coordinates,
      [
        "48.85661, 2.35222", "48.85661 2.35222", "POINT(2.35222 48.85661)", "48,85661 ; 2,35222",
        #"{"type":"Point","coordinates":[2.35222,48.85661]}"#, "48°51'24\"N 2°21'07\"E", "geo:48.85661,2.35222",
        "https://maps.example/@48.85661,2.35222,17z",
      ]
    ),
    (
      .fullName,
      [
        "Mme Durand", "M. Martin", "Monsieur DUPONT", "vu avec Mme Lefèvre-Petit hier", "M. Jean Dupont", "Mlle Moreau",
        "Dr Rousseau", "MME DURAND",
      ]
    ),
    (.profile, ["https://www.linkedin.com/in/jeanne-durand-1234"]),
  ].flatMap { kind, texts in texts.map { Planted(kind: kind, text: $0) } }

  static let firstOfEachKind = IdentifierKind.allCases.compactMap { kind in certain.first { $0.kind == kind } }

  /// Found, but alone not certain.
  static let suspected: [Planted] = [
    (IdentifierKind.licencePlate, ["AA123BC", "1234 AB 75", "123 ABC 2A", "1234-AB-75"]),
    (.email, ["contact@example.org"]), (.ipAddress, ["10.0.0.12"]), (.profile, ["https://facebook.com/jeanne.durand"]),
    (
      .fullName,
      ["Jeanne Durand", "DURAND Jeanne", "Durand, Jeanne", "Jean-Pierre Lefebvre", "Fatima Benali", "Yannick Le Goff"]
    ),
  ].flatMap { kind, texts in texts.map { Planted(kind: kind, text: $0) } }
}

extension String {
  /// The same NIR with the key that it should have.
  fileprivate func replacingKey() -> String {
    let number = Array(utf8.filter { $0.isAlphanumeric }.prefix(13))
    let key = SocialSecurityNumber.key(number[...])
    return String(decoding: number, as: UTF8.self) + (key < 10 ? "0" : "") + String(key)
  }
}

@Suite("Planted identifiers") struct PlantedIdentifiersTests {
  /// Words of a clean column of a survey.
  static let words = [
    "très satisfait", "plutôt satisfait", "peu satisfait", "sans avis", "Nord", "12 séances", "2,5 km",
  ]

  static func column(of count: Int, with text: String, at row: Int) -> [String?] {
    var values: [String?] = (0..<count).map { words[$0 % words.count] }
    values[row] = text
    return values
  }

  @Test("each certain spelling is an error, alone among other words", arguments: Planted.certain)
  func certain(_ planted: Planted) {
    for row in [0, 40, 79] {
      let findings = identifiers(in: table([("reponse", Self.column(of: 80, with: planted.text, at: row))]))
      let finding = findings.first { $0.kind == planted.kind }
      #expect(finding?.severity == .error)
      #expect(finding?.rowCount == 1)
      #expect(finding?.lines == [Int32(row + 2)])
      #expect(findings.count == 1, "\(findings.map(\.message))")
    }
  }

  @Test("each spelling within a sentence is found too", arguments: Planted.certain)
  func inSentence(_ planted: Planted) {
    let text = "Réponse de l'enquête de mars, à reprendre : \(planted.text), selon la personne rencontrée sur place."
    let finding = identifiers(in: table([("reponse", Self.column(of: 80, with: text, at: 17))])).first {
      $0.kind == planted.kind
    }
    #expect(finding?.severity == .error)
  }

  @Test("each suspected spelling is at least a warning", arguments: Planted.suspected)
  func suspected(_ planted: Planted) {
    let findings = identifiers(in: table([("reponse", Self.column(of: 80, with: planted.text, at: 17))]))
    #expect(findings.contains { $0.kind == planted.kind })
  }

  @Test("one row of ten thousand is enough", arguments: Planted.firstOfEachKind)
  func oneOfMany(_ planted: Planted) {
    let values: [String?] = (0..<10_000).map { $0 == 6_543 ? planted.text : "lot \($0) du tirage \($0 % 89)" }
    let finding = identifiers(in: table([("reponse", values)])).first { $0.kind == planted.kind }
    #expect(finding?.severity == .error)
    #expect(finding?.lines == [6_545])
  }

  @Test("no message quotes a value whole", arguments: Planted.certain + Planted.suspected)
  func masking(_ planted: Planted) {
    for finding in identifiers(in: table([("reponse", Self.column(of: 80, with: planted.text, at: 3))])) {
      #expect(!finding.message.contains(planted.text))
      #expect(finding.example.count <= 12)
    }
  }

  @Test("a message says column, count, place and what to do") func words() {
    let findings = identifiers(in: table([("contact", ["a", "jeanne@example.org", "b", "paul@example.org"])]))
    #expect(findings.first?.message == "column ‘contact’ holds e-mail addresses in 2 rows, first ‘j…@e…’ on line 3")
    #expect(
      findings.first?.hint
        == "declare a remedy in the dictionary: {remedy: drop, columns: [contact]}; or, if nobody can be recognised, "
        + "waive it: {finding: e-mail, column: contact, why: …, date: …}")
  }

  @Test("an allowed contact is no finding, in any spelling") func allowed() {
    let allowed = AllowedContacts(emails: ["@tank.example"], telephones: ["+33 1 99 00 12 34"])
    let found = identifiers(
      in: table([("contact", ["Jeanne@tank.example", "01 99 00 12 34", "+33 (0)1.99.00.12.34", "x@other.example"])]),
      allowing: allowed)
    #expect(found.map(\.rowCount) == [1])
    #expect(found.map(\.lines) == [[5]])
  }
}
