import Analyses
import ArgumentParser
import Content
import Diagnostics
import Downloads
import Publication

struct CalculateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculate", abstract: "Compute one study's plan and print its results.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Argument(help: "The study: the name of its folder in ‘studies’.")
  var study: String

  @OptionGroup var shared: SharedOptions

  @Option(help: "How to print the results: table, json or csv.")
  var format = Format.table

  func run() throws {
    var settings = try shared.settings()
    settings.includesDrafts = true
    let (catalog, loading) = Publication(settings).loadProtected()
    ProgressLine().clear()
    guard let wanted = catalog.study(study) else {
      report(loading.filter { $0.id == "no-content" || $0.id == "no-site" })
      throw CommandFailure(
        status: catalog.studies.isEmpty ? .contentHasErrors : .misused,
        message: "there is no study ‘\(study)’: "
          + hint(for: study, among: catalog.studies.map(\.slug), what: "study"))
    }
    let (results, calculating) = calculate(wanted)
    let diagnostics = (loading.filter { $0.place.file.hasPrefix(wanted.folder + "/") } + calculating).sorted()
    report(diagnostics)
    switch format {
    case .table: writeOutput(resultSections(results).joined(separator: "\n\n"))
    case .json: writeAll(1, resultsJSON(wanted, results, addresses: Addresses(site: catalog.site)).bytes)
    case .csv: writeAll(1, resultsCSV(results))
    }
    if diagnostics.contains(where: { $0.severity == .error }) { throw CommandFailure(status: .contentHasErrors) }
  }
}
