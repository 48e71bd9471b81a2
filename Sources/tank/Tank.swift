import ArgumentParser
import Glibc

@main
struct Tank: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tank",
    abstract: "Turns a folder of reports and datasets into an open-data site whose figures anyone can compute again.",
    subcommands: [
      BuildCommand.self, CheckCommand.self, CalculateCommand.self, ProfileCommand.self, ServeCommand.self,
      NewCommand.self, KeysCommand.self, ReleaseCommand.self, VerifyCommand.self, DepositCommand.self,
      ArchiveCommand.self,
    ])

  /// The exit statuses are ours, so the parser's own are turned into them: 0 for help, 2 for a misused command.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { writeError("tank: \(failure.message)") }
      Glibc.exit(failure.status.rawValue)
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error).isSuccess {
        print(text)
        Glibc.exit(0)
      }
      writeError(text)
      Glibc.exit(error is ExitCode ? exitCode(for: error).rawValue : ExitStatus.misused.rawValue)
    }
  }
}
