import Testing
import TestSites

@Suite("What is said of names, keys and expressions of a plan")
struct EstimationFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
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
          + " Hint: did you mean ‘difference-in-means’? [unknown-method]"
      ]),
    SmallCase(
      "a key that the method does not use", { $0.appending("    covariates: [age]\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:5: error: the method ‘difference-in-means’ does not use ‘covariates’."
          + " Hint: it takes: attrition-weights, blocks, bootstrap, cluster, outcome, randomisation, standard-errors, subgroups, treatment."
          + " [unused-key]"
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
          + " Hint: the standard errors are: welch, neyman-blocked, CR2, hajek, hajek-blocked. [unknown-standard-error]"
      ]),
    SmallCase(
      "a standard error of another design", { $0.appending("    standard-errors: welch\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:22: error: the design of ‘effet’ has the standard error ‘CR2’, and ‘welch’ is asked for."
          + " Hint: remove ‘standard-errors’, or use the method ‘least-squares’ to choose among HC0–HC3 and"
          + " CR0–CR3. [unfit-standard-error]"
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
      "a filter that leaves nothing", { $0.appending("    where: age > 20\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:12: error: the filter ‘age > 20’ leaves no row."
          + " Hint: look at the values of ‘age’ in the data. [empty-filter]"
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
      "a family that is not adjusted for one faulty member, whose other members’ figures are not blamed",
      {
        $0.appending(
          """
            - {id: rate, title: Taux, method: hedges-g, data: parcelles, outcome: notes, treatment: {column: bras, treated: jardin, control: temoin}}
          families:
            - {id: f, method: holm, estimates: [effet, rate]}

          """, to: TestSite.plan
        ).appending("\n{{ effet.p_adjusted | p }}\n", to: TestSite.report)
      },
      says: [
        "studies/jardin/analysis.yml:9:73: error: the dataset ‘parcelles’ has no column ‘notes’."
          + " Hint: did you mean ‘note’? The columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
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
  ]
}
