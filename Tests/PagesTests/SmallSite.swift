import Analyses
import Content
import Diagnostics
import Foundation

@testable import Pages

/// A content folder of its own, removed with this object, and the repository's templates.
final class SmallSite: Sendable {
  let folder: String

  /// The chicks of two arms, invented: Welch's interval by SciPy 1.x, `ttest_ind(a, b, equal_var=False)`, for
  /// a = 3, 5, 7, 9 and b = 1, 2, 3, 4: difference 3.5, p 0.0664586, [−0.3641672, 7.3641672].
  static let standard: [String: String] = [
    "site.yml": """
    title: {fr: Petit site, en: Small site}
    tagline: {fr: "L'essai", en: The trial}
    description: {fr: Un site d'essai, en: A trial site}
    languages: [fr, en]
    base-url: https://example.org/sub/
    publisher: maison
    contact: a@example.org
    license: {data: etalab-2.0, text: CC-BY-4.0}
    navigation: [studies, notes, mission]
    footer: [mission]
    themes:
      - {id: emploi, title: {fr: Emploi, en: Employment}}
    """,
    "people.yml": "- {id: a-b, name: A. <B>, role: {fr: Autrice, en: Author}, group: author}\n",
    "organisations.yml": "- {id: maison, name: Maison, kind: publisher}\n",
    "pages/mission.md":
      "---\ntitle: Mission\nsummary: Pourquoi\n---\n\nVoir [l'étude](../studies/essai/index.md#suite).\n",
    "pages/mission.en.md": "---\ntitle: Mission\nsummary: Why\n---\n\nSee [the study](../studies/essai/index.md).\n",
    "notes/une/index.md": """
    ---
    title: "Une note : première ?"
    summary: "Ce qu'elle dit"
    authors: [a-b]
    date: 2021-03-01
    themes: [emploi]
    studies: [essai]
    ---

    L'effet est de {{ essai/gain.estimate }}, intervalle {{ essai/gain.interval | number(2) }}, {{ essai/gain.p_value | p }}.

    [L'étude](../../studies/essai/index.md), ![un point](images/point.svg).
    """,
    "notes/une/images/point.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "studies/essai/index.md": """
    ---
    title: L'essai
    question: Qu'est-ce que cela change ?
    summary: Peu de chose
    authors: [a-b]
    date: 2021-06-15
    version: 1.0.0
    status: final
    themes: [emploi]
    population: Quatre personnes
    territory: Nulle part
    design: individual-randomised
    headline: gain
    partners: [maison]
    funding: [{by: maison, amount: 1200}]
    conflicts-of-interest: Aucun
    ethics: Sans objet
    preregistration: Aucun
    reviews: []
    corrections: []
    simulated:
      script: simulation.py
      seed: 7
      effects: [{estimate: gain, true-value: 4}]
    ---

    ## Results

    Le gain est de {{ gain.estimate }} sur {{ gain.n_obs }} personnes.

    ```{estimate} gain
    ```

    ```{chart} gain
    ```

    ```{table} gain
    ```

    ```{dataset} gens
    ```

    ```{note} À savoir
    Un *aparté*.
    ```
    """,
    "studies/essai/index.en.md": """
    ---
    title: The trial
    question: What does it change?
    summary: Little
    population: Four people
    territory: Nowhere
    conflicts-of-interest: None
    ethics: Not applicable
    preregistration: None
    ---

    The gain is {{ gain.estimate }} for {{ gain.n_obs }} people.
    """,
    "studies/essai/simulation.py": "print()\n",
    "studies/essai/analysis.yml": """
    estimates:
      - id: gain
        title: {fr: Gain, en: Gain}
        method: difference-in-means
        data: gens
        outcome: gain
        treatment: {column: bras, treated: t, control: c}
        primary: true
        favourable: higher
    """,
    "studies/essai/data/gens.csv": "id,bras,gain\n1,t,3\n2,t,5\n3,t,7\n4,t,9\n5,c,1\n6,c,2\n7,c,3\n8,c,4\n",
    "studies/essai/data/gens.yml": """
    title: {fr: Gens, en: People}
    fields:
      - {name: id, type: string}
      - {name: bras, type: string, levels: [{value: t, label: {fr: traité, en: treated}}, {value: c, label: {fr: témoin, en: control}}]}
      - {name: gain, type: integer, unit: {fr: points, en: points}}
    disclosure: {about: things}
    """,
  ]

  init(_ files: [String: String] = standard) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pages-\(UUID().uuidString)").path
    for (name, text) in files {
      let file = URL(fileURLWithPath: folder + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The repository's `templates/`.
  static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("templates").path

  struct Made {
    var pages: [String: String]
    var diagnostics: [Diagnostic]
  }

  /// Every text file of the site.
  func make(_ change: (inout TemplateFolder) -> Void = { _ in }) throws -> Made {
    let (catalog, loading) = loadCatalog(folder: folder, jobs: 1)
    let (results, calculating) = calculate(catalog, jobs: 1)
    var (templates, reading) = loadTemplates(folder: Self.templates)
    change(&templates)
    let made = pages(catalog, results: results, files: [], templates: templates)
    var texts: [String: String] = [:]
    for file in made.files { texts[file.path] = String(decoding: try file.render(), as: UTF8.self) }
    let errors = (loading + calculating + reading).filter { $0.severity == .error } + made.diagnostics
    return Made(pages: texts, diagnostics: errors)
  }
}

extension String {
  /// A page with its bound numbers as bare text, without the links to their results.
  var unbound: String {
    replacingOccurrences(of: "<a class=\"bound\"[^>]*>([^<]*)</a>", with: "$1", options: .regularExpression)
  }
}
