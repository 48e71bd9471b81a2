import Testing

@testable import Tables

@Suite("Bands, neighbouring rows and moments in expressions")
struct NeighbourExpressionTests {
  /// A panel out of order, with a gap, a missing unit and a missing year.
  func panel() throws -> Table {
    try table(
      "id,annee,age,revenu,quand,region\nb,2021,40,210,2021-03-01T06:30:00Z,Corse\na,2020,17,100,2021-03-01T06:30:00.25Z,\n"
        + "a,2022,25,,2021-03-01T05:30:00Z,Bretagne\na,2019,18,90,2021-03-01T09:00:00+02:00,Corse\n"
        + ",2020,64,7,,Corse\nb,,3,8,,Bretagne\nb,2020,65,200,2021-03-01T06:29:59.999Z,Corse\n",
      field("id", .string), field("annee", .year), field("age", .integer), field("revenu", .number),
      field("quand", .datetime),
      field("region", .string) { $0.levels = ["Corse", "Bretagne"].map { value in Field.Level(value: value) } })
  }

  func column(_ text: String) throws -> Column { try Expression.parse(text).column(named: "x", in: try panel()) }

  func texts(_ text: String) throws -> [String] {
    let column = try column(text)
    return (0..<column.count).map { column.text(at: $0) ?? "?" }
  }

  func failure(_ text: String) throws -> String {
    let table = try panel()
    do {
      _ = try Expression.parse(text).column(named: "x", in: table)
      return "no failure"
    } catch {
      return "\(error.offset) \(error.id): \(error.message)" + (error.hint.isEmpty ? "" : " | \(error.hint)")
    }
  }

