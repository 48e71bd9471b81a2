/// Checks that paths can be unpacked anywhere, into a folder and nowhere else.
///
/// A path is relative, with `/` between its parts; no part is empty, `.` or `..`; there is no backslash, colon or control
/// character, which other systems read otherwise. No path comes twice, also when capitals are ignored, and none is
/// both a file and a folder.
struct ArchivePaths {
  private var files: Set<String> = []
  private var folders: Set<String> = []

  mutating func add(_ path: String) throws(ArchiveError) {
    let shown = path.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\\u{\($0.value)}" : String($0) }
      .joined()
    func refuse(_ reason: String) -> ArchiveError { ArchiveError("path ‘\(shown)’ \(reason)") }

    guard !path.isEmpty else { throw refuse("is empty") }
    guard path.utf8.count <= 4096 else { throw ArchiveError("a path is longer than 4096 bytes") }
    guard path.utf8.first != UInt8(ascii: "/") else { throw refuse("is absolute") }
    for byte in path.utf8 {
      switch byte {
      case 0..<0x20, 0x7F: throw refuse("has a control character")
      case UInt8(ascii: "\\"): throw refuse("has a backslash")
      case UInt8(ascii: ":"): throw refuse("has a colon")
      default: break
      }
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains("") else { throw refuse("has an empty part") }
    guard !parts.contains("."), !parts.contains("..") else { throw refuse("has a part ‘.’ or ‘..’") }

    let key = path.lowercased()
    guard !folders.contains(key) else { throw refuse("is a file and a folder") }
    guard files.insert(key).inserted else { throw refuse("comes twice") }
    var folder = ""
    for part in key.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/\(part)"
      guard !files.contains(folder) else { throw ArchiveError("path ‘\(folder)’ is a file and a folder") }
      folders.insert(folder)
    }
  }
}
