import ArgumentParser
import Content
import Publication

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Pack a published site into zip archives of bounded size.")

  @Option(help: "The published site.")
  var site = "public"

  @Option(help: "The folder for the parts.")
  var output = "site-archive"

  @Option(help: "The largest size of a part, in megabytes.")
  var partSize = 2_000

  func validate() throws {
    if !(1...1_000_000).contains(partSize) { throw ValidationError("--part-size is a number from 1 to 1000000.") }
  }

  func run() throws {
    let archive = SiteArchive(site: site, folder: output, partSize: UInt64(partSize) * 1_000_000)
    do {
      let parts = try archive.write()
      for part in parts { writeOutput("\(part.sha256)  \(output)/\(part.name)  \(part.files) files\n") }
    } catch let error as SiteArchive.Failure {
      throw CommandFailure(status: .misused, message: error.description)
    } catch let error as FileError {
      throw CommandFailure(status: .machineFailed, message: error.description)
    }
  }
}
