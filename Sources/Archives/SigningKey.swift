/// A key that signs as minisign does: `minisign -V` verifies what it signs, and `minisign -S` signs with its file.
///
/// Only key files without a password are read: a build has nobody to ask.
package struct SigningKey: Sendable {
  package var publicKey: PublicKey
  private var seed: [UInt8]

  /// A key of the system's random numbers.
  package static func random() -> SigningKey {
    var generator = SystemRandomNumberGenerator()
    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) } }
    return SigningKey(seed: bytes(Ed25519.keySize), id: bytes(8))
  }

  init(seed: [UInt8], id: [UInt8]) {
    self.seed = seed
    publicKey = PublicKey(id: id, key: Ed25519.publicKey(seed: seed))
  }

  /// The text of a minisign secret key file, or its second line alone.
  package init(_ text: String) throws(SigningError) {
    guard let line = contentLine(text), let content = bytes(ofBase64: line), content.count == 158,
      content.starts(with: Array("Ed".utf8))
    else { throw .notASecretKey }
    guard content[2] == 0, content[3] == 0 else { throw .protectedSecretKey }
    let keys = Array(content[54..<126])
    let id = Array(keys[..<8])
    seed = Array(keys[8..<40])
    // minisign writes no checksum into a file without a password; the halves of the key check each other.
    guard Ed25519.publicKey(seed: seed) == Array(keys[40...])
    else { throw .damagedSecretKey }
    publicKey = PublicKey(id: id, key: Array(keys[40...]))
  }

  /// The file of the secret key, as `minisign -G -W` writes it.
  package var file: String {
    // The algorithms; no password, so nothing of its salt and limits; the keys; no checksum.
    let content =
      Array("Ed".utf8) + [0, 0] + Array("B2".utf8) + [UInt8](repeating: 0, count: 48) + publicKey.id + seed
      + publicKey.key + [UInt8](repeating: 0, count: 32)
    return "untrusted comment: minisign secret key \(publicKey.name)\n\(base64(content))\n"
  }

  /// The text of a `.minisig` file: the message's digest is signed, then the signature with its comment.
  ///
  /// - Parameter comment: One line that readers may trust: what was signed, and when.
  package func signature(of message: [UInt8], comment: String) -> String {
    let signature = Ed25519.sign(blake2b512(message), seed: seed)
    let line = String(comment.split(whereSeparator: \.isNewline).joined(separator: " "))
    let whole = Ed25519.sign(signature + Array(line.utf8), seed: seed)
    return """
      untrusted comment: signature from minisign secret key \(publicKey.name)
      \(base64(Array("ED".utf8) + publicKey.id + signature))
      trusted comment: \(line)
      \(base64(whole))

      """
  }
}

/// The half of a key that is published.
package struct PublicKey: Sendable, Equatable {
  var id: [UInt8]
  var key: [UInt8]

  init(id: [UInt8], key: [UInt8]) {
    self.id = id
    self.key = key
  }

  /// The text of a minisign public key file, or its second line alone, such as `RWQ…`.
  package init(_ text: String) throws(SigningError) {
    guard let line = contentLine(text), let content = bytes(ofBase64: line), content.count == 42,
      content.starts(with: Array("Ed".utf8))
    else { throw .notAPublicKey }
    self.init(id: Array(content[2..<10]), key: Array(content[10...]))
  }

  /// What `minisign -P` takes.
  package var text: String { base64(Array("Ed".utf8) + id + key) }

  /// What `minisign -p` reads.
  package var file: String { "untrusted comment: minisign public key \(name)\n\(text)\n" }

  /// The number by which minisign names a key.
  var name: String {
    let number = id.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Checks the text of a `.minisig` file against a message.
  ///
  /// - Returns: The comment that was signed with it.
  package func verify(_ message: [UInt8], signature text: String) throws(SigningError) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let mark = "trusted comment: "
    guard lines.count >= 4, lines[0].hasPrefix("untrusted comment:"), lines[2].hasPrefix(mark),
      let first = bytes(ofBase64: lines[1]), first.count == 74, let whole = bytes(ofBase64: lines[3]), whole.count == 64
    else { throw .notASignature }
    guard Array(first[2..<10]) == id else { throw .otherKey }
    let signed: [UInt8]
    switch Array(first[..<2]) {
    case Array("ED".utf8): signed = blake2b512(message)
    case Array("Ed".utf8): signed = message
    default: throw .notASignature
    }
    let signature = Array(first[10...])
    let comment = lines[2].dropFirst(mark.count)
    guard Ed25519.verifies(signature, of: signed, publicKey: key) else { throw .changedMessage }
    guard Ed25519.verifies(whole, of: signature + Array(comment.utf8), publicKey: key) else { throw .changedComment }
    return String(comment)
  }
}

package enum SigningError: Error, Equatable, CustomStringConvertible {
  case notASecretKey, protectedSecretKey, damagedSecretKey, notAPublicKey, notASignature, otherKey, changedMessage,
    changedComment

  package var description: String {
    switch self {
    case .notASecretKey: "this is not the secret key of ‘tank keys new’ or ‘minisign -G -W’"
    case .protectedSecretKey: "this secret key is protected by a password, which a build cannot ask for"
    case .damagedSecretKey: "this secret key is damaged: its two halves do not belong together"
    case .notAPublicKey: "this is not a public key: such a key begins with RW and has 56 characters"
    case .notASignature: "this is not a signature of minisign"
    case .otherKey: "the signature was made with another key"
    case .changedMessage: "the file is not the one that was signed"
    case .changedComment: "the comment of the signature was changed"
    }
  }
}

/// The line below the comment, or the only line.
private func contentLine(_ text: String) -> Substring? {
  text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("untrusted comment:") }
}
