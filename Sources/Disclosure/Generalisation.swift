import Tables

/// A number as the band that it falls in, “25–39”: a string column with the bands as levels, in order.
///
/// Whole numbers and years have bands that name their last value; other numbers have “25 to under 40”, written “[25, 40[”.
/// Below the first break is “<25”, from the last “60+”.
func banded(_ column: Column, _ bands: Remedy.Bands) throws(RemedyError) -> Column {
  let numbers = try numbers(column, "bands")
  let isWhole = column.field.kind != .number
  let breaks: [Double]
  var isOpen = true
  switch bands {
  case .breaks(let given):
    guard !given.isEmpty, given.allSatisfy(\.isFinite), zip(given, given.dropFirst()).allSatisfy(<) else {
      throw .badValue(remedy: "bands", value: "breaks: \(given.map(shortText).joined(separator: ", "))")
    }
    breaks = given
  case .width(let width):
    let present = numbers.filter { !$0.isNaN }
    let low = ((present.min() ?? 0) / width).rounded(.down)
    let high = ((present.max() ?? 0) / width).rounded(.down)
    guard width > 0, width.isFinite, high - low < 10_000, !isWhole || width == width.rounded() else {
      throw .badValue(remedy: "bands", value: "width: \(shortText(width))")
    }
    breaks = (0...Int(high - low) + 1).map { (low + Double($0)) * width }
    isOpen = false
  }
  // Label i is of the band that starts at break i − 1; label 0 is below the first.
  var labels = ["<\(shortText(breaks[0]))"]
  for (from, to) in zip(breaks, breaks.dropFirst()) {
    if !isWhole {
      labels.append("[\(shortText(from)), \(shortText(to))[")
    } else if to.rounded(.up) - from.rounded(.up) <= 1 {
      labels.append(shortText(from.rounded(.up)))
    } else {
      labels.append("\(shortText(from.rounded(.up)))–\(shortText(to.rounded(.up) - 1))")
    }
  }
  labels.append("\(shortText(breaks[breaks.count - 1]))+")
  var isUsed = Array(repeating: false, count: labels.count)
  let texts = numbers.map { number -> String? in
    if number.isNaN { return nil }
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] <= number { low = middle + 1 } else { high = middle }
    }
    isUsed[low] = true
    return labels[low]
  }
  var result = column
  result.values = .texts(texts)
  result.field.kind = .string
  result.field.meaning = nil
  result.field.unit = column.field.unit
  result.field.missingValues = nil
  result.field.levels = labels.indices
    .filter { isUsed[$0] || (isOpen && $0 > 0 && $0 < labels.count - 1) }.map { Field.Level(value: labels[$0]) }
  return withoutConstraints(result, keepingRange: false)
}

/// A date as its year (a year column) or as its year and month (a string).
func shortenedDates(_ column: Column, to length: Int, _ remedy: String) throws(RemedyError) -> Column {
  // Whether a text is a date is known by its form: other kinds with a time begin with the date too.
  guard case .texts(let texts) = column.values, column.field.kind != .string else {
    throw .wrongType(remedy: remedy, column: column.field.name, needs: "date")
  }
  var result = column
  let short = texts.map { $0.map { String(decoding: $0.utf8.prefix(length), as: UTF8.self) } }
  if length == 4 {
    result.field.kind = .year
    result.values = .numbers(short.map { $0.flatMap(Double.init) ?? .nan })
  } else {
    result.field.kind = .string
    result.values = .texts(short)
  }
  result.field.format = ""
  result.field.levels = []
  result.field.missingValues = nil
  return withoutConstraints(result, keepingRange: false)
}

/// Codes of communes or postcodes as codes of départements.
func departements(_ column: Column, lines: [Int32]) throws(RemedyError) -> Column {
  guard case .texts(let texts) = column.values, column.field.kind == .string else {
    throw .wrongType(remedy: "departement", column: column.field.name, needs: "text")
  }
  var found: [String: String] = [:]
  var values: [String?] = []
  values.reserveCapacity(texts.count)
  for (row, text) in texts.enumerated() {
    guard let text else {
      values.append(nil)
      continue
    }
    if found[text] == nil {
      guard let code = departement(of: text) else {
        throw .noDepartement(column: column.field.name, value: text, line: row < lines.count ? lines[row] : 0)
      }
      found[text] = code
    }
    values.append(found[text])
  }
  var result = column
  result.values = .texts(values)
  result.field.levels = []
  if column.field.meaning != nil { result.field.meaning = .departement }
  return withoutConstraints(result, keepingRange: false)
}

/// The département of an INSEE commune code (`2A004`, `97105`) or of a postcode (`20090`, `75011`); nil for other texts.
///
/// Corsica's postcodes 200 and 201 are 2A, 202 and 206 are 2B; overseas codes have three digits. A few communes have the
/// postcode of a neighbouring département, which a postcode cannot tell.
package func departement(of code: String) -> String? {
  let bytes = Array(code.utf8)
  guard bytes.count == 5, bytes[0] &- 0x30 < 10, bytes[2...].allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
  let first = String(decoding: bytes[..<2], as: UTF8.self)
  if first == "2A" || first == "2B" { return first }
  guard bytes[1] &- 0x30 < 10, let number = Int(first), (1...98).contains(number) else { return nil }
  let three = String(decoding: bytes[..<3], as: UTF8.self)
  switch number {
  case 20: return three == "200" || three == "201" ? "2A" : three == "202" || three == "206" ? "2B" : nil
  case 97, 98: return three
  case 96: return nil
  default: return first
  }
}

/// A number as editors write it: without a fraction when it has none.
func shortText(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
}
