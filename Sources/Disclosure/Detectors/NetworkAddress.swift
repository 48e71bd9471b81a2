/// IPv4 and IPv6 addresses, and the numbers of network cards (MAC).
///
/// Four numbers with points between also count versions and paragraphs: below 64 they are only `possible`.
enum NetworkAddress {
  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      guard byte.isAlphanumeric || byte == 0x3A else {
        i += 1
        continue
      }
      var end = i
      var points = 0
      var colons = 0
      var dashes = 0
      var isHexadecimal = true
      while end < bytes.count {
        let byte = bytes[end]
        if byte == 0x2E {
          points += 1
        } else if byte == 0x3A {
          colons += 1
        } else if byte == 0x2D {
          dashes += 1
        } else if byte.isLetter {
          if byte | 0x20 > 0x66 { isHexadecimal = false }
        } else if !byte.isDigit {
          break
        }
        end += 1
      }
      // A path has numbers too; the host comes after two slashes.
      let isFree =
        i == 0 || !bytes[i - 1].isWordByte && (bytes[i - 1] != 0x2F || i > 1 && bytes[i - 2] == 0x2F)
      let isClosed = end >= bytes.count || !bytes[end].isWordByte
      if isHexadecimal, isFree, isClosed, end - i >= 7 {
        var word = i..<end
        while !word.isEmpty, bytes[word.upperBound - 1] == 0x2E || bytes[word.upperBound - 1] == 0x2D {
          word = word.lowerBound..<(word.upperBound - 1)
        }
        if points >= 3, colons >= 2, dashes == 0, let colon = bytes[word].lastIndex(of: 0x3A),
          let match = version4(bytes, (colon + 1)..<word.upperBound)
        {
          matches.append(match)
        } else if points >= 3, colons <= 1, dashes == 0, let match = version4(bytes, word) {
          matches.append(match)
        } else if colons == 5 && dashes == 0 || dashes == 5 && colons == 0 || points == 2 && colons + dashes == 0,
          let match = card(bytes, word)
        {
          matches.append(match)
        } else if colons >= 2, dashes == 0, points == 0, let match = version6(bytes, word) {
          matches.append(match)
        }
      }
      i = max(end, i + 1)
    }
  }

  private static func version4(_ bytes: Bytes, _ range: Range<Int>) -> Match? {
    // A port may follow.
    let end = bytes[range].firstIndex(of: 0x3A) ?? range.upperBound
    let parts = bytes[range.lowerBound..<end].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 4, parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(\.isDigit) }) else {
      return nil
    }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + $1.digit } }
    let place = range.lowerBound..<end
    guard numbers.allSatisfy({ $0 <= 255 }), parts.allSatisfy({ $0.count == 1 || $0.first != 0x30 }) else {
      return Match(evidence: .smallIPAddress, strength: .failed, range: place)
    }
    if numbers == [127, 0, 0, 1] || numbers == [0, 0, 0, 0] || numbers[0] == 255 { return nil }
    if isVersion(bytes, before: range.lowerBound) { return nil }
    guard numbers.contains(where: { $0 >= 64 }) else {
      return Match(evidence: .smallIPAddress, strength: .possible, range: place)
    }
    return Match(evidence: .ipAddress, strength: .certain, range: place)
  }

  /// ‘version 10.4.0.2’, ‘v. 1.2.3.4’.
  private static func isVersion(_ bytes: Bytes, before place: Int) -> Bool {
    var end = place
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x2E || bytes[end - 1] == 0x3A { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1].isLetter { start -= 1 }
    return ShortWord(bytes[start..<end].reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1 | 0x20)) })
      .isAmong(versionWords)
  }

  private static let versionWords = Set(["v", "version", "versions", "ver", "release", "build"].map { ShortWord($0) })

  private static func version6(_ bytes: Bytes, _ range: Range<Int>) -> Match? {
    let text = bytes[range]
    let groups = text.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.count <= 4 }) else { return nil }
    let full = groups.filter { !$0.isEmpty }
    let hasGap = zip(text, text.dropFirst()).contains { $0 == 0x3A && $1 == 0x3A }
    guard hasGap ? (3...7).contains(full.count) && groups.count <= 9 : groups.count == 8 && full.count == 8 else {
      return nil
    }
    // Digits alone, two by two, are times: 12:34:56.
    guard hasGap || full.contains(where: { $0.count > 2 }), text.contains(where: { $0.isDigit }) else { return nil }
    return Match(evidence: .ipAddress, strength: .certain, range: range)
  }

  private static func card(_ bytes: Bytes, _ range: Range<Int>) -> Match? {
    let text = bytes[range]
    guard text.contains(where: { $0.isLetter }), text.contains(where: { $0.isDigit }) else { return nil }
    let pairs = text.split { !$0.isAlphanumeric }
    guard
      pairs.count == 6 && pairs.allSatisfy({ $0.count == 2 }) || pairs.count == 3 && pairs.allSatisfy({ $0.count == 4 })
    else { return nil }
    return Match(evidence: .macAddress, strength: .certain, range: range)
  }
}
