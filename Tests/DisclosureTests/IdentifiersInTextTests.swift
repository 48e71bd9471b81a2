import Testing

@testable import Disclosure

@Suite("Identifiers in texts") struct IdentifiersInTextTests {
  @Test("an address or number that is not allowed is an error with its place") func places() {
    let text = "# Étude\n\nÉcrire à jeanne.durand@example.org ou au 06 39 98 12 34.\n"
    let findings = identifiers(in: text)
    #expect(findings.map(\.kind) == [.email, .telephone])
    #expect(findings.map(\.severity) == [.error, .error])
    let bytes = Array(text.utf8)
    let found = findings.map { String(decoding: bytes[$0.offset..<($0.offset + $0.length)], as: UTF8.self) }
    #expect(found == ["jeanne.durand@example.org", "06 39 98 12 34"])
    #expect(findings.first?.message == "the text holds an e-mail address, ‘j…@e…’")
    let allowed = AllowedContacts(emails: ["jeanne.durand@example.org"], telephones: ["0639981234"])
    #expect(identifiers(in: text, allowing: allowed).isEmpty)
  }

  @Test("social security numbers, accounts and cards are errors")
  func numbers() {
    let text = "NIR 1 85 05 78 006 084 91, compte FR14 2004 1010 0505 0001 3M02 606, carte 4111 1111 1111 1111"
    #expect(identifiers(in: text).map(\.kind) == [.socialSecurityNumber, .bankAccount, .paymentCard])
  }

  /// Kinds that a text never means to hold, in spellings that need no column.
  static let inTexts = Planted.certain.filter { planted in
    switch planted.kind {
    case .email, .telephone, .bankAccount, .identityDocument: true
    case .socialSecurityNumber, .paymentCard, .nationalNumber: planted.text.count { " -./\u{A0}".contains($0) } > 2
    default: false
    }
  }

  @Test("each spelling is found in Markdown, in YAML and in a drawing", arguments: inTexts)
  func everywhere(_ planted: Planted) {
    let markdown = "## Entretiens\n\n| Lieu | Note |\n|---|---|\n| Nord | **\(planted.text)** |\n"
    let yaml = "title: Enquête\nnote: >-\n  \(planted.text)\n"
    for text in [markdown, yaml] {
      #expect(identifiers(in: text).map(\.kind) == [planted.kind], "\(text)")
    }
    let escaped = planted.text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
    let drawing = "<svg><g><text x=\"3\" y=\"4\">\(escaped)</text></g></svg>"
    let found = texts(ofDrawing: Array(drawing.utf8)).flatMap { identifiers(in: $0.text) }
    #expect(found.map(\.kind) == [planted.kind])
  }

  @Test("a date of birth in prose is a warning, a date is not")
  func births() {
    #expect(identifiers(in: "Mme D., née le 4 mars 1980 à Foix.").map(\.severity) == [.warning])
    #expect(identifiers(in: "Le projet est né en 2012, le 4 mars 2013 il a ouvert.") == [])
  }

  @Test(
    "ordinary prose holds nothing",
    arguments: [
      "Le 12/03/2021, 1 250 000 habitants ; départements 01 02 03 04 05.",
      "doi:10.1093/0123456789, https://example.org/0612345678, ISBN 978-2-07-036822-8.",
      "Mme Durand, maire, 12 rue de la Paix, version 1.2.3.4, intervalle [0,1234 ; 0,5678].",
      "![](logo@2x.png) p = 0,000123456789 ; +12 345 678 euros", "SIRET 123 456 789 00012 ; 2019-2020-2021",
      "Né de 12 communes ; la naissance d'un programme en 2019. Carte d'identité, passeport et 12 000 titres de séjour.",
    ])
  func prose(_ text: String) {
    #expect(identifiers(in: text) == [])
  }
}

@Suite("Words of a drawing") struct DrawingTextTests {
  @Test("texts, titles and attributes are read with their places") func texts() {
    let file =
      #"<svg viewBox="0 0 9 9"><title>Carte</title><text x="1">06 39 <tspan>98 12</tspan> 34</text>"#
      + #"<g aria-label="jeanne&#64;example.org"><!-- note --><style>.a{}</style></g></svg>"#
    let bytes = Array(file.utf8)
    let found = Disclosure.texts(ofDrawing: bytes)
    #expect(found.map(\.text) == ["Carte", "06 39 98 12 34", "jeanne@example.org", "note "])
    for piece in found.prefix(1) {
      #expect(bytes[piece.offset...].starts(with: piece.text.utf8))
    }
    #expect(found.flatMap { identifiers(in: $0.text) }.map(\.kind) == [.telephone, .email])
  }

  @Test(
    "a cut file is read to its end",
    arguments: ["<svg", "<svg a=", "<svg a=\"x", "<!--", "<![CDATA[", "<", "<a><style>"])
  func cut(_ text: String) {
    _ = Disclosure.texts(ofDrawing: Array(text.utf8))
    _ = pictures(inDrawing: Array(text.utf8))
  }

  @Test("a picture inside a drawing is taken out") func inner() {
    let found = pictures(inDrawing: Array("<image href=\"data:image/png;base64,aGVsbG8=\"/>".utf8))
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["hello"])
  }
}
