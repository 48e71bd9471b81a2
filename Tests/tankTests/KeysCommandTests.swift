import Foundation
import Testing

@Suite("tank keys")
struct KeysCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/content", withIntermediateDirectories: true)
    try scratch.write("content/site.yml", "languages: [fr]\n")
  }

  @Test("writes a secret key that only its owner may read, prints the public key, and overwrites nothing")
  func new() throws {
    let outcome = try Command.run(["keys", "new", "secret.key"], in: scratch.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("  public-key: RW"))
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path + "/secret.key")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let again = try Command.run(["keys", "new", "secret.key"], in: scratch.path)
    #expect(again.status == 2)
    #expect(
      again.errors == "tank: ‘secret.key’ exists already, and nothing was written. Choose another name, or move it\n")
  }

  @Test("a key that is none, is not that of the site, or lies in the content stops the build")
  func refusals() throws {
    func findings(_ key: String) throws -> String {
      try Command.run(["build"], in: scratch.path, environment: ["TANK_SIGNING_KEY": key]).errors
    }
    #expect(
      try findings("hello").contains(
        "TANK_SIGNING_KEY cannot be used: this is not the secret key of ‘tank keys new’ or ‘minisign -G -W’. Hint: give it "
          + "the path of the file that ‘tank keys new’ wrote, or the text of that file. [bad-signing-key]"))
    let made = try Command.run(["keys", "new", "content/secret.txt"], in: scratch.path).output
    let mark = "public-key: "
    let start = try #require(made.range(of: mark)?.upperBound)
    let publicKey = String(made[start...].prefix(56))
    #expect(
      try findings("content/secret.txt").contains(
        "the site is signed, and does not say with which key. Hint: add ‘public-key: \(publicKey)’ to site.yml, so that "
          + "readers can verify the signature. [no-public-key]"))
    try scratch.write("content/site.yml", "languages: [fr]\npublic-key: \(publicKey)\n")
    #expect(
      try findings("content/secret.txt").contains(
        "content/secret.txt:2:1: error: this file holds the secret key of the site’s signature. Hint: keep it outside the "
          + "content and make a new one: tank keys new FILE. [key-in-content]"))
    _ = try Command.run(["keys", "new", "other.key"], in: scratch.path)
    let other = try findings("other.key")
    #expect(other.contains("content/site.yml:2:13: error: TANK_SIGNING_KEY is the secret half of ‘RW"))
    #expect(
      other.contains(
        "’, not of this key. Hint: sign with the key of this site, or publish the other here and tell the mirrors. "
          + "[other-signing-key]"))
    try scratch.write("content/site.yml", "languages: [fr]\npublic-key: RWQhello\n")
    #expect(
      try findings("").contains(
        "content/site.yml:2:13: error: ‘RWQhello’ is not a public key. Hint: ‘tank keys new FILE’ prints one: it begins "
          + "with RW and has 56 characters. [bad-public-key]"))
  }
}
