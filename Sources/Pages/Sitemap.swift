import Content

/// One page of the site in each of its languages, for the sitemap.
struct SitemapEntry: Sendable {
  /// Language and absolute address.
  var addresses: [(language: String, address: String)]
  var date: CalendarDate?
}

/// The sitemap (sitemaps.org 0.9), each page with its translations.
///
/// The protocol allows 50,000 addresses in a file: with more, the sitemap is an index of several.
func sitemapFiles(_ entries: [SitemapEntry], base: String, limit: Int = 50_000) -> [PageFile] {
  let perFile = max(1, limit / max(1, entries.map(\.addresses.count).max() ?? 1))
  guard entries.count > perFile else {
    return [PageFile(path: "sitemap.xml") { sitemap(entries[...]) }]
  }
  let starts = Array(stride(from: 0, to: entries.count, by: perFile))
  let parts = starts.enumerated().map { number, start in
    let slice = entries[start..<min(entries.count, start + perFile)]
    return PageFile(path: "sitemap-\(number + 1).xml") { sitemap(slice) }
  }
  let names = parts.map(\.path)
  let index = PageFile(path: "sitemap.xml") {
    var xml = XMLText()
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for name in names {
      xml.raw("<sitemap>\n")
      xml.element("loc", base + name)
      xml.raw("</sitemap>\n")
    }
    xml.raw("</sitemapindex>\n")
    return xml.bytes
  }
  return [index] + parts
}

private func sitemap(_ entries: ArraySlice<SitemapEntry>) -> [UInt8] {
  var xml = XMLText()
  xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
  xml.raw(
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
  for entry in entries {
    for (_, address) in entry.addresses {
      xml.raw("<url>\n")
      xml.element("loc", address)
      if let date = entry.date { xml.element("lastmod", date.description) }
      if entry.addresses.count > 1 {
        for alternate in entry.addresses {
          xml.raw("<xhtml:link rel=\"alternate\" hreflang=\"\(alternate.language)\" href=\"")
          appendEscaped(alternate.address, to: &xml.bytes)
          xml.raw("\"/>\n")
        }
      }
      xml.raw("</url>\n")
    }
  }
  xml.raw("</urlset>\n")
  return xml.bytes
}
