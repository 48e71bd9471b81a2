import Content

/// The texts of starting points, in one language.
struct NewTextWords {
  let language: String

  private func say(_ french: String, _ english: String) -> String { language == "fr" ? french : english }

  private func title(_ slug: String) -> String {
    let words = slug.split(separator: "-").joined(separator: " ")
    return quoted(words.prefix(1).uppercased() + words.dropFirst(), always: true)
  }

  private var todo: String { say("À écrire.", "To be written.") }

  func study(_ slug: String, _ site: NewTextSite, date: CalendarDate) -> String {
    """
    ---
    title: \(title(slug))
    question: \(say("Quelle question ?", "Which question?"))
    summary: \(todo)
    authors: [\(site.author)]
    date: \(date)
    version: 0.1.0
    status: protocol
    draft: true
    themes: [\(site.theme ?? "")]
    population: \(todo)
    territory: \(todo)
    design: descriptive
    partners: []
    funding: []
    conflicts-of-interest: \(todo)
    ethics: \(todo)
    preregistration: \(say("Aucune, et pourquoi.", "None, and why."))
    reviews: []
    corrections: []
    ---
    ## \(say("Le programme", "The programme"))

    \(todo)

    ## \(say("La méthode", "The method"))

    \(todo)

    ## \(say("Les résultats", "The results"))

    \(todo)

    """
  }

  func studyTranslation(_ slug: String) -> String {
    """
    ---
    title: \(title(slug))
    question: \(say("Quelle question ?", "Which question?"))
    summary: \(todo)
    ---
    ## \(say("Le programme", "The programme"))

    \(todo)

    ## \(say("La méthode", "The method"))

    \(todo)

    ## \(say("Les résultats", "The results"))

    \(todo)

    """
  }

  func note(_ slug: String, _ site: NewTextSite, date: CalendarDate) -> String {
    """
    ---
    title: \(title(slug))
    summary: \(todo)
    authors: [\(site.author)]
    date: \(date)
    draft: true
    themes: [\(site.theme ?? "")]
    ---
    \(todo)

    """
  }

  func noteTranslation(_ slug: String) -> String {
    """
    ---
    title: \(title(slug))
    summary: \(todo)
    ---
    \(todo)

    """
  }

  /// Paths below `content/` with their texts.
  var site: [(name: String, text: String)] {
    [
      (
        "site.yml",
        """
        title: \(say("Mon institut", "My institute"))
        tagline: \(say("Une ligne sous le titre", "One line under the title"))
        description: \(say("Ce que le site publie.", "What the site publishes."))
        languages: [\(language)]
        base-url: https://exemple.example/
        publisher: mon-institut
        contact: contact@exemple.example
        license: {data: etalab-2.0, text: CC-BY-4.0}
        navigation: [studies, notes, data, mission]
        footer: [mission]
        themes:
          - id: general
            title: \(say("Général", "General"))

        """
      ),
      (
        "people.yml",
        """
        - id: prenom-nom
          name: \(say("Prénom Nom", "Given Family"))
          group: author
          affiliation: mon-institut

        """
      ),
      (
        "organisations.yml",
        """
        - id: mon-institut
          name: \(say("Mon institut", "My institute"))
          kind: publisher

        """
      ),
      (
        "pages/mission.md",
        """
        ---
        title: Mission
        summary: \(say("Ce que nous faisons.", "What we do."))
        ---
        \(todo)

        """
      ),
    ]
  }
}
