/// A sentence under a picture, such as how its bins were made.
enum Note {
  /// Draws the note under a picture of the height `y`; returns the height of both.
  static func draw(in svg: inout SVG, _ text: String, width units: Double, y: Double) -> Double {
    let lines = TextMetrics.wrap(text, width: units, size: SVG.smallSize)
    guard !lines.isEmpty else { return y }
    svg.lines(lines, 0, y + 14, "chart-small chart-muted")
    return y + 20 + Double(lines.count - 1) * SVG.lineHeight
  }
}
