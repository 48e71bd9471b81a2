import Content
import Testing
import TestSites

@testable import Content

@Suite("A study")
struct StudyReaderTests {
  @Test("has all that its front matter says")
  func everyKey() throws {
    let site = TestSite.small.writing(
      """
      ---
      title: Titre
      question: Question ?
      summary: Résumé.
      authors: [ada, ada]
      date: 2026-01-15
      version: 1.10.0
      status: protocol
      themes: [emploi]
      population: Élèves
      territory: France
      design: individual-randomised
      headline: effet
      partners: [institut]
      funding:
        - {by: institut, amount: 1200.50, note: {fr: Oui, en: Yes}}
        - {by: institut}
      conflicts-of-interest: Aucun
      ethics: Avis
      preregistration: {registry: AEA, id: AEA-1, date: 2025-01-01, url: https://registre.example/?id=1}
      reviews: [{by: ada, date: 2026-01-10, said: Bien, changed: {fr: Rien, en: Nothing}}]
      corrections: [{version: 1.9.0, date: 2026-01-12, what: A, why: B}]
      license: {data: CC0-1.0, text: CC-BY-SA-4.0}
      keywords: [école, jardin]
      simulated: {script: tirage.py, seed: 42, effects: [{estimate: effet, true-value: -0.5}]}
      source: {text: Une source., url: https://doi.org/10.1000/1}
      doi: https://doi.org/10.5281/zenodo.1234567
      typed-numbers: [{text: "1 200", why: Recensement}]
      draft: true
      ---
      Texte.

      """, to: TestSite.report
    ).writing("x", to: "studies/jardin/tirage.py").writing("<svg/>", to: "studies/jardin/images/a.svg")
    let (catalog, found) = try site.load()
    #expect(found == [])
    let study = try #require(catalog.study("jardin"))
    let master = study.editions.master
    #expect(master.title == "Titre")
    #expect(master.study.question == "Question ?")
    #expect(study.authors.map(\.value) == ["ada", "ada"])
    #expect(study.version.value == "1.10.0")
    #expect(study.status == .protocolOnly)
    #expect(study.design == .individualRandomised)
    #expect(study.headline?.value == "effet")
    #expect(study.funding.map(\.amount) == [1200.5, nil])
    #expect(study.funding[0].note.text("en") == "Yes")
    #expect(study.preregistration?.registry == "AEA")
    #expect(study.preregistration?.date?.description == "2025-01-01")
    #expect(study.reviews.first?.changed.texts == ["fr": "Rien", "en": "Nothing"])
    #expect(study.corrections.first?.version == "1.9.0")
    #expect(study.licenses == Licenses(data: .cc0, text: .ccBySa4))
    #expect(master.study.keywords == ["école", "jardin"])
    #expect(study.simulation?.seed == 42)
    #expect(study.simulation?.effects.first?.value == -0.5)
    #expect(study.source?.url == "https://doi.org/10.1000/1")
    #expect(study.doi?.name == "10.5281/zenodo.1234567")
    #expect(master.waivers.first?.text.value == "1 200")
    #expect(study.isDraft)
    #expect(study.images == ["a.svg"])
  }

  @Test("has in a translation what the translation does not say from the original")
  func translation() throws {
    let site = TestSite.small.replacing(
      "summary: A study.", by: "summary: A study.\nterritory: All of France", in: TestSite.translation)
    let study = try #require(try site.load().catalog.study("jardin"))
    let english = study.editions["en"]
    #expect(english.study.question == "Does gardening help learning?")
    #expect(english.study.territory == "All of France")
    #expect(english.study.population == "Des élèves")
    #expect(english.study.preregistration == "Aucune.")
  }

  @Test("may give one licence for data and texts, or none of its own")
  func licences() throws {
    let own = try TestSite.small.replacing("reviews: []", by: "reviews: []\nlicense: CC0-1.0", in: TestSite.report)
      .load().catalog
    #expect(own.licenses(of: own.studies[0]) == Licenses(data: .cc0, text: .cc0))
    let site = try TestSite.small.load().catalog
    #expect(site.licenses(of: site.studies[0]) == Licenses(data: .etalab2, text: .etalab2))
  }

  @Test(
    "has a version of three whole numbers",
    arguments: [
      ("1.0.0", true), ("0.10.2", true), ("1.0", false), ("01.0.0", false), ("1.0.0-a", false), ("1..0", false),
      ("", false),
    ])
  func versions(_ text: String, _ isRight: Bool) {
    #expect(isVersion(text) == isRight)
  }

