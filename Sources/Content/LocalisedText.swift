import Diagnostics
import YAML

/// A text in one or several languages.
package struct LocalisedText: Sendable, Equatable {
  /// Language code to text.
  package var texts: [String: String]
  package var place: Place
  /// Where each text stands, when they stand apart.
  package fileprivate(set) var places: [String: Place] = [:]

  package init(_ texts: [String: String] = [:], at place: Place = Place(file: "")) {
    self.texts = texts
    self.place = place
  }

  /// Where the text in a language stands.
  package func place(_ language: String) -> Place { places[language] ?? place }

  package var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }

  /// The text in a language, or in the first of `languages` that has one.
  package func text(_ language: String, otherwise languages: [String] = []) -> String {
    if let text = texts[language] { return text }
    for other in languages {
      if let text = texts[other] { return text }
    }
    return texts.min { $0.key < $1.key }?.value ?? ""
  }
}

extension MappingReader {
  /// A text, or a group `{fr: …, en: …}` of the site's languages.
  package mutating func localised(_ key: String, languages: [String], required: Bool = false) -> LocalisedText {
    guard let node = node(key) else {
      if required { missing(key) }
      return LocalisedText(at: place)
    }
    return localised(node, as: key, languages: languages, required: required)
  }

  /// A list of texts, each plain or in the site's languages.
  package mutating func localisedList(_ key: String, languages: [String]) -> [LocalisedText] {
    list(key).map { localised($0, as: key, languages: languages, required: true) }
  }

  private mutating func localised(
    _ node: Node, as key: String, languages: [String], required: Bool
  ) -> LocalisedText {
    switch node.kind {
    case .scalar(let text, _):
      if required, text.isEmpty { empty(key, at: node.place) }
      return LocalisedText([languages.first ?? "fr": text], at: node.place)
    case .mapping(let pairs):
      var texts: [String: String] = [:]
      var places: [String: Place] = [:]
      for pair in pairs {
        guard languages.contains(pair.key.value) else {
          report(
            .error, "unknown-language", at: pair.key.place, "‘\(pair.key.value)’ is not a language of the site",
            hint: hint(for: pair.key.value, among: languages, what: "language"))
          continue
        }
        guard case .scalar(let text, _) = pair.value.kind else {
          wrongType(key, pair.value, expected: "a text in each language", hint: "write ‘\(pair.key.value): a text’")
          continue
        }
        texts[pair.key.value] = text
        places[pair.key.value] = pair.value.place
      }
      if required, let first = languages.first, texts[first, default: ""].isEmpty {
        report(
          .error, "missing-text", at: node.place, "‘\(key)’ has no text in the site's first language, ‘\(first)’",
          hint: "add ‘\(first): …’")
      }
      var localised = LocalisedText(texts, at: node.place)
      localised.places = places
      return localised
    case .sequence:
      wrongType(key, node, expected: "a text", hint: "write ‘\(key): a text’ or ‘\(key): {fr: …, en: …}’")
      return LocalisedText(at: node.place)
    }
  }
}
