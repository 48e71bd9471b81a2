import CSV

/// A file's profile as JSON, keys in a fixed order, one column a line; what does not apply to a column is left out.
package func profileJSON(_ profile: FileProfile) -> [UInt8] {
  var json = JSONWriter()
  json.open("{")
  json.key("rows")
  json.add(Double(profile.rowCount))
  json.key("understanding")
  json.add(profile.understanding.description)
  json.key("columns")
  appendColumns(profile.columns, to: &json)
  json.key("firstRows")
  json.open("[")
  for row in profile.firstRows {
    json.item()
    json.open("[")
    for cell in row {
      json.item()
      json.add(cell)
    }
    json.close("]")
  }
  json.close("]")
  json.key("issues")
  json.open("[")
  for issue in profile.issues {
    json.item()
    json.open("{")
    json.key("line")
    json.add(Double(issue.line))
    json.key("column")
    json.add(Double(issue.column))
    json.key("rule")
    json.add(issue.rule)
    json.key("message")
    json.add(issue.message)
    json.close("}")
  }
  json.close("]")
  json.close("}")
  return json.bytes + [0x0A]
}

/// The profiles of a table's columns as JSON: what `/data/<study>/<dataset>.profile.json` holds.
///
/// - Parameters:
///   - firstRows: Values as in the canonical CSV; nil, a missing one, is `null`.
///   - fingerprint: That of the table's content; left out when empty. `columnFingerprints`: one for each column, or none.
package func profileJSON(
  _ columns: [ColumnProfile], rowCount: Int, firstRows: [[String?]] = [], fingerprint: String = "",
  columnFingerprints: [String] = []
) -> [UInt8] {
  var json = JSONWriter()
  json.open("{")
  json.key("rows")
  json.add(Double(rowCount))
  if !fingerprint.isEmpty {
    json.key("fingerprint")
    json.add(fingerprint)
  }
  json.key("columns")
  appendColumns(columns, columnFingerprints, to: &json)
  if !firstRows.isEmpty {
    json.key("firstRows")
    json.open("[")
    for row in firstRows {
      json.item()
      json.line()
      json.open("[")
      for cell in row {
        json.item()
        if let cell { json.add(cell) } else { json.addNull() }
      }
      json.close("]")
    }
    json.close("]")
  }
  json.close("}")
  return json.bytes + [0x0A]
}

private func appendColumns(_ columns: [ColumnProfile], _ fingerprints: [String] = [], to json: inout JSONWriter) {
  json.open("[")
  for (index, column) in columns.enumerated() {
    json.item()
    json.line()
    json.open("{")
    append(column, to: &json)
    if index < fingerprints.count {
      json.key("fingerprint")
      json.add(fingerprints[index])
    }
    json.close("}")
  }
  json.close("]")
}

private func append(_ column: ColumnProfile, to json: inout JSONWriter) {
  json.key("name")
  json.add(column.name)
  json.key("type")
  json.add(column.kind.rawValue)
  for (key, value) in [("count", column.count), ("missing", column.missing), ("distinct", column.distinct)] {
    json.key(key)
    json.add(Double(value))
  }
  var approximate: [String] = []
  if column.isDistinctApproximate { approximate.append("distinct") }
  if column.areQuantilesApproximate { approximate.append("quantiles") }
  if column.areLevelsApproximate { approximate.append("levels") }
  if !approximate.isEmpty {
    json.key("approximate")
    json.open("[")
    for word in approximate {
      json.item()
      json.add(word)
    }
    json.close("]")
  }
  if let numbers = column.numbers {
    for (key, value) in [
      ("minimum", numbers.minimum), ("firstQuartile", numbers.firstQuartile), ("median", numbers.median),
      ("thirdQuartile", numbers.thirdQuartile), ("maximum", numbers.maximum), ("mean", numbers.mean),
      ("standardDeviation", numbers.standardDeviation),
    ] {
      json.key(key)
      json.add(value)
    }
    json.key("percentiles")
    json.open("{")
    for percentile in column.percentiles {
      json.key(shortest(percentile.share * 100))
      json.add(percentile.value)
    }
    json.close("}")
    json.key("histogram")
    json.open("[")
    for bin in column.histogram {
      json.item()
      json.open("{")
      for (key, value) in [("lower", bin.lower), ("upper", bin.upper), ("count", Double(bin.count))] {
        json.key(key)
        json.add(value)
      }
      json.close("}")
    }
    json.close("]")
  }
  for (key, value) in [
    ("firstDate", column.firstDate), ("medianDate", column.medianDate), ("lastDate", column.lastDate),
  ] {
    guard let value else { continue }
    json.key(key)
    json.add(value)
  }
  if !column.dateHistogram.isEmpty {
    json.key("histogram")
    json.open("[")
    for bin in column.dateHistogram {
      json.item()
      json.open("{")
      json.key("first")
      json.add(bin.first)
      json.key("last")
      json.add(bin.last)
      json.key("count")
      json.add(Double(bin.count))
      json.close("}")
    }
    json.close("]")
  }
  if let texts = column.texts {
    json.key("least")
    json.add(texts.least)
    json.key("greatest")
    json.add(texts.greatest)
    json.key("meanLength")
    json.add(texts.meanLength)
    json.key("longest")
    json.open("[")
    for text in texts.longest {
      json.item()
      json.open("{")
      json.key("length")
      json.add(Double(text.length))
      json.key("text")
      json.add(text.text)
      json.close("}")
    }
    json.close("]")
  }
  if !column.levels.isEmpty {
    json.key("levels")
    json.open("[")
    for level in column.levels {
      json.item()
      json.open("{")
      json.key("value")
      json.add(level.value)
      json.key("count")
      json.add(Double(level.count))
      json.close("}")
    }
    json.close("]")
  }
}

/// JSON text, written from the outside in.
private struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func open(_ bracket: Character) {
    bytes.append(contentsOf: bracket.utf8)
    needsComma = false
  }

  mutating func close(_ bracket: Character) {
    bytes.append(contentsOf: bracket.utf8)
    needsComma = true
  }

  mutating func item() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  mutating func line() { bytes.append(0x0A) }

  mutating func key(_ name: String) {
    item()
    appendJSON(name, to: &bytes)
    bytes.append(0x3A)
  }

  mutating func add(_ text: String) {
    appendJSON(text, to: &bytes)
    needsComma = true
  }

  mutating func addNull() {
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A number that JSON cannot write is null.
  mutating func add(_ number: Double) {
    if number.isFinite { appendShortest(number, to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
    needsComma = true
  }
}
