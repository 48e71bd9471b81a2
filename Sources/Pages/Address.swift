/// Where a file of the site stands, below its root.
///
/// Links between pages are relative and name `index.html`, so that the site works from a sub-path and also from a
/// folder that is opened without a server. What leaves the site (feed, sitemap, `canonical`) has absolute addresses,
/// without `index.html`.
package struct Address: Sendable, Hashable {
  /// The file: `etudes/eau/index.html`, `data/eau/puits.csv`.
  package let path: String
  /// How many folders stand above the file.
  let depth: Int

  /// - Parameter path: ASCII, without a leading slash.
  package init(path: String) {
    self.path = path
    depth = path.utf8.count { $0 == UInt8(ascii: "/") }
  }

  /// A page, from the names of its folders; none is the root.
  init(page folders: [String]) {
    self.init(path: folders.filter { !$0.isEmpty }.map { $0 + "/" }.joined() + "index.html")
  }

  /// The link to this file from a page.
  func link(from page: Address) -> String {
    page.rootPrefix + path
  }

  /// What leads from a page to the site's root: `../../`, or nothing.
  var rootPrefix: String {
    String(repeating: "../", count: depth)
  }

  /// The whole address, with the folder in the place of `index.html`.
  ///
  /// - Parameter base: Ends with a slash.
  package func absolute(base: String) -> String {
    path == "index.html" || path.hasSuffix("/index.html") ? base + path.dropLast(10) : base + path
  }

  /// The address of a later page of the same list.
  func continued(word: String, number: Int) -> Address {
    number <= 1 ? self : Address(path: "\(path.dropLast(10))\(word)-\(number)/index.html")
  }
}

/// The addresses of everything that has one.
struct PageAddresses: Sendable {
  /// The master language's words and the other languages', with the folder that each tree stands in.
  struct Tree: Sendable {
    var root: String
    var studies: String
    var notes: String
    var data: String
    var people: String
    var partners: String
    var themes: String
    var search: String
    var table: String
    var evidence: String
    var glossary: String
    var design: String
    var status: String
    var page: String
  }

  let trees: [String: Tree]

  init(languages: [Language]) {
    var trees: [String: Tree] = [:]
    for (index, language) in languages.enumerated() {
      trees[language.code] = Tree(
        root: index == 0 ? "" : language.code, studies: language["path-studies"], notes: language["path-notes"],
        data: language["path-data"], people: language["path-people"], partners: language["path-partners"],
        themes: language["path-themes"], search: language["path-search"],
        table: language["path-table"], evidence: language["path-evidence"], glossary: language["path-glossary"],
        design: language["path-design"],
        status: language["path-status"],
        page: language["path-page"])
    }
    self.trees = trees
  }

  func home(_ language: String) -> Address { page(language) { _ in [] } }
  func studies(_ language: String) -> Address { page(language) { [$0.studies] } }
  func study(_ slug: String, _ language: String) -> Address { page(language) { [$0.studies, slug] } }
  func studies(theme: String, _ language: String) -> Address { page(language) { [$0.studies, $0.themes, theme] } }
  func studies(design: String, _ language: String) -> Address { page(language) { [$0.studies, $0.design, design] } }
  func studies(status: String, _ language: String) -> Address { page(language) { [$0.studies, $0.status, status] } }
  /// The page of a released version of a study.
  func release(_ slug: String, _ version: String, _ language: String) -> Address {
    page(language) { [$0.studies, slug, version] }
  }
  func notes(_ language: String) -> Address { page(language) { [$0.notes] } }
  func note(_ slug: String, _ language: String) -> Address { page(language) { [$0.notes, slug] } }
  func data(_ language: String) -> Address { page(language) { [$0.data] } }
  func dataset(_ study: String, _ name: String, _ language: String) -> Address {
    page(language) { [$0.data, study, name] }
  }
  func people(_ language: String) -> Address { page(language) { [$0.people] } }
  func person(_ id: String, _ language: String) -> Address { page(language) { [$0.people, id] } }
  func partners(_ language: String) -> Address { page(language) { [$0.partners] } }
  func partner(_ id: String, _ language: String) -> Address { page(language) { [$0.partners, id] } }
  func themes(_ language: String) -> Address { page(language) { [$0.themes] } }
  func theme(_ id: String, _ language: String) -> Address { page(language) { [$0.themes, id] } }
  func search(_ language: String) -> Address { page(language) { [$0.search] } }
  func studyTable(_ language: String) -> Address { page(language) { [$0.studies, $0.table] } }
  func evidence(_ language: String) -> Address { page(language) { [$0.evidence] } }
  func glossary(_ language: String) -> Address { page(language) { [$0.glossary] } }
  func page(_ slug: String, _ language: String) -> Address { page(language) { _ in [slug] } }

  /// The page of a single chart; the folder's name is the same in every language, as it stands in other sites' pages.
  func embed(_ study: String, _ chart: String, _ language: String) -> Address {
    page(language) { _ in ["embed", study, chart] }
  }

  func feed(_ language: String) -> Address {
    Address(path: (trees[language]?.root).map { $0.isEmpty ? "feed.xml" : $0 + "/feed.xml" } ?? "feed.xml")
  }

  private func page(_ language: String, _ folders: (Tree) -> [String]) -> Address {
    guard let tree = trees[language] else { return Address(page: []) }
    return Address(page: [tree.root] + folders(tree))
  }
}

extension Address {
  /// A data file of a study; the same in every language.
  static func data(_ study: String, _ file: String) -> Address { Address(path: "data/\(study)/\(file)") }

  static func bundle(_ study: String, version: String) -> Address { Address(path: "bundles/\(study)-\(version).zip") }

  /// A file that stands beside a text in `content/`: a picture.
  static func asset(contentPath: String) -> Address { Address(path: "assets/" + contentPath) }
}
