import CDeflate

/// The bytes as one gzip member, without name or time: the same bytes give the same member.
package func gzip(_ bytes: [UInt8]) throws(ArchiveError) -> [UInt8] {
  guard let compressor = libdeflate_alloc_compressor(6) else { throw ArchiveError("no memory to compress") }
  defer { libdeflate_free_compressor(compressor) }
  let limit = libdeflate_gzip_compress_bound(compressor, bytes.count)
  return [UInt8](unsafeUninitializedCapacity: limit) { output, count in
    count = bytes.withUnsafeBytes {
      libdeflate_gzip_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, limit)
    }
  }
}
