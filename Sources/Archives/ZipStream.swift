/// A zip archive that is given piece by piece, so that it never stands in memory whole: the bytes are those of ``zip(_:)``.
package struct ZipStream {
  private let writer = ZipWriter()
  private var paths = ArchivePaths()
  private var directory: [UInt8] = []
  private var count = 0
  private var offset: UInt64 = 0

  /// A file, packed, whose place in an archive is not yet known.
  package struct Entry {
    fileprivate var path: String
    fileprivate var local: [UInt8]
    fileprivate var central: (UInt64) -> [UInt8]
  }

  package init() {}

  /// - Throws: ``ArchiveError`` for want of memory.
  package static func entry(_ path: String, _ bytes: [UInt8]) throws(ArchiveError) -> Entry {
    let made = try ZipWriter().entry(path, bytes)
    return Entry(path: path, local: made.local, central: made.central)
  }

  package var isEmpty: Bool { count == 0 }

  /// How large the archive would be with one more file, at most.
  package func size(with entry: Entry) -> UInt64 {
    offset + UInt64(entry.local.count + directory.count + entry.central(offset).count) + 22 + 76
  }

  /// - Returns: The next bytes of the archive.
  /// - Throws: ``ArchiveError`` for a path that breaks a rule.
  package mutating func add(_ entry: Entry) throws(ArchiveError) -> [UInt8] {
    try paths.add(entry.path)
    directory += entry.central(offset)
    offset += UInt64(entry.local.count)
    count += 1
    return entry.local
  }

  /// - Returns: The last bytes of the archive.
  package func end() -> [UInt8] {
    var bytes: [UInt8] = []
    writer.appendEnd(count: count, size: UInt64(directory.count), start: offset, directory: directory, to: &bytes)
    return bytes
  }
}
