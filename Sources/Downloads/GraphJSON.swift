import Tables

extension Graph {
  /// The graph as JSON-LD 1.1 with its context inside: a list of nodes that name one another.
  var jsonLD: [UInt8] {
    var writer = GraphJSONWriter()
    writer.bytes += "{\n  \"@context\": {".utf8
    for (index, (prefix, address)) in Graph.prefixes.enumerated() {
      writer.bytes += "\(index == 0 ? "" : ",")\n    \"\(prefix)\": \"\(address)\"".utf8
    }
    writer.bytes += "\n  },\n  \"@graph\": [".utf8
    for (index, node) in nodes.enumerated() {
      writer.bytes += (index == 0 ? "\n    " : ",\n    ").utf8
      writer.write(node, indentation: "      ")
    }
    writer.bytes += "\n  ]\n}\n".utf8
    return writer.bytes
  }
}

private struct GraphJSONWriter {
  var bytes: [UInt8] = []

  mutating func write(_ node: Graph.Node, indentation: String) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    if !node.id.isEmpty {
      begin("@id", isFirst: &isFirst, indentation)
      write(address: node.id)
    }
    if !node.types.isEmpty {
      begin("@type", isFirst: &isFirst, indentation)
      list(node.types) { type, writer in appendJSON(type, to: &writer.bytes) }
    }
    for property in node.properties {
      begin(property.predicate, isFirst: &isFirst, indentation)
      list(property.objects) { object, writer in writer.write(object, indentation: indentation) }
    }
    bytes.append(0x0A)
    bytes += indentation.utf8.dropLast(2)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func begin(_ key: String, isFirst: inout Bool, _ indentation: String) {
    bytes += (isFirst ? "\n" : ",\n").utf8
    isFirst = false
    bytes += indentation.utf8
    appendJSON(key, to: &bytes)
    bytes += ": ".utf8
  }

  /// One value as it is, several between brackets.
  private mutating func list<Item>(_ items: [Item], _ write: (Item, inout GraphJSONWriter) -> Void) {
    if items.count > 1 { bytes.append(UInt8(ascii: "[")) }
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += ", ".utf8 }
      write(item, &self)
    }
    if items.count > 1 { bytes.append(UInt8(ascii: "]")) }
  }

  private mutating func write(_ object: Graph.Object, indentation: String) {
    switch object {
    case .address(let address):
      bytes += "{\"@id\": ".utf8
      write(address: address)
      bytes.append(UInt8(ascii: "}"))
    case .plain(let text): appendJSON(text, to: &bytes)
    case .text(let text, let language): value(text, "@language", language)
    case .typed(let text, let type): value(text, "@type", type)
    case .nameless(let node): write(node, indentation: indentation + "  ")
    }
  }

  private mutating func value(_ text: String, _ key: String, _ word: String) {
    bytes += "{\"@value\": ".utf8
    appendJSON(text, to: &bytes)
    bytes += ", \"\(key)\": \"\(word)\"}".utf8
  }

  private mutating func write(address: String) {
    bytes.append(UInt8(ascii: "\""))
    GraphText.append(address: address, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
