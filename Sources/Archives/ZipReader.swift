import Glibc

/// The files of a zip archive of the plain kind that ``zip(_:)`` writes, in their order.
///
/// Nothing is guessed and nothing skipped: the entries fill the archive from its first byte to the directory, the
/// directory to the end record, and each says twice the same. So an archive has one reading, and no entry can be unpacked
/// twice from the same bytes.
///
/// - Parameter limits: What is refused before anything is unpacked.
/// - Throws: ``ArchiveError`` for an archive that is damaged, encrypted, split, or made otherwise; for a path that leaves the
///   folder or comes twice; for more or larger files than the limits allow.
package func unzip(
  _ archive: [UInt8], limits: ArchiveLimits = ArchiveLimits()
) throws(ArchiveError) -> [(path: String, bytes: [UInt8])] {
  try ZipReader(archive: archive, limits: limits).files()
}

/// What an archive may hold at most.
package struct ArchiveLimits: Sendable {
  package var files: Int
  /// Of one file, in bytes.
  package var fileSize: Int
  /// Of all files together, in bytes.
  package var totalSize: Int

  package init(files: Int = 100_000, fileSize: Int = 2 << 30, totalSize: Int = 4 << 30) {
    self.files = files
    self.fileSize = fileSize
    self.totalSize = totalSize
  }
}

private struct ZipReader {
  struct Entry {
    var path: String
    /// The path as it is written.
    var name: ArraySlice<UInt8>
    var method: UInt16
    var flags: UInt16
    var checksum: UInt32
    var packed: Int
    var size: Int
    var offset: Int
  }

  let archive: [UInt8]
  let limits: ArchiveLimits

  func files() throws(ArchiveError) -> [(path: String, bytes: [UInt8])] {
    let entries = try entries()
    var next = 0
    var files: [(path: String, bytes: [UInt8])] = []
    files.reserveCapacity(entries.entries.count)
    for entry in entries.entries {
      guard entry.offset == next else {
        throw ArchiveError("file ‘\(entry.path)’ does not begin where the one before ends")
      }
      let data = try data(of: entry, before: entries.start)
      next = data.endIndex
      files.append((entry.path, try bytes(of: entry, data)))
    }
    guard next == entries.start else { throw ArchiveError("there are bytes between the last file and the directory") }
    return files
  }

  // MARK: - Directory

  private func entries() throws(ArchiveError) -> (entries: [Entry], start: Int) {
    let directory = try directory()
    guard directory.count <= limits.files else {
      throw ArchiveError("it has \(directory.count) files; at most \(limits.files) are accepted")
    }
    var paths = ArchivePaths()
    var entries: [Entry] = []
    var offset = directory.range.lowerBound
    var total = 0
    for _ in 0..<directory.count {
      let (entry, end) = try entry(at: offset, end: directory.range.upperBound)
      try paths.add(entry.path)
      guard entry.size <= limits.fileSize else {
        throw ArchiveError("file ‘\(entry.path)’ has \(entry.size) bytes; at most \(limits.fileSize) are accepted")
      }
      total += entry.size
      guard total <= limits.totalSize else {
        throw ArchiveError("its files have more than \(limits.totalSize) bytes together, which is the most accepted")
      }
      entries.append(entry)
      offset = end
    }
    guard offset == directory.range.upperBound else {
      throw ArchiveError("its directory is longer than its \(directory.count) entries")
    }
    return (entries, directory.range.lowerBound)
  }

