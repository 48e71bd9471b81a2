/// A name after a title: ‘Mme Durand’, ‘M. Jean Dupont’, ‘Monsieur MARTIN’, ‘Dr Petit’.
///
/// The word after the title begins with a capital, has three letters or more, and is no office (‘Madame la Maire’,
/// ‘Monsieur Le Président’).
enum TitledName {
  static let initials = ByteClasses.initials("md")

  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      guard byte | 0x20 == 0x6D || byte == 0x44, i == 0 || !bytes[i - 1].isWordByte else {
        i += 1
        continue
      }
      if let word = ShortWord(bytes, at: i), !shortTitles.contains(word) {
        i += word.count
        continue
      }
      var cursor = WordCursor(bytes, i)
      guard let title = cursor.next(), title.range.lowerBound == i else {
        i += 1
        continue
      }
      i = title.range.upperBound
      guard let isFull = titles[title.folded], isFull || title.isCapital else { continue }
      // A lone M wants its point, or capitals after it.
      let hasPoint = i < bytes.count && bytes[i] == 0x2E
      guard let name = cursor.next(), name.gap <= (hasPoint ? 3 : 2), name.isCapital else { continue }
      if title.folded == "m", !hasPoint, !name.isAllCapitals { continue }
      guard bytes[title.range.upperBound..<name.range.lowerBound].allSatisfy({ $0 != 0x2C && $0 != 0x29 && $0 != 0x2F })
      else { continue }
      let letters = name.range.count
      guard letters >= 3, !offices.contains(name.folded) else { continue }
      var end = name.range.upperBound
      if let following = cursor.next(), following.gap <= 2, following.isCapital, !offices.contains(following.folded) {
        end = following.range.upperBound
      }
      matches.append(Match(evidence: .titledName, strength: .certain, range: title.range.lowerBound..<end))
      i = end
    }
  }

  /// True when the title is clear in small letters too.
  private static let titles: [String: Bool] = [
    "m": false, "mme": true, "mmes": true, "mlle": true, "melle": true, "monsieur": true, "madame": true,
    "mademoiselle": true, "mr": false, "mrs": false, "ms": false, "miss": false, "dr": false, "docteur": false,
    "maitre": false, "mgr": false,
  ]

  private static let shortTitles = Set(titles.keys.map { ShortWord($0) })

  private static let offices: Set<String> = [
    "les", "des", "une", "son", "leur", "notre", "votre", "maire", "president", "presidente", "directeur", "directrice",
    "ministre", "prefet", "prefete", "recteur", "rectrice", "monsieur", "madame", "mademoiselle", "mme", "mlle", "the",
    "and", "tout", "toute", "inspecteur", "inspectrice", "proviseur", "proviseure", "principal", "principale",
    "secretaire", "depute", "deputee", "senateur", "senatrice", "conseiller", "conseillere", "chef", "cheffe", "juge",
    "procureur", "professeur", "delegue", "deleguee", "responsable", "adjoint", "adjointe", "vice", "xxx", "xxxx",
    "untel", "tout-le-monde", "propre", "bricolage", "meteo",
  ]
}
