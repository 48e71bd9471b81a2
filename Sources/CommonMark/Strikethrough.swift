import CCMark

/// A `~~` in a text node.
struct StrikeMark: Hashable {
  var node: Node
  var offset: Int
}

extension Renderer {
  /// Pairs the `~~` among the text children of a node: an opening one has no white space after it, a closing one none
  /// before it; longer and single runs of tildes are text.
  mutating func collectStrikes(in parent: Node) {
    guard lines.hasStrikes else { return }
    var open: [StrikeMark] = []
    var before: UInt8 = 0x20
    var child = cmark_node_first_child(parent)
    while let node = child {
      child = cmark_node_next(node)
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_TEXT else {
        before = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? 0x20 : 0x78
        continue
      }
      let literal = bytes(of: cmark_node_get_literal(node))
      var index = 0
      while index < literal.count {
        guard literal[index] == 0x7E else {
          index += 1
          continue
        }
        var end = index
        while end < literal.count, literal[end] == 0x7E { end += 1 }
        if end - index == 2, !isEscaped(in: node, at: index), !isEscaped(in: node, at: index + 1) {
          let previous = index > 0 ? literal[index - 1] : before
          let after = end < literal.count ? literal[end] : child == nil || isBreak(child) ? 0x20 : 0x78
          if previous > 0x20, let opener = open.popLast() {
            strikes[opener] = true
            strikes[StrikeMark(node: node, offset: index)] = false
          } else if after > 0x20 {
            open.append(StrikeMark(node: node, offset: index))
          }
        }
        index = end
      }
      if let last = literal.last { before = last }
    }
  }

  private mutating func isBreak(_ node: Node?) -> Bool {
    guard let node else { return true }
    let type = cmark_node_get_type(node)
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
  }
}
