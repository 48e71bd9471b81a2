import CCrypto

/// The SHA-256 of bytes that come piece by piece.
package final class RunningChecksum {
  private let context: OpaquePointer

  package init() {
    // Both fail only for want of memory and in a library built without SHA-256: nothing can be published then.
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package func add(_ bytes: [UInt8]) {
    let done = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(bytes.isEmpty || done == 1, "libcrypto could not go on")
  }

  /// As ``sha256(_:)-([UInt8])`` writes it; nothing may be added after.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "libcrypto could not end")
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
