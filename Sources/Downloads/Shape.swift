/// The members of a JSON object with what each is, from which both the object and its JSON Schema are made: the two
/// cannot differ.
struct Shape<Value> {
  /// In the schema's address and among the components of the OpenAPI description.
  var name: String
  var description: String
  var members: [Member]

  struct Member {
    var name: String
    var kind: Kind
    var description: String
    /// nil leaves the member out, which only an optional one may.
    var value: (Value) -> JSON?
    var isOptional: Bool

    init(
      _ name: String, _ kind: Kind, _ description: String, isOptional: Bool = false, _ value: @escaping (Value) -> JSON?
    ) {
      self.name = name
      self.kind = kind
      self.description = description
      self.isOptional = isOptional
      self.value = value
    }
  }

  func json(_ value: Value) -> JSON {
    .object(
      members.compactMap { member in
        member.value(value).map { (key: member.name, value: $0) }
      })
  }

  /// The schema of the object, whole in itself.
  var schema: JSON {
    .members([
      ("title", .string(name)), ("description", .string(description)), ("type", "object"),
      (
        "properties",
        .object(
          members.map { member in
            (key: member.name, value: member.kind.schema(description: member.description))
          })
      ),
      ("required", .texts(members.filter { !$0.isOptional }.map(\.name))),
      ("additionalProperties", .bool(false)),
    ])
  }
}

/// What a value of the JSON interface may be.
indirect enum Kind: Sendable {
  case text
  /// A web address.
  case address
  /// A day of the calendar.
  case day
  case integer
  /// `null` where a method has no such number.
  case number
  case truth
  /// One of a closed list of words.
  case word([String])
  /// A language code to a text.
  case texts
  case list(Kind)
  /// An object with the schema of another shape.
  case object(JSON)

  func schema(description: String) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return .object(
      members.filter { $0.key != "description" }
        + (description.isEmpty ? [] : [(key: "description", value: .string(description))]))
  }

  private var schema: JSON {
    switch self {
    case .text: ["type": "string"]
    case .address: ["type": "string", "format": "uri"]
    case .day: ["type": "string", "format": "date"]
    case .integer: ["type": "integer"]
    case .number: ["type": ["number", "null"]]
    case .truth: ["type": "boolean"]
    case .word(let words): ["type": "string", "enum": .texts(words)]
    case .texts: ["type": "object", "additionalProperties": ["type": "string"]]
    case .list(let kind): ["type": "array", "items": kind.schema(description: "")]
    case .object(let schema): schema
    }
  }
}
