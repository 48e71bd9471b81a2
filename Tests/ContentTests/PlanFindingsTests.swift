import Testing
import TestSites

@Suite("What is said of analysis.yml and of blocks")
struct PlanFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static let cases = [
    SmallCase(
      "a plan that cannot be read", { $0.replacing("control: temoin}", by: "control: temoin", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:8:12: error: a ‘,’ or the closing ‘}’ is missing before this."
          + " Hint: it opens on line 7; put a text that holds , [ ] { or } between quotes. [yaml-syntax]"
      ]),
    SmallCase(
      "unknown key of an estimate", { $0.replacing("cluster: ecole", by: "clusters: ecole", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:8:5: error: an estimate has no key ‘clusters’."
          + " Hint: did you mean ‘cluster’? [unknown-key]"
      ]),
    SmallCase(
      "missing title of an estimate",
      { $0.replacing("    title: {fr: Effet, en: Effect}\n", by: "", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:2:5: error: an estimate needs the key ‘title’."
          + " Hint: add a line ‘title: …’. [missing-key]"
      ]),
    SmallCase(
      "an id with capitals", { $0.replacing("id: effet", by: "id: Effet_1", in: TestSite.plan) },
      says: [
        "notes/premiere/index.en.md:5:15: error: the study ‘jardin’ has no result ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The results are: Effet_1. [unknown-figure]",
        "notes/premiere/index.md:9:16: error: the study ‘jardin’ has no result ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The results are: Effet_1. [unknown-figure]",
        "studies/jardin/analysis.yml:2:9: error: the estimate ‘Effet_1’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘effet-1’. [bad-slug]",
        "studies/jardin/index.en.md:8:15: error: the study ‘jardin’ has no result ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The results are: Effet_1. [unknown-figure]",
        "studies/jardin/index.en.md:10:15: error: the study ‘jardin’ has no estimate ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The estimates are: Effet_1. [unknown-result]",
        "studies/jardin/index.md:13:11: error: the plan of ‘jardin’ has no estimate ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The estimates are: Effet_1. [unknown-estimate]",
        "studies/jardin/index.md:24:16: error: the study ‘jardin’ has no result ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The results are: Effet_1. [unknown-figure]",
        "studies/jardin/index.md:26:15: error: the study ‘jardin’ has no estimate ‘effet’."
          + " Hint: did you mean ‘Effet_1’? The estimates are: Effet_1. [unknown-result]",
      ]),
    SmallCase(
      "two uses of one id",
      {
        $0.appending("describe:\n  - {id: effet, data: parcelles, columns: [age]}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: error: the id ‘effet’ is taken."
          + " Hint: line 10 of this plan uses it; choose another. [duplicate-id]"
      ]),
    SmallCase(
      "a confidence in per cent", { $0.appending("    confidence: 95\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:17: error: a confidence level lies between 0.5 and 1, and ‘95’ does not."
          + " Hint: write a share and not a percentage: 0.95. [bad-confidence]"
      ]),
    SmallCase(
      "a confidence with a comma", { $0.appending("    confidence: 0,95\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:17: error: ‘confidence’ is a number, and the text ‘0,95’ stands here."
          + " Hint: write it with a point and no unit, for instance ‘confidence: 0.95’. [wrong-type]"
      ]),
    SmallCase(
      "unknown scale", { $0.appending("    scale: pourcent\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:9:12: error: ‘pourcent’ is not a value of ‘scale’."
          + " Hint: did you mean ‘percent’? The values are: natural, points, percent, log-ratio. [unknown-value]"
      ]),
    SmallCase(
      "treatment as a text",
      { $0.replacing("{column: bras, treated: jardin, control: temoin}", by: "bras", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:7:16: error: the treatment is a group of keys, and the text ‘bras’ stands here."
          + " Hint: write one ‘key: value’ a line. [wrong-type]"
      ]),
    SmallCase(
      "columns as a text",
      { $0.appending("describe:\n  - {id: d, data: parcelles, columns: age}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:39: error: ‘columns’ is a list, and the text ‘age’ stands here."
          + " Hint: write ‘columns: [one, two]’, or one ‘- ’ a line below the key. [wrong-type]"
      ]),
    SmallCase(
      "an empty family", { $0.appending("families:\n  - {id: f, method: holm, estimates: []}\n", to: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:38: error: ‘estimates’ is an empty list."
          + " Hint: write ‘estimates: [one, two]’. [empty-list]"
      ]),
    SmallCase(
      "unknown block", { $0.appending("\n```{graph} effet\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: there is no block ‘{graph}’."
          + " Hint: the blocks are: estimate, chart, table, balance, forest, dataset, note, flow. [unknown-block]"
      ]),
    SmallCase(
      "a block that shows nothing", { $0.appending("\n```{table}\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: the block ‘{table}’ does not say what to show."
          + " Hint: write the id after the braces: ```{table} an-id. [missing-argument]"
      ]),
    SmallCase(
      "a chart that shows nothing", { $0.appending("\n```{chart}\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: the block ‘{chart}’ does not say what to show."
          + " Hint: write ids of estimates after the braces, or ‘kind: distribution’ with ‘data:’ and ‘column:’."
          + " [missing-argument]"
      ]),
    SmallCase(
      "a chart of a column with names",
      {
        $0.appending("\n```{chart} effet\nkind: distribution\ndata: parcelles\ncolumn: age\n```\n", to: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:29:1: error: a chart of kind ‘distribution’ shows a column, and names of estimates stand after ‘{chart}’."
          + " Hint: remove ‘effet’, and name the column with ‘column:’. [unexpected-argument]"
      ]),
    SmallCase(
      "a distribution without column",
      { $0.appending("\n```{chart}\nkind: distribution\ndata: parcelles\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:1: error: the block ‘{chart}’ needs the key ‘column’."
          + " Hint: add a line ‘column: …’. [missing-key]"
      ]),
    SmallCase(
      "an unknown option", { $0.appending("\n```{table} effet\ncolour: red\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:1: error: the block ‘{table}’ has no key ‘colour’."
          + " Hint: the keys are: title, caption. [unknown-key]"
      ]),
    SmallCase(
      "an option that is no YAML", { $0.appending("\n```{table} effet\ntitle: a: b\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:9: error: a ‘:’ stands where no key can be."
          + " Hint: put a text that holds ‘: ’ between quotes, and align keys of one group. [yaml-syntax]"
      ]),
    SmallCase(
      "a flow without steps", { $0.appending("\n```{flow}\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: the block ‘{flow}’ needs the key ‘steps’."
          + " Hint: add a line ‘steps: [{label: …, data: …, where: …}]’. [missing-key]"
      ]),
    SmallCase(
      "a flow with a step without count",
      { $0.appending("\n```{flow}\nsteps: [{label: Inclus}]\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:9: error: the step ‘Inclus’ has no count."
          + " Hint: give ‘data:’ and ‘where:’, or ‘n:’. [missing-key]"
      ]),
    SmallCase(
      "a flow whose common step follows those of an arm",
      {
        $0.appending(
          "\n```{flow}\nsteps:\n  - {arm: Jardin, label: Inclus, n: 9, lost: Partis}\n  - {label: Suivis, n: 8}\n```\n",
          to: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:31:5: error: nobody can be lost before the first step, ‘Inclus’."
          + " Hint: remove ‘lost:’, or give the step before it. [flow-order]",
        "studies/jardin/index.md:32:5: error: the step ‘Suivis’ has no arm, and stands after steps of an arm."
          + " Hint: give it an ‘arm:’, or put it before the steps of the arms. [flow-order]",
      ]),
    SmallCase(
      "a flow that loses fewer than nobody",
      {
        $0.appending(
          "\n```{flow}\nsteps:\n  - {label: Inclus, n: 9}\n  - {label: Suivis, n: 10, lost: Partis}\n```\n",
          to: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:32:5: error: the step ‘Suivis’ counts 10, and the step before it 9."
          + " Hint: nobody was lost between them: look at their filters, or remove ‘lost:’. [negative-loss]"
      ]),
    SmallCase(
      "raw HTML in an aside", { $0.appending("\n```{note} Titre\nUn <b>mot</b>.\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:4: error: raw HTML is not let through: <b>."
          + " Hint: write it in Markdown, or as ‘code’ between backticks when it is to be shown. [raw-html]",
        "studies/jardin/index.md:30:10: error: raw HTML is not let through: </b>."
          + " Hint: write it in Markdown, or as ‘code’ between backticks when it is to be shown. [raw-html]",
      ]),
  ]
}
