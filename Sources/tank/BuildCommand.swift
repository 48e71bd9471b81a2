import ArgumentParser
import Content
import Publication

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Publish the content: the old site stays until the new one is whole.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "The folder of the published site.")
  var output = "public"

  @Option(
    help:
      "The history.tsv of another copy of the site, so that unchanged files keep its times; otherwise that of the output."
  )
  var history: String?

  func run() throws {
    let start = secondsNow()
    let line = ProgressLine()
    let publication = Publication(try shared.settings(output: output, history: history, progress: line))
    let edition = publication.prepare()
    line.clear()
    report(edition.diagnostics)
    guard !edition.hasErrors else {
      throw CommandFailure(
        status: .contentHasErrors, message: "\(summary(of: edition.diagnostics)); nothing was published")
    }
    do {
      let written = try publication.publish(edition)
      line.clear()
      let counts = edition.counts
      let seconds = (secondsNow() - start) * 100
      writeOutput(
        "The site is in ‘\(output)’: \(number(counts.studies, "study", "studies")), "
          + "\(number(counts.datasets, "dataset", "datasets")), \(number(counts.results, "result", "results")), "
          + "\(number(counts.pages, "page", "pages")) (\(written.files) files, \(written.written) written) in "
          + "\(Int(seconds) / 100).\(Int(seconds) % 100 / 10)\(Int(seconds) % 10) s.")
    } catch {
      line.clear()
      throw CommandFailure(status: .machineFailed, message: "\(error). The old site is as it was")
    }
  }
}

private func number(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
