import Testing
import TestSites

@Suite("What is said of figures, blocks and typed numbers")
struct BindingFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  @Test(
    "years, dates, sections, quotations, small counts and levels of confidence may be typed",
    arguments: [
      "En 2019, puis en 2020-2021.", "Le 15 juin 2021, et le 28 août.", "Voir la section 12 et le tableau 14.",
      "> « Nous étions 350 », dit le rapport (Rapport 2019, p. 40).", "Trois ou 7 élèves.",
      "L'intervalle de confiance à 95 % est large.", "Le `code 345` et ``` 678 ```.", "Version 12.4.1 du protocole.",
    ])
  func understood(_ sentence: String) throws {
    #expect(try TestSite.small.appending("\n\(sentence)\n", to: TestSite.report).findings() == [])
  }

  static func report(_ text: String) -> (TestSite) -> TestSite {
    { $0.appending("\n\(text)\n", to: TestSite.report) }
  }

  static let cases = [
    SmallCase(
      "unknown figure", report("{{ effets.estimate }}"),
      says: [
        "studies/jardin/index.md:29:1: error: the study ‘jardin’ has no result ‘effets’."
          + " Hint: did you mean ‘effet’? The results are: effet. [unknown-figure]"
      ]),
    SmallCase(
      "unknown field", report("{{ effet.estimation }}"),
      says: [
        "studies/jardin/index.md:29:1: error: a result has no field ‘estimation’."
          + " Hint: did you mean ‘estimate’? [unknown-field]"
      ]),
    SmallCase(
      "unknown format", report("{{ effet.estimate | pourcent }}"),
      says: [
        "studies/jardin/index.md:29:1: error: there is no format ‘pourcent’."
          + " Hint: did you mean ‘percent’? The formats are: number, number(1), points, percent, integer, euros,"
          + " p, ratio. [unknown-format]"
      ]),
    SmallCase(
      "no field", report("{{ effet }}"),
      says: [
        "studies/jardin/index.md:29:1: error: ‘{{ effet }}’ names no figure."
          + " Hint: write an id, a point and a field, as in {{ emploi-12-mois.estimate }}. [bad-figure]"
      ]),
    SmallCase(
      "a field that the method does not give", report("{{ effet.i2 }}"),
      says: [
        "studies/jardin/index.md:29:1: error: the result ‘effet’ has no ‘i2’: its method (difference-in-means) gives none."
          + " Hint: print another field, or plan what gives it. [empty-field]"
      ]),
    SmallCase(
      "a figure of an unknown study", report("{{ jardins/effet.estimate }}"),
      says: [
        "studies/jardin/index.md:29:1: error: there is no study ‘jardins’."
          + " Hint: did you mean ‘jardin’? The studies are: jardin. [unknown-study]"
      ]),
    SmallCase(
      "a figure of no study", { $0.appending("\n{{ effet.estimate }}\n", to: TestSite.note) },
      says: [
        "notes/premiere/index.md:11:1: error: ‘effet’ does not say of which study it is."
          + " Hint: write the study before it, as in {{ the-study/effet.estimate }}. [unknown-figure]"
      ]),
    SmallCase(
      "a figure in an aside", report("```{note}\n{{ effets.estimate }}\n```"),
      says: [
        "studies/jardin/index.md:30:1: error: the study ‘jardin’ has no result ‘effets’."
          + " Hint: did you mean ‘effet’? The results are: effet. [unknown-figure]"
      ]),
    SmallCase(
      "a block of an unknown result", report("```{table} effet effets\n```"),
      says: [
        "studies/jardin/index.md:29:18: error: the study ‘jardin’ has no table ‘effets’."
          + " Hint: did you mean ‘effet’? The tables are: effet. [unknown-result]"
      ]),
    SmallCase(
      "a block of an unknown study", report("```{table} potager/effet\n```"),
      says: [
        "studies/jardin/index.md:29:12: error: there is no study ‘potager’."
          + " Hint: the studies are: jardin. [unknown-study]"
      ]),
    SmallCase(
      "a block of no study", { $0.appending("\n```{estimate} effet\n```\n", to: TestSite.note) },
      says: [
        "notes/premiere/index.md:11:15: error: ‘effet’ does not say of which study it is."
          + " Hint: write the study before it, as in ‘the-study/effet’. [unknown-study]"
      ]),
    SmallCase(
      "a block of an unknown dataset", report("```{dataset} parcelle\n```"),
      says: [
        "studies/jardin/index.md:29:14: error: the study ‘jardin’ has no dataset ‘parcelle’."
          + " Hint: did you mean ‘parcelles’? The datasets are: parcelles. [unknown-result]"
      ]),
    SmallCase(
      "a forest of what is not pooled", report("```{forest} effet\n```"),
      says: [
        "studies/jardin/index.md:29:13: error: the study ‘jardin’ has no pooled estimate ‘effet’."
          + " Hint: there is no pooled estimate yet. [unknown-result]"
      ]),
    SmallCase(
      "a chart of an unknown dataset", report("```{chart}\nkind: distribution\ndata: parcels\ncolumn: age\n```"),
      says: [
        "studies/jardin/index.md:31:7: error: the study ‘jardin’ has no dataset ‘parcels’."
          + " Hint: did you mean ‘parcelles’? The datasets are: parcelles. [unknown-dataset]"
      ]),
    SmallCase(
      "a chart of an unknown column",
      report("```{chart}\nkind: distribution\ndata: parcelles\ncolumn: ages\nby: bra\n```"),
      says: [
        "studies/jardin/index.md:32:9: error: the dataset ‘parcelles’ has no column ‘ages’."
          + " Hint: did you mean ‘age’? The columns are: id, bras, ecole, age, note. [unknown-column]",
        "studies/jardin/index.md:33:5: error: the dataset ‘parcelles’ has no column ‘bra’."
          + " Hint: did you mean ‘bras’? The columns are: id, bras, ecole, age, note. [unknown-column]",
      ]),
    SmallCase(
      "a trend of texts", report("```{chart}\nkind: trend\ndata: parcelles\ncolumn: ecole\ntime: age\n```"),
      says: [
        "studies/jardin/index.md:32:9: error: the column ‘ecole’ is a column of texts, and numbers are needed."
          + " Hint: its type is ‘string’ in the dictionary; derive a column of 0 and 1 if need be. [not-a-number]"
      ]),
    SmallCase(
      "a trend with an unknown event",
      report("```{chart}\nkind: trend\ndata: parcelles\ncolumn: note\ntime: age\nevent: 11\n```"),
      says: [
        "studies/jardin/index.md:34:8: error: the column ‘age’ has no period ‘11’."
          + " Hint: did you mean ‘10’? The periods are: 8, 9, 10. [unknown-level]"
      ]),
    SmallCase(
      "a flow with a bad filter", report("```{flow}\nsteps:\n  - {label: Inclus, data: parcelles, where: age >}\n```"),
      says: [
        "studies/jardin/index.md:31:50: error: a value is expected, and the end stands here. [bad-expression]"
      ]),
    SmallCase(
      "a typed number", report("Ils étaient 350 élèves."),
      says: [
        "studies/jardin/index.md:29:14: warning: the number ‘350’ is typed by hand: nothing keeps it true when the data change."
          + " Hint: bind it with {{ id.field }}, or list it under ‘typed-numbers’ with the reason. [typed-number]"
      ]),
    SmallCase(
      "a typed number below zero", report("Il manque -350 euros."),
      says: [
        "studies/jardin/index.md:29:11: warning: the number ‘-350’ is typed by hand: nothing keeps it true when the data change."
          + " Hint: bind it with {{ id.field }}, or list it under ‘typed-numbers’ with the reason. [typed-number]"
      ]),
    SmallCase(
      "a typed number in an aside", report("```{note}\nIls étaient 350 élèves.\n```"),
      says: [
        "studies/jardin/index.md:30:14: warning: the number ‘350’ is typed by hand: nothing keeps it true when the data change."
          + " Hint: bind it with {{ id.field }}, or list it under ‘typed-numbers’ with the reason. [typed-number]"
      ]),
    SmallCase(
      "a typed number that is a computed one", report("L'écart est de 14,5 contre 11,5."),
      says: [
        "studies/jardin/index.md:29:17: warning: the number ‘14,5’ is typed by hand, and ‘effet.mean_treated’ is that number."
          + " Hint: write {{ effet.mean_treated }}. [typed-number]",
        "studies/jardin/index.md:29:29: warning: the number ‘11,5’ is typed by hand, and ‘effet.mean_control’ is that number."
          + " Hint: write {{ effet.mean_control }}. [typed-number]",
      ]),
    SmallCase(
      "typed numbers in the limits",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nlimits: [\"En 2019, 350 refus.\", \"Au plus 14,5.\"]", in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:10: warning: the number ‘350’ in ‘limits’ is typed by hand: nothing keeps it true when the data change."
          + " Hint: say it in the report, where {{ id.field }} binds it, or list it under ‘typed-numbers’ with the reason. [typed-number]",
        "studies/jardin/index.md:20:33: warning: the number ‘14,5’ in ‘limits’ is typed by hand, and ‘effet.mean_treated’ is that number."
          + " Hint: say it in the report, with {{ effet.mean_treated }}. [typed-number]",
      ]),
    SmallCase(
      "a number of the limits with a reason",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nlimits: [350 refus.]\ntyped-numbers: [{text: \"350\", why: Recensement.}]",
          in: TestSite.report)
      }, says: []),
    SmallCase(
      "a typed number with a reason",
      {
        report("Ils étaient 1 350 élèves.")($0).replacing(
          "reviews: []", by: "reviews: []\ntyped-numbers: [{text: \"1 350\", why: Recensement.}]", in: TestSite.report)
      }, says: []),
    SmallCase(
      "a reason for no number",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\ntyped-numbers: [{text: \"1 350\", why: Recensement.}]", in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:25: warning: the text has no number ‘1 350’."
          + " Hint: remove it from ‘typed-numbers’. [unused-waiver]"
      ]),
    SmallCase(
      "a figure of a description without group",
      {
        report("{{ d.age.mean }} {{ d.ages.mean.jardin }} {{ d.age.moyenne.jardin }}")($0)
          .appending("describe:\n  - {id: d, data: parcelles, by: bras, columns: [age]}\n", to: TestSite.plan)
      },
      says: [
        "studies/jardin/index.md:29:1: error: ‘age.mean’ does not say of which group."
          + " Hint: end it with one of: jardin, temoin. [unknown-field]",
        "studies/jardin/index.md:29:18: error: the description ‘d’ has no column ‘ages’."
          + " Hint: did you mean ‘age’? The columns are: age. [unknown-field]",
        "studies/jardin/index.md:29:43: error: ‘age.moyenne.jardin’ names no statistic."
          + " Hint: the statistics are: mean, sd, variance, skewness, median, q1, q3, min, max, n, missing. [unknown-field]",
      ]),
    SmallCase(
      "a figure that a balance table does not have",
      {
        report("{{ b.joint }}")($0)
          .appending(
            "balance:\n  - {id: b, data: parcelles, treatment: {column: bras, treated: jardin, control: temoin}, covariates: [age]}\n",
            to: TestSite.plan)
      },
      says: [
        "studies/jardin/index.md:29:1: error: a balance table has no field ‘joint’."
          + " Hint: did you mean ‘joint_p’? The fields are: joint_statistic, joint_p, n_treated, n_control,"
          + " largest_difference. [unknown-field]"
      ]),
  ]
}
