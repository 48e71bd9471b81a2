import Analyses

/// Results in columns, for a terminal: numbers aligned on the right, four significant digits.
struct ResultTable {
  var text: String

  init(_ results: [Result]) {
    let header = ["id", "estimate", "std_error", "conf_low", "conf_high", "p_value", "df", "n", "std_error_type"]
    let rows = results.map { result in
      [
        result.id, Self.number(result.estimate), Self.number(result.standardError), Self.number(result.low),
        Self.number(result.high), Self.probability(result.adjusted?.pValue ?? result.pValue),
        Self.number(result.degreesOfFreedom), String(result.sample.observations), result.standardErrorType,
      ]
    }
    guard !rows.isEmpty else {
      text = "The plan has no estimate that could be computed."
      return
    }
    text = TextTable(header: header, rows: rows, words: [header.count - 1]).text
    let placebos = results.filter(\.plan.isPlacebo).map(\.id)
    if !placebos.isEmpty {
      text += "\nPlacebo, which the treatment cannot have changed: \(placebos.joined(separator: ", "))."
    }
    if results.contains(where: { $0.adjusted != nil }) {
      text += "\np_value is adjusted where a family of tests is declared."
    }
  }

  /// Four significant digits down to a ten-thousandth.
  static func probability(_ value: Double) -> String {
    value < 0.0001 ? "<0.0001" : number(value)
  }

  /// Four significant digits; `inf` for the normal distribution's degrees of freedom; empty where a method has none.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "" : value > 0 ? "inf" : "-inf" }
    guard value != 0 else { return "0" }
    var scale = 1.0
    var decimals = 0
    while abs(value) * scale < 999.5, decimals < 12 {
      scale *= 10
      decimals += 1
    }
    let digits = String(Int((abs(value) * scale).rounded(.toNearestOrEven)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    let sign = value < 0 ? "-" : ""
    return decimals == 0 ? sign + whole : sign + whole + "." + padded.suffix(decimals)
  }
}
