import Analyses
import Templates

/// A tiny picture of an interval on a scale: where no effect lies, what would matter, the interval and its estimate.
///
/// It says nothing that the text beside it does not say, and is hidden from those who do not see it.
///
/// - Parameter relevant: The effects that would be too small to matter are shaded; nil shades none.
/// - Returns: Nothing when an end of the interval is not a finite number.
func intervalSketch(_ result: Result, relevant: StudyResults.RelevantEffect?) -> Markup {
  guard result.low.isFinite, result.high.isFinite, result.estimate.isFinite else { return Markup() }
  let size = relevant?.size ?? 0
  let least = min(result.low, -size, 0)
  let most = max(result.high, size, 0)
  guard most > least else { return Markup() }
  let width = 240.0
  let edge = 8.0
  func x(_ value: Double) -> String {
    coordinate(edge + (value - least) / (most - least) * (width - 2 * edge))
  }
  var svg = "<svg class=\"sketch\" viewBox=\"0 0 240 36\" width=\"240\" height=\"36\" aria-hidden=\"true\">"
  if size > 0 {
    svg += "<path class=\"sketch-band\" d=\"M\(x(-size)) 2H\(x(size))V22H\(x(-size))Z\"/>"
  }
  svg += "<path class=\"sketch-axis\" d=\"M0 22H240\"/><path class=\"sketch-zero\" d=\"M\(x(0)) 0V25\"/>"
  svg +=
    "<path class=\"sketch-interval\" d=\"M\(x(result.low)) 12H\(x(result.high))M\(x(result.low)) 7V17M\(x(result.high)) 7V17\"/>"
  svg += "<circle class=\"sketch-point\" cx=\"\(x(result.estimate))\" cy=\"12\" r=\"5\"/>"
  svg +=
    "<text class=\"sketch-text\" x=\"\(x(0))\" y=\"35\" text-anchor=\"middle\">\(result.plan.scale == .logRatio ? "×1" : "0")</text>"
  return Markup(svg + "</svg>")
}

/// A tenth of a unit is finer than a screen.
private func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
}
