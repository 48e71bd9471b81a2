import Foundation
import Testing

@testable import Archives

@Suite("Signing keys")
struct SigningKeyTests {
  /// Made by `minisign -G -W` of minisign 0.11 for this test alone, with its signature of `hello\n`.
  let secret = """
    untrusted comment: minisign encrypted secret key
    RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgrRZDt5yjSTQphDEONt16Q0dbe0dniV8Dm/TEc8\
    rai6/BDC6Mh0j+qQPJLCw9sYgh/i4sZs/v9gZkIueXMcamDAM2/luYw72AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
  let publicKey = "RWSCtFkO3nKNJKQPJLCw9sYgh/i4sZs/v9gZkIueXMcamDAM2/luYw72"
  let signature = """
    untrusted comment: signature from minisign secret key
    RUSCtFkO3nKNJGonyPgd/tfguJXqpNtu+TReBk35kYtVG6W8D/7ThJQD7XrXtoc+WOAnpHRQz0f9Q7YJ+MwbydwEG3Xf8wJkawQ=
    trusted comment: timestamp:0 file:m
    TuopaOsTO8FgvfOlQ4YFhgGDrlxICJd7GTjtdmdTRnsaAE4qeu19YQra/JS3FBvjJLddAUo2EfgDzSf8bEoUBQ==

    """

  @Test("signs to the byte as minisign 0.11 does")
  func sameBytes() throws {
    let key = try SigningKey(secret)
    #expect(key.publicKey.text == publicKey)
    #expect(key.publicKey.file == "untrusted comment: minisign public key 248D72DE0E59B482\n\(publicKey)\n")
    let ours = key.signature(of: Array("hello\n".utf8), comment: "timestamp:0 file:m").split(separator: "\n")
    let theirs = signature.split(separator: "\n")
    #expect(ours[1...] == theirs[1...])
  }

  @Test("verifies what minisign signed, and gives the trusted comment")
  func verifies() throws {
    let key = try PublicKey(publicKey)
    #expect(try key.verify(Array("hello\n".utf8), signature: signature) == "timestamp:0 file:m")
  }

  @Test("refuses another message, another comment, another key and what is no signature")
  func refusals() throws {
    let key = try PublicKey(publicKey)
    let message = Array("hello\n".utf8)
    #expect(throws: SigningError.changedMessage) { try key.verify(Array("Hello\n".utf8), signature: signature) }
    let comment = signature.replacingOccurrences(of: "timestamp:0", with: "timestamp:1")
    #expect(throws: SigningError.changedComment) { try key.verify(message, signature: comment) }
    #expect(throws: SigningError.otherKey) {
      try SigningKey.random().publicKey.verify(message, signature: signature)
    }
    #expect(throws: SigningError.notASignature) { try key.verify(message, signature: "hello") }
    #expect(throws: SigningError.notAPublicKey) { try PublicKey("RWQ") }
    #expect(throws: SigningError.notASecretKey) { try SigningKey("RWQ") }
  }

  @Test("says that a key with a password cannot be used, and that a damaged one is damaged")
  func unusable() throws {
    // The kdf of a password is `Sc`.
    let protected = secret.replacingOccurrences(of: "RWQAAEIy", with: "RWRTY0Iy")
    #expect(throws: SigningError.protectedSecretKey) { try SigningKey(protected) }
    let damaged = secret.replacingOccurrences(of: "rai6/BDC6", with: "rai6/BDC7")
    #expect(throws: SigningError.damagedSecretKey) { try SigningKey(damaged) }
  }

  @Test("a new key is read back from its file and verifies its own signatures, of an empty text too")
  func roundTrip() throws {
    for text in ["", "a", String(repeating: "é", count: 100_000)] {
      let key = SigningKey.random()
      let again = try SigningKey(key.file)
      #expect(again.publicKey == key.publicKey)
      let signed = again.signature(of: Array(text.utf8), comment: "one\nline")
      #expect(try PublicKey(key.publicKey.file).verify(Array(text.utf8), signature: signed) == "one line")
    }
  }

  @Test("Base64 is read only in its one right form")
  func strictBase64() {
    for text in ["QQ==", "QUI=", "QUJD", ""] { #expect(bytes(ofBase64: text).map(base64) == text) }
    for text in ["QR==", "QUK=", "QQ", "Q===", "QQ=A", "Q Q="] { #expect(bytes(ofBase64: text) == nil) }
  }
}
