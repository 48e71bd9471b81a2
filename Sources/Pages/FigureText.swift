import Analyses
import CommonMark
import Content

extension Language {
  /// What `{{ … }}` prints.
  func text(of value: Figure.Value) -> String {
    switch value {
    case .number(let number, let format): text(number, as: format)
    case .interval(let low, let high, let format): interval(low, high, as: format)
    case .text(let name): strings["method-" + name].map { $0.lowercasedFirst } ?? name
    }
  }

  private func text(_ value: Double, as figure: Figure.Format) -> String {
    switch figure {
    case .points:
      let rounded = RoundedDecimal(value, shift: 2, decimals: 1)
      return format.text(rounded) + noBreakSpace + self[format.isSingular(rounded) ? "points-one" : "points"]
    case .number, .percent, .integer, .euros, .pValue, .ratio: return bare(value, as: figure)
    }
  }

  /// A number as it stands inside an interval: with its sign of money or per cent, without its noun.
  private func bare(_ value: Double, as figure: Figure.Format, decimals: Int? = nil) -> String {
    switch figure {
    case .number(let asked): format.number(value, decimals: asked ?? decimals)
    case .points: format.number(value, decimals: 1, shift: 2)
    case .percent: format.percent(value)
    case .integer: format.number(value, decimals: 0)
    case .euros:
      format.euros(format.number(value, decimals: value.magnitude >= 100 || value == value.rounded() ? 0 : 2))
    case .pValue: format.pValue(value)
    case .ratio: format.number(exponential(value), decimals: 2)
    }
  }

  /// `[3,2 ; 13,0]`. Both bounds have the decimals of the larger.
  func interval(_ low: Double, _ high: Double, as figure: Figure.Format, decimals: Int? = nil) -> String {
    let common = decimals ?? decimalsForSize(max(low.magnitude, high.magnitude))
    if case .euros = figure {
      let digits = max(low.magnitude, high.magnitude) >= 100 ? 0 : 2
      return format.interval(
        format.euros(format.number(low, decimals: digits)), format.euros(format.number(high, decimals: digits)))
    }
    return format.interval(bare(low, as: figure, decimals: common), bare(high, as: figure, decimals: common))
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
