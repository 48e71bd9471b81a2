/// An estimate with the ends of its interval, as charts place it on a scale.
struct Interval {
  var estimate: Double
  var low: Double
  var high: Double

  /// A scale that holds the estimates, the reference and their intervals, but not the far ends of intervals much wider
  /// than the others: those would press all the rest into a corner.
  ///
  /// An end is left out beyond the estimates, the reference and three times the median distance of an end
  /// from its estimate.
  static func scale(
    _ intervals: [Interval], reference: Double, kind: ChartScale, start: Double, end: Double
  ) -> Scale {
    let places =
      intervals.compactMap { Scale.place($0.estimate, kind) } + [Scale.place(reference, kind)].compactMap { $0 }
    let ends = intervals.flatMap { [Scale.place($0.low, kind), Scale.place($0.high, kind)] }.compactMap { $0 }
    var distances: [Double] = []
    for interval in intervals {
      guard let estimate = Scale.place(interval.estimate, kind) else { continue }
      for end in [interval.low, interval.high] {
        if let end = Scale.place(end, kind) { distances.append(abs(end - estimate)) }
      }
    }
    distances.sort()
    guard let least = places.min(), let most = places.max() else {
      return Scale(kind, holding: [], start: start, end: end)
    }
    let room = distances.isEmpty ? 0 : min(3 * distances[distances.count / 2], 1e300)
    let kept = ends.map { min(max($0, least - room), most + room) } + [least, most]
    return Scale(kind, places: kept, start: start, end: end)
  }

  /// Draws the line of the interval, with an arrowhead where it goes on beyond the scale.
  ///
  /// Nothing is drawn when an end is not a number.
  func drawLine(in svg: inout SVG, scale: Scale, y: Double, color: String, style: String = "") {
    guard !low.isNaN, !high.isNaN else { return }
    let (first, last) = (min(low, high), max(low, high))
    guard !scale.isAfter(first), !scale.isBefore(last) else { return }
    let left = scale.isBefore(first) ? scale.start : scale.position(first) ?? scale.start
    let right = scale.isAfter(last) ? scale.end : scale.position(last) ?? scale.end
    svg.line(left, y, right, y, style.isEmpty ? "chart-line \(color)" : "chart-line \(style) \(color)")
    for (isClipped, tip, back) in [(scale.isBefore(first), left, 6.0), (scale.isAfter(last), right, -6.0)]
    where isClipped {
      var head = Path()
      head.move(tip, y)
      head.line(tip + back, y - 4)
      head.vertical(y + 4)
      head.close()
      svg.path(head, "chart-fill \(color)")
    }
  }
}
