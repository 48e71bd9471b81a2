import Tables
import Testing

@testable import Content

/// Exports as programs and institutes make them, typed for this test, and what an editor sees of them from
/// `tank new dataset`: the file reads, with these lines in its dictionary, or the right question is asked.
@Suite("Files as they are found in the wild")
struct WildFilesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    /// Lines of the dictionary, in their order.
    var lines: [String] = []
    /// `line:column rule: message`, of errors and warnings.
    var says: [String] = []
    /// The names that the header must be given.
    var renamed: [String] = []
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, lines: [String] = [], says: [String] = [], renamed: [String] = [],
      as encode: (String) -> [UInt8] = { Array($0.utf8) }
    ) {
      (self.name, bytes, self.lines, self.says, self.renamed) = (name, encode(text), lines, says, renamed)
    }
  }

  static func rows(_ count: Int = 12, _ row: (Int) -> String) -> String { (1...count).map { row($0) + "\n" }.joined() }

  static func windows(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
  }

  @Test("read, or are asked about", arguments: programs + spreadsheets + strangers)
  func outcome(_ given: Case) {
    let draft = draftDictionary(given.bytes, name: "fichier", language: "fr")
    let said = (draft.issues + draft.warnings).map { "\($0.line):\($0.column) \($0.rule): \($0.message)" }
    #expect(said == given.says)
    #expect((draft.header?.renamed.map(\.name) ?? []) == given.renamed)
    var rest = draft.yaml.split(separator: "\n").map(String.init)[...]
    for line in given.lines {
      guard let place = rest.firstIndex(where: { $0.trimmingSpaces == line }) else {
        Issue.record("no line ‘\(line)’ in its place:\n\(draft.yaml)")
        return
      }
      rest = rest[(place + 1)...]
    }
    // What is drafted reads the file, unless its header must be corrected first.
    guard !draft.yaml.isEmpty, draft.header == nil else { return }
    let (dictionary, found) = readDictionary(Array(draft.yaml.utf8), file: "x.yml", languages: ["fr"])
    #expect(found.map(\.description) == [], "\(draft.yaml)")
    let read = readData(given.bytes, .csv, file: "x.csv", dictionary: dictionary)
    #expect(read.diagnostics.filter { $0.severity == .error }.map(\.description) == [], "\(draft.yaml)")
  }

  static let programs = [
    Case(
      "INSEE",
      "\"CODGEO\";\"LIBGEO\";\"P18_POP\";\"TAUX\"\n"
        + rows { "\"0100\($0 % 9 + 1)\";\"Lieu \($0)\";\"\($0)\";\"\($0),5\"" },
      lines: ["- name: CODGEO", "type: string", "means: code-commune", "- name: TAUX", "type: number"]),
    Case(
      "KoboToolbox",
      "\"start\";\"Activités\";\"Activités/jardin\";\"_submission_time\";\"_index\"\n"
        + rows {
          "\"2023-05-\($0 + 10)T09:12:33.123+02:00\";\"jardin\";\"1\";\"2023-05-\($0 + 10)T07:21:00\";\"\($0)\""
        },
      lines: ["- name: start", "type: datetime", "- name: \"Activités/jardin\"", "- name: \"_index\"", "type: integer"]),
    Case(
      "ODK",
      "SubmissionDate,today,site-Latitude,KEY\n"
        + rows { "2023-05-\($0 + 10)T10:00:00.000Z,2023-05-\($0 + 10),48.85\($0),uuid:0f8fad5b-d9cb-469f-\($0)" },
      lines: [
        "type: datetime", "- name: today", "type: date", "means: latitude",
        "privacy: direct  # d'après le nom ou la forme : à vérifier",
      ]),
    Case(
      "Qualtrics, whose names stand above questions and their codes",
      "StartDate,Status,Q1\nStart Date,Response Type,\"How old, are you?\"\n"
        + "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n"
        + rows { "2023-05-\($0 + 10) 10:00:00,IP Address,\(20 + $0)" },
      lines: ["dialect: {data-row: 4}", "- name: StartDate", "type: datetime", "- name: Q1", "type: integer"]),
    Case(
      "SurveyMonkey, with two lines of names",
      "Respondent ID,Age?,Which?,,\n,Open-Ended Response,Bus,Train,Bike\n"
        + rows { "\(1000 + $0),\(20 + $0),Bus,,Bike" },
      lines: ["dialect: {data-row: 3}", "- name: \"Respondent ID\"", "type: integer", "- name: \"Which? – Train\""],
      renamed: ["Which? – Bus", "Which? – Train", "Which? – Bike"]),
    Case(
      "LimeSurvey",
      "\"id\";\"submitdate\";\"G1Q2[SQ001]\"\n" + rows { "\"\($0)\";\"2023-05-\($0 + 10) 10:00:00\";\"Oui\"" },
      lines: ["type: datetime", "- name: \"G1Q2[SQ001]\"", "type: boolean"]),
    Case(
      "R, write.csv with names of rows", "\"\",\"x\",\"g\"\n" + rows { "\"\($0)\",\($0).5,\"a\"" },
      lines: ["- name: colonne_1", "type: integer", "- name: x", "type: number"], renamed: ["colonne_1"]),
    Case(
      "R, write.table with commas, whose header is one short", "\"x\",\"g\"\n" + rows { "\"\($0)\",\($0).5,\"a\"" },
      says: ["1:1 narrow-header: the header has 2 cells, and each row has 3"]),
    Case(
      "R, write.table", "\"x\" \"g\"\n" + rows { "\"\($0)\" \($0).5 \"a\"" },
      says: ["1:1 other-delimiter: the cells seem to be separated by spaces"]),
    Case(
      "pandas, with its index", ",x,g\n" + rows { "\($0),\($0).5,True" },
      lines: ["- name: colonne_1", "- name: g", "type: boolean"], renamed: ["colonne_1"]),
    Case(
      "Stata", "id,age,rev\n" + rows { "\($0),\($0 % 3 == 0 ? "." : "3\($0)"),\($0 % 4 == 0 ? ".a" : "9\($0)")" },
      lines: [
        "- name: age", "# type: integer", "# missing-values: [\"\", \".\"]", "- name: rev",
        "# missing-values: [\"\", \".a\"]",
      ]),
    Case(
      "SPSS, blanks for missing", "id;diplome\n" + rows { "\($0);\(["Bac", "CAP", " "][$0 % 3])" },
      lines: ["- name: diplome", "# missing-values: [\"\", \" \"]"]),
  ]

  static let spreadsheets = [
    Case(
      "a title, its source and an empty line",
      "Effectifs par commune au 1er janvier\nSource : Insee\n\ncommune;effectif\n" + rows { "C\($0);\($0)" },
      lines: [
        "# Ces lignes du fichier ne sont ni des noms ni des données : ‘Effectifs par commune au 1er janvier’ ‘Source : Insee’",
        "dialect: {header-row: 4}", "- name: commune", "- name: effectif", "type: integer",
      ]),
    Case(
      "a title as spreadsheets write it", "Effectifs;;\n;;\ncommune;effectif;part\n" + rows { "C\($0);\($0);\($0),5" },
      lines: ["dialect: {header-row: 3}", "- name: part", "type: number"]),
    Case(
      "comments above", "# fait le 3 mars\n# par nous\na,b\n1,2\n3,4\n",
      lines: ["dialect: {header-row: 3}", "- name: a", "type: integer"]),
    Case(
      "a line of units", "site;distance;poids\n;km;kg\n" + rows { "s\($0);\($0),5;\($0)" },
      lines: ["dialect: {data-row: 3}", "- name: distance", "type: number"]),
    Case(
      "joined cells above the names", ";2019;;2020;\ncommune;F;H;F;H\n" + rows { "C\($0);\($0);\($0);\($0);\($0)" },
      lines: ["dialect: {data-row: 3}", "- name: commune", "- name: \"2019 – F\"", "type: integer"],
      renamed: ["commune", "2019 – F", "2019 – H", "2020 – F", "2020 – H"]),
    Case(
      "names written twice", "a,b\na,b\n" + rows { "\($0),\($0)" }, lines: ["dialect: {data-row: 3}", "type: integer"]),
    Case(
      "a total below", "commune;effectif\n" + rows { "C\($0);\($0)" } + "Total;78\n",
      lines: ["- name: effectif", "type: integer"],
      says: ["14:1 totals-row: the last row, ‘Total’, seems to be a sum of the others, and is read as a row like them"]),
    Case(
      "a note below", "commune;effectif\n" + rows { "C\($0);\($0)" } + "\nSource : Insee, RP 2018\n",
      says: ["15:1 note-below: ‘Source : Insee, RP 2018’ stands below the table and is no row of it"]),
    Case(
      "the end of file of old programs", "a;b\r\n1;2\r\n\u{1A}",
      says: ["3:1 end-of-file-sign: the file ends with the sign 1A, as files of very old programs do"]),
    Case(
      "two columns of one name", "lieu,v,v\na,1,2\nb,3,4\n", lines: ["- name: v", "- name: v_2"], renamed: ["v_2"]),
    Case(
      "no line of names", rows { "\($0 + 10)/01/2018,0\($0 % 9):00,\($0),C\($0)" },
      lines: ["type: date"],
      says: [
        "1:1 ambiguous-header: line 1, ‘11/01/2018’ ‘01:00’ ‘1’ …, looks like a row, and was taken for the names of the columns"
      ]),
    Case(
      "euros with narrow spaces", "poste;montant\n" + rows { "p\($0);\($0)\u{202F}234,50\u{A0}€" },
      lines: ["- name: montant", "type: number", "bare-number: false", "unit: \"€\""]),
    Case(
      "dollars", "item,price\n" + rows { "p\($0),\"$\($0),234.50\"" },
      lines: ["- name: price", "type: number", "bare-number: false", "unit: \"$\""]),
    Case(
      "degrees below zero", "site;temp\n" + rows { "s\($0);-\($0),5 °C" },
      lines: ["type: number", "bare-number: false", "unit: \"°C\""]),
    Case(
      "negative amounts in brackets", "poste;montant\n" + rows { "p\($0);\($0 % 2 == 0 ? "(\($0),00)" : "\($0),00")" },
      lines: [
        "- name: montant", "type: string",
        "# Reste un texte : amounts below zero are written as ‘(10,00)’: write a minus in front of them",
      ]),
    Case(
      "percentages with a sign", "site;evolution\n" + rows { "s\($0);\($0 % 2 == 0 ? "+" : "-")\($0),5 %" },
      lines: ["- name: evolution", "type: percentage"]),
    Case(
      "the minus sign of typography", "site;delta\n" + rows { "s\($0);−\($0),5" },
      lines: ["- name: delta", "type: number"]),
    Case(
      "errors of Excel", "poste;taux\n" + rows { "p\($0);\($0 == 7 ? "#DIV/0!" : "\($0),5")" },
      lines: ["- name: taux", "# type: number", "# missing-values: [\"\", \"#DIV/0!\"]"]),
    Case(
      "errors of a French Excel", "poste;taux\n" + rows { "p\($0);\($0 == 7 ? "#VALEUR!" : "\($0),5")" },
      lines: ["# missing-values: [\"\", \"#VALEUR!\"]"]),
    Case(
      "a limit of detection", "site;mesure\n" + rows { "s\($0);\($0 == 5 ? "<0,5" : "\($0),5")" },
      lines: [
        "- name: mesure", "type: string", "# Ce type convient à 11 valeurs sur 12, pas à ‘<0,5’ (ligne 6) :",
        "# type: number",
      ]),
    Case(
      "a day that the calendar has not",
      "site;j\n" + rows { "s\($0);\($0 == 9 ? "29/02/2021" : "\($0 + 10)/02/2021")" },
      lines: [
        "# Ce type convient à 11 valeurs sur 12, pas à ‘29/02/2021’ (ligne 10) :", "# type: date",
        "# format: \"%d/%m/%Y\"",
      ]),
    Case(
      "a long number shortened", "siret;n\n" + rows { "3,56E+13;\($0)" },
      says: [
        "2:1 rounded-number: ‘3,56E+13’ in column ‘siret’ is a long number that a spreadsheet has shortened: its last digits are lost"
      ]),
    Case(
      "days as numbers", "dossier;date_entree\n" + rows { "d\($0);\(44197 + $0)" },
      lines: ["- name: date_entree", "type: integer"],
      says: [
        "1:1 serial-date: column ‘date_entree’: ‘44198’ is a spreadsheet's number for a day: 2021-01-02, or 2025-01-03 when it counts from 1904"
      ]),
    Case(
      "windows-1252 with a euro", "poste;coût €\n" + rows { "été\($0);\($0),25" },
      lines: ["- name: \"coût €\"", "type: number"], as: windows),
    Case(
      "empty lines and columns", "a;b;;\r\n\r\n1;2;;\r\n;;;\r\n3;4;;\r\n",
      lines: ["- name: a", "- name: b", "type: integer"]),
  ]

  static let strangers = [
    Case(
      "a web page", "<!DOCTYPE html>\n<html><table><tr><td>a</td></tr></table></html>\n",
      says: ["1:1 other-format: the file is a web page, and no table of text"]),
    Case("JSON", "[{\"a\": 1, \"b\": 2}]\n", says: ["1:1 other-format: the file is JSON, and no table of text"]),
    Case("XML", "<?xml version=\"1.0\"?><a/>\n", says: ["1:1 other-format: the file is XML, and no table of text"]),
    Case("PDF", "%PDF-1.4\n1 0 obj\n", says: ["1:1 other-format: the file is a PDF document, and no table of text"]),
    Case("Parquet", "PAR1\u{1}\u{2}\n", says: ["1:1 other-format: the file is Parquet, and no table of text"]),
    Case(
      "gzip under a wrong name", "", says: ["1:1 other-format: the file is compressed with gzip, and no table of text"],
      as: { _ in [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] }),
    Case(
      "a caret between cells", "a^b^c\n1^2^3\n2^3^4\n",
      says: ["1:1 single-column: each line has 2 ‘^’, and the file is read as a single column"]),
    Case(
      "columns of fixed width", "id    nom       age\n1     Durand    34\n2     Martin    45\n",
      says: ["1:1 single-column: spaces seem to separate the cells, and the file is read as a single column"]),
    Case(
      "quotes around lines", "\"id,v,w\"\n\"1,2,3\"\n\"2,3,4\"\n",
      says: ["1:1 single-column: quotes stand around whole lines, and the file is read as a single column"]),
    Case(
      "commas between cells and in numbers", "id,montant\n1,12,5\n2,13,7\n3,14,2\n",
      says: ["1:1 narrow-header: the header has 2 cells, and each row has 3"]),
    Case(
      "quotes of a word processor", "id,nom\n1,“Durand, Jean”\n2,“Martin, Anne”\n",
      says: [
        "2:13 ragged-row: this row has 3 cells, the header has 2",
        "3:13 ragged-row: this row has 3 cells, the header has 2",
      ]),
    Case(
      "a backslash before quotes", "id,texte\n1,\"il a dit \\\"oui\\\"\"\n2,\"non\"\n",
      says: ["2:15 text-after-quote: ‘oui\\\"\"’ follows a closing quote"]),
  ]

  @Test(
    "the hints say what to do",
    arguments: [
      ("id,nom\n1,“Durand, Jean”\n", "‘“’ is no quote of CSV: write \" before and after the cell"),
      ("id,nom\n1,'Durand, Jean'\n", "' is no quote of CSV: write \" before and after the cell"),
      (
        "id,nom\n1, \"Durand, Jean\"\n",
        "take out the space between the delimiter and the quote: it makes the quote a part of the cell"
      ),
      (
        "id,t\n1,\"a \\\"b\\\"\"\n",
        "a backslash before a quote means nothing in CSV: write each quote twice: \"he said \"\"yes\"\"\""
      ),
      (
        "id,montant\n1,12,5\n1,13,7\n",
        "when commas stand in the numbers too, export the file with semicolons, or with decimal points"
      ),
      (
        "x,g\na,1.5,u\nb,2.5,v\n",
        "when the rows begin with a name or a number of their own, as R writes them, write a name for that column in front of the others"
      ),
      ("a;b\n1;2\nSource\n", "delete the line; what it says belongs in the dictionary, as source or description"),
    ])
  func hints(_ text: String, _ hint: String) {
    #expect(draftDictionary(Array(text.utf8), name: "x", language: "fr").issues.first?.hint == hint)
  }
}

extension String {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
