import Diagnostics
import Testing

@testable import Content

@Suite("What a dictionary says of time, place, frequency, contact and sources")
struct CoverageTests {
  private func read(_ keys: String) -> (Dataset.Dictionary, [String]) {
    let yaml = "title: {fr: D}\n" + keys + "\nfields: [{name: a, type: string}]\n"
    let (dictionary, found) = readDictionary(Array(yaml.utf8), file: "d.yml", languages: ["fr", "en"])
    return (dictionary, found.map(\.description))
  }

  @Test("is read into values")
  func values() throws {
    let (dictionary, found) = read(
      """
      frequency: twice-a-year
      temporal: {from: 2019, to: 2020-02}
      spatial: {name: {fr: Bretagne, en: Brittany}, address: "https://id.example/bretagne", box: [-5.2, 47, -1, 48.9]}
      contact: {name: Équipe, email: donnees@example.org}
      sources: [{title: Registre, url: "https://example.org/r", license: etalab-2.0}, {title: Sans licence}]
      """)
    #expect(found == [])
    #expect(dictionary.frequency == .twiceAYear)
    #expect(
      dictionary.temporal
        == Period(
          first: CalendarDate(year: 2019, month: 1, day: 1), last: CalendarDate(year: 2020, month: 2, day: 29)))
    #expect(dictionary.spatial?.name.texts == ["fr": "Bretagne", "en": "Brittany"])
    #expect(dictionary.spatial?.address == "https://id.example/bretagne")
    #expect(dictionary.spatial?.box == Territory.Box(west: -5.2, south: 47, east: -1, north: 48.9))
    #expect(dictionary.contact == ContactPoint(name: "Équipe", email: "donnees@example.org"))
    #expect(dictionary.sources.map(\.license?.value) == [.etalab2, nil])
    #expect(read("spatial: France").0.spatial?.name.texts == ["fr": "France"])
    #expect(read("contact: a@example.org").0.contact?.email == "a@example.org")
    #expect(read("temporal: {from: 2019-09-01}").0.temporal?.last == nil)
  }

  @Test(
    "is refused with its place and a hint",
    arguments: [
      (
        "frequency: yearly",
        "d.yml:2:12: error: ‘yearly’ is not a value of ‘frequency’."
          + " Hint: there are 17 values, from ‘never’ on; none has a similar name. [unknown-value]"
      ),
      (
        "temporal: {from: 2020, to: 2019}",
        "d.yml:2:28: error: ‘temporal’ ends on 2019-12-31, before it begins on 2020-01-01."
          + " Hint: exchange ‘from’ and ‘to’. [bad-date]"
      ),
      (
        "temporal: {from: 2020-13}",
        "d.yml:2:18: error: ‘2020-13’ is not a date."
          + " Hint: write a day, a month or a year: 2026-11-24, 2026-11, 2026. [bad-date]"
      ),
      (
        "temporal: 2020",
        "d.yml:2:11: error: ‘temporal’ is a first and a last day, and the text ‘2020’ stands here."
          + " Hint: write ‘temporal: {from: 2019-09-01, to: 2020-06}’. [wrong-type]"
      ),
      (
        "spatial: {name: {fr: France}, box: [9.6, 41.3, -5.2, 51.1]}",
        "d.yml:2:36: error: ‘box’ is west, south, east and north in degrees, the first two the smaller."
          + " Hint: write it as ‘box: [-5.2, 41.3, 9.6, 51.1]’. [bad-box]"
      ),
      (
        "contact: équipe",
        "d.yml:2:10: error: ‘équipe’ is not an e-mail address."
          + " Hint: write it as ‘contact: donnees@example.org’. [bad-email]"
      ),
      (
        "sources: [{title: Carte, license: CC-BY-NC-4.0}]",
        "d.yml:2:35: error: data under ‘CC-BY-NC-4.0’ cannot be made into open data."
          + " Hint: leave the source out, or ask its authors for another licence. [unknown-license]"
      ),
    ])
  func refusals(keys: String, message: String) {
    #expect(read(keys).1 == [message])
  }
}
