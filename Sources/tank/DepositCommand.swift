import ArgumentParser
import Content
import Diagnostics
import Publication

struct DepositCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deposit",
    abstract: "Make the package that an archive (Zenodo, Dataverse) takes of a released version. Nothing is sent.",
    discussion: "With --doi, write the DOI that the archive gave into the study’s front matter instead.")

  @Argument(help: "The study: the name of its folder in ‘studies’.")
  var study: String

  @Option(help: "The folder of the package; otherwise ‘deposit/STUDY-VERSION’.")
  var output: String?

  @Option(help: "The DOI that the archive gave this version: it is written into the front matter.")
  var doi: String?

  @Option(help: "The DOI that the archive gave all versions together, if it gives one.")
  var allVersionsDoi: String?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let (catalog, loading) = Publication(try shared.settings()).loadProtected()
    ProgressLine().clear()
    let reading = loading.filter { $0.severity == .error && $0.place.file.hasPrefix(catalog.folder) }.sorted()
    if doi != nil || allVersionsDoi != nil { return try writeBack(catalog, reading: reading) }
    let package: DepositPackage
    do throws(DepositRefusal) {
      package = try depositPackage(of: study, catalog: catalog, templates: shared.templates)
    } catch {
      report(reading)
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

  private func writeBack(_ catalog: Catalog, reading: [Diagnostic]) throws {
    do {
      let (file, line) = try writeIdentifiers(doi: doi, allVersions: allVersionsDoi, of: study, catalog: catalog)
      writeOutput(
        """
        ‘\(file)’ now says:
          \(line)
        Build the site: the page, the citations, the metadata and the catalogues then name it.
        """)
    } catch let refusal as IdentifierRefusal {
      report(reading)
      throw CommandFailure(
        status: catalog.studies.isEmpty ? .contentHasErrors : .misused, message: refusal.description)
    } catch {
      throw CommandFailure(status: .machineFailed, message: "\(error)")
    }
  }
}
