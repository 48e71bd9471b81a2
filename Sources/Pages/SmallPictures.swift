/// Bars side by side, without words: the page has them beside the picture. Stretched to the room that there is.
///
/// - Parameter counts: Not all zero.
func histogramPicture(_ counts: [Int]) -> String {
  let height = 60.0
  let largest = Double(max(1, counts.max() ?? 1))
  var svg = "<svg viewBox=\"0 0 \(10 * counts.count) 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
  for (index, count) in counts.enumerated() where count > 0 {
    // A bin with a single row among thousands is still seen.
    let bar = max(1, tenths(height * Double(count) / largest))
    svg += "<rect x=\"\(10 * index)\" y=\"\(coordinate(height - bar))\" width=\"9\" height=\"\(coordinate(bar))\"/>"
  }
  return svg + "</svg>"
}

/// A bar whose length is a share, from 0 to 1, of the room that there is.
func shareBar(_ share: Double) -> String {
  let width = tenths(100 * min(1, max(0, share)))
  return "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    + "<rect width=\"\(coordinate(width))\" height=\"8\"/></svg>"
}

private func tenths(_ value: Double) -> Double { (10 * value).rounded() / 10 }

/// At most one decimal, as short as it can be.
private func coordinate(_ value: Double) -> String {
  let tenths = Int((10 * value).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
}
