/// How many entries a list page shows.
let entriesPerPage = 100

/// How many pages a list of so many entries takes; an empty list has one.
func pageCount(_ entries: Int) -> Int { max(1, (entries + entriesPerPage - 1) / entriesPerPage) }

/// The entries of one page of a list, from 1 on.
func entries<Entry>(_ entries: [Entry], page: Int) -> ArraySlice<Entry> {
  let start = min(entries.count, (page - 1) * entriesPerPage)
  return entries[start..<min(entries.count, start + entriesPerPage)]
}

extension PageMaker {
  /// The first and last pages, those near the current one, and gaps between.
  func pagination(of list: Address, page: Int, count: Int, word: String) -> PaginationModel {
    guard count > 1 else { return PaginationModel(pages: []) }
    let current = list.continued(word: word, number: page)
    var pages: [PaginationModel.Page] = []
    var last = 0
    for number in Set([1, count] + (page - 2...page + 2)).sorted() where (1...count).contains(number) {
      if number > last + 1 {
        pages.append(PaginationModel.Page(label: "…", address: "", isCurrent: false, isGap: true))
      }
      pages.append(
        PaginationModel.Page(
          label: language.format.integer(number),
          address: list.continued(word: word, number: number).link(from: current), isCurrent: number == page,
          isGap: false))
      last = number
    }
    return PaginationModel(pages: pages)
  }

  /// The address of one page of a list in each language.
  func continued(_ list: @escaping (String) -> Address, page: Int) -> (String) -> Address {
    { language in list(language).continued(word: addresses.trees[language]?.page ?? "page", number: page) }
  }

  /// A title with the number of its page from the second on.
  func numbered(_ title: String, page: Int) -> String {
    page == 1 ? title : "\(title), \(language.say("page-number", ["number": language.format.integer(page)]))"
  }
}
