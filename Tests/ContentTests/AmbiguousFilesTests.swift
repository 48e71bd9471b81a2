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
      "é of Mac Roman", raw("nom;n\nsoci<8E>t<8E>;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘sociŽtŽ’ "
          + "or ‘société’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ],
      answers: [(mac, ["société"]), (windows, ["sociŽtŽ"])]),
    Case(
      "è and ç of Mac Roman, which windows-1252 lacks", raw("nom;n\nBesan<8D>on;1\nGen<8F>ve;2\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘Besan�on’ "
          + "or ‘Besançon’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ], answers: [(mac, ["Besançon", "Genève"])]),
    Case(
      "ù of Mac Roman in a later line", raw("nom;n\nici;1\no<9D>;2\n"), "nom n:integer",
      asks: [
        "3:1 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘o�’ or "
          + "‘où’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ],
      answers: [(mac, ["ici", "où"])]),
    Case(
      "an apostrophe of Mac Roman", raw("nom;n\nl<D5>eau;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘lÕeau’ or "
          + "‘l’eau’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ],
      answers: [(mac, ["l’eau"]), (windows, ["lÕeau"])]),
    Case(
      "à and ê of Mac Roman in quotes", raw("nom;n\n\"t<90>te; l<88>\";1\n"), "nom n:integer",
      asks: [
        "2:2 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘t�te’ or "
          + "‘tête’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ],
      answers: [(mac, ["tête; là"])]),
    Case(
      "a single Žižek between letters of windows-1252", raw("nom;n\n<8E>i<9E>ek;1\nc<E9>l<E8>bre <E9>t<E9>;2\n"),
      "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or mac-roman: this value is ‘Žižek’ or "
          + "‘éiûek’ | say which in the dictionary: encoding: windows-1252 or encoding: mac-roman"
      ], answers: [(windows, ["Žižek", "célèbre été"])]),
    Case(
      "¦ or Š", raw("nom;n\n<A6>koda <E9>;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or iso-8859-15: this value is ‘¦koda "
          + "é’ or ‘Škoda é’ | say which in the dictionary: encoding: windows-1252 or encoding: iso-8859-15"
      ],
      answers: [(latin9, ["Škoda é"]), (windows, ["¦koda é"])]),
    Case(
      "¨ or š", raw("nom;n\n<A8>a<E9>;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or iso-8859-15: this value is ‘¨aé’ or "
          + "‘šaé’ | say which in the dictionary: encoding: windows-1252 or encoding: iso-8859-15"
      ],
      answers: [(latin9, ["šaé"]), (windows, ["¨aé"])]),
    Case(
      "¸ or ž", raw("nom;n\n<B8>a<E9>;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or iso-8859-15: this value is ‘¸aé’ or "
          + "‘žaé’ | say which in the dictionary: encoding: windows-1252 or encoding: iso-8859-15"
      ],
      answers: [(latin9, ["žaé"]), (windows, ["¸aé"])]),
    Case(
      "a euro sign of one and an accent of the other", raw("nom;n\n5 <A4>, l<B4>eau <E9>;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be windows-1252 or iso-8859-15: this value is ‘5 ¤’ or "
          + "‘5 €’ | say which in the dictionary: encoding: windows-1252 or encoding: iso-8859-15"
      ], answers: [(latin9, ["5 €, lŽeau é"]), (windows, ["5 ¤, l´eau é"])]),
    Case(
      "UTF-8 among windows-1252", raw("nom;n\ncaf<C3><A9> <E9>t<E9>, <E0> pied;1\n"), "nom n:integer",
      asks: [
        "2:1 ambiguous-encoding: the letters can be utf-8 or windows-1252: this value is ‘café �t�’ or "
          + "‘cafÃ© été’ | say which in the dictionary: encoding: utf-8 or encoding: windows-1252"
      ],
      answers: [(windows, ["cafÃ© été, à pied"])]),
    Case(
      "UTF-16 without its mark", Array("nom;n\né;1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      "nom n:integer",
      asks: [
        "1:1 unsupported-encoding: the file is UTF-16 without its mark | say it in the dictionary: "
          + "encoding: utf-16"
      ], answers: [("encoding: utf-16", ["é"])]),
    Case(
      "a NUL", "nom;n\na\u{0};1\n", "nom n:integer",
      asks: [
        "2:2 nul-byte: there is a NUL byte here | the file is damaged or is not text; save it again as "
          + "CSV UTF-8"
      ]),
  ]

  static let numbers = [
    Case(
      "1,234", "a;b\n1,234;x\n12;y\n", "a:number b",
      asks: [
        "2:1 ambiguous-number: ‘1,234’ is 1.234 (decimal comma) or 1234 (thousands), and nothing else "
          + "in the file tells which | for 1.234 say in the dictionary dialect: {decimal: \",\"}, for 1234 "
          + "dialect: {decimal: \".\"}"
      ],
      answers: [(comma, ["1.234", "12"]), (point, ["1234", "12"])]),
    Case(
      "1.234", "a;b\n1.234;x\n12;y\n", "a:number b",
      asks: [
        "2:1 ambiguous-number: ‘1.234’ is 1.234 (decimal point) or 1234 (thousands), and nothing else "
          + "in the file tells which | for 1.234 say in the dictionary dialect: {decimal: \".\"}, for 1234 "
          + "dialect: {decimal: \",\"}"
      ],
      answers: [(point, ["1.234", "12"]), (comma, ["1234", "12"])]),
    Case(
      "-12,345", "a;b\n-12,345;x\n", "a:number b",
      asks: [
        "2:1 ambiguous-number: ‘-12,345’ is -12.345 (decimal comma) or -12345 (thousands), and nothing "
          + "else in the file tells which | for -12.345 say in the dictionary dialect: {decimal: \",\"}, "
          + "for -12345 dialect: {decimal: \".\"}"
      ],
      answers: [(comma, ["-12.345"]), (point, ["-12345"])]),
    Case(
      "1.234 where a whole number is wanted", "a;b\n1.234;x\n", "a:integer b",
      asks: [
        "2:1 ambiguous-number: ‘1.234’ is 1.234 (decimal point) or 1234 (thousands), and nothing else "
          + "in the file tells which | for 1.234 say in the dictionary dialect: {decimal: \".\"}, for 1234 "
          + "dialect: {decimal: \",\"}"
      ],
      answers: [(comma, ["1234"])]),
    Case(
      "2,500 and 3.125 in one file", "a;b\n2,500;x\n3.125;y\n", "a:number b",
      asks: [
        "2:1 ambiguous-number: ‘2,500’ is 2.500 (decimal comma) or 2500 (thousands), and nothing else "
          + "in the file tells which | for 2.500 say in the dictionary dialect: {decimal: \",\"}, for 2500 "
          + "dialect: {decimal: \".\"}",
        "3:1 ambiguous-number: ‘3.125’ is 3.125 (decimal point) or 3125 (thousands), and nothing else "
          + "in the file tells which | for 3.125 say in the dictionary dialect: {decimal: \".\"}, for 3125 "
          + "dialect: {decimal: \",\"}",
      ],
      answers: []),
    Case(
      "1,5 and 2.5 in one file", "a;b\n1,5;x\n2.5;y\n", "a:number b",
      asks: [
        "2:1 ambiguous-number: ‘1,5’ says decimal comma and ‘2.5’ on line 3 says decimal point | write "
          + "all numbers of the file alike, or say which is right in the dictionary: dialect: {decimal: "
          + "\",\"} or dialect: {decimal: \".\"}"
      ]),
    Case(
      "a percentage of three decimals", "a;b\n1,234 %;x\n", "a:percentage b",
      asks: [
        "2:1 ambiguous-number: ‘1,234 %’ is 1.234 (decimal comma) or 1234 (thousands), and nothing else "
          + "in the file tells which | for 1.234 say in the dictionary dialect: {decimal: \",\"}, for 1234 "
          + "dialect: {decimal: \".\"}"
      ],
      answers: [(comma, ["0.01234"])]),
    Case(
      "euros in the cells", "a;b\n12,50 €;x\n", "a:number b",
      asks: [
        "2:1 type-error: ‘12,50 €’ is no number | write the number alone in the cells, and the unit in "
          + "the dictionary: unit: \"€\""
      ]),
    Case(
      "per cent in the cells", "a;b\n12,5 %;x\n", "a:number b",
      asks: [
        "2:1 type-error: ‘12,5 %’ is no number | say in the dictionary type: percentage: ‘12,5 %’ is "
          + "then 0.125"
      ],
      answers: [("type: percentage", ["0.125"])]),
    Case(
      "a long number shortened, as an integer", "a;b\n3,51E+11;x\n", "a:integer b",
      asks: [
        "2:1 rounded-number: ‘3,51E+11’ in column ‘a’ is a long number that a spreadsheet has "
          + "shortened: its last digits are lost | give the column the form of a text in the spreadsheet, "
          + "fill it again from where it comes, and export the file again"
      ]),
  ]

  static let dates = [
    Case(
      "every day is at most 12", "jour;n\n03/04/2021;1\n05/06/2021;2\n", "jour:date n:integer",
      asks: [
        "2:1 ambiguous-date: ‘03/04/2021’ is 2021-04-03 (day first) or 2021-03-04 (month first), and no "
          + "date of column ‘jour’ tells which | say in the dictionary format: \"%d/%m/%Y\" or format: "
          + "\"%m/%d/%Y\""
      ],
      answers: [(dayFirst, ["2021-04-03", "2021-06-05"]), (monthFirst, ["2021-03-04", "2021-05-06"])]),
    Case(
      "with points", "jour;n\n03.04.2021;1\n", "jour:date n:integer",
      asks: [
        "2:1 ambiguous-date: ‘03.04.2021’ is 2021-04-03 (day first) or 2021-03-04 (month first), and no "
          + "date of column ‘jour’ tells which | say in the dictionary format: \"%d.%m.%Y\" or format: "
          + "\"%m.%d.%Y\""
      ],
      answers: [(#"format: "%d.%m.%Y""#, ["2021-04-03"]), (#"format: "%m.%d.%Y""#, ["2021-03-04"])]),
    Case(
      "with two digits of the year", "jour;n\n1/2/21;1\n", "jour:date n:integer",
      asks: [
        "2:1 ambiguous-date: ‘1/2/21’ is 2021-02-01 (day first) or 2021-01-02 (month first), and no "
          + "date of column ‘jour’ tells which | say in the dictionary format: \"%d/%m/%y\" or format: "
          + "\"%m/%d/%y\""
      ],
      answers: [(#"format: "%d/%m/%y""#, ["2021-02-01"]), (#"format: "%m/%d/%y""#, ["2021-01-02"])]),
    Case(
      "with an hour", "jour;n\n03/04/2021 10:30;1\n", "jour:datetime n:integer",
      asks: [
        "2:1 ambiguous-date: ‘03/04/2021 10:30’ is 2021-04-03 (day first) or 2021-03-04 (month first), "
          + "and no date of column ‘jour’ tells which | say in the dictionary format: \"%d/%m/%Y %H:%M\" or "
          + "format: \"%m/%d/%Y %H:%M\""
      ],
      answers: [
        (#"format: "%d/%m/%Y %H:%M""#, ["2021-04-03T10:30:00"]),
        (#"format: "%m/%d/%Y %H:%M""#, ["2021-03-04T10:30:00"]),
      ]),
    Case(
      "the month stands first for sure", "jour;n\n03/04/2021;1\n01/31/2021;2\n", "jour:date n:integer",
      asks: [
        "2:1 type-error: ‘03/04/2021’ is no date of the calendar in the form 2026-01-31 | the month "
          + "stands first, as ‘01/31/2021’ on line 3 shows: say in the dictionary format: \"%m/%d/%Y\""
      ], answers: [(monthFirst, ["2021-03-04", "2021-01-31"])]),
    Case(
      "the day stands first for sure", "jour;n\n03/04/2021;1\n31/01/2021;2\n", "jour:date n:integer",
      asks: [
        "2:1 type-error: ‘03/04/2021’ is no date of the calendar in the form 2026-01-31 | for dates in "
          + "another form say it in the dictionary: format: \"%d/%m/%Y\"",
        "3:1 type-error: ‘31/01/2021’ is no date of the calendar in the form 2026-01-31 | for dates in "
          + "another form say it in the dictionary: format: \"%d/%m/%Y\"",
      ], answers: [(dayFirst, ["2021-04-03", "2021-01-31"])]),
    Case(
      "both orders in one column", "jour;n\n31/01/2021;1\n01/31/2021;2\n", "jour:date n:integer",
      asks: [
        "2:1 ambiguous-date: ‘31/01/2021’ on line 2 has the day first and ‘01/31/2021’ on line 3 the "
          + "month | write all dates of the column alike, best as 2026-01-31"
      ]),
    Case(
      "the same day and month each time", "jour;n\n04/04/2021;1\n", "jour:date n:integer",
      asks: [
        "2:1 type-error: ‘04/04/2021’ is no date of the calendar in the form 2026-01-31 | for dates in "
          + "another form say it in the dictionary: format: \"%d/%m/%Y\""
      ],
      answers: [(dayFirst, ["2021-04-04"])]),
    Case(
      "a serial number", "jour;n\n44197;1\n44198;2\n", "jour:date n:integer",
      asks: [
        "2:1 serial-date: ‘44197’ is a spreadsheet's number for a day: 2021-01-01, or 2025-01-02 when "
          + "it counts from 1904 | give the column the form of a date in the spreadsheet, and export the "
          + "file again",
        "3:1 serial-date: ‘44198’ is a spreadsheet's number for a day: 2021-01-02, or 2025-01-03 when "
          + "it counts from 1904 | give the column the form of a date in the spreadsheet, and export the "
          + "file again",
      ]),
    Case(
      "a serial number with its hour", "jour;n\n\"44197,5\";1\n", "jour:datetime n:integer",
      asks: [
        "2:1 serial-date: ‘44197,5’ is a spreadsheet's number for a day: 2021-01-01, or 2025-01-02 when "
          + "it counts from 1904 | give the column the form of a date in the spreadsheet, and export the "
          + "file again"
      ]),
  ]

  static let shapes = [
    Case(
      "comma or semicolon", "a,b;c\n1,2;3\n4,5;6\n", "a,b c",
      asks: [
        "1:1 ambiguous-delimiter: comma (2 columns) and semicolon (2 columns) are equally likely "
          + "delimiters: this line is ‘a’ ‘b;c’ or ‘a,b’ ‘c’ | say which in the dictionary: dialect: "
          + "{delimiter: \",\"} or {delimiter: \";\"}"
      ],
      answers: [(#"dialect: {delimiter: ";"}"#, ["1,2", "4,5"])]),
    Case(
      "comma or tab", "a,b\tc\n1,2\t3\n", "a b\tc",
      asks: [
        "1:1 ambiguous-delimiter: comma (2 columns) and tab (2 columns) are equally likely delimiters: "
          + "this line is ‘a’ ‘b\tc’ or ‘a,b’ ‘c’ | say which in the dictionary: dialect: {delimiter: "
          + "\",\"} or {delimiter: \"\\t\"}"
      ]),
    Case(
      "no header", "12;Lyon;3\n13;Paris;4\n", "n:integer ville taux:number",
      asks: [
        "1:1 ambiguous-header: line 1, ‘12’ ‘Lyon’ ‘3’, can be the names of the columns or the first "
          + "row, and is none of the names in the dictionary | when the file has no line of names, say it "
          + "in the dictionary: dialect: {header-row: 0}; else write the names: n, ville, taux"
      ],
      answers: [("dialect: {header-row: 0}", ["12", "13"])]),
    Case(
      "a title above the names", "Enquête 2020\n\nid;age\na;30\nb;41\n", "id age:integer",
      asks: [
        "1:1 title-line: line 1, ‘Enquête 2020’, is no line of column names; the names stand on line 3 "
          + "| say it in the dictionary: dialect: {header-row: 3}"
      ],
      answers: [("dialect: {header-row: 3}", ["a", "b"])]),
    Case(
      "a title with delimiters", "Enquête 2020;;\n;;\nid;age;n\na;30;1\n", "id age:integer n:integer",
      asks: [
        "1:1 title-line: line 1, ‘Enquête 2020’, is no line of column names; the names stand on line 3 "
          + "| say it in the dictionary: dialect: {header-row: 3}"
      ],
      answers: [("dialect: {header-row: 3}", ["a"])]),
    Case(
      "a title with a comma", "Enquête 2020, France\nid;age\na;30\nb;41\n", "id age:integer",
      asks: [
        "1:1 title-line: line 1, ‘Enquête 2020’ ‘ France’, is no line of column names; the names stand "
          + "on line 2 | say it in the dictionary: dialect: {header-row: 2}"
      ],
      answers: [("dialect: {header-row: 2}", ["a", "b"])]),
    Case(
      "columns without names that are not empty", "id;age;;\na;30;x;\nb;41;;y\n", "id age:integer",
      asks: [
        "1:8 empty-header: columns 3 to 4 have no name | name them, or remove them"
      ]),
    Case(
      "one column without a name", "id;age;\na;30;x\n", "id age:integer",
      asks: [
        "1:8 empty-header: column 3 has no name | name the column, or remove it"
      ]),
    Case(
      "a row that lacks a cell", "id;age\na\n", "id age:integer",
      asks: [
        "2:1 ragged-row: this row has 1 cell, the header has 2 | add the missing cells, empty if need "
          + "be; a line break inside a cell needs double quotes around the cell"
      ]),
  ]

  static let remarks = [
    Case(
      "a row of sums", "ville;n\nLyon;1\nParis;2\nTotal;3\n", "ville n:integer",
      asks: [
        "4:1 warning totals-row: the last row, ‘Total’, seems to be a sum of the others, and is read as "
          + "a row like them | delete the row: sums are computed"
      ]),
    Case(
      "a code that was shortened", "siret;n\n\"3,51E+11\";1\n", "siret n:integer",
      asks: [
        "2:1 warning rounded-number: ‘3,51E+11’ in column ‘siret’ is a long number that a spreadsheet "
          + "has shortened: its last digits are lost | give the column the form of a text in the "
          + "spreadsheet, fill it again from where it comes, and export the file again"
      ]),
    Case(
      "UTF-8 twice", "nom;n\ncafÃ©;1\n", "nom n:integer",
      asks: [
        "2:1 warning double-encoding: ‘cafÃ©’ is probably ‘café’, turned into UTF-8 twice | export the "
          + "file again from where it comes: no encoding undoes it"
      ]),
    Case(
      "an apostrophe in UTF-8 twice", "nom;n\nlâ€™eau;1\n", "nom n:integer",
      asks: [
        "2:1 warning double-encoding: ‘lâ€™eau’ is probably ‘l’eau’, turned into UTF-8 twice | export "
          + "the file again from where it comes: no encoding undoes it"
      ]),
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
