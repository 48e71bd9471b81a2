/// The shortest text that gives the same double, with a decimal point, without an exponent between 10⁻⁷ and 10²¹.
func numberText(_ value: Double) -> String {
  if value == value.rounded(.towardZero), value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
  let text = value.description
  guard let mark = text.firstIndex(of: "e") else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
  guard let exponent = Int(text[text.index(after: mark)...]), (-7..<21).contains(exponent) else { return text }
  let sign = value < 0 ? "-" : ""
  let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
  let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
  let digits = String(parts[0]) + fraction
  let point = parts[0].count + exponent
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

/// A number with at least so many digits before the point: what the format `00000` shows of 1001 is 01001.
func numberText(_ value: Double, digits: Int) -> String {
  let text = numberText(value)
  guard value >= 0, value == value.rounded(.towardZero), text.utf8.count < digits, !text.contains("e") else {
    return text
  }
  return String(repeating: "0", count: digits - text.utf8.count) + text
}
