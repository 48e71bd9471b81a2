import Content
import Diagnostics

extension PageMaker {
  func homePage() -> HomePage {
    let address = addresses.home(code)
    let identity = PageIdentity(
      address: address, title: language.prose(site.title, in: site),
      description: language.prose(site.description, in: site), counterpart: { addresses.home($0) }, subject: .home)
    let counts: [(key: String, count: Int)] = [
      ("count-studies", index.studies.count), ("count-datasets", index.studies.reduce(0) { $0 + $1.datasets.count }),
      ("count-results", index.results.values.reduce(0) { $0 + $1.results.count }), ("count-notes", index.notes.count),
    ]
    let mission = index.page("mission")
    return HomePage(
      site: frame(identity), tagline: language.prose(site.tagline.isEmpty ? site.title : site.tagline, in: site),
      description: language.prose(site.description, in: site),
      counts: counts.filter { $0.count > 0 }.map { key, count in
        Count(label: language.count(key, count), value: language.format.integer(count))
      }, news: news(on: address), syntheses: keyStudies(isSynthesis: true).map { keyFinding($0, on: address) },
      findings: keyStudies(isSynthesis: false).map { keyFinding($0, on: address) },
      studiesAddress: addresses.studies(code).link(from: address),
      notes: index.notes.prefix(4).map { noteItem(index.note($0), on: address) },
      notesAddress: addresses.notes(code).link(from: address), themes: site.themes.map { themeCard($0, on: address) },
      mission: mission.map {
        Link(
          label: language.prose($0.editions[code].title), address: addresses.page("mission", code).link(from: address))
      } ?? Link(label: ""), missionText: mission.map { language.prose($0.editions[code].summary) } ?? "")
  }

  /// Served for any address that does not exist, so its links begin at the root of the server.
  func notFoundPage() -> NotFoundPage {
    let identity = PageIdentity(
      address: Address(path: "404.html"), title: language["not-found"], description: language["not-found-text"],
      counterpart: { addresses.home($0) }, subject: .none)
    var frame = frame(identity, prefix: site.basePath)
    frame.canonical = ""
    frame.alternates = []
    let links = [
      (language["home"], addresses.home(code)), (language["studies"], addresses.studies(code)),
      (language["notes"], addresses.notes(code)), (language["data-title"], addresses.data(code)),
    ]
    return NotFoundPage(site: frame, links: links.map { Link(label: $0.0, address: site.basePath + $0.1.path) })
  }
}
