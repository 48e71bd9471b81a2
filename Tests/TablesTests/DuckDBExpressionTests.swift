import Testing

@testable import Tables

/// Expressions made at random and what DuckDB 2.0.1 gives for them in SQL, over rows with every kind of missing value.
///
/// In SQL, `if(p, x, y)` is `CASE WHEN p THEN x WHEN NOT p THEN y END`; `min` and `max` are `least` and `greatest` that are
/// NULL when a side is; `weekday` is `isodow`, `days(d, e)` is `date_diff('day', d, e)`, `concat` is `||`, `x / 2` a
/// division of doubles; the others have the same name.
@Suite("Expressions agree with DuckDB")
struct DuckDBExpressionTests {
  /// The rows of the SQL table, with its columns.
  static let rows = """
    a,b,n,p,q,s,t,d,e
    1.5,2,3,true,false,abc,b,2020-02-29,2020-03-01
    -2.25,,0,false,,Été,é,1999-12-31,2000-01-01
    ,4,-7,,true,,z,2021-07-14,
    0,-1,,true,,Bretagne,Bre,,2021-01-01
    12345.678,0.5,2,,,b,abc,2024-12-31,2024-01-01
    -0.5,-0.5,10,false,false," x y ",,2000-02-29,2000-02-29
    2.5,3.5,1,true,true,x y,x,,
    ,,,,false,,,1970-01-01,1969-12-31

    """

