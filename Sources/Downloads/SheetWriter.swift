import CSV

/// Writes one sheet of a workbook, cell by cell, as SpreadsheetML.
struct SheetWriter {
  private var bytes: [UInt8]
  private var row = 0
  private var column = 0
  private var width = 0

  /// Numbered as the workbook's styles.
  enum Style: Int {
    case plain, heading, day, wrapped
  }

  /// - Parameters:
  ///   - widths: Of the columns, in digits.
  ///   - frozenRows: How many rows stay in sight.
  init(widths: [Int], frozenRows: Int) {
    var start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    start += "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    if frozenRows > 0 {
      start +=
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"\(frozenRows)\" topLeftCell=\"A\(frozenRows + 1)\""
      start += " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    }
    if !widths.isEmpty {
      let columns = widths.enumerated().map { index, width in
        "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
      }
      start += "<cols>\(columns.joined())</cols>"
    }
    bytes = Array((start + "<sheetData>").utf8)
  }

  mutating func startRow() {
    row += 1
    column = 0
    bytes += "<row r=\"\(row)\">".utf8
  }

  mutating func endRow() {
    width = max(width, column)
    bytes += "</row>".utf8
  }

  /// An empty cell.
  mutating func skip() { column += 1 }

  mutating func append(_ number: Double, style: Style) {
    openCell(type: nil, style: style)
    bytes += "<v>".utf8
    appendShortest(number, to: &bytes)
    bytes += "</v></c>".utf8
  }

  mutating func append(_ value: Bool) {
    openCell(type: "b", style: .plain)
    bytes += (value ? "<v>1</v></c>" : "<v>0</v></c>").utf8
  }

  mutating func append(_ text: String, style: Style) {
    openCell(type: "inlineStr", style: style)
    bytes += "<is><t xml:space=\"preserve\">".utf8
    appendEscaped(text)
    bytes += "</t></is></c>".utf8
  }

  func finished(filtering: Bool) -> [UInt8] {
    var whole = bytes + Array("</sheetData>".utf8)
    if filtering, width > 0 { whole += "<autoFilter ref=\"A1:\(columnLetters(width - 1))\(row)\"/>".utf8 }
    return whole + Array("</worksheet>".utf8)
  }

  private mutating func openCell(type: String?, style: Style) {
    bytes += "<c r=\"\(columnLetters(column))\(row)\"".utf8
    if style != .plain { bytes += " s=\"\(style.rawValue)\"".utf8 }
    if let type { bytes += " t=\"\(type)\"".utf8 }
    bytes.append(UInt8(ascii: ">"))
    column += 1
  }

  /// XML has no way to write most control characters: `_x0007_` is what spreadsheets write for them, and then a text that looks like
  /// one has its underscore written so.
  private mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      for (index, byte) in buffer.enumerated() {
        switch byte {
        case UInt8(ascii: "&"): bytes += "&amp;".utf8
        case UInt8(ascii: "<"): bytes += "&lt;".utf8
        case UInt8(ascii: ">"): bytes += "&gt;".utf8
        case 0x00..<0x09, 0x0B...0x1F:
          let digits = Array("0123456789ABCDEF".utf8)
          bytes += "_x00".utf8
          bytes += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)], UInt8(ascii: "_")]
        case UInt8(ascii: "_") where looksLikeEscape(buffer, at: index): bytes += "_x005F_".utf8
        default: bytes.append(byte)
        }
      }
    }
  }

  private func looksLikeEscape(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 6 < buffer.count, buffer[index + 1] == UInt8(ascii: "x"), buffer[index + 6] == UInt8(ascii: "_")
    else { return false }
    return (2...5).allSatisfy { offset in
      switch buffer[index + offset] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
  }
}

/// `A` for 0, `Z` for 25, `AA` for 26.
private func columnLetters(_ index: Int) -> String {
  var letters: [UInt8] = []
  var rest = index + 1
  while rest > 0 {
    letters.append(UInt8(0x41 + (rest - 1) % 26))
    rest = (rest - 1) / 26
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}
