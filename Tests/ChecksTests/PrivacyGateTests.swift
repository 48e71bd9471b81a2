import Content
import Diagnostics
import TestSites
import Testing

@testable import Checks

/// Identifiers here are made up: addresses of example.org, telephone numbers of the ranges that Arcep keeps for fiction,
/// a NIR of month 99 with a right key.
@Suite("Privacy gate")
struct PrivacyGateTests {
  /// The small site with another column, whose field and whose disclosure are given.
  static func site(_ field: String, _ values: [String], _ disclosure: String = "", age: String = "none") -> TestSite {
    let name = field.split(separator: " ")[1].dropLast()
    let rows = [
      "1,jardin,a,8,14", "2,jardin,a,9,15", "3,jardin,b,8,12", "4,jardin,b,10,16", "5,jardin,c,9,13",
      "6,jardin,c,8,17", "7,temoin,d,9,11", "8,temoin,d,10,12", "9,temoin,e,8,10", "10,temoin,e,9,14",
      "11,temoin,f,10,9", "12,temoin,f,8,13",
    ]
    let lines = rows.enumerated().map { "\($1),\(values[$0 % values.count])" }
    return TestSite.small
      .writing((["id,bras,ecole,age,note,\(name)"] + lines).joined(separator: "\n") + "\n", to: TestSite.data)
      .replacing("type: integer, privacy: none", by: "type: integer, privacy: \(age)", in: TestSite.dictionary)
      .appending("  - \(field)\n\(disclosure)", to: TestSite.dictionary)
  }

  static func protected(_ site: TestSite, hasKey: Bool = false) throws -> (Dataset, [Diagnostic]) {
    let (catalog, loading) = try site.load()
    #expect(loading.filter { $0.severity == .error } == [])
    // Any function of the bytes does for a test.
    let (safe, found) =
      hasKey
      ? protect(
        catalog,
        key: .init(bytes: Array(repeating: 7, count: 32)) { bytes in
          (0..<32).map { i in bytes.reduce(UInt8(i)) { ($0 &* 31) &+ $1 } }
        }, jobs: 1) : protect(catalog, key: nil, jobs: 1)
    return (try #require(safe.study("jardin")?.dataset(named: "parcelles")), found)
  }

  static let mails = (1...12).map { "eleve\($0)@example.org" }

  @Test("an identifier in the data stops the build, at its line")
  func identifier() throws {
    let (dataset, found) = try Self.protected(Self.site("{name: courriel, type: string}", Self.mails))
    #expect(found.map(\.id) == ["identifier-in-data"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.place.line == 2)
    #expect(!"\(found)".contains("eleve1@example.org"))
    #expect(dataset.record?.findings == [])
  }

  @Test("a waiver lets it pass, and is kept with the record")
  func waiver() throws {
    let (dataset, found) = try Self.protected(
      Self.site(
        "{name: courriel, type: string}", Self.mails,
        "disclosure: {waivers: [{finding: e-mail, column: courriel, why: Adresses de rôle, date: 2026-01-01}]}\n"))
    #expect(found == [])
    #expect(dataset.record?.findings.map(\.kind) == [.email])
    #expect(dataset.record?.waivers.count == 1)
  }

  @Test("a waiver of the future is refused, one of no use is told")
  func badWaivers() throws {
    let site = Self.site(
      "{name: courriel, type: string}", Self.mails,
      """
      disclosure:
        waivers:
          - {finding: e-mail, column: courriel, why: x, date: 2027-01-01}
          - {finding: iban, column: note, why: x, date: 2026-01-01}
        about: things

      """)
    #expect(
      try site.findings() == [
        "studies/jardin/data/parcelles.yml:14:17: error: the waiver of ‘e-mail’ in ‘courriel’ is of 2027-01-01, after the"
          + " newest date of the content, 2026-02-01. Hint: write the day on which it was decided. [future-waiver]",
        "studies/jardin/data/parcelles.yml:15:17: warning: nothing of the kind ‘iban’ is found in ‘note’."
          + " Hint: remove the waiver: it would let a later finding pass unseen. [unused-waiver]",
      ])
  }

  @Test("a dropped column is gone from the table, the dictionary and the keys")
  func drop() throws {
    let (dataset, found) = try Self.protected(
      Self.site(
        "{name: courriel, type: string}", Self.mails,
        "unique-keys: [[courriel], [id]]\ndisclosure: {remedies: [{remedy: drop, columns: [courriel]}]}\n"))
    #expect(found == [])
    let names = ["id", "bras", "ecole", "age", "note"]
    #expect(dataset.table.columns.map(\.field.name) == names)
    #expect(dataset.dictionary.schema.fields.map(\.name) == names)
    #expect(dataset.dictionary.schema.primaryKey == ["id"])
    #expect(dataset.dictionary.schema.uniqueKeys == [["id"]])
    #expect(dataset.restricted == nil)
    #expect(dataset.record?.report.remedies.map(\.remedy) == ["drop"])
  }

