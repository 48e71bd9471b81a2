import Diagnostics

/// A YAML value that knows where it stands.
///
/// Scalars stay text: what `012`, `NO` or `1.10` mean is for the reader of the key to say, so no YAML 1.1 typing
/// turns a Norwegian into `false` or a code into an octal number.
package struct Node: Sendable {
  package indirect enum Kind: Sendable {
    /// `isPlain` when it was written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([Node])
    case mapping([Pair])
  }

  package struct Pair: Sendable {
    package var key: Located<String>
    package var value: Node

    package init(key: Located<String>, value: Node) {
      self.key = key
      self.value = value
    }
  }

  package var kind: Kind
  package var place: Place

  package init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// What it is, in the words of a message.
  package var name: String {
    switch kind {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "the text ‘\(text.prefix(40))’"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }

  /// Nothing, `null` or `~`, written without quotes.
  package var isNull: Bool {
    if case .scalar(let text, isPlain: true) = kind { return text.isEmpty || text == "null" || text == "~" }
    return false
  }
}
