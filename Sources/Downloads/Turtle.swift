extension Graph {
  /// The graph as RDF 1.1 Turtle.
  var turtle: [UInt8] {
    var writer = TurtleWriter()
    for (prefix, address) in Graph.prefixes { writer.bytes += "@prefix \(prefix): <\(address)> .\n".utf8 }
    for node in nodes {
      writer.bytes.append(0x0A)
      writer.write(address: node.id)
      writer.bytes.append(0x20)
      writer.write(content: node, indentation: "  ")
      writer.bytes += " .\n".utf8
    }
    return writer.bytes
  }
}

private struct TurtleWriter {
  var bytes: [UInt8] = []

  mutating func write(address: String) {
    bytes.append(UInt8(ascii: "<"))
    GraphText.append(address: address, to: &bytes)
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func write(content node: Graph.Node, indentation: String) {
    var isFirst = true
    if !node.types.isEmpty {
      bytes += "a ".utf8
      bytes += node.types.joined(separator: ", ").utf8
      isFirst = false
    }
    for property in node.properties {
      if !isFirst {
        bytes += " ;\n".utf8
        bytes += indentation.utf8
      }
      isFirst = false
      bytes += property.predicate.utf8
      for (index, object) in property.objects.enumerated() {
        bytes += (index == 0 ? " " : ", ").utf8
        write(object, indentation: indentation)
      }
    }
  }

  private mutating func write(_ object: Graph.Object, indentation: String) {
    switch object {
    case .address(let address): write(address: address)
    case .plain(let text): write(text: text)
    case .text(let text, let language):
      write(text: text)
      bytes += "@\(language)".utf8
    case .typed(let text, let type):
      write(text: text)
      bytes += "^^\(type)".utf8
    case .nameless(let node):
      bytes += "[ ".utf8
      write(content: node, indentation: indentation + "  ")
      bytes += " ]".utf8
    }
  }

  private mutating func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
