import Archives
import ArgumentParser

/// Keys that sign a published site.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Make the key with which builds sign the site.",
    subcommands: [NewKeysCommand.self])
}

struct NewKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a new secret key, which only you may read, and print the public key for site.yml.")

  @Argument(help: "The file of the secret key, outside the content and outside every repository.")
  var file: String

  func run() throws {
    let key = SigningKey.random()
    try writeNew([(file, Array(key.file.utf8))], mode: 0o600)
    writeOutput(
      """
      The secret key is in ‘\(file)’. Keep a copy in a safe place: without it, nobody can sign for this site again.
      Add its public half to site.yml:

        public-key: \(key.publicKey.text)

      Then sign each build:

        TANK_SIGNING_KEY='\(file)' tank build

      Anyone verifies the site with:

        minisign -V -P \(key.publicKey.text) -m SHA256SUMS
      """)
  }
}
