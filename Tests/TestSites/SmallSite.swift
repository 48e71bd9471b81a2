extension TestSite {
  package static let site = "site.yml"
  package static let people = "people.yml"
  package static let organisations = "organisations.yml"
  package static let page = "pages/mission.md"
  package static let note = "notes/premiere/index.md"
  package static let report = "studies/jardin/index.md"
  package static let translation = "studies/jardin/index.en.md"
  package static let plan = "studies/jardin/analysis.yml"
  package static let data = "studies/jardin/data/parcelles.csv"
  package static let dictionary = "studies/jardin/data/parcelles.yml"

  /// One of everything, in two languages, with nothing to find fault with.
  ///
  /// The twelve rows are made up: two arms of six, in three schools each.
  package static let small = TestSite([
    site: """
    title: Petit site
    description: {fr: Un site pour les essais, en: A site for tests}
    languages: [fr, en]
    base-url: https://petit.example/
    publisher: institut
    contact: contact@petit.example
    license: etalab-2.0
    navigation: [studies, notes, mission]
    footer: [mission]
    themes:
      - id: emploi
        title: {fr: Emploi, en: Employment}

    """,
    people: """
    - id: ada
      name: Ada Exemple
      group: author
      affiliation: institut

    """,
    organisations: """
    - id: institut
      name: Institut
      kind: publisher

    """,
    page: """
    ---
    title: Mission
    summary: Ce que fait l'institut.
    ---
    Voir [l'étude](../studies/jardin/index.md).

    """,
    "pages/mission.en.md": """
    ---
    title: Mission
    summary: What the institute does.
    ---
    See [the study](../studies/jardin/index.md).

    """,
    note: """
    ---
    title: Première note
    summary: Une note.
    authors: [ada]
    date: 2026-02-01
    themes: [emploi]
    studies: [jardin]
    ---
    L'effet est de {{ jardin/effet.estimate | number(1) }}.

    """,
    "notes/premiere/index.en.md": """
    ---
    title: First note
    summary: A note.
    ---
    The effect is {{ jardin/effet.estimate | number(1) }}.

    """,
    report: """
    ---
    title: Un jardin à l'école
    question: Jardiner aide-t-il à apprendre ?
    summary: Une étude.
    authors: [ada]
    date: 2026-01-15
    version: 1.0.0
    status: final
    themes: [emploi]
    population: Des élèves
    territory: France
    design: cluster-randomised
    headline: effet
    partners: [institut]
    funding: [{by: institut, amount: 1000}]
    conflicts-of-interest: Aucun.
    ethics: Avis favorable.
    preregistration: Aucune.
    reviews: []
    corrections: []
    ---
    ## Résultat

    L'effet est de {{ effet.estimate | number(1) }}.

    ```{estimate} effet
    ```

    """,
    translation: """
    ---
    title: A garden at school
    question: Does gardening help learning?
    summary: A study.
    ---
    ## Result

    The effect is {{ effet.estimate | number(1) }}.

    ```{estimate} effet
    ```

    """,
    plan: """
    estimates:
      - id: effet
        title: {fr: Effet, en: Effect}
        method: difference-in-means
        data: parcelles
        outcome: note
        treatment: {column: bras, treated: jardin, control: temoin}
        cluster: ecole

    """,
    data: """
    id,bras,ecole,age,note
    1,jardin,a,8,14
    2,jardin,a,9,15
    3,jardin,b,8,12
    4,jardin,b,10,16
    5,jardin,c,9,13
    6,jardin,c,8,17
    7,temoin,d,9,11
    8,temoin,d,10,12
    9,temoin,e,8,10
    10,temoin,e,9,14
    11,temoin,f,10,9
    12,temoin,f,8,13

    """,
    dictionary: """
    title: {fr: Parcelles, en: Plots}
    primary-key: [id]
    fields:
      - {name: id, type: integer}
      - name: bras
        type: string
        levels: [jardin, temoin]
      - {name: ecole, type: string}
      - {name: age, type: integer, privacy: none}
      - {name: note, type: integer, unit: {fr: points, en: points}}

    """,
  ])
}
