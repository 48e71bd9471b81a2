import ArgumentParser
import Content
import Diagnostics
import Glibc
import Publication

/// The options that the commands which read content share.
struct SharedOptions: ParsableArguments {
  @Option(help: "The folder of reports and data.")
  var content = "content"

  @Option(help: "The folder of templates, strings and the stylesheet.")
  var templates = "templates"

  @Option(help: "How many cores to use; all of them unless said otherwise.")
  var jobs: Int?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Publish the texts marked ‘draft: true’ too.")
  var draft = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
  }

  func settings(output: String = "public", history: String? = nil, progress: ProgressLine = ProgressLine()) throws
    -> Settings
  {
    var date: CalendarDate?
    var time: Int?
    if let epoch = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }), !epoch.isEmpty {
      guard let seconds = Int(epoch), let day = CalendarDate(secondsSince1970: seconds) else {
        throw CommandFailure(
          status: .misused, message: "SOURCE_DATE_EPOCH is ‘\(epoch)’, and a number of seconds since 1970 is needed")
      }
      date = day
      time = seconds
    }
    return Settings(
      content: content, templates: templates, output: output, jobs: jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      isStrict: strict, includesDrafts: draft, buildDate: date,
      pseudonymKey: environment("TANK_PSEUDONYM_KEY"), signingKey: environment("TANK_SIGNING_KEY"), history: history,
      buildTime: time,
      progress: { step in
        switch step {
        case .loading: progress.show("reading \(content) …")
        case .rendering: progress.show("rendering …")
        case .writing(let done, let count): progress.show("writing \(done) of \(count) …")
        }
      })
  }
}

/// A variable that is set, and not to nothing.
private func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}

/// Prints findings, one a line, errors last so that they are what a terminal shows.
func report(_ diagnostics: [Diagnostic]) {
  let warnings = diagnostics.filter { $0.severity != .error }
  let errors = diagnostics.filter { $0.severity == .error }
  let lines = (warnings + errors).map(\.description)
  if !lines.isEmpty { writeError(lines.joined(separator: "\n")) }
}

/// `3 errors and 1 warning`.
func summary(of diagnostics: [Diagnostic]) -> String {
  let errors = diagnostics.count { $0.severity == .error }
  let warnings = diagnostics.count { $0.severity == .warning }
  let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map {
    "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")"
  }
  return parts.isEmpty ? "nothing wrong" : parts.joined(separator: " and ")
}
