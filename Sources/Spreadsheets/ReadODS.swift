/// Reads a sheet of `content.xml` after OpenDocument 1.3, part 3.
func readODS(_ content: [UInt8], sheet wanted: String?) throws(WorkbookError) -> Sheet {
  let names = SheetNamesHandler()
  try readXML(content, part: "content.xml", names)
  guard names.isSpreadsheet else {
    throw WorkbookError(
      "the file is an OpenDocument text or drawing, and no spreadsheet", hint: "copy the table into a spreadsheet")
  }
  let hidden = names.sheets.filter { names.hiddenStyles.contains($0.style) }.map(\.name)
  let index = try chooseSheet(wanted, among: names.sheets.map(\.name), hidden: hidden)
  var sheet = Sheet(format: .ods, name: names.sheets[index].name)
  sheet.isFirst = wanted == nil
  sheet.sheetNames = names.sheets.map(\.name)
  sheet.hiddenSheetNames = hidden
  sheet.isHidden = hidden.contains(sheet.name)
  let handler = TableHandler(sheet, index: index)
  try readXML(content, part: "content.xml", handler)
  return handler.finish()
}

/// Takes the names of the sheets, and the styles that hide some.
private final class SheetNamesHandler: XMLHandler {
  var isSpreadsheet = false
  var sheets: [(name: String, style: String)] = []
  var hiddenStyles: Set<String> = []
  private var style = ""
  private var depth = 0

  func start(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "table", element.isIn("table") {
      depth += 1
      if depth == 1, isSpreadsheet { sheets.append((attributes["name"] ?? "", attributes["style-name"] ?? "")) }
    } else if element == "spreadsheet" {
      isSpreadsheet = true
    } else if element == "style", element.isIn("style") {
      style = attributes["name"] ?? ""
    } else if element == "table-properties", attributes["display"] == "false" {
      hiddenStyles.insert(style)
    }
  }

