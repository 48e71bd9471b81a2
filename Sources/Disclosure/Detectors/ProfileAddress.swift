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
      // ‘.com/’ and the like stand before every page.
      guard bytes[i] == 0x2E, bytes[i + 1] | 0x20 == 0x63, bytes[i + 2] | 0x20 == 0x6F, bytes[i + 3] | 0x20 == 0x6D,
        bytes[i + 4] == 0x2F
      else {
        i += 1
        continue
      }
      var start = i
      while start > 0, bytes[start - 1].isAlphanumeric { start -= 1 }
      var end = i + 5
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x22, bytes[end] != 0x29 { end += 1 }
      let site = String(decoding: bytes[start..<i].map { $0 | 0x20 }, as: UTF8.self)
      let path = String(decoding: bytes[(i + 5)..<end].map { $0.isCapital ? $0 | 0x20 : $0 }, as: UTF8.self)
      if site == "linkedin", path.hasPrefix("in/"), path.utf8.count > 4 {
        matches.append(Match(evidence: .profile, strength: .certain, range: start..<end))
      } else if ["facebook", "instagram", "twitter", "x", "tiktok", "snapchat"].contains(site), !path.isEmpty,
        !["sharer", "share", "intent", "groups/", "hashtag", "p/", "pages/", "events/"].contains(where: path.hasPrefix)
      {
        matches.append(Match(evidence: .profile, strength: .possible, range: start..<end))
      }
      i = end
    }
  }
}
