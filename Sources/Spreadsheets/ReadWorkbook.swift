import Archives

/// Reads one sheet of a workbook, XLSX (transitional and strict) or ODS: its content says which, not its name.
///
/// Cells are given as they are stored, not as they are shown: a formula has the value of the last saving, a number all
/// its digits. What has a meaning only by its format is read by it: dates, hours, percentages, and leading zeros that a
/// format such as `00000` shows. A text keeps its spaces, whatever `xml:space` says, since many writers forget it.
///
/// Limits: 512 MiB an unpacked part, 1 GiB together, 10,000 parts, and those of ``SheetBuilder``. No entity is
/// expanded, nothing is fetched, no macro is looked at.
///
/// - Parameter sheet: The name of the sheet; nil for the first one that is not hidden.
/// - Throws: ``WorkbookError`` for a file that is no such workbook, is protected by a password, is damaged, is larger than
///   the limits, or has no such sheet. Single cells without a readable value are in ``Sheet/problems``.
package func readWorkbook(_ bytes: [UInt8], sheet: String? = nil) throws(WorkbookError) -> Sheet {
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    // The names in a compound file are UTF-16.
    guard !contains(bytes, Array("EncryptedPackage".utf8).flatMap { [$0, 0] }) else { throw .protected }
    throw WorkbookError(
      "the file is an old Excel workbook (.xls)", hint: "open it in the spreadsheet and save it as .xlsx or .ods")
  }
  guard bytes.starts(with: [0x50, 0x4B]) else {
    throw WorkbookError(
      bytes.isEmpty ? "the file is empty" : "the file is no workbook, whatever its name says",
      hint: "a text file needs the ending .csv; a workbook is saved by the spreadsheet as .xlsx or .ods")
  }
  let parts = try WorkbookParts(bytes)
  if let content = try parts.bytes(of: "content.xml") {
    if let manifest = try parts.bytes(of: "META-INF/manifest.xml"), contains(manifest, Array("encryption-data".utf8)) {
      throw .protected
    }
    return try readODS(content, sheet: sheet)
  }
  return try readXLSX(parts, sheet: sheet)
}

/// The parts of a workbook.
struct WorkbookParts {
  private let package: ZipPackage

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    do throws(ArchiveError) {
      package = try ZipPackage(
        bytes, limits: ArchiveLimits(files: 10_000, fileSize: 512 << 20, totalSize: 1 << 30))
    } catch {
      throw Self.damaged(error)
    }
  }

  func bytes(of path: String) throws(WorkbookError) -> [UInt8]? {
    do throws(ArchiveError) {
      return try package.bytes(of: path)
    } catch {
      throw Self.damaged(error)
    }
  }

  func contains(_ path: String) -> Bool { package.contains(path) }

  private static func damaged(_ error: ArchiveError) -> WorkbookError {
    WorkbookError(
      "the workbook cannot be unpacked: \(error.description)", hint: "open it in the spreadsheet and save it again")
  }
}

extension WorkbookError {
  fileprivate static let protected = WorkbookError(
    "the workbook is protected by a password", hint: "open it in the spreadsheet and save it without a password")
}

private func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
  guard let first = wanted.first, bytes.count >= wanted.count else { return false }
  return bytes.indices.dropLast(wanted.count - 1).contains {
    bytes[$0] == first && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
  }
}

/// The place in the list of the wanted sheet, or of the first that is not hidden.
func chooseSheet(_ wanted: String?, among names: [String], hidden: [String]) throws(WorkbookError) -> Int {
  guard !names.isEmpty else { throw WorkbookError("the workbook has no sheet of cells") }
  guard let wanted else { return names.firstIndex { !hidden.contains($0) } ?? 0 }
  if let index = names.firstIndex(of: wanted) { return index }
  throw WorkbookError(
    "the workbook has no sheet ‘\(wanted)’", hint: "its sheets are: \(names.joined(separator: ", "))")
}
