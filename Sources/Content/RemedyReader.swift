import Diagnostics
import Disclosure
import YAML

/// The remedies that a dictionary may declare.
private enum RemedyName: String, CaseIterable {
  case drop, bands, year, month, departement
  case topCode = "top-code"
  case bottomCode = "bottom-code"
  case round
  case recodeRare = "recode-rare"
  case suppressToK = "suppress-to-k"
  case microaggregate, noise, pseudonym
}

/// Reads one item of `remedies:`.
///
/// - Parameter columns: Those that the remedies before it leave.
func readRemedy(_ node: Node, columns: [String]) -> (Remedy?, [Diagnostic]) {
  var reader = MappingReader(node, what: "a remedy", place: node.place)
  guard reader.contains("remedy") else {
    reader.missing("remedy", example: "drop")
    return (nil, reader.diagnostics)
  }
  guard let name = reader.choice("remedy", of: RemedyName.self) else { return (nil, reader.diagnostics) }
  let named = reader.requiredTexts("columns", example: "[\(columns.first ?? "name")]")
  var seen: Set<String> = []
  for column in named {
    if !columns.contains(column.value) {
      reader.report(
        .error, "unknown-column", at: column.place,
        "the remedy ‘\(name.value.rawValue)’ names a column ‘\(column.value)’ that is not there",
        hint: hint(for: column.value, among: columns, what: "column"))
    } else if !seen.insert(column.value).inserted {
      reader.report(
        .error, "repeated-column", at: column.place, "the remedy names the column ‘\(column.value)’ twice",
        hint: "remove one of the two")
    }
  }
  let remedy = reader.remedy(name.value, named.map(\.value))
  let found = reader.finish()
  return (found.isEmpty ? remedy : nil, found)
}

extension MappingReader {
  fileprivate mutating func remedy(_ name: RemedyName, _ columns: [String]) -> Remedy? {
    switch name {
    case .drop: return .drop(columns: columns)
    case .year: return .year(columns: columns)
    case .month: return .month(columns: columns)
    case .departement: return .departement(columns: columns)
    case .pseudonym: return .pseudonym(columns: columns)
    case .bands: return bands().map { .bands(columns: columns, $0) }
    case .topCode: return required("at", 5000).map { .topCode(columns: columns, at: $0) }
    case .bottomCode: return required("at", 0).map { .bottomCode(columns: columns, at: $0) }
    case .round: return required("to", 100).map { .round(columns: columns, to: $0) }
    case .recodeRare:
      let below = requiredInteger("below", 10)
      let level = text("as", example: "autre").value
      return below.map { .recodeRare(columns: columns, below: $0, as: level) }
    case .suppressToK:
      let blanks = choice("blanks", of: BlankReading.self)?.value ?? .anyValue
      return requiredInteger("k", 5).map { .suppressToK(columns: columns, k: $0, blanks) }
    case .microaggregate: return requiredInteger("size", 5).map { .microaggregate(columns: columns, size: $0) }
    case .noise:
      let deviation = required("standard-deviation", 50)
      let seed = requiredInteger("seed", 1, from: 0)
      guard let deviation, let seed else { return nil }
      return .noise(columns: columns, standardDeviation: deviation, seed: UInt64(seed))
    }
  }

  private mutating func bands() -> Remedy.Bands? {
    let hasBreaks = contains("breaks")
    let items = list("breaks")
    let width = number("width")
    guard hasBreaks != contains("width") else {
      report(
        .error, "bad-bands", at: place, "the remedy ‘bands’ needs either ‘breaks’ or ‘width’",
        hint: "write ‘breaks: [0, 18, 25, 40, 60]’, the first value of each band, or ‘width: 10’")
      return nil
    }
    if !hasBreaks { return width.map { .width($0.value) } }
    var breaks: [Double] = []
    for item in items {
      guard case .scalar(let text, _) = item.kind, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
        let value = Double(text), value.isFinite
      else {
        wrongType("breaks", item, expected: "a list of numbers", hint: "write ‘breaks: [0, 18, 25, 40, 60]’")
        return nil
      }
      breaks.append(value)
    }
    return .breaks(breaks)
  }

  private mutating func required(_ key: String, _ example: Int) -> Double? {
    if node(key) == nil { missing(key, example: "\(example)") }
    return number(key)?.value
  }

  private mutating func requiredInteger(_ key: String, _ example: Int, from least: Int = 1) -> Int? {
    if node(key) == nil { missing(key, example: "\(example)") }
    guard let number = integer(key) else { return nil }
    if number.value >= least { return number.value }
    report(
      .error, "bad-number", at: number.place,
      "‘\(key)’ is a whole number from \(least) on, and \(number.value) is none",
      hint: "write for instance ‘\(key): \(example)’")
    return nil
  }
}
