import Diagnostics
import Tables
import TestSites
import Testing

@testable import Content

/// Files as editors have them, typed for this test. Persons in them are made up; e-mails are of example.org, telephones of
/// the ranges that the ARCEP keeps for fiction, the SIRET that of La Poste.
@Suite("Datasets with a drafted dictionary")
struct DraftedDatasetsTests {
  struct File: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// Columns that must not be published.
    var dropped: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, dropped: [String] = [], latin: Bool = false) {
      self.name = name
      bytes =
        latin ? text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
      self.dropped = dropped
    }
  }

  /// A header and as many rows as it takes, from the number of the row.
  static func rows(_ header: String, _ count: Int = 30, _ row: (Int) -> String) -> String {
    header + "\n" + (1...count).map { row($0) + "\n" }.joined()
  }

  static let files = [
    File("comma", rows("id,v") { "\($0),\($0 % 3)" }),
    File("semicolon", rows("id;montant") { "\($0);\($0),5" }),
    File("windows-1252", rows("région;coût €") { "Forêt\($0);\($0),25" }, latin: true),
    File("utf-8 mark", "\u{FEFF}" + rows("id;libellé") { "\($0);été" }),
    File("tab", rows("id\tv") { "\($0)\t1.5" }),
    File("percent", rows("site;taux") { "s\($0);\($0),5 %" }),
    File("french dates", rows("dossier;ouvert") { "d\($0);\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1)/03/2021" }),
    File(
      "written dates",
      rows("dossier;ouvert") {
        "d\($0);\($0 % 28 + 2) février 2021".replacing("29 ", with: "1er ").replacing("30 ", with: "1er ").replacing(
          "31 ", with: "1er ")
      }),
    File("iso datetimes", rows("n,quand") { "\($0),2021-03-01T06:\($0 + 10):00Z" }),
    File("times", rows("n;heure") { "\($0);6h\($0 + 10)" }),
    File("oui non", rows("n,inscrit") { "\($0),\($0 % 2 == 0 ? "oui" : "non")" }),
    File("vrai faux", rows("n,inscrit") { "\($0),\($0 % 2 == 0 ? "vrai" : "faux")" }),
    File("0 1", rows("n,inscrit") { "\($0),\($0 % 2)" }),
    File("ticked", rows("n,venu") { "\($0),\($0 % 2 == 0 ? "X" : "")" }),
    File("siret", rows("siret,subvention") { _ in "35600000000048,1200" }),
    File("siren", rows("siren,subvention") { _ in "356000000,1200" }),
    File("communes", rows("insee,logements") { "\($0 < 10 ? "0100" : "010")\($0),\($0 * 100)" }),
    File("departements", "dep,nom\n01,Ain\n2A,Corse-du-Sud\n2B,Haute-Corse\n971,Guadeloupe\n"),
    File("postcodes", rows("cp,bureaux") { "0\($0 + 1000),\($0)" }),
    File("lost zero", "cp,bureaux\n1000,3\n69001,4\n"),
    File("missing codes", rows("n,duree") { "\($0),\($0 % 5 == 0 ? "NA" : "\($0)")" }),
    File("thousands", rows("poste;montant") { "p\($0);\($0) 234,50" }),
    File("quoted lines", "n,texte\n1,\"deux\nlignes\"\n2,\"a, b\"\n3,\"\"\"c\"\"\"\n"),
    File("panel", rows("ecole,annee,effectif") { "\($0 % 15),\(2019 + $0 / 16),\($0)" }),
    File("years", rows("annee,total") { "\(1990 + $0),\($0)" }),
    File("persons", rows("dossier,age,sexe,note") { "d\($0),\(15 + $0 % 11),\($0 % 2 == 0 ? "F" : "H"),\($0 % 20)" }),
    File("few persons", "dossier,age,sexe\nd1,17,F\nd2,45,H\n"),
    File("e-mails", rows("dossier,contact,note") { "d\($0),agent\($0)@example.org,\($0)" }, dropped: ["contact"]),
    File("telephones", rows("dossier,portable,note") { "d\($0),06 39 98 \($0 + 10) 01,\($0)" }, dropped: ["portable"]),
    File(
      "names", rows("nom,prenom,naissance,age,note") { "Durand\($0),Camille,1\($0 % 10)/04/1990,3\($0 % 2),\($0)" },
      dropped: ["nom", "prenom", "naissance"]),
  ]

  @Test("builds at once, and publishes no column that names persons", arguments: files)
  func builds(_ file: File) throws {
    for language in ["fr", "en"] {
      let draft = draftDictionary(file.bytes, name: file.name, language: language)
      let (yaml, issues) = (draft.yaml, draft.issues)
      #expect(issues.map(\.message) == [])
      let outcome = try TestSite.small.writing(file.bytes, to: "studies/jardin/data/brouillon.csv")
        .writing(yaml, to: "studies/jardin/data/brouillon.yml").outcome()
      let errors = outcome.diagnostics.filter { $0.severity == .error }.map(\.description)
      #expect(errors == [], "\(yaml)")
      let dataset = try #require(outcome.catalog.studies[0].datasets.first { $0.name == "brouillon" })
      let names = dataset.table.columns.map(\.field.name)
      #expect(!names.isEmpty)
      for column in file.dropped { #expect(!names.contains(column), "\(yaml)") }
    }
  }

  @Test(
    "a workbook, a compressed file, and files of Stata and SPSS are read by the dictionary drafted from them",
    arguments: ["csv.gz", "xlsx", "ods", "dta", "sav"])
  func twins(_ ending: String) throws {
    let kind = try #require(DataFileKind(rawValue: ending))
    let bytes = try DataTwinsTests.bytes("parcelles." + ending)
    let draft = draftDictionary(bytes, kind: kind, name: "parcelles", language: "fr")
    let (yaml, issues) = (draft.yaml, draft.issues)
    // The first sheet of the twins is a notice, which is no table.
    if issues.isEmpty {
      let (dictionary, found) = readDictionary(Array(yaml.utf8), file: "x.yml", languages: ["fr"])
      #expect(found.map(\.description) == [], "\(yaml)")
      let read = readData(bytes, kind, file: "x." + ending, dictionary: dictionary)
      #expect(read.diagnostics.filter { $0.severity == .error }.map(\.description) == [], "\(yaml)")
      #expect(read.table != nil)
    } else {
      #expect(["xlsx", "ods"].contains(ending), "\(issues.map(\.message))")
    }
  }

  @Test("lines above and below the names of a sheet are told by its rows")
  func titledSheet() throws {
    let bytes = try DataTwinsTests.bytes("titre.xlsx")
    let draft = draftDictionary(bytes, kind: .xlsx, name: "titre", language: "fr")
    #expect(draft.yaml.contains("\ndialect: {header-row: 5, data-row: 8}\n"), "\(draft.yaml)")
    let (dictionary, found) = readDictionary(Array(draft.yaml.utf8), file: "x.yml", languages: ["fr"])
    #expect(found.map(\.description) == [])
    let read = readData(bytes, .xlsx, file: "titre.xlsx", dictionary: dictionary)
    #expect(read.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    let table = try #require(read.table)
    #expect(table.columns.map(\.field.kind) == [.string, .integer, .number])
    #expect(table.lines.first == 8 && table.rowCount == 12)
  }
}