  @Test("has a plan with all its keys")
  func plan() throws {
    let site = TestSite.small.writing(
      """
      derive:
        - {data: parcelles, name: double, expression: note * 2, title: {fr: Double}, unit: points}
      describe:
        - {id: d, title: Description, data: parcelles, by: bras, columns: [age], where: age > 8}
      balance:
        - {id: b, data: parcelles, treatment: {column: bras, treated: jardin, control: temoin}, covariates: [age], cluster: ecole}
      estimates:
        - id: effet
          title: Effet
          method: difference-in-differences
          data: parcelles
          outcome: double
          treatment: {column: bras, treated: jardin, control: temoin}
          time: {column: age, before: [8], after: 9}
          unit-column: ecole
          standard-errors: CR2
          confidence: 0.9
          where: age < 10
          primary: true
          scale: points
          unit: {fr: points}
          favourable: lower
        - id: commun
          title: Commun
          method: pooled
          data: parcelles
          model: common-effect
          tau2: DL
          interval: normal
          measure: risk-ratio
          label: ecole
          counts: {treated-events: a, treated-non-events: b, control-events: c, control-non-events: d}
          effect: {estimate: e, standard-error: f}
      families:
        - {id: f, title: Famille, method: benjamini-hochberg, estimates: [effet]}

      """, to: TestSite.plan)
    let (catalog, found) = try site.load()
    #expect(found == [])
    let plan = try #require(catalog.study("jardin")?.plan)
    #expect(plan.derived.first?.expression.value == "note * 2")
    #expect(plan.descriptions.first?.filter?.value == "age > 8")
    #expect(plan.balances.first?.cluster?.value == "ecole")
    let effect = plan.estimates[0]
    #expect(effect.treatment?.treated.value == "jardin")
    #expect(effect.periods?.before.map(\.value) == ["8"])
    #expect(effect.periods?.after.map(\.value) == ["9"])
    #expect(effect.confidence == 0.9)
    #expect(effect.isPrimary)
    #expect(effect.scale == .points)
    #expect(effect.favourable == .lower)
    #expect(effect.filter?.place.line == 18)
    let pooled = plan.estimates[1]
    #expect(pooled.counts?.controlNonEvents.value == "d")
    #expect(pooled.effect?.standardError.value == "f")
    #expect(plan.families.first?.method == .benjaminiHochberg)
    #expect(plan.source == site.files[TestSite.plan])
  }

  @Test("has dictionaries with all their keys")
  func dictionary() throws {
    let site = TestSite.small.writing(
      """
      title: Parcelles
      description: Douze parcelles.
      license: CC0-1.0
      source: Un relevé.
      created: 2025-12-01
      encoding: windows-1252
      dialect: {delimiter: ";", decimal: ",", thousands: " ", header-row: 2}
      missing-values: ["", NA]
      primary-key: [id]
      unit-of-observation: {fr: parcelle, en: plot}
      fields:
        - name: id
          type: string
          title: {fr: Identifiant, en: Identifier}
          description: Un code.
          privacy: quasi
          constraints: {required: true, unique: true, min-length: 2, max-length: 2, pattern: "[0-9]+"}
        - name: taille
          type: number
          unit: {fr: cm}
          missing-values: ["-"]
          constraints: {minimum: -1.5, maximum: 2000}
        - name: bras
          type: string
          levels: [{value: a, label: {fr: aidé, en: helped}}, b]
        - {name: vu, type: boolean, true-values: [O], false-values: [N]}
        - {name: jour, type: date, format: "%d/%m/%Y"}

      """, to: TestSite.dictionary
    ).writing(
      Array(
        "un titre;;;;\nid;taille;bras;vu;jour\n01;1 234,5;a;O;31/01/2025\n02;-;b;N;NA\n".unicodeScalars.map {
          UInt8($0.value)
        }),
      to: TestSite.data)
    let (catalog, found) = try site.load()
    #expect(found == [])
    let dataset = try #require(catalog.study("jardin")?.dataset(named: "parcelles"))
    let dictionary = dataset.dictionary
    #expect(dictionary.license == .cc0)
    #expect(dictionary.source == "Un relevé.")
    #expect(dictionary.created?.description == "2025-12-01")
    #expect(dictionary.unitOfObservation.text("en") == "plot")
    #expect(dictionary.schema.primaryKey == ["id"])
    #expect(dictionary.schema.missingValues == ["", "NA"])
    let fields = dictionary.schema.fields
    #expect(fields.map(\.name) == ["id", "taille", "bras", "vu", "jour"])
    #expect(fields[0].privacy == .quasi)
    #expect(fields[0].constraints.pattern == "[0-9]+")
    #expect(fields[1].missingValues == ["-"])
    #expect(fields[1].constraints.minimum == -1.5)
    #expect(fields[2].levels.map(\.value) == ["a", "b"])
    #expect(fields[2].levels[0].labels == ["fr": "aidé", "en": "helped"])
    #expect(fields[3].trueValues == ["O"])
    #expect(fields[4].format == "%d/%m/%Y")
    #expect(dataset.table.rowCount == 2)
    #expect(dataset.table.columns.map { $0.text(at: 0) ?? "" } == ["01", "1234.5", "a", "true", "2025-01-31"])
    #expect(dataset.table.columns.map { $0.isMissing(1) } == [false, true, false, false, true])
    #expect(dataset.table.lines == [3, 4])
    #expect(dataset.understanding?.delimiter?.rawValue == ";")
  }

  @Test("keeps the leading zeros of codes")
  func leadingZeros() throws {
    let site = TestSite.small
      .replacing("1,jardin,a", by: "1,jardin,0012", in: TestSite.data)
    let table = try #require(try site.load().catalog.study("jardin")?.datasets.first?.table)
    #expect(table.column(named: "ecole")?.text(at: 0) == "0012")
  }
}
