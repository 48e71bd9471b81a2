/// The shapes of points, so that series differ without colour.
enum PointShape {
  /// Draws the point of a series: circle, square, triangle, diamond; then the same four hollow.
  static func draw(in svg: inout SVG, series: Int, x: Double, y: Double) {
    let classes = series / 4 % 2 == 0 ? "chart-fill" : "chart-hollow"
    var path = Path()
    switch series % 4 {
    case 0:
      svg.circle(x, y, radius: 4.25, classes)
      return
    case 1:
      svg.rectangle(x - 4, y - 4, 8, 8, classes)
      return
    case 2:
      path.move(x, y - 5)
      path.line(x + 5, y + 4)
      path.horizontal(x - 5)
    default:
      path.move(x, y - 5.5)
      path.line(x + 5.5, y)
      path.line(x, y + 5.5)
      path.line(x - 5.5, y)
    }
    path.close()
    svg.path(path, classes)
  }

  /// The classes of the line of a series: its colour's group is opened by the caller.
  static func dash(series: Int) -> String {
    series % 4 == 0 ? "" : " chart-dash-\(series % 4 + 1)"
  }

  /// The class that gives a series its colour.
  static func color(series: Int) -> String { "chart-s\(series % 4 + 1)" }
}
