/// A growing SVG document: elements with classes and coordinates, everything escaped.
struct SVG {
  /// The height of ordinary and of small text.
  static let fontSize = 13.0
  static let smallSize = 12.0
  /// The height of the title of a picture that stands alone.
  static let titleSize = 16.0
  /// From one baseline to the next.
  static let lineHeight = 16.0

  enum Anchor: String {
    case start, middle, end
  }

  private(set) var body = ""

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String) {
    open("line", classes)
    attribute("x1", x1)
    attribute("y1", y1)
    attribute("x2", x2)
    attribute("y2", y2)
    body += "/>"
  }

  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ classes: String) {
    open("circle", classes)
    attribute("cx", x)
    attribute("cy", y)
    attribute("r", radius)
    body += "/>"
  }

  /// - Parameter row: As in ``openGroup(_:row:)``.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ classes: String, corner: Double = 0, row: Int? = nil
  ) {
    open("rect", classes)
    attribute("x", x)
    attribute("y", y)
    attribute("width", max(0, width))
    attribute("height", max(0, height))
    if corner > 0 { attribute("rx", corner) }
    mark(row)
    body += "/>"
  }

  /// A place on a line or a curve that has no mark of its own: unseen, until a script shows it.
  mutating func spot(_ x: Double, _ y: Double, row: Int) {
    open("circle", "chart-spot")
    attribute("cx", x)
    attribute("cy", y)
    attribute("r", 4)
    mark(row)
    body += "/>"
  }

  mutating func path(_ path: Path, _ classes: String) {
    guard !path.data.isEmpty else { return }
    open("path", classes)
    body += " d=\""
    body += path.data
    body += "\"/>"
  }

  /// One line of text at a baseline.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ classes: String = "", _ anchor: Anchor = .start) {
    guard !text.isEmpty else { return }
    open("text", classes)
    attribute("x", x)
    attribute("y", y)
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    body += ">"
    body.append(escaping: text)
    body += "</text>"
  }

  /// Lines of text under each other, the first at the baseline `y`.
  mutating func lines(
    _ lines: [String], _ x: Double, _ y: Double, _ classes: String = "", _ anchor: Anchor = .start
  ) {
    for (index, line) in lines.enumerated() {
      text(line, x, y + Double(index) * SVG.lineHeight, classes, anchor)
    }
  }

  /// Lines at 45° inside a rectangle, rising to the right: fills that differ without colour, and without an `id`.
  mutating func hatch(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, spacing: Double = 5, _ classes: String = "chart-hatch"
  ) {
    guard width > 1, height > 1, spacing > 0, (width + height) / spacing < 2000 else { return }
    var lines = Path()
    // Each line is where x + y, from the corner at the upper left, is a multiple of the spacing.
    for sum in stride(from: spacing, to: width + height, by: spacing) {
      let start = max(0, sum - height)
      let end = min(width, sum)
      lines.move(x + start, y + sum - start)
      lines.line(x + end, y + sum - end)
    }
    path(lines, classes)
  }

  /// Opens a `g` element, to be closed by ``closeGroup()``.
  ///
  /// - Parameter row: The row of the chart's table that the marks show, for a script that shows it beside them.
  mutating func openGroup(_ classes: String, row: Int? = nil) {
    open("g", classes)
    mark(row)
    body += ">"
  }

  mutating func closeGroup() { body += "\n</g>" }

  /// Puts a picture that is already drawn under the height `y`, with a margin at its left.
  mutating func embed(_ markup: Substring, x: Double, y: Double) {
    body += "\n<g transform=\"translate("
    body.append(coordinate: x)
    body += " "
    body.append(coordinate: y)
    body += ")\">"
    body += markup
    body += "\n</g>"
  }

  private mutating func open(_ name: String, _ classes: String) {
    body += "\n<"
    body += name
    if !classes.isEmpty { body += " class=\"\(classes)\"" }
  }

  private mutating func mark(_ row: Int?) {
    if let row { body += " data-row=\"\(row)\"" }
  }

  private mutating func attribute(_ name: String, _ value: Double) {
    body += " "
    body += name
    body += "=\""
    body.append(coordinate: value)
    body += "\""
  }

  /// The whole element, with its name, its description and the rules that it needs when it stands alone.
  ///
  /// - Parameter margin: Added to the width at both sides.
  func document(
    width: ChartWidth, height: Double, identifier: String, title: String, description: String, margin: Double = 0
  ) -> String {
    let prefix = SVG.safeIdentifier(identifier)
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(width.className)\" viewBox=\"0 0 "
    text.append(coordinate: width.units + 2 * margin)
    text += " "
    text.append(coordinate: height)
    text += "\" role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\">\n<title id=\"\(prefix)-title\">"
    text.append(escaping: title)
    text += "</title>\n<desc id=\"\(prefix)-desc\">"
    text.append(escaping: description)
    text += "</desc>\n<style>\(markStyles)</style>"
    text += body
    text += "\n</svg>"
    return text
  }

  /// The identifier with everything but ASCII letters, digits, hyphens and underscores made into hyphens.
  static func safeIdentifier(_ identifier: String) -> String {
    var result = ""
    for scalar in identifier.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": result.unicodeScalars.append(scalar)
      default: result += "-"
      }
    }
    return result.isEmpty ? "chart" : result
  }
}

/// The data of a `path` element.
struct Path {
  private(set) var data = ""

  mutating func move(_ x: Double, _ y: Double) { add("M", [x, y]) }
  mutating func line(_ x: Double, _ y: Double) { add("L", [x, y]) }
  mutating func vertical(_ y: Double) { add("V", [y]) }
  mutating func horizontal(_ x: Double) { add("H", [x]) }
  mutating func close() { data += "Z" }

  private mutating func add(_ command: String, _ numbers: [Double]) {
    data += command
    for (index, number) in numbers.enumerated() {
      if index > 0 { data += " " }
      data.append(coordinate: number)
    }
  }
}
