import CDeflate

/// The raw deflate stream of bytes at libdeflate's level 6, or nil when it is not shorter than the bytes.
///
/// The stream depends on the bytes and on the version of libdeflate, on nothing else.
func deflate(_ bytes: [UInt8]) throws(ArchiveError) -> [UInt8]? {
  guard bytes.count > 1 else { return nil }
  guard let compressor = libdeflate_alloc_compressor(6) else { throw ArchiveError("no memory to compress") }
  defer { libdeflate_free_compressor(compressor) }
  // One byte less than the bytes: libdeflate gives up as soon as nothing would be gained.
  let limit = bytes.count - 1
  let stream = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
    count = bytes.withUnsafeBytes {
      libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, output.baseAddress, limit)
    }
  }
  return stream.isEmpty ? nil : stream
}

/// The bytes of a raw deflate stream, when they are exactly `size` and the stream ends with the slice; else nil.
func inflate(_ stream: ArraySlice<UInt8>, size: Int) throws(ArchiveError) -> [UInt8]? {
  guard let decompressor = libdeflate_alloc_decompressor() else { throw ArchiveError("no memory to decompress") }
  defer { libdeflate_free_decompressor(decompressor) }
  var isWhole = false
  // One byte more than nothing, so that the buffer has an address.
  let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { output, count in
    var read = 0
    var written = 0
    let result = stream.withUnsafeBytes {
      libdeflate_deflate_decompress_ex(
        decompressor, $0.baseAddress, $0.count, output.baseAddress, size, &read, &written)
    }
    isWhole = result == LIBDEFLATE_SUCCESS && read == stream.count && written == size
    count = isWhole ? size : 0
  }
  return isWhole ? bytes : nil
}

/// The CRC-32 of zip, gzip and PNG.
package func crc32(_ bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
}
