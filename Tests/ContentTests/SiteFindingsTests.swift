import Content
import Testing
import TestSites

@Suite("What is said of the content folder, of site.yml, people.yml and organisations.yml")
struct SiteFindingsTests {
  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  @Test("the small site has no fault")
  func noFault() throws {
    #expect(try TestSite.small.findings() == [])
  }

  @Test("there is no content folder")
  func noFolder() {
    let (_, found) = loadCatalog(folder: "nowhere/content", jobs: 1)
    #expect(
      found.map(\.description) == [
        "nowhere/content:1:1: error: there is no content folder ‘nowhere/content’."
          + " Hint: run the command in the folder that holds ‘content’, or name it with --content. [no-content]"
      ])
  }

  @Test("the content folder is empty")
  func emptyFolder() throws {
    #expect(
      try TestSite([:]).findings() == [
        "content:1:1: error: the content folder ‘content’ has no ‘site.yml’."
          + " Hint: ‘site.yml’ holds the title, the languages and the base-url of the site; the guide shows one. [no-site]"
      ])
  }

  static let cases = [
    SmallCase(
      "site.yml is empty", { $0.writing("", to: TestSite.site) },
      says: [
        "notes/premiere/index.md:6:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: there is no theme yet. [unknown-theme]",
        "site.yml:1:1: error: the site needs the key ‘base-url’."
          + " Hint: add a line ‘base-url: https://example.org/’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘contact’."
          + " Hint: add a line ‘contact: …’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘description’."
          + " Hint: add a line ‘description: …’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘languages’."
          + " Hint: add a line ‘languages: [fr, en]’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘license’."
          + " Hint: add a line ‘license: {data: etalab-2.0, text: CC-BY-4.0}’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘publisher’."
          + " Hint: add a line ‘publisher: the id of an organisation’. [missing-key]",
        "site.yml:1:1: error: the site needs the key ‘title’. Hint: add a line ‘title: …’. [missing-key]",
        "studies/jardin/index.md:9:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: there is no theme yet. [unknown-theme]",
      ]),
    SmallCase(
      "unknown key", { $0.appending("colour: red\n", to: TestSite.site) },
      says: [
        "site.yml:13:1: error: the site has no key ‘colour’."
          + " Hint: there are 19 keys, from ‘languages’ on; none has a similar name. [unknown-key]"
      ]),
    SmallCase(
      "key nearly right", { $0.replacing("footer:", by: "foter:", in: TestSite.site) },
      says: [
        "site.yml:9:1: error: the site has no key ‘foter’."
          + " Hint: did you mean ‘footer’? [unknown-key]"
      ]),
    SmallCase(
      "duplicate key", { $0.appending("contact: a@b.example\n", to: TestSite.site) },
      says: [
        "site.yml:13:1: error: the key ‘contact’ stands here a second time."
          + " Hint: it was first given on line 6; keep one of the two. [duplicate-key]",
        "site.yml:13:10: error: the text holds an e-mail address, ‘a…@b…’. Hint: remove it, or name it among the"
          + " contacts that the site publishes. [personal-detail-in-text]",
      ]),
    SmallCase(
      "missing title", { $0.replacing("title: Petit site\n", by: "", in: TestSite.site) },
      says: [
        "site.yml:1:1: error: the site needs the key ‘title’. Hint: add a line ‘title: …’. [missing-key]"
      ]),
    SmallCase(
      "empty title", { $0.replacing("title: Petit site", by: "title: \"\"", in: TestSite.site) },
      says: [
        "site.yml:1:9: error: ‘title’ is empty. Hint: write ‘title: …’. [missing-key]"
      ]),
    SmallCase(
      "a text where a list is meant", { $0.replacing("[fr, en]", by: "fr", in: TestSite.site) },
      says: [
        "site.yml:3:12: error: ‘languages’ is a list, and the text ‘fr’ stands here."
          + " Hint: write ‘languages: [one, two]’, or one ‘- ’ a line below the key. [wrong-type]"
      ]),
    SmallCase(
      "no language", { $0.replacing("[fr, en]", by: "[]", in: TestSite.site) },
      says: [
        "site.yml:3:12: error: ‘languages’ is an empty list."
          + " Hint: write ‘languages: [fr, en]’. [empty-list]"
      ]),
    SmallCase(
      "what is no code of a language", { $0.replacing("[fr, en]", by: "[fr, en, Deutsch]", in: TestSite.site) },
      says: [
        "site.yml:3:21: error: ‘Deutsch’ is not the code of a language."
          + " Hint: write its two small letters, as in fr, en or es. [unknown-language]"
      ]),
    SmallCase(
      "a text in a language that the site does not have",
      { $0.replacing("en: A site for tests", by: "de: Probe", in: TestSite.site) },
      says: [
        "site.yml:2:44: error: ‘de’ is not a language of the site."
          + " Hint: the languages are: fr, en. [unknown-language]"
      ]),
    SmallCase(
      "no text in the first language",
      { $0.replacing("{fr: Un site pour les essais, en: A site for tests}", by: "{en: A site}", in: TestSite.site) },
      says: [
        "site.yml:2:14: error: ‘description’ has no text in the site's first language, ‘fr’."
          + " Hint: add ‘fr: …’. [missing-text]"
      ]),
    SmallCase(
      "base-url without scheme", { $0.replacing("https://petit", by: "petit", in: TestSite.site) },
      says: [
        "site.yml:4:11: error: ‘petit.example/’ is not a web address."
          + " Hint: begin with https:// and give no ‘?’ or ‘#’. [bad-address]"
      ]),
    SmallCase(
      "base-url with a query", { $0.replacing("example/", by: "example/?a=1", in: TestSite.site) },
      says: [
        "site.yml:4:11: error: ‘https://petit.example/?a=1’ is not a web address."
          + " Hint: begin with https:// and give no ‘?’ or ‘#’. [bad-address]"
      ]),
    SmallCase(
      "unknown licence", { $0.replacing("etalab-2.0", by: "CC-BY-NC-4.0", in: TestSite.site) },
      says: [
        "site.yml:7:10: error: ‘CC-BY-NC-4.0’ is not a licence that can be published under."
          + " Hint: did you mean ‘CC-BY-SA-4.0’? The licences are: etalab-2.0, CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0,"
          + " ODbL-1.0. [unknown-license]"
      ]),
    SmallCase(
      "half a licence", { $0.replacing("license: etalab-2.0", by: "license: {data: etalab-2.0}", in: TestSite.site) },
      says: [
        "site.yml:7:10: error: ‘license’ needs the key ‘text’."
          + " Hint: add a line ‘text: etalab-2.0 | CC-BY-4.0 | CC-BY-SA-4.0 | CC0-1.0 | ODbL-1.0’. [missing-key]"
      ]),
    SmallCase(
      "theme with an accent", { $0.replacing("id: emploi", by: "id: Éducation", in: TestSite.site) },
      says: [
        "notes/premiere/index.md:6:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: the themes are: Éducation. [unknown-theme]",
        "site.yml:11:9: error: the theme ‘Éducation’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘education’. [bad-slug]",
        "studies/jardin/index.md:9:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: the themes are: Éducation. [unknown-theme]",
      ]),
    SmallCase(
      "theme with a slash", { $0.replacing("id: emploi", by: "id: ../emploi", in: TestSite.site) },
      says: [
        "notes/premiere/index.md:6:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: did you mean ‘../emploi’? The themes are: ../emploi. [unknown-theme]",
        "site.yml:11:9: error: the theme ‘../emploi’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘emploi’. [bad-slug]",
        "studies/jardin/index.md:9:10: error: ‘site.yml’ has no theme ‘emploi’."
          + " Hint: did you mean ‘../emploi’? The themes are: ../emploi. [unknown-theme]",
      ]),
    SmallCase(
      "a colon in a text", { $0.replacing("Petit site", by: "Petit site: le premier", in: TestSite.site) },
      says: [
        "site.yml:1:18: error: a ‘:’ stands where no key can be."
          + " Hint: put a text that holds ‘: ’ between quotes, and align keys of one group. [yaml-syntax]"
      ]),
    SmallCase(
      "a tab", { $0.replacing("  - id", by: "\t- id", in: TestSite.site) },
      says: [
        "site.yml:11:1: error: a tab stands here. Hint: indent with spaces. [yaml-syntax]"
      ]),
    SmallCase(
      "an alias", { $0.replacing("Petit site", by: "*titre", in: TestSite.site) },
      says: [
        "site.yml:1:8: error: a YAML alias (*) stands here."
          + " Hint: write the value out; put a text that begins with * between quotes. [yaml-syntax]"
      ]),
    SmallCase(
      "a file that nothing reads", { $0.writing("x", to: "sites.yml") },
      says: [
        "sites.yml:1:1: warning: nothing reads ‘sites.yml’ here."
          + " Hint: did you mean ‘site.yml’? The names are: notes, organisations.yml, pages, people.yml,"
          + " releases.yml, site.yml, studies, syntheses. [stray-file]"
      ]),
    SmallCase(
      "people.yml is no list", { $0.writing("ada: Ada\n", to: TestSite.people) },
      says: [
        "people.yml:1:1: error: this file is a list, and a group of keys stands here."
          + " Hint: begin each entry with ‘- id: …’. [wrong-type]"
      ]),
    SmallCase(
      "people.yml cannot be read", { $0.replacing("name: Ada", by: "name: \"Ada", in: TestSite.people) },
      says: [
        "people.yml:2:9: error: a quote opens here and is never closed."
          + " Hint: close it; inside '…' an apostrophe is doubled: 'l''école'. [yaml-syntax]"
      ]),
    SmallCase(
      "two people with one id",
      {
        $0.appending("- {id: ada, name: Ada Autre, group: author}\n", to: TestSite.people)
      },
      says: [
        "people.yml:5:8: error: a second person has the id ‘ada’."
          + " Hint: the first stands on line 1; choose another id. [duplicate-id]"
      ]),
    SmallCase(
      "two people without id",
      {
        $0.appending("- {name: B, group: author}\n- {name: C, group: author}\n", to: TestSite.people)
      },
      says: [
        "people.yml:5:3: error: a person needs the key ‘id’. Hint: add a line ‘id: …’. [missing-key]",
        "people.yml:6:3: error: a person needs the key ‘id’. Hint: add a line ‘id: …’. [missing-key]",
      ]),
    SmallCase(
      "unknown group", { $0.replacing("group: author", by: "group: auteur", in: TestSite.people) },
      says: [
        "people.yml:3:10: error: ‘auteur’ is not a value of ‘group’."
          + " Hint: did you mean ‘author’? The values are: board, council, team, author, reviewer. [unknown-value]"
      ]),
    SmallCase(
      "wrong ORCID",
      {
        $0.replacing("group: author", by: "group: author\n  orcid: 0000-0002-1825-0098", in: TestSite.people)
      },
      says: [
        "people.yml:4:10: error: ‘0000-0002-1825-0098’ is not an ORCID: its form or its check character is wrong."
          + " Hint: copy the sixteen characters from orcid.org, as in 0000-0002-1825-0097. [bad-orcid]"
      ]),
    SmallCase(
      "a family name that is no part of the name",
      { $0.replacing("group: author", by: "group: author\n  family-name: Autre", in: TestSite.people) },
      says: [
        "people.yml:4:16: error: the name ‘Ada Exemple’ neither begins nor ends with ‘Autre’."
          + " Hint: write the family name as it stands in ‘name’. [bad-family-name]"
      ]),
    SmallCase(
      "a flag that is none",
      {
        $0.replacing("group: author", by: "group: author\n  simulated: yes", in: TestSite.people)
      },
      says: [
        "people.yml:4:14: error: ‘simulated’ is ‘true’ or ‘false’, and the text ‘yes’ stands here."
          + " Hint: write ‘simulated: true’ or ‘simulated: false’, without quotes. [wrong-type]"
      ]),
    SmallCase(
      "person with capitals", { $0.replacing("id: ada", by: "id: Ada Exemple", in: TestSite.people) },
      says: [
        "notes/premiere/index.md:4:11: error: ‘people.yml’ has no person ‘ada’."
          + " Hint: the people are: Ada Exemple. [unknown-person]",
        "people.yml:1:7: error: the person ‘Ada Exemple’ cannot stand in an address: only a–z, 0–9 and single hyphens can."
          + " Hint: rename it to ‘ada-exemple’. [bad-slug]",
        "studies/jardin/index.md:5:11: error: ‘people.yml’ has no person ‘ada’."
          + " Hint: the people are: Ada Exemple. [unknown-person]",
      ]),
    SmallCase(
      "an entry that is a text", { $0.appending("- Ada\n", to: TestSite.people) },
      says: [
        "people.yml:5:3: error: a person is a group of keys, and the text ‘Ada’ stands here."
          + " Hint: write one ‘key: value’ a line. [wrong-type]"
      ]),
    SmallCase(
      "web address with a space",
      {
        $0.appending("  url: https://institut example/\n", to: TestSite.organisations)
      },
      says: [
        "organisations.yml:4:8: error: ‘https://institut example/’ is not a web address."
          + " Hint: write it as a browser shows it, from https:// on, without spaces or accents. [bad-address]"
      ]),
    SmallCase(
      "name missing", { $0.replacing("  name: Institut\n", by: "", in: TestSite.organisations) },
      says: [
        "organisations.yml:1:3: error: an organisation needs the key ‘name’."
          + " Hint: add a line ‘name: …’. [missing-key]"
      ]),
  ]
}
