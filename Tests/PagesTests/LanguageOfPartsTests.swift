import Testing

@testable import Pages

/// Texts that have no translation stand in elements that say so, and the words of the interface are the page's.
@Suite("The language of parts of a page")
struct LanguageOfPartsTests {
  /// The texts of a page, each with the language that its nearest element declares.
  private func texts(of html: String) -> [(language: String, text: String)] {
    let empty: Set = ["meta", "link", "br", "img", "input", "hr", "base"]
    var found: [(String, String)] = []
    var open: [(name: Substring, language: String)] = []
    for piece in html.split(separator: "<").dropFirst() {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let tag = parts[0]
      let name = tag.prefix { !" \n/".contains($0) }
      if tag.hasPrefix("/") {
        let closed = tag.dropFirst()
        while let last = open.popLast(), last.name != closed {}
      } else if !tag.hasPrefix("!"), !empty.contains(String(name)), !tag.hasSuffix("/") {
        let declared = tag.firstRange(of: " lang=\"").map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
        open.append((name, declared ?? open.last?.language ?? ""))
      }
      guard parts.count == 2, let inner = open.last, !["script", "style", "code", "pre"].contains(inner.name) else {
        continue
      }
      found.append((inner.language, String(parts[1])))
    }
    return found
  }

  @Test("is declared where a study, a note or a page is not translated")
  func untranslated() throws {
    var files = SmallSite.standard
    for path in files.keys where path.hasSuffix(".en.md") { files[path] = nil }
    let made = try SmallSite(files).make()
    let english = made.pages.filter { $0.key.hasPrefix("en/") && $0.key.hasSuffix(".html") }
    #expect(english.count > 10)
    // Words of the French texts of the small site that no English page says by itself.
    let words = ["Quatre personnes", "Nulle part", "Qu’est-ce", "Une note", "Sans objet", "Aucun", "L’essai"]
    for (path, page) in english {
      for (language, text) in texts(of: page) where words.contains(where: { text.contains($0) }) {
        // What names a work in a sentence of the page: citations, and the picture of the evidence map in words.
        if text.contains("2021") || text.contains("Impact") || path.contains("evidence") {
          continue
        }
        #expect(language == "fr", "\(path): \(text.prefix(80))")
      }
    }
  }

  @Test("is the page's in the words of the interface", arguments: ["fr", "en"])
  func interface(code: String) throws {
    let made = try SmallSite().make()
    let foreign: Set<Substring> =
      code == "en"
      ? ["les", "des", "une", "est", "dans", "pour", "avec", "données", "étude", "aucun", "chaque"]
      : ["the", "and", "is", "are", "with", "that", "this", "from", "which", "study", "none"]
    for (path, page) in made.pages where path.hasSuffix(".html") && path.hasPrefix("en/") == (code == "en") {
      guard path.hasPrefix("en/") || !path.hasPrefix("data/") else { continue }
      for (language, text) in texts(of: page) where language == code {
        // The name of a French authority has no translation.
        if ["Défenseur des droits", "defenseurdesdroits"].contains(where: { text.contains($0) }) { continue }
        let words = text.lowercased().split { !$0.isLetter }
        #expect(!words.contains { foreign.contains($0) }, "\(path): \(text.prefix(80))")
      }
    }
  }
}
