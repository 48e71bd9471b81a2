import Archives
import Testing

@Suite("Checksums")
struct ChecksumTests {
  /// FIPS 180-4 examples (NIST, Cryptographic Standards, SHA256.pdf), and the empty message of the NIST test vectors.
  @Test(
    "agree with the examples of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func standard(text: String, expected: String) {
    #expect(sha256(Array(text.utf8)) == expected)
  }

  @Test("of a million letters agree with the standard, from many threads at once")
  func threads() async {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { sha256(letters) } }
      for await sum in group {
        #expect(sum == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
      }
    }
  }
}
