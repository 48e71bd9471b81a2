import CommonMark
import Content

/// A number in a sentence that could be a figure of a result.
package struct WrittenFigure: Sendable, Equatable {
  /// As typed: `−3,4`, `1 200`.
  package var text: String
  package var value: Double
  /// How many decimals were typed.
  package var decimals: Int
  package var isPercent: Bool
  /// `p < 0,001`: only that the figure is smaller.
  package var isBound: Bool

  /// Whether a computed value is this number, rounded as typed; in its unit, or in points and per cent.
  ///
  /// A number without a sign is that of a fall too: words say which way it went.
  package func isRounded(_ value: Double) -> Bool {
    let half = 0.5 * (0..<decimals).reduce(1.0) { scale, _ in scale / 10 } * (1 + 1e-9)
    return [value, 100 * value].contains { candidate in
      if isBound { return abs(candidate) < self.value }
      return abs(candidate - self.value) <= half + abs(candidate) * 1e-12
        || self.value > 0 && abs(-candidate - self.value) <= half + abs(candidate) * 1e-12
    }
  }
}

/// The numbers of a sentence that could be figures of a result, in their order: no dates, levels of confidence, nor counts
/// up to ten, as for the numbers typed in a report.
package func writtenFigures(in text: String, language: String) -> [WrittenFigure] {
  parseMarkdown(Array(text.utf8), startingAtLine: 1, language: typography(of: language)).numbers.filter {
    !isUnderstood($0)
  }.map { number in
    let decimals =
      number.text.split(whereSeparator: { $0 == "," || $0 == "." }).dropFirst().last?.filter(\.isNumber).count ?? 0
    let hasGroups = Double(number.text.filter(\.isNumber)).map { $0 == abs(number.value) } ?? false
    let before = number.before.last { !" \u{A0}\u{202F}".contains($0) }
    return WrittenFigure(
      text: number.text, value: number.value, decimals: hasGroups ? 0 : decimals, isPercent: number.isPercent,
      isBound: before == "<")
  }
}
