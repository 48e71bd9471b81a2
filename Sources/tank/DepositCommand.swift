import ArgumentParser
import Content
import Publication

struct DepositCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deposit",
    abstract: "Make the package that an archive (Zenodo, Dataverse) takes of a released version. Nothing is sent.")

  @Argument(help: "The study: the name of its folder in ‘studies’.")
  var study: String

  @Option(help: "The folder of the package; otherwise ‘deposit/STUDY-VERSION’.")
  var output: String?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let (catalog, loading) = Publication(try shared.settings()).loadProtected()
    ProgressLine().clear()
    let package: DepositPackage
    do throws(DepositRefusal) {
      package = try depositPackage(of: study, catalog: catalog, templates: shared.templates)
    } catch {
      report(loading.filter { $0.severity == .error && $0.place.file.hasPrefix(catalog.folder) }.sorted())
      var status = ExitStatus.contentHasErrors
      if case .noStudy = error { status = catalog.studies.isEmpty ? .contentHasErrors : .misused }
      throw CommandFailure(status: status, message: error.description)
    }
    let folder = output ?? "deposit/\(study)-\(package.version)"
    try writeNew(package.files.map { (folder + "/" + $0.path, $0.bytes) })
    writeOutput(
      """
      The package of version \(package.version) of ‘\(study)’ is in ‘\(folder)’:
      \(package.files.map { "  \($0.path)" }.joined(separator: "\n"))
      README.md says how to send it. Nothing was sent.
      """)
  }
}
