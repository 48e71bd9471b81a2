import CCMark

extension Renderer {
  /// Where an address leads.
  enum Destination {
    case inside, outside, fragment, unsafe
  }

  mutating func enterLink(_ node: Node) {
    let place = linkPlace(node)
    let start = html.count
    html.append("<a href=\"")
    emitAddress(restored(bytes(of: cmark_node_get_url(node)), inAddressAt: place), isImage: false, place)
    html.append("\"")
    emitTitle(node)
    html.append(">")
    heading?.cuts.append(start..<html.count)
    linkDepth += 1
  }

  mutating func exitLink() {
    heading?.cuts.append(html.count..<(html.count + 4))
    html.append("</a>")
    linkDepth -= 1
  }

  mutating func emitImage(_ node: Node) {
    let place = linkPlace(node)
    let url = restored(bytes(of: cmark_node_get_url(node)), inAddressAt: place)
    let alternative = plainText(of: node)
    if !lines.figures.isEmpty, holdsFigure(node) {
      find(
        "figure-in-alternative-text", place.line, place.column,
        "a bound figure stands in an image's alternative text, where it cannot be filled in",
        "say what the image shows in words, and put the figure in the text beside it")
    }
    result.images.append(
      Document.Image(
        destination: String(decoding: url, as: UTF8.self), alternative: alternative,
        line: place.line + firstLine - 1, column: place.column))
    html.append("<img src=\"")
    emitAddress(url, isImage: true, place)
    html.append("\" alt=\"")
    html.append(escaping: Array(alternative.utf8))
    html.append("\"")
    emitTitle(node)
    html.append(">")
    text.append(0xEF)
    text.append(contentsOf: [0xBF, 0xBC])
    dropsSpace = false
  }

  private mutating func emitTitle(_ node: Node) {
    let title = restored(bytes(of: cmark_node_get_title(node)))
    guard !title.isEmpty else { return }
    html.append(" title=\"")
    html.append(escaping: title)
    html.append("\"")
  }

  /// Writes an address, or leaves a gap for one inside the site.
  private mutating func emitAddress(_ url: [UInt8], isImage: Bool, _ place: (line: Int, column: Int)) {
    guard !options.isTransparent else {
      html.append(address: url)
      return
    }
    switch destination(of: url, isImage: isImage) {
    case .fragment:
      html.append(address: url)
    case .inside:
      gaps.append((html.count, .address(result.links.count)))
      result.links.append(link(url, isImage, place))
    case .outside:
      html.append(address: url)
      result.outsideLinks.append(link(url, isImage, place))
    case .unsafe:
      find(
        "unsafe-link", place.line, place.column,
        "this address can run a program or read a file: \(String(decoding: url.prefix(60), as: UTF8.self))",
        "link to an https:// address or to a file of the site")
    }
  }

  private mutating func link(_ url: [UInt8], _ isImage: Bool, _ place: (line: Int, column: Int)) -> Document.Link {
    Document.Link(
      destination: String(decoding: url, as: UTF8.self), line: place.line + firstLine - 1, column: place.column,
      isImage: isImage)
  }

  mutating func destination(of url: [UInt8], isImage: Bool) -> Destination {
    guard let first = url.first, first != 0x23 else { return .fragment }
    if first == 0x2F { return url.count > 1 && url[1] == 0x2F ? .outside : .inside }
    // Browsers skip control characters and white space before and inside a scheme.
    var scheme: [UInt8] = []
    for byte in url {
      if byte == 0x3A { break }
      if byte <= 0x20 { continue }
      guard isLetter(byte) || (!scheme.isEmpty && (isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E))
      else {
        return .inside
      }
      scheme.append(isLetter(byte) ? byte | 0x20 : byte)
    }
    guard url.contains(0x3A) else { return .inside }
    switch String(decoding: scheme, as: UTF8.self) {
    case "javascript", "vbscript", "file":
      return .unsafe
    case "data":
      let lower = String(decoding: url.prefix(24), as: UTF8.self).lowercased()
      let isPicture = ["gif", "png", "jpeg", "webp"].contains { lower.hasPrefix("data:image/\($0)") }
      return isImage && isPicture ? .outside : .unsafe
    default:
      return .outside
    }
  }

  /// A link's place; cmark gives the line on which it ends.
  private mutating func linkPlace(_ node: Node) -> (line: Int, column: Int) {
    var line = Int(cmark_node_get_start_line(node))
    if let child = cmark_node_first_child(node) {
      let first = Int(cmark_node_get_start_line(child))
      if first > 0 { line = min(line, first) }
    }
    return place(line: line, column: Int(cmark_node_get_start_column(node)))
  }
}
