import Glibc

/// A zip archive of files, the same bytes for the same files.
///
/// The files stand in the given order. Each is from 1980-01-01 00:00, the first moment that zip can tell, has mode 0644, and is
/// stored when deflate does not make it shorter. There are no entries for folders, no comments, and zip64 fields only
/// where a number needs them.
///
/// - Parameter entries: Relative paths with `/`, each once (``ArchivePaths`` has the rules), and their bytes.
/// - Throws: ``ArchiveError`` for a path that breaks a rule, and for want of memory.
package func zip(_ entries: [(path: String, bytes: [UInt8])]) throws(ArchiveError) -> [UInt8] {
  try ZipWriter().archive(entries)
}

/// Writes zip archives; the limits are parameters so that a test need not write 4 GiB.
struct ZipWriter {
  /// Sizes and offsets from here on are written in zip64 fields.
  var sizeLimit: UInt64 = 0xFFFF_FFFF
  /// Archives of this many entries have the zip64 end record.
  var countLimit = 0xFFFF

  func archive(_ entries: [(path: String, bytes: [UInt8])]) throws(ArchiveError) -> [UInt8] {
    var paths = ArchivePaths()
    for entry in entries { try paths.add(entry.path) }

    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (path, bytes) in entries {
      let entry = try entry(path, bytes)
      directory += entry.central(UInt64(archive.count))
      archive += entry.local
    }
    appendEnd(
      count: entries.count, size: UInt64(directory.count), start: UInt64(archive.count), directory: directory,
      to: &archive)
    return archive
  }

  /// A file's header and data, and its place in the directory once the offset is known.
  func entry(_ path: String, _ bytes: [UInt8]) throws(ArchiveError) -> (
    local: [UInt8], central: (_ offset: UInt64) -> [UInt8]
  ) {
    let stream = try deflate(bytes)
    let method = stream == nil ? ZipFormat.stored : ZipFormat.deflated
    let size = UInt64(bytes.count)
    let packed = UInt64(stream?.count ?? bytes.count)
    let checksum = crc32(bytes)
    // A local header has both sizes in zip64 or neither; the directory only those that need it.
    let isLong = size >= sizeLimit
    let localExtra = isLong ? extra([size, packed]) : []

    var local: [UInt8] = []
    append(ZipFormat.localSignature, to: &local)
    appendCommon(
      version: isLong ? ZipFormat.zip64Version : ZipFormat.plainVersion, method: method, checksum: checksum,
      packed: isLong ? .max : UInt32(packed), size: isLong ? .max : UInt32(size), to: &local)
    append(UInt16(path.utf8.count), to: &local)
    append(UInt16(localExtra.count), to: &local)
    local += path.utf8
    local += localExtra
    local += stream ?? bytes
    return (
      local,
      { offset in
        central(path, method: method, checksum: checksum, packed: packed, size: size, offset: offset)
      }
    )
  }

  private func central(
    _ path: String, method: UInt16, checksum: UInt32, packed: UInt64, size: UInt64, offset: UInt64
  ) -> [UInt8] {
    let long = [size, packed, offset].filter { $0 >= sizeLimit }
    let centralExtra = long.isEmpty ? [] : extra(long)
    var directory: [UInt8] = []
    append(ZipFormat.centralSignature, to: &directory)
    let version = long.isEmpty ? ZipFormat.plainVersion : ZipFormat.zip64Version
    append(ZipFormat.unix | version, to: &directory)
    appendCommon(
      version: version, method: method, checksum: checksum, packed: short(packed), size: short(size), to: &directory)
    append(UInt16(path.utf8.count), to: &directory)
    append(UInt16(centralExtra.count), to: &directory)
    append(UInt16(0), to: &directory)  // comment
    append(UInt16(0), to: &directory)  // disk
    append(UInt16(0), to: &directory)  // internal attributes
    append(UInt32(S_IFREG | 0o644) << 16, to: &directory)
    append(short(offset), to: &directory)
    directory += path.utf8
    directory += centralExtra
    return directory
  }

  /// The fields that local header and directory have in common.
  private func appendCommon(
    version: UInt16, method: UInt16, checksum: UInt32, packed: UInt32, size: UInt32, to output: inout [UInt8]
  ) {
    append(version, to: &output)
    append(ZipFormat.unicodeFlag, to: &output)
    append(method, to: &output)
    append(UInt16(0), to: &output)  // 00:00:00
    append(UInt16(0x21), to: &output)  // 1980-01-01
    append(checksum, to: &output)
    append(packed, to: &output)
    append(size, to: &output)
  }

  /// The directory and what follows it; `start` is where it begins in the archive.
  func appendEnd(count: Int, size: UInt64, start: UInt64, directory: [UInt8], to output: inout [UInt8]) {
    output += directory
    if count >= countLimit || size >= sizeLimit || start >= sizeLimit {
      let position = start + size
      append(ZipFormat.end64Signature, to: &output)
      append(UInt64(ZipFormat.end64Size - 12), to: &output)
      append(ZipFormat.unix | ZipFormat.zip64Version, to: &output)
      append(ZipFormat.zip64Version, to: &output)
      append(UInt32(0), to: &output)  // this disk
      append(UInt32(0), to: &output)  // disk of the directory
      append(UInt64(count), to: &output)
      append(UInt64(count), to: &output)
      append(size, to: &output)
      append(start, to: &output)
      append(ZipFormat.locatorSignature, to: &output)
      append(UInt32(0), to: &output)
      append(position, to: &output)
      append(UInt32(1), to: &output)  // disks
    }
    let shortCount = count >= countLimit ? UInt16.max : UInt16(count)
    append(ZipFormat.endSignature, to: &output)
    append(UInt16(0), to: &output)
    append(UInt16(0), to: &output)
    append(shortCount, to: &output)
    append(shortCount, to: &output)
    append(short(size), to: &output)
    append(short(start), to: &output)
    append(UInt16(0), to: &output)  // comment
  }

  private func short(_ value: UInt64) -> UInt32 {
    value >= sizeLimit ? .max : UInt32(value)
  }

  private func extra(_ values: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(ZipFormat.zip64Extra, to: &bytes)
    append(UInt16(8 * values.count), to: &bytes)
    for value in values { append(value, to: &bytes) }
    return bytes
  }

  private func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { output += $0 }
  }
}
