import Glibc

extension Drawing {
  /// Fills a circle.
  package func circle(x: Double, y: Double, radius: Double, _ ink: Ink, on picture: inout Picture) {
    fill(arc(x: x, y: y, radius: radius, from: 0, turns: 1), ink, on: &picture)
  }

  /// Fills a rectangle with round corners.
  package func roundedRectangle(
    x: Double, y: Double, width: Double, height: Double, radius: Double, _ ink: Ink, on picture: inout Picture
  ) {
    let radius = min(radius, width / 2, height / 2)
    let (left, right, top, bottom) = (x + radius, x + width - radius, y + radius, y + height - radius)
    fill(
      arc(x: right, y: bottom, radius: radius, from: 0, turns: 0.25)
        + arc(x: left, y: bottom, radius: radius, from: 0.25, turns: 0.25)
        + arc(x: left, y: top, radius: radius, from: 0.5, turns: 0.25)
        + arc(x: right, y: top, radius: radius, from: 0.75, turns: 0.25), ink, on: &picture)
  }

  /// Points on a circle: eighty to a whole turn, between which a straight side is within a tenth of a pixel of the arc
  /// up to a radius of 120 pixels.
  private func arc(x: Double, y: Double, radius: Double, from: Double, turns: Double) -> [(x: Double, y: Double)] {
    let steps = Int(turns * 80)
    return (0...steps).map { step in
      let angle = 2 * Double.pi * (from + turns * Double(step) / Double(steps))
      return (x + radius * cos(angle), y + radius * sin(angle))
    }
  }
}
