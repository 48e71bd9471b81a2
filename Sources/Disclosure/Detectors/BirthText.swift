/// A date of birth that its text names: ‘née le 4 mars 1980’, ‘date de naissance : 04/03/1980’, ‘born on 4 March 1980’.
///
/// The day, the month and the year must stand there: a year or a place alone is for the count of similar persons to judge.
enum BirthText {
  static let initials = ByteClasses.initials("nbd")

  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i + 8 < bytes.count {
      guard bytes[i].isLetter, i == 0 || !bytes[i - 1].isWordByte else {
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, bytes[i].isWordByte, groupSeparator(bytes, at: i) == nil { i += 1 }
      guard canName(bytes, start..<i), let date = date(bytes, after: i) else { continue }
      matches.append(Match(evidence: .birthText, strength: .certain, range: start..<date))
      i = date
    }
  }

  /// né, née, nee, né(e), nés, naissance, birth, born, DOB, DDN.
  private static func canName(_ bytes: Bytes, _ word: Range<Int>) -> Bool {
    let first = bytes[word.lowerBound] | 0x20
    guard first == 0x6E || first == 0x62 || first == 0x64, (2...10).contains(word.count) else { return false }
    var folded: [UInt8] = []
    fold(Bytes(rebasing: bytes[word]), into: &folded)
    return names.contains(String(decoding: folded, as: UTF8.self))
  }

  private static let names: Set<String> = ["ne", "nee", "nes", "nees", "naissance", "birth", "born", "dob", "ddn"]
  private static let between: Set<String> = ["e", "le", "on", "the", "is", "est", "du", "en"]

  /// The end of a whole date that follows, after ‘le’, ‘on the’ or a colon.
  private static func date(_ bytes: Bytes, after end: Int) -> Int? {
    var i = end
    while i < bytes.count, !bytes[i].isDigit {
      guard i - end <= 14 else { return nil }
      if bytes[i].isLetter {
        guard let word = ShortWord(bytes, at: i) else { return nil }
        if !betweenWords.contains(word) { return american(bytes, at: i) }
        i += word.count
      } else if [0x20, 0x3A, 0x28, 0x29, 0xC2, 0xA0, 0x3D, 0x2E].contains(bytes[i]) {
        i += 1
      } else {
        return nil
      }
    }
    guard let day = number(bytes, &i, digits: 1...4) else { return nil }
    if day.count == 4 {
      // 1980-03-04
      guard (1880...2100).contains(day.value), i < bytes.count, bytes[i] == 0x2D || bytes[i] == 0x2F else { return nil }
      i += 1
      guard let month = number(bytes, &i, digits: 1...2), (1...12).contains(month.value), i < bytes.count else {
        return nil
      }
      i += 1
      guard let last = number(bytes, &i, digits: 1...2), (1...31).contains(last.value) else { return nil }
      return i
    }
    guard day.count <= 2, (1...31).contains(day.value) else { return nil }
    if i + 1 < bytes.count, bytes[i] | 0x20 == 0x65, bytes[i + 1] | 0x20 == 0x72 { i += 2 }  // 1er
    guard i < bytes.count else { return nil }
    switch bytes[i] {
    case 0x2F, 0x2D, 0x2E:
      i += 1
      guard let month = number(bytes, &i, digits: 1...2), (1...12).contains(month.value), i < bytes.count else {
        return nil
      }
      i += 1
      guard let year = number(bytes, &i, digits: 2...4), year.count != 3 else { return nil }
      return i
    case 0x20, 0xC2:
      return monthAndYear(bytes, at: i + (bytes[i] == 0x20 ? 1 : 2))
    default: return nil
    }
  }

  /// ‘March 4, 1980’.
  private static func american(_ bytes: Bytes, at start: Int) -> Int? {
    var cursor = WordCursor(bytes, start)
    guard let month = cursor.next(), months.contains(month.folded) else { return nil }
    var i = cursor.place
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    guard number(bytes, &i, digits: 1...2) != nil else { return nil }
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x2C { i += 1 }
    guard let year = number(bytes, &i, digits: 4...4), (1880...2100).contains(year.value) else { return nil }
    return i
  }

  private static func monthAndYear(_ bytes: Bytes, at start: Int) -> Int? {
    var cursor = WordCursor(bytes, start)
    guard let month = cursor.next(), months.contains(month.folded) else { return nil }
    var i = cursor.place
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x2C || bytes[i] == 0xC2 || bytes[i] == 0xA0 { i += 1 }
    guard let year = number(bytes, &i, digits: 2...4), year.count == 2 || (1880...2100).contains(year.value) else {
      return nil
    }
    return i
  }

  private static func number(
    _ bytes: Bytes, _ i: inout Int, digits: ClosedRange<Int>
  ) -> (value: Int, count: Int)? {
    let start = i
    var value = 0
    while i < bytes.count, bytes[i].isDigit, i - start < 5 {
      value = value * 10 + bytes[i].digit
      i += 1
    }
    return digits.contains(i - start) ? (value, i - start) : nil
  }

  private static let betweenWords = Set(between.map { ShortWord($0) })
  private static let months: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "janv", "fevr", "sept", "oct", "nov", "dec",
  ]
}
