import CDeflate

/// The bytes of a gzip file: of all its members, one behind the other, as `cat` of several files gives them.
///
/// Zero bytes behind the last member, which tapes and some disks add, are ignored; anything else there is an error.
///
/// - Parameter limit: The most bytes that are unpacked.
/// - Throws: ``ArchiveError`` for a file that is no gzip, is cut short or damaged, or unpacks to more than the limit.
/// - SeeAlso: RFC 1952.
package func gunzip(_ file: [UInt8], limit: Int = (1 << 32) - 2) throws(ArchiveError) -> [UInt8] {
  guard file.starts(with: [0x1F, 0x8B]) else { throw ArchiveError("it does not begin like a gzip file") }
  guard let decompressor = libdeflate_alloc_decompressor() else { throw ArchiveError("no memory to decompress") }
  defer { libdeflate_free_decompressor(decompressor) }
  var bytes: [UInt8] = []
  var offset = 0
  while offset < file.count {
    if offset > 0, file[offset...].allSatisfy({ $0 == 0 }) { break }
    guard file[offset...].starts(with: [0x1F, 0x8B]) else {
      throw ArchiveError("byte \(offset + 1) follows the end of the compressed data and begins no other member")
    }
    let rest = file.count - offset
    // The last four bytes hold the size of the last member: of the only one, nearly always.
    let told = rest >= 18 ? file.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) } : 0
    var capacity = max(1, min(told / 1032 <= rest ? told : rest * 4, limit - bytes.count))
    var member: [UInt8] = []
    while true {
      var read = 0
      var result = LIBDEFLATE_BAD_DATA
      member = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        var written = 0
        result = file.withUnsafeBytes {
          libdeflate_gzip_decompress_ex(
            decompressor, $0.baseAddress.map { $0 + offset }, rest, output.baseAddress, capacity, &read, &written)
        }
        count = result == LIBDEFLATE_SUCCESS ? written : 0
      }
      if result == LIBDEFLATE_SUCCESS {
        offset += read
        break
      }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else {
        throw ArchiveError("its compressed data is cut short or damaged")
      }
      guard capacity < limit - bytes.count else {
        throw ArchiveError("it unpacks to more than \(limit) bytes, which is the most accepted")
      }
      capacity = min(max(capacity * 2, 1 << 16), limit - bytes.count)
    }
    if bytes.isEmpty { bytes = member } else { bytes += member }
  }
  return bytes
}
