import Testing

@testable import Pages

@Suite("The index of the search")
struct SearchIndexTests {
  private func index(_ entries: [(title: String, body: String)]) -> SearchIndex {
    var index = SearchIndex()
    for (number, entry) in entries.enumerated() {
      index.add(
        SearchEntry(
          kind: .note, address: Address(path: "notes/\(number)/index.html"), title: entry.title, summary: entry.body),
        [SearchField(.title, entry.title), SearchField(.body, markup: Array(entry.body.utf8))])
    }
    return index
  }

  @Test("gives a word in a title more than the same word in a text, and a rare word more than a common one")
  func weights() throws {
    let terms = index([("Lecture", "un texte"), ("Emploi", "une lecture"), ("Logement", "un texte")]).sortedTerms()
    let reading = try #require(terms.first { $0.stem == Array("lectur".utf8) })
    #expect(reading.postings.map(\.entry) == [0, 1])
    #expect(reading.postings[0].impact > reading.postings[1].impact)
    let rare = try #require(terms.first { $0.stem == Array("logement".utf8) })
    #expect(rare.rarity > reading.rarity)
    #expect(terms.map(\.stem) == terms.map(\.stem).sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("keeps, of a word that too many entries hold, those where it weighs most, and says so")
  func cut() throws {
    var entries = (0..<50).map { _ in (title: "Autre", body: "emploi") }
    entries[40].title = "Emploi"
    let term = try #require(index(entries).sortedTerms(limit: 10).first { $0.stem == Array("emploi".utf8) })
    #expect(term.isCut)
    #expect(term.postings.map(\.entry) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 40])
  }

  @Test("is written as its documentation says")
  func format() {
    let files = SearchFiles(index([("Un emploi", "dit \"oui\"")])).files
    #expect(files.map(\.name) == ["index.js", "words-0.js", "entries-0.js"])
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    // One entry: rarity ln(1 + 0.5/1.5) = 0.288, six times that is 2: digit C. Length 3 = mean, norm 1.2:
    // 63 · 12/13.2 = 57: digit 5; 63 · 1/2.2 = 29: digit d.
    #expect(texts[1] == "tankSearch.words(0,\"dit CAd\\nemploi CA5\\noui CAd\\n\");\n")
    #expect(texts[2] == "tankSearch.entries(0,\"1\\tnotes/0/index.html\\tUn emploi\\tdit \\\"oui\\\"\\n\");\n")
    #expect(texts[0].hasPrefix("tankSearch.index(\""))
  }

  @Test("of 10,000 studies with their data asks a browser for less than 200 KB, whatever the query")
  func size() throws {
    // Words by the law of Zipf from a generator written down here, so that the texts are the same everywhere.
    var state: UInt64 = 20_211_124
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let syllables = ["ba", "con", "di", "fer", "ga", "lu", "mo", "na", "pli", "que", "ro", "sal", "ti", "vo", "zen"]
    let vocabulary = (0..<30_000).map { number in
      var word = ""
      var rest = number + 15
      while rest > 0 {
        word += syllables[rest % 15]
        rest /= 15
      }
      return word
    }
    func text(_ count: Int) -> String {
      (0..<count).map { _ in vocabulary[30_000 / (1 + next(30_000)) % 30_000 + next(40)] }.joined(separator: " ")
    }
    var index = SearchIndex()
    for number in 0..<10_000 {
      let title = text(9)
      let summary = text(28)
      index.add(
        SearchEntry(
          kind: .study, address: Address(path: "etudes/etude-numero-\(number)/index.html"), title: title,
          summary: summary),
        [SearchField(.title, title), SearchField(.summary, summary), SearchField(.body, text(60))])
    }
    for number in 0..<10_000 {
      let columns = (0..<10).map { _ in text(4) }
      index.add(
        SearchEntry(
          kind: .dataset, address: Address(path: "donnees/etude-numero-\(number)/participants/index.html"),
          title: text(5), summary: text(20), columns: columns),
        [SearchField(.column, columns.joined(separator: " "))])
    }
    let files = SearchFiles(index).files
    func largest(_ kind: String, _ count: Int) -> Int {
      files.filter { $0.name.hasPrefix(kind) }.map(\.bytes.count).sorted(by: >).prefix(count).reduce(0, +)
    }
    // Six words, three files for the one that is half typed, ten results in ten files.
    let worst = largest("index", 1) + largest("words", 8) + largest("entries", 10)
    #expect(worst < 180_000, "\(worst)")
    #expect(files.count > 1_600)
  }
}
