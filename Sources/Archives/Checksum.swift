import CCrypto

/// The SHA-256 of bytes, as 64 lower-case hexadecimal digits: what `sha256sum` prints.
///
/// May be called from any number of threads.
package func sha256(_ bytes: [UInt8]) -> String {
  bytes.withUnsafeBytes { sha256($0) }
}

/// The SHA-256 of a buffer, which is not copied.
package func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
  let size = 32
  return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { digest in
    // An empty buffer has no address, and the function wants one.
    let done = withUnsafePointer(to: UInt8(0)) { nothing in
      EVP_Digest(
        bytes.baseAddress ?? UnsafeRawPointer(nothing), bytes.count, digest.baseAddress, nil, EVP_sha256(), nil)
    }
    // It fails for want of memory and in a library built without SHA-256: no site can be published then.
    precondition(done == 1, "libcrypto has no SHA-256")
    return String(unsafeUninitializedCapacity: 2 * size) { text in
      for index in 0..<size {
        text[2 * index] = hexadecimalDigit(digest[index] >> 4)
        text[2 * index + 1] = hexadecimalDigit(digest[index] & 0xF)
      }
      return 2 * size
    }
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? 0x30 + value : 0x61 + value - 10
}
