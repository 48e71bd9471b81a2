/// Reads a sheet of a workbook after ISO/IEC 29500-1, SpreadsheetML.
func readXLSX(_ parts: WorkbookParts, sheet wanted: String?) throws(WorkbookError) -> Sheet {
  let workbookPath = try relations(of: "", in: parts).first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
  guard let bytes = try parts.bytes(of: workbookPath) else {
    throw WorkbookError(
      "the file is an archive without a workbook", hint: "a workbook is saved by the spreadsheet as .xlsx or .ods")
  }
  guard !workbookPath.lowercased().hasSuffix(".bin") else {
    throw WorkbookError(
      "the file is a binary Excel workbook (.xlsb)", hint: "open it in the spreadsheet and save it as .xlsx or .ods")
  }
  let workbook = WorkbookHandler()
  try readXML(bytes, part: workbookPath, workbook)
  let relations = try relations(of: workbookPath, in: parts)
  let sheets = workbook.sheets.compactMap { sheet in
    relations.first { $0.id == sheet.relation && $0.kind == "worksheet" }.map { (sheet, $0.target) }
  }
  let hidden = sheets.filter(\.0.isHidden).map(\.0.name)
  if let wanted, !sheets.contains(where: { $0.0.name == wanted }),
    workbook.sheets.contains(where: { $0.name == wanted })
  {
    throw WorkbookError("the sheet ‘\(wanted)’ is a chart or a macro, and no table")
  }
  let index = try chooseSheet(wanted, among: sheets.map(\.0.name), hidden: hidden)
  let (chosen, path) = sheets[index]
  guard let sheetBytes = try parts.bytes(of: path) else {
    throw WorkbookError("the part ‘\(path)’ is missing", sheet: chosen.name, hint: "save the workbook again")
  }

  var strings: [String] = []
  if let path = relations.first(where: { $0.kind == "sharedStrings" })?.target, let bytes = try parts.bytes(of: path) {
    let handler = SharedStringsHandler()
    try readXML(bytes, part: path, handler)
    strings = handler.strings
  }
  var formats: [NumberFormat] = []
  if let path = relations.first(where: { $0.kind == "styles" })?.target, let bytes = try parts.bytes(of: path) {
    let handler = StylesHandler()
    try readXML(bytes, part: path, handler)
    formats = handler.formats
  }
  var sheet = Sheet(format: .xlsx, name: chosen.name)
  sheet.isFirst = wanted == nil
  sheet.sheetNames = sheets.map(\.0.name)
  sheet.hiddenSheetNames = hidden
  sheet.isHidden = chosen.isHidden
  sheet.countsFrom1904 = workbook.countsFrom1904
  let handler = WorksheetHandler(sheet, strings: strings, formats: formats)
  try readXML(sheetBytes, part: path, handler)
  return handler.finish()
}

/// Where a part of the package points.
private struct Relation {
  var id: String
  /// The last part of the type's address.
  var kind: Substring
  /// The path in the archive.
  var target: String
}

private func relations(of part: String, in parts: WorkbookParts) throws(WorkbookError) -> [Relation] {
  let slash = part.lastIndex(of: "/")
  let folder = slash.map { String(part[...$0]) } ?? ""
  let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
  let path = "\(folder)_rels/\(name).rels"
  guard let bytes = try parts.bytes(of: path) else { return [] }
  let handler = RelationsHandler(folder)
  try readXML(bytes, part: path, handler)
  return handler.relations
}

private final class RelationsHandler: XMLHandler {
  let folder: String
  var relations: [Relation] = []

  init(_ folder: String) {
    self.folder = folder
  }

  func start(_ element: XMLName, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { path = path.dropLast() } else { path.append(step) }
    }
    relations.append(
      Relation(id: id, kind: type.split(separator: "/").last ?? "", target: path.joined(separator: "/")))
  }

  func end(_ element: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class WorkbookHandler: XMLHandler {
  struct SheetEntry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  var sheets: [SheetEntry] = []
  var countsFrom1904 = false

  func start(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "sheet", let name = attributes["name"], let relation = attributes["id"] {
      sheets.append(
        SheetEntry(name: name, relation: relation, isHidden: (attributes["state"] ?? "visible") != "visible"))
    } else if element == "workbookPr" {
      countsFrom1904 = isTrue(attributes["date1904"])
    }
  }

  func end(_ element: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class StylesHandler: XMLHandler {
  var formats: [NumberFormat] = []
  private var codes: [Int: NumberFormat] = [:]
  private var isInCells = false

  func start(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
      codes[id] = NumberFormat(code: code)
    } else if element == "cellXfs" {
      isInCells = true
    } else if isInCells, element == "xf" {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id] ?? NumberFormat(builtIn: id))
    }
  }

  func end(_ element: XMLName) {
    if element == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class SharedStringsHandler: XMLHandler {
  var strings: [String] = []
  private var text = RichText()

  func start(_ element: XMLName, _ attributes: XMLAttributes) {
    text.start(element)
  }

  func end(_ element: XMLName) {
    text.end(element)
    if element == "si" { strings.append(text.take()) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.add(bytes)
  }
}

/// The text of a string item: that of its runs, without the readings that Japanese texts carry.
struct RichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  mutating func start(_ element: XMLName) {
    if element == "t" { isInText = true } else if element == "rPh" { isInReading = true }
  }

  mutating func end(_ element: XMLName) {
    if element == "t" { isInText = false } else if element == "rPh" { isInReading = false }
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText, !isInReading { bytes.append(contentsOf: text) }
  }

  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return unescaped(bytes)
  }
}

/// A text with its escapes undone, `_x000D_` for a carriage return (ISO/IEC 29500-1, 22.9.2.19), and its line breaks as
/// line feeds.
func unescaped(_ bytes: [UInt8]) -> String {
  guard bytes.contains(0x5F) || bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var pairs: [UInt16] = []
  func flush() {
    if !pairs.isEmpty { result.append(contentsOf: String(decoding: pairs, as: UTF16.self).utf8) }
    pairs.removeAll()
  }
  var i = 0
  while i < bytes.count {
    if bytes[i] == 0x5F, i + 6 < bytes.count, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F,
      let text = String(validating: bytes[(i + 2)..<(i + 6)], as: UTF8.self),
      text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }), let value = UInt16(text, radix: 16)
    {
      pairs.append(value)
      i += 7
    } else {
      flush()
      result.append(bytes[i])
      i += 1
    }
  }
  flush()
  var lines: [UInt8] = []
  lines.reserveCapacity(result.count)
  for (i, byte) in result.enumerated() {
    if byte != 0x0D { lines.append(byte) } else if i + 1 == result.count || result[i + 1] != 0x0A { lines.append(0x0A) }
  }
  return String(decoding: lines, as: UTF8.self)
}

func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
