/// Finds what an address written in a report points to.
///
/// Addresses are paths from the file that holds them, as editors' tools follow them: `../../studies/emploi/index.md`.
package struct LinkResolver: Sendable {
  package enum Target: Sendable, Equatable {
    case page(slug: String, fragment: String)
    case note(slug: String, fragment: String)
    case study(slug: String, fragment: String)
    /// A published dataset.
    case dataset(study: String, name: String)
    /// A file of an `images` folder, by its path below `content/`.
    case image(path: String)
  }

  private let folder: String
  private let languages: [String]
  private let pages: Set<String>
  private let notes: Set<String>
  private let studies: Set<String>
  private let datasets: Set<String>
  private let images: Set<String>
  private let drafts: Set<String>

  package init(_ catalog: Catalog) {
    folder = catalog.folder
    languages = catalog.site.languages
    pages = Set(catalog.pages.map(\.slug) + trustPageNames)
    notes = Set(catalog.notes.map(\.slug))
    studies = Set(catalog.studies.map(\.slug))
    drafts = catalog.drafts
    images = Set(
      catalog.notes.flatMap { note in note.images.map { "notes/\(note.slug)/images/\($0)" } }
        + catalog.studies.flatMap { study in study.images.map { "studies/\(study.slug)/images/\($0)" } })
    datasets = Set(catalog.studies.flatMap { study in study.datasets.map { study.slug + "/" + $0.name } })
  }

  /// - Parameters:
  ///   - destination: The address as written.
  ///   - file: The file that holds it, its path beginning with the content folder's.
  /// - Returns: nil when nothing stands there, or when the path leaves the content folder.
  package func target(of destination: String, from file: String) -> Target? {
    let halves = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = halves.count == 2 ? String(halves[1]) : ""
    guard let path = path(String(halves[0]), from: file) else { return nil }
    switch path.first {
    case "pages" where path.count == 2:
      guard let slug = stem(path[1]), pages.contains(slug) else { return nil }
      return .page(slug: slug, fragment: fragment)
    case "notes" where isIndex(path):
      return notes.contains(path[1]) ? .note(slug: path[1], fragment: fragment) : nil
    case "studies" where isIndex(path):
      return studies.contains(path[1]) ? .study(slug: path[1], fragment: fragment) : nil
    case "studies" where path.count == 4 && path[2] == "data" && path[3].hasSuffix(".csv"):
      let name = String(path[3].dropLast(4))
      return datasets.contains(path[1] + "/" + name) ? .dataset(study: path[1], name: name) : nil
    case "studies", "notes":
      let joined = path.joined(separator: "/")
      return images.contains(joined) ? .image(path: joined) : nil
    default: return nil
    }
  }

  /// The note or study that an address means and that was left out as a draft.
  package func draft(of destination: String, from file: String) -> String? {
    let address = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = address.first.flatMap({ path(String($0), from: file) }), path.count >= 2,
      drafts.contains(path[0] + "/" + path[1])
    else { return nil }
    return path[1]
  }

  /// `studies/x/index.md`, `studies/x/index.en.md`, `studies/x/` or `studies/x`.
  private func isIndex(_ path: [String]) -> Bool {
    path.count == 2 || (path.count == 3 && stem(path[2]) == "index")
  }

  /// A Markdown file's name without its language and its ending.
  private func stem(_ name: String) -> String? {
    guard name.hasSuffix(".md") else { return nil }
    let stem = String(name.dropLast(3))
    for language in languages where stem.hasSuffix("." + language) { return String(stem.dropLast(language.count + 1)) }
    return stem
  }

  /// The parts of a path below the content folder.
  private func path(_ destination: String, from file: String) -> [String]? {
    guard file.hasPrefix(folder + "/") else { return nil }
    var parts =
      destination.hasPrefix("/")
      ? [] : file.dropFirst(folder.count + 1).split(separator: "/").dropLast().map(String.init)
    for part in percentDecoded(destination).split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts
  }

  private func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
