import Testing
import TestSites

@Suite("What is said of pages, notes, studies and their front matter")
struct TextFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static let cases = [
    SmallCase(
      "no front matter", { $0.writing("Bonjour.\n", to: TestSite.page) },
      says: [
        "pages/mission.md:1:1: error: a page begins with front matter, and this file does not."
          + " Hint: put ‘---’ on the first line, then keys such as ‘title: …’, then ‘---’, then the text."
          + " [missing-front-matter]"
      ]),
    SmallCase(
      "a study without front matter", { $0.writing("Bonjour.\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:1:1: error: a study begins with front matter, and this file does not."
          + " Hint: put ‘---’ on the first line, then keys such as ‘title: …’, then ‘---’, then the text."
          + " [missing-front-matter]"
      ]),
    SmallCase(
      "front matter never closed", { $0.replacing("---\nVoir", by: "Voir", in: TestSite.page) },
      says: [
        "pages/mission.md:1:1: error: the front matter opens with ‘---’ on this line and is never closed."
          + " Hint: put a line ‘---’ between the keys and the text. [unclosed-front-matter]"
      ]),
    SmallCase(
      "front matter that cannot be read", { $0.replacing("authors: [ada]", by: "authors: [ada", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:6:5: error: a ‘,’ or the closing ‘]’ is missing before this."
          + " Hint: it opens on line 5; put a text that holds , [ ] { or } between quotes. [yaml-syntax]"
      ]),
    SmallCase(
      "duplicate key, and a wrong date beside it",
      {
        $0.replacing("date: 2026-01-15", by: "date: 15/01/2026\nstatus: final", in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:6:7: error: ‘15/01/2026’ is not a date."
          + " Hint: write the year, the month and the day: 2026-11-24. [bad-date]",
        "studies/jardin/index.md:9:1: error: the key ‘status’ stands here a second time."
          + " Hint: it was first given on line 7; keep one of the two. [duplicate-key]",
      ]),
    SmallCase(
      "empty front matter", { $0.writing("---\n---\nBonjour.\n", to: TestSite.page) },
      says: [
        "pages/mission.md:1:1: error: a page needs the key ‘summary’."
          + " Hint: add a line ‘summary: …’. [missing-key]",
        "pages/mission.md:1:1: error: a page needs the key ‘title’."
          + " Hint: add a line ‘title: …’. [missing-key]",
      ]),
    SmallCase(
      "a key of studies in a page", { $0.replacing("summary:", by: "status: final\nsummary:", in: TestSite.page) },
      says: [
        "pages/mission.md:3:1: error: a page has no key ‘status’."
          + " Hint: the keys are: title, summary, typed-numbers, waivers, date. [unknown-key]"
      ]),
    SmallCase(
      "a key of the original in a translation",
      {
        $0.replacing("summary: A study.", by: "summary: A study.\nstatus: final", in: TestSite.translation)
      },
      says: [
        "studies/jardin/index.en.md:5:1: error: the translation of a study has no key ‘status’."
          + " Hint: the keys are: title, summary, typed-numbers, waivers, question, population, territory,"
          + " conflicts-of-interest, ethics, preregistration, keywords. [unknown-key]"
      ]),
    SmallCase(
      "a page with capitals and accents", { $0.writing("---\ntitle: A\nsummary: B\n---\n", to: "pages/Équipe 2.md") },
      says: [
        "pages/Équipe 2.md:1:1: error: the page ‘Équipe 2’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘equipe-2’. [bad-slug]",
        "pages/Équipe 2.md:1:1: warning: there is no translation of this text into ‘en’."
          + " Hint: write ‘pages/Équipe 2.en.md’. [missing-translation]",
      ]),
    SmallCase(
      "a study with two points", { $0.writing("---\ntitle: A\nsummary: B\n---\n", to: "notes/a..b/index.md") },
      says: [
        "notes/a..b:1:1: error: the note ‘a..b’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘a-b’. [bad-slug]",
        "notes/a..b/index.md:1:1: warning: there is no translation of this text into ‘en’."
          + " Hint: write ‘notes/a..b/index.en.md’. [missing-translation]",
        "notes/a..b/index.md:2:1: error: a note needs the key ‘date’."
          + " Hint: add a line ‘date: 2026-11-24’. [missing-key]",
      ]
    ),
    SmallCase(
      "a translation into another language",
      { $0.writing("---\ntitle: A\nsummary: B\n---\n", to: "pages/mission.de.md") },
      says: [
        "pages/mission.de.md:1:1: error: ‘de’ is not a language of the site."
          + " Hint: the languages of translations are: en. [unknown-language]"
      ]),
    SmallCase(
      "a translation without original",
      {
        $0.removing(TestSite.page).replacing("[studies, notes, mission]", by: "[studies]", in: TestSite.site).replacing(
          "footer: [mission]\n", by: "", in: TestSite.site)
      },
      says: [
        "pages/mission.en.md:1:1: error: this translates ‘mission.md’, which is not there."
          + " Hint: write ‘pages/mission.md’ in the site's first language. [translation-without-original]"
      ]),
    SmallCase(
      "a folder without report", { $0.writing("x", to: "notes/vide/brouillon.txt") },
      says: [
        "notes/vide/index.md:1:1: error: a note needs the file ‘notes/vide/index.md’."
          + " Hint: write it in the site's first language, ‘fr’. [missing-report]"
      ]),
    SmallCase(
      "a file among the studies", { $0.writing("x", to: "studies/jardin.md") },
      says: [
        "studies/jardin.md:1:1: warning: ‘studies’ holds folders, and ‘jardin.md’ is none."
          + " Hint: move it to ‘studies/<slug>/index.md’. [stray-file]"
      ]),
    SmallCase(
      "a file that no page is", { $0.writing("x", to: "pages/mission.docx") },
      says: [
        "pages/mission.docx:1:1: warning: ‘pages’ holds Markdown files, and ‘mission.docx’ is none."
          + " Hint: its name should end in ‘.md’. [stray-file]"
      ]),
    SmallCase(
      "a file that no study has", { $0.writing("x", to: "studies/jardin/analysis.yaml") },
      says: [
        "studies/jardin/analysis.yaml:1:1: warning: nothing reads ‘analysis.yaml’ here."
          + " Hint: did you mean ‘analysis.yml’? The names are: analysis.yml, data, images, index.en.md,"
          + " index.md, releases. [stray-file]"
      ]),
    SmallCase(
      "unknown status", { $0.replacing("status: final", by: "status: finale", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:8:9: error: ‘finale’ is not a value of ‘status’."
          + " Hint: did you mean ‘final’? The values are: protocol, ongoing, final. [unknown-value]"
      ]),
    SmallCase(
      "unknown design", { $0.replacing("cluster-randomised", by: "randomised", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:12:9: error: ‘randomised’ is not a value of ‘design’."
          + " Hint: the values are: individual-randomised, cluster-randomised, difference-in-differences,"
          + " before-after, matching, regression-discontinuity, instrumental-variable, synthetic-control,"
          + " meta-analysis, descriptive. [unknown-value]"
      ]),
    SmallCase(
      "version of two numbers", { $0.replacing("version: 1.0.0", by: "version: 1.0", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:7:10: error: ‘1.0’ is not a version."
          + " Hint: write three whole numbers with points, as in 1.0.0. [bad-version]"
      ]),
    SmallCase(
      "no author", { $0.replacing("authors: [ada]", by: "authors: []", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:5:10: error: ‘authors’ is an empty list."
          + " Hint: write ‘authors: [an-id-of-people.yml]’. [empty-list]"
      ]),
    SmallCase(
      "author as a text", { $0.replacing("authors: [ada]", by: "authors: ada", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:5:10: error: ‘authors’ is a list, and the text ‘ada’ stands here."
          + " Hint: write ‘authors: [one, two]’, or one ‘- ’ a line below the key. [wrong-type]"
      ]),
    SmallCase(
      "an impossible date", { $0.replacing("2026-01-15", by: "2026-02-30", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:6:7: error: ‘2026-02-30’ is not a date."
          + " Hint: write the year, the month and the day: 2026-11-24. [bad-date]"
      ]),
    SmallCase(
      "an amount with a currency", { $0.replacing("amount: 1000", by: "amount: 1 000 €", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:15:34: error: ‘amount’ is a number, and the text ‘1 000 €’ stands here."
          + " Hint: write it with a point and no unit, for instance ‘amount: 12.5’. [wrong-type]"
      ]),
    SmallCase(
      "an incomplete review",
      { $0.replacing("reviews: []", by: "reviews: [{by: ada, date: 2026-01-10, said: Bien.}]", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:19:11: error: a review needs the key ‘changed’."
          + " Hint: add a line ‘changed: …’. [missing-key]"
      ]),
    SmallCase(
      "a correction without a right version",
      {
        $0.replacing(
          "corrections: []", by: "corrections: [{version: 1.1, date: 2026-02-01, what: A, why: B}]", in: TestSite.report
        )
      },
      says: [
        "studies/jardin/index.md:20:25: error: ‘1.1’ is not a version."
          + " Hint: write three whole numbers with points, as in 1.0.0. [bad-version]"
      ]),
    SmallCase(
      "no preregistration", { $0.replacing("preregistration: Aucune.\n", by: "", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:2:1: error: a study needs the key ‘preregistration’."
          + " Hint: add a line ‘preregistration: {registry: …, id: …, date: …}, or why there is none’. [missing-key]"
      ]),
    SmallCase(
      "simulated without seed",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nsimulated: {script: s.py, effects: [{estimate: effet}]}", in: TestSite.report
        )
        .writing("x", to: "studies/jardin/s.py")
      },
      says: [
        "studies/jardin/index.md:5:11: error: a study of simulated data names ‘ada’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
        "studies/jardin/index.md:14:12: error: a study of simulated data names ‘institut’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
        "studies/jardin/index.md:15:16: error: a study of simulated data names ‘institut’, which is real."
          + " Hint: name a fictitious one, with ‘simulated: true’ in its file. [real-name-in-simulation]",
        "studies/jardin/index.md:20:12: error: the simulation needs the key ‘seed’."
          + " Hint: add a line ‘seed: 20200909’. [missing-key]",
        "studies/jardin/index.md:20:37: error: a true effect needs the key ‘true-value’."
          + " Hint: add a line ‘true-value: 0.08’. [missing-key]",
      ]),
    SmallCase(
      "a typed number without reason",
      { $0.replacing("reviews: []", by: "reviews: []\ntyped-numbers: [{text: \"300\"}]", in: TestSite.report) },
      says: [
        "studies/jardin/index.md:20:17: error: a typed number needs the key ‘why’."
          + " Hint: add a line ‘why: …’. [missing-key]",
        "studies/jardin/index.md:20:25: warning: the text has no number ‘300’."
          + " Hint: remove it from ‘typed-numbers’. [unused-waiver]",
      ]),
    SmallCase(
      "raw HTML", { $0.appending("\nUn <b>mot</b>.\n", to: TestSite.page) },
      says: [
        "pages/mission.md:7:4: error: raw HTML is not let through: <b>."
          + " Hint: write it in Markdown, or as ‘code’ between backticks when it is to be shown. [raw-html]",
        "pages/mission.md:7:10: error: raw HTML is not let through: </b>."
          + " Hint: write it in Markdown, or as ‘code’ between backticks when it is to be shown. [raw-html]",
      ]),
    SmallCase(
      "bytes that are not UTF-8",
      {
        $0.writing(
          Array("---\ntitle: Caf\u{E9}\nsummary: B\n---\n".unicodeScalars.map { UInt8($0.value) }), to: TestSite.page)
      },
      says: [
        "pages/mission.md:2:12: error: this byte is not UTF-8."
          + " Hint: save the file as UTF-8. [yaml-syntax]"
      ]),
    SmallCase(
      "text that is not UTF-8",
      {
        $0.writing(
          Array("---\ntitle: Cafe\nsummary: B\n---\nUn caf\u{E9}.\n".unicodeScalars.map { UInt8($0.value) }),
          to: TestSite.page)
      },
      says: [
        "pages/mission.md:5:1: error: this line holds bytes that are not UTF-8."
          + " Hint: save the file as UTF-8. [invalid-utf-8]"
      ]),
    SmallCase(
      "a protocol with a key misspelt, no outcome, and nobody to study",
      {
        $0.replacing("reviews: []", by: "reviews: []\nprotocol: {outcome: [], sample: 0}", in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:11: error: the protocol needs the key ‘outcomes’."
          + " Hint: add a line ‘outcomes: [{title: …, primary: true, estimate: an-id}]’. [missing-key]",
        "studies/jardin/index.md:20:12: error: the protocol has no key ‘outcome’. Hint: did you mean ‘outcomes’?"
          + " The keys are: outcomes, sample, clusters, note. [unknown-key]",
        "studies/jardin/index.md:20:33: error: ‘sample’ is a whole number from 1 on, and 0 is none."
          + " Hint: give the number that was planned, or remove the line. [bad-number]",
      ]),
    SmallCase(
      "a reported outcome with a reason for not being reported",
      {
        $0.replacing(
          "reviews: []", by: "reviews: []\nprotocol: {outcomes: [{title: N, estimate: effet, why: X}]}",
          in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:51: error: ‘why’ says why an outcome is not reported, and this one is."
          + " Hint: remove it, or remove ‘estimate’; what was done otherwise stands under ‘deviations’. [unused-key]"
      ]),
    SmallCase(
      "a deviation that does not say why, a limit that is none, and half a correction",
      {
        $0.replacing(
          "reviews: []",
          by: "reviews: []\ndeviations: [{planned: A, done: B}]\nlimits: [{de: Nein}, []]", in: TestSite.report
        )
        .replacing(
          "corrections: []", by: "corrections: [{version: 1.0.0, date: 2026-01-20, what: A, why: B, was: C}]",
          in: TestSite.report)
      },
      says: [
        "studies/jardin/index.md:20:14: error: a deviation needs the key ‘why’. Hint: add a line ‘why: …’. [missing-key]",
        "studies/jardin/index.md:21:10: error: ‘limits’ has no text in the site's first language, ‘fr’."
          + " Hint: add ‘fr: …’. [missing-text]",
        "studies/jardin/index.md:21:11: error: ‘de’ is not a language of the site. Hint: the languages are: fr, en."
          + " [unknown-language]",
        "studies/jardin/index.md:21:22: error: ‘limits’ is a text, and a list stands here."
          + " Hint: write ‘limits: a text’ or ‘limits: {fr: …, en: …}’. [wrong-type]",
        "studies/jardin/index.md:22:15: error: a correction needs the key ‘became’. Hint: add a line ‘became: …’."
          + " [missing-key]",
      ]),
  ]
}
