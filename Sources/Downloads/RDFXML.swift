extension Graph {
  /// The graph as RDF 1.1 XML.
  var rdfXML: [UInt8] {
    var writer = XMLWriter()
    var attributes: [(String, String)] = []
    for (prefix, address) in Graph.prefixes { attributes.append(("xmlns:\(prefix)", address)) }
    writer.open("rdf:RDF", attributes)
    for node in nodes { write(node, to: &writer) }
    writer.close("rdf:RDF")
    return writer.bytes
  }

  private func write(_ node: Node, to writer: inout XMLWriter) {
    writer.open("rdf:Description", node.id.isEmpty ? [] : [("rdf:about", clean(node.id))])
    for type in node.types { writer.empty("rdf:type", [("rdf:resource", Graph.address(of: type))]) }
    for property in node.properties {
      for object in property.objects {
        switch object {
        case .address(let address): writer.empty(property.predicate, [("rdf:resource", clean(address))])
        case .plain(let text): writer.element(property.predicate, text: text)
        case .text(let text, let language): writer.element(property.predicate, [("xml:lang", language)], text: text)
        case .typed(let text, let type):
          writer.element(property.predicate, [("rdf:datatype", Graph.address(of: type))], text: text)
        case .nameless(let inner):
          writer.open(property.predicate)
          write(inner, to: &writer)
          writer.close(property.predicate)
        }
      }
    }
    writer.close("rdf:Description")
  }

  private func clean(_ address: String) -> String {
    var bytes: [UInt8] = []
    GraphText.append(address: address, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
