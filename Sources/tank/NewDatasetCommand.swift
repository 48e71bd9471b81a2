import ArgumentParser
import Content
import Diagnostics
import Tables

struct NewDatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Write the dictionary of a CSV file, with its types and proposals to complete.",
    discussion: """
      The dictionary is written beside the file, or to --output. With --study, the file is copied into the data of the
      study unless it is there already, and the dictionary is written beside it.
      """)

  @Argument(help: "The CSV file.")
  var file: String

  @Option(help: "The study that the dataset belongs to: the name of its folder in ‘studies’.")
  var study: String?

  @Option(help: "Where to write the dictionary.")
  var output: String?

  @Option(help: "The folder of reports and data.")
  var content = "content"

  func validate() throws {
    if study != nil, output != nil { throw ValidationError("--study and --output exclude each other.") }
  }

  func run() throws {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard name.hasSuffix(".csv") else {
      throw CommandFailure(status: .misused, message: "‘\(name)’ is no CSV file: its name should end in ‘.csv’")
    }
    let stem = String(name.dropLast(4))
    let bytes: [UInt8]
    do { bytes = try readFile(file) } catch { throw CommandFailure(status: .misused, message: "\(error)") }
    let language = firstLanguage(ofSiteIn: content)
    let (yaml, issues) = draftDictionary(bytes, name: stem, language: language)
    guard issues.isEmpty else {
      report(
        issues.map { issue in
          Diagnostic(
            .error, id: issue.rule, at: Place(file: file, line: issue.line, column: issue.column),
            message: issue.message, hint: issue.hint)
        })
      throw CommandFailure(
        status: .contentHasErrors, message: "‘\(file)’ cannot be read with any dictionary; nothing was written")
    }
    var files: [(path: String, bytes: [UInt8])] = []
    var dictionary = output ?? String(file.dropLast(4)) + ".yml"
    if let study {
      let folder = "\(content)/studies/\(study)"
      guard fileKind(folder) == .folder else {
        throw CommandFailure(
          status: .misused,
          message: "there is no study ‘\(study)’ in ‘\(content)/studies’; ‘tank new study \(study)’ makes one")
      }
      let slug = suggestedSlug(for: stem)
      guard isSlug(slug) else {
        throw CommandFailure(
          status: .misused, message: "‘\(stem)’ cannot stand in an address: rename the file with letters and digits")
      }
      dictionary = "\(folder)/data/\(slug).yml"
      let copy = "\(folder)/data/\(slug).csv"
      if !isSameFile(copy, bytes) { files.append((copy, bytes)) }
    }
    files.append((dictionary, Array(yaml.utf8)))
    try writeNew(files)
    writeOutput("The dictionary is in ‘\(dictionary)’: read it over and complete it, then run ‘tank check’.")
  }

  /// Whether the file to be written stands there already with the same bytes.
  private func isSameFile(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard fileKind(path) == .file else { return false }
    do { return try readFile(path) == bytes } catch { return false }
  }
}
