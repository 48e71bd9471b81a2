/// Whether a column's name speaks of what others commonly know of a person: age, sex, place, origin, household, work,
/// schooling. The words are those of French and English surveys; a name that also holds a word of another unit
/// (`age_chef_exploitation` does not, `nb_communes` does) is left alone.
///
/// - SeeAlso: El Emam (2013), *Guide to the De-Identification of Personal Health Information*, chapter 12; CNIL, guide on
///   anonymisation, for the usual quasi-identifiers.
func suggestsQuasiIdentifier(_ name: String) -> Bool {
  let words = name.foldedWords
  guard !words.contains(where: counting.contains) else { return false }
  return words.contains(where: telling.contains)
    || zip(words, words.dropFirst()).contains { telling.contains($0 + " " + $1) }
    || zip(zip(words, words.dropFirst()), words.dropFirst(2)).contains { telling.contains("\($0.0) \($0.1) \($1)") }
}

private let counting: Set<String> = ["nb", "nombre", "effectif", "count", "taux", "part", "rate", "share", "mean"]

private let telling: Set<String> = [
  "age", "agerev", "tranche age", "sexe", "sex", "genre", "gender", "commune", "codgeo", "insee", "code postal",
  "codepostal", "postcode", "zip", "zipcode", "quartier", "iris", "ville", "city", "departement residence",
  "date naissance", "date de naissance", "annee naissance", "annee de naissance", "birth date", "birthdate",
  "date of birth", "dob", "birth year", "year of birth", "naissance", "lieu naissance", "pays naissance", "csp", "pcs",
  "profession", "metier", "occupation", "diplome", "diploma", "education", "niveau etude", "niveau etudes",
  "nationalite", "nationality", "citizenship", "ethnicity", "origine", "religion", "situation familiale",
  "statut matrimonial", "etat civil", "etat matrimonial", "marital", "marital status", "matrimonial",
  "taille menage", "household size", "nombre enfants", "handicap", "disability",
]

extension String {
  /// `DateNaissance`, `date_naissance` and `Date de naissance` give their words, in small letters without accents.
  fileprivate var foldedWords: [String] {
    var words: [String] = []
    var word = ""
    var isAfterSmall = false
    for scalar in unicodeScalars {
      let isCapital = scalar.properties.isUppercase
      if !scalar.properties.isAlphabetic || isCapital && isAfterSmall {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      isAfterSmall = scalar.properties.isLowercase
      if scalar.properties.isAlphabetic { word += folded(scalar) }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.lowercaseMapping {
    case "é", "è", "ê", "ë": "e"
    case "à", "â", "ä": "a"
    case "î", "ï": "i"
    case "ô", "ö": "o"
    case "û", "ù", "ü": "u"
    case "ç": "c"
    case let other: other
    }
  }
}
