/// A zip archive made by any program, of which single files are read by their path: what workbooks are.
///
/// Unlike ``unzip(_:limits:)``, which accepts only the plain kind that we write, it reads what spreadsheets write: sizes
/// after the data, padding, extra fields, comments. Only the directory at the end counts; what stands between the
/// files is ignored. Encrypted and split archives are refused, and so are entries that overlap: no byte is
/// unpacked twice, so that a small archive cannot grow by quoting itself.
package struct ZipPackage: Sendable {
  private struct Entry: Sendable {
    var path: String
    var method: UInt16
    var isEncrypted: Bool
    var checksum: UInt32
    var packed: Int
    var size: Int
    var offset: Int
  }

  private let archive: [UInt8]
  private var entries: [Entry] = []
  private var indices: [String: Int] = [:]

  /// Reads the directory.
  ///
  /// - Throws: ``ArchiveError`` for what is no zip archive, is damaged, or holds more than the limits allow.
  package init(_ archive: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) {
    self.archive = archive
    let (range, count) = try directory()
    guard count <= limits.files else {
      throw ArchiveError("it has \(count) files; at most \(limits.files) are accepted")
    }
    var offset = range.lowerBound
    var total = 0
    for _ in 0..<count {
      let (entry, end) = try entry(at: offset, end: range.upperBound)
      offset = end
      if entry.path.hasSuffix("/") { continue }
      guard entry.size <= limits.fileSize else {
        throw ArchiveError("file ‘\(entry.path)’ has \(entry.size) bytes; at most \(limits.fileSize) are accepted")
      }
      total += entry.size
      guard total <= limits.totalSize else {
        throw ArchiveError("its files have more than \(limits.totalSize) bytes together, which is the most accepted")
      }
      // Parts of an OOXML package are the same in capitals and small letters: ISO/IEC 29500-2, 6.2.2.
      guard indices.updateValue(entries.count, forKey: entry.path.lowercased()) == nil else {
        throw ArchiveError("it has two files ‘\(entry.path)’")
      }
      entries.append(entry)
    }
    var next = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= next else { throw ArchiveError("file ‘\(entry.path)’ overlaps another") }
      next = entry.offset + ZipFormat.localSize + entry.packed
      guard next <= range.lowerBound else { throw ArchiveError("file ‘\(entry.path)’ is longer than the archive") }
    }
  }

  /// The paths of the files, in the order of the directory.
  package var paths: [String] { entries.map(\.path) }

  package func contains(_ path: String) -> Bool { indices[path.lowercased()] != nil }

  /// The unpacked bytes of a file; nil when the archive has none at this path.
  ///
  /// - Throws: ``ArchiveError`` for a file that is damaged, encrypted, or packed in another way than by deflate.
  package func bytes(of path: String) throws(ArchiveError) -> [UInt8]? {
    guard let index = indices[path.lowercased()] else { return nil }
    let entry = entries[index]
    func refuse(_ reason: String) -> ArchiveError { ArchiveError("file ‘\(entry.path)’ \(reason)") }
    guard !entry.isEncrypted else { throw refuse("is encrypted") }
    guard archive.count - entry.offset >= ZipFormat.localSize,
      read(UInt32.self, entry.offset) == ZipFormat.localSignature
    else {
      throw refuse("has no header")
    }
    let start =
      entry.offset + ZipFormat.localSize + Int(read(UInt16.self, entry.offset + 26))
      + Int(read(UInt16.self, entry.offset + 28))
    guard start <= archive.count, entry.packed <= archive.count - start else {
      throw refuse("is longer than the archive")
    }
    let data = archive[start..<(start + entry.packed)]
    let bytes: [UInt8]
    switch entry.method {
    case ZipFormat.stored where entry.packed == entry.size: bytes = Array(data)
    // Deflate makes at most 1032 bytes of one: a larger size is a lie, and not worth its memory.
    case ZipFormat.deflated where entry.size / 1032 <= entry.packed:
      guard let inflated = try inflate(data, size: entry.size) else {
        throw refuse("is damaged: its deflate stream is not whole")
      }
      bytes = inflated
    case ZipFormat.stored, ZipFormat.deflated:
      throw refuse("has a size that its data cannot give")
    default:
      throw refuse("is packed with method \(entry.method); only deflate is accepted")
    }
    guard crc32(bytes) == entry.checksum else { throw refuse("is damaged: wrong checksum") }
    return bytes
  }

  private func directory() throws(ArchiveError) -> (range: Range<Int>, count: Int) {
    // The end record may have a comment of up to 65,535 bytes behind it.
    var end = archive.count - ZipFormat.endSize
    let lowest = max(0, end - 0xFFFF)
    while end >= lowest, read(UInt32.self, end) != ZipFormat.endSignature { end -= 1 }
    guard end >= lowest else { throw ArchiveError("it does not end like a zip archive; it may be cut short") }
    guard read(UInt16.self, end + 4) == 0 || read(UInt16.self, end + 4) == 0xFFFF else {
      throw ArchiveError("it is one part of a split archive")
    }
    var count = UInt64(read(UInt16.self, end + 10))
    var size = UInt64(read(UInt32.self, end + 12))
    var start = UInt64(read(UInt32.self, end + 16))
    let locator = end - ZipFormat.locatorSize
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF, locator >= 0,
      read(UInt32.self, locator) == ZipFormat.locatorSignature
    {
      let position = read(UInt64.self, locator + 8)
      guard position <= UInt64(locator), UInt64(locator) - position >= UInt64(ZipFormat.end64Size),
        read(UInt32.self, Int(position)) == ZipFormat.end64Signature
      else { throw ArchiveError("its zip64 end record is damaged") }
      count = read(UInt64.self, Int(position) + 32)
      size = read(UInt64.self, Int(position) + 40)
      start = read(UInt64.self, Int(position) + 48)
    }
    guard start <= UInt64(end), size <= UInt64(end) - start, count <= size / UInt64(ZipFormat.centralSize) else {
      throw ArchiveError("its directory is damaged")
    }
    return (Int(start)..<Int(start + size), Int(count))
  }

  private func entry(at offset: Int, end: Int) throws(ArchiveError) -> (entry: Entry, end: Int) {
    guard end - offset >= ZipFormat.centralSize, read(UInt32.self, offset) == ZipFormat.centralSignature else {
      throw ArchiveError("its directory is damaged")
    }
    let nameEnd = offset + ZipFormat.centralSize + Int(read(UInt16.self, offset + 28))
    let extraEnd = nameEnd + Int(read(UInt16.self, offset + 30))
    let entryEnd = extraEnd + Int(read(UInt16.self, offset + 32))
    guard entryEnd <= end else { throw ArchiveError("its directory is damaged") }
    let name = archive[(offset + ZipFormat.centralSize)..<nameEnd].map { $0 == 0x5C ? 0x2F : $0 }
    let path = String(decoding: name, as: UTF8.self)
    var long: [UInt64] = []
    var field = nameEnd
    while extraEnd - field >= 4 {
      let length = Int(read(UInt16.self, field + 2))
      guard length <= extraEnd - field - 4 else { break }
      if read(UInt16.self, field) == ZipFormat.zip64Extra {
        long = stride(from: field + 4, through: field + 4 + length - 8, by: 8).map { read(UInt64.self, $0) }
      }
      field += 4 + length
    }
    var used = 0
    func full(_ short: UInt32) -> Int? {
      guard short == .max else { return Int(short) }
      defer { used += 1 }
      return used < long.count ? Int(exactly: long[used]) : nil
    }
    guard let size = full(read(UInt32.self, offset + 24)), let packed = full(read(UInt32.self, offset + 20)),
      let start = full(read(UInt32.self, offset + 42)), start <= archive.count, packed <= archive.count
    else { throw ArchiveError("file ‘\(path)’ has a damaged directory entry") }
    let entry = Entry(
      path: path, method: read(UInt16.self, offset + 10), isEncrypted: read(UInt16.self, offset + 8) & 1 != 0,
      checksum: read(UInt32.self, offset + 16), packed: packed, size: size, offset: start)
    return (entry, entryEnd)
  }

  /// A little-endian number; the caller has checked that it lies in the archive.
  private func read<Number: FixedWidthInteger>(_ type: Number.Type, _ offset: Int) -> Number {
    archive.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }
}
