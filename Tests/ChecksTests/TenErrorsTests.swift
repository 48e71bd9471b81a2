import Testing
import TestSites

@Suite("Ten errors in ten files")
struct TenErrorsTests {
  @Test("are all said in one run, in the order of their places")
  func allInOneRun() throws {
    let site = TestSite.small
      .replacing("footer:", by: "foter:", in: TestSite.site)
      .replacing("group: author", by: "group: auteur", in: TestSite.people)
      .replacing("kind: publisher", by: "kind: editor", in: TestSite.organisations)
      .replacing("jardin/index.md", by: "jardins/index.md", in: TestSite.page)
      .replacing("effet.estimate", by: "effets.estimate", in: TestSite.note)
      .replacing("authors: [ada]", by: "authors: [adda]", in: TestSite.report)
      .replacing("question: Does gardening help learning?\n", by: "", in: TestSite.translation)
      .replacing("outcome: note", by: "outcome: notes", in: TestSite.plan)
      .replacing("title: {fr: Parcelles, en: Plots}\n", by: "", in: TestSite.dictionary)
      .writing("a,b\n1\n", to: "studies/jardin/data/suite.csv")
      .writing(
        "title: Suite\nfields: [{name: a, type: integer}, {name: b, type: integer}]\n",
        to: "studies/jardin/data/suite.yml")
    #expect(
      try site.findings() == [
        "notes/premiere/index.md:9:16: error: the study ‘jardin’ has no result ‘effets’."
          + " Hint: did you mean ‘effet’? The results are: effet. [unknown-figure]",
        "organisations.yml:3:9: error: ‘editor’ is not a value of ‘kind’."
          + " Hint: the values are: publisher, university, field-partner, funder, public-body, other. [unknown-value]",
        "pages/mission.md:5:6: error: the link ‘../studies/jardins/index.md’ leads nowhere."
          + " Hint: write the path from this file to the other one, as in ‘../../studies/emploi/index.md’."
          + " [broken-link]",
        "people.yml:3:10: error: ‘auteur’ is not a value of ‘group’."
          + " Hint: did you mean ‘author’? The values are: board, council, team, author, reviewer. [unknown-value]",
        "site.yml:9:1: error: the site has no key ‘foter’."
          + " Hint: did you mean ‘footer’? [unknown-key]",
        "studies/jardin/analysis.yml:6:14: error: the dataset ‘parcelles’ has no column ‘notes’."
          + " Hint: did you mean ‘note’? The columns are: id, bras, ecole, age, note. [unknown-column]",
        "studies/jardin/data/parcelles.yml:1:1: error: the dictionary needs the key ‘title’."
          + " Hint: add a line ‘title: …’. [missing-key]",
        "studies/jardin/data/suite.csv:2:1: error: this row has 1 cell, the header has 2."
          + " Hint: add the missing cells, empty if need be; a line break inside a cell needs double quotes"
          + " around the cell. [ragged-row]",
        "studies/jardin/index.en.md:2:1: error: the translation of a study needs the key ‘question’."
          + " Hint: add a line ‘question: …’. [missing-key]",
        "studies/jardin/index.md:5:11: error: ‘people.yml’ has no person ‘adda’."
          + " Hint: did you mean ‘ada’? The people are: ada. [unknown-person]",
      ])
  }
}
