/// Pages of persons in social networks, and names that begin with an at sign.
enum ProfileAddress {
  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    // A name alone in its cell.
    if bytes.count > 3, bytes.count <= 31, bytes[0] == 0x40,
      bytes.dropFirst().allSatisfy({ $0.isAlphanumeric || $0 == 0x5F || $0 == 0x2E }), bytes[1].isLetter
    {
      matches.append(Match(evidence: .handle, strength: .possible, range: 0..<bytes.count))
    }
    var i = 0
    while i + 4 < bytes.count {
      // ‘linkedin.com/’: a point, letters and a slash stand before every page.
      guard bytes[i] == 0x2E, bytes[i + 1].isLetter else {
        i += 1
        continue
      }
      var slash = i + 1
      while slash < bytes.count, bytes[slash].isLetter { slash += 1 }
      guard slash < bytes.count, bytes[slash] == 0x2F else {
        i = slash
        continue
      }
      var start = i
      while start > 0, bytes[start - 1].isAlphanumeric { start -= 1 }
      var end = slash + 1
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x22, bytes[end] != 0x29, bytes[end] != 0x2C {
        end += 1
      }
      let site = String(decoding: bytes[start..<i].map { $0 | 0x20 }, as: UTF8.self)
      let path = String(decoding: bytes[(slash + 1)..<end].map { $0.isCapital ? $0 | 0x20 : $0 }, as: UTF8.self)
      if let strength = strength(site, path) {
        matches.append(Match(evidence: .profile, strength: strength, range: start..<end))
      }
      i = end
    }
  }

  private static func strength(_ site: String, _ path: String) -> Match.Strength? {
    if site == "linkedin" { return path.hasPrefix("in/") && path.utf8.count > 4 ? .certain : nil }
    // ‘mastodon.example/@jeanne’, ‘youtube.com/@jeanne’.
    if path.hasPrefix("@"), path.utf8.count > 2 { return .possible }
    if site == "strava" { return path.hasPrefix("athletes/") ? .possible : nil }
    let parts = path.split(separator: "/")
    guard let first = parts.first else { return nil }
    if site == "github" || site == "t" { return parts.count == 1 && !isOffice(first) ? .possible : nil }
    return networks.contains(site) && !isOffice(first) ? .possible : nil
  }

  /// Pages of the network itself.
  private static func isOffice(_ part: Substring) -> Bool {
    ["sharer", "share", "intent", "groups", "hashtag", "p", "pages", "events", "search", "about"].contains {
      part == $0 || part.hasPrefix($0 + ".") || part.hasPrefix($0 + "?")
    }
  }

  private static let networks: Set<String> = [
    "facebook", "instagram", "twitter", "x", "tiktok", "snapchat", "threads", "bsky",
  ]
}
