/// A person's name in two parts, for lists that are sorted by family names.
///
/// As BibTeX reads a name: the family name is the last word, with the words in lower case before it (`de`, `van der`).
/// Where that is wrong, `family-name` in `people.yml` says what is right.
package struct AuthorName: Sendable, Equatable {
  package var given: String
  package var family: String

  /// - Parameter family: What `people.yml` says; else empty.
  init(_ name: String, family known: String = "") {
    if !known.isEmpty, name.hasSuffix(known) {
      self.init(given: String(name.dropLast(known.count)), family: known)
      return
    }
    if !known.isEmpty, name.hasPrefix(known) {
      self.init(given: String(name.dropFirst(known.count)), family: known)
      return
    }
    let words = name.split { $0.isWhitespace }
    // The first word is a given name, whatever its case.
    let particle = words.indices.dropFirst().dropLast().first { words[$0].first?.isLowercase == true }
    let start = particle ?? max(0, words.count - 1)
    self.init(given: words[..<start].joined(separator: " "), family: words[start...].joined(separator: " "))
  }

  init(given: String, family: String) {
    self.given = given.split { $0.isWhitespace }.joined(separator: " ")
    self.family = family
  }

  /// `Exemple, C.-A.`: the family name, then the initials of the others.
  var initialed: String {
    guard !given.isEmpty else { return family }
    let initials = given.split { $0.isWhitespace }.filter { $0.first?.isLetter == true }.map { word in
      word.split(separator: "-").compactMap(\.first).map { "\($0.uppercased())." }.joined(separator: "-")
    }
    return initials.isEmpty ? family : family + ", " + initials.joined(separator: "\u{A0}")
  }

  /// `Exemple, Camille`.
  var inverted: String { given.isEmpty ? family : family + ", " + given }
}
