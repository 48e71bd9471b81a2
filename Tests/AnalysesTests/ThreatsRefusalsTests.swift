import TestSites
import Testing

@Suite("What is said of plans of families, indices, weights and placebos that cannot be computed")
struct ThreatsRefusalsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: ExperimentRefusalsTests.PlanCase) throws {
    let findings = try TestSite.small.writing(given.plan, to: TestSite.plan).findings()
    #expect(findings.filter { $0.hasPrefix(TestSite.plan) } == given.says)
  }

  static let cases: [ExperimentRefusalsTests.PlanCase] = [
    .init(
      "a method that cannot be drawn anew",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: mann-whitney, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ cannot draw the method"
          + " ‘mann-whitney’ of ‘autre’ anew. Hint: it takes the methods difference-in-means,"
          + " least-squares and lin: leave the estimate out, or write ‘method: holm’. [not-resampled]"
      ]),
    .init(
      "absorbed effects in a family by resampling",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: least-squares, absorb: [age], data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ does not draw the absorbed effects"
          + " of ‘autre’ anew. Hint: write them after ‘fixed-effects’ instead of ‘absorb’."
          + " [not-resampled]"
      ]),
    .init(
      "clusters of two kinds in a family by resampling",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: least-squares, cluster: [ecole, id], data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ draws clusters of one kind, and"
          + " ‘autre’ has two. Hint: write one column after ‘cluster’, or ‘method: holm’."
          + " [not-resampled]"
      ]),
    .init(
      "clusters that only one estimate of the family has",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: least-squares, cluster: ecole, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ draws the same units for all, and"
          + " ‘autre’ has the clusters ‘ecole’ where ‘effet’ has none. Hint: give all estimates of the"
          + " family the same ‘cluster’. [not-resampled]"
      ]),
    .init(
      "two treatments in a family by resampling",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: rang, treated: 1, control: 0}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}
      derive:
        - {data: parcelles, name: rang, expression: 'if(id in [1, 2, 5, 7, 9, 11], 1, 0)'}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ draws within the arms of one"
          + " column, and ‘autre’ compares those of ‘rang’. Hint: make a family of the estimates of"
          + " each treatment, or write ‘method: holm’. [not-resampled]"
      ]),
    .init(
      "a stratum with one unit",
      """
      estimates:
        - {id: effet, title: A, method: least-squares, cluster: ecole, where: ecole != "b" and ecole != "c", standard-errors: CR0, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet]}

      """,
      says: [
        "studies/jardin/analysis.yml:4:10: error: the family ‘f’ cannot be adjusted: too few"
          + " clusters in ‘jardin’: 1, and at least 2 are needed. Hint: two units at least are drawn"
          + " in each arm: look at the filter, or write ‘method: holm’. [too-few-clusters]"
      ]),
    .init(
      "two kinds of blocks in a family by resampling",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, blocks: age, where: age < 10, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: autre, title: A, method: difference-in-means, blocks: rang, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, estimates: [effet, autre]}
      derive:
        - {data: parcelles, name: rang, expression: 'if(id in [1, 2, 7, 8], 1, if(id in [3, 4, 9, 10], 2, 3))'}

      """,
      says: [
        "studies/jardin/analysis.yml:5:53: error: ‘romano-wolf’ draws within one kind of blocks,"
          + " and ‘autre’ has ‘rang’. Hint: give all estimates of the family the same ‘blocks’, or"
          + " write ‘method: holm’. [not-resampled]"
      ]),
    .init(
      "draws for a family that draws nothing",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: holm, draws: 500, estimates: [effet]}

      """,
      says: [
        "studies/jardin/analysis.yml:4:27: error: the method ‘holm’ draws nothing and does not use"
          + " ‘draws’. Hint: remove it, or write ‘method: romano-wolf’. [unused-key]"
      ]),
    .init(
      "too few draws for a family",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: romano-wolf, draws: 5, estimates: [effet]}

      """,
      says: [
        "studies/jardin/analysis.yml:4:41: error: the number of draws lies between 100 and"
          + " 1000000. Hint: 2000 is usual. [bad-draws]"
      ]),
    .init(
      "a placebo in a family of outcomes",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: avant, title: A, method: difference-in-means, placebo: true, data: parcelles, outcome: age, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: holm, estimates: [effet, avant]}

      """,
      says: [
        "studies/jardin/analysis.yml:5:46: error: the placebo ‘avant’ is in a family with outcomes"
          + " that the treatment can change. Hint: it answers another question: leave it out, or make"
          + " a family of the placebos. [placebo-in-family]"
      ]),
    .init(
      "a primary placebo",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, primary: true, placebo: true, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:71: error: an estimate cannot be the primary one and a"
          + " placebo at once. Hint: a placebo checks the others: remove ‘primary’ or ‘placebo’."
          + " [primary-placebo]"
      ]),
    .init(
      "an index of one outcome",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}]

      """,
      says: [
        "studies/jardin/analysis.yml:6:5: error: an index is made of two outcomes at least, and"
          + " ‘components’ names one. Hint: name another outcome, or compare this one by itself."
          + " [too-few-columns]"
      ]),
    .init(
      "an index that names an outcome twice",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: note, favourable: higher}, {column: age, favourable: lower}]

      """,
      says: [
        "studies/jardin/analysis.yml:6:63: error: the index ‘indice’ names the column ‘note’"
          + " twice. Hint: name it once. [duplicate-column]"
      ]),
    .init(
      "an index with a column that there is not",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: ages, favourable: lower}]

      """,
      says: [
        "studies/jardin/analysis.yml:6:63: error: the dataset ‘parcelles’ has no column ‘ages’."
          + " Hint: did you mean ‘age’? The columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
    .init(
      "an index of texts",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: ecole, favourable: lower}]

      """,
      says: [
        "studies/jardin/analysis.yml:6:63: error: the outcome ‘ecole’ is a column of texts, and"
          + " numbers are needed. Hint: its type is ‘string’ in the dictionary; derive a column of 0"
          + " and 1 if need be. [not-a-number]"
      ]),
    .init(
      "a component without its better side",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: age}]

      """,
      says: [
        "studies/jardin/analysis.yml:6:54: error: a component needs the key ‘favourable’. Hint:"
          + " add a line ‘favourable: higher | lower’. [missing-key]"
      ]),
    .init(
      "an outcome that does not vary among controls",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: constant, favourable: lower}]
      derive:
        - {data: parcelles, name: constant, expression: 'if(bras == "jardin", age, 8)'}

      """,
      says: [
        "studies/jardin/analysis.yml:6:63: error: the index ‘indice’ cannot be computed:"
          + " ‘constant’ has one value in the arm ‘temoin’, so that it cannot be standardised. Hint:"
          + " leave it out of ‘components’. [no-variation]"
      ]),
    .init(
      "an outcome that others make up",
      """
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: double, favourable: higher}]
      derive:
        - {data: parcelles, name: double, expression: 2 * note}

      """,
      says: [
        "studies/jardin/analysis.yml:6:63: error: the index ‘indice’ cannot be computed: ‘double’"
          + " is a combination of the other outcomes. Hint: leave it out of ‘components’. [collinear]"
      ]),
    .init(
      "an index with the name of a column",
      """
      indices:
        - id: note
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: age, favourable: lower}]

      """,
      says: [
        "studies/jardin/analysis.yml:2:9: error: the dataset ‘parcelles’ has a column ‘note’"
          + " already. Hint: the index makes a column of its name: choose another id."
          + " [duplicate-column]"
      ]),
    .init(
      "weights against attrition, clusters within blocks",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, blocks: age, cluster: ecole, attrition-weights: {covariates: [age]}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:64: error: clusters assigned within blocks take no"
          + " ‘attrition-weights’. Hint: use the method ‘least-squares’ with ‘fixed-effects’."
          + " [unfit-weights]"
      ]),
    .init(
      "weights that randomisation inference does not draw",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, randomisation: {draws: 100}, attrition-weights: {covariates: [age]}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:71: error: ‘randomisation’ does not draw the weights of"
          + " ‘attrition-weights’ anew. Hint: plan it on an estimate without weights. [unfit-weights]"
      ]),
    .init(
      "weights with the classical error",
      """
      estimates:
        - {id: effet, title: A, method: least-squares, standard-errors: classical, attrition-weights: {covariates: [age]}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:67: error: the standard error ‘classical’ takes weights for"
          + " variances, and those against attrition are none. Hint: write ‘standard-errors: HC2’, or"
          + " one with clusters. [unfit-standard-error]"
      ]),
    .init(
      "weights without covariates",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, attrition-weights: {model: logit}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:75: error: ‘attrition-weights’ needs the key ‘covariates’."
          + " Hint: add a line ‘covariates: [age, sex]’. [missing-key]"
      ]),
    .init(
      "weights by a model that there is not",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, attrition-weights: {covariates: [age], model: cloglog}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:102: error: ‘cloglog’ is not a value of ‘model’. Hint: the"
          + " values are: logit, probit. [unknown-value]"
      ]),
    .init(
      "weights from the outcome itself",
      """
      estimates:
        - {id: effet, title: A, method: difference-in-means, attrition-weights: {covariates: [note]}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:89: error: the outcome ‘note’ cannot explain why it is"
          + " missing itself. Hint: name columns that are known for everyone, measured before"
          + " treatment. [outcome-as-covariate]"
      ]),
    .init(
      "weights of a method that takes none",
      """
      estimates:
        - {id: effet, title: A, method: mann-whitney, attrition-weights: {covariates: [age]}, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}}

      """,
      says: [
        "studies/jardin/analysis.yml:2:49: error: the method ‘mann-whitney’ does not use"
          + " ‘attrition-weights’. Hint: it takes: outcome, treatment. [unused-key]"
      ]),
    .init(
      "a covariate that tells who answered",
      """
      \(effect("difference-in-means", of: "reponse"))
          attrition-weights: {covariates: [age]}
      derive:
        - {data: parcelles, name: reponse, expression: 'if(age < 10, note, missing)'}

      """,
      says: [
        "studies/jardin/analysis.yml:8:38: error: ‘effet’ cannot be computed: in the arm ‘jardin’"
          + " ‘age’ tells without error whether some answered, so that they have no probability of it."
          + " Hint: leave it out of ‘attrition-weights’, join levels, or use the method ‘lee-bounds’."
          + " [separation]"
      ]),
  ]
}
