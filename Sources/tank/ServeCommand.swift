import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import Preview
import Publication

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Build the content into a folder of its own and show it on this machine; nothing is published.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "Show a folder that was published already, instead of building the content.")
  var site: String?

  @Option(help: "The port; 0 takes a free one.")
  var port: UInt16 = 8080

  @Option(help: "The path below which the site is shown, as on the server that will hold it.")
  var basePath = "/"

  func run() async throws {
    if let site {
      try await show(site)
    } else {
      let scratch = FileManager.default.temporaryDirectory.path + "/tank-preview-\(getpid())"
      defer {
        for name in ["/site", "/.site.next", ""] { try? FileManager.default.removeItem(atPath: scratch + name) }
      }
      try build(into: scratch + "/site")
      try await show(scratch + "/site")
    }
  }

  private func build(into output: String) throws {
    let line = ProgressLine()
    let publication = Publication(try shared.settings(output: output, progress: line))
    let edition = publication.prepare()
    line.clear()
    report(edition.diagnostics)
    guard !edition.hasErrors else {
      throw CommandFailure(
        status: .contentHasErrors, message: "\(summary(of: edition.diagnostics)); nothing to show yet")
    }
    do {
      _ = try publication.publish(edition)
      line.clear()
    } catch {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
  }

  private func show(_ folder: String) async throws {
    // Ctrl-C ends the server, so that the folder of the preview is removed.
    signal(SIGINT, SIG_IGN)
    let interrupt = DispatchSource.makeSignalSource(signal: SIGINT)
    let server = Task {
      do {
        try await serve(folder: folder, basePath: basePath, port: port) { address in
          writeOutput("The site is at \(address) until you press Ctrl-C.")
        }
      } catch {
        throw CommandFailure(status: .machineFailed, message: "\(error)")
      }
    }
    interrupt.setEventHandler { server.cancel() }
    interrupt.resume()
    defer { interrupt.cancel() }
    try await server.value
  }
}
