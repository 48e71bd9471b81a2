import CCrypto

/// Signatures of Ed25519 (RFC 8032) by libcrypto. The same key and message give the same signature.
enum Ed25519 {
  static let keySize = 32
  static let signatureSize = 64

  /// The public key of a seed of 32 bytes.
  static func publicKey(seed: [UInt8]) -> [UInt8] {
    let key = privateKey(seed)
    defer { EVP_PKEY_free(key) }
    var bytes = [UInt8](repeating: 0, count: keySize)
    var count = keySize
    precondition(EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1 && count == keySize)
    return bytes
  }

  static func sign(_ message: [UInt8], seed: [UInt8]) -> [UInt8] {
    let key = privateKey(seed)
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: signatureSize)
    var count = signatureSize
    let done =
      EVP_DigestSignInit(context, nil, nil, nil, key) == 1
      && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
    // It fails for want of memory alone.
    precondition(done && count == signatureSize, "libcrypto could not sign")
    return signature
  }

  /// Whether the signature is that of the message; false for a key that is none.
  static func verifies(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard publicKey.count == keySize, signature.count == signatureSize,
      let key = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, publicKey, publicKey.count)
    else { return false }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  private static func privateKey(_ seed: [UInt8]) -> OpaquePointer {
    precondition(seed.count == keySize)
    guard let key = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count) else {
      preconditionFailure("libcrypto has no Ed25519")
    }
    return key
  }
}

/// BLAKE2b-512 by libcrypto, for messages of any size.
func blake2b512(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 64)
  let done = bytes.withUnsafeBytes { buffer in
    withUnsafePointer(to: UInt8(0)) { nothing in
      EVP_Digest(
        buffer.baseAddress ?? UnsafeRawPointer(nothing), buffer.count, &digest, nil, EVP_blake2b512(), nil)
    }
  }
  precondition(done == 1, "libcrypto has no BLAKE2b")
  return digest
}
