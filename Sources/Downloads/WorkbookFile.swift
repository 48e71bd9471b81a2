import Archives
import CSV
import Content
import Tables

/// A dataset as a workbook of spreadsheets (XLSX): its data, its dictionary, its licence and origin.
///
/// Cells have their types: numbers, TRUE and FALSE, dates as the spreadsheet knows them (texts before March 1900, where it takes
/// 1900 for a leap year); missing values are empty cells. A text is always a text: one that begins with `=` is never
/// a formula. Numbers keep the 17 digits that some of them need, which the writers of Debian's libraries cut to 16.
///
/// The same dataset gives the same bytes.
///
/// - Parameter table: One that ``fitsWorkbook(_:)``.
/// - SeeAlso: ECMA-376, *Office Open XML File Formats*, part 1, chapter 18.
func workbookFile(_ table: Table, notes: DatasetNotes) throws(ArchiveError) -> [UInt8] {
  let sheets = [
    ("data", dataSheet(table)),
    (
      "dictionary",
      textSheet(
        [["name", "type", "title", "description", "unit", "levels"]] + notes.columns.map(dictionaryRow),
        widths: [16, 12, 40, 60, 12, 40])
    ),
    ("about", textSheet(notes.about.map { [$0.name, $0.value] }, widths: [20, 80])),
  ]
  var types = ""
  var links = ""
  var names = ""
  for (index, sheet) in sheets.enumerated() {
    let number = index + 1
    types += "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(partType).worksheet+xml\"/>"
    links +=
      "<Relationship Id=\"rId\(number)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
    names += "<sheet name=\"\(sheet.0)\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
  }
  var parts: [(path: String, bytes: [UInt8])] = [
    (
      "[Content_Types].xml",
      part(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(partType).sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(partType).styles+xml\"/>\(types)</Types>")
    ),
    (
      "_rels/.rels",
      part(
        "<Relationships xmlns=\"\(packageRelations)\">"
          + "<Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      )
    ),
    (
      "xl/workbook.xml",
      part("<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets>\(names)</sheets></workbook>")
    ),
    (
      "xl/_rels/workbook.xml.rels",
      part(
        "<Relationships xmlns=\"\(packageRelations)\">\(links)"
          + "<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/></Relationships>"
      )
    ),
    ("xl/styles.xml", part(styles)),
  ]
  for (index, sheet) in sheets.enumerated() { parts.append(("xl/worksheets/sheet\(index + 1).xml", sheet.1)) }
  return try zip(parts)
}

/// Whether a sheet has room: 1,048,576 rows, one of them for the names, 16,384 columns, 32,767 UTF-16 units in a cell.
func fitsWorkbook(_ table: Table) -> Bool {
  guard table.rowCount < 1_048_576, table.columns.count <= 16_384 else { return false }
  return table.columns.allSatisfy { column in
    guard case .texts(let texts) = column.values else { return true }
    return texts.allSatisfy { text in text.map { $0.utf8.count <= 32_767 || $0.utf16.count <= 32_767 } ?? true }
  }
}

private func dictionaryRow(_ column: DatasetNotes.ColumnNotes) -> [String] {
  let levels = column.levels.map { $0.label.isEmpty ? $0.value : "\($0.value) = \($0.label)" }
  return [column.name, column.type, column.title, column.description, column.unit, levels.joined(separator: "\n")]
}

private func dataSheet(_ table: Table) -> [UInt8] {
  var sheet = SheetWriter(widths: table.columns.map { _ in 14 }, frozenRows: 1)
  sheet.startRow()
  for column in table.columns { sheet.append(column.field.name, style: .heading) }
  sheet.endRow()
  let columns = table.columns.map { (values: $0.values, kind: $0.field.kind) }
  for row in 0..<table.rowCount {
    sheet.startRow()
    for column in columns {
      switch column.values {
      case .numbers(let numbers):
        let number = numbers[row]
        if number.isNaN {
          sheet.skip()
        } else if column.kind == .boolean {
          sheet.append(number != 0)
        } else {
          sheet.append(number, style: .plain)
        }
      case .texts(let texts):
        guard let text = texts[row] else {
          sheet.skip()
          continue
        }
        if column.kind == .date, let days = daysSince1970(text), days >= firstSureDay {
          sheet.append(Double(days) + daysFrom1899To1970, style: .day)
        } else {
          sheet.append(text, style: .plain)
        }
      }
    }
    sheet.endRow()
  }
  return sheet.finished(filtering: table.rowCount > 0 && !table.columns.isEmpty)
}

private func textSheet(_ rows: [[String]], widths: [Int]) -> [UInt8] {
  var sheet = SheetWriter(widths: widths, frozenRows: 0)
  for row in rows {
    sheet.startRow()
    for text in row {
      if text.isEmpty {
        sheet.skip()
      } else {
        sheet.append(String(text.unicodeScalars.prefix(32_000)), style: .wrapped)
      }
    }
    sheet.endRow()
  }
  return sheet.finished(filtering: false)
}

private func part(_ content: String) -> [UInt8] {
  Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(content)".utf8)
}

private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
private let partType = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/// The spreadsheet counts days from 30 December 1899, and is sure of them from March 1900 on.
private let daysFrom1899To1970 = 25_569.0
private let firstSureDay: Int32 = -25_508

/// Numbered as ``SheetWriter/Style``: plain, bold, day, wrapped.
private let styles =
  "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
  + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
  + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
  + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
  + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
  + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
  + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
  + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
  + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
  + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
  + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
  + "<alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
  + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
