/// The two languages in which a study's results can be computed again.
enum ScriptLanguage: String, Sendable, CaseIterable {
  case python, r

  /// What the script is called beside the data.
  var fileName: String { self == .python ? "replicate.py" : "replicate.R" }

  var format: Format { self == .python ? .replicationPython : .replicationR }

  /// A text in double quotes, safe whatever it holds.
  ///
  /// R is given the number of every character beyond ASCII: it would read a script in the encoding of the reader's machine. Python
  /// is given that of signs that are not seen, or that turn the direction of writing, so that a script shows what it does.
  func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value >= 0x20 && scalar.value < 0x7F || self == .python && Self.isSeen(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          let isShort = scalar.value <= 0xFFFF
          quoted += (isShort ? "\\u" : "\\U") + String(repeating: "0", count: (isShort ? 4 : 8) - digits.count) + digits
        }
      }
    }
    return quoted + "\""
  }

  /// A number that reads back the same.
  func number(_ value: Double) -> String {
    if value.isNaN { return self == .python ? "math.nan" : "NaN" }
    if value.isInfinite {
      let infinity = self == .python ? "math.inf" : "Inf"
      return value < 0 ? "-" + infinity : infinity
    }
    if value == value.rounded(), value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
    return "\(value)"
  }

  var truth: (yes: String, no: String) { self == .python ? ("True", "False") : ("TRUE", "FALSE") }

  var nothing: String { self == .python ? "None" : "NULL" }

  /// One value after the other: a list in Python; in R a vector.
  func vector(_ values: [String]) -> String {
    self == .python ? "[\(values.joined(separator: ", "))]" : "c(\(values.joined(separator: ", ")))"
  }

  func texts(_ values: [String]) -> String {
    // An empty `c()` is NULL, and no vector of texts.
    values.isEmpty && self == .r ? "character(0)" : vector(values.map(quoted))
  }

  /// One column of a table.
  func column(_ table: String, _ name: String) -> String {
    self == .python ? "\(table)[\(quoted(name))]" : "\(table)[[\(quoted(name))]]"
  }

  /// Words for a comment: on one line, without signs that are not seen.
  static func comment(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(isSeen(scalar) || scalar == " " ? scalar : " ") }
    return String(plain).split(separator: " ").joined(separator: " ")
  }

  /// Letters, marks, digits, punctuation and symbols; not controls, signs of format and private or unknown characters.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
