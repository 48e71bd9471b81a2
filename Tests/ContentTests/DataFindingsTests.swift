import Testing
import TestSites

@Suite("What is said of datasets and their dictionaries")
struct DataFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static let cases = [
    SmallCase(
      "no dictionary", { $0.removing(TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: this dataset has no dictionary."
          + " Hint: describe its columns in ‘studies/jardin/data/parcelles.yml’, or let ‘tank new dataset’ draft it. [missing-dictionary]"
      ]),
    SmallCase(
      "no data", { $0.moving(TestSite.data, to: "studies/jardin/data/parcelle.csv") },
      says: [
        "studies/jardin/analysis.yml:5:11: error: the study ‘jardin’ has no dataset ‘parcelles’."
          + " Hint: did you mean ‘parcelle’? The datasets are: parcelle. [unknown-dataset]",
        "studies/jardin/data/parcelle.csv:1:1: error: this dataset has no dictionary."
          + " Hint: describe its columns in ‘studies/jardin/data/parcelle.yml’, or let ‘tank new dataset’ draft it. [missing-dictionary]",
        "studies/jardin/data/parcelles.yml:1:1: error: this dictionary has no file ‘parcelles.csv’ beside it."
          + " Hint: did you mean ‘parcelle.csv’? The files are: parcelle.csv. [dictionary-without-data]",
      ]),
    SmallCase(
      "a dataset with capitals",
      {
        $0.writing("a\n1\n", to: "studies/jardin/data/Écoles.csv").writing(
          "title: A\nfields: [{name: a, type: integer}]\n", to: "studies/jardin/data/Écoles.yml")
      },
      says: [
        "studies/jardin/data/Écoles.csv:1:1: error: the dataset ‘Écoles’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘ecoles’. [bad-slug]"
      ]),
    SmallCase(
      "an old workbook", { $0.writing("x", to: "studies/jardin/data/parcelles.xls") },
      says: [
        "studies/jardin/data/parcelles.xls:1:1: warning: nothing reads ‘parcelles.xls’ here."
          + " Hint: open it in the spreadsheet and save it as ‘.xlsx’ or ‘.ods’. [stray-file]"
      ]),
    SmallCase(
      "two files of one dataset", { $0.writing("x", to: "studies/jardin/data/parcelles.xlsx") },
      says: [
        "studies/jardin/data/parcelles.xlsx:1:1: error: the dataset ‘parcelles’ has the file ‘parcelles.csv’ too."
          + " Hint: keep one of the two: nothing tells which is right. [two-data-files]"
      ]),
    SmallCase(
      "another file", { $0.writing("x", to: "studies/jardin/data/notes.txt") },
      says: [
        "studies/jardin/data/notes.txt:1:1: warning: nothing reads ‘notes.txt’ here."
          + " Hint: a dataset is ‘<name>’ with the ending ‘.csv’, ‘.csv.gz’, ‘.xlsx’, ‘.ods’, ‘.dta’ or ‘.sav’, and its"
          + " dictionary ‘<name>.yml’. [stray-file]"
      ]),
    SmallCase(
      "unknown type",
      { $0.replacing("type: integer, unit", by: "type: nombre, unit", in: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:10:24: error: ‘nombre’ is not a value of ‘type’."
          + " Hint: did you mean ‘number’? The values are: string, integer, number, boolean, date, year, time, datetime, percentage."
          + " [unknown-value]"
      ]),
    SmallCase(
      "an empty list of fields", { $0.writing("title: A\nfields: []\n", to: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:2:9: error: ‘fields’ is an empty list."
          + " Hint: write ‘fields: [{name: …, type: …}]’. [empty-list]"
      ]),
    SmallCase(
      "a field described twice", { $0.appending("  - {name: age, type: integer}\n", to: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:11:12: error: the column ‘age’ is described a second time."
          + " Hint: line 9 describes it; keep one of the two. [duplicate-field]"
      ]
    ),
    SmallCase(
      "a dictionary that cannot be read",
      { $0.replacing("primary-key: [id]", by: "primary-key: [id", in: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:3:7: error: a ‘,’ or the closing ‘]’ is missing before this."
          + " Hint: it opens on line 2; put a text that holds , [ ] { or } between quotes. [yaml-syntax]"
      ]),
    SmallCase(
      "a primary key that is no column", { $0.replacing("[id]", by: "[id, ides]", in: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:2:19: error: the dictionary describes no column ‘ides’."
          + " Hint: the columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
    SmallCase(
      "an unknown delimiter", { $0.appending("dialect: {delimiter: \"/\"}\n", to: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:11:23: error: ‘/’ is not a value of ‘delimiter’."
          + " Hint: the values are: \",\" \";\" \"\\t\" \"|\". [unknown-value]"
      ]),
    SmallCase(
      "an unknown encoding", { $0.appending("encoding: latin-1\n", to: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:11:11: error: ‘latin-1’ is not a value of ‘encoding’."
          + " Hint: the values are: utf-8, utf-16, windows-1252, iso-8859-1, iso-8859-15, mac-roman. [unknown-value]"
      ]),
    SmallCase(
      "comma for decimals and thousands",
      { $0.appending("dialect: {decimal: \",\", thousands: \",\"}\n", to: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:11:1: error: the comma is both the decimal mark and the thousands separator."
          + " Hint: correct decimal or thousands in the dictionary's dialect. [bad-dialect]"
      ]),
    SmallCase(
      "a pattern that is none",
      {
        $0.replacing(
          "{name: ecole, type: string}", by: "{name: ecole, type: string, constraints: {pattern: \"[a-\"}}",
          in: TestSite.dictionary)
      },
      says: [
        "studies/jardin/data/parcelles.yml:8:5: error: ‘[a-’ is no regular expression."
          + " Hint: five digits, for example, are written [0-9]{5}. [bad-pattern]"
      ]),
    SmallCase(
      "a form of dates that is none",
      {
        $0.replacing(
          "{name: ecole, type: string}", by: "{name: ecole, type: date, format: \"%Q\"}", in: TestSite.dictionary)
      },
      says: [
        "studies/jardin/data/parcelles.yml:8:5: error: ‘%Q’ is no form of dates."
          + " Hint: write it with %Y (or %y), %m and %d: \"%d/%m/%Y\". [bad-format]"
      ]),
    SmallCase(
      "two delimiters equally likely",
      { $0.writing("a;b,c\n1;2,3\n4;5,6\n", to: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: comma (2 columns) and semicolon (2 columns) are equally likely delimiters: this line is ‘a;b’ ‘c’ or ‘a’ ‘b,c’."
          + " Hint: say which in the dictionary: dialect: {delimiter: \",\"} or {delimiter: \";\"}. [ambiguous-delimiter]"
      ]),
    SmallCase(
      "a ragged row", { $0.replacing("3,jardin,b,8,12", by: "3,jardin,b,8", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:1: error: this row has 4 cells, the header has 5."
          + " Hint: add the missing cells, empty if need be; a line break inside a cell needs double quotes"
          + " around the cell. [ragged-row]"
      ]),
    SmallCase(
      "a quote never closed", { $0.replacing("3,jardin,b", by: "3,\"jardin,b", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:3: error: a quote opens here and is never closed."
          + " Hint: close it with \", or double it when the text itself begins with a quote: \"\"\"text\"\"\"."
          + " [unclosed-quote]"
      ]),
    SmallCase(
      "a NUL byte", { $0.replacing("3,jardin,b", by: "3,jar\u{0}din,b", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:3: error: ‘jar\u{FFFD}din’ is no level of ‘bras’."
          + " Hint: the levels are: jardin, temoin. [unknown-level]",
        "studies/jardin/data/parcelles.csv:4:6: error: there is a NUL byte here."
          + " Hint: the file is damaged or is not text; save it again as CSV UTF-8. [nul-byte]",
      ]),
    SmallCase(
      "bytes of no encoding",
      {
        $0.writing(
          Array("id,bras,ecole,age,note\n1,jardin,".utf8) + [0xC3, 0x28, 0xE9, 0x81]
            + Array(",8,14\n2,temoin,b,8,é\n".utf8), to: TestSite.data
        )
        .appending("encoding: utf-8\n", to: TestSite.dictionary)
      },
      says: [
        "studies/jardin/data/parcelles.csv:2:10: error: byte 0xC3 is no letter in utf-8."
          + " Hint: save the file again as CSV UTF-8, or say what it is in the dictionary: encoding:"
          + " windows-1252. [invalid-bytes]",
        "studies/jardin/data/parcelles.csv:2:12: error: byte 0xE9 is no letter in utf-8."
          + " Hint: save the file again as CSV UTF-8, or say what it is in the dictionary: encoding:"
          + " windows-1252. [invalid-bytes]",
        "studies/jardin/data/parcelles.csv:2:13: error: byte 0x81 is no letter in utf-8."
          + " Hint: save the file again as CSV UTF-8, or say what it is in the dictionary: encoding:"
          + " windows-1252. [invalid-bytes]",
        "studies/jardin/data/parcelles.csv:3:14: error: ‘é’ is no whole number."
          + " Hint: a word for a missing value belongs in missing-values. [type-error]",
      ]),
    SmallCase(
      "two columns of one name", { $0.replacing("age,note", by: "note,note", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: the file has no column ‘age’, which the dictionary describes."
          + " Hint: add the column, or remove the field from the dictionary. [missing-column]",
        "studies/jardin/data/parcelles.csv:1:20: error: columns 4 and 5 have the same name ‘note’."
          + " Hint: give each column its own name. [duplicate-header]",
      ]),
    SmallCase(
      "a column without name", { $0.replacing("ecole,age,note", by: "ecole,,note", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: the file has no column ‘age’, which the dictionary describes."
          + " Hint: add the column, or remove the field from the dictionary. [missing-column]",
        "studies/jardin/data/parcelles.csv:1:15: error: column 4 has no name."
          + " Hint: name the column, or remove it. [empty-header]",
      ]),
    SmallCase(
      "no row", { $0.writing("id,bras,ecole,age,note\n", to: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: there are column names and no rows. [no-rows]"
      ]),
    SmallCase(
      "an empty file", { $0.writing("", to: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: there is no line of column names."
          + " Hint: begin the file with the names of its columns; when they stand lower, say on which line:"
          + " dialect: {header-row: 3}. [no-header]"
      ]),
    SmallCase(
      "a column that the dictionary does not have", { $0.replacing("age,note", by: "Age,note", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:1:1: error: the file has no column ‘age’, which the dictionary describes."
          + " Hint: the file has ‘Age’: write both the same way. [missing-column]",
        "studies/jardin/data/parcelles.csv:1:15: error: the dictionary does not describe column ‘Age’."
          + " Hint: the dictionary has ‘age’: write both the same way. [extra-column]",
      ]),
    SmallCase(
      "a word for a number", { $0.replacing("3,jardin,b,8,12", by: "3,jardin,b,huit,12", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:12: error: ‘huit’ is no whole number."
          + " Hint: a word for a missing value belongs in missing-values. [type-error]"
      ]),
    SmallCase(
      "a level that is not listed", { $0.replacing("3,jardin", by: "3,jardins", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:3: error: ‘jardins’ is no level of ‘bras’."
          + " Hint: the levels are: jardin, temoin. [unknown-level]"
      ]),
    SmallCase(
      "a key that stands twice", { $0.replacing("3,jardin", by: "2,jardin", in: TestSite.data) },
      says: [
        "studies/jardin/data/parcelles.csv:4:1: error: the key ‘2’ (id) stands already on line 3."
          + " Hint: each row needs a key of its own; correct the row, or primary-key in the dictionary."
          + " [duplicate-key]"
      ]),
    SmallCase(
      "a value out of its range",
      {
        $0.replacing(
          "{name: age, type: integer, privacy: none}",
          by: "{name: age, type: integer, privacy: none, constraints: {minimum: 9, maximum: 9}}",
          in: TestSite.dictionary
        )
        .replacing(
          "1,jardin,a,8,14\n2,jardin,a,9,15\n3,jardin,b,8,12\n4,jardin,b,10,16\n5,jardin,c,9,13\n6,jardin,c,8,17\n7,temoin,d,9,11\n8,temoin,d,10,12\n9,temoin,e,8,10\n10,temoin,e,9,14\n11,temoin,f,10,9\n12,temoin,f,8,13\n",
          by: "1,jardin,a,8,14\n2,temoin,a,10,15\n", in: TestSite.data)
      },
      says: [
        "studies/jardin/data/parcelles.csv:2:12: error: ‘8’ is below the minimum 9."
          + " Hint: correct the value, or minimum in the dictionary. [below-minimum]",
        "studies/jardin/data/parcelles.csv:3:12: error: ‘10’ is above the maximum 9."
          + " Hint: correct the value, or maximum in the dictionary. [above-maximum]",
      ]),
    SmallCase(
      "a number that can be read in two ways",
      {
        $0.replacing("type: integer, unit", by: "type: number, unit", in: TestSite.dictionary)
          .replacing("8,14\n", by: "8,1.234\n", in: TestSite.data)
      },
      says: [
        "studies/jardin/data/parcelles.csv:2:14: error: ‘1.234’ is 1.234 (decimal point) or 1234 (thousands), and nothing else in the file tells which."
          + " Hint: for 1.234 say in the dictionary dialect: {decimal: \".\"}, for 1234 dialect: {decimal: \",\"}. [ambiguous-number]"
      ]),
    SmallCase(
      "a missing value that is required",
      {
        $0.replacing(
          "{name: age, type: integer, privacy: none}",
          by: "{name: age, type: integer, privacy: none, constraints: {required: true}}",
          in: TestSite.dictionary
        )
        .replacing("1,jardin,a,8,14", by: "1,jardin,a,,14", in: TestSite.data)
      },
      says: [
        "studies/jardin/data/parcelles.csv:2:12: error: column ‘age’ needs a value."
          + " Hint: fill the cell, or remove required from the dictionary. [missing-required]"
      ]),
  ]
}
