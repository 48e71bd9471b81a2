import ArgumentParser
import Content
import Diagnostics
import FoundationEssentials
import Publication

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say everything that a build would refuse, without building.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var shared: SharedOptions

  @Option(help: "How to print the findings: text (to standard error) or json (to standard output).")
  var format = Format.text

  func run() throws {
    let line = ProgressLine()
    let edition = Publication(try shared.settings(progress: line)).prepare()
    line.clear()
    let understood = edition.catalog.studies.flatMap(\.datasets).compactMap(\.understood)
    let findings = (understood + edition.portalScores + edition.diagnostics).sorted()
    switch format {
    case .text:
      report(findings)
      writeError("tank: \(summary(of: edition.diagnostics))")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      writeAll(1, Array(try encoder.encode(findings.map(Finding.init))) + [0x0A])
    }
    if edition.hasErrors { throw CommandFailure(status: .contentHasErrors) }
  }

  /// A diagnostic as editors' tools read it.
  private struct Finding: Encodable {
    var severity: String
    var id: String
    var file: String
    var line: Int
    var column: Int
    var message: String
    var hint: String

    init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity.rawValue
      id = diagnostic.id
      file = diagnostic.place.file
      line = diagnostic.place.line
      column = diagnostic.place.column
      message = diagnostic.message
      hint = diagnostic.hint
    }
  }
}
