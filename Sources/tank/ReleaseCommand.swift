import ArgumentParser
import Content
import Publication

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Freeze a study’s version: its bundle, its results and its page stay at their address for ever.")

  @Argument(help: "The study: the name of its folder in ‘studies’.")
  var study: String

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let line = ProgressLine()
    let publication = Publication(try shared.settings(progress: line))
    let freezing: Freezing
    do {
      freezing = try publication.freeze(study) { found in
        line.clear()
        report(found)
      }
    } catch let refusal as FreezeRefusal {
      line.clear()
      var status = ExitStatus.contentHasErrors
      if case .noStudy = refusal { status = .misused }
      throw CommandFailure(status: status, message: refusal.description)
    } catch {
      line.clear()
      throw CommandFailure(status: .machineFailed, message: "\(error). Nothing was released")
    }
    guard !freezing.files.isEmpty else {
      writeOutput(
        "Version \(freezing.version) of ‘\(study)’ is released already, with the same data, texts and results: nothing was done."
      )
      return
    }
    writeOutput(
      """
      Version \(freezing.version) of ‘\(study)’ is frozen in ‘\(freezing.folder)’\(freezing.isSigned ? ", and its bundle is signed" : ""):
      \(freezing.files.map { "  \($0.path)" }.sorted().joined(separator: "\n"))
      The version stands in ‘releases.yml’ too. Put both under version control, and build: each build publishes them as they
      are, for ever. A mistake that nobody has seen yet is taken back by removing the folder and its line in ‘releases.yml’.
      """)
  }
}
