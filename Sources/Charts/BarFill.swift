/// The fills of bars, so that series differ without colour: full, washed, hatched, empty; then again in other colours.
enum BarFill {
  /// Draws a bar in the current colour. Widths and heights of no size leave nothing.
  static func draw(in svg: inout SVG, series: Int, x: Double, y: Double, width: Double, height: Double) {
    guard width > 0, height > 0 else { return }
    guard series % 4 != 0 else {
      svg.rectangle(x, y, width, height, "chart-bar")
      return
    }
    if series % 4 == 1 { svg.rectangle(x, y, width, height, "chart-wash") }
    if series % 4 == 2 { svg.hatch(x, y, width, height) }
    // The line stands inside the bar, so that its outer edge is the value.
    svg.rectangle(
      x + min(0.75, width / 2), y + min(0.75, height / 2), width - 1.5, height - 1.5, "chart-line")
  }
}
