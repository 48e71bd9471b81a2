/// Addresses with a number: ‘12 bis, rue de la Paix’, ‘3 AV. FOCH’, ‘221B Baker Street’.
///
/// A number of at most four digits, perhaps bis, ter, quater or a letter, a word for a way, and a name. Words that also
/// count things (‘12 places’, ‘2 cours de danse’) want a capital in the name or an article before it. A box of the post
/// office counts with the postcode and the name of its town.
enum PostalAddress {
  /// - Parameter words: Scratch space.
  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      guard bytes[i].isDigit else {
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, bytes[i].isDigit { i += 1 }
      guard i - start <= 4, start == 0 || !isJoined(bytes[start - 1]) else {
        while i < bytes.count, bytes[i].isWordByte { i += 1 }
        continue
      }
      if canBeWay(bytes, after: i), let end = way(bytes, after: i) {
        matches.append(Match(evidence: .address, strength: .certain, range: start..<end))
        i = end
      } else if let box = box(bytes, start..<i) {
        matches.append(Match(evidence: .address, strength: .certain, range: box))
        i = box.upperBound
      }
    }
  }

  /// ‘BP 45, 29000 Quimper’.
  private static func box(_ bytes: Bytes, _ number: Range<Int>) -> Range<Int>? {
    var start = number.lowerBound
    func skipBack(_ byte: UInt8) -> Bool {
      guard start > 0, bytes[start - 1] == byte else { return false }
      start -= 1
      return true
    }
    while skipBack(0x20) {}
    _ = skipBack(0x2E)
    guard skipBack(0x50) || skipBack(0x70) else { return nil }
    _ = skipBack(0x2E)
    guard skipBack(0x42) || skipBack(0x62), start == 0 || !bytes[start - 1].isWordByte else { return nil }
    var i = number.upperBound
    while i < bytes.count, i - number.upperBound < 4, [0x20, 0x2C, 0x2D, 0x3B].contains(bytes[i]) { i += 1 }
    let code = i
    while i < bytes.count, bytes[i].isDigit { i += 1 }
    guard i - code == 5, i + 1 < bytes.count, bytes[i] == 0x20, bytes[i + 1].isCapital || bytes[i + 1] == 0xC3 else {
      return nil
    }
    return start..<i
  }

  private static func isJoined(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == 0x2E || byte == 0x2C || byte == 0x2F
  }

  /// False when the word after the number is surely none of an address: ‘2 jours’.
  private static func canBeWay(_ bytes: Bytes, after numberEnd: Int) -> Bool {
    var i = numberEnd
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x2C { i += 1 }
    guard i < bytes.count, i - numberEnd <= 4 else { return false }
    guard bytes[i].isLetter else {
      // A range of numbers, a bracket, an accent: read it whole. A decimal part or a time is no address.
      return !(bytes[i].isDigit || bytes[i] == 0x3A || bytes[i] == 0x3B || bytes[i] == 0x25)
    }
    guard let word = ShortWord(bytes, at: i), word.count > 1, !word.isCapital else { return true }
    return firstWords.contains(word)
  }

  /// The end of the address's name of way, when one follows.
  private static func way(_ bytes: Bytes, after numberEnd: Int) -> Int? {
    var cursor = WordCursor(bytes, numberEnd)
    // ‘12bis’, ‘12B’: the suffix touches the number.
    if numberEnd < bytes.count, bytes[numberEnd].isLetter {
      guard let suffix = cursor.next(), suffixes.contains(suffix.folded) || suffix.folded.utf8.count == 1 else {
        return nil
      }
    }
    // ‘12-14’, ‘12/14’, ‘12 à 14’.
    if let separator = groupSeparator(bytes, at: cursor.place), (3...4).contains(separator.kind) {
      var place = cursor.place + separator.length
      while place < bytes.count, bytes[place].isDigit { place += 1 }
      if place > cursor.place + separator.length { cursor.place = place }
    }
    guard var word = cursor.next(), word.gap <= 4 else { return nil }
    if suffixes.contains(word.folded) || word.folded.utf8.count == 1 && word.folded != "a" && word.folded != "r" {
      guard let following = cursor.next() else { return nil }
      word = following
    }
    // ‘12 de la rue des Fleurs’
    var isOf = false
    while word.folded == "de" || word.folded == "la" || word.folded == "du" {
      guard let following = cursor.next(), following.gap <= 2 else { return nil }
      isOf = true
      word = following
    }
    guard let isClear = ways[word.folded] else {
      return english(bytes, word, &cursor)
    }
    // The name: skip articles and prepositions.
    var hasArticle = false
    for _ in 0..<4 {
      guard let name = cursor.next(), name.gap <= 3 else { return nil }
      if articles.contains(name.folded) {
        hasArticle = hasArticle || word.folded == "r" || name.folded != "de" && name.folded != "d"
        continue
      }
      guard name.folded.utf8.count > 1 || name.isCapital else { return nil }
      // ‘r’ is a rue before an article, and ‘12 de la rue’ an address before a name.
      if word.folded == "r", !hasArticle || !name.isCapital { return nil }
      if isOf, !name.isCapital { return nil }
      if isClear
        || name.isCapital && (word.isCapital == false || hasArticle || !word.isAllCapitals || name.isAllCapitals)
      {
        return cursor.place
      }
      return nil
    }
    return nil
  }

  /// One to three capitalised words, then a word for a street.
  private static func english(_ bytes: Bytes, _ first: WordCursor.Word, _ cursor: inout WordCursor) -> Int? {
    guard first.isCapital, first.folded.utf8.count > 1 else { return nil }
    for _ in 0..<3 {
      guard let word = cursor.next(), word.gap <= 2, word.isCapital else { return nil }
      if englishWays.contains(word.folded) { return cursor.place }
    }
    return nil
  }

  private static let suffixes: Set<String> = ["bis", "ter", "quater", "quinquies"]
  private static let firstWords = Set((Array(ways.keys) + Array(suffixes) + ["de", "du"]).map { ShortWord($0) })
  private static let articles: Set<String> = ["de", "du", "des", "la", "le", "les", "l", "d", "aux", "au", "a"]
  private static let englishWays: Set<String> = [
    "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "dr", "boulevard", "blvd", "court", "terrace",
    "way",
  ]

  /// Words for ways, with their usual abbreviations; true when the word alone is clear after a number.
  private static let ways: [String: Bool] = {
    let clear =
      "rue avenue av ave boulevard bd bld bvd blvd impasse imp chemin che chem allee allees ruelle faubourg fbg fg "
      + "sentier sente venelle quai esplanade rond-point lieu-dit lieudit lotissement hameau chaussee montee traverse "
      + "promenade square rte route residence r"
    let doubtful =
      "place pl cours passage cite villa voie domaine parc mail clos cote pont porte galerie parvis residence res lot "
      + "all sq ch psge pass ham zone za zi zac quartier immeuble batiment mas ferme rampe degres escalier cour"
    var ways: [String: Bool] = [:]
    for word in doubtful.split(separator: " ") { ways[String(word)] = false }
    for word in clear.split(separator: " ") { ways[String(word)] = word != "r" }
    return ways
  }()
}

