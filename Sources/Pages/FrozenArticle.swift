import Downloads

/// The content of a study's page, taken out of it to be kept, and put into a later page.
///
/// Its addresses lead from wherever the page stands; kept, they begin with `site:` at the root of the site.
package enum FrozenArticle {
  private static let opening = Array("<article>".utf8)
  private static let closing = Array("</article>".utf8)
  private static let mark = Array("=\"site:".utf8)

  /// - Parameters:
  ///   - page: The bytes of a study's page.
  ///   - path: Where it stands in the site.
  /// - Returns: Nil when the page has no `<article>`.
  package static func freeze(_ page: [UInt8], path: String) -> [UInt8]? {
    guard let start = page.firstRange(of: opening)?.lowerBound, let end = lastRange(of: closing, in: page),
      start < end
    else { return nil }
    let prefix = Array("=\"\(Address(path: path).rootPrefix)".utf8)
    let article = page[start..<(end + closing.count)]
    guard prefix.count > 2 else { return Array(article) }
    return replacing(prefix, in: article) { _, _ in mark } + Array("\n".utf8)
  }

  /// - Parameters:
  ///   - known: The paths of the files of the site: a link to another place is no link any more.
  ///   - prefix: What leads from the page to the site's root.
  package static func thaw(
    _ article: [UInt8], of study: String, version: String, known: (String) -> Bool, prefix: String
  ) -> [UInt8] {
    replacing(mark, in: article[...]) { html, rest in
      let address = rest.prefix { $0 != UInt8(ascii: "\"") }
      let text = String(decoding: address, as: UTF8.self)
      let path = String(text.prefix { $0 != "#" && $0 != "?" })
      guard let target = target(of: path, study: study, version: version, known: known) else {
        // The attribute goes with its address: `<a>` alone is a text.
        while let last = html.last, last != UInt8(ascii: " "), last != UInt8(ascii: "<") { html.removeLast() }
        if html.last == UInt8(ascii: " ") { html.removeLast() }
        rest = rest.dropFirst(address.count + 1)
        return []
      }
      rest = rest.dropFirst(address.count)
      return Array(("=\"" + prefix + target + text.dropFirst(path.count)).utf8)
    }
  }

  /// Where a link of the kept page leads now: to the files of its version, and to pages that are still there.
  private static func target(of path: String, study: String, version: String, known: (String) -> Bool) -> String? {
    let data = Addresses.folder(of: study)
    let own = Addresses.folder(of: study, version: version)
    let pictures = "assets/studies/\(study)/"
    if path.hasPrefix(data) {
      let file = own + path.dropFirst(data.count)
      return known(file) ? file : Addresses.bundle(of: study, version: version)
    }
    if path.hasPrefix(pictures) {
      let file = own + "report/" + path.dropFirst(pictures.count)
      return known(file) ? file : nil
    }
    return known(path) ? path : nil
  }

  /// - Parameter make: What stands in place of a piece; it is given what is written already and what follows.
  private static func replacing(
    _ piece: [UInt8], in html: ArraySlice<UInt8>, make: (inout [UInt8], inout ArraySlice<UInt8>) -> [UInt8]
  ) -> [UInt8] {
    var made: [UInt8] = []
    made.reserveCapacity(html.count + 1024)
    var rest = html
    while let first = rest.first {
      if first == piece[0], rest.starts(with: piece) {
        rest = rest.dropFirst(piece.count)
        let text = make(&made, &rest)
        made += text
      } else {
        made.append(first)
        rest = rest.dropFirst()
      }
    }
    return made
  }

  private static func lastRange(of piece: [UInt8], in bytes: [UInt8]) -> Int? {
    var start = bytes.count - piece.count
    while start >= 0 {
      if bytes[start] == piece[0], bytes[start...].starts(with: piece) { return start }
      start -= 1
    }
    return nil
  }
}
