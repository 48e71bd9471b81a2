import Content

/// How many events the home page tells.
private let newsEntries = 6

extension PageMaker {
  /// What happened last: studies and notes published, corrections made; the newest first, then by address.
  func news(on page: Address) -> [NewsItem] {
    struct Event {
      var date: CalendarDate
      var address: Address
      var kind: String
      var title: String
      var contentLanguage: String
      var detail = ""
    }
    var events: [Event] = []
    // Studies are newest first, but an old one may have been corrected yesterday.
    for study in index.studies {
      let address = addresses.study(study.slug, code)
      let title = language.prose(study.editions[code].title)
      let contentLanguage = foreign(study.editions[code])
      events.append(
        Event(
          date: study.date.value, address: address, kind: "news-study", title: title,
          contentLanguage: contentLanguage))
      for correction in study.corrections {
        events.append(
          Event(
            date: correction.date, address: address, kind: "news-correction", title: title,
            contentLanguage: contentLanguage,
            detail: language.prose(correction.what, in: site)))
      }
    }
    for number in index.notes.prefix(newsEntries) {
      let note = index.note(number)
      events.append(
        Event(
          date: note.date.value, address: addresses.note(note.slug, code), kind: "news-note",
          title: language.prose(note.editions[code].title), contentLanguage: foreign(note.editions[code])))
    }
    let newest = events.sorted { ($1.date, $0.address.path, $0.kind) < ($0.date, $1.address.path, $1.kind) }
    return newest.prefix(newsEntries).map { event in
      let isCorrection = event.kind == "news-correction"
      return NewsItem(
        date: language.format.date(event.date), dateCode: event.date.description, kind: language[event.kind],
        title: event.title, address: event.address.link(from: page) + (isCorrection ? "#part_corrections" : ""),
        contentLanguage: event.contentLanguage,
        detail: event.detail)
    }
  }
}
