import TestSites
import Testing

/// The first seven lines of a plan on the small site's data; the keys that follow stand four spaces in.
func effect(_ method: String, of outcome: String) -> String {
  """
  estimates:
    - id: effet
      title: A
      method: \(method)
      data: parcelles
      outcome: \(outcome)
      treatment: {column: bras, treated: jardin, control: temoin}
  """
}

@Suite("What is said of plans whose experiment cannot be computed")
struct ExperimentRefusalsTests {
  /// A plan on the small site's data, and what is said of it.
  struct PlanCase: Sendable, CustomStringConvertible {
    var description: String
    var plan: String
    var says: [String]

    init(_ description: String, _ plan: String, says: [String]) {
      self.description = description
      self.plan = plan
      self.says = says
    }
  }

  @Test("each fault has its message", arguments: cases)
  func message(_ given: PlanCase) throws {
    let findings = try TestSite.small.writing(given.plan, to: TestSite.plan).findings()
    #expect(findings.filter { $0.hasPrefix(TestSite.plan) } == given.says)
  }

  static let cases = [
    PlanCase(
      "a logistic regression of what is not 0 or 1",
      """
      \(effect("logit", of: "note"))

      """,
      says: [
        "studies/jardin/analysis.yml:6:14: error: ‘effet’ cannot be computed: ‘note’ is neither 0 nor 1 in row 1"
          + " (line 2 of the file of ‘parcelles’)."
          + " Hint: derive a column of 0 and 1, or leave the row out with ‘where’. [not-binary]"
      ]),
    PlanCase(
      "an outcome that treatment predicts",
      """
      \(effect("logit", of: "haut"))
          covariates: [age]
      derive:
        - {data: parcelles, name: haut, expression: 'if(bras == "jardin", 1, 0)'}

      """,
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: ‘jardin’ predicts the outcome of"
          + " every row without error (complete separation), so that the estimates are infinite: leave columns out,"
          + " join levels, or compare means."
          + " Hint: the method ‘difference-in-means’ needs no model. [separation]"
      ]),
    PlanCase(
      "an outcome that a covariate predicts",
      """
      \(effect("logit", of: "haut"))
          covariates: [age]
      derive:
        - {data: parcelles, name: haut, expression: 'if(age > 8, 1, 0)'}

      """,
      says: [
        "studies/jardin/analysis.yml:8:18: error: ‘effet’ cannot be computed: ‘age’ predicts the outcome of"
          + " every row without error (complete separation), so that the estimates are infinite: leave columns out,"
          + " join levels, or compare means."
          + " Hint: the method ‘difference-in-means’ needs no model. [separation]"
      ]),
    PlanCase(
      "a negative count",
      """
      \(effect("poisson", of: "moins"))
      derive:
        - {data: parcelles, name: moins, expression: 'note - 12'}

      """,
      says: [
        "studies/jardin/analysis.yml:6:14: error: ‘effet’ cannot be computed: ‘moins’ is negative in row 7 (line"
          + " 8 of the file of ‘parcelles’)."
          + " Hint: correct the value, or leave the row out with ‘where’. [negative-count]"
      ]),
    PlanCase(
      "proportions of what is not 0 or 1",
      """
      \(effect("proportions", of: "note"))

      """,
      says: [
        "studies/jardin/analysis.yml:6:14: error: ‘effet’ cannot be computed: ‘note’ is neither 0 nor 1 in row 1"
          + " (line 2 of the file of ‘parcelles’)."
          + " Hint: derive a column of 0 and 1, or leave the row out with ‘where’. [not-binary]"
      ]),
    PlanCase(
      "a ratio without a logarithmic scale, and an interval that it does not have",
      """
      \(effect("proportions", of: "note"))
          measure: odds-ratio
          interval: wald

      """,
      says: [
        "studies/jardin/analysis.yml:8:14: error: the measure ‘odds-ratio’ is computed as a logarithm, and"
          + " ‘scale’ is ‘natural’."
          + " Hint: write ‘scale: log-ratio’. [unfit-scale]",
        "studies/jardin/analysis.yml:9:15: error: the measure ‘odds-ratio’ has one interval, so ‘interval’ has"
          + " no use."
          + " Hint: remove ‘interval’. [unused-key]",
      ]),
    PlanCase(
      "a pair of four",
      """
      \(effect("matched-pairs", of: "note"))
          pair: ecole

      """,
      says: [
        "studies/jardin/analysis.yml:8:11: error: ‘effet’ cannot be computed: pair ‘a’ does not have exactly one"
          + " treated and one control unit."
          + " Hint: correct the rows of this pair, or leave it out with ‘where’. [not-a-pair]"
      ]),
    PlanCase(
      "a subgroup with one treated row",
      """
      \(effect("difference-in-means", of: "note"))
          subgroups: age

      """,
      says: [
        "studies/jardin/analysis.yml:8:16: error: the subgroups of ‘effet’ cannot be compared: too few"
          + " observations in ‘10, treated’: 1, and at least 2 are needed."
          + " Hint: join subgroups, or leave ‘subgroups’ out. [too-few-observations]"
      ]),
    PlanCase(
      "a single subgroup",
      """
      \(effect("difference-in-means", of: "note"))
          subgroups: age
          where: age == 9

      """,
      says: [
        "studies/jardin/analysis.yml:8:16: error: the subgroups of ‘effet’ cannot be compared: ‘age’ has one"
          + " value in the rows that are used."
          + " Hint: join subgroups, or leave ‘subgroups’ out. [no-variation]"
      ]),
    PlanCase(
      "subgroups with blocks",
      """
      \(effect("difference-in-means", of: "note"))
          subgroups: age
          blocks: age

      """,
      says: [
        "studies/jardin/analysis.yml:8:16: error: subgroups are not computed with blocks."
          + " Hint: use the method ‘least-squares’ with ‘fixed-effects’. [unfit-subgroups]"
      ]),
    PlanCase(
      "a wild bootstrap without clusters",
      """
      \(effect("least-squares", of: "note"))
          wild-bootstrap: {draws: 999, weights: webbs}

      """,
      says: [
        "studies/jardin/analysis.yml:8:21: error: ‘wild-bootstrap’ needs clusters."
          + " Hint: add a line ‘cluster: …’ with the column of sites, schools or villages. [missing-key]"
      ]),
    PlanCase(
      "unknown signs",
      """
      \(effect("least-squares", of: "note"))
          cluster: ecole
          wild-bootstrap: {draws: 999, weights: webbs}

      """,
      says: [
        "studies/jardin/analysis.yml:9:43: error: ‘webbs’ is not one of the words that can stand here."
          + " Hint: did you mean ‘webb’? The words are: rademacher, webb. [unknown-value]"
      ]),
    PlanCase(
      "a wild bootstrap and subgroups with two kinds of clusters",
      """
      \(effect("least-squares", of: "note"))
          cluster: [ecole, age]
          wild-bootstrap: {draws: 999}
          subgroups: age

      """,
      says: [
        "studies/jardin/analysis.yml:9:21: error: ‘wild-bootstrap’ takes one column of clusters."
          + " Hint: write one column after ‘cluster’. [one-way-clusters]",
        "studies/jardin/analysis.yml:10:16: error: subgroups are not computed with clusters of two kinds."
          + " Hint: write one column after ‘cluster’. [unfit-subgroups]",
      ]),
    PlanCase(
      "two kinds of clusters with Lin's adjustment",
      """
      \(effect("lin", of: "note"))
          covariates: [age]
          cluster: [ecole, age]

      """,
      says: [
        "studies/jardin/analysis.yml:9:22: error: the method ‘lin’ takes one column of clusters."
          + " Hint: write one column after ‘cluster’, or use the method ‘least-squares’. [one-way-clusters]"
      ]),
    PlanCase(
      "Lin's adjustment for nothing",
      """
      \(effect("lin", of: "note"))

      """,
      says: [
        "studies/jardin/analysis.yml:2:9: error: the method ‘lin’ needs the key ‘covariates’."
          + " Hint: add a line ‘covariates: …’ to the estimate ‘effet’. [missing-key]"
      ]),
    PlanCase(
      "three kinds of clusters, too few draws and a negative seed",
      """
      \(effect("least-squares", of: "note"))
          cluster: [ecole, age, id]
          wild-bootstrap: {draws: 10, seed: -1}

      """,
      says: [
        "studies/jardin/analysis.yml:8:14: error: ‘cluster’ names one column, or two that cross, and 3 stand"
          + " here."
          + " Hint: write ‘cluster: site’ or ‘cluster: [site, year]’. [bad-clusters]",
        "studies/jardin/analysis.yml:9:21: error: ‘wild-bootstrap’ takes one column of clusters."
          + " Hint: write one column after ‘cluster’. [one-way-clusters]",
        "studies/jardin/analysis.yml:9:29: error: the number of draws lies between 100 and 1000000."
          + " Hint: 9999 is usual. [bad-draws]",
        "studies/jardin/analysis.yml:9:39: error: the seed is 0 or a positive whole number."
          + " Hint: write ‘seed: 1’. [bad-draws]",
      ]),
    PlanCase(
      "CR2 with two kinds of clusters",
      """
      \(effect("least-squares", of: "note"))
          cluster: [ecole, age]
          standard-errors: CR2

      """,
      says: [
        "studies/jardin/analysis.yml:9:22: error: clusters of two kinds have the standard errors ‘CR0’ and"
          + " ‘CR1’, and ‘CR2’ is asked for."
          + " Hint: write ‘standard-errors: CR1’, or one column after ‘cluster’. [unfit-standard-error]"
      ]),
    PlanCase(
      "more absorbed effects than rows",
      """
      \(effect("least-squares", of: "note"))
          absorb: [age, id]
          standard-errors: HC2

      """,
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: 13 coefficients cannot be estimated"
          + " from 12 rows: more rows than coefficients are needed."
          + " Hint: leave out covariates or fixed effects. [more-coefficients-than-rows]"
      ]),
    PlanCase(
      "absorbed effects with subgroups",
      """
      \(effect("least-squares", of: "note"))
          absorb: [age]
          subgroups: ecole

      """,
      says: [
        "studies/jardin/analysis.yml:9:16: error: subgroups are not computed with absorbed effects."
          + " Hint: write the effects after ‘fixed-effects’ instead of ‘absorb’. [unfit-subgroups]"
      ]),
    PlanCase(
      "a quantile as a percentage",
      """
      \(effect("quantile-effect", of: "note"))
          quantile: 50

      """,
      says: [
        "studies/jardin/analysis.yml:8:15: error: a quantile lies strictly between 0 and 1."
          + " Hint: write a share and not a percentage: 0.5 is the median. [bad-quantile]"
      ]),
    PlanCase(
      "an unknown kind of bootstrap",
      """
      \(effect("difference-in-means", of: "note"))
          bootstrap: {kind: bcaa}

      """,
      says: [
        "studies/jardin/analysis.yml:8:23: error: ‘bcaa’ is not one of the words that can stand here."
          + " Hint: did you mean ‘bca’? The words are: percentile, bca. [unknown-value]"
      ]),
    PlanCase(
      "a family with a result that has no p value",
      """
      \(effect("mann-whitney", of: "note"))
        - {id: q, title: A, method: quantile-effect, data: parcelles, outcome: note, confidence: 0.8, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: hommel, estimates: [effet, q]}

      """,
      says: [
        "studies/jardin/analysis.yml:10:48: error: the method ‘quantile-effect’ of ‘q’ has no p value to adjust."
          + " Hint: leave it out of the family. [no-p-value]"
      ]),
    PlanCase(
      "a cell of Lee's bounds with one treated outcome",
      """
      \(effect("lee-bounds", of: "note"))
          where: ecole == "a" or ecole == "d"
          tighten: age

      """,
      says: [
        "studies/jardin/analysis.yml:9:14: error: ‘effet’ cannot be computed: where ‘age’ is 8, 1 of the"
          + " outcomes of the arm ‘jardin’ count, and at least 2 are needed."
          + " Hint: tighten by a column of fewer levels: derive one that joins them. [block-too-small]"
      ]),
    PlanCase(
      "clusters of matched pairs",
      """
      \(effect("matched-pairs", of: "note"))
          pair: age
          cluster: ecole

      """,
      says: [
        "studies/jardin/analysis.yml:9:5: error: the method ‘matched-pairs’ does not use ‘cluster’."
          + " Hint: it takes: outcome, pair, randomisation, treatment. [unused-key]"
      ]),
    PlanCase(
      "an outcome that does not vary within the absorbed groups",
      """
      \(effect("least-squares", of: "age"))
          absorb: [niveau]
      derive:
        - {data: parcelles, name: niveau, expression: age * 2}

      """,
      says: [
        "studies/jardin/analysis.yml:2:9: error: ‘effet’ cannot be computed: ‘age’ has one value in each"
          + " absorbed group, so there is no spread to compare with."
          + " Hint: without any spread inside the arms there is no standard error: look at how the outcome is coded."
          + " [no-variation]"
      ]),
    PlanCase(
      "Lee's bounds tightened by the outcome",
      """
      \(effect("lee-bounds", of: "petit"))
          tighten: petit
          where: age < 10
      derive:
        - {data: parcelles, name: petit, expression: 'if(age > 8, 1, 0)'}

      """,
      says: [
        "studies/jardin/analysis.yml:6:14: error: ‘effet’ cannot be computed: what remains of the outcome after"
          + " trimming does not vary, so its bounds have no error."
          + " Hint: leave ‘tighten’ out, or name a column with fewer levels. [no-variation]"
      ]),
  ]
}
