import Content

/// What can be found in one language, in the order of the alphabet.
struct SearchAlphabet: Sendable {
  struct Entry: Sendable {
    var kind: SearchEntry.Kind
    var title: String
    var address: Address
    /// Set when the title is not in the page's language.
    var contentLanguage: String
    /// `A` to `Z`, or `0–9` for all else.
    var letter: String
  }

  let entries: [Entry]

  init(_ found: [SearchEntry]) {
    entries = found.map { entry in (SearchWords.folded(entry.title), entry) }.sorted {
      ($0.0, $0.1.address.path) < ($1.0, $1.1.address.path)
    }.map { key, entry in
      let first = key.utf8.first ?? 0
      let letter = (0x61...0x7A).contains(first) ? String(UnicodeScalar(first - 0x20)) : "0–9"
      return Entry(
        kind: entry.kind, title: entry.title, address: entry.address, contentLanguage: entry.contentLanguage,
        letter: letter)
    }
  }

  /// The number of the entry that each letter begins with.
  var starts: [(letter: String, entry: Int)] {
    var starts: [(String, Int)] = []
    for (number, entry) in entries.enumerated() where entry.letter != starts.last?.0 {
      starts.append((entry.letter, number))
    }
    return starts
  }
}

extension PageMaker {
  /// The search page and its later pages, and the files of the index.
  func addSearch(to list: inout PageList) {
    let maker = self
    let search = searchIndex()
    let alphabet = SearchAlphabet(search.entries)
    for page in 1...pageCount(alphabet.entries.count) {
      list.add(
        addresses.search(code).continued(word: language["path-page"], number: page), templates.search, size: 32_768
      ) { maker.searchPage(alphabet, page: page) }
    }
    for file in SearchFiles(search).files {
      let bytes = file.bytes
      list.files.append(PageFile(path: "search/\(code)/\(file.name)") { bytes })
    }
  }

  private func searchPage(_ alphabet: SearchAlphabet, page: Int) -> SearchPage {
    let here = continued({ addresses.search($0) }, page: page)
    let address = here(code)
    let title = numbered(language["search"], page: page)
    let identity = PageIdentity(
      address: address, title: title, description: language["search-introduction"], section: "search",
      crumbs: [homeCrumb], counterpart: page == 1 ? here : { $0 == code ? address : addresses.search($0) },
      isTranslated: { page == 1 || $0 == code })
    var frame = frame(identity)
    frame.isSearch = true
    var groups: [SearchPage.Group] = []
    let starts = alphabet.starts
    for (number, entry) in zip(((page - 1) * entriesPerPage)..., entries(alphabet.entries, page: page)) {
      if groups.last?.letter != entry.letter {
        let begins = starts.contains { $0.entry == number }
        groups.append(SearchPage.Group(letter: entry.letter, id: begins ? anchor(entry.letter) : "", entries: []))
      }
      groups[groups.count - 1].entries.append(
        SearchPage.Entry(
          title: entry.title, address: entry.address.link(from: address), contentLanguage: entry.contentLanguage,
          kind: language["search-kind-" + entry.kind.rawValue]))
    }
    let list = addresses.search(code)
    return SearchPage(
      site: frame, title: title, introduction: language["search-introduction"],
      indexFolder: address.rootPrefix + "search/\(code)/", root: address.rootPrefix,
      kinds: SearchEntry.Kind.allCases.map { language["search-kind-" + $0.rawValue] }.joined(separator: "|"),
      alphabet: language["search-alphabet"],
      letters: starts.map { letter, number in
        let page = list.continued(word: language["path-page"], number: number / entriesPerPage + 1)
        return Link(label: letter, address: "\(page.link(from: address))#\(anchor(letter))")
      }, groups: groups,
      pagination: pagination(
        of: list, page: page, count: pageCount(alphabet.entries.count), word: language["path-page"]))
  }

  private func anchor(_ letter: String) -> String { letter == "0–9" ? "letter-0" : "letter-" + letter.lowercased() }
}
