import CSV
import Tables

/// A JSON value whose members keep the order that they were given in.
///
/// The same value gives the same bytes: no hash order, numbers as the shortest texts that read back the same. JSON has
/// no infinity and no NaN: they are written as `null`.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  /// The value as UTF-8 with an indentation of two spaces and a line end at the end.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The value on one line, for a `<script>` of a page: no `<` begins a tag in it, and no `&` an entity.
  package var scriptBytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: nil)
    var safe: [UInt8] = []
    safe.reserveCapacity(bytes.count + 64)
    // Both stand in strings alone, where an escape means the same.
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): safe += "\\u003c".utf8
      case UInt8(ascii: ">"): safe += "\\u003e".utf8
      case UInt8(ascii: "&"): safe += "\\u0026".utf8
      default: safe.append(byte)
      }
    }
    return safe
  }

  /// - Parameter depth: How far lines are indented; nil for no lines.
  private func write(to bytes: inout [UInt8], depth: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value):
      if value.isFinite { appendShortest(value, to: &bytes) } else { bytes += "null".utf8 }
    case .string(let text): appendJSON(text, to: &bytes)
    case .array(let values):
      writeList(values, between: ("[", "]"), to: &bytes, depth: depth) { value, bytes in
        value.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
    case .object(let members):
      writeList(members, between: ("{", "}"), to: &bytes, depth: depth) { member, bytes in
        appendJSON(member.key, to: &bytes)
        bytes += (depth == nil ? ":" : ": ").utf8
        member.value.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
    }
  }

  private func writeList<Item>(
    _ items: [Item], between ends: (String, String), to bytes: inout [UInt8], depth: Int?,
    writeItem: (Item, inout [UInt8]) -> Void
  ) {
    bytes += ends.0.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let depth { indent(depth + 1, &bytes) }
      writeItem(item, &bytes)
    }
    if let depth, !items.isEmpty { indent(depth, &bytes) }
    bytes += ends.1.utf8
  }

  private func indent(_ depth: Int, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}

extension JSON {
  /// A text, or nil when it is empty.
  package static func text(_ text: String) -> JSON? { text.isEmpty ? nil : .string(text) }

  static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
  static func optional(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }

  package static func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  /// The members that have a value.
  package static func members(_ members: [(String, JSON?)]) -> JSON {
    assert(Set(members.map(\.0)).count == members.count, "a key comes twice")
    return .object(members.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// Language code to text, in the order of the codes; nil when there is no text.
  static func translations(_ texts: [String: String]) -> JSON? {
    let present = texts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return present.isEmpty ? nil : .object(present.map { (key: $0.key, value: .string($0.value)) })
  }
}
