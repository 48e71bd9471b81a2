import Testing
import TestSites

@testable import Checks

@Suite("Checks")
struct ChecksTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    let found = try given.site.findings()
    #expect(found == given.says, "\(found)")
  }

  @Test("every check has a small site that it finds fault with")
  func everyCheck() {
    let found = Set(Self.cases.flatMap(\.ids))
    #expect(checkIds.filter { !found.contains($0) } == [])
  }

  @Test("the checks stand in the order of their ids, each once")
  func order() {
    #expect(checkIds == checkIds.sorted())
    #expect(Set(checkIds).count == checkIds.count)
  }

  @Test("a link to a draft that is left out says so")
  func draft() throws {
    var catalog = try TestSite.small.replacing(
      "status: final", by: "status: final\ndraft: true", in: TestSite.report
    ).load().catalog
    catalog.removeDrafts()
    let found = check(catalog).filter { $0.id == "broken-link" }
    #expect(found.count == 2)
    for finding in found {
      #expect(
        finding.message == "the link ‘../studies/jardin/index.md’ leads to a draft, ‘jardin’, which is not published")
      #expect(finding.hint == "take the line ‘draft: true’ out of it, or build with --draft")
    }
  }

  static let cases = [
    SmallCase(
      "data of others whose licence must be kept",
      {
        $0.replacing(
          "primary-key: [id]",
          by: "sources: [{title: OpenStreetMap, url: \"https://www.openstreetmap.org\", license: ODbL-1.0}]\n"
            + "primary-key: [id]",
          in: TestSite.dictionary)
      },
      says: [
        "studies/jardin/data/parcelles.yml:2:81: error: data made from ‘OpenStreetMap’ must stay under ODbL-1.0, and the"
          + " dataset is under etalab-2.0. Hint: write ‘license: ODbL-1.0’ in the dictionary. [share-alike]"
      ]),
    SmallCase(
      "data of others whose licences exclude one another",
      {
        $0.replacing(
          "primary-key: [id]",
          by: "license: ODbL-1.0\nsources:\n  - {title: OpenStreetMap, license: ODbL-1.0}\n"
            + "  - {title: Atlas, license: CC-BY-SA-3.0}\nprimary-key: [id]",
          in: TestSite.dictionary)
      },
      says: [
        "studies/jardin/data/parcelles.yml:5:29: error: ‘Atlas’ must stay under CC-BY-SA-4.0, and ‘OpenStreetMap’"
          + " under ODbL-1.0: no licence is right for data made from both."
          + " Hint: publish what comes from each in a dataset of its own. [share-alike]"
      ]),
    SmallCase(
      "a headline in no unit",
      { $0.replacing(", unit: {fr: points, en: points}", by: "", in: TestSite.dictionary) },
      says: [
        "studies/jardin/data/parcelles.yml:10:5: warning: the outcome ‘note’ of the headline has no unit: its effect is a"
          + " number of nothing. Hint: write ‘unit: …’ here, as euros, hours or points out of ten. [headline-unit]"
      ]),
    SmallCase(
      "a translation of an earlier version",
      { $0.replacing("question:", by: "translates: 0.9.0\nquestion:", in: TestSite.translation) },
      says: [
        "studies/jardin/index.en.md:3:13: warning: this translation follows version 0.9.0, and the study is at 1.0.0."
          + " Hint: bring the text up to date, then write ‘translates: 1.0.0’. [old-translation]"
      ]),
    SmallCase(
      "a heading that skips a level", { $0.appending("\n### Trop bas\n", to: TestSite.page) },
      says: [
        "pages/mission.md:7:1: warning: a heading of level 3 follows one of level 1."
          + " Hint: begin it with ##, or write the heading between them. [heading-order]"
      ]),
    SmallCase(
      "a link without words", { $0.replacing("[l'étude]", by: "[ici]", in: TestSite.page) },
      says: [
        "pages/mission.md:5:6: warning: the words of this link, ‘ici’, do not say where it leads."
          + " Hint: make a link of the words that name the thing: ‘see [the protocol](…)’. [vague-link]"
      ]),
    SmallCase(
      "a legal notice without its director",
      {
        $0.replacing("https://petit.example/", by: "https://institut.fr/", in: TestSite.site).appending(
          "legal: {address: Lyon, telephone: 01 99 00 00 00, registration: W1, host: {name: H}}\n", to: TestSite.site)
      },
      says: [
        "site.yml:13:8: warning: the legal notice lacks the person who directs the publication."
          + " Hint: add ‘director: …’ to ‘legal’ in site.yml. [missing-legal-notice]"
      ]),
    SmallCase(
      "an e-mail address in a page", { $0.appending("\njean.exemple@example.org\n", to: TestSite.page) },
      says: [
        "pages/mission.md:7:1: error: the text holds an e-mail address, ‘j…@e…’."
          + " Hint: remove it, or name it among the contacts that the site publishes. [personal-detail-in-text]"
      ]),
    SmallCase(
      "an e-mail address in a drawing",
      { $0.writing("<svg><text>jean.exemple@example.org</text></svg>", to: "studies/jardin/images/a.svg") },
      says: [
        "studies/jardin/images/a.svg:1:12: error: the drawing holds an e-mail address, ‘j…@e…’."
          + " Hint: remove it, or name it among the contacts that the site publishes. [personal-detail-in-picture]"
      ]),
    SmallCase(
      "a link that leads nowhere", { $0.replacing("jardin/index.md", by: "jardins/index.md", in: TestSite.page) },
      says: [
        "pages/mission.md:5:6: error: the link ‘../studies/jardins/index.md’ leads nowhere."
          + " Hint: write the path from this file to the other one, as in ‘../../studies/emploi/index.md’."
          + " [broken-link]"
      ]),
    SmallCase(
      "a link that leaves the content",
      { $0.replacing("../studies/jardin/index.md", by: "../../../etc/passwd", in: TestSite.page) },
      says: [
        "pages/mission.md:5:6: error: the link ‘../../../etc/passwd’ leads nowhere."
          + " Hint: write the path from this file to the other one, as in ‘../../studies/emploi/index.md’."
          + " [broken-link]"
      ]),
    SmallCase(
      "a link to a heading that is not there",
      { $0.replacing("jardin/index.md", by: "jardin/index.md#resultats", in: TestSite.page) },
      says: [
        "pages/mission.md:5:6: warning: the text of ‘../studies/jardin/index.md#resultats’ has no heading ‘#resultats’."
          + " Hint: did you mean ‘resultat’? The headings are: resultat. [unknown-heading]"
      ]),
    SmallCase(
      "a link in an aside", { $0.appending("\n```{note}\nVoir [plus loin](ailleurs.md).\n```\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:30:6: error: the link ‘ailleurs.md’ leads nowhere."
          + " Hint: write the path from this file to the other one, as in ‘../../studies/emploi/index.md’."
          + " [broken-link]"
      ]),
    SmallCase(
      "a picture that is not there", { $0.appending("\n![Un jardin](images/jardin.svg)\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: there is no image ‘images/jardin.svg’."
          + " Hint: put the picture in the folder ‘images’ beside this file, and write ‘images/name.svg’."
          + " [missing-image]"
      ]),
    SmallCase(
      "a picture of another site",
      { $0.appending("\n![Un jardin](https://ailleurs.example/a.png)\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:29:1: error: the image ‘https://ailleurs.example/a.png’ stands on another site."
          + " Hint: put a copy in the folder ‘images’ beside this file, if its licence allows it. [outside-image]"
      ]),
    SmallCase(
      "a picture without alternative text",
      {
        $0.appending("\n![](images/jardin.svg)\n", to: TestSite.report).writing(
          "<svg/>", to: "studies/jardin/images/jardin.svg")
      },
      says: [
        "studies/jardin/index.md:29:1: error: the image ‘images/jardin.svg’ has no alternative text."
          + " Hint: say between the brackets what the picture shows: ![Two curves that part in"
          + " 2019](images/jardin.svg). [image-without-alternative]"
      ]),
    SmallCase(
      "a correction of a version to come",
      {
        $0.replacing(
          "corrections: []", by: "corrections: [{version: 1.0.1, date: 2026-02-01, what: A, why: B}]",
          in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:15: error: a correction made version 1.0.1, and the study is version 1.0.0."
          + " Hint: raise ‘version’ in the front matter to 1.0.1. [correction-order]"
      ]),
    SmallCase(
      "one DOI for a version and for all versions",
      {
        $0.replacing(
          "corrections: []", by: "corrections: []\ndoi: {all: 10.5281/zenodo.1, 1.0.0: 10.5281/ZENODO.1}",
          in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:21:12: error: ‘10.5281/zenodo.1’ is given as the DOI of all versions of ‘jardin’, and of version 1.0.0 of ‘jardin’."
          + " Hint: a DOI is of one version of one study: look at https://doi.org/10.5281/zenodo.1 which of them it leads to. [repeated-doi]"
      ]),
    SmallCase(
      "two themes with one id", { $0.appending("  - {id: emploi, title: Travail}\n", to: TestSite.site) },
      says: [
        "site.yml:13:10: error: a second theme has the id ‘emploi’."
          + " Hint: the first stands on line 11; choose another id. [duplicate-id]"
      ]),
    SmallCase(
      "a final study without data",
      {
        $0.removing(TestSite.data).removing(TestSite.dictionary).removing(TestSite.plan)
          .replacing("headline: effet\n", by: "", in: TestSite.report)
          .writing("---\ntitle: A\nquestion: B\nsummary: C\n---\n", to: TestSite.translation)
          .replacing(
            "L'effet est de {{ effet.estimate | number(1) }}.\n\n```{estimate} effet\n```\n", by: "",
            in: TestSite.report
          )
          .replacing("{{ jardin/effet.estimate | number(1) }}", by: "nul", in: TestSite.note)
          .replacing("{{ jardin/effet.estimate | number(1) }}", by: "nil", in: "notes/premiere/index.en.md")
      },
      says: [
        "studies/jardin/index.md:1:1: warning: the study is final and publishes no data."
          + " Hint: put its datasets in the folder ‘data’, or say ‘status: ongoing’. [empty-study]"
      ]),
    SmallCase(
      "no headline", { $0.replacing("headline: effet\n", by: "", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:1:1: error: the study plans estimates and does not say which answers its question."
          + " Hint: add a line ‘headline: effet’ to the front matter. [missing-headline]"
      ]),
    SmallCase(
      "a headline that is not planned",
      { $0.replacing("headline: effet", by: "headline: effets", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:13:11: error: the plan of ‘jardin’ has no estimate ‘effets’."
          + " Hint: did you mean ‘effet’? The estimates are: effet. [unknown-estimate]"
      ]),
    SmallCase(
      "a simulation without its script",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nsimulated: {script: tirage.py, seed: 1, effects: []}", in: TestSite.report
        )
        .replacing("group: author", by: "group: author\n  simulated: true", in: TestSite.people)
        .replacing("kind: publisher", by: "kind: publisher\n  simulated: true", in: TestSite.organisations)
      },
      says: [
        "studies/jardin/index.md:20:21: error: the study's folder has no script ‘tirage.py’."
          + " Hint: commit the script that made the data beside ‘index.md’, so that anyone can run it again."
          + " [missing-script]"
      ]),
    SmallCase(
      "a simulation that names a real person",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nsimulated: {script: tirage.py, seed: 1, effects: []}", in: TestSite.report
        )
        .writing("x", to: "studies/jardin/tirage.py")
      },
      says: [
        "studies/jardin/index.md:5:11: error: a study of simulated data names ‘ada’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
        "studies/jardin/index.md:14:12: error: a study of simulated data names ‘institut’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
        "studies/jardin/index.md:15:16: error: a study of simulated data names ‘institut’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
      ]),
    SmallCase(
      "a text without translation", { $0.removing("pages/mission.en.md") },
      says: [
        "pages/mission.md:1:1: warning: there is no translation of this text into ‘en’."
          + " Hint: write ‘pages/mission.en.md’. [missing-translation]"
      ]),
    SmallCase(
      "an entry of the navigation that is nothing",
      { $0.replacing("notes, mission]", by: "notes, missions]", in: TestSite.site) },
      says: [
        "site.yml:8:30: error: the site has no section or page ‘missions’."
          + " Hint: did you mean ‘mission’? [unknown-navigation]"
      ]),
    SmallCase(
      "an unknown publisher", { $0.replacing("publisher: institut", by: "publisher: instituts", in: TestSite.site) },
      says: [
        "site.yml:5:12: error: ‘organisations.yml’ has no organisation ‘instituts’."
          + " Hint: did you mean ‘institut’? The organisations are: institut. [unknown-organisation]"
      ]),
    SmallCase(
      "an unknown funder", { $0.replacing("{by: institut", by: "{by: fondation", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:15:16: error: ‘organisations.yml’ has no organisation ‘fondation’."
          + " Hint: the organisations are: institut. [unknown-organisation]"
      ]),
    SmallCase(
      "an unknown author", { $0.replacing("authors: [ada]", by: "authors: [ada, adda]", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:5:16: error: ‘people.yml’ has no person ‘adda’."
          + " Hint: did you mean ‘ada’? The people are: ada. [unknown-person]"
      ]
    ),
    SmallCase(
      "an unknown study", { $0.replacing("studies: [jardin]", by: "studies: [jardins]", in: TestSite.note) },
      says: [
        "notes/premiere/index.md:7:11: error: the folder ‘studies’ has no study ‘jardins’."
          + " Hint: did you mean ‘jardin’? The studies are: jardin. [unknown-study]"
      ]),
    SmallCase(
      "a registered outcome that is not reported, and a primary one that was not registered",
      {
        $0.replacing("reviews: []", by: "reviews: []\nprotocol: {outcomes: [{title: Notes}]}", in: TestSite.report)
          .replacing("cluster: ecole", by: "primary: true", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: warning: the estimate ‘effet’ is primary in the plan and is not among the"
          + " registered outcomes. Hint: the page says so; correct the protocol if it is wrong, or explain it under"
          + " ‘deviations’. [registered-outcomes]",
        "studies/jardin/index.md:20:23: warning: the outcome ‘Notes’ was registered and is not reported. Hint: name its"
          + " estimate with ‘estimate:’, or say with ‘why:’ why there is none; the page shows it as not reported."
          + " [registered-outcomes]",
      ]),
    SmallCase(
      "a primary estimate that was registered as secondary",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nprotocol: {outcomes: [{title: Notes, estimate: effet}]}", in: TestSite.report
        )
        .replacing("cluster: ecole", by: "primary: true", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:9: warning: the estimate ‘effet’ is primary in the plan and was registered as"
          + " secondary. Hint: the page says so; correct the protocol if it is wrong, or explain it under ‘deviations’."
          + " [registered-outcomes]"
      ]),
    SmallCase(
      "a registered outcome whose estimate is not planned",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nprotocol: {outcomes: [{title: Notes, estimate: effets}]}",
          in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:48: error: the plan of ‘jardin’ has no estimate ‘effets’."
          + " Hint: did you mean ‘effet’? The estimates are: effet. [unknown-estimate]"
      ]),
    SmallCase(
      "a correction of a result that is not there",
      {
        $0.replacing(
          "corrections: []",
          by: "corrections: [{version: 1.0.0, date: 2026-01-20, what: A, why: B, result: effets}]", in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:75: error: the plan of ‘jardin’ has no result ‘effets’."
          + " Hint: did you mean ‘effet’? The results are: effet. [unknown-result]"
      ]),
    SmallCase(
      "an unknown theme", { $0.replacing("themes: [emploi]", by: "themes: [emplois]", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:9:10: error: ‘site.yml’ has no theme ‘emplois’."
          + " Hint: did you mean ‘emploi’? The themes are: emploi. [unknown-theme]"
      ]),
  ]
}
