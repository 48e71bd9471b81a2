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
        "jeanne（jeanne＠example.org）", "jeanne@xn--caf-dma.example", "jeanne-marie.le-goff@example.com",
        "JeanneDurand1985@example.net", "jeanne (arobase) example.org", "jeanne [at] example [dot] org",
        "jeanne (at) example (point) fr", "« jeanne@example.org »", "jeanne@example.org;", "mail:jeanne@example.org,",
        "élodie@example.fr", "o'brien@example.org", "jeanne@sous.domaine.example", "j@example.org",
        "jeanne.durand@example.museum",
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
        "NIR:185057800608491", "185057800608491.", "(185057800608491)", "1 85 05 78 006 084-91",
        "1\u{A0}85\u{A0}05\u{A0}78\u{A0}006\u{A0}084\u{A0}91", "1850578006084 91 (assurée)", "1/85/05/78/006/084/91",
        "sécu 1 85 05 78 006 084", "2690549588157".replacingKey(), "269052A588157".replacingKey(),
        "1 85 05 99 123 084 00".replacingKey(),
      ]
    ),
    (
      .bankAccount,
      [
        "FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606", "fr14 2004 1010 0505 0001 3m02 606",
        "IBAN : FR14-2004-1010-0505-0001-3M02-606.", "DE89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32",
        "BE68 5390 0754 7034", "20041 01005 0500013M026 06",
        "NL91 ABNA 0417 1643 00", "ES91 2100 0418 4502 0005 1332", "IT60 X054 2811 1010 0000 0123 456",
        "PT50 0002 0123 1234 5678 9015 4", "CH93 0076 2011 6238 5295 7", "LU28 0019 4006 4475 0000",
        "AT61 1904 3002 3457 3201", "IE29 AIBK 9311 5212 3456 78", "PL61 1090 1014 0000 0712 1981 2874",
        "TR33 0006 1005 1978 6457 8413 26", "MA64 0115 1900 0001 2050 0053 4921", "TN59 1000 6035 1835 9847 8831",
        "compte DE89370400440532013000", "de89370400440532013000", "GB82WEST12345698765432;",
      ]
    ),
    (
      .paymentCard,
      [
        "4111 1111 1111 1111", "5555-5555-5555-4444", "4111111111111111", "3782 822463 10005",
        "5105 1051 0510 5100", "4012 8888 8888 1881", "4222-2222-2222-2220".luhn(), "3714 496353 98431",
        "5200 8282 8282 8210", "2223 0031 2200 3222", "6011 1111 1111 1117", "CB 4111 1111 1111 1111",
        "carte:5555555555554444", "4111.1111.1111.1111", "5555\u{A0}5555\u{A0}5555\u{A0}4444", "(4111 1111 1111 1111)",
        "4000 0566 5566 5556", "5454 5454 5454 5454", "4917 6100 0000 0000", "4111 1111 1111 1111.",
      ]
    ),
    (
      .licencePlate,
      [
        "AA-123-BC", "aa-123-bc", "AA 123 BC", "voiture AA-123-BC", "AA-123-BC.", "(AA-123-BC)", "GH-456-JK, grise",
        "plaque GH 456 JK", "ZZ-999-ZZ", "WW-123-AB", "immatriculé EF-001-GH", "EF-010-GH;", "RN-752-TV", "rn-752-tv",
        "AB\u{A0}123\u{A0}CD", "AB\u{2011}123\u{2011}CD", "« AB-123-CD »", "AB-123-CD, AB", "le AB-123-CD",
        "XY-100-ZW",
      ]
    ),
    (
      .nationalNumber,
      [
        "30 23 217 600 053".tax(), "07 01 987 765 000".tax(), "30\u{A0}23\u{A0}217\u{A0}600\u{A0}053".tax(),
        "n° fiscal 12 34 567 891 000".tax(), "15-23-217-600-053".tax(), "15.23.217.600.053".tax(),
        "fiscal : 01 23 456 789 000".tax(), "3023217600053".tax(), "0701987765000".tax(), "SPI 2523217600053".tax(),
        "(30 23 217 600 053)".tax(), "25 67 890 123 000".tax(), "08 88 888 888 000".tax(), "11 22 334 455 000".tax(),
        "19 87 654 321 000".tax(), "20 00 000 001 000".tax(), "31 41 592 653 000".tax(), "27 18 281 828 000".tax(),
        "16 18 033 988 000".tax(), "14 14 213 562 000".tax(), "« 17 32 050 807 000 »".tax(),
      ]
    ),
    (
      .identityDocument,
      [
        "passeport 12AB34567", "Passeport n° 12AB34567", "passeport no 12 AB 34567", "PASSEPORT : 12AB34567",
        "CNI 880692310285", "cni n°880692310285", "CNI : X4RT12345", "carte d'identité 880692310285",
        "carte d’identité n° 880692310285", "Carte nationale d'identité : 880692310285", "titre de séjour 7512345678",
        "titre de séjour n° AB1234567", "permis de conduire 123456789012", "Permis de conduire n° 12AA34567",
        "passport 123456789", "passport number 123456789", "Passport No. L01X00T47",
        "a montré son passeport (12AB34567)", "driving licence 12345678",
        "P<FRADURAND<<JEANNE<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "IDFRADURAND<<<<<<<<<<<<<<<<<<<<952042", "document d'identité 880692310285",
      ]
    ),
    (
      .birthDate,
      [
        "née le 4 mars 1980", "né le 04/03/1980", "Née le 04-03-1980", "né(e) le 4/3/1980", "NÉE LE 4 MARS 1980",
        "née le 1er avril 1975", "nee le 04.03.1980", "date de naissance : 04/03/1980", "Date de naissance 4 mars 1980",
        "naissance le 4 mars 1980", "naissance: 1980-03-04", "ddn 04/03/80", "DDN : 04/03/1980", "born 4 March 1980",
        "born on 4 March 1980", "born on the 4 March 1980", "born March 4, 1980", "date of birth: 1980-03-04",
        "DOB 04/03/1980", "nés le 4 mars 1980", "elle est née le 4 mars 1980", "(née le 4 mars 1980)",
      ]
    ),
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
  /// The same card number with the last digit that it should have.
  fileprivate func luhn() -> String {
    for digit in "0123456789" {
      let text = String(dropLast()) + String(digit)
      if passesLuhn(text.utf8.filter(\.isDigit).map { $0 &- 0x30 }) { return text }
    }
    return self
  }

  /// The same tax number with the key that it should have.
  fileprivate func tax() -> String {
    var bytes = Array(utf8)
    let places = bytes.indices.filter { bytes[$0].isDigit }
    let key = places.prefix(10).reduce(0) { $0 * 10 + bytes[$1].digit } % 511
    for (place, digit) in zip(places.suffix(3), [key / 100, key / 10 % 10, key % 10]) {
      bytes[place] = UInt8(0x30 + digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

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