  @Test("in arithmetic, logic of three values, texts and dates", arguments: [0, 1])
  func agrees(half: Int) throws {
    let table = try table(
      Self.rows, field("a", .number), field("b", .number), field("n", .integer), field("p", .boolean),
      field("q", .boolean), field("s", .string), field("t", .string), field("d", .date), field("e", .date))
    for (text, expected) in half == 0 ? Self.cases : Self.moreCases {
      let column = try Expression.parse(text).column(named: "x", in: table)
      let wanted = words(expected)
      try #require(wanted.count == table.rowCount, "\(text)")
      for row in 0..<table.rowCount {
        #expect(
          matches(column, row, wanted[row]), "\(text), row \(row): \(column.text(at: row) ?? "-"), \(wanted[row])")
      }
    }
  }

  /// The last places of logarithms and powers are those of the machine's library.
  private func matches(_ column: Column, _ row: Int, _ wanted: String) -> Bool {
    switch wanted {
    case "-": return column.isMissing(row)
    case "T", "F": return column.text(at: row) == (wanted == "T" ? "true" : "false")
    case _ where wanted.hasPrefix("‘"): return column.text(at: row) == String(wanted.dropFirst().dropLast())
    default:
      guard case .numbers(let values) = column.values, let number = Double(wanted) else { return false }
      return (values[row] - number).magnitude <= 1e-14 * number.magnitude
    }
  }

  private func words(_ line: String) -> [String] {
    var words: [String] = []
    var isText = false
    for character in line {
      if character == "‘" { isText = true }
      if character == "’" { isText = false }
      if character == " ", !isText {
        words.append("")
      } else {
        if words.isEmpty { words.append("") }
        words[words.count - 1].append(character)
      }
    }
    return words
  }

  static let cases: [(String, String)] = [
    (
      "starts_with(s, s)",
      "T T - T T T T -"
    ),
    (
      "((2.25) is missing)",
      "F F F F F F F F"
    ),
    (
      "(n in [3, 0, 10])",
      "T T F - F T F -"
    ),
    (
      "trim(left(s, 5))",
      "‘abc’ ‘Été’ - ‘Breta’ ‘b’ ‘x y’ ‘x y’ -"
    ),
    (
      "right(right(t, 0), 2)",
      "‘’ ‘’ ‘’ ‘’ ‘’ - ‘’ -"
    ),
    (
      "min(round(1, 1), if(q, n, 10))",
      "1 - -7 - - 1 1 1"
    ),
    (
      "((sqrt(abs(max(b, b))) != (1) / 4) and (a > weekday(d)))",
      "F F - - T F - -"
    ),
    (
      "sqrt(abs(0))",
      "0 0 0 0 0 0 0 0"
    ),
    (
      "(n in [10, 3, 0])",
      "T T F - F T F -"
    ),
    (
      "(t < s)",
      "F F - T T - T -"
    ),
    (
      "(a in [2, 1.5, 0])",
      "T F - T F F F -"
    ),
    (
      "b ^ 2",
      "4 - 16 1 0.25 0.25 12.25 -"
    ),
    (
      "coalesce(\"Bre\", \"\")",
      "‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’"
    ),
    (
      "(\"b\" == if(q, s, \"Bre\"))",
      "F - - - - F F F"
    ),
    (
      "between(log(abs(2.25) + 1), 0, 3)",
      "T T T T T T T T"
    ),
    (
      "(not ((n in [10, 1.5, 0])) or p)",
      "T F T T T F T -"
    ),
    (
      "(a in [1.5, 0, -1])",
      "T F - T F F F -"
    ),
    (
      "trim(concat(t, t))",
      "‘bb’ ‘éé’ ‘zz’ ‘BreBre’ ‘abcabc’ - ‘xx’ -"
    ),
    (
      "((q) == (starts_with(trim(t), \"Bre\")))",
      "T - F - - - F -"
    ),
    (
      "upper(upper(\"b\"))",
      "‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’"
    ),
    (
      "(b in [2, 0, 10])",
      "T - F F F F F -"
    ),
    (
      "(s <= s)",
      "T T - T T T T -"
    ),
    (
      "coalesce(t, s)",
      "‘b’ ‘é’ ‘z’ ‘Bre’ ‘abc’ ‘ x y ’ ‘x’ -"
    ),
    (
      "ends_with(upper(s), upper(trim(right(t, 5))))",
      "F T - F F - F -"
    ),
    (
      "contains(trim(trim(t)), lower(left(t, 2)))",
      "T T T F T - T -"
    ),
    (
      "(a in [1.5, 0, 3])",
      "T F - T F F F -"
    ),
    (
      "day(e)",
      "1 1 - 1 1 29 - 31"
    ),
    (
      "((2 < a) or ((p) == (q)))",
      "F - - - T T T -"
    ),
    (
      "(starts_with(t, \"é\") and (d <= e))",
      "F T F F F - F F"
    ),
    (
      "(((p) == (((n) is missing))) and not ((d != e)))",
      "F F - - F T F F"
    ),
    (
      "replace(right(coalesce(t, right(s, 2)), 1), \" \", \"\")",
      "‘b’ ‘é’ ‘z’ ‘e’ ‘c’ ‘’ ‘x’ -"
    ),
    (
      "((log(abs(a) + 1)) is not missing)",
      "T T F T T T T F"
    ),
    (
      "min(0, a)",
      "0 -2.25 - 0 0 -0.5 0 -"
    ),
    (
      "trim(t)",
      "‘b’ ‘é’ ‘z’ ‘Bre’ ‘abc’ - ‘x’ -"
    ),
    (
      "starts_with(s, t)",
      "F F - T F - T -"
    ),
    (
      "\"Bre\"",
      "‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’"
    ),
    (
      "coalesce(upper(right(\"Bre\", 1)), upper(s))",
      "‘E’ ‘E’ ‘E’ ‘E’ ‘E’ ‘E’ ‘E’ ‘E’"
    ),
    (
      "(days(d, e) != a)",
      "T T - - T T - -"
    ),
    (
      "((q) is missing)",
      "F T F T T F F F"
    ),
    (
      "between(a, 0, 3)",
      "T F - T F F T -"
    ),
    (
      "contains(t, trim(trim(s)))",
      "F F - F T - F -"
    ),
    (
      "(t in [\"b\", \"abc\", \"é\"])",
      "T T F F T - F -"
    ),
    (
      "upper(replace(t, \" \", \"z\"))",
      "‘B’ ‘É’ ‘Z’ ‘BRE’ ‘ABC’ - ‘X’ -"
    ),
    (
      "between(if(p, days(d, e), day(e)), 0, 3)",
      "T T - - - F - -"
    ),
    (
      "not (not (p))",
      "T F - T - F T -"
    ),
    (
      "coalesce(coalesce(s, \"Bre\"), right(s, 0))",
      "‘abc’ ‘Été’ ‘Bre’ ‘Bretagne’ ‘b’ ‘ x y ’ ‘x y’ ‘Bre’"
    ),
    (
      "lower(t)",
      "‘b’ ‘é’ ‘z’ ‘bre’ ‘abc’ - ‘x’ -"
    ),
    (
      "((n in [1.5, 0, 2]) or (n not in [1.5, 0, 3]))",
      "F T T - T T T -"
    ),
    (
      "((contains(upper(s), left(t, 0))) is missing)",
      "F F T F F T F T"
    ),
    (
      "if(p, s, \"\")",
      "‘abc’ ‘’ - ‘Bretagne’ - ‘’ ‘x y’ -"
    ),
    (
      "replace(\"Bre\", \" \", \"\")",
      "‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’"
    ),
    (
      "if(p, s, if((d > e), left(s, 1), if(p, t, s)))",
      "‘abc’ ‘Été’ - ‘Bretagne’ - ‘ x y ’ ‘x y’ -"
    ),
    (
      "right(replace(\"Bre\", \"b\", \"bb\"), 2)",
      "‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’"
    ),
    (
      "if(q, \"b\", t)",
      "‘b’ - ‘b’ - - - ‘b’ -"
    ),
    (
      "(((a not in [0, 2, 1.5])) == (((\"\" < lower(t)) and contains(t, s))))",
      "T F - T T - F -"
    ),
    (
      "round(quarter(e))",
      "1 1 - 1 1 1 - 4"
    ),
    (
      "not ((q or p))",
      "F - F F - T F -"
    ),
    (
      "log(abs(floor(n)) + 1)",
      "1.3862943611198906 0 2.0794415416798357 - 1.0986122886681098 2.3978952727983707 0.6931471805599453 -"
    ),
    (
      "lower(lower(coalesce(\"é\", t)))",
      "‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’"
    ),
    (
      "(day(d) < round(10, 1))",
      "F F F - F F - T"
    ),
    (
      "not (ends_with(s, t))",
      "T F - T T - T -"
    ),
    (
      "(((2.25 * -1)) is not missing)",
      "T T T T T T T T"
    ),
    (
      "(p and p)",
      "T F - T - F T -"
    ),
    (
      "abs(round(year(d)))",
      "2020 1999 2021 - 2024 2000 - 1970"
    ),
    (
      "not ((weekday(d) >= exp(a / 1000)))",
      "F F - - T F - -"
    ),
    (
      "(b not in [2, 1.5, 0])",
      "F - T T T T T -"
    ),
    (
      "(a in [10, -1, 1.5])",
      "T F - F F F F -"
    ),
    (
      "(s in [\"b\", \"abc\", \"é\"])",
      "T F - F T F F -"
    ),
    (
      "\"x y\"",
      "‘x y’ ‘x y’ ‘x y’ ‘x y’ ‘x y’ ‘x y’ ‘x y’ ‘x y’"
    ),
    (
      "((day(d)) is not missing)",
      "T T T F T T F T"
    ),
    (
      "lower(lower(right(\"Bre\", 2)))",
      "‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’ ‘re’"
    ),
    (
      "(e >= e)",
      "T T - T T T - T"
    ),
    (
      "exp(a / 1000)",
      "1.001501125562711 0.9977525293526299 - 1 229963.98760140003 0.9995001249791693 1.0025031276057952 -"
    ),
    (
      "left(\"Bre\", 1)",
      "‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’"
    ),
    (
      "((p) == ((d == \"2020-02-29\")))",
      "T T - - - T - -"
    ),
    (
      "year(e)",
      "2020 2000 - 2021 2024 2000 - 1969"
    ),
    (
      "(d == \"2020-02-29\")",
      "T F F - F F - F"
    ),
    (
      "ceil(weekday(d))",
      "6 5 3 - 2 2 - 4"
    ),
    (
      "upper(right(\"\", 5))",
      "‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’"
    ),
    (
      "(max(b, a) <= ceil(2.25))",
      "T - - T F T F -"
    ),
    (
      "starts_with(\"é\", t)",
      "F T F F F - F -"
    ),
    (
      "(log(abs(abs(0.5)) + 1) <= weekday(e))",
      "T T - T T T - T"
    ),
    (
      "n ^ 2",
      "9 0 49 - 4 100 1 -"
    ),
    (
      "between(round(n, 1), 0, 3)",
      "T T F - T F T -"
    ),
    (
      "left(left(\"é\", 5), 1)",
      "‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’"
    ),
    (
      "between(n, 0, 3)",
      "T T F - T F T -"
    ),
    (
      "(d <= \"2020-02-29\")",
      "T T F - F T - T"
    ),
    (
      "(10 < 2.25)",
      "F F F F F F F F"
    ),
    (
      "contains(trim(s), right(\"b\", 5))",
      "T F - F T F F -"
    ),
    (
      "coalesce(concat(t, \"é\"), if(p, t, t))",
      "‘bé’ ‘éé’ ‘zé’ ‘Breé’ ‘abcé’ - ‘xé’ -"
    ),
    (
      "(d <= d)",
      "T T T - T T - T"
    ),
    (
      "upper(\"b\")",
      "‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’ ‘B’"
    ),
    (
      "year(d)",
      "2020 1999 2021 - 2024 2000 - 1970"
    ),
    (
      "((p) == (q))",
      "F - - - - T T -"
    ),
    (
      "((b in [10, 2, -1]) and (b in [0, 3, 10]))",
      "F - F F F F F -"
    ),
    (
      "(b not in [0, 2, -1])",
      "F - T F T T T -"
    ),
    (
      "coalesce(exp(a / 1000), round(0, 1))",
      "1.001501125562711 0.9977525293526299 0 1 229963.98760140003 0.9995001249791693 1.0025031276057952 0"
    ),
    (
      "contains(s, s)",
      "T T - T T T T -"
    ),
    (
      "(n >= round(n))",
      "T T T - T T T -"
    ),
    (
      "(if((p and q), lower(\"x y\"), coalesce(s, s)) == trim(if(p, t, s)))",
      "F T - - - F F -"
    ),
    (
      "length(\"x y\")",
      "3 3 3 3 3 3 3 3"
    ),
    (
      "upper(t)",
      "‘B’ ‘É’ ‘Z’ ‘BRE’ ‘ABC’ - ‘X’ -"
    ),
    (
      "if(ends_with(s, t), round(b, 1), round(b, 1))",
      "2 - - -1 0.5 - 3.5 -"
    ),
    (
      "(((e != d)) == ((((a not in [3, 0, 1.5])) == (((upper(t)) is not missing)))))",
      "F T - - T T - -"
    ),
    (
      "(e > e)",
      "F F - F F F - F"
    ),
    (
      "quarter(d)",
      "1 4 3 - 4 1 - 1"
    ),
    (
      "not ((((starts_with(s, t) and ((p) == (p)))) is missing))",
      "T T F T T F T F"
    ),
    (
      "coalesce(left(t, 2), trim(\"x y\"))",
      "‘b’ ‘é’ ‘z’ ‘Br’ ‘ab’ ‘x y’ ‘x’ ‘x y’"
    ),
    (
      "not (p)",
      "F T - F - T F -"
    ),
    (
      "between(coalesce(n, a), 0, 3)",
      "T T F T T F T -"
    ),
    (
      "min(round(0.5, 1), n ^ 2)",
      "0.5 0 0.5 - 0.5 0.5 0.5 -"
    ),
    (
      "left(s, 2)",
      "‘ab’ ‘Ét’ - ‘Br’ ‘b’ ‘ x’ ‘x ’ -"
    ),
    (
      "ceil(coalesce(1, floor(n)))",
      "1 1 1 1 1 1 1 1"
    ),
    (
      "contains(t, if((exp(a / 1000) >= length(\"\")), upper(\"\"), t))",
      "T T - T T - T -"
    ),
    (
      "day(d)",
      "29 31 14 - 31 29 - 1"
    ),
    (
      "if(((not (q)) is missing), t, trim(t))",
      "‘b’ ‘é’ ‘z’ ‘Bre’ ‘abc’ - ‘x’ -"
    ),
    (
      "((contains(trim(right(t, 1)), t)) is missing)",
      "F F F F F T F T"
    ),
    (
      "(quarter(e)) / 0.5",
      "2 2 - 2 2 2 - 8"
    ),
    (
      "weekday(d)",
      "6 5 3 - 2 2 - 4"
    ),
    (
      "trim(replace(t, \"é\", \"bb\"))",
      "‘b’ ‘bb’ ‘z’ ‘Bre’ ‘abc’ - ‘x’ -"
    ),
  ]
}
