import Foundation
import Testing

/// The demonstration's smallest study, signed, released, published and copied.
@Suite("tank release, verify and deposit")
struct VerifyCommandTests {
  let scratch: Scratch
  let study = "vaccin-bcg-tuberculose"
  let version = "1.0.0"

  init() throws {
    scratch = try Scratch()
    try scratch.copyDemonstration()
  }

  @Test("freeze, sign, verify by the given key, and refuse what was forged")
  func release() throws {
    let keys = try Command.run(["keys", "new", "secret.key"], in: scratch.path).output
    let mark = "public-key: "
    let start = try #require(keys.range(of: mark)?.upperBound)
    let key = String(keys[start...].prefix(56))
    let site = try #require(scratch.text("content/site.yml"))
    try scratch.write("content/site.yml", site + "\npublic-key: \(key)\n")
    let environment = ["TANK_SIGNING_KEY": "secret.key"]

    let early = try Command.run(["deposit", study], in: scratch.path)
    #expect(early.status == 1)
    #expect(
      early.errors.hasSuffix(
        "tank: version \(version) of ‘\(study)’ is not released, and an archive keeps what it is given: run ‘tank release \(study)’ first\n"
      ))
    let frozen = try Command.run(["release", study], in: scratch.path, environment: environment)
    #expect(frozen.status == 0, "\(frozen.errors)")
    #expect(
      frozen.output.hasPrefix(
        "Version \(version) of ‘\(study)’ is frozen in ‘content/studies/\(study)/releases/\(version)’, and its bundle is signed:\n"
      ))
    let again = try Command.run(["release", study], in: scratch.path, environment: environment)
    #expect(again.status == 0)
    #expect(
      again.output
        == "Version \(version) of ‘\(study)’ is released already, with the same data, texts and results: nothing was"
        + " done.\n"
    )
    let unknown = try Command.run(["release", "vaccin-bcg"], in: scratch.path)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("tank: there is no study ‘vaccin-bcg’: "))

    #expect(try Command.run(["build"], in: scratch.path, environment: environment).status == 0)
    let whole = try Command.run(["verify", "public", "--public-key", key], in: scratch.path)
    #expect(whole.status == 0, "\(whole.output)")
    #expect(whole.output.contains("ok: SHA256SUMS: signed with the key that you gave (timestamp:"))
    #expect(whole.output.contains("ok: \(study)-\(version).zip: signed with the key that you gave (timestamp:"))
    #expect(whole.output.hasSuffix("Nothing differs.\n"))
    let inside = try Command.run(["verify", "public/bundles/\(study)-\(version).zip"], in: scratch.path)
    #expect(inside.status == 0, "\(inside.output)")
    #expect(
      inside.output.contains(
        "signed with the key that lies beside it, \(key); this shows that nobody without that key changed it: compare the "
          + "key with one that you have from elsewhere."))

    // Everything made to fit but the arithmetic.
    let folder = "public/data/\(study)/\(version)"
    let forged = try Command.shell(
      "cd \(folder) && sed -i '0,/\"estimate\": -0/s//\"estimate\": -9/' results.json && rm SHA256SUMS && "
        + "sha256sum $(find . -type f | sed 's,^./,,' | LC_ALL=C sort) > ../sums && mv ../sums SHA256SUMS",
      in: scratch.path)
    #expect(forged.status == 0, "\(forged.errors)")
    let found = try Command.run(["verify", folder, "--quiet"], in: scratch.path)
    #expect(found.status == 1)
    #expect(found.output.hasPrefix("differs: \(version): ‘"))
    #expect(found.output.contains("’: estimate is published as -9."))
    #expect(found.output.split(separator: "\n").count == 1)
    #expect(found.errors == "tank: ‘\(folder)’ is not what it says it is: 1 thing differs\n")

    let deposit = try Command.run(["deposit", study], in: scratch.path)
    #expect(deposit.status == 0, "\(deposit.errors)")
    let package = scratch.tree("deposit/\(study)-\(version)")
    #expect(package["files/\(study)-\(version).zip"] == scratch.tree("public/bundles")["\(study)-\(version).zip"])
    #expect(package["README.md"] != nil && package["zenodo.json"] != nil)
    #expect(try Command.run(["deposit", study], in: scratch.path).status == 2)
  }

  @Test("refuse another key, a damaged signature and a path with nothing to verify")
  func refusals() throws {
    let misused = try Command.run(["verify", "nothing"], in: scratch.path)
    #expect(misused.status == 2)
    #expect(misused.errors == "tank: there is no ‘nothing’\n")
    let neither = try Command.run(["verify", "content"], in: scratch.path)
    #expect(neither.status == 2)
    #expect(
      neither.errors
        == "tank: ‘content’ is neither a bundle (a zip archive, or the folder that it was unpacked to, with its list of checksums) nor a published site\n"
    )
    let key = try Command.run(["verify", "content", "--public-key", "RWhello"], in: scratch.path)
    #expect(key.status == 2)
    #expect(
      key.errors
        == "tank: the public key cannot be used: this is not a public key: such a key begins with RW and has 56 characters\n"
    )
  }
}
