import Analyses
import Content
import Glibc
import Testing

@testable import Downloads

/// `Sites/` beside this file.
private let sites = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Sites"

/// The content of a small site, loaded and calculated.
struct SmallSite {
  var catalog: Catalog
  var results: [StudyResults]
  var folder: String

  init(_ name: String) throws {
    folder = "\(sites)/\(name)"
    let (catalog, loading) = loadCatalog(folder: folder + "/content", jobs: 1)
    let (results, calculating) = calculate(catalog, jobs: 1)
    let errors = (loading + calculating).filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.description))")
    self.catalog = catalog
    self.results = results
  }

  func files(jobs: Int = 1) throws -> [String: DownloadFile] {
    let files = try downloads(
      catalog, results: results, licenses: try licenses, addresses: Addresses(site: catalog.site), jobs: jobs)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
  }

  /// The texts of `templates/`.
  var licenses: LicenseTexts {
    get throws {
      let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
      return try LicenseTexts(folder: root + "/templates/licenses", for: catalog)
    }
  }

  func text(_ path: String) throws -> String {
    String(decoding: try #require(try files()[path]?.bytes), as: UTF8.self)
  }
}

/// A folder of its own for one test, removed at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/downloads-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { run("rm -rf '\(path)'") }

  func write(_ name: String, _ bytes: [UInt8]) throws { try writeFile("\(path)/\(name)", bytes) }
}

func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    mkdir(folder, 0o755)
  }
  let file = try #require(fopen(path, "w"))
  try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  try #require(fclose(file) == 0)
}

/// Runs a line in a shell, in silence; 0 when it succeeded.
@discardableResult
func run(_ line: String) -> Int32 { system("(\(line)) >/dev/null 2>&1") }

let hasFrictionless = run("frictionless --version") == 0
let hasChecksumCommand = run("sha256sum --version") == 0
