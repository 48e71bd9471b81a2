import ArgumentParser
import Content
import Glibc
import Tables

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Describe every column of a CSV file, of any size, also compressed with gzip.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "The file.")
  var file: String

  @Option(help: "How to print the profile: table or json.")
  var format = Format.table

  @Option(help: "A text that means a missing value, beside the empty cell; can be repeated.")
  var missing: [String] = []

  @Option(help: "The decimal mark, when the file does not tell: , or .")
  var decimal: String?

  @Option(help: "The encoding, when the file does not tell: utf-8, windows-1252 …")
  var encoding: String?

  @Option(help: "How many cores to use; all of them unless said otherwise.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
    if let decimal, DecimalMark(rawValue: decimal) == nil { throw ValidationError("--decimal is , or .") }
    if let encoding, TextEncoding(rawValue: encoding) == nil {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--encoding is one of: \(known)")
    }
  }

  func run() throws {
    var options = ProfileOptions()
    options.missingValues = missing
    options.dialect.decimalMark = decimal.flatMap(DecimalMark.init(rawValue:))
    options.dialect.encoding = encoding.flatMap(TextEncoding.init(rawValue:))
    options.jobs = jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let profile: FileProfile
    do throws(UnreadableFile) {
      profile = try profileTextFile(path: file, options: options)
    } catch {
      throw CommandFailure(
        status: .misused,
        message: "\(file) cannot be read: \(error.reason ?? String(cString: strerror(error.errorNumber)))")
    }
    for issue in profile.issues {
      writeError("\(file):\(issue.line):\(issue.column): \(issue.message) [\(issue.rule)]")
      if !issue.hint.isEmpty { writeError("  hint: \(issue.hint)") }
    }
    switch format {
    case .json: writeAll(1, profileJSON(profile))
    case .table: writeOutput(profileText(profile))
    }
    if !profile.issues.isEmpty { throw CommandFailure(status: .contentHasErrors) }
  }
}
