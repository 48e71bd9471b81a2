import CSV
import Testing

@testable import Tables

@Suite("Expressions")
struct ExpressionTests {
  /// Five people; the last one has nothing but a name.
  func people() throws -> Table {
    let text =
      "nom;âge;revenu;femme;région;code;jour;taux d'emploi\n"
      + "Ana;17;0;oui;Bretagne;01;2020-02-29;0,5\nBob;40;1500,5;non;Corse;02;2021-07-14;0,25\n"
      + "Cléo;65;2 000;oui;Bretagne;03;1999-12-31;1\nDan;30;;non;;04;;\nEve;;;;;;;\n"
    return try table(
      text, field("nom", .string), field("âge", .integer), field("revenu", .number), field("femme", .boolean),
      field("région", .string) {
        $0.levels = ["Bretagne", "Corse", "Occitanie"].map { value in Field.Level(value: value) }
      },
      field("code", .string), field("jour", .date), field("taux d'emploi", .number))
  }

  func names(_ filter: String) throws -> [String] {
    let table = try people()
    let rows = try Expression.parse(filter).rows(in: table)
    return rows.compactMap { table.texts("nom")[$0] }
  }

  func numbers(_ text: String) throws -> [Double] {
    let column = try Expression.parse(text).column(named: "x", in: try people())
    if case .numbers(let values) = column.values { return values }
    return []
  }

  @Test("filters keep the rows where they are true")
  func filters() throws {
    #expect(try names("âge >= 18") == ["Bob", "Cléo", "Dan"])
    #expect(try names("âge >= 18 and région == \"Bretagne\"") == ["Cléo"])
    #expect(try names("région in ['Bretagne', 'Corse'] and not femme") == ["Bob"])
    #expect(try names("femme or âge > 35") == ["Ana", "Bob", "Cléo"])
    #expect(try names("femme == false") == ["Bob", "Dan"])
    #expect(try names("[taux d'emploi] < 1 and `taux d'emploi` > 0.25") == ["Ana"])
    #expect(try names("jour >= \"2020-01-01\"") == ["Ana", "Bob"])
    #expect(try names("year(jour) == 1999 or month(jour) == 7") == ["Bob", "Cléo"])
    #expect(try names("âge in [17, 30, -1]") == ["Ana", "Dan"])
    #expect(try names("âge not in [17, 30]") == ["Bob", "Cléo"])
    #expect(try names("nom > \"Bz\" and nom < \"D\"") == ["Cléo"])
    #expect(try names("true") == ["Ana", "Bob", "Cléo", "Dan", "Eve"])
  }

  @Test("arithmetic has the usual precedence")
  func precedence() throws {
    #expect(try numbers("1 + 2 * 3 ^ 2 ^ 0.5 / 1")[0] == 1 + 2 * 4.728804387837416)
    #expect(try numbers("-2 ^ 2")[0] == -4)
    #expect(try numbers("2 ^ -1")[0] == 0.5)
    #expect(try numbers("(1 + 2) * 3")[0] == 9)
    #expect(try numbers("10 - 4 - 3")[0] == 3)
    #expect(try numbers("8 / 4 / 2")[0] == 1)
    #expect(try numbers("--3 + +2")[0] == 5)
    #expect(try numbers(".5 + 1e2 + 2.")[0] == 102.5)
    #expect(try numbers("revenu / 1000")[1] == 1.5005)
  }

  @Test("functions")
  func functions() throws {
    #expect(try numbers("log(exp(1))")[0] == 1)
    #expect(try numbers("sqrt(16) + abs(-1)")[0] == 5)
    #expect(try numbers("round(2.5)")[0] == 3)
    #expect(try numbers("round(-2.5)")[0] == -3)
    #expect(try numbers("round(3.14159, 2)")[0] == 3.14)
    #expect(try numbers("round(1234, -2)")[0] == 1200)
    #expect(try numbers("min(âge, 40, 50)").prefix(4) == [17, 40, 40, 30])
    #expect(try numbers("max(âge, 40)").prefix(4) == [40, 40, 65, 40])
    #expect(try numbers("min(âge, 40)")[4].isNaN)
    #expect(try numbers("if(femme, 1, 0)").prefix(4) == [1, 0, 1, 0])
  }

