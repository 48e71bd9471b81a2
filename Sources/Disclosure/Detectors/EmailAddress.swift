/// E-mail addresses, also those hidden from machines: ‘jeanne (at) example.org’.
///
/// The local part is letters, digits and ``._%+-'`` of ASCII, or any letter beyond it (RFC 6531); the domain has a point
/// and a last label of letters. A mailbox of a role (`contact@`, `mairie@`) is told apart: it names no person.
enum EmailAddress {
  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      if let sign = sign(bytes, at: i), let match = address(bytes, at: sign.range, wantsKnownEnd: sign.isLoose) {
        matches.append(match)
        i = match.range.upperBound
      } else {
        i += 1
      }
    }
  }

  static let initials = ByteClasses.initials("a")

  /// Addresses whose sign is a word between spaces: ‘jeanne arobase example.org’, ‘jeanne at example dot org’.
  static func scanWords(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 1
    while i + 4 < bytes.count {
      guard bytes[i] | 0x20 == 0x61, bytes[i - 1] == 0x20, let word = ShortWord(bytes, at: i),
        word == arobase || word == at, i + word.count < bytes.count, bytes[i + word.count] == 0x20,
        let match = address(
          bytes, at: (i - 1)..<(i + word.count + 1), wantsKnownEnd: true, wantsHiddenPoint: word == at)
      else {
        i += 1
        continue
      }
      matches.append(match)
      i = match.range.upperBound
    }
  }

  private static let arobase = ShortWord("arobase")
  private static let at = ShortWord("at")

  /// The sign that starts at a byte, however it is written; loose when a sentence could be written so too.
  private static func sign(_ bytes: Bytes, at i: Int) -> (range: Range<Int>, isLoose: Bool)? {
    func goes(on text: String) -> Bool {
      i + text.utf8.count <= bytes.count && zip(bytes[i...], text.utf8).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
    }
    switch bytes[i] {
    case 0x40:
      // ‘jeanne @ example.org’ and ‘jeanne@ example.org’; ‘@jeanne’ alone is a name.
      var stop = i + 1
      while stop < bytes.count, stop < i + 3, bytes[stop] == 0x20 { stop += 1 }
      guard stop > i + 1 else { return (i..<stop, false) }
      var start = i
      while start > 0, start > i - 2, bytes[start - 1] == 0x20 { start -= 1 }
      return (start..<stop, true)
    case 0x5C: return i + 1 < bytes.count && bytes[i + 1] == 0x40 ? (i..<(i + 2), false) : nil
    case 0x28, 0x5B, 0x7B, 0x3C: return hiddenSign(bytes, at: i).map { ($0, false) }
    case 0x25: return goes(on: "%40") ? (i..<(i + 3), true) : nil
    case 0x26:
      return ["&#64;", "&#x40;", "&commat;"].first(where: goes).map { (i..<(i + $0.utf8.count), false) }
    case 0xEF where i + 2 < bytes.count:
      // The full-width sign, U+FF20, and the small one, U+FE6B.
      let isSign = bytes[i + 1] == 0xBC && bytes[i + 2] == 0xA0 || bytes[i + 1] == 0xB9 && bytes[i + 2] == 0xAB
      return isSign ? (i..<(i + 3), false) : nil
    default: return nil
    }
  }

  /// ` (at) `, `[at]`, `{arobase}`, with the spaces around it.
  private static func hiddenSign(_ bytes: Bytes, at i: Int) -> Range<Int>? {
    let close: UInt8 = bytes[i] == 0x28 ? 0x29 : bytes[i] + 2
    for word in ["at", "arobase", "@", "chez", "à"] {
      let letters = word.utf8
      let end = i + 1 + letters.count
      guard end < bytes.count, bytes[end] == close,
        zip(bytes[(i + 1)..<end], letters).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) })
      else { continue }
      var start = i
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      var stop = end + 1
      while stop < bytes.count, bytes[stop] == 0x20 { stop += 1 }
      return start..<stop
    }
    return nil
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte >= 0x80 || byte == 0x2E || byte == 0x5F || byte == 0x25 || byte == 0x2B || byte == 0x2D
      || byte == 0x27
  }

  /// - Parameters:
  ///   - wantsKnownEnd: Only domains whose last label is a usual one.
  ///   - wantsHiddenPoint: Only domains whose points are words.
  private static func address(
    _ bytes: Bytes, at sign: Range<Int>, wantsKnownEnd: Bool, wantsHiddenPoint: Bool = false
  ) -> Match? {
    var start = sign.lowerBound
    // 64 bytes is the longest local part (RFC 5321, 4.5.3.1.1).
    while start > 0, sign.lowerBound - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
    while start < sign.lowerBound, bytes[start] == 0x2E || bytes[start] == 0x27 || bytes[start] == 0x2D { start += 1 }
    guard start < sign.lowerBound else { return nil }

    var end = sign.upperBound
    var labelStart = end
    var labels = 0
    var hasHiddenPoint = false
    var stop = end
    while end < bytes.count, end - sign.upperBound < 255 {
      let byte = bytes[end]
      if byte.isAlphanumeric || byte == 0x2D || byte >= 0x80 {
        end += 1
        stop = end
      } else if let length = point(bytes, at: end), end > labelStart, end + length < bytes.count,
        bytes[end + length].isAlphanumeric || bytes[end + length] >= 0x80
      {
        labels += 1
        if length > 1 { hasHiddenPoint = true }
        end += length
        labelStart = end
      } else {
        break
      }
    }
    guard labels > 0, stop > labelStart, stop - labelStart >= 2,
      bytes[labelStart..<stop].allSatisfy({ $0.isLetter || $0 >= 0x80 || $0 == 0x2D })
    else { return nil }
    let last = String(decoding: bytes[labelStart..<stop].map { $0 | 0x20 }, as: UTF8.self)
    guard !fileExtensions.contains(last), !wantsKnownEnd || usualEnds.contains(last),
      hasHiddenPoint || !wantsHiddenPoint
    else { return nil }
    var local: [UInt8] = []
    fold(Bytes(rebasing: bytes[start..<sign.lowerBound]), into: &local)
    return Match(
      evidence: isRole(local) ? .roleEmail : .personalEmail, strength: .certain, range: start..<stop)
  }

  /// A point of a domain, plain or hidden: `.`, ` (dot) `, ` [point] `, ` dot `.
  private static func point(_ bytes: Bytes, at i: Int) -> Int? {
    if bytes[i] == 0x2E { return 1 }
    var j = i
    while j < bytes.count, bytes[j] == 0x20 { j += 1 }
    guard j < bytes.count else { return nil }
    if j > i, let word = ShortWord(bytes, at: j), pointWords.contains(word), j + word.count + 1 < bytes.count,
      bytes[j + word.count] == 0x20
    {
      return j + word.count + 1 - i
    }
    guard bytes[j] == 0x28 || bytes[j] == 0x5B else { return nil }
    for word in ["dot", "point", "."] {
      let end = j + 1 + word.utf8.count
      guard end < bytes.count, bytes[end] == 0x29 || bytes[end] == 0x5D,
        zip(bytes[(j + 1)..<end], word.utf8).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) })
      else { continue }
      var stop = end + 1
      while stop < bytes.count, bytes[stop] == 0x20 { stop += 1 }
      return stop - i
    }
    return nil
  }

  private static let pointWords: Set<ShortWord> = [ShortWord("dot"), ShortWord("point")]

  private static let usualEnds: Set<String> = [
    "fr", "com", "org", "net", "eu", "be", "ch", "lu", "ca", "mc", "re", "info", "example", "test", "edu", "gouv",
    "asso",
    "bzh", "paris", "alsace", "corsica", "uk", "de", "it", "es", "pt", "pro", "email",
  ]

  /// `logo@2x.png` is the name of a picture.
  private static let fileExtensions: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "pdf", "csv", "xlsx",
  ]

  private static func isRole(_ local: [UInt8]) -> Bool {
    let words = String(decoding: local, as: UTF8.self).split { !$0.isLetter }
    guard let first = words.first, let last = words.last else { return true }
    return roles.contains(String(first)) || roles.contains(String(last))
  }

  private static let roles: Set<String> = [
    "accueil", "admin", "administration", "agence", "association", "bibliotheque", "bonjour", "boutique", "bureau",
    "ccas", "cdi", "com", "communication", "compta", "comptabilite", "contact", "contacts", "crous", "data",
    "direction",
    "donnees", "dpd", "dpo", "ecole", "editeur", "editor", "emploi", "formation", "gestion", "hello", "help", "info",
    "infos", "information", "jobs", "mairie", "marketing", "mediatheque", "musee", "newsletter", "noreply", "office",
    "opendata", "postmaster", "presse", "press", "privacy", "recrutement", "redaction", "reply", "rgpd", "rh", "sales",
    "scolarite", "secretariat", "security", "service", "services", "sport", "support", "team", "tourisme", "urbanisme",
    "vie", "webmaster",
  ]
}
