/// The words of a column's name, folded: `NomFamille`, `nom_famille`, `Nom de famille` and `NOM-FAMILLE` all give
/// `nom`, `famille` (with the article).
func words(ofColumnName name: String) -> [String] {
  var spaced: [Character] = []
  var previous: Character = " "
  for character in name {
    let startsWord =
      character.isUppercase && previous.isLowercase
      || character.isNumber != previous.isNumber && (character.isNumber || previous.isNumber)
    if startsWord { spaced.append(" ") }
    spaced.append(character)
    previous = character
  }
  return folded(String(spaced)).split { !($0.isLetter || $0.isNumber) }.map(String.init)
}
