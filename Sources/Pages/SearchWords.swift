/// The words of a text as the search knows them: folded, without words that say nothing, each cut down to its stem.
///
/// `templates/search.js` applies the same rules to what a reader types; a change here is a change there, and
/// `Tests/Browser/words.tsv` holds both to the same examples.
///
/// 1. *Folding.* Letters become `a`–`z`: capitals small, accents off, `œ` → `oe`, `æ` → `ae`, `ß` → `ss`. A word is a run
///    of letters and digits; everything else separates, so that `l’emploi` gives `l` and `emploi`, `revenu_12m` gives
///    `revenu` and `12m`.
/// 2. *Leaving out.* Single letters (which the elisions l’, d’, n’, s’ and the English ’s are) and the words of
///    ``silentWords``, among them qu’, jusqu’, lorsqu’ and puisqu’.
/// 3. *Stem.* See ``searchStem(_:)``.
///
/// Letters beyond Latin Extended-A (Greek, Cyrillic) separate too: a site in such a language needs rules of its own.
struct SearchWords {
  /// Folded words that the index leaves out, as they stand in the table below.
  static let silentWords: Set<[UInt8]> = Set(
    silentText.split(separator: " ").map { Array($0.utf8) })

  /// With a space between.
  static let silentText =
    "au aux avec ce ces cet cette dans de des du elle elles en est et eux il ils je jusqu la le les leur leurs lorsqu "
    + "lui mais me meme mes mon ne nos notre nous on ont ou par pas plus pour puisqu qu que qui sa se ses son sont sur ta "
    + "te tes ton tu un une vos votre vous an and are as at be been but by for from had has have if in into is it its not "
    + "of on or our that the their them they this to was we were which with you your"

  /// The folded words of a text, in their order, silent ones included.
  ///
  /// - Parameter isMarkup: Whether the text is HTML: tags and character references then separate words.
  static func forEach(in text: some Sequence<UInt8>, isMarkup: Bool = false, _ body: (ArraySlice<UInt8>) -> Void) {
    var word: [UInt8] = []
    word.reserveCapacity(64)
    func end() {
      if word.count > 1 || (word.first ?? 0x61) < 0x61 { if !word.isEmpty { body(word[...]) } }
      word.removeAll(keepingCapacity: true)
    }
    /// The first byte of a character of two, or 0.
    var lead: UInt8 = 0
    /// What closes the piece of markup that is passed over, or 0.
    var closing: UInt8 = 0
    for byte in text {
      if closing != 0 {
        if byte == closing { closing = 0 }
        continue
      }
      switch byte {
      case 0x61...0x7A, 0x30...0x39: word.append(byte)
      case 0x41...0x5A: word.append(byte | 0x20)
      case 0xC3, 0xC4, 0xC5, 0xCC, 0xCD: lead = byte
      case 0x80...0xBF where lead != 0:
        defer { lead = 0 }
        // U+0300 to U+036F, accents that follow their letter, add nothing to it.
        if lead == 0xCC || lead == 0xCD {
          if lead == 0xCD, byte >= 0xB0 { end() }
          continue
        }
        let folded = foldings[Int(lead - 0xC3) * 64 + Int(byte - 0x80)]
        if folded.isEmpty { end() } else { word += folded }
      default:
        end()
        lead = 0
        if isMarkup, byte == UInt8(ascii: "<") { closing = UInt8(ascii: ">") }
        if isMarkup, byte == UInt8(ascii: "&") { closing = UInt8(ascii: ";") }
      }
    }
    end()
  }

  /// The stems of a text in their order, without the silent words.
  static func stems(of text: String) -> [String] {
    var found: [String] = []
    forEach(in: text.utf8) { word in
      if !silentWords.contains(Array(word)) { found.append(String(decoding: searchStem(Array(word)), as: UTF8.self)) }
    }
    return found
  }

  /// A text as it is sorted: folded words with one space between, silent ones included.
  static func folded(_ text: String) -> String {
    var found: [String] = []
    forEach(in: text.utf8) { found.append(String(decoding: $0, as: UTF8.self)) }
    return found.joined(separator: " ")
  }

  /// What each letter from U+00C0 to U+017F becomes; nothing for a sign that is no letter.
  private static let foldings: [[UInt8]] = {
    let table = """
      a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th ss a a a a a a ae c e e e e i i i i \
      d n o o o o o _ o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g \
      g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe \
      oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
      """
    let letters = table.split(separator: " ").map { $0 == "_" ? [] : Array($0.utf8) }
    // U+0080 to U+00BF, of which the lead byte is another, need no row; U+00C0 is the first of lead byte 0xC3.
    return letters
  }()
}

/// A folded word without its inflection, by rules light enough to be the same for French and English.
///
/// Words with a digit, and of fewer than four letters, stay. Otherwise, in this order and each at most once:
///
/// 1. Number: `-eaux` → `-eau`; `-aux` → `-al` in words of six letters or more; `-sis` → `-s`; `-s` falls unless after
///    another `s`; `-x` falls after `u`.
/// 2. Ending: the first of ``searchEndings`` that leaves letters enough, mostly four, is replaced.
/// 3. Close: a final `e` falls; a final `y` becomes `i`; a final double consonant is written once.
///
/// So *accompagnement, accompagner, accompagnées* share `accompagn`; *évaluation, évaluer, evaluated* `evalu`;
/// *study, studies* `studi`; *journaux, journal* `journal`; *positif, positives* `positiv`.
///
/// - Parameter word: Of the letters a–z and digits.
/// - SeeAlso: Savoy (2006), “Light stemming approaches for the French, Portuguese, German and Hungarian languages”,
///   *SAC '06*, 1031–1035, doi:10.1145/1141277.1141523, for how little a stemmer needs to do; the rules are our own.
func searchStem(_ word: [UInt8]) -> [UInt8] {
  guard word.count >= 4, !word.contains(where: { $0 < 0x61 }) else { return word }
  var stem = word
  func ends(_ ending: String) -> Bool { stem.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
  if ends("eaux") {
    stem.removeLast()
  } else if ends("aux") {
    if stem.count >= 6 {
      stem.removeLast(2)
      stem.append(UInt8(ascii: "l"))
    }
  } else if ends("sis") {
    stem.removeLast(2)
  } else if ends("s") {
    if !ends("ss") { stem.removeLast() }
  } else if ends("ux") {
    stem.removeLast()
  }
  for (ending, replacement, least) in endings
  where stem.count - ending.count >= least && stem.suffix(ending.count) == ending[...] {
    stem.removeLast(ending.count)
    stem += replacement
    break
  }
  if stem.last == UInt8(ascii: "e") { stem.removeLast() }
  if stem.last == UInt8(ascii: "y") { stem[stem.count - 1] = UInt8(ascii: "i") }
  if let last = stem.last, stem.count > 3, stem[stem.count - 2] == last, !"aeiou".utf8.contains(last) {
    stem.removeLast()
  }
  return stem
}

/// The endings in the order in which they are tried, each with what takes its place and how many letters it must leave
/// when that is not four: `logement` and `formation` are whole.
let searchEndings =
  "isation:is ization:is ation::5 ateur: atrice: ement::5 ment::5 ised:is ized:is ise:is ize:is ated: ate: ing: ed: euse:eu "
  + "ant: ee: er: if:iv"

private let endings: [(ending: [UInt8], replacement: [UInt8], least: Int)] = searchEndings.split(separator: " ").map {
  let parts = $0.split(separator: ":", omittingEmptySubsequences: false)
  return (Array(parts[0].utf8), Array(parts[1].utf8), parts.count > 2 ? Int(parts[2]) ?? 4 : 4)
}
