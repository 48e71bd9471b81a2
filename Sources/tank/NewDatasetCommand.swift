import ArgumentParser
import Content
import Diagnostics
import Tables

struct NewDatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Write the dictionary of a data file, with its types and proposals to complete.",
    discussion: """
      The file is CSV, also compressed with gzip, a workbook (.xlsx, .ods), or a file of Stata or SPSS (.dta, .sav), whose
      labels are taken. Columns that name persons, or seem to, are dropped from what is published until you say otherwise.

      The dictionary is written beside the file, or to --output. With --study, the file is copied into the data of the
      study unless it is there already, and the dictionary is written beside it.
      """)

  @Argument(help: "The data file.")
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
    guard let (stem, kind) = DataFileKind.of(name), !stem.isEmpty else {
      throw CommandFailure(
        status: .misused, message: "‘\(name)’ is no data file: its name should end in \(DataFileKind.endings)")
    }
    let bytes: [UInt8]
    do { bytes = try readFile(file) } catch { throw CommandFailure(status: .misused, message: "\(error)") }
    let language = firstLanguage(ofSiteIn: content)
    let (yaml, issues, header) = draftDictionary(bytes, kind: kind, name: stem, language: language)
    guard issues.isEmpty else {
      report(
        issues.map { issue in
          Diagnostic(
            .error, id: issue.rule, at: Place(file: file, line: max(1, issue.line), column: max(1, issue.column)),
            message: issue.message, hint: issue.hint)
        })
      throw CommandFailure(
        status: .contentHasErrors, message: "‘\(file)’ cannot be read with any dictionary; nothing was written")
    }
    var files: [(path: String, bytes: [UInt8])] = []
    var dictionary = output ?? String(file.dropLast(kind.rawValue.count + 1)) + ".yml"
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
      let copy = "\(folder)/data/\(slug).\(kind.rawValue)"
      if !isSameFile(copy, bytes) { files.append((copy, bytes)) }
    }
    files.append((dictionary, Array(yaml.utf8)))
    try writeNew(files)
    for renamed in header?.renamed ?? [] {
      let fault =
        renamed.first.map { "columns \($0) and \(renamed.column) have the same name ‘\(renamed.written)’" }
        ?? "column \(renamed.column) has no name"
      writeError("\(file):1: \(fault): write ‘\(renamed.name)’ there, as the dictionary does, or change both")
    }
    writeOutput("The dictionary is in ‘\(dictionary)’: read it over and complete it, then run ‘tank check’.")
  }

  /// Whether the file to be written stands there already with the same bytes.
  private func isSameFile(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard fileKind(path) == .file else { return false }
    do { return try readFile(path) == bytes } catch { return false }
  }
}
