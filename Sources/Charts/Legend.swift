/// Names of series beside their swatches, in as many lines as they need.
enum Legend {
  /// Draws the names with a swatch of 14 units before each, from the left; returns where the picture below begins.
  ///
  /// - Parameter swatch: Draws the swatch of a series with its upper left corner at the position.
  static func draw(
    in svg: inout SVG, _ names: [String], width units: Double, y: Double, from left: Double = 0,
    swatch: (inout SVG, _ index: Int, _ x: Double, _ y: Double) -> Void
  ) -> Double {
    var x = left
    var y = y
    for (index, name) in names.enumerated() {
      let lines = TextMetrics.wrap(name, width: units - left - 22, size: SVG.fontSize)
      let width = 20 + (lines.map { TextMetrics.width($0, size: SVG.fontSize) }.max() ?? 0)
      if x > left, x + width > units {
        x = left
        y += 20
      }
      swatch(&svg, index, x, y)
      svg.lines(lines, x + 20, y + 12.5)
      if lines.count > 1 {
        x = left
        y += Double(lines.count) * SVG.lineHeight + 4
      } else {
        x += width + 20
      }
    }
    return x > left ? y + 26 : y + 6
  }
}