/// Reads words one after the other, folded.
struct WordCursor {
  struct Word {
    var folded: String
    /// Bytes between the word before and this one.
    var gap: Int
    var isCapital: Bool
    var isAllCapitals: Bool
    var range: Range<Int>
  }

  let bytes: Bytes
  var place: Int
  private var scratch: [UInt8] = []

  init(_ bytes: Bytes, _ place: Int) {
    self.bytes = bytes
    self.place = place
  }

  /// The next word of letters; nil when a digit, a line's end or the end comes first.
  mutating func next() -> Word? {
    var i = place
    while i < bytes.count, !(bytes[i].isLetter || bytes[i] >= 0xC3 && bytes[i] < 0xE2) {
      if bytes[i].isDigit || bytes[i] == 0x0A || bytes[i] == 0x3A || bytes[i] == 0x3B { return nil }
      i += 1
    }
    guard i < bytes.count else { return nil }
    let start = i
    while i < bytes.count {
      if bytes[i].isLetter || bytes[i] >= 0xC3 && bytes[i] < 0xE2 {
        i += bytes[i] >= 0xC3 ? 2 : 1
      } else if bytes[i] == 0x2D, i + 1 < bytes.count, bytes[i + 1].isLetter || bytes[i + 1] >= 0xC3, i > start {
        i += 1
      } else {
        break
      }
    }
    i = min(i, bytes.count)
    fold(Bytes(rebasing: bytes[start..<i]), into: &scratch)
    let word = Bytes(rebasing: bytes[start..<i])
    let isAccentedCapital = word.count > 1 && word[0] == 0xC3 && word[1] < 0xA0
    let result = Word(
      folded: String(decoding: scratch, as: UTF8.self), gap: start - place,
      isCapital: word[0].isCapital || isAccentedCapital,
      isAllCapitals: word.allSatisfy { !($0 &- 0x61 < 26) }, range: start..<i)
    place = i
    return result
  }
}