  func end(_ element: XMLName) {
    if element == "table", element.isIn("table") { depth -= 1 }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Takes the cells of one table of an OpenDocument spreadsheet.
private final class TableHandler: XMLHandler {
  private struct OpenCell {
    var kind = ""
    var value: String?
    var count = 1
    var hasFormula = false
    var isError = false
    var paragraphs = 0
  }

  private var builder: SheetBuilder
  private let index: Int
  private var found = -1
  private var tableDepth = 0
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var columns = 0
  private var row = 0
  private var rowCount = 1
  private var isRowHidden = false
  private var column = 0
  private var cell: OpenCell?
  private var text: [UInt8] = []
  private var isInParagraph = false
  /// How deep in a comment or a drawing, whose texts are not the cell's.
  private var foreignDepth = 0
  private var isAtSpace = true

  init(_ sheet: Sheet, index: Int) {
    builder = SheetBuilder(sheet)
    self.index = index
  }

  func finish() -> Sheet { builder.finish(hiddenColumns: hiddenColumns) }

  /// Whether the reader is in the wanted table and in no table inside it.
  private var isWanted: Bool { found == index && tableDepth == 1 && foreignDepth == 0 }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    if element == "annotation" || element == "frame" || element == "shapes" || foreignDepth > 0 {
      foreignDepth += 1
      return
    }
    if element == "table", element.isIn("table") {
      tableDepth += 1
      if tableDepth == 1 { found += 1 }
      return
    }
    guard isWanted else { return }
    if element == "table-row" {
      row += 1
      column = 0
      rowCount = try count(attributes["number-rows-repeated"])
      isRowHidden = (attributes["visibility"] ?? "visible") != "visible"
      builder.beginRow(row)
    } else if element == "table-cell" || element == "covered-table-cell" {
      var opened = OpenCell()
      opened.kind = attributes["value-type"] ?? ""
      opened.count = try count(attributes["number-columns-repeated"])
      opened.hasFormula = attributes["formula"] != nil
      opened.isError = attributes.calcext("value-type") == "error"
      switch opened.kind {
      case "float", "percentage", "currency": opened.value = attributes["value"]
      case "date": opened.value = attributes["date-value"]
      case "time": opened.value = attributes["time-value"]
      case "boolean": opened.value = attributes["boolean-value"]
      case "string": opened.value = attributes["string-value"]
      default: break
      }
      cell = opened
      text.removeAll(keepingCapacity: true)
      let width = try count(attributes["number-columns-spanned"])
      let height = try count(attributes["number-rows-spanned"])
      if width > 1 || height > 1 {
        try builder.merge(
          CellArea(
            first: CellReference(row: row, column: column + 1),
            last: CellReference(row: row + height - 1, column: column + width)))
      }
    } else if element == "table-column" {
      let number = try count(attributes["number-columns-repeated"])
      if (attributes["visibility"] ?? "visible") != "visible" {
        hiddenColumns.append((columns + 1)...(columns + number))
      }
      columns += number
    } else if cell != nil, element.isIn("text") {
      if element == "p" || element == "h" {
        if (cell?.paragraphs ?? 0) > 0 { text.append(0x0A) }
        cell?.paragraphs += 1
        isInParagraph = true
        isAtSpace = true
      } else if element == "s" {
        text += [UInt8](repeating: 0x20, count: try count(attributes["c"]))
        isAtSpace = false
      } else if element == "tab" {
        text.append(0x09)
        isAtSpace = false
      } else if element == "line-break" {
        text.append(0x0A)
        isAtSpace = false
      }
    }
  }

  /// White space is one space, and none at the beginning of a paragraph: OpenDocument 1.3, part 3, 6.1.2.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInParagraph, foreignDepth == 0 else { return }
    for byte in bytes {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        if !isAtSpace { text.append(0x20) }
        isAtSpace = true
      } else {
        text.append(byte)
        isAtSpace = false
      }
    }
  }

  func end(_ element: XMLName) throws(WorkbookError) {
    if foreignDepth > 0 {
      foreignDepth -= 1
      return
    }
    if element == "table", element.isIn("table") {
      tableDepth -= 1
      return
    }
    guard isWanted else { return }
    if element == "p" || element == "h", element.isIn("text") {
      isInParagraph = false
      // A space at the end of a paragraph says nothing either; one that is meant is a `text:s`.
      if isAtSpace, text.last == 0x20 { text.removeLast() }
    } else if element == "table-cell" || element == "covered-table-cell", let closed = cell {
      cell = nil
      try add(closed)
    } else if element == "table-row" {
      try builder.endRow(isHidden: isRowHidden)
      let isEmpty = builder.sheet.rows.last?.number != row
      if !isEmpty {
        for further in 1..<max(1, rowCount) { try builder.repeatRow(row + further, isHidden: isRowHidden) }
      }
      row += rowCount - 1
    }
  }

  private func add(_ cell: OpenCell) throws(WorkbookError) {
    defer { column += cell.count }
    let shown = String(decoding: text, as: UTF8.self)
    let kind: Sheet.Kind
    var value = ""
    if cell.hasFormula { builder.sheet.formulaCount += cell.count }
    switch cell.kind {
    case _ where cell.isError:
      (kind, value) = (.error, shown.isEmpty ? "#ERR" : shown)
    case "float", "currency", "percentage":
      kind = cell.kind == "percentage" ? .percentage : .number
      guard let number = cell.value.flatMap({ Double($0) }), number.isFinite else {
        return report("the number ‘\(cell.value ?? "")’ is none")
      }
      value = numberText(number)
    case "boolean":
      (kind, value) = (.boolean, cell.value == "true" ? "true" : "false")
    case "date":
      guard let date = isoDate(cell.value ?? "") else { return report("the date ‘\(cell.value ?? "")’ is none") }
      (kind, value) = (date.contains("T") ? .dateTime : .date, date)
    case "time":
      guard let time = duration(cell.value ?? "") else { return report("the time ‘\(cell.value ?? "")’ is none") }
      (kind, value) = (.time, time)
    default:
      (kind, value) = (.text, cell.value ?? shown)
    }
    guard !value.isEmpty else { return }
    guard column + cell.count <= SheetBuilder.columnLimit else {
      throw WorkbookError(
        "the sheet is wider than \(SheetBuilder.columnLimit) columns, which is the most accepted",
        sheet: builder.sheet.name, cell: CellReference(row: row, column: column + 1))
    }
    for number in 1...cell.count { try builder.add(column: column + number, kind, value) }
  }

  private func report(_ message: String) {
    builder.report(column: column + 1, message, hint: "correct the cell in the spreadsheet")
  }

  /// A number of repetitions, 1 when nothing is said.
  private func count(_ text: String?) throws(WorkbookError) -> Int {
    guard let text else { return 1 }
    guard let count = Int(text), (1...16_777_216).contains(count) else {
      throw WorkbookError(
        "‘\(text)’ is no number of repetitions", sheet: builder.sheet.name,
        cell: CellReference(row: max(row, 1), column: column + 1))
    }
    return count
  }
}

/// A date of OpenDocument as ``Sheet/Cell/text`` has it: without zeros behind the seconds and without a zone.
private func isoDate(_ text: String) -> String? {
  var text = text.hasSuffix("Z") ? text.dropLast() : text[...]
  guard text.utf8.count >= 10,
    text.utf8.prefix(10).enumerated().allSatisfy({ $0 == 4 || $0 == 7 ? $1 == 0x2D : $1 &- 0x30 < 10 })
  else { return nil }
  if text.contains(".") {
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
  }
  return String(text)
}

/// `PT10H30M00S` as `10:30:00`.
private func duration(_ text: String) -> String? {
  guard text.hasPrefix("P"), let mark = text.firstIndex(of: "T") else { return nil }
  var milliseconds = 0.0
  var number = ""
  for letter in text[text.index(after: mark)...] {
    let unit: Double
    switch letter {
    case "H": unit = 3_600_000
    case "M": unit = 60_000
    case "S": unit = 1000
    default:
      number.append(letter == "," ? "." : letter)
      continue
    }
    guard let value = Double(number), value >= 0, value < 1e9 else { return nil }
    milliseconds += value * unit
    number = ""
  }
  let days = text[text.index(after: text.startIndex)..<mark]
  if !days.isEmpty {
    guard days.hasSuffix("D"), let value = Int(days.dropLast()), (0..<100_000).contains(value) else { return nil }
    milliseconds += Double(value) * 86_400_000
  }
  return SerialDate.time(Int(milliseconds.rounded()))
}
