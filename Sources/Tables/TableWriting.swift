import CSV

/// The table as comma-separated UTF-8 text: decimal point, LF, quotes only where needed; missing values are empty,
/// booleans `true` and `false`, dates ISO 8601.
package func canonicalCSV(_ table: Table) -> [UInt8] {
  delimited(table, .canonical, true: "true", false: "false")
}

/// The table as a French spreadsheet opens it by itself: semicolon, decimal comma, CRLF, UTF-8 with a byte-order mark;
/// booleans are `VRAI` and `FAUX`.
package func frenchCSV(_ table: Table) -> [UInt8] {
  delimited(table, .french, true: "VRAI", false: "FAUX")
}

private func delimited(
  _ table: Table, _ style: DelimitedWriter.Style, true yes: String, false no: String
) -> [UInt8] {
  var writer = DelimitedWriter(style, reservingCapacity: table.rowCount * table.columns.count * 8 + 4096)
  for column in table.columns { writer.append(column.field.name) }
  writer.endRecord()
  // Copying a whole column for each cell would cost more than writing it.
  let columns = table.columns.map { (values: $0.values, isBoolean: $0.field.kind == .boolean) }
  for row in 0..<table.rowCount {
    for column in columns {
      switch column.values {
      case .texts(let texts):
        if let text = texts[row] { writer.append(text) } else { writer.appendEmpty() }
      case .numbers(let numbers):
        let number = numbers[row]
        if number.isNaN {
          writer.appendEmpty()
        } else if column.isBoolean {
          writer.append(number != 0 ? yes : no)
        } else {
          writer.append(number)
        }
      }
    }
    writer.endRecord()
  }
  return writer.bytes
}

/// The table as a JSON array of objects, one a line, keys in the order of the columns.
///
/// Numbers are the shortest texts that read back the same, whole numbers without a fraction; missing values are `null`.
package func recordsJSON(_ table: Table) -> [UInt8] {
  var bytes = records(of: table, start: "[", before: { $0 == 0 ? "\n{" : ",\n{" }, after: "}")
  bytes.append(contentsOf: table.rowCount == 0 ? "]\n".utf8 : "\n]\n".utf8)
  return bytes
}

/// The table as a JSON object of arrays, one a column and a line, with the same values as ``recordsJSON(_:)``.
///
/// Each array has a value for every row: what Python's pandas and R's `as.data.frame` take at once.
package func columnsJSON(_ table: Table) -> [UInt8] {
  var bytes: [UInt8] = [0x7B]
  for (index, column) in table.columns.enumerated() {
    bytes.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
    appendJSON(column.field.name, to: &bytes)
    bytes.append(contentsOf: ":[".utf8)
    let isBoolean = column.field.kind == .boolean
    for row in 0..<table.rowCount {
      if row > 0 { bytes.append(0x2C) }
      append(column.values, row, isBoolean: isBoolean, to: &bytes)
    }
    bytes.append(0x5D)
  }
  bytes.append(contentsOf: table.columns.isEmpty ? "}\n".utf8 : "\n}\n".utf8)
  return bytes
}

/// One cell of a column as JSON.
private func append(_ values: Column.Values, _ row: Int, isBoolean: Bool, to bytes: inout [UInt8]) {
  switch values {
  case .texts(let texts):
    if let text = texts[row] { appendJSON(text, to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
  case .numbers(let numbers):
    let number = numbers[row]
    if !number.isFinite {
      bytes.append(contentsOf: "null".utf8)
    } else if isBoolean {
      bytes.append(contentsOf: number != 0 ? "true".utf8 : "false".utf8)
    } else {
      appendShortest(number, to: &bytes)
    }
  }
}

/// One object for each row, between what stands before and after it.
private func records(
  of table: Table, start: String, before: (Int) -> String, after: String
) -> [UInt8] {
  let columns = table.columns.enumerated().map { index, column in
    var key: [UInt8] = index == 0 ? [] : [0x2C]
    appendJSON(column.field.name, to: &key)
    key.append(0x3A)
    return (key: key, values: column.values, isBoolean: column.field.kind == .boolean)
  }
  var bytes = Array(start.utf8)
  bytes.reserveCapacity(table.rowCount * (columns.reduce(0) { $0 + $1.key.count } + table.columns.count * 6) + 16)
  for row in 0..<table.rowCount {
    bytes.append(contentsOf: before(row).utf8)
    for column in columns {
      bytes.append(contentsOf: column.key)
      append(column.values, row, isBoolean: column.isBoolean, to: &bytes)
    }
    bytes.append(contentsOf: after.utf8)
  }
  return bytes
}

/// The table as JSON Lines: one object a line, with the same values as `recordsJSON`.
package func jsonLines(_ table: Table) -> [UInt8] {
  records(of: table, start: "", before: { _ in "{" }, after: "}\n")
}