  @Test("parts of dates, and the days between two")
  func dates() throws {
    #expect(try numbers("day(jour)").prefix(3) == [29, 14, 31])
    #expect(try numbers("quarter(jour)").prefix(3) == [1, 3, 4])
    #expect(try numbers("weekday(jour)").prefix(3) == [6, 3, 5])
    // Python: date(2020, 2, 29) - date(2020, 1, 1) is 59 days.
    #expect(try numbers("days(\"2020-01-01\", jour)")[0] == 59)
    #expect(try numbers("days(jour, \"2020-01-01\")")[3].isNaN)
    #expect(try failure("day(\"31/01/2020\") == 1").contains("day needs a date, and \"31/01/2020\" is a text"))
  }

  @Test("texts are searched, cut and joined")
  func textFunctions() throws {
    #expect(try names("contains(nom, \"n\")") == ["Ana", "Dan"])
    #expect(try names("starts_with(lower(nom), \"c\") or ends_with(nom, \"b\")") == ["Bob", "Cléo"])
    #expect(try names("length(nom) == 4") == ["Cléo"])
    #expect(try names("concat(left(nom, 1), right(nom, 1)) == \"Co\"") == ["Cléo"])
    #expect(try names("upper(trim(\"  a \")) == \"A\" and replace(nom, \"é\", \"e\") == \"Cleo\"") == ["Cléo"])
    #expect(try names("contains(région, \"o\") is missing") == ["Dan", "Eve"])
    #expect(try failure("left(nom, \"a\") == \"b\"").hasPrefix("10 type-mismatch: left needs a number of characters"))
    #expect(try failure("contains(nom) == true").hasPrefix("0 syntax: contains takes two values and has 1"))
  }

