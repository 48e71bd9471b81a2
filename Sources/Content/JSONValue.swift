import YAML

/// A JSON value that was read, for files whose places nobody is told of.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  /// Of a key that comes twice the first counts.
  case object([String: JSONValue])

  /// Reads RFC 8259, strictly; nil for anything else.
  package init?(_ bytes: [UInt8]) {
    guard let root = parseJSON(bytes, file: "").root else { return nil }
    self.init(root)
  }

  private init(_ node: Node) {
    switch node.kind {
    case .scalar(let text, isPlain: false): self = .text(text)
    case .scalar("null", _): self = .null
    case .scalar("true", _): self = .bool(true)
    case .scalar("false", _): self = .bool(false)
    case .scalar(let text, _): self = Double(text).map(JSONValue.number) ?? .text(text)
    case .sequence(let items): self = .array(items.map(JSONValue.init))
    case .mapping(let pairs):
      self = .object(
        Dictionary(pairs.map { ($0.key.value, JSONValue($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The value of a key; nil where there is none, or where the value is no object.
  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The items of an array; none of anything else.
  package var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  /// A whole number.
  package var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }
}
