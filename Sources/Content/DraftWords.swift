import Tables

/// The words of a drafted dictionary, in the site's first language.
struct DraftWords {
  let language: String

  private func say(_ french: String, _ english: String) -> String { language == "fr" ? french : english }

  var introduction: String {
    say(
      "Proposé d'après le fichier : à relire et à compléter. Une ligne qui commence par # ne compte pas.",
      "Proposed from the file: read it over and complete it. A line that begins with # does not count.")
  }
  var complete: String { say("à compléter", "to complete") }
  var description: String { say("ce que contient chaque ligne, et d'où", "what each row holds, and where from") }
  var source: String { say("qui a recueilli ces données, quand", "who collected these data, and when") }
  var unitOfObservation: String { say("personne, école, commune…", "person, school, commune…") }
  var key: String {
    say("chaque valeur n'y figure qu'une fois, aucune ne manque", "each value stands once, and none is missing")
  }
  var guessed: String { say("d'après le nom ou la forme : à vérifier", "from the name or the form: to be verified") }
  var monthFirst: String {
    say(
      "Le mois peut aussi venir en premier : format: \"%m/%d/%Y\"", "The month may come first: format: \"%m/%d/%Y\"")
  }
  var doubt: String { say("Reste un texte :", "It stays a text:") }
  var box: String {
    say("Une case cochée ou laissée vide ? Alors :", "A box that is ticked or left empty? Then:")
  }

  func near(_ near: ColumnDraft.NearMeaning, of count: Int) -> String {
    say(
      "means: \(near.meaning.rawValue) convient à \(near.right) valeurs sur \(count), pas à",
      "means: \(near.meaning.rawValue) fits \(near.right) of \(count) values, and not")
      + " ‘\(near.value)’: \(near.fault.reason)"
  }

  func codes(_ codes: [ColumnDraft.Count]) -> String {
    let list = codes.map { "‘\($0.value)’ (\($0.count))" }.joined(separator: ", ")
    return say("Une valeur manquante ? \(list). Alors :", "A missing value? \(list). Then:")
  }
}