  @Test("cut gives a text with its bands as levels, in order; a break belongs to the band above")
  func cut() throws {
    let bands = try column("cut(age, [18, 25, 65], [\"mineur\", \"jeune\", \"adulte\", \"aîné\"])")
    #expect(bands.field.kind == .string)
    #expect(bands.field.levels.map(\.value) == ["mineur", "jeune", "adulte", "aîné"])
    #expect(
      (0..<7).map { bands.text(at: $0) } == ["adulte", "mineur", "adulte", "jeune", "adulte", "mineur", "aîné"])
    #expect(try column("cut(age, [18, 25, 26])").field.levels.map(\.value) == ["<18", "18–24", "25", "26+"])
    #expect(
      try column("cut(revenu, breaks: [-1.5, 100])").field.levels.map(\.value) == ["<-1.5", "[-1.5, 100[", "100+"])
    #expect(try texts("cut(revenu, [100])")[2] == "?")
    #expect(try texts("cut(x: [age], labels: [\"a\", \"b\"], breaks: [18])")[3] == "b")
    #expect(try texts("cut([age], [18]) == \"<18\"").prefix(2) == ["false", "true"])
    #expect(try column("if(age > 0, cut(age, [18]), missing)").field.levels.count == 2)
  }

  @Test("faults of cut say what the bands are")
  func cutFaults() throws {
    #expect(
      try failure("cut(age, [18, 25], [\"a\", \"b\"])")
        == "19 syntax: 2 breaks make 3 bands, and cut has 2 labels | the bands are: below 18, from 18 to below 25, from 25"
    )
    #expect(try failure("cut(age, [25, 18])") == "14 syntax: the breaks of cut rise, and 18 follows 25")
    #expect(try failure("cut(age, [18], [\"a\", \"a\"])") == "21 syntax: two bands of cut have the label ‘a’")
    #expect(
      try failure("cut(age, 18)")
        == "0 syntax: cut takes a number, a list of breaks and, if need be, a list of labels | write cut(age, [18, 25], [\"child\", \"young\", \"adult\"])"
    )
    #expect(
      try failure("cut(age, [18, 25")
        == "16 syntax: ‘]’ at the end of the list is expected, and the end stands here")
    #expect(
      try failure("cut(age, [age])") == "10 syntax: a number or a text is expected, and ‘age’ stands here")
    #expect(try failure("cut(region, [18])") == "4 type-mismatch: cut needs a number, and ‘region’ is a text")
    #expect(
      try failure("cut(age, [18], [\"a\", \"b\"]) == \"c\"")
        == "30 unknown-level: ‘c’ is no level of this | the levels are: a, b")
    #expect(try failure("max([age], [2019])").hasPrefix("11 unknown-column: there is no column ‘2019’"))
  }

  @Test("lag and lead take the row before and after in the order of the unit, wherever it stands")
  func neighbours() throws {
    #expect(try texts("lag(revenu, by: id, order: annee)") == ["200", "90", "100", "?", "?", "?", "?"])
    #expect(try texts("lead(revenu, by: id, order: annee)") == ["?", "?", "?", "100", "?", "?", "210"])
    #expect(try texts("lag(age > 17, by: id, order: annee)") == ["true", "true", "false", "?", "?", "?", "?"])
    #expect(try texts("lag(lag(annee, by: id, order: annee), by: id, order: annee)")[2] == "2019")
    #expect(try texts("revenu - lag(revenu, by: id, order: annee)")[0] == "10")
    #expect(try texts("lag(age, order: quand)") == ["65", "40", "?", "17", "?", "?", "25"])
    #expect(try column("lag(region, by: id, order: annee)").field.levels.map(\.value) == ["Corse", "Bretagne"])
    #expect(try column("lag(quand, by: id, order: annee)").field.kind == .datetime)
    // The row before is not among those that the condition chooses.
    #expect(try texts("if(annee == 2021, lag(revenu, by: id, order: annee), missing)")[0] == "200")
  }

  @Test("an order that does not order is refused in words")
  func neighbourFaults() throws {
    #expect(
      try failure("lag(age, by: id, order: left(id, 1))")
        == "0 tied-order: two rows of unit ‘b’ have the order ‘b’ (lines 2 and 7 of the data), and neither comes before the other | order by what differs between the rows of a unit, or tell units apart: by: concat(a, \"/\", b)"
    )
    #expect(
      try failure("lag(age, order: annee)")
        == "0 tied-order: two rows have the order 2020 (lines 3 and 6 of the data), and neither comes before the other | name the column of the units: by: …"
    )
    #expect(
      try failure("lag(age)") == "0 syntax: lag takes an order, by name | write lag(revenu, by: menage, order: annee)")
    #expect(
      try failure("lead(age, id, annee)")
        == "10 syntax: lead takes its unit and its order by name | write lead(revenu, by: menage, order: annee)")
    #expect(
      try failure("lag(age, unit: id, order: annee)")
        == "9 syntax: lag has no value named ‘unit’ | its values are: x, by, order")
    #expect(try failure("lag(age, by: id, by: id)") == "17 syntax: lag has the value ‘by’ twice | keep one of the two")
    #expect(
      try failure("lag(age, by: id, order: age > 1)")
        == "28 type-mismatch: true and false have no order | order by a number, a text or a date")
  }

  @Test("values of functions bear names")
  func names() throws {
    #expect(try texts("round(2.345, decimals: 2)")[0] == "2.35")
    #expect(try texts("replace(id, new: \"c\", old: \"a\")")[1] == "c")
    #expect(
      try failure("round(2, digits: 1)") == "9 syntax: round has no value named ‘digits’ | its values are: x, decimals")
    #expect(
      try failure("round(decimals: 2, 1)")
        == "19 syntax: in round a value without a name follows one with a name | put it first, or give it its name")
    #expect(
      try failure("round(decimals: 2)")
        == "6 syntax: round has the value ‘decimals’ without ‘x’ before it | its values are: x, decimals")
    #expect(
      try failure("max(a: 1, 2)")
        == "4 syntax: max has no value named ‘a’ | write its values one after the other, without names")
  }

  @Test("datetimes are ordered with fractions and zones")
  func datetimes() throws {
    let order = try texts("quand > datetime(\"2021-03-01T06:30:00Z\")")
    #expect(order == ["false", "true", "false", "true", "?", "?", "false"])
    #expect(try texts("quand == \"2021-03-01T08:30:00+02:00\"")[0] == "true")
    #expect(
      try texts("quand in [\"2021-03-01T06:30:00.250Z\", datetime(\"2021-03-01 05:30Z\")]").prefix(3) == [
        "false", "true", "true",
      ])
    #expect(try texts("hour(quand)").prefix(4) == ["6", "6", "5", "7"])
    #expect(try texts("date(quand) == date(\"2021-03-01\")")[0] == "true")
    #expect(try column("time(quand)").field.kind == .time)
    #expect(try texts("time(quand) > time(\"06:29\")").prefix(3) == ["true", "true", "false"])
    #expect(
      try failure("quand > \"2021-03-01T06:30:00\"")
        == "8 mixed-zones: 2021-03-01T06:30:00Z has a time zone and 2021-03-01T06:30:00 has none (line 2 of the data), so that nothing tells which comes first | write both with a zone (Z, +02:00) or both without"
    )
    #expect(
      try failure("quand > \"2021-03-01\"")
        == "8 type-mismatch: ‘quand’ is a datetime, and ‘2021-03-01’ is none | write datetimes as \"2026-01-31T06:30:00\""
    )
    #expect(
      try failure("quand > date(\"2021-03-01\")")
        == "6 type-mismatch: ‘quand’ is a datetime and date(\"2021-03-01\") is a date | take the same part of both: date(…) or time(…) of the datetime"
    )
    #expect(
      try failure("id == date(\"2021-03-01\")")
        == "3 type-mismatch: ‘id’ is a text and date(\"2021-03-01\") is a date | give the column its type in the dictionary; in an expression write date(\"2026-01-31\")"
    )
    #expect(
      try failure("date(\"2021-02-30\") == date(\"2021-03-01\")")
        == "5 syntax: ‘2021-02-30’ is no date of the calendar | write date(\"2026-01-31\")")
    #expect(
      try failure("hour(id)")
        == "5 type-mismatch: hour needs a time, and ‘id’ is a text | give the column type: time in the dictionary")
    #expect(try texts("days(date(\"2020-02-28\"), date(\"2020-03-01\"))")[0] == "2")
  }

  @Test("precedence, from the loosest: or, and, not, comparison, sum, product, sign, power")
  func precedence() throws {
    for (written, meant) in [
      ("true or false and false", "true or (false and false)"), ("not false and false", "(not false) and false"),
      ("not 1 == 2", "not (1 == 2)"), ("1 + 1 == 2 and 3 > 2", "((1 + 1) == 2) and (3 > 2)"),
      ("1 + 2 * 3 == 7", "(1 + (2 * 3)) == 7"), ("-2 ^ 2 == -4", "(-(2 ^ 2)) == (-4)"),
      ("2 * -3 == -6", "(2 * (-3)) == (-6)"), ("2 ^ 3 ^ 0 == 2", "(2 ^ (3 ^ 0)) == 2"),
      ("1 + 1 in [2]", "(1 + 1) in [2]"), ("not age in [17]", "not (age in [17])"),
      ("age + 1 is missing", "(age + 1) is missing"), ("2 - 1 - 1 == 0", "((2 - 1) - 1) == 0"),
      ("12 / 2 * 3 == 18", "((12 / 2) * 3) == 18"),
    ] {
      #expect(try texts(written) == texts(meant), "\(written)")
      if !written.contains("age") {
        #expect(try texts(written)[0] == (written.hasPrefix("not false") ? "false" : "true"), "\(written)")
      }
    }
  }
}
