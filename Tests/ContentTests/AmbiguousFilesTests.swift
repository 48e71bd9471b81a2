import Tables
import Testing

@testable import Content

/// Files as spreadsheets, old computers and hurried people write them, typed in bytes. Each that can be read in two ways is
/// refused with the question, and accepted once the dictionary answers it.
@Suite("A corpus of ambiguous files")
struct AmbiguousFilesTests {
  /// What the dictionary says of the columns, and what is added to answer.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var fields: String
    var asks: [String]
    /// Lines of the dictionary that answer, with what the first column of doubt holds then.
    var answers: [(line: String, values: [String])]
    /// The place of the column whose values are compared.
    var column: Int

    init(
      _ name: String, _ bytes: [UInt8], _ fields: String, asks: [String],
      answers: [(line: String, values: [String])] = [], column: Int = 0
    ) {
      (self.name, self.bytes, self.fields, self.asks, self.answers, self.column) = (
        name, bytes, fields, asks, answers, column
      )
    }

    init(
      _ name: String, _ text: String, _ fields: String, asks: [String],
      answers: [(line: String, values: [String])] = [], column: Int = 0
    ) {
      self.init(name, Array(text.utf8), fields, asks: asks, answers: answers, column: column)
    }

    var testDescription: String { name }
  }

  /// Reads the bytes with `fields: …` and one more line.
  static func read(_ bytes: [UInt8], _ fields: String, _ line: String = "") -> DataReading {
    var yaml = "title: A\n" + (line.hasPrefix("format") || line.hasPrefix("type") ? "" : line + "\n") + "fields:\n"
    for field in fields.split(separator: " ") {
      let parts = field.split(separator: ":")
      let isAnswered = parts.count > 1 && (parts[1] == "date" || parts[1] == "datetime" || line.hasPrefix("type"))
      let replaces = isAnswered && line.hasPrefix("type")
      yaml += "  - name: \(parts[0])\n" + (replaces ? "" : "    type: \(parts.count > 1 ? parts[1] : "string")\n")
      if isAnswered, line.hasPrefix("format") || line.hasPrefix("type") { yaml += "    \(line)\n" }
    }
    let (dictionary, findings) = readDictionary(Array(yaml.utf8), file: "d.yml", languages: ["fr"], packaged: nil)
    for finding in findings { Issue.record("\(finding)") }
    return readData(bytes, .csv, file: "d.csv", dictionary: dictionary)
  }

  static func said(_ reading: DataReading) -> [String] {
    reading.diagnostics.map { finding in
      "\(finding.place.line):\(finding.place.column) \(finding.severity == .warning ? "warning " : "")"
        + "\(finding.id): \(finding.message) | \(finding.hint)"
    }
  }

  @Test("is refused with the right question, word for word", arguments: cases)
  func questions(_ given: Case) {
    let reading = Self.read(given.bytes, given.fields)
    let said = Self.said(reading)
    #expect(said == given.asks)
    let isAccepted = given.asks.allSatisfy { $0.contains(" warning ") }
    #expect((reading.table != nil) == isAccepted)
  }

  @Test("is accepted when the dictionary answers", arguments: cases.filter { !$0.answers.isEmpty })
  func answers(_ given: Case) throws {
    for answer in given.answers {
      let reading = Self.read(given.bytes, given.fields, answer.line)
      let table = try #require(reading.table, "\(answer.line): \(Self.said(reading))")
      let column = table.columns[given.column]
      #expect((0..<table.rowCount).map { column.text(at: $0) ?? "" } == answer.values, "\(answer.line)")
    }
  }

  @Test("has forty files and more")
  func size() { #expect(Self.cases.count >= 40) }

  /// ASCII with bytes beyond it written as `<8E>`.
  static func raw(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x3C, rest.count >= 3, rest[rest.startIndex + 2] == 0x3E,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  static let mac = "encoding: mac-roman"
  static let windows = "encoding: windows-1252"
  static let latin9 = "encoding: iso-8859-15"
  static let comma = #"dialect: {decimal: ","}"#
  static let point = #"dialect: {decimal: "."}"#
  static let dayFirst = #"format: "%d/%m/%Y""#
  static let monthFirst = #"format: "%m/%d/%Y""#

  static let cases = encodings + numbers + dates + shapes + remarks

  static let encodings = [
    Case(
      "é of Mac Roman", raw("nom;n\nsoci<8E>t<8E>;1\n"), "nom n:integer", asks: ["?"],
      answers: [(mac, ["société"]), (windows, ["sociŽtŽ"])]),
    Case(
      "è and ç of Mac Roman, which windows-1252 lacks", raw("nom;n\nBesan<8D>on;1\nGen<8F>ve;2\n"), "nom n:integer",
      asks: ["?"], answers: [(mac, ["Besançon", "Genève"])]),
    Case(
      "ù of Mac Roman in a later line", raw("nom;n\nici;1\no<9D>;2\n"), "nom n:integer", asks: ["?"],
      answers: [(mac, ["ici", "où"])]),
    Case(
      "an apostrophe of Mac Roman", raw("nom;n\nl<D5>eau;1\n"), "nom n:integer", asks: ["?"],
      answers: [(mac, ["l’eau"]), (windows, ["lÕeau"])]),
    Case(
      "à and ê of Mac Roman in quotes", raw("nom;n\n\"t<90>te; l<88>\";1\n"), "nom n:integer", asks: ["?"],
      answers: [(mac, ["tête; là"])]),
    Case(
      "a single Žižek between letters of windows-1252", raw("nom;n\n<8E>i<9E>ek;1\nc<E9>l<E8>bre <E9>t<E9>;2\n"),
      "nom n:integer", asks: ["?"], answers: [(windows, ["Žižek", "célèbre été"])]),
    Case(
      "¦ or Š", raw("nom;n\n<A6>koda <E9>;1\n"), "nom n:integer", asks: ["?"],
      answers: [(latin9, ["Škoda é"]), (windows, ["¦koda é"])]),
    Case(
      "¨ or š", raw("nom;n\n<A8>a<E9>;1\n"), "nom n:integer", asks: ["?"],
      answers: [(latin9, ["šaé"]), (windows, ["¨aé"])]),
    Case(
      "¸ or ž", raw("nom;n\n<B8>a<E9>;1\n"), "nom n:integer", asks: ["?"],
      answers: [(latin9, ["žaé"]), (windows, ["¸aé"])]),
    Case(
      "a euro sign of one and an accent of the other", raw("nom;n\n5 <A4>, l<B4>eau <E9>;1\n"), "nom n:integer",
      asks: ["?"], answers: [(latin9, ["5 €, lŽeau é"]), (windows, ["5 ¤, l´eau é"])]),
    Case(
      "UTF-8 among windows-1252", raw("nom;n\ncaf<C3><A9> <E9>t<E9>, <E0> pied;1\n"), "nom n:integer", asks: ["?"],
      answers: [(windows, ["cafÃ© été, à pied"])]),
    Case(
      "UTF-16 without its mark", Array("nom;n\né;1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      "nom n:integer", asks: ["?"], answers: [("encoding: utf-16", ["é"])]),
    Case("a NUL", "nom;n\na\u{0};1\n", "nom n:integer", asks: ["?"]),
  ]

  static let numbers = [
    Case(
      "1,234", "a;b\n1,234;x\n12;y\n", "a:number b", asks: ["?"],
      answers: [(comma, ["1.234", "12"]), (point, ["1234", "12"])]),
    Case(
      "1.234", "a;b\n1.234;x\n12;y\n", "a:number b", asks: ["?"],
      answers: [(point, ["1.234", "12"]), (comma, ["1234", "12"])]),
    Case(
      "-12,345", "a;b\n-12,345;x\n", "a:number b", asks: ["?"],
      answers: [(comma, ["-12.345"]), (point, ["-12345"])]),
    Case(
      "1.234 where a whole number is wanted", "a;b\n1.234;x\n", "a:integer b", asks: ["?"],
      answers: [(comma, ["1234"])]),
    Case(
      "2,500 and 3.125 in one file", "a;b\n2,500;x\n3.125;y\n", "a:number b", asks: ["?", "?"],
      answers: []),
    Case("1,5 and 2.5 in one file", "a;b\n1,5;x\n2.5;y\n", "a:number b", asks: ["?"]),
    Case(
      "a percentage of three decimals", "a;b\n1,234 %;x\n", "a:percentage b", asks: ["?"],
      answers: [(comma, ["0.01234"])]),
    Case("euros in the cells", "a;b\n12,50 €;x\n", "a:number b", asks: ["?"]),
    Case(
      "per cent in the cells", "a;b\n12,5 %;x\n", "a:number b", asks: ["?"],
      answers: [("type: percentage", ["0.125"])]),
    Case("a long number shortened, as an integer", "a;b\n3,51E+11;x\n", "a:integer b", asks: ["?"]),
  ]

  static let dates = [
    Case(
      "every day is at most 12", "jour;n\n03/04/2021;1\n05/06/2021;2\n", "jour:date n:integer", asks: ["?"],
      answers: [(dayFirst, ["2021-04-03", "2021-06-05"]), (monthFirst, ["2021-03-04", "2021-05-06"])]),
    Case(
      "with points", "jour;n\n03.04.2021;1\n", "jour:date n:integer", asks: ["?"],
      answers: [(#"format: "%d.%m.%Y""#, ["2021-04-03"]), (#"format: "%m.%d.%Y""#, ["2021-03-04"])]),
    Case(
      "with two digits of the year", "jour;n\n1/2/21;1\n", "jour:date n:integer", asks: ["?"],
      answers: [(#"format: "%d/%m/%y""#, ["2021-02-01"]), (#"format: "%m/%d/%y""#, ["2021-01-02"])]),
    Case(
      "with an hour", "jour;n\n03/04/2021 10:30;1\n", "jour:datetime n:integer", asks: ["?"],
      answers: [
        (#"format: "%d/%m/%Y %H:%M""#, ["2021-04-03T10:30:00"]),
        (#"format: "%m/%d/%Y %H:%M""#, ["2021-03-04T10:30:00"]),
      ]),
    Case(
      "the month stands first for sure", "jour;n\n03/04/2021;1\n01/31/2021;2\n", "jour:date n:integer",
      asks: ["?", "?"], answers: [(monthFirst, ["2021-03-04", "2021-01-31"])]),
    Case(
      "the day stands first for sure", "jour;n\n03/04/2021;1\n31/01/2021;2\n", "jour:date n:integer",
      asks: ["?", "?"], answers: [(dayFirst, ["2021-04-03", "2021-01-31"])]),
    Case("both orders in one column", "jour;n\n31/01/2021;1\n01/31/2021;2\n", "jour:date n:integer", asks: ["?"]),
    Case(
      "the same day and month each time", "jour;n\n04/04/2021;1\n", "jour:date n:integer", asks: ["?"],
      answers: [(dayFirst, ["2021-04-04"])]),
    Case("a serial number", "jour;n\n44197;1\n44198;2\n", "jour:date n:integer", asks: ["?", "?"]),
    Case("a serial number with its hour", "jour;n\n\"44197,5\";1\n", "jour:datetime n:integer", asks: ["?"]),
  ]

  static let shapes = [
    Case(
      "comma or semicolon", "a,b;c\n1,2;3\n4,5;6\n", "a,b c", asks: ["?"],
      answers: [(#"dialect: {delimiter: ";"}"#, ["1,2", "4,5"])]),
    Case(
      "comma or tab", "a,b\tc\n1,2\t3\n", "a b\tc", asks: ["?"]),
    Case(
      "no header", "12;Lyon;3,5\n13;Paris;4,5\n", "n:integer ville taux:number", asks: ["?"],
      answers: [("dialect: {header-row: 0}", ["12", "13"])]),
    Case(
      "a title above the names", "Enquête 2020\n\nid;age\na;30\nb;41\n", "id age:integer", asks: ["?"],
      answers: [("dialect: {header-row: 3}", ["a", "b"])]),
    Case(
      "a title with delimiters", "Enquête 2020;;\n;;\nid;age;n\na;30;1\n", "id age:integer n:integer", asks: ["?"],
      answers: [("dialect: {header-row: 3}", ["a"])]),
    Case(
      "a title with a comma", "Enquête 2020, France\nid;age\na;30\nb;41\n", "id age:integer", asks: ["?"],
      answers: [("dialect: {header-row: 2}", ["a", "b"])]),
    Case("columns without names that are not empty", "id;age;;\na;30;x;\nb;41;;y\n", "id age:integer", asks: ["?"]),
    Case("one column without a name", "id;age;\na;30;x\n", "id age:integer", asks: ["?"]),
    Case("a row that lacks a cell", "id;age\na\n", "id age:integer", asks: ["?"]),
  ]

  static let remarks = [
    Case("a row of sums", "ville;n\nLyon;1\nParis;2\nTotal;3\n", "ville n:integer", asks: ["?"]),
    Case("a code that was shortened", "siret;n\n\"3,51E+11\";1\n", "siret n:integer", asks: ["?"]),
    Case("UTF-8 twice", "nom;n\ncafÃ©;1\n", "nom n:integer", asks: ["?"]),
    Case("an apostrophe in UTF-8 twice", "nom;n\nlâ€™eau;1\n", "nom n:integer", asks: ["?"]),
  ]

  @Test(
    "is told from what only looks odd, which is read",
    arguments: [
      ("sep=;\nid;n\na;1\n", "utf-8, semicolon (said by its line ‘sep=’), LF; 2 columns, 1 record"),
      ("sep=,\r\nid,n\r\na,1\r\n", "utf-8, comma (said by its line ‘sep=’), CRLF; 2 columns, 1 record"),
      ("id;n;;\na;1;;\n", "utf-8, semicolon, LF; 2 columns, 1 record; 2 empty columns at the end left out"),
      ("id;n\na;1\n\n\n;\n", "utf-8, semicolon, LF; 2 columns, 1 record, 1 blank skipped"),
      ("id;n\ra;1\r", "utf-8, semicolon, CR; 2 columns, 1 record"),
      ("id;n\na;1\u{A0}234\n", "utf-8, semicolon, LF, thousands by no-break space; 2 columns, 1 record"),
      ("id;n\na;1\u{202F}234\n", "utf-8, semicolon, LF, thousands by narrow no-break space; 2 columns, 1 record"),
      ("id;n\nTotal;1\nTotal;2\nTotal;3\n", "utf-8, semicolon, LF; 2 columns, 3 records"),
    ])
  func odd(text: String, readAs: String) {
    let reading = Self.read(Array(text.utf8), "id n:integer")
    #expect(Self.said(reading) == [])
    #expect(reading.readAs == readAs)
    #expect(reading.table != nil)
  }
}
