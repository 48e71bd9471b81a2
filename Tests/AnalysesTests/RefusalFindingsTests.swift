import Testing
import TestSites

@Suite("What is said of data with which a plan cannot be computed")
struct RefusalFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  /// The rows of the small site with other outcomes or arms.
  static func rows(_ rows: String) -> (TestSite) -> TestSite {
    { $0.writing("id,bras,ecole,age,note\n" + rows, to: TestSite.data) }
  }

  static let cases = [
    SmallCase(
      "one arm empty", { $0.appending("    where: bras == \"jardin\"\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:7:57: error: no row is left in the arm ‘temoin’ of ‘effet’."
          + " Hint: look at the filter and at the values of ‘bras’. [empty-arm]"
      ]),
    SmallCase(
      "an arm whose outcomes are all missing", rows("1,jardin,a,8,\n2,jardin,b,8,\n3,temoin,c,8,1\n4,temoin,d,8,2\n"),
      says: [
        "studies/jardin/analysis.yml:7:40: error: no row is left in the arm ‘jardin’ of ‘effet’."
          + " Hint: its rows miss ‘note’ or another column that the estimate needs. [empty-arm]"
      ]),
    SmallCase(
      "a constant outcome", rows("1,jardin,a,8,5\n2,jardin,b,8,5\n3,temoin,c,8,5\n4,temoin,d,8,5\n"),
      says: [
        "studies/jardin/analysis.yml:6:14: error: the outcome ‘note’ is 5 in every row that ‘effet’ uses."
          + " Hint: an outcome that does not vary cannot be compared between arms. [constant-outcome]"
      ]),
    SmallCase(
      "fewer than two clusters", rows("1,jardin,a,8,5\n2,jardin,a,8,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n"),
      says: [
        "studies/jardin/analysis.yml:8:14: error: ‘effet’ cannot be computed: too few clusters in ‘jardin’: 1, and at least 2 are needed."
          + " Hint: with so few clusters there is no standard error: describe the clusters one by one."
          + " [too-few-clusters]"
      ]),
    SmallCase(
      "a cluster in both arms", rows("1,jardin,a,8,5\n2,jardin,b,8,6\n3,temoin,a,8,5\n4,temoin,d,8,7\n"),
      says: [
        "studies/jardin/analysis.yml:8:14: error: ‘effet’ cannot be computed: cluster ‘a’ has treated and control units: the difference in means needs whole clusters in one arm; use a regression with clustered standard errors. [cluster-in-both-arms]"
      ]),
    SmallCase(
      "more coefficients than rows",
      {
        $0.replacing("difference-in-means", by: "least-squares", in: TestSite.plan).replacing(
          "cluster: ecole", by: "fixed-effects: [id]", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: 13 coefficients cannot be estimated from 12 rows: more rows than coefficients are needed."
          + " Hint: leave out covariates or fixed effects. [more-coefficients-than-rows]"
      ]),
    SmallCase(
      "collinear covariates",
      {
        $0.replacing("difference-in-means", by: "least-squares", in: TestSite.plan).replacing(
          "cluster: ecole", by: "covariates: [age, double]", in: TestSite.plan
        )
        .appending("derive:\n  - {data: parcelles, name: double, expression: age * 2}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:8:23: error: ‘effet’ cannot be computed: column ‘double’ is a linear combination of the columns before it: leave it out. [collinear]"
      ]),
    SmallCase(
      "a block with one arm", { $0.replacing("cluster: ecole", by: "blocks: ecole", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:8:13: error: ‘effet’ cannot be computed: block ‘a’ has too few control units or clusters: 0, and at least 2 are needed."
          + " Hint: join small blocks, or leave them out with ‘where’. [block-too-small]"
      ]),
    SmallCase(
      "one row in an arm",
      {
        rows("1,jardin,a,8,5\n2,temoin,b,8,6\n3,temoin,a,8,5\n")($0).replacing(
          "    cluster: ecole\n", by: "", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: too few observations in ‘jardin’: 1, and at least 2 are needed."
          + " Hint: look at the filter and at missing values, or report the two values without an interval."
          + " [too-few-observations]"
      ]),
    SmallCase(
      "a column of too many levels",
      {
        rows((1...120).map { "\($0),\($0 % 2 == 0 ? "jardin" : "temoin"),e\($0),8,\($0 * $0 % 17)\n" }.joined())($0)
          .appending("describe:\n  - {id: d, data: parcelles, columns: [ecole]}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:10:40: error: the column ‘ecole’ has 120 levels, and at most 100 can be shown."
          + " Hint: name a column with fewer levels, or give it the type ‘number’ or ‘integer’ when it holds"
          + " quantities. [too-many-levels]"
      ]),
    SmallCase(
      "a balance of one row",
      {
        $0.appending(
          "balance:\n  - {id: b, data: parcelles, treatment: {column: bras, treated: jardin, control: temoin}, covariates: [age], where: id == 1 or id > 6}\n",
          to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:10:65: error: one row is left in the arm ‘jardin’ of ‘b’."
          + " Hint: a spread needs two rows at least; look at the filter and at the values of ‘bras’. [empty-arm]"
      ]),
    SmallCase(
      "a balance of a constant",
      {
        $0.appending(
          "derive:\n  - {data: parcelles, name: un, expression: age - age}\nbalance:\n  - {id: b, data: parcelles, treatment: {column: bras, treated: jardin, control: temoin}, covariates: [un]}\n",
          to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:12:104: error: ‘un’ cannot stand in the balance table: it has one value in every row, so there is nothing to compare."
          + " Hint: leave it out of ‘covariates’. [no-variation]"
      ]),
    SmallCase(
      "no unit in both periods",
      {
        $0.replacing("difference-in-means", by: "difference-in-differences", in: TestSite.plan)
          .replacing("cluster: ecole", by: "unit-column: id", in: TestSite.plan)
          .appending("    time: {column: age, before: 8, after: 9}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:8:18: error: no unit of ‘id’ is seen both before and after."
          + " Hint: look at the values of ‘id’ and ‘age’, or remove ‘unit-column’. [no-panel]"
      ]),
    SmallCase(
      "a trial without events",
      {
        rows("1,jardin,a,0,5\n2,jardin,b,3,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n")($0)
          .appending(
            "  - {id: p, title: P, method: pooled, data: parcelles, measure: risk-ratio, counts: {treated-events: age, treated-non-events: note, control-events: note, control-non-events: note}}\n",
            to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:10: error: ‘p’ cannot be computed: trial 1 has an arm with no event or with events only: its ratio is undefined, and no correction is applied (line 2 of the file of ‘parcelles’)."
          + " Hint: look at that row, or leave it out with ‘where’. [zero-cell]"
      ]),
    SmallCase(
      "a count that is negative",
      {
        rows("1,jardin,a,-2,5\n2,jardin,b,3,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n")($0)
          .appending(
            "  - {id: p, title: P, method: pooled, data: parcelles, measure: risk-ratio, counts: {treated-events: age, treated-non-events: note, control-events: note, control-non-events: note}}\n",
            to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:102: error: line 2 of the file of ‘parcelles’ has a count that is not a whole number, or is negative."
          + " Hint: counts of events are 0, 1, 2 … [not-a-count]"
      ]),
    SmallCase(
      "one trial",
      {
        $0.appending(
          "  - {id: p, title: P, method: pooled, data: parcelles, measure: estimate, where: id == 1, effect: {estimate: age, standard-error: note}}\n",
          to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:10: error: ‘p’ cannot be computed: too few trials to pool: 1, and at least 2 are needed."
          + " Hint: look at the filter and at missing values. [too-few-trials]"
      ]),
    SmallCase(
      "a standard error of zero",
      {
        rows("1,jardin,a,5,0\n2,jardin,b,3,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n")($0)
          .appending(
            "  - {id: p, title: P, method: pooled, data: parcelles, measure: estimate, effect: {estimate: age, standard-error: note}}\n",
            to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:10: error: ‘p’ cannot be computed: trial 1 has no positive sampling variance (line 2 of the file of ‘parcelles’)."
          + " Hint: look at that row, or leave it out with ‘where’. [not-computable]"
      ]),
    SmallCase(
      "a row of its own level with HC3",
      {
        rows("1,jardin,a,1,5\n2,jardin,b,0,6\n3,temoin,c,0,5\n4,temoin,d,0,7\n5,temoin,d,0,4\n")($0)
          .replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
          .replacing("cluster: ecole", by: "covariates: [age]", in: TestSite.plan)
          .appending("    standard-errors: HC3\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: row 1 is fitted exactly whatever its outcome (leverage 1), so HC2 and HC3 are undefined: use HC1, or leave out the column that only this row has (line 2 of the file of ‘parcelles’). [leverage-one]"
      ]),
    SmallCase(
      "outcomes that the regression fits exactly",
      {
        rows("1,jardin,a,1,5\n2,jardin,b,0,5\n3,temoin,c,0,4\n4,temoin,d,0,4\n5,temoin,d,0,4\n")($0)
          .replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
          .replacing("    cluster: ecole\n", by: "", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: the regression fits every outcome exactly: no residual is left to measure the error with."
          + " Hint: look at the values of the outcome and at the covariates. [exact-fit]"
      ]),
    SmallCase(
      "outcomes that do not vary within the arms",
      {
        rows("1,jardin,a,1,5\n2,jardin,b,0,5\n3,temoin,c,0,4\n4,temoin,d,0,4\n5,temoin,d,0,4\n")($0)
          .replacing("    cluster: ecole\n", by: "", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: ‘note’ has one value in each arm, so there is no spread to compare with."
          + " Hint: without any spread inside the arms there is no standard error: look at how the outcome is"
          + " coded. [no-variation]"
      ]),
    SmallCase(
      "a unit that changes its arm",
      {
        rows(
          "1,jardin,a,1,5\n2,temoin,a,2,6\n3,jardin,b,1,5\n4,jardin,b,2,7\n5,temoin,c,1,4\n6,temoin,c,2,9\n7,temoin,d,1,4\n8,temoin,d,2,4\n9,jardin,e,1,4\n10,jardin,e,2,4\n"
        )($0)
        .replacing("difference-in-means", by: "difference-in-differences", in: TestSite.plan)
        .replacing("cluster: ecole", by: "unit-column: ecole", in: TestSite.plan)
        .appending("    time: {column: age, before: 1, after: 2}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:8:18: error: ‘effet’ cannot be computed: unit ‘a’ is treated in one period and control in the other: its arm must be the same in both."
          + " Hint: correct the rows of this unit, or leave it out with ‘where’. [not-computable]"
      ]),
    SmallCase(
      "a negative weight",
      {
        rows("1,jardin,a,-1,5\n2,jardin,b,3,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n")($0)
          .replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
          .appending("    weights: age\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:14: error: ‘effet’ cannot be computed: the weight in row 1 is not a positive number or zero (line 2 of the file of ‘parcelles’)."
          + " Hint: correct the weight, or leave the row out with ‘where’. [weight-not-positive]"
      ]),
  ]
}
