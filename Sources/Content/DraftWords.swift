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
  var compositeKey: String {
    say("ensemble, leurs valeurs ne se répètent jamais", "their values together never repeat")
  }
  var subjects: String {
    say(
      "ou confidential-persons (impôts, revenus, santé), enterprises, things (rien sur des personnes)",
      "or confidential-persons (tax, income, health), enterprises, things (nothing about persons)")
  }
  var dropped: String {
    say(
      "Retirées avant toute publication : elles désignent des personnes, ou en ont l'air.",
      "Dropped before anything is published: they name persons, or seem to.")
  }
  var tooFew: String {
    say(
      "Retirées aussi : avec si peu de lignes, chacune se reconnaît.",
      "Dropped as well: with so few rows, each can be recognised.")
  }
  var partlyLabelled: String {
    say("Toutes les valeurs n'ont pas de libellé. Les libellés :", "Not all values have a label. The labels:")
  }

  func blanked(_ count: Int) -> String {
    say(
      "Cellules vidées pour que cinq personnes au moins se ressemblent : \(count). Plus doux : bands, year, departement.",
      "Cells blanked so that at least five persons look alike: \(count). Gentler: bands, year, departement.")
  }

  func renamed(_ renamed: HeaderProposal.Renamed) -> String {
    if let first = renamed.first {
      return say(
        "Dans le fichier, les colonnes \(first) et \(renamed.column) s'appellent ‘\(renamed.written)’ : y écrire ‘\(renamed.name)’ pour celle-ci, ou mieux.",
        "In the file, columns \(first) and \(renamed.column) are both named ‘\(renamed.written)’: write ‘\(renamed.name)’ for this one there, or better."
      )
    }
    if !renamed.written.allSatisfy(\.isWhitespace) {
      return say(
        "Dans le fichier, le nom de la colonne \(renamed.column), ‘\(renamed.written)’, se poursuit à la ligne suivante : y écrire ‘\(renamed.name)’, ou mieux.",
        "In the file, the name of column \(renamed.column), ‘\(renamed.written)’, continues on the next line: write ‘\(renamed.name)’ there, or better."
      )
    }
    return say(
      "Dans le fichier, la colonne \(renamed.column) n'a pas de nom : y écrire ‘\(renamed.name)’, ou mieux.",
      "In the file, column \(renamed.column) has no name: write ‘\(renamed.name)’ there, or better.")
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

  func near(_ near: ColumnDraft.NearKind, of count: Int) -> String {
    let line = say("ligne", "line")
    return say(
      "Ce type convient à \(near.right) valeurs sur \(count), pas à",
      "This type fits \(near.right) of \(count) values, and not")
      + " ‘\(near.value)’ (\(line) \(near.line)) :".replacing(" :", with: language == "fr" ? " :" : ":")
  }

  func sampled(_ sample: Int, of rows: Int) -> String {
    say(
      "Types proposés d'après les \(sample) premières lignes, puis vérifiés sur les \(rows).",
      "Types proposed from the first \(sample) rows, then verified in all \(rows).")
  }

  var leftOut: String {
    say(
      "Ces lignes du fichier ne sont ni des noms ni des données :",
      "These lines of the file are neither names nor data:")
  }

  func codes(_ codes: [ColumnDraft.Count]) -> String {
    let list = codes.map { "‘\($0.value)’ (\($0.count))" }.joined(separator: ", ")
    return say("Une valeur manquante ? \(list). Alors :", "A missing value? \(list). Then:")
  }
}
