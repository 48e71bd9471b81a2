import Foundation
import Testing

@testable import Publication

/// The program that runs the clients: of an environment where they are installed, or the machine's own.
private let python = ProcessInfo.processInfo.environment["TANK_PYTHON"] ?? "python3"

private func run(_ arguments: [String]) -> (status: Int32, said: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  guard (try? process.run()) != nil else { return (127, "") }
  let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return (process.terminationStatus, said)
}

@Suite(
  "What pages say for sharing, read by others",
  .enabled(if: run([python, "-c", "import extruct, PIL"]).status == 0))
struct SharingClientsTests {
  @Test("is linked data, Open Graph and pictures on every page of a whole site")
  func wholeSite() throws {
    let scratch = try Scratch()
    let publication = Publication(
      Settings(
        content: WholeSiteTests.folder + "/small/content", templates: WholeSiteTests.package + "/templates",
        output: scratch.path + "/public", jobs: 2))
    let edition = publication.prepare()
    try #require(!edition.hasErrors)
    _ = try publication.publish(edition)
    let script = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Clients/read_sharing.py"
    let (status, said) = run([python, script, scratch.path + "/public"])
    #expect(status == 0, "\(said)")
    #expect(said.contains("ScholarlyArticle 2\n"), "\(said)")
  }
}
