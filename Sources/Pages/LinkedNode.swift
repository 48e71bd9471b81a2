import Downloads

/// A node of linked data, whose members keep the order that they were set in.
struct LinkedNode {
  private var members: [(String, JSON?)]

  /// - Parameters:
  ///   - kind: Its types in the vocabulary of schema.org.
  ///   - id: Its address; may be empty.
  init(_ kind: String..., id: String = "") {
    members = [("@type", kind.count == 1 ? .string(kind[0]) : .texts(kind)), ("@id", .text(id))]
  }

  /// A member; nil for none. An empty text is none.
  subscript(_ key: String) -> JSON? {
    get { members.first { $0.0 == key }?.1 }
    set {
      members.removeAll { $0.0 == key }
      if case .string(let text) = newValue, text.isEmpty { return }
      if let newValue { members.append((key, newValue)) }
    }
  }

  mutating func set(_ key: String, _ text: String) { self[key] = .string(text) }
  mutating func set(_ key: String, _ nodes: [JSON]) { self[key] = nodes.isEmpty ? nil : .array(nodes) }

  var json: JSON { .members(members) }
}