  private func directory() throws(ArchiveError) -> (range: Range<Int>, count: Int) {
    let end = archive.count - ZipFormat.endSize
    guard end >= 0, read(UInt32.self, end) == ZipFormat.endSignature, read(UInt16.self, end + 20) == 0 else {
      throw ArchiveError("it does not end like a zip archive without a comment")
    }
    guard read(UInt16.self, end + 4) == 0, read(UInt16.self, end + 6) == 0 else {
      throw ArchiveError("it is one part of a split archive")
    }
    var count = Int(read(UInt16.self, end + 10))
    var size = UInt64(read(UInt32.self, end + 12))
    var start = UInt64(read(UInt32.self, end + 16))
    guard read(UInt16.self, end + 8) == read(UInt16.self, end + 10) else {
      throw ArchiveError("its end record has two numbers of files")
    }
    var after = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      let long = try end64(before: end)
      // A number that fits stands in both records.
      guard
        count == 0xFFFF || UInt64(count) == long.count, size == 0xFFFF_FFFF || size == long.size,
        start == 0xFFFF_FFFF || start == long.start
      else {
        throw ArchiveError("its two end records differ")
      }
      guard let number = Int(exactly: long.count) else { throw ArchiveError("its zip64 end record is damaged") }
      (count, size, start, after) = (number, long.size, long.start, long.position)
    }
    guard start <= UInt64(after), size == UInt64(after) - start else {
      throw ArchiveError("its directory does not stand right before its end record")
    }
    return (Int(start)..<after, count)
  }

  private func end64(
    before end: Int
  ) throws(ArchiveError) -> (position: Int, count: UInt64, size: UInt64, start: UInt64) {
    let locator = end - ZipFormat.locatorSize
    let position = locator - ZipFormat.end64Size
    guard
      position >= 0, read(UInt32.self, locator) == ZipFormat.locatorSignature, read(UInt32.self, locator + 4) == 0,
      read(UInt64.self, locator + 8) == UInt64(position), read(UInt32.self, locator + 16) == 1,
      read(UInt32.self, position) == ZipFormat.end64Signature,
      read(UInt64.self, position + 4) == UInt64(ZipFormat.end64Size - 12), read(UInt64.self, position + 16) == 0,
      read(UInt64.self, position + 24) == read(UInt64.self, position + 32)
    else {
      throw ArchiveError("its zip64 end record is damaged")
    }
    return (
      position, read(UInt64.self, position + 32), read(UInt64.self, position + 40), read(UInt64.self, position + 48)
    )
  }

  private func entry(at offset: Int, end: Int) throws(ArchiveError) -> (entry: Entry, end: Int) {
    guard end - offset >= ZipFormat.centralSize, read(UInt32.self, offset) == ZipFormat.centralSignature else {
      throw ArchiveError("its directory is damaged")
    }
    let nameEnd = offset + ZipFormat.centralSize + Int(read(UInt16.self, offset + 28))
    let extraEnd = nameEnd + Int(read(UInt16.self, offset + 30))
    guard extraEnd <= end else { throw ArchiveError("its directory is damaged") }
    let name = archive[(offset + ZipFormat.centralSize)..<nameEnd]
    let flags = read(UInt16.self, offset + 8)
    guard let path = String(validating: name, as: UTF8.self) else { throw ArchiveError("a path is not UTF-8") }
    func refuse(_ reason: String) -> ArchiveError { ArchiveError("file ‘\(path)’ \(reason)") }

    guard flags & 1 == 0 else { throw refuse("is encrypted") }
    guard flags & 1 << 3 == 0 else { throw refuse("has its sizes after its data") }
    guard flags & ~(ZipFormat.unicodeFlag | 0b110) == 0 else { throw refuse("has unknown flags") }
    guard flags & ZipFormat.unicodeFlag != 0 || name.allSatisfy({ $0 < 0x80 }) else {
      throw refuse("has a path that is not marked as UTF-8")
    }
    guard read(UInt16.self, offset + 6) <= ZipFormat.zip64Version else { throw refuse("needs a newer version of zip") }
    guard read(UInt16.self, offset + 32) == 0 else { throw refuse("has a comment") }
    guard read(UInt16.self, offset + 34) == 0 else { throw refuse("is in another part of a split archive") }
    let mode = read(UInt32.self, offset + 38) >> 16
    guard mode & S_IFMT == S_IFREG || mode & S_IFMT == 0 else { throw refuse("is a link, a folder or a device") }

    let long = try extra(nameEnd..<extraEnd, refuse)
    var used = 0
    func full(_ short: UInt32) -> UInt64? {
      guard short == .max, !long.isEmpty else { return UInt64(short) }
      defer { used += 1 }
      return used < long.count ? long[used] : nil
    }
    guard
      let size = full(read(UInt32.self, offset + 24)), let packed = full(read(UInt32.self, offset + 20)),
      let start = full(read(UInt32.self, offset + 42)), used == long.count,
      let size = Int(exactly: size), let packed = Int(exactly: packed), let start = Int(exactly: start)
    else {
      throw refuse("has a damaged zip64 field")
    }
    let entry = Entry(
      path: path, name: name, method: read(UInt16.self, offset + 10), flags: flags,
      checksum: read(UInt32.self, offset + 16), packed: packed, size: size, offset: start)
    return (entry, extraEnd)
  }

  /// The values of a zip64 extra field, the only one that is accepted.
  private func extra(_ range: Range<Int>, _ refuse: (String) -> ArchiveError) throws(ArchiveError) -> [UInt64] {
    guard !range.isEmpty else { return [] }
    guard
      range.count >= 12, range.count % 8 == 4, read(UInt16.self, range.lowerBound) == ZipFormat.zip64Extra,
      Int(read(UInt16.self, range.lowerBound + 2)) == range.count - 4
    else {
      throw refuse("has an extra field that is not zip64’s")
    }
    return stride(from: range.lowerBound + 4, to: range.upperBound, by: 8).map { read(UInt64.self, $0) }
  }

  // MARK: - Files

  /// The data of an entry, after checking that its local header says what the directory says.
  private func data(of entry: Entry, before end: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
    func refuse(_ reason: String) -> ArchiveError { ArchiveError("file ‘\(entry.path)’ \(reason)") }
    let offset = entry.offset
    guard end - offset >= ZipFormat.localSize, read(UInt32.self, offset) == ZipFormat.localSignature else {
      throw refuse("has no header")
    }
    let nameStart = offset + ZipFormat.localSize
    let nameEnd = nameStart + Int(read(UInt16.self, offset + 26))
    let start = nameEnd + Int(read(UInt16.self, offset + 28))
    guard start <= end, entry.packed <= end - start else { throw refuse("is longer than the archive") }

    var packed = UInt64(read(UInt32.self, offset + 18))
    var size = UInt64(read(UInt32.self, offset + 22))
    let long = try extra(nameEnd..<start, refuse)
    if long.count == 2, packed == 0xFFFF_FFFF, size == 0xFFFF_FFFF {
      (size, packed) = (long[0], long[1])
    } else if !long.isEmpty {
      throw refuse("has a damaged zip64 field")
    }
    guard
      archive[nameStart..<nameEnd] == entry.name, read(UInt16.self, offset + 4) <= ZipFormat.zip64Version,
      read(UInt16.self, offset + 6) == entry.flags, read(UInt16.self, offset + 8) == entry.method,
      read(UInt32.self, offset + 14) == entry.checksum, packed == UInt64(entry.packed), size == UInt64(entry.size)
    else {
      throw refuse("has a header that differs from the directory")
    }
    return archive[start..<(start + entry.packed)]
  }

  private func bytes(of entry: Entry, _ data: ArraySlice<UInt8>) throws(ArchiveError) -> [UInt8] {
    let bytes: [UInt8]
    switch entry.method {
    case ZipFormat.stored where entry.packed == entry.size: bytes = Array(data)
    // Deflate makes at most 1032 bytes of one: a larger size is a lie, and not worth its memory.
    case ZipFormat.deflated where entry.size / 1032 <= entry.packed:
      guard let inflated = try inflate(data, size: entry.size) else {
        throw ArchiveError("file ‘\(entry.path)’ is damaged: its deflate stream is not whole")
      }
      bytes = inflated
    case ZipFormat.stored, ZipFormat.deflated:
      throw ArchiveError("file ‘\(entry.path)’ has a size that its data cannot give")
    default:
      throw ArchiveError("file ‘\(entry.path)’ is packed with method \(entry.method); only deflate is accepted")
    }
    guard crc32(bytes) == entry.checksum else { throw ArchiveError("file ‘\(entry.path)’ is damaged: wrong checksum") }
    return bytes
  }

  /// A little-endian number; the caller has checked that it lies in the archive.
  private func read<Number: FixedWidthInteger>(_ type: Number.Type, _ offset: Int) -> Number {
    archive.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }
}