  @Test("a direct identifier is dropped, pseudonymised or waived")
  func direct() throws {
    let field = "{name: code, type: string, privacy: direct}"
    let codes = (1...12).map { "x\($0)" }
    #expect(
      try Self.protected(Self.site(field, codes)).1.map(\.message) == [
        "column ‘code’ is a direct identifier by its dictionary, and would be published"
      ])
    let remedy = "disclosure: {remedies: [{remedy: pseudonym, columns: [code]}]}\n"
    let (_, missing) = try Self.protected(Self.site(field, codes, remedy))
    #expect(
      missing.map { "\($0.place.line):\($0.place.column) \($0.message)" } == [
        "12:25 the remedy pseudonym needs a key"
      ])
    let (dataset, found) = try Self.protected(Self.site(field, codes, remedy), hasKey: true)
    #expect(found == [])
    #expect(dataset.table.column(named: "code")?.text(at: 0)?.count == 32)
  }

  @Test("a direct identifier that is made coarser is one that others may know")
  func generalised() throws {
    let field = "{name: code, type: integer, privacy: direct}"
    let (dataset, found) = try Self.protected(
      Self.site(
        field, (1...12).map(String.init), "disclosure: {remedies: [{remedy: bands, columns: [code], width: 20}]}\n"))
    #expect(found == [])
    #expect(dataset.record?.report.singlingOut.after.first?.quasiIdentifiers == ["code"])
    let (_, rounded) = try Self.protected(
      Self.site(
        field, (1...12).map(String.init), "disclosure: {remedies: [{remedy: round, columns: [code], to: 2}]}\n"))
    #expect(rounded.map(\.id) == ["identifier-in-data"])
  }

  @Test("k is asked of the quasi-identifiers, with the cheapest remedy")
  func anonymity() throws {
    let (_, found) = try Self.protected(
      Self.site(
        "{name: sexe, type: string, privacy: quasi}", ["f", "m"], "disclosure: {about: persons}\n", age: "quasi"))
    #expect(found.map(\.id) == ["k-anonymity"])
    #expect(
      found.first?.message.hasPrefix(
        "12 rows of 12 in ‘parcelles’ look like fewer than 5 by ‘age’, ‘sexe’ (k = ") == true)
    #expect(found.first?.hint.hasPrefix("declare a remedy: {remedy: ") == true)
    let (dataset, none) = try Self.protected(
      Self.site(
        "{name: sexe, type: string, privacy: quasi}", ["f", "m"],
        "disclosure: {remedies: [{remedy: bands, columns: [age], width: 20}]}\n", age: "quasi"))
    #expect(none == [])
    #expect(dataset.table.column(named: "age")?.text(at: 0) == "0–19")
    #expect(dataset.dictionary.schema.fields.first { $0.name == "age" }?.kind == .string)
    #expect(dataset.record?.report.isAccepted == true)
  }

  @Test("columns that others may know are asked about once, unless the rows are things")
  func undeclared() throws {
    let field = "{name: sexe, type: string}"
    let (_, found) = try Self.protected(Self.site(field, ["f", "m"], "disclosure: {about: persons}\n"))
    #expect(
      found.map(\.description.afterPlace) == [
        "warning: ‘parcelles’ is about persons, names no quasi-identifier, and has ‘sexe’. Hint: write ‘privacy: quasi’ in"
          + " the field of ‘sexe’ and of what else others may know of a person, ‘privacy: none’ in that of another, or"
          + " ‘disclosure: {about: things}’. [undeclared-quasi-identifiers]"
      ])
    #expect(try Self.protected(Self.site(field, ["f", "m"], "disclosure: {about: things}\n")).1 == [])
  }

  @Test("weaker thresholds of a dictionary need a reason")
  func thresholds() throws {
    let field = "{name: sexe, type: string, privacy: quasi}"
    let (_, found) = try Self.protected(Self.site(field, ["f", "m"], "disclosure: {k: 2}\n"))
    #expect(found.map(\.message) == ["‘k: 2’ is weaker than the rule, which is 5, and has no reason"])
    let (dataset, none) = try Self.protected(Self.site(field, ["f", "m"], "disclosure: {k: 2, why: Essai}\n"))
    #expect(none == [])
    #expect(dataset.record?.thresholds.k == 2)
    #expect(dataset.record?.report.weakened.map(\.why) == ["Essai"])
  }

  @Test("a site's thresholds concern persons, and never weaken those of confidential data")
  func siteThreshold() {
    var site = Site(place: Place(file: "site.yml"))
    site.thresholdChange = .init(minimumCount: 8, k: 10)
    #expect(siteThresholds(for: .persons, site: site).0.minimumCount == 8)
    #expect(siteThresholds(for: .confidentialPersons, site: site).0.minimumCount == 11)
    #expect(siteThresholds(for: .confidentialPersons, site: site).0.k == 10)
    #expect(siteThresholds(for: .enterprises, site: site).0.minimumCount == 3)
  }

  @Test("l and t are asked of the sensitive columns")
  func diversity() throws {
    let field = "{name: maladie, type: string, privacy: sensitive}"
    let (_, found) = try Self.protected(
      Self.site(
        field, ["x"],
        "disclosure: {l: 2, remedies: [{remedy: bands, columns: [age], width: 20}]}\n", age: "quasi"))
    #expect(
      found.map(\.message) == ["rows that look alike have 1 value of ‘maladie’, and l = 2 is wanted"])
  }

  @Test("restricted data keep what is computed on, and nothing that names persons")
  func restricted() throws {
    let (dataset, found) = try Self.protected(
      Self.site(
        "{name: courriel, type: string}", Self.mails,
        """
        disclosure:
          calculate-on: restricted
          remedies:
            - {remedy: drop, columns: [courriel]}
            - {remedy: bands, columns: [age], width: 20}

        """))
    #expect(found == [])
    #expect(dataset.calculated.columns.map(\.field.name) == ["id", "bras", "ecole", "age", "note"])
    #expect(dataset.calculated.column(named: "age")?.text(at: 0) == "8")
    #expect(dataset.table.column(named: "age")?.text(at: 0) == "0–19")
  }

  @Test("a remedy that cannot be applied is told at its place, and nothing of the dataset goes on")
  func failed() throws {
    let (dataset, found) = try Self.protected(
      Self.site(
        "{name: courriel, type: string}", Self.mails,
        "disclosure: {remedies: [{remedy: year, columns: [courriel]}]}\n"))
    #expect(
      found.map { "\($0.place.line):\($0.place.column) \($0.message)" } == [
        "12:25 the remedy year needs a column of type date, and ‘courriel’ is none"
      ])
    #expect(dataset.table.columns.isEmpty)
  }

  @Test("identifiers planted in data, prose, front matter, YAML, a drawing and a photograph are found in one run")
  func recall() throws {
    // A TIFF header in an APP1 segment, with one GPS directory that holds a latitude.
    let exif: [UInt8] =
      Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0]
      + [1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0]
      + [48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 24, 0, 0, 0, 1, 0, 0, 0]
    let photograph: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + [0xFF, 0xD9]
    let site = Self.site("{name: courriel, type: string}", Self.mails)
      .appending("\nÉcrire à jean.exemple@example.org.\n", to: TestSite.note)
      .replacing("summary: Une note.", by: "summary: Appeler le 06 39 98 12 34.", in: TestSite.note)
      .replacing("title: {fr: Parcelles", by: "title: {fr: Parcelles de a.b@example.org", in: TestSite.dictionary)
      .writing(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<text>c.d@example.org</text></svg>",
        to: "studies/jardin/images/dessin.svg"
      )
      .writing(photograph, to: "studies/jardin/images/photo.jpg")
    let found = try site.outcome().diagnostics.filter { $0.severity == .error }
    #expect(
      found.map { "\($0.place) \($0.id)" } == [
        "notes/premiere/index.md:3:21 personal-detail-in-text",
        "notes/premiere/index.md:11:12 personal-detail-in-text",
        "studies/jardin/data/parcelles.csv:2:1 identifier-in-data",
        "studies/jardin/data/parcelles.yml:1:26 personal-detail-in-text",
        "studies/jardin/images/dessin.svg:2:7 personal-detail-in-picture",
        "studies/jardin/images/photo.jpg:1:1 personal-detail-in-picture",
      ])
  }

  @Test("the site's contact may stand anywhere, and a text may waive with a reason and a date")
  func allowed() throws {
    #expect(
      try TestSite.small.appending("\nÉcrire à contact@petit.example.\n", to: TestSite.note).findings() == [])
    let waived = TestSite.small.appending("\nÉcrire à jean.exemple@example.org.\n", to: TestSite.note)
      .replacing(
        "summary: Une note.",
        by: "summary: Une note.\nwaivers: [{finding: e-mail, why: Il le veut, date: 2026-01-01}]", in: TestSite.note)
    #expect(try waived.findings() == [])
    let unused = TestSite.small.replacing(
      "summary: Une note.",
      by: "summary: Une note.\nwaivers: [{finding: e-mail, why: Il le veut, date: 2027-01-01}]", in: TestSite.note)
    #expect(
      try unused.findings() == [
        "notes/premiere/index.md:4:21: error: the waiver of ‘e-mail’ is of 2027-01-01, after the newest date of the"
          + " content, 2026-02-01. Hint: write the day on which it was decided. [future-waiver]",
        "notes/premiere/index.md:4:21: warning: nothing of the kind ‘e-mail’ is found in this text."
          + " Hint: remove the waiver: it would let a later finding pass unseen. [unused-waiver]",
      ])
  }

  @Test(
    "names of columns that speak of what others know",
    arguments: [
      "age", "Sexe", "code_postal", "CodePostal", "date_naissance", "DateNaissance", "csp", "Diplôme", "nationalité",
      "tranche_age", "commune",
    ])
  func names(_ name: String) {
    #expect(suggestsQuasiIdentifier(name))
  }

  @Test("names of columns that do not", arguments: ["note", "page", "nb_communes", "moyennage", "id", "bras", "taux"])
  func otherNames(_ name: String) {
    #expect(!suggestsQuasiIdentifier(name))
  }
}

extension String {
  /// A message without the place at its head.
  fileprivate var afterPlace: String {
    firstRange(of: ": ").map { String(self[$0.upperBound...]) } ?? self
  }
}
