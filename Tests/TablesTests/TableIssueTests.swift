import CSV
import Testing

@testable import Tables

@Suite("What a data file and its dictionary do not agree about")
struct TableIssueTests {
  func issues(
    _ text: String, _ fields: [Field], primaryKey: [String] = [], dialect: CSV.Dialect = CSV.Dialect()
  ) -> [String] {
    let result = readTable(
      Array(text.utf8), schema: Schema(fields: fields, primaryKey: primaryKey), dialect: dialect)
    #expect((result.table == nil) == !result.issues.isEmpty)
    return result.issues.map { issue in
      let hint = issue.hint.isEmpty ? "" : " | \(issue.hint)"
      return "\(issue.line):\(issue.column) \(issue.rule): \(issue.message)\(hint)"
    }
  }

  @Test("a value against its type")
  func types() {
    #expect(
      issues("a,b\n1,x\n1.5,y\nzut,z\n", [field("a", .integer), field("b", .string)]) == [
        "3:1 type-error: ‘1.5’ is no whole number | for numbers with decimals write type: number in the dictionary",
        "4:1 type-error: ‘zut’ is no whole number | a word for a missing value belongs in missing-values",
      ])
    #expect(
      issues("a;b\n1,5;x\nn.c.;y\n", [field("a", .number), field("b", .string)]) == [
        "3:1 type-error: ‘n.c.’ is no number | numbers of this file have a decimal comma and no thousands separator; "
          + "a word for a missing value belongs in missing-values"
      ])
    #expect(
      issues("a\npeut-être\n", [field("a", .boolean) { ($0.trueValues, $0.falseValues) = (["oui"], ["non"]) }]) == [
        "2:1 type-error: ‘peut-être’ is neither true nor false | true is one of: oui; false is one of: non"
      ])
    #expect(
      issues("a\n2026-02-30\n2026-2-3\n", [field("a", .date)]) == [
        "2:1 type-error: ‘2026-02-30’ is no date of the calendar in the form 2026-01-31"
          + " | for dates in another form say it in the dictionary: format: \"%d/%m/%Y\"",
        "3:1 type-error: ‘2026-2-3’ is no date of the calendar in the form 2026-01-31"
          + " | for dates in another form say it in the dictionary: format: \"%d/%m/%Y\"",
      ])
    #expect(
      issues("a\n20\n", [field("a", .year)]) == ["2:1 type-error: ‘20’ is no year | write four digits: 2020"])
  }

  @Test("a required value that is missing, as an empty cell or as a word")
  func required() {
    let required = field("a", .integer) {
      $0.constraints.required = true
      $0.missingValues = ["NA"]
    }
    #expect(
      issues("a,b\n,x\nNA,y\n", [required, field("b", .string)]) == [
        "2:1 missing-required: column ‘a’ needs a value | fill the cell, or remove required from the dictionary",
        "3:1 missing-required: column ‘a’ needs a value, and ‘NA’ means missing"
          + " | fill the cell, or remove required from the dictionary",
      ])
  }

  @Test("a value out of its range")
  func range() {
    let age = field("âge", .integer) { ($0.constraints.minimum, $0.constraints.maximum) = (0, 120) }
    #expect(
      issues("x,âge\ny,-1\ny,121\ny,120\n", [age, field("x", .string)]) == [
        "2:3 below-minimum: ‘-1’ is below the minimum 0 | correct the value, or minimum in the dictionary",
        "3:3 above-maximum: ‘121’ is above the maximum 120 | correct the value, or maximum in the dictionary",
      ])
  }

  @Test("a text too short, too long, or of another form; the pattern holds for the whole text")
  func texts() {
    let code = field("code", .string) {
      ($0.constraints.minLength, $0.constraints.maxLength) = (2, 6)
      $0.constraints.pattern = "[0-9]{5}"
    }
    #expect(
      issues("code\n75001\n750011\né\n1234567\n", [code]) == [
        "3:1 pattern: ‘750011’ does not have the form [0-9]{5} | correct the value, or pattern in the dictionary",
        "4:1 pattern: ‘é’ does not have the form [0-9]{5} | correct the value, or pattern in the dictionary",
        "4:1 too-short: ‘é’ has 1 character, the minimum is 2",
        "5:1 pattern: ‘1234567’ does not have the form [0-9]{5} | correct the value, or pattern in the dictionary",
        "5:1 too-long: ‘1234567’ has 7 characters, the maximum is 6",
      ])
    #expect(
      issues("code\n1\n", [field("code", .string) { $0.constraints.pattern = "[0-9" }]) == [
        "0:0 bad-pattern: ‘[0-9’ is no regular expression | five digits, for example, are written [0-9]{5}"
      ])
    #expect(
      issues("a\n1\n", [field("a", .date) { $0.format = "%d %q" }]) == [
        "0:0 bad-format: ‘%d %q’ is no form of dates | write it with %Y (or %y), %m and %d: \"%d/%m/%Y\""
      ])
  }

  @Test("bounds that a value must not reach, and bounds of dates")
  func otherBounds() {
    let share = field("part", .number) {
      ($0.constraints.exclusiveMinimum, $0.constraints.exclusiveMaximum) = (0, 1)
    }
    let day = field("jour", .date) {
      $0.format = "%d/%m/%Y"
      ($0.constraints.earliest, $0.constraints.latest) = ("2020-01-01", "2020-12-31")
    }
    #expect(
      issues("part,jour\n0,31/12/2019\n1,01/01/2021\n0.5,31/12/2020\n", [share, day]) == [
        "2:1 below-minimum: ‘0’ is not above 0 | correct the value, or exclusive-minimum in the dictionary",
        "2:3 below-minimum: ‘31/12/2019’ is before the minimum 2020-01-01"
          + " | correct the value, or minimum in the dictionary",
        "3:1 above-maximum: ‘1’ is not below 1 | correct the value, or exclusive-maximum in the dictionary",
        "3:3 above-maximum: ‘01/01/2021’ is after the maximum 2020-12-31"
          + " | correct the value, or maximum in the dictionary",
      ])
  }

  @Test("values that are not allowed, in the file's own form")
  func enumeration() {
    #expect(
      issues(
        "a;b\n1,0;x\n1,5;x\n2;z\n",
        [
          field("a", .number) { $0.constraints.enumeration = ["1", "2"] },
          field("b", .string) { $0.constraints.enumeration = ["x", "y"] },
        ]) == [
          "3:1 not-in-enum: ‘1,5’ is not among the values allowed for ‘a’ | the values are: 1, 2",
          "4:3 not-in-enum: ‘z’ is not among the values allowed for ‘b’ | the values are: x, y",
        ])
  }

  @Test("a code with what is wrong in it, once for each cell")
  func codes() {
    let hint = "give the column the format of text in the spreadsheet, write the zeros again and save"
    #expect(
      issues("insee\n1001\n01004\n1001\n", [field("insee", .string) { $0.meaning = .commune }]) == [
        "2:1 bad-code: ‘1001’ is not a commune code: a spreadsheet removed a zero from ‘01001’ | \(hint)",
        "4:1 bad-code: ‘1001’ is not a commune code: a spreadsheet removed a zero from ‘01001’ | \(hint)",
      ])
  }

  @Test("percentages are read as proportions, with or without spaces")
  func percentages() throws {
    let taux = field("taux", .number) { $0.format = "percent" }
    #expect(
      try table("taux;n\n12,5 %;1\n12,3%;1\n7\u{A0}%;1\n;1\n", taux, field("n", .integer)).numbers("taux").prefix(3)
        == [0.125, 0.123, 0.07])
    #expect(try table("taux\n12.5\n100\n", taux).numbers("taux") == [0.125, 1])
    #expect(
      issues("taux;n\n12,5 %;1\n0,5;1\nzut;1\n", [taux, field("n", .integer)]) == [
        "3:1 type-error: ‘0,5’ has no percent sign, and other values of the column have one"
          + " | write ‘0,5 %’, or the proportion as a percentage",
        "4:1 type-error: ‘zut’ is no percentage | numbers of this file have a decimal comma and no thousands separator;"
          + " a word for a missing value belongs in missing-values",
      ])
  }

  @Test("French answers, and a box that is ticked or left empty")
  func answers() throws {
    #expect(try table("a\noui\nNon\nVRAI\nfaux\n1\n0\n", field("a", .boolean)).numbers("a") == [1, 0, 1, 0, 1, 0])
    let box = field("a", .boolean) { ($0.trueValues, $0.falseValues) = (["X", "x"], [""]) }
    let ticked = try table("a,b\nX,1\n,2\nx,3\n", box, field("b", .integer))
    #expect(ticked.numbers("a") == [1, 0, 1])
  }

  @Test("times and datetimes")
  func moments() throws {
    let read = try table(
      "t,m\n9h05,31/01/2026 06:30\n", field("t", .time) { $0.format = "%Hh%M" },
      field("m", .datetime) { $0.format = "%d/%m/%Y %H:%M" })
    #expect(read.texts("t") == ["09:05:00"])
    #expect(read.texts("m") == ["2026-01-31T06:30:00"])
    #expect(
      issues("t,m\n25:00,2026-01-31\n", [field("t", .time), field("m", .datetime)]) == [
        "2:1 type-error: ‘25:00’ is no time of the day in the form 06:30:00"
          + " | for times in another form say it in the dictionary: format: \"%Hh%M\"",
        "2:7 type-error: ‘2026-01-31’ is no date with a time in the form 2026-01-31T06:30:00"
          + " | for datetimes in another form say it in the dictionary: format: \"%d/%m/%Y %H:%M\"",
      ])
  }

  @Test("a value that is no level")
  func levels() {
    let levels = [Field.Level(value: "1"), Field.Level(value: "2")]
    for kind in [Field.Kind.string, .integer] {
      #expect(
        issues("a\n1\n3\n", [field("a", kind) { $0.levels = levels }]) == [
          "3:1 unknown-level: ‘3’ is no level of ‘a’ | the levels are: 1, 2"
        ])
    }
    #expect(issues("a\n1\n0\n", [field("a", .boolean) { $0.levels = levels }]).count == 1)
  }

  @Test("a value or a key that stands twice, with the line of the first")
  func duplicates() {
    #expect(
      issues("a,b\n1,x\n2,x\n1,y\n", [field("a", .integer) { $0.constraints.unique = true }, field("b", .string)]) == [
        "4:1 duplicate-value: ‘1’ stands already on line 2, and each value must be unique"
          + " | correct the value, or remove unique from the dictionary"
      ])
    #expect(
      issues("a,b\n1,x\n1,y\n1,x\n,x\n", [field("a", .integer), field("b", .string)], primaryKey: ["a", "b"]) == [
        "4:1 duplicate-key: the key ‘1, x’ (a, b) stands already on line 2"
          + " | each row needs a key of its own; correct the row, or primary-key in the dictionary",
        "5:1 missing-required: column ‘a’ is part of the primary key and has no value here | fill the cell",
      ])
    #expect(
      issues("a\n1\n", [field("a", .integer)], primaryKey: ["id"]) == [
        "0:0 unknown-column: the primary key names ‘id’, which is no field of the dictionary | the fields are: a"
      ])
  }

  @Test("a column of one side only")
  func columns() {
    #expect(
      issues("id,Age,autre\n1,2,3\n", [field("id", .string), field("âge", .integer), field("age", .integer)]) == [
        "1:1 missing-column: the file has no column ‘age’, which the dictionary describes"
          + " | the file has ‘Age’: write both the same way",
        "1:1 missing-column: the file has no column ‘âge’, which the dictionary describes"
          + " | columns that the dictionary does not describe: Age, autre",
        "1:4 extra-column: the dictionary does not describe column ‘Age’"
          + " | the dictionary has ‘age’: write both the same way",
        "1:8 extra-column: the dictionary does not describe column ‘autre’"
          + " | fields that the file does not have: âge, age",
      ])
  }

  @Test("1.234 without a clue, and two decimal marks in one file")
  func ambiguousNumbers() {
    let fields = [field("a", .number), field("b", .string)]
    func hint(_ decimal: String, _ thousands: String) -> String {
      "for 1.234 say in the dictionary dialect: {decimal: \"\(decimal)\"}, for 1234 dialect: {decimal: \"\(thousands)\"}"
    }
    #expect(
      issues("a;b\n1.234;x\n12;y\n", fields) == [
        "2:1 ambiguous-number: ‘1.234’ is 1.234 (decimal point) or 1234 (thousands), and nothing else in the file tells which"
          + " | \(hint(".", ","))"
      ])
    #expect(
      issues("a;b\n1,234;x\n12;y\n", fields) == [
        "2:1 ambiguous-number: ‘1,234’ is 1.234 (decimal comma) or 1234 (thousands), and nothing else in the file tells which"
          + " | \(hint(",", "."))"
      ])
    #expect(issues("a;b\n1.234;x\n1,5;y\n", fields) == [])
    #expect(
      issues("a;b\n1,5;x\n2.5;y\n", fields) == [
        "2:1 ambiguous-number: ‘1,5’ says decimal comma and ‘2.5’ on line 3 says decimal point | "
          + "write all numbers of the file alike, or say which is right in the dictionary: "
          + "dialect: {decimal: \",\"} or dialect: {decimal: \".\"}"
      ])
    #expect(
      issues("a;b\n1,5;x\n", fields, dialect: CSV.Dialect(decimalMark: .comma, thousandsSeparator: .comma)) == [
        "0:0 bad-dialect: the comma is both the decimal mark and the thousands separator"
          + " | correct decimal or thousands in the dictionary's dialect"
      ])
  }

  @Test("a clue in another column of the file counts")
  func clueElsewhere() throws {
    let result = readTable(
      Array("a;b\n1.234;0,5\n".utf8), schema: Schema(fields: [field("a", .number), field("b", .number)]))
    #expect(result.table?.numbers("a") == [1234])
    let told = readTable(
      Array("a;b\n1.234;x\n".utf8), schema: Schema(fields: [field("a", .number), field("b", .string)]),
      dialect: CSV.Dialect(decimalMark: .point))
    #expect(told.table?.numbers("a") == [1.234])
  }

  @Test("what the CSV reader finds comes in the same list, with its hints")
  func reader() {
    #expect(
      issues("a,b\n1,x\n2\nz,y\n", [field("a", .integer), field("b", .string)]) == [
        "3:1 ragged-row: this row has 1 cell, the header has 2"
          + " | add the missing cells, empty if need be; a line break inside a cell needs double quotes around the cell",
        "4:1 type-error: ‘z’ is no whole number | a word for a missing value belongs in missing-values",
      ])
    #expect(
      issues("", [field("a", .integer)]).first?.hasPrefix("1:1 no-header: there is no line of column names") == true)
    #expect(issues("a\n", [field("a", .integer)]) == ["1:1 no-rows: there are column names and no rows"])
  }

  @Test("more than fifty of a kind in a column are counted")
  func cap() {
    let result = readTable(
      Array(("a\n" + String(repeating: "x\n", count: 60)).utf8), schema: Schema(fields: [field("a", .integer)]))
    #expect(result.issues.count == 51)
    #expect(result.issues.last?.line == 52)
    #expect(result.issues.last?.message == "the same is wrong in 10 more cells of column ‘a’")
  }

  @Test("a long value or one with line breaks makes a message of one short line")
  func longValues() {
    let text = "a,b\n\"x\ny" + String(repeating: "z", count: 100) + "\",1\n"
    let message = readTable(
      Array(text.utf8), schema: Schema(fields: [field("a", .integer), field("b", .integer)])
    ).issues.first?.message
    #expect(message == "‘x⏎y" + String(repeating: "z", count: 57) + "…’ is no whole number")
  }
}
