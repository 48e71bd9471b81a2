extension DuckDBExpressionTests {
  static let moreCases: [(String, String)] = [
    (
      "(b in [1.5, 0, 10])",
      "F - F F F F F -"
    ),
    (
      "left(upper(\"é\"), 0)",
      "‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’"
    ),
    (
      "(((p or q)) == (contains(t, s)))",
      "F - - F - - F -"
    ),
    (
      "exp(n / 1000)",
      "1.003004504503377 1 0.9930244429332351 - 1.0020020013340003 1.010050167084168 1.0010005001667084 -"
    ),
    (
      "between(ceil(b), 0, 3)",
      "T - F F T T F -"
    ),
    (
      "trim(concat(lower(t), lower(s)))",
      "‘babc’ ‘éété’ - ‘brebretagne’ ‘abcb’ - ‘xx y’ -"
    ),
    (
      "min(quarter(e), sqrt(abs(length(t))))",
      "1 1 - 1 1 - - -"
    ),
    (
      "(p or starts_with(coalesce(s, t), t))",
      "T F T T - - T -"
    ),
    (
      "((d == \"2020-02-29\") or (left(\"Bre\", 2) >= replace(\"\", \"b\", \"bb\")))",
      "T T T T T T T T"
    ),
    (
      "trim(s)",
      "‘abc’ ‘Été’ - ‘Bretagne’ ‘b’ ‘x y’ ‘x y’ -"
    ),
    (
      "(d >= d)",
      "T T T - T T - T"
    ),
    (
      "right(\"\", 2)",
      "‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’"
    ),
    (
      "not ((t > s))",
      "F F - T T - T -"
    ),
    (
      "((ends_with(s, if(p, \"\", t))) == ((d >= e)))",
      "F F - - - - - -"
    ),
    (
      "coalesce(coalesce(upper(t), if(q, \"x y\", s)), s)",
      "‘B’ ‘É’ ‘Z’ ‘BRE’ ‘ABC’ ‘ x y ’ ‘X’ -"
    ),
    (
      "round(days(d, e))",
      "1 1 - - -365 0 - -1"
    ),
    (
      "coalesce(right(coalesce(s, t), 1), \"b\")",
      "‘c’ ‘é’ ‘z’ ‘e’ ‘b’ ‘ ’ ‘y’ ‘b’"
    ),
    (
      "(log(abs(a) + 1) >= ceil(n))",
      "F T - - T F T -"
    ),
    (
      "(round(a, 1) != min(n ^ 2, (b * 2.25)))",
      "T - - - T T T -"
    ),
    (
      "trim(right(s, 1))",
      "‘c’ ‘é’ - ‘e’ ‘b’ ‘’ ‘y’ -"
    ),
    (
      "between(abs(b / 2), 0, 3)",
      "T - T T T T T -"
    ),
    (
      "((round(a, 1) <= day(d)) or q)",
      "T T T - - T T -"
    ),
    (
      "round(0.5, 1)",
      "0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5"
    ),
    (
      "floor(1)",
      "1 1 1 1 1 1 1 1"
    ),
    (
      "(replace(trim(concat(t, s)), \" \", \"\") <= s)",
      "F F - T T - F -"
    ),
    (
      "coalesce(lower(s), t)",
      "‘abc’ ‘été’ ‘z’ ‘bretagne’ ‘b’ ‘ x y ’ ‘x y’ -"
    ),
    (
      "not (q)",
      "T - F - - T F T"
    ),
    (
      "floor(ceil((a + 2)))",
      "4 -0 - 2 12348 2 5 -"
    ),
    (
      "if((d > e), right(t, 2), upper(s))",
      "‘ABC’ ‘ÉTÉ’ - - ‘bc’ ‘ X Y ’ - -"
    ),
    (
      "((b * a) * if(q, b, a))",
      "4.5 - - - - -0.125 30.625 -"
    ),
    (
      "length(\"b\")",
      "1 1 1 1 1 1 1 1"
    ),
    (
      "contains(if(q, t, s), \"é\")",
      "F - F - - F F -"
    ),
    (
      "(q and p)",
      "F F - - - F T F"
    ),
    (
      "(round(b, 1) == floor(0))",
      "F - F F F F F -"
    ),
    (
      "((between(day(d), 0, 3)) is not missing)",
      "T T T F T T F T"
    ),
    (
      "contains(t, upper(t))",
      "F F F F F - F -"
    ),
    (
      "(n not in [-1, 3, 2])",
      "F T T - F T T -"
    ),
    (
      "starts_with(t, t)",
      "T T T T T - T -"
    ),
    (
      "right(\"\", 0)",
      "‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’"
    ),
    (
      "(((t > upper(\"b\"))) == (((round(0, 1)) is missing)))",
      "F F F F F - F -"
    ),
    (
      "(a not in [1.5, 0, 2])",
      "F T - F T T T -"
    ),
    (
      "ends_with(replace(right(concat(\"b\", t), 1), \"é\", \"\"), coalesce(\"b\", t))",
      "T F F F F - F -"
    ),
    (
      "starts_with(lower(upper(t)), coalesce(t, concat(\"é\", t)))",
      "T T T F T - T -"
    ),
    (
      "starts_with(s, upper(if((p or p), coalesce(s, t), left(\"Bre\", 1))))",
      "F F - F - F F -"
    ),
    (
      "(n in [-1, 0, 10])",
      "F T F - F T F -"
    ),
    (
      "abs((0 * -1))",
      "0 0 0 0 0 0 0 0"
    ),
    (
      "coalesce(trim(\"\"), if(q, s, t))",
      "‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’ ‘’"
    ),
    (
      "((trim(concat(replace(\"b\", \"é\", \"bb\"), left(t, 2)))) is missing)",
      "F F F F F T F T"
    ),
    (
      "(a in [1.5, 10, 2])",
      "T F - F F F F -"
    ),
    (
      "contains(left(trim(\"b\"), 1), if(between(n, 0, 3), s, upper(t)))",
      "F F F - T - F -"
    ),
    (
      "if(p, n, 2.25)",
      "3 2.25 - - - 2.25 1 -"
    ),
    (
      "right(upper(left(left(s, 0), 5)), 1)",
      "‘’ ‘’ - ‘’ ‘’ ‘’ ‘’ -"
    ),
    (
      "(a not in [0, 2, 1.5])",
      "F T - F T T T -"
    ),
    (
      "concat(t, t)",
      "‘bb’ ‘éé’ ‘zz’ ‘BreBre’ ‘abcabc’ - ‘xx’ -"
    ),
    (
      "((q) == (p))",
      "F - - - - T T -"
    ),
    (
      "((((contains(left(s, 0), coalesce(s, s))) == ((a >= log(abs(b) + 1))))) is not missing)",
      "T F F T T T T F"
    ),
    (
      "length(s)",
      "3 3 - 8 1 5 3 -"
    ),
    (
      "((t) is missing)",
      "F F F F F T F T"
    ),
    (
      "replace(lower(s), \"é\", \"bb\")",
      "‘abc’ ‘bbtbb’ - ‘bretagne’ ‘b’ ‘ x y ’ ‘x y’ -"
    ),
    (
      "abs(abs(ceil(a)))",
      "2 2 - 0 12346 0 3 -"
    ),
    (
      "(((s) is missing) or contains(\"é\", t))",
      "F T T F F - F T"
    ),
    (
      "round(exp(-1 / 1000))",
      "1 1 1 1 1 1 1 1"
    ),
    (
      "(q and q)",
      "F - T - - F T F"
    ),
    (
      "left(trim(s), 1)",
      "‘a’ ‘É’ - ‘B’ ‘b’ ‘x’ ‘x’ -"
    ),
    (
      "lower(left(s, 0))",
      "‘’ ‘’ - ‘’ ‘’ ‘’ ‘’ -"
    ),
    (
      "not ((s in [\"b\", \"abc\", \"é\"]))",
      "F T - T F T T -"
    ),
    (
      "(coalesce(min(a, b), abs(2)) == abs(ceil(0.5)))",
      "F F F F F F F F"
    ),
    (
      "(n not in [10, 2, 3])",
      "F T T - F F T -"
    ),
    (
      "((round(0) >= if(p, n, n)) or (e > d))",
      "T T - - - F - -"
    ),
    (
      "(ends_with(trim(s), \"\") or ((q or p) and (t > \"é\")))",
      "T T - T T T T -"
    ),
    (
      "replace(\"Bre\", \"é\", \"bb\")",
      "‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’ ‘Bre’"
    ),
    (
      "(n in [-1, 3, 1.5])",
      "T F F - F F F -"
    ),
    (
      "month(d)",
      "2 12 7 - 12 2 - 1"
    ),
    (
      "(((n != 2.25)) != (((q) == (q))))",
      "F - F - - F F -"
    ),
    (
      "left(trim(concat(s, t)), 2)",
      "‘ab’ ‘Ét’ - ‘Br’ ‘ba’ - ‘x ’ -"
    ),
    (
      "sqrt(abs(abs(n)))",
      "1.7320508075688772 0 2.6457513110645907 - 1.4142135623730951 3.1622776601683795 1 -"
    ),
    (
      "(n in [2, 0, 3])",
      "T T F - T F F -"
    ),
    (
      "(a <= 0.5)",
      "F T - T F T F -"
    ),
    (
      "(e <= d)",
      "F F - - T T - T"
    ),
    (
      "((max(a, b)) is missing)",
      "F T T F F F F T"
    ),
    (
      "starts_with(lower(s), upper(t))",
      "F F - F F - F -"
    ),
    (
      "(b not in [1.5, 2, -1])",
      "F - T F T T T -"
    ),
    (
      "(month(e) == days(d, e))",
      "F T - - F F - F"
    ),
    (
      "contains(t, s)",
      "F F - F T - F -"
    ),
    (
      "((b in [3, -1, 1.5]) or (a in [2, -1, 0]))",
      "F - - T F F F -"
    ),
    (
      "trim(trim(\"é\"))",
      "‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’ ‘é’"
    ),
    (
      "replace(t, \" \", \"\")",
      "‘b’ ‘é’ ‘z’ ‘Bre’ ‘abc’ - ‘x’ -"
    ),
    (
      "coalesce(left(replace(s, \" \", \"z\"), 2), replace(\"é\", \"b\", \"bb\"))",
      "‘ab’ ‘Ét’ ‘é’ ‘Br’ ‘b’ ‘zx’ ‘xz’ ‘é’"
    ),
    (
      "((n) is missing)",
      "F F F T F F F T"
    ),
    (
      "upper(s)",
      "‘ABC’ ‘ÉTÉ’ - ‘BRETAGNE’ ‘B’ ‘ X Y ’ ‘X Y’ -"
    ),
    (
      "(n in [1.5, 0, 2])",
      "F T F - T F F -"
    ),
    (
      "if(p, s, s)",
      "‘abc’ ‘Été’ - ‘Bretagne’ - ‘ x y ’ ‘x y’ -"
    ),
    (
      "(((contains(\"b\", s) and q)) == (starts_with(s, \"Bre\")))",
      "T T - F - T T -"
    ),
    (
      "(n in [0, -1, 1.5])",
      "F T F - F F F -"
    ),
    (
      "(coalesce(\"x y\", s) < trim(s))",
      "F T - F F F F -"
    ),
    (
      "((replace(s, \" \", \"\")) is not missing)",
      "T T F T T T T F"
    ),
    (
      "not (starts_with(right(t, 2), right(concat(t, \"é\"), 2)))",
      "T T T T T - T -"
    ),
    (
      "(((t < t)) is missing)",
      "F F F F F T F T"
    ),
    (
      "ends_with(right(s, 5), t)",
      "F T - F F - F -"
    ),
    (
      "ends_with(replace(s, \"é\", \"bb\"), replace(right(s, 0), \"é\", \"\"))",
      "T T - T T T T -"
    ),
    (
      "(t == coalesce(s, s))",
      "F F - F F - F -"
    ),
    (
      "coalesce(s, upper(\"b\"))",
      "‘abc’ ‘Été’ ‘B’ ‘Bretagne’ ‘b’ ‘ x y ’ ‘x y’ ‘B’"
    ),
    (
      "(b + 2)",
      "4 - 6 1 2.5 1.5 5.5 -"
    ),
    (
      "(n * floor(length(\"Bre\")))",
      "9 0 -21 - 6 30 3 -"
    ),
    (
      "min((coalesce(0, n) * floor(b)), 0.5)",
      "0 - 0 -0 0 -0 0 -"
    ),
    (
      "starts_with(t, \"\")",
      "T T T T T - T -"
    ),
    (
      "((ceil(a)) is missing)",
      "F F T F F F F T"
    ),
    (
      "(b not in [2, 0, 3])",
      "F - T T T T T -"
    ),
    (
      "(((-1 >= a)) is not missing)",
      "T T F T T T T F"
    ),
    (
      "(b in [-1, 3, 2])",
      "T - F T F F F -"
    ),
    (
      "(a < 10)",
      "T T - T F T T -"
    ),
    (
      "concat(coalesce(s, if(q, s, \"x y\")), trim(\"x y\"))",
      "‘abcx y’ ‘Étéx y’ - ‘Bretagnex y’ ‘bx y’ ‘ x y x y’ ‘x yx y’ ‘x yx y’"
    ),
    (
      "ends_with(s, t)",
      "F T - F F - F -"
    ),
    (
      "((s) is not missing)",
      "T T F T T T T F"
    ),
    (
      "abs(2.25)",
      "2.25 2.25 2.25 2.25 2.25 2.25 2.25 2.25"
    ),
    (
      "(max(sqrt(abs(10)), (a * 0.5)) - days(d, e))",
      "2.1622776601683795 2.1622776601683795 - - 6537.839 3.1622776601683795 - -"
    ),
    (
      "((contains(t, \"Bre\")) is missing)",
      "F F F F F T F T"
    ),
    (
      "replace(upper(s), \" \", \"bb\")",
      "‘ABC’ ‘ÉTÉ’ - ‘BRETAGNE’ ‘B’ ‘bbXbbYbb’ ‘XbbY’ -"
    ),
    (
      "sqrt(abs((b * month(d))))",
      "2 - 5.291502622129181 - 2.449489742783178 1 - -"
    ),
    (
      "coalesce(s, \"b\")",
      "‘abc’ ‘Été’ ‘b’ ‘Bretagne’ ‘b’ ‘ x y ’ ‘x y’ ‘b’"
    ),
  ]
}
