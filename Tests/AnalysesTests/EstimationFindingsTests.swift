import Testing
import TestSites

@Suite("What is said of a plan that cannot be computed")
struct EstimationFindingsTests {
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
      "unknown dataset", { $0.replacing("data: parcelles", by: "data: parcels", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:5:11: error: the study ‘jardin’ has no dataset ‘parcels’."
          + " Hint: did you mean ‘parcelles’? The datasets are: parcelles. [unknown-dataset]"
      ]),
    SmallCase(
      "unknown column", { $0.replacing("outcome: note", by: "outcome: notes", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:6:14: error: the dataset ‘parcelles’ has no column ‘notes’."
          + " Hint: did you mean ‘note’? The columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
    SmallCase(
      "unknown level", { $0.replacing("treated: jardin", by: "treated: jardins", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:7:40: error: the column ‘bras’ has no level ‘jardins’."
          + " Hint: did you mean ‘jardin’? The levels are: jardin, temoin. [unknown-level]"
      ]),
    SmallCase(
      "one arm twice", { $0.replacing("control: temoin", by: "control: jardin", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:7:57: error: the treated and the control arm are the same level ‘jardin’."
          + " Hint: name two levels of ‘bras’. [same-level]"
      ]),
    SmallCase(
      "unknown method", { $0.replacing("difference-in-means", by: "difference-in-mean", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:4:13: error: there is no method ‘difference-in-mean’."
          + " Hint: did you mean ‘difference-in-means’? The methods are: difference-in-means, least-squares,"
          + " difference-in-differences, hedges-g, pooled. [unknown-method]"
      ]),
    SmallCase(
      "a key that the method does not use", { $0.appending("    covariates: [age]\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:5: error: the method ‘difference-in-means’ does not use ‘covariates’."
          + " Hint: it takes: blocks, cluster, outcome, standard-errors, treatment. [unused-key]"
      ]),
    SmallCase(
      "a key that the method needs", { $0.replacing("    outcome: note\n", by: "", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:2:9: error: the method ‘difference-in-means’ needs the key ‘outcome’."
          + " Hint: add a line ‘outcome: …’ to the estimate ‘effet’. [missing-key]"
      ]),
    SmallCase(
      "unknown standard error", { $0.appending("    standard-errors: HC9\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:22: error: the method ‘difference-in-means’ has no standard error ‘HC9’."
          + " Hint: the standard errors are: welch, neyman-blocked, CR2. [unknown-standard-error]"
      ]),
    SmallCase(
      "a standard error of another design", { $0.appending("    standard-errors: welch\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:22: error: the design of ‘effet’ has the standard error ‘CR2’, and ‘welch’ is asked for."
          + " Hint: remove ‘standard-errors’, or use the method ‘least-squares’ to choose among HC0–HC3 and"
          + " CR0–CR2. [unfit-standard-error]"
      ]),
    SmallCase(
      "clusters without account",
      {
        $0.replacing("difference-in-means", by: "least-squares", in: TestSite.plan).appending(
          "    standard-errors: HC2\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:22: error: the standard error ‘HC2’ takes no account of the clusters ‘ecole’."
          + " Hint: write ‘standard-errors: CR2’, or remove ‘cluster’. [unfit-standard-error]"
      ]),
    SmallCase(
      "a clustered error without clusters",
      {
        $0.replacing("difference-in-means", by: "least-squares", in: TestSite.plan).replacing(
          "cluster: ecole", by: "standard-errors: CR2", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:8:22: error: the standard error ‘CR2’ needs clusters."
          + " Hint: add a line ‘cluster: …’ with the column of sites, schools or villages. [missing-key]"
      ]),
    SmallCase(
      "an outcome of texts", { $0.replacing("outcome: note", by: "outcome: ecole", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:6:14: error: the outcome ‘ecole’ is a column of texts, and numbers are needed."
          + " Hint: its type is ‘string’ in the dictionary; derive a column of 0 and 1 if need be. [not-a-number]"
      ]),
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
      "a filter that leaves nothing", { $0.appending("    where: age > 20\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:12: error: the filter ‘age > 20’ leaves no row."
          + " Hint: look at the values of ‘age’ in the data. [empty-filter]"
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
      "bad expression", { $0.appending("    where: age > > 9\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:18: error: a value is expected, and ‘>’ stands here. [bad-expression]"
      ]),
    SmallCase(
      "bad expression in quotes", { $0.appending("    where: \"age > > 9\"\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:19: error: a value is expected, and ‘>’ stands here. [bad-expression]"
      ]),
    SmallCase(
      "bad expression below its key", { $0.appending("    where: >-\n      age > > 9\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:13: error: a value is expected, and ‘>’ stands here. [bad-expression]"
      ]),
    SmallCase(
      "unknown column in an expression", { $0.appending("    where: \"age > 8 and notes > 2\"\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:25: error: the dataset ‘parcelles’ has no column ‘notes’."
          + " Hint: did you mean ‘note’? The columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
    SmallCase(
      "unknown level in an expression", { $0.appending("    where: bras == \"jardins\"\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:20: error: ‘jardins’ is no level of ‘bras’."
          + " Hint: did you mean ‘jardin’? The levels are: jardin, temoin. [unknown-level]"
      ]),
    SmallCase(
      "a filter that is a number", { $0.appending("    where: age + 1\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:16: error: a filter is true or false for each row, and this is a number."
          + " Hint: compare it with a number: … > 0. [bad-expression]"
      ]),
    SmallCase(
      "a derived column that cannot be computed, and what needs it",
      {
        $0.replacing("outcome: note", by: "outcome: ecart", in: TestSite.plan)
          .appending("derive:\n  - {data: parcelles, name: ecart, expression: note / (age - 8)}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:10:53: error: 14 is divided by zero (line 2 of the data)."
          + " Hint: leave such rows out: if(condition, value, missing). [bad-expression]"
      ]),
    SmallCase(
      "a derived column of a name that is taken",
      { $0.appending("derive:\n  - {data: parcelles, name: age, expression: note / 2}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:29: error: the dataset ‘parcelles’ has a column ‘age’ already."
          + " Hint: choose another name for the derived column. [duplicate-column]"
      ]
    ),
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
      "an unknown member of a family",
      { $0.appending("families:\n  - {id: f, method: holm, estimates: [effet, effets]}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:46: error: the family ‘f’ names no planned estimate ‘effets’."
          + " Hint: did you mean ‘effet’? The estimates are: effet. [unknown-estimate]"
      ]),
    SmallCase(
      "a member named twice",
      { $0.appending("families:\n  - {id: f, method: holm, estimates: [effet, effet]}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:46: error: the family names the estimate ‘effet’ twice."
          + " Hint: an estimate has one adjusted p-value: name it once. [two-families]"
      ]
    ),
    SmallCase(
      "a member of two families",
      {
        $0.appending(
          "families:\n  - {id: f, method: holm, estimates: [effet]}\n  - {id: g, method: holm, estimates: [effet]}\n",
          to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:11:39: error: the estimate ‘effet’ is in the family ‘f’ too."
          + " Hint: an estimate has one adjusted p-value: name it once. [two-families]"
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
      "an unknown period",
      {
        $0.replacing("difference-in-means", by: "difference-in-differences", in: TestSite.plan)
          .appending("    time: {column: age, before: 8, after: 11}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:43: error: the column ‘age’ has no period ‘11’."
          + " Hint: did you mean ‘10’? The levels are: 8, 9, 10. [unknown-level]"
      ]),
    SmallCase(
      "a period before and after",
      {
        $0.replacing("difference-in-means", by: "difference-in-differences", in: TestSite.plan)
          .appending("    time: {column: age, before: 8, after: [8, 9]}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:44: error: the period ‘8’ is both before and after."
          + " Hint: keep it in one of the two. [same-level]"
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
      "a measure without counts",
      {
        $0.appending("  - {id: p, title: P, method: pooled, data: parcelles, measure: risk-ratio}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:10: error: the measure ‘risk-ratio’ needs the key ‘counts’."
          + " Hint: add ‘counts: {treated-events: …, treated-non-events: …, control-events: …,"
          + " control-non-events: …}’. [missing-key]"
      ]),
    SmallCase(
      "a measure without effects",
      {
        $0.appending("  - {id: p, title: P, method: pooled, data: parcelles, measure: estimate}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:10: error: the measure ‘estimate’ needs the key ‘effect’."
          + " Hint: add a line ‘effect: {estimate: …, standard-error: …}’. [missing-key]"
      ]),
    SmallCase(
      "an unknown measure",
      { $0.appending("  - {id: p, title: P, method: pooled, data: parcelles, measure: risque}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:65: error: ‘risque’ is not one of the words that can stand here."
          + " Hint: the words are: risk-ratio, odds-ratio, risk-difference, estimate. [unknown-value]"
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
      "a weight of zero",
      {
        rows("1,jardin,a,0,5\n2,jardin,b,3,6\n3,temoin,c,8,5\n4,temoin,d,8,7\n")($0)
          .replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
          .appending("    weights: age\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:14: error: ‘effet’ cannot be computed: the weight in row 1 is not a positive number (line 2 of the file of ‘parcelles’)."
          + " Hint: correct the weight, or leave the row out with ‘where’. [weight-not-positive]"
      ]),
  ]
}
