import Testing

@testable import Charts

@Suite("Chart styles")
struct ChartStylesTests {
  /// The relative luminance of `#rrggbb`, after WCAG 2.2.
  private func luminance(_ hex: Substring) throws -> Double {
    let channels = try stride(from: 0, to: 6, by: 2).map { offset in
      let start = hex.index(hex.startIndex, offsetBy: offset)
      let value = Double(try #require(Int(hex[start..<hex.index(start, offsetBy: 2)], radix: 16))) / 255
      return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x to the power of 2.4, by Newton's method for the fifth root of x¹².
  private func power(_ x: Double) -> Double {
    let target = (0..<12).reduce(1.0) { product, _ in product * x }
    var root = 1.0
    for _ in 0..<100 { root -= (root * root * root * root * root - target) / (5 * root * root * root * root) }
    return root
  }

  /// The colours of the light theme, or of the dark one.
  private func colors(isDark: Bool) throws -> [String: Double] {
    let lines = chartStyles.split(separator: "\n")
    let line = try #require(lines.first { $0.contains(":where(:root)") && $0.contains("dark") == isDark })
    var result: [String: Double] = [:]
    for declaration in line.split(whereSeparator: { "{};".contains($0) }) where declaration.hasPrefix("--chart-") {
      let parts = declaration.split(separator: ":")
      guard parts.count == 2 else { continue }
      let hex = parts[1].dropFirst()
      result[String(parts[0].dropFirst("--chart-".count))] = try luminance(
        hex.count == 3 ? Substring(hex.flatMap { [$0, $0] }.map(String.init).joined()) : hex)
    }
    return result
  }

  @Test("text has the contrast that WCAG 2.2 AA asks for, in light and dark", arguments: [false, true])
  func contrast(isDark: Bool) throws {
    let colors = try colors(isDark: isDark)
    let paper = try #require(colors["paper"])
    func contrast(_ name: String) throws -> Double {
      let color = try #require(colors[name])
      return (max(color, paper) + 0.05) / (min(color, paper) + 0.05)
    }
    for name in ["ink", "muted", "1", "2", "3", "4"] { #expect(try contrast(name) >= 4.5, "\(name)") }
    #expect(try contrast("axis") >= 3)
  }
}
