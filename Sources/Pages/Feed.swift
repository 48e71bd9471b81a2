import Content

/// How many entries a feed holds; the sitemap has all.
private let feedEntries = 100

extension PageMaker {
  /// The newest studies, notes and corrections as an Atom feed (RFC 4287).
  func feed() -> [UInt8] {
    struct Entry {
      var address: String
      /// The address, unless several entries share it.
      var id = ""
      var title: String
      var summary: String
      var date: CalendarDate
      var updated: CalendarDate
      var authors: [String]
    }
    func names(_ ids: [String]) -> [String] { ids.map { index.person($0)?.name ?? $0 } }
    let studies = index.studies.prefix(feedEntries).map { study in
      Entry(
        address: addresses.study(study.slug, code).absolute(base: site.baseURL),
        title: language.prose(study.editions[code].title), summary: language.prose(study.editions[code].summary),
        date: study.date.value, updated: max(study.date.value, study.corrections.map(\.date).max() ?? study.date.value),
        authors: names(study.authors.map(\.value)))
    }
    let notes = index.notes.prefix(feedEntries).map { number in
      let note = index.note(number)
      return Entry(
        address: addresses.note(note.slug, code).absolute(base: site.baseURL),
        title: language.prose(note.editions[code].title), summary: language.prose(note.editions[code].summary),
        date: note.date.value, updated: note.date.value, authors: names(note.authors.map(\.value)))
    }
    let corrections = index.studies.flatMap { study in
      study.corrections.enumerated().map { number, correction in
        let page = addresses.study(study.slug, code).absolute(base: site.baseURL)
        return Entry(
          address: page + "#part_corrections", id: "\(page)#correction-\(correction.version)-\(number + 1)",
          title: language.say("feed-correction", ["title": language.prose(study.editions[code].title)]),
          summary: sentence(of: correction, in: study), date: correction.date, updated: correction.date,
          authors: names(study.authors.map(\.value)))
      }
    }
    let entries = (studies + notes + corrections).sorted {
      ($1.updated, $0.address, $0.id) < ($0.updated, $1.address, $1.id)
    }.prefix(feedEntries)
    let updated = (index.catalog.buildDate ?? entries.first?.updated).map(\.iso8601) ?? "1970-01-01"

    var xml = XMLText()
    xml.raw(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(code)\">\n")
    xml.element("title", language.prose(site.title, in: site))
    xml.element("subtitle", language.prose(site.tagline, in: site))
    xml.element("id", addresses.feed(code).absolute(base: site.baseURL))
    xml.element("updated", "\(updated)T00:00:00Z")
    xml.link(addresses.feed(code).absolute(base: site.baseURL), relation: "self")
    xml.link(addresses.home(code).absolute(base: site.baseURL), relation: "alternate")
    xml.raw("<author>\n")
    xml.element("name", index.organisation(site.publisher.value)?.name ?? language.prose(site.title, in: site))
    xml.raw("</author>\n")
    for entry in entries {
      xml.raw("<entry>\n")
      xml.element("title", entry.title)
      xml.element("id", entry.id.isEmpty ? entry.address : entry.id)
      xml.link(entry.address, relation: "alternate")
      xml.element("published", "\(entry.date)T00:00:00Z")
      xml.element("updated", "\(entry.updated)T00:00:00Z")
      for author in entry.authors {
        xml.raw("<author>\n")
        xml.element("name", author)
        xml.raw("</author>\n")
      }
      xml.element("summary", entry.summary)
      xml.raw("</entry>\n")
    }
    xml.raw("</feed>\n")
    return xml.bytes
  }
}

/// XML in the making; texts are escaped.
struct XMLText {
  var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func element(_ name: String, _ text: String) {
    guard !text.isEmpty else { return }
    raw("<\(name)>")
    appendEscaped(text, to: &bytes)
    raw("</\(name)>\n")
  }

  mutating func link(_ address: String, relation: String) {
    raw("<link rel=\"\(relation)\" href=\"")
    appendEscaped(address, to: &bytes)
    raw("\"/>\n")
  }
}
