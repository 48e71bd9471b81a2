/// Statements about named things, in memory, from which each form of the catalogue is written.
///
/// A node is given once, by its address; what has no address stands inside the node that speaks of it. Order is that of
/// the caller, so that equal graphs give equal bytes.
struct Graph: Sendable {
  private(set) var nodes: [Node] = []
  private var known: Set<String> = []

  /// What is said of one thing.
  struct Node: Sendable {
    /// An address; empty for a thing without one.
    var id: String
    /// Prefixed names, as `dcat:Dataset`.
    var types: [String]
    /// Each predicate once, as a prefixed name.
    var properties: [Property] = []

    init(_ id: String, _ types: String...) {
      self.id = id
      self.types = types
    }

    /// Says something, or nothing when there are no objects.
    mutating func say(_ predicate: String, _ objects: [Object]) {
      if !objects.isEmpty { properties.append(Property(predicate: predicate, objects: objects)) }
    }

    mutating func say(_ predicate: String, _ object: Object?) { say(predicate, object.map { [$0] } ?? []) }
  }

  struct Property: Sendable {
    var predicate: String
    var objects: [Object]
  }

  indirect enum Object: Sendable {
    case address(String)
    case text(String, language: String)
    case plain(String)
    /// The type is a prefixed name.
    case typed(String, as: String)
    case nameless(Node)
  }

  /// Adds what is said of a thing; a second time nothing.
  mutating func add(_ node: Node) {
    if known.insert(node.id).inserted { nodes.append(node) }
  }

  /// Adds a thing and returns the object that stands for it.
  mutating func object(_ node: Node) -> Object {
    add(node)
    return .address(node.id)
  }

  mutating func add(_ nodes: [Node]) {
    for node in nodes { add(node) }
  }

  /// The vocabularies, in the order of their prefixes.
  static let prefixes: [(prefix: String, address: String)] = [
    ("adms", "http://www.w3.org/ns/adms#"), ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"), ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"), ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("locn", "http://www.w3.org/ns/locn#"), ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// The whole address of a prefixed name.
  static func address(of name: String) -> String {
    for (prefix, address) in prefixes where name.utf8.starts(with: (prefix + ":").utf8) {
      return address + String(decoding: name.utf8.dropFirst(prefix.utf8.count + 1), as: UTF8.self)
    }
    return name
  }
}

/// Bytes that the three forms write alike.
struct GraphText {
  /// An address with what no form allows in one written as per cent: `<`, `>`, quotes, spaces.
  static func append(address: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in address.utf8 {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }
}
