/// Takes the cells of a worksheet of XLSX: ISO/IEC 29500-1, 18.3.
final class WorksheetHandler: XMLHandler {
  private var builder: SheetBuilder
  private let strings: [String]
  private let formats: [NumberFormat]
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var row = 0
  private var isRowHidden = false
  private var column = 0
  private var type = ""
  private var format = NumberFormat.general
  private var value: [UInt8] = []
  private var hasValue = false
  private var isInValue = false
  private var hasFormula = false
  private var isInCell = false
  private var richText = RichText()

  init(_ sheet: Sheet, strings: [String], formats: [NumberFormat]) {
    builder = SheetBuilder(sheet)
    self.strings = strings
    self.formats = formats
  }

  func finish() -> Sheet { builder.finish(hiddenColumns: hiddenColumns) }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    if isInCell {
      if element == "v" { (isInValue, hasValue) = (true, true) } else if element == "f" { hasFormula = true }
      if type == "inlineStr" { richText.start(element) }
    } else if element == "c" {
      try startCell(attributes)
    } else if element == "row" {
      let number = attributes["r"].map { Int($0) } ?? row + 1
      guard let number, number > row, number <= CellReference.rowLimit else {
        throw fault("the row ‘\(attributes["r"] ?? "")’ follows row \(row): rows are not in order")
      }
      row = number
      column = 0
      isRowHidden = isTrue(attributes["hidden"])
      builder.beginRow(row)
    } else if element == "col", isTrue(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last
    {
      hiddenColumns.append(first...last)
    } else if element == "mergeCell", let reference = attributes["ref"] {
      let ends = reference.split(separator: ":").map { CellReference($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil else {
        throw fault("‘\(reference)’ is no area of cells")
      }
      try builder.merge(CellArea(first: first, last: last))
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookError) {
    if let text = attributes["r"] {
      guard let reference = CellReference(text), reference.row == row else {
        throw fault("‘\(text)’ is no cell of row \(row)")
      }
      column = reference.column
    } else {
      column += 1
    }
    type = attributes["t"] ?? "n"
    let style = attributes["s"].flatMap { Int($0) } ?? 0
    format = formats.indices.contains(style) ? formats[style] : .general
    isInCell = true
    hasFormula = false
    hasValue = false
    value.removeAll(keepingCapacity: true)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInCell else { return }
    if isInValue { value.append(contentsOf: bytes) }
    if type == "inlineStr" { richText.add(bytes) }
  }

  func end(_ element: XMLName) throws(WorkbookError) {
    if element == "v" {
      isInValue = false
    } else if element == "c" {
      isInCell = false
      try endCell()
    } else if element == "row" {
      try builder.endRow(isHidden: isRowHidden)
    }
    if isInCell, type == "inlineStr" { richText.end(element) }
  }

  private func endCell() throws(WorkbookError) {
    if hasFormula { builder.sheet.formulaCount += 1 }
    switch type {
    case "inlineStr": return try builder.add(column: column, .text, richText.take())
    case "str": return try builder.add(column: column, .text, unescaped(value))
    default: break
    }
    guard hasValue, !value.isEmpty else {
      if hasFormula {
        builder.report(
          column: column, "the formula here has no stored value",
          hint: "open the workbook in the spreadsheet and save it again: that stores the values")
      }
      return
    }
    let text = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let index = Int(text), strings.indices.contains(index) else {
        throw fault("the text number ‘\(text)’ does not exist", at: column)
      }
      try builder.add(column: column, .text, strings[index])
    case "b":
      try builder.add(column: column, .boolean, isTrue(text) ? "true" : "false")
    case "e":
      try builder.add(column: column, .error, text)
    case "d":
      try addISODate(text)
    default:
      guard let number = Double(text.filter { $0 != " " && $0 != "\n" }), number.isFinite else {
        throw fault("‘\(text)’ is no number", at: column)
      }
      try addNumber(number)
    }
  }

  private func addNumber(_ number: Double) throws(WorkbookError) {
    switch format {
    case .general: try builder.add(column: column, .number, numberText(number))
    case .digits(let count): try builder.add(column: column, .number, numberText(number, digits: count))
    case .percentage: try builder.add(column: column, .percentage, numberText(number))
    case .date, .time, .duration, .dateTime:
      let date: SerialDate
      do throws(SerialDate.Fault) {
        date = try SerialDate(number, format, from1904: builder.sheet.countsFrom1904)
      } catch {
        return report(error, number)
      }
      try builder.add(column: column, date.kind, date.text)
    }
  }

  private func report(_ fault: SerialDate.Fault, _ number: Double) {
    switch fault {
    case .leapDay1900:
      builder.report(
        column: column, "the date here is shown as 29 February 1900, a day that never was", hint: "correct the date")
    case .outOfRange:
      builder.report(
        column: column, "the number \(numberText(number)) is shown as a date, and is none that the calendar has",
        hint: "correct the date, or give the cell the format of a number")
    }
  }

  /// A date written out, as strict workbooks may have it.
  private func addISODate(_ text: String) throws(WorkbookError) {
    var text = text.hasSuffix("Z") ? String(text.dropLast()) : text
    if text.hasSuffix(".000") { text = String(text.dropLast(4)) }
    if format == .date, text.hasSuffix("T00:00:00") { text = String(text.dropLast(9)) }
    try builder.add(column: column, text.contains("T") ? .dateTime : text.contains(":") ? .time : .date, text)
  }

  private func fault(_ message: String, at column: Int? = nil) -> WorkbookError {
    WorkbookError(
      message, sheet: builder.sheet.name, cell: column.map { CellReference(row: max(row, 1), column: $0) },
      hint: "the workbook is damaged: open it in the spreadsheet and save it again")
  }
}
