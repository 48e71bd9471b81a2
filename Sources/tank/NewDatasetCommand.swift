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
    let language = firstLanguage(ofSiteIn: content)
    let draft: DraftedDictionary
    do {
      draft = try draftDictionary(path: file, kind: kind, name: stem, language: language)
    } catch {
      throw CommandFailure(status: .misused, message: "\(error)")
    }
    let (yaml, header) = (draft.yaml, draft.header)
    func told(_ issues: [TableIssue], _ severity: Diagnostic.Severity) -> [Diagnostic] {
      issues.map { issue in
        Diagnostic(
          severity, id: issue.rule, at: Place(file: file, line: max(1, issue.line), column: max(1, issue.column)),
          message: issue.message, hint: issue.hint)
      }
    }
    guard draft.issues.isEmpty else {
      report(told(draft.issues, .error))
      throw CommandFailure(
        status: .contentHasErrors, message: "‘\(file)’ cannot be read with any dictionary; nothing was written")
    }
    var copyPath: String?
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
      if fileKind(copy) == .absent || !isSameFile(copy, file) { copyPath = copy }
    }
    try writeNew([(dictionary, Array(yaml.utf8))], copying: copyPath.map { (file, $0) })
    report(told(draft.warnings, .warning))
    for renamed in header?.renamed ?? [] {
      let unnamed = renamed.written.allSatisfy(\.isWhitespace)
      let fault =
        renamed.first.map { "columns \($0) and \(renamed.column) have the same name ‘\(renamed.written)’" }
        ?? (unnamed
          ? "column \(renamed.column) has no name"
          : "the name of column \(renamed.column), ‘\(renamed.written)’, continues on the next line")
      writeError("\(file):1: \(fault): write ‘\(renamed.name)’ there, as the dictionary does, or change both")
    }
    writeOutput("The dictionary is in ‘\(dictionary)’: read it over and complete it, then run ‘tank check’.")
  }

  /// Whether the file to be written stands there already with the same bytes.
  private func isSameFile(_ path: String, _ other: String) -> Bool {
    guard fileKind(path) == .file else { return false }
    return (try? haveSameBytes(path, other)) ?? false
  }
}
