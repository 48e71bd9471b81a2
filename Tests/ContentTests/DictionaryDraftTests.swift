import Diagnostics
import Tables
import TestSites
import Testing

@testable import Content

@Suite("A dictionary drafted from a file")
struct DictionaryDraftTests {
  func draft(_ csv: String, _ language: String = "fr") -> String {
    draftDictionary(Array(csv.utf8), name: "enquete_menages", language: language).yaml
  }

  @Test("types, levels, codes, units, keys and privacy; what may be so stands in comments")
  func whole() {
    let csv = """
      id;Âge;sexe;revenu_eur;insee;date_naissance;bras;taux;suivi
      a1;17;F;1 200,5;01004;03/02/2003;temoin;12,5 %;X
      a2;45;H;NA;75056;14/07/1975;programme;7 %;
      a3;-99;F;980;2A004;25/12/1960;temoin;0 %;X
      a4;31;H;2 000;97105;01/01/1989;programme;100 %;

      """
    #expect(
      draft(csv) == """
        # Proposé d'après le fichier : à relire et à compléter. Une ligne qui commence par # ne compte pas.
        title: "Enquete menages"  # à compléter
        # description: ce que contient chaque ligne, et d'où
        # source: qui a recueilli ces données, quand
        # unit-of-observation: personne, école, commune…
        primary-key: [id]  # chaque valeur n'y figure qu'une fois, aucune ne manque
        # primary-key: [insee]  # chaque valeur n'y figure qu'une fois, aucune ne manque
        disclosure:
          about: persons  # ou confidential-persons (impôts, revenus, santé), enterprises, things (rien sur des personnes)
          remedies:
            # Retirées avant toute publication : elles désignent des personnes, ou en ont l'air.
            - {remedy: drop, columns: [date_naissance]}
            # Retirées aussi : avec si peu de lignes, chacune se reconnaît.
            - {remedy: drop, columns: ["Âge", sexe, insee]}
        fields:
          - name: id
            type: string
            title: Id
            constraints: {required: true}
          - name: "Âge"
            type: integer
            title: "Âge"
            unit: ans  # d'après le nom ou la forme : à vérifier
            # Une valeur manquante ? ‘-99’ (1). Alors :
            # missing-values: ["", "-99"]
            privacy: quasi  # d'après le nom ou la forme : à vérifier
          - name: sexe
            type: string
            title: Sexe
            levels:
              - {value: "F"}  # 2
              - {value: "H"}  # 2
            constraints: {required: true}
            privacy: quasi  # d'après le nom ou la forme : à vérifier
          - name: revenu_eur
            type: string
            title: "Revenu eur"
            # Une valeur manquante ? ‘NA’ (1). Alors :
            # type: number
            # missing-values: ["", "NA"]
            privacy: sensitive  # d'après le nom ou la forme : à vérifier
          - name: insee
            type: string
            title: Insee
            means: code-commune
            constraints: {required: true}
            privacy: quasi  # d'après le nom ou la forme : à vérifier
          - name: date_naissance
            type: date
            format: "%d/%m/%Y"
            title: "Date naissance"
            constraints: {required: true}
            privacy: direct  # d'après le nom ou la forme : à vérifier
          - name: bras
            type: string
            title: Bras
            levels:
              - {value: "programme"}  # 2
              - {value: "temoin"}  # 2
            constraints: {required: true}
          - name: taux
            type: percentage
            title: Taux
            constraints: {required: true}
          - name: suivi
            type: string
            title: Suivi
            # Une case cochée ou laissée vide ? Alors :
            # type: boolean
            # true-values: [X]
            # false-values: [""]

        """)
  }

  @Test("codes are known by their check digits, and an exception is shown, in English")
  func meanings() {
    let yaml = draft("ref,n\n732829320,1\n356000000,2\n552100554,3\n552100555,4\n", "en")
    #expect(
      yaml.contains(
        "# means: siren fits 3 of 4 values, and not ‘552100555’: the check digit is 5, and should be 4"))
    #expect(draft("ref,n\n732829320,1\n356000000,2\n552100554,3\n").contains("    means: siren"))
    #expect(draft("ref,n\n123456,1\n356000,2\n").contains("    type: integer"))
  }

  @Test("a header that was written for readers keeps its signs, and its euro is a unit")
  func headerForReaders() {
    let yaml = draft("Bien-être (0-100);coût total (€)\n48,5;456,23\n47,1;402,5\n")
    #expect(yaml.contains("    title: \"Bien-être (0-100)\"\n"))
    #expect(yaml.contains("    title: \"Coût total (€)\"\n    unit: \"€\"  # d'après"), "\(yaml)")
  }

  @Test("columns without a name, or with one twice, get names that the file can take")
  func headers() throws {
    let csv = "nom;;nom;nom_2;\nx;1;y;z;2\nw;3;v;u;4\n"
    let draft = draftDictionary(Array(csv.utf8), name: "x", language: "en")
    let (yaml, issues, header) = (draft.yaml, draft.issues, draft.header)
    #expect(issues.isEmpty)
    let proposal = try #require(header)
    #expect(proposal.renamed.map(\.name) == ["column_2", "nom_3", "column_5"])
    #expect(
      String(decoding: proposal.bytes, as: UTF8.self)
        == "\"nom\";\"column_2\";\"nom_3\";\"nom_2\";\"column_5\"\nx;1;y;z;2\nw;3;v;u;4\n")
    #expect(
      yaml.contains(
        """
          - name: column_2
            # In the file, column 2 has no name: write ‘column_2’ there, or better.
            type: integer
        """))
    #expect(
      yaml.contains("# In the file, columns 1 and 3 are both named ‘nom’: write ‘nom_3’ for this one there, or better.")
    )
    #expect(draftDictionary(Array("a;a\n1\n".utf8), name: "x", language: "en").header == nil)
  }

  @Test("codes of départements are known by the name of their column")
  func departements() {
    for name in ["dep", "departement", "code_dept", "Département"] {
      #expect(draft("\(name),n\n01,1\n2A,2\n971,3\n").contains("    means: code-departement"), "\(name)")
    }
    #expect(!draft("depense,n\n12,1\n40,2\n971,3\n").contains("code-departement"))
  }

  /// Files as they are found in the wild, typed for this test.
  static let corpus = [
    "a\n1\n", "a;b\n1,5;oui\n2;non\n", "a,b\n1.234,x\n12,y\n", "a;b\n1,5;x\n2.5;y\n",
    "nom\n\"O'Brien \"\"Bob\"\"\"\nx: y\n",
    "null,true,~\n1,2,3\n", "a b,c#d,e:f\n# x,- y,[z]\n", "dep,cp\n1,1000\n2A,20000\n",
    "j\n1er janvier 2020\n3 août 2021\n",
    "t\n6h30\n18h05\n", "d\n2026-01-31T06:30:00Z\n2026-01-31T06:30:00+02:00\n", "annee,v\n2019,1e5\n2020,-3\n",
    "x,y\n,\n,1\n", "siret,tel\n73282932000074,0199001234\n", "p\n12%\n0.5%\n", "v\n.\n-\n?\n", "v\n#N/A\n12\n13\n",
    "lat,lon\n48.85,2.35\n43.6,1.44\n", "a\n12345678901234567890\n1\n", "a\n\u{85}x\n\u{7F}\n", "b\noui\nnon\n\n",
    "m\n12/31/2020\n01/02/2021\n",
    "a;b\n1 234;x\n56;y\n", "q\n\"deux\nlignes\"\nune\n", "😀,é\n1,2\n",
  ]

  @Test("reads its own file, with nothing to find fault with", arguments: corpus)
  func reads(_ csv: String) {
    for language in ["fr", "en"] {
      let bytes = Array(csv.utf8)
      let draft = draftDictionary(bytes, name: "x", language: language)
      let (yaml, issues) = (draft.yaml, draft.issues)
      #expect(issues.map(\.message) == [], "\(csv)")
      let (dictionary, found) = readDictionary(Array(yaml.utf8), file: "x.yml", languages: [language])
      #expect(found.map(\.description) == [], "\(yaml)")
      let read = readTable(bytes, schema: dictionary.schema, dialect: dictionary.dialect)
      #expect(read.issues.map(\.message) == [], "\(yaml)")
      #expect(read.table != nil)
    }
  }

  @Test("what names persons is dropped, and what others may know of them reaches k = 5")
  func disclosure() {
    var csv = "dossier,courriel,age,sexe\n"
    for i in 0..<20 { csv += "d\(i),p\(i)@example.org,\(i < 19 ? 30 : 71),\(i % 2 == 0 ? "F" : "H")\n" }
    let yaml = draft(csv)
    #expect(
      yaml.contains(
        """
          remedies:
            # Retirées avant toute publication : elles désignent des personnes, ou en ont l'air.
            - {remedy: drop, columns: [courriel]}
            # Cellules vidées pour que cinq personnes au moins se ressemblent : 1. Plus doux : bands, year, departement.
            - {remedy: suppress-to-k, columns: [age, sexe], k: 5}

        """))
    #expect(yaml.contains("    privacy: direct"))
    // A place alone tells of no person.
    #expect(!draft("insee,habitants\n01004,14000\n75056,2100000\n").contains("privacy"))
  }

  @Test("pairs of columns that tell rows apart are proposed where no column does")
  func composite() {
    let yaml = draft("ecole,annee,note\n1,2019,3\n1,2020,3\n2,2019,3\n2,2020,3\n", "en")
    #expect(yaml.contains("# primary-key: [annee, ecole]  # their values together never repeat\n"))
    #expect(!draft("id,annee\n1,2019\n2,2019\n").contains("se répètent"))
  }

  @Test("a file that is none of its kind is refused")
  func otherKinds() {
    let text = Array("a,b\n1,2\n".utf8)
    let rules: [DataFileKind: String] = [
      .compressedCSV: "bad-gzip", .xlsx: "bad-workbook", .ods: "bad-workbook", .stata: "bad-data-file",
      .spss: "bad-data-file",
    ]
    for (kind, rule) in rules {
      #expect(draftDictionary(text, kind: kind, name: "x", language: "fr").issues.map(\.rule) == [rule])
    }
  }

  @Test("a file that no dictionary makes readable is refused with its faults")
  func unreadable() {
    #expect(
      draftDictionary(Array("a,b\n1\n".utf8), name: "x", language: "fr").issues.map(\.rule).contains("ragged-row"))
    #expect(draftDictionary([], name: "x", language: "fr").issues.map(\.rule) == ["no-header"])
  }

  @Test("the comments, when taken up, read the file too")
  func takenUp() {
    let csv = "v,c\nNA,X\n12,\n13,\n,X\n"
    let yaml = draft(csv)
    let lines = yaml.split(separator: "\n").map(String.init)
    #expect(lines.contains("    # type: integer"))
    let (dictionary, found) = readDictionary(
      Array(
        """
        title: T
        fields:
          - {name: v, type: integer, missing-values: ["", "NA"]}
          - {name: c, type: boolean, true-values: ["X"], false-values: [""]}
        """.utf8), file: "x.yml", languages: ["fr"])
    #expect(found.isEmpty)
    let table = readTable(Array(csv.utf8), schema: dictionary.schema).table
    #expect(table?.columns[1].text(at: 1) == "false")
    #expect(table?.columns[0].isMissing(0) == true)
  }
}
