import ArgumentParser
import Preview
import Publication

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the published site on this machine.")

  @Option(help: "The folder of the published site.")
  var output = "public"

  @Option(help: "The port; 0 takes a free one.")
  var port: UInt16 = 8080

  @Option(help: "The path below which the site is shown, as on the server that will hold it.")
  var basePath = "/"

  func run() async throws {
    do {
      try await serve(folder: output, basePath: basePath, port: port) { address in
        writeOutput("The site is at \(address) until you press Ctrl-C.")
      }
    } catch {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
  }
}
