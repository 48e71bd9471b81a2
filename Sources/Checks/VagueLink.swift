import CommonMark
import Content
import Diagnostics

/// A link whose words say nothing of where it leads: read alone, as in a screen reader's list of links, it is lost.
enum VagueLink: Check {
  static let id = "vague-link"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.editions.flatMap { edition in
      edition.documents.flatMap { document in
        document.linkTexts.compactMap { link, text -> Diagnostic? in
          guard vagueWords.contains(text.lowercased()) else { return nil }
          return Diagnostic(
            .warning, id: id, at: Place(file: edition.file, line: link.line, column: link.column),
            message: "the words of this link, ‘\(text)’, do not say where it leads",
            hint: "make a link of the words that name the thing: ‘see [the protocol](…)’")
        }
      }
    }
  }
}

private let vagueWords: Set<String> = [
  "ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "ce site", "lire la suite", "en savoir plus", "plus", "voir",
  "here", "click here", "link", "this link", "this site", "read more", "learn more", "more", "see",
]

extension Document {
  /// The links into the site with their words, pictures apart.
  fileprivate var linkTexts: [(link: Link, text: String)] {
    var texts: [(link: Link, text: String)] = []
    for (index, part) in parts.enumerated() {
      guard case .address(let number) = part, !links[number].isImage, index + 1 < parts.count,
        case .html(let bytes) = parts[index + 1]
      else { continue }
      texts.append((links[number], words(bytes)))
    }
    return texts
  }

  /// What stands between the end of an opening tag and the next end of a link, without tags.
  private func words(_ html: [UInt8]) -> String {
    guard let start = html.firstIndex(of: UInt8(ascii: ">")) else { return "" }
    var words: [UInt8] = []
    var isInTag = false
    var rest = html[(start + 1)...]
    while let byte = rest.first {
      if rest.starts(with: "</a>".utf8) { break }
      if byte == UInt8(ascii: "<") { isInTag = true }
      if !isInTag { words.append(byte) }
      if byte == UInt8(ascii: ">") { isInTag = false }
      rest = rest.dropFirst()
    }
    return String(decoding: words, as: UTF8.self)
  }
}