  @Test("conversions are written, and a text that is no number is an error with its line")
  func conversions() throws {
    #expect(try numbers("number(code)").prefix(4) == [1, 2, 3, 4])
    #expect(try names("text(âge) == \"17\" and text(femme) == \"true\"") == ["Ana"])
    #expect(
      try failure("number(nom) > 1")
        == "0 no-finite-result: ‘Ana’ is no number (line 2 of the data) | numbers in texts have a decimal point; "
        + "leave other rows out: if(condition, number(x), missing)")
  }

  @Test("floor, ceil, log10, between and coalesce")
  func otherFunctions() throws {
    #expect(try numbers("floor(-1.5) + ceil(1.2) + log10(1000)")[0] == 3)
    #expect(try names("between(âge, 30, 65)") == ["Bob", "Cléo", "Dan"])
    #expect(try names("between(âge, 40, revenu) is missing") == ["Eve"])
    #expect(try names("between(jour, \"2020-01-01\", \"2020-12-31\")") == ["Ana"])
    #expect(try numbers("coalesce(revenu, âge, 0)") == [0, 1500.5, 2000, 30, 0])
    #expect(try names("coalesce(région, \"?\") == \"?\"") == ["Dan", "Eve"])
    #expect(
      try failure("coalesce(âge, nom) == 1")
        == "15 type-mismatch: the values of coalesce have one type, and these are a number and a text")
  }

  /// Kleene (1952), *Introduction to Metamathematics*, section 64: the strong tables.
  @Test("and, or and not of missing values follow Kleene's tables")
  func kleene() throws {
    let table = try table(
      "p,q\n1,1\n1,0\n1,\n0,1\n0,0\n0,\n,1\n,0\n\"\",\n", field("p", .boolean), field("q", .boolean))
    func truths(_ text: String) throws -> String {
      let column = try Expression.parse(text).column(named: "x", in: table)
      guard case .numbers(let values) = column.values else { return "" }
      return values.map { $0.isNaN ? "?" : $0 == 1 ? "1" : "0" }.joined()
    }
    #expect(try truths("p and q") == "10?000?0?")
    #expect(try truths("p or q") == "11110?1??")
    #expect(try truths("not p") == "000111???")
    #expect(try truths("p is missing") == "000000111")
    #expect(try truths("q is not missing") == "110110110")
    #expect(try truths("p == q") == "10?01????")
  }

  @Test("what is computed from a missing value is missing, and a filter leaves it out")
  func missing() throws {
    #expect(try names("revenu > 0") == ["Bob", "Cléo"])
    #expect(try names("not (revenu > 0)") == ["Ana"])
    #expect(try names("région != \"Corse\"") == ["Ana", "Cléo"])
    #expect(try names("région is missing and âge is not missing") == ["Dan"])
    #expect(try names("if(femme, true, false) is missing") == ["Eve"])
    #expect(try numbers("revenu ^ 0")[3].isNaN)
    #expect(try numbers("if(revenu > 0, log(revenu), missing)")[0].isNaN)
    #expect(try names("missing is missing").count == 5)
  }

  @Test("a result that is not finite is an error with its line, unless the row is not reached")
  func finite() throws {
    func failure(_ text: String) throws -> ExpressionError? {
      let table = try people()
      return #expect(throws: ExpressionError.self) { try Expression.parse(text).column(named: "x", in: table) }
    }
    #expect(try failure("1 + log(revenu)")?.message == "log of 0 has no finite result (line 2 of the data)")
    #expect(try failure("1 + log(revenu)")?.offset == 4)
    #expect(try failure("1 / revenu")?.message == "1 is divided by zero (line 2 of the data)")
    #expect(try failure("sqrt(âge - 20)")?.message == "sqrt of -3 has no finite result (line 2 of the data)")
    #expect(try failure("10 ^ 400")?.hint == "leave such rows out: if(condition, value, missing)")
    #expect(try names("revenu > 0 and log(revenu) > 7.4") == ["Cléo"])
    #expect(try names("revenu == 0 or log(revenu) > 7.4") == ["Ana", "Cléo"])
  }

  @Test("derived columns have the type of their expression")
  func derived() throws {
    let table = try people()
    func kind(_ text: String) throws -> Field.Kind {
      try Expression.parse(text).column(named: "x", in: table).field.kind
    }
    #expect(try kind("revenu / 2") == .number)
    #expect(try kind("âge") == .number)
    #expect(try kind("âge > 18") == .boolean)
    #expect(try kind("if(âge > 18, \"adulte\", missing)") == .string)
    #expect(try kind("if(femme, jour, missing)") == .date)
    #expect(try Expression.parse("a + [b c] * a").columnNames == ["a", "b c"])
    #expect(try Expression.parse("âge > 18").kind(in: table) == .boolean)
  }

  func failure(_ text: String) throws -> String {
    let table = try people()
    do {
      _ = try Expression.parse(text).rows(in: table)
      return "no failure"
    } catch {
      return "\(error.offset) \(error.id): \(error.message)" + (error.hint.isEmpty ? "" : " | \(error.hint)")
    }
  }

  @Test("unknown names list what there is")
  func unknown() throws {
    #expect(
      try failure("age >= 18")
        == "0 unknown-column: there is no column ‘age’ | the columns are: nom, âge, revenu, femme, région, code, jour, taux d'emploi"
    )
    #expect(
      try failure("âge > 1 and ln(revenu) > 1")
        == "13 unknown-function: there is no function ‘ln’ | the functions are: if, cut, lag, lead, log, log10, exp, sqrt, abs, round, floor, ceil, min, max, year, month, day, weekday, quarter, days, hour, minute, date, time, datetime, length, number, lower, upper, trim, replace, left, right, concat, text, contains, starts_with, ends_with, between, coalesce"
    )
    #expect(
      try failure("région == \"Bretange\"")
        == "11 unknown-level: ‘Bretange’ is no level of ‘région’ | the levels are: Bretagne, Corse, Occitanie")
    #expect(try failure("région in [\"Corse\", \"x\"]").hasPrefix("21 unknown-level: ‘x’"))
  }

  @Test("types are strict, and the hint says what to write")
  func types() throws {
    #expect(
      try failure("code == 1")
        == "5 type-mismatch: ‘code’ is a text and 1 is a number | write the number in quotes, as the text it is: \"1\"")
    #expect(
      try failure("âge == \"18\"")
        == "5 type-mismatch: ‘âge’ is a number and \"18\" is a text | write the number without quotes: 18")
    #expect(
      try failure("femme == 1")
        == "6 type-mismatch: ‘femme’ is a boolean and 1 is a number | write true in place of 1")
    #expect(
      try failure("femme * 2 > 1")
        == "0 type-mismatch: ‘*’ needs numbers, and ‘femme’ is a boolean | turn it into a number: if(…, 1, 0)")
    #expect(
      try failure("\"âge\" * 2 > 1")
        == "0 type-mismatch: ‘*’ needs numbers, and \"âge\" is a text | quotes make a text; the column is written [âge]"
    )
    #expect(
      try failure("\"région\" == \"Corse\"")
        == "10 type-mismatch: \"région\" and \"Corse\" are both texts, no column | quotes make a text; the column is written [région]"
    )
    #expect(
      try failure("âge and femme")
        == "0 type-mismatch: and needs true or false on both sides, and ‘âge’ is a number | compare it with a number: … == 1"
    )
    #expect(
      try failure("âge + 1")
        == "5 type-mismatch: a filter is true or false for each row, and this is a number | compare it with a number: … > 0"
    )
    #expect(
      try failure("jour > \"14/07/2021\"")
        == "7 type-mismatch: ‘jour’ is a date, and ‘14/07/2021’ is none | write dates as \"2026-01-31\"")
    #expect(
      try failure("year(code) == 1")
        == "5 type-mismatch: year needs a date, and ‘code’ is a text | give the column type: date in the dictionary")
    #expect(
      try failure("âge == missing")
        == "5 type-mismatch: a comparison with missing is never true | write … is missing or … is not missing")
    #expect(
      try failure("if(femme, 1, \"a\") == 1")
        == "13 type-mismatch: the two values of if have one type, and these are a number and a text")
    #expect(try failure("femme < true") == "6 type-mismatch: true and false have no order | use == or !=")
    #expect(try failure("missing") == "0 type-mismatch: missing alone is neither number nor text")
  }

  @Test("faults of writing say where and what to write")
  func syntax() throws {
    #expect(try failure("") == "0 syntax: the expression is empty")
    #expect(try failure("âge = 18") == "5 syntax: ‘=’ has no meaning here | to compare write ==")
    #expect(try failure("âge > 1 && femme") == "9 syntax: ‘&&’ has no meaning here | write and")
    #expect(try failure("âge <> 1") == "5 syntax: ‘<>’ has no meaning here | for “different from” write !=")
    #expect(
      try failure("région == “Corse”")
        == "11 syntax: ‘“’ has no meaning here | put texts between straight quotes: \"…\"")
    #expect(try failure("région == \"Corse") == "11 syntax: ‘\"’ opens here and is never closed | close it with \"")
    #expect(try failure("âge > 0,5") == "8 syntax: ‘,’ does not belong here | decimals are written with a point: 0.5")
    #expect(
      try failure("1 < âge < 3")
        == "9 syntax: a second comparison follows the first | join two comparisons with and: 1 < x and x < 3")
    #expect(
      try failure("(âge > 1") == "9 syntax: ‘)’ at the end of the parenthesis is expected, and the end stands here")
    #expect(try failure("âge >") == "6 syntax: a value is expected, and the end stands here")
    #expect(try failure("and femme") == "0 syntax: a value is expected, and ‘and’ stands here")
    #expect(
      try failure("12m_revenu > 1")
        == "0 syntax: a number runs into ‘m’ | a column's name that begins with a digit stands in brackets: [12m_revenu]"
    )
    #expect(
      try failure("max(âge) > 1")
        == "0 syntax: max takes two values or more and has 1 | max compares the values of one row, not a whole column")
    #expect(
      try failure("if(femme, 1) > 0")
        == "0 syntax: if takes three values and has 2 | write if(condition, value when true, value when false)")
    #expect(try failure("âge is empty") == "8 syntax: ‘missing’ after is is expected, and ‘empty’ stands here")
    #expect(
      try failure("âge > 1 $")
        == "9 syntax: ‘$’ has no meaning here | a column's name with other signs than letters, digits and _ stands in brackets: [taux d'emploi]"
    )
    #expect(try failure("âge > 1 femme") == "9 syntax: ‘femme’ does not belong here")
  }

  @Test("depth and size have limits")
  func limits() throws {
    let deep = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
    #expect(try failure(deep).contains("the expression is nested more than 100 levels deep"))
    let power = String(repeating: "2^", count: 200) + "1"
    #expect(try failure(power).contains("the expression is nested more than 100 levels deep"))
    let long = String(repeating: "1+", count: 600) + "1"
    #expect(try failure(long).contains("the expression has more than 1000 parts"))
  }
}
