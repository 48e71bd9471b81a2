import ArgumentParser
import Content
import Publication

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check a bundle, its folder or a site: checksums, signature, and every result computed again from its data.")

  @Argument(help: "A bundle’s zip archive, the folder that it was unpacked to, or the folder of a site.")
  var path: String

  @Option(help: "The public key that you trust, or its file; otherwise the one that lies inside.")
  var publicKey: String?

  @Flag(help: "Say only what differs.")
  var quiet = false

  func run() throws {
    let verification: Verification
    do {
      verification = try verify(path, publicKey: publicKey)
    } catch let error as VerificationError {
      throw CommandFailure(status: .misused, message: error.description)
    } catch {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
    let shown = verification.lines.filter { !quiet || $0.outcome == .differs }
    if !shown.isEmpty { writeOutput(shown.map { "\(sign($0.outcome)) \($0.text)." }.joined(separator: "\n")) }
    let count = verification.lines.count { $0.outcome == .differs }
    guard count == 0 else {
      throw CommandFailure(
        status: .contentHasErrors,
        message: "‘\(path)’ is not what it says it is: \(count == 1 ? "1 thing differs" : "\(count) things differ")")
    }
    if !quiet { writeOutput("Nothing differs.") }
  }

  private func sign(_ outcome: Verification.Outcome) -> String {
    switch outcome {
    case .same: "ok:"
    case .differs: "differs:"
    case .note: "note:"
    }
  }
}
