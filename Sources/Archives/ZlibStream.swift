import CDeflate

/// The zlib stream of bytes at libdeflate's level 6: what PNG keeps its pixels in.
///
/// The stream depends on the bytes and on the version of libdeflate, on nothing else.
package func zlibStream(_ bytes: [UInt8]) throws(ArchiveError) -> [UInt8] {
  guard let compressor = libdeflate_alloc_compressor(6) else { throw ArchiveError("no memory to compress") }
  defer { libdeflate_free_compressor(compressor) }
  let limit = libdeflate_zlib_compress_bound(compressor, bytes.count)
  return [UInt8](unsafeUninitializedCapacity: limit) { output, count in
    count = bytes.withUnsafeBytes {
      libdeflate_zlib_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, limit)
    }
  }
}
