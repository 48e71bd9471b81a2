import Tables
import Testing

@testable import Disclosure

@Suite("A clean dataset of 100 columns") struct CleanTableTests {
  @Test("has no error and few warnings, whatever its rows are about", arguments: Subject.allCases)
  func clean(_ subject: Subject) {
    let findings = identifiers(in: Self.table(rows: 1_500), about: subject)
    #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(findings.count <= 4, "\(findings.map(\.message))")
  }

  @Test("has no error at any seed", arguments: [2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377] as [UInt64])
  func seeds(_ seed: UInt64) {
    let table = Self.table(rows: 300, seed: seed)
    #expect(table.columns.count >= 140)
    let findings = identifiers(in: table)
    #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(findings.count <= 5, "\(findings.map(\.message))")
  }

  static func table(rows: Int, seed: UInt64 = 20_260_101) -> Table {
    var generator = SeededGenerator(state: seed)
    func pick(_ list: [String]) -> (Int) -> String? { { _ in list.randomElement(using: &generator) } }
    var texts: [(String, (Int) -> String?)] = []
    var numbers: [(String, (Int) -> Double)] = []
    func text(_ name: String, _ make: @escaping (Int) -> String?) { texts.append((name, make)) }
    func number(_ name: String, _ make: @escaping (Int) -> Double) { numbers.append((name, make)) }
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func letters(_ count: Int) -> String {
      String((0..<count).map { _ in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".randomElement(using: &generator) ?? "A" })
    }
    func padded(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    func date(_ years: ClosedRange<Int>) -> String {
      "\(integer(years))-\(padded(integer(1...12), 2))-\(padded(integer(1...28), 2))"
    }

    text("commune", pick(communes))
    text("nom_commune", pick(communes))
    text("ville_naissance", pick(communes))
    text("libelle", pick(communes))
    text("code_commune") { _ in padded(integer(1...95), 2) + padded(integer(1...900), 3) }
    text("code_postal") { _ in padded(integer(1...95), 2) + padded(integer(0...99) * 10, 3) }
    text("code_departement", pick(["01", "2A", "2B", "33", "59", "75", "971", "974"]))
    text(
      "departement", pick(["Ain", "Corse-du-Sud", "Gironde", "Nord", "Paris", "Guadeloupe", "Var", "Manche", "Cher"]))
    text("region", pick(["Bretagne", "Normandie", "Occitanie", "Hauts-de-France", "Corse", "Grand Est"]))
    text("iris") { _ in digits(9) }
    text("siren_like") { _ in digits(9) }
    text("reference_9") { i in padded(600_000_000 + i * 37, 9) }
    text("uai") { _ in digits(7) + letters(1) }
    text("finess") { _ in "0" + digits(8) }
    text("code_naf") { _ in "\(padded(integer(1...99), 2)).\(padded(integer(1...99), 2))\(letters(1))" }
    text("code_ape") { _ in digits(4) + letters(1) }
    text("nomenclature") { _ in "\(integer(1...12)).\(integer(1...9)).\(integer(1...9)).\(integer(1...9))" }
    text("version") { _ in "\(integer(1...9)).\(integer(0...20)).\(integer(0...30))" }
    text("isbn") { _ in "978" + digits(10) }
    text("isbn10") { _ in
      let start = "0" + digits(8)
      let sum = zip(start.utf8, (2...10).reversed()).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
      let check = (11 - sum % 11) % 11
      return start + (check == 10 ? "X" : String(check))
    }
    text("ean13") { _ in "3" + digits(12) }
    text("dossier") { i in padded(100_000_000 + i, 10) }
    text("numero_serie") { _ in digits(16) }
    text("identifiant") { i in "P\(padded(i, 6))" }
    text("uuid") { _ in
      [8, 4, 4, 4, 12].map { n in (0..<n).map { _ in String(integer(0...15), radix: 16) }.joined() }.joined(
        separator: "-")
    }
    text("empreinte") { _ in (0..<40).map { _ in String(integer(0...15), radix: 16) }.joined() }
    text("reference_produit") { _ in "\(letters(2))-\(digits(3))-\(letters(2))" }
    text("article") { _ in "\(letters(3))\(digits(4))" }
    text("lot") { _ in "\(digits(4))-\(letters(2))-\(digits(2))" }
    text("date_visite") { _ in date(2019...2024) }
    text("date_inscription") { _ in
      "\(padded(integer(1...28), 2))/\(padded(integer(1...12), 2))/\(integer(2015...2024))"
    }
    text("horodatage") { _ in "\(date(2020...2024))T\(padded(integer(0...23), 2)):\(padded(integer(0...59), 2)):00Z" }
    text("heure") { _ in "\(padded(integer(0...23), 2)):\(padded(integer(0...59), 2)):\(padded(integer(0...59), 2))" }
    text("mois", pick(months))
    text("mois_anglais", pick(["January", "March", "April", "May", "June", "August", "December"]))
    text("jour", pick(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]))
    text("saison", pick(["hiver", "printemps", "été", "automne"]))
    text("periode") { _ in "\(integer(2000...2010)) - \(integer(2011...2020))" }
    text("annee_scolaire") { _ in "\(integer(2000...2010))-\(integer(2011...2020))" }
    text(
      "satisfaction", pick(["tout à fait d'accord", "plutôt d'accord", "plutôt pas d'accord", "pas du tout d'accord"]))
    text("sexe", pick(["F", "M"]))
    text("oui_non", pick(["oui", "non"]))
    text(
      "metier", pick(["boulanger", "boucher", "charpentier", "meunier", "berger", "fournier", "marchand", "mercier"]))
    text("profession", pick(["Agriculteur", "Artisan", "Cadre", "Employée", "Ouvrier", "Retraitée", "Maçon"]))
    text("fleur", pick(["Rose", "Marguerite", "Violette", "Iris", "Capucine", "Anémone", "Tulipe", "Jasmin"]))
    text("couleur", pick(["Rouge", "Bleu", "Blanc", "Noir", "Vert", "Brun"]))
    text("pays", pick(["France", "Israël", "Tchad", "Jordanie", "Maroc", "Portugal", "Italie"]))
    text("langue", pick(["français", "anglais", "arabe", "portugais", "turc"]))
    text("etablissement", pick(schools))
    text("nom_ecole", pick(schools))
    text("college", pick(["Jules Ferry", "Victor Hugo", "Jean Moulin", "Marie Curie", "Louis Pasteur", "Jean Jaurès"]))
    text("formation", pick(["CAP cuisine", "BTS commerce", "licence de droit", "master 2", "bac pro"]))
    text("produit", pick(["café", "thé vert", "chocolat 70 %", "riz long 1 kg", "pâtes 500 g"]))
    text("activite", pick(["12 cours de yoga", "3 places", "2 cours de danse", "10 séances", "1 villa témoin"]))
    text("association", pick(["Les amis de la forêt", "Club de lecture", "Foyer rural", "Aide et partage"]))
    text("commentaire", pick(comments))
    text("remarque_agent", pick(comments))
    text("url") { i in "https://www.example.org/dossier/\(i)?page=2" }
    text("doi") { _ in "10.\(integer(1000...9999))/\(letters(4).lowercased()).\(digits(8))" }
    text("intervalle") { _ in "[0,\(integer(1000...9999)) ; 0,\(integer(1000...9999))]" }
    text("dimensions") { _ in "\(integer(10...99)) x \(integer(10...99)) cm" }
    text("tranche", pick(["18-24 ans", "25-34 ans", "35-49 ans", "50 ans et plus"]))
    text("montant_texte") { _ in "\(integer(1...999)) \(padded(integer(0...999), 3)),\(digits(2)) €" }
    text("evolution") { _ in "+\(integer(1...99)),\(digits(1)) %" }
    text("evolution_habitants") { _ in
      "+\(integer(1...99)) \(padded(integer(0...999), 3)) \(padded(integer(0...999), 3))"
    }
    text("bras", pick(["traité", "témoin"]))
    text("grappe") { i in "G\(i / 30)" }
    text("niveau", pick(["CP", "CE1", "CE2", "CM1", "CM2"]))
    text("categorie_juridique", pick(["5499", "5710", "9220", "7210"]))
    text("compte_budgetaire") { _ in "\(digits(5))" }
    text("code_cpv") { _ in "\(digits(8))-\(digits(1))" }
    text("codes_departements", pick(["01 02 03 04 05", "22 29 35 56", "2A 2B", "75 92 93 94"]))
    text("tirage") { _ in "\(integer(10...20))-\(integer(21...30))-\(integer(31...40))" }
    text("cle", pick(["a1b2c3d4", "ffee0011", "0a0b0c0d"]))

    // What evaluations publish: assignment, strata, waves, scales, codes of registers, marks of software.
    func luhn(_ count: Int) -> String {
      let start = digits(count - 1)
      let last = (0...9).first { passesLuhn((start + String($0)).utf8.map { $0 &- 0x30 }) } ?? 0
      return start + String(last)
    }
    text("siren_association") { _ in luhn(9) }
    text("siret_etablissement") { _ in luhn(14) }
    text("rna") { _ in "W" + digits(9) }
    text("convention") { _ in "\(integer(2015...2024))-\(padded(integer(1...9999), 4))" }
    text("marche") { _ in "\(integer(2015...2024))\(letters(2))\(padded(integer(1...99_999), 5))" }
    text("horodatage_compact") { _ in date(2019...2024).filter { $0 != "-" } + digits(6) }
    text("instant_local") { _ in
      "\(date(2019...2024)) \(padded(integer(0...23), 2)):\(padded(integer(0...59), 2)):12.345678"
    }
    text("semaine") { _ in "\(integer(2015...2024))-W\(padded(integer(1...52), 2))" }
    text("montant_point") { _ in "\(integer(1...999)).\(padded(integer(0...999), 3)),\(digits(2))" }
    text("montant_anglais") { _ in
      "\(integer(1...999)),\(padded(integer(0...999), 3)),\(padded(integer(0...999), 3)).00"
    }
    text("pourcentage") { _ in "\(integer(0...99)),\(digits(1)) %" }
    text("intervalle_confiance") { _ in "-0.\(digits(4)); 0.\(digits(4))" }
    text("coefficient") { _ in "0.\(digits(4)) (0.\(digits(4)))" }
    text("vecteur") { _ in "\(integer(1...9)).\(digits(3)), \(integer(1...9)).\(digits(3))" }
    text("likert", pick(["1 - pas du tout", "2 - un peu", "3 - assez", "4 - tout à fait"]))
    text("echelle", pick(["0/10", "3/10", "7/10", "10/10"]))
    text("vague", pick(["T0", "T1", "T2", "endline"]))
    text("strate") { _ in "S\(padded(integer(1...40), 2))-\(integer(1...4))" }
    text("id_menage") { i in "M-\(padded(i / 4, 6))" }
    text("id_hexa") { _ in (0..<24).map { _ in String(integer(0...15), radix: 16) }.joined() }
    text("id_base32") { _ in letters(4) + digits(4) + letters(4) + digits(4) }
    text("telephone_like") { _ in "1" + digits(9) }
    text("compteur") { _ in "1" + digits(13) }
    text("pdl") { _ in digits(14) }
    text("parcelle") { _ in "\(padded(integer(1...95), 2))\(digits(3))000\(letters(2))\(digits(4))" }
    text("code_iris") { _ in padded(integer(1...95), 2) + digits(7) }
    text("cog_ancien") { _ in padded(integer(1...95), 2) + " " + digits(3) }
    text("code_insee_espace") { _ in "\(padded(integer(1...95), 2))-\(digits(3))" }
    text("code_rome") { _ in letters(1) + digits(4) }
    text("cim10") { _ in "\(letters(1))\(digits(2)).\(digits(1))" }
    text("ccam") { _ in letters(4) + digits(3) }
    text("ean8") { _ in digits(8) }
    text("issn") { _ in "\(digits(4))-\(digits(4))" }
    text("clinical_trial") { _ in "NCT" + digits(8) }
    text("depot") { _ in "10.5281/zenodo.\(digits(7))" }
    text("empreinte_md5") { _ in (0..<32).map { _ in String(integer(0...15), radix: 16) }.joined() }
    text("version_logicielle") { _ in "\(integer(1...20)).\(integer(0...60)).\(integer(0...60)).\(integer(0...60))" }
    text("article_loi") { _ in "L. \(integer(100...999))-\(integer(1...20))" }
    text("salle") { _ in "\(letters(1))\(integer(100...400))" }
    text("marque", pick(["Renault", "Peugeot", "Citroën", "Dacia", "Tesla", "Volvo", "Fiat", "Ford", "Seat", "Opel"]))
    text("langue_maternelle", pick(["français", "arabe", "kabyle", "bambara", "tamoul", "polonais", "turc", "wolof"]))
    text("theme_comment", pick(comments.map { $0.uppercased() }))
    text("reponse_longue") { _ in
      "\(comments.randomElement(using: &generator) ?? "") \(comments.randomElement(using: &generator) ?? "")"
    }
    text("epci", pick(["CC du Val de Saône", "CA Pau Béarn Pyrénées", "Métropole de Lyon", "CC Bugey Sud"]))
    text("prefecture", pick(prefectures))
    text("sous_prefecture", pick(prefectures))

    number("age") { _ in Double(integer(18...90)) }
    number("annee_naissance") { _ in Double(integer(1930...2005)) }
    number("annee") { _ in Double(integer(2000...2024)) }
    number("revenu") { _ in Double(integer(0...900_000)) / 100 }
    number("montant") { _ in Double(integer(0...900_000_000)) / 100 }
    number("budget") { _ in Double(integer(100_000_000...999_999_999)) }
    number("population") { _ in Double(integer(600_000_000...799_999_999)) }
    number("score") { _ in Double(integer(0...1_000_000)) / 10_000 }
    number("score_2") { _ in Double(integer(0...1_000_000)) / 10_000 - 5 }
    number("taux") { _ in Double(integer(0...1_000_000)) / 1_000_000 }
    number("points") { _ in Double(integer(0...100)) }
    number("x1") { _ in Double(integer(0...1_000_000)) / 10_000 }
    number("x2") { _ in Double(integer(0...1_000_000)) / 10_000 }
    number("latitude_commune") { _ in Double(integer(4200...5100)) / 100 }
    number("longitude_commune") { _ in Double(integer(-500...900)) / 100 }
    number("horodatage_ms") { i in 1_700_000_000_000 + Double(i) * 61_234 + Double(integer(0...999)) }
    number("horodatage_s") { i in 1_700_000_000 + Double(i) * 3_600 }
    number("nb_telephones") { _ in Double(integer(0...5)) }
    number("nombre_mails") { _ in Double(integer(0...50)) }
    number("email_envoye") { _ in Double(integer(0...1)) }
    number("adresse_connue") { _ in Double(integer(0...1)) }
    number("poids") { _ in Double(integer(100...1_000)) / 10 }
    number("surface") { _ in Double(integer(1...99_999)) / 1_000 }
    number("distance") { _ in Double(integer(1...99_999)) / 1_000 }
    number("identifiant_long") { _ in Double(integer(1_000_000_000_000_000...8_999_999_999_999_999)) }
    number("rang") { i in Double(i) }

    let columns =
      texts.map { entry in
        Column(field: Field(name: entry.0, kind: .string), values: .texts((0..<rows).map { entry.1($0) }))
      }
      + numbers.map { entry in
        Column(field: Field(name: entry.0, kind: .number), values: .numbers((0..<rows).map { entry.1($0) }))
      }
    return Table(columns: columns, rowCount: rows, lines: (0..<rows).map { Int32($0 + 2) })
  }

  @Test("has indeed a hundred columns") func size() {
    #expect(Self.table(rows: 3).columns.count >= 100)
  }

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let communes = [
    "Saint-Denis", "Martin", "Florence", "Laval", "Lens", "Paris", "Marseille", "Villeneuve", "Beaumont",
    "Saint-Étienne",
    "Rennes", "Brest", "Quimper", "Le Mans", "La Rochelle", "Aix-en-Provence", "Saint-Martin", "Bourg-en-Bresse",
    "Vannes",
    "Auch", "Foix", "Albi", "Tulle", "Guéret", "Saint-Laurent", "Valence", "Dax", "Pau", "Nîmes", "L'Haÿ-les-Roses",
  ]
  private static let prefectures = [
    "Bourg-en-Bresse", "Laon", "Moulins", "Digne-les-Bains", "Gap", "Nice", "Privas", "Mende", "Foix", "Troyes",
    "Rodez",
    "Caen", "Aurillac", "Angoulême", "Bourges", "Tulle", "Ajaccio", "Bastia", "Dijon", "Guéret", "Périgueux",
    "Besançon",
    "Valence", "Évreux", "Chartres", "Quimper", "Nîmes", "Auch", "Bordeaux", "Rennes", "Tours", "Grenoble", "Blois",
    "Cahors", "Agen", "Angers", "Laval", "Nancy", "Vannes", "Metz", "Nevers", "Lille", "Beauvais", "Alençon", "Arras",
    "Pau", "Tarbes", "Perpignan", "Colmar", "Lyon", "Vesoul", "Mâcon", "Chambéry", "Annecy", "Rouen", "Melun", "Niort",
    "Amiens", "Albi", "Montauban", "Toulon", "Avignon", "Poitiers", "Limoges", "Épinal", "Auxerre", "Belfort",
    "Créteil",
  ]
  private static let schools = [
    "École Jules Ferry", "École Jean Moulin", "Collège Marie Curie", "Lycée Victor Hugo", "École du Centre",
    "École Sainte-Anne", "Maternelle Les Lilas", "École Anne Frank", "Groupe scolaire Louis Pasteur",
  ]
  private static let comments = [
    "Rien à signaler.", "La séance a été reportée de 2 jours, faute de salle.",
    "Bon accueil, questions sur le transport.",
    "12 personnes présentes, 3 absentes ; prochaine visite en mars.", "Madame la maire a ouvert la réunion.",
    "A demandé 2 fois l'aide au logement (CAF), sans réponse au 12/03/2021.", "Groupe A, salle 12, 45 minutes.",
    "Le questionnaire no 12 rend compte de 4 visites.", "Prix moyen : 12,50 € ; 1 250 000 habitants.",
  ]
}
