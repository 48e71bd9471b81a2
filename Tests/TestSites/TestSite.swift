import Analyses
import Checks
import Content
import Diagnostics

/// A content folder in memory that a test changes, writes to a folder of its own, and reads back.
///
///     let site = TestSite.small.replacing("themes: [emploi]", by: "themes: [emplois]", in: TestSite.report)
///     #expect(try site.findings() == ["studies/jardin/index.md:8:10: error: …"])
package struct TestSite: Sendable {
  /// Path below `content/` to bytes.
  package var files: [String: [UInt8]]

  package init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  // MARK: Changes

  package func writing(_ text: String, to path: String) -> TestSite {
    writing(Array(text.utf8), to: path)
  }

  package func writing(_ bytes: [UInt8], to path: String) -> TestSite {
    var copy = self
    copy.files[path] = bytes
    return copy
  }

  package func removing(_ path: String) -> TestSite {
    precondition(files[path] != nil, "the site has no file \(path)")
    var copy = self
    copy.files[path] = nil
    return copy
  }

  package func moving(_ path: String, to other: String) -> TestSite {
    var copy = removing(path)
    copy.files[other] = files[path]
    return copy
  }

  /// Replaces the first occurrence of a text, which must be there.
  package func replacing(_ old: String, by new: String, in path: String) -> TestSite {
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    var start = text.startIndex
    while start < text.endIndex, !text[start...].hasPrefix(old) { start = text.index(after: start) }
    precondition(start < text.endIndex, "\(path) does not hold ‘\(old)’")
    return writing(text[..<start] + new + text[start...].dropFirst(old.count), to: path)
  }

  /// Adds a line or more at the end of a file.
  package func appending(_ text: String, to path: String) -> TestSite {
    writing((files[path] ?? []) + Array(text.utf8), to: path)
  }

  // MARK: Reading

  /// Writes the site to a new folder, which is gone when `body` returns.
  package func withFolder<Output>(_ body: (String) throws -> Output) throws -> Output {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (path, bytes) in files { try folder.write(declared(path, bytes), to: path) }
    return try body(folder.path)
  }

  /// The rows of a test are about things unless its dictionary says otherwise: tables small enough to be read are too
  /// small to tell of persons.
  private func declared(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    guard path.contains("/data/"), path.hasSuffix(".yml") else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n")
    guard lines.contains(where: { $0.hasPrefix("fields:") }), !lines.contains(where: { $0.hasPrefix("disclosure:") })
    else { return bytes }
    return bytes + Array(((text.hasSuffix("\n") ? "" : "\n") + "disclosure: {about: things}\n").utf8)
  }

  /// Loads the site.
  package func load(jobs: Int = 1) throws -> (catalog: Catalog, diagnostics: [Diagnostic]) {
    try withFolder { folder in
      let (catalog, found) = loadCatalog(folder: folder, jobs: jobs)
      return (catalog, found.map { $0.below(folder) })
    }
  }

  /// Loads, checks and calculates as a build does, and collects what is said, sorted by place.
  package func outcome(jobs: Int = 1) throws -> Outcome {
    try withFolder { folder in Outcome(folder: folder, jobs: jobs) }
  }

  /// Every finding as the terminal shows it, with paths below `content/`.
  package func findings() throws -> [String] {
    try outcome().diagnostics.map(\.description)
  }

  /// What a build knows before it renders.
  package struct Outcome: Sendable {
    package var catalog: Catalog
    package var results: [StudyResults]
    package var diagnostics: [Diagnostic]

    package init(folder: String, jobs: Int) {
      let (loaded, loading) = loadCatalog(folder: folder, jobs: jobs)
      let (catalog, protecting) = protect(loaded, key: nil, jobs: jobs)
      let (results, calculating) = calculate(catalog, jobs: jobs)
      self.catalog = catalog
      self.results = results
      diagnostics = (loading + protecting + check(catalog) + calculating).map { $0.below(folder) }.sorted()
    }

    package func result(_ id: String, of study: String = "jardin") -> Result? {
      results.first { $0.study == study }?.result(id)
    }
  }
}

extension Diagnostic {
  /// With paths below a folder whose name changes from test to test.
  fileprivate func below(_ folder: String) -> Diagnostic {
    var copy = self
    copy.place.file = without(copy.place.file, folder)
    copy.message = without(copy.message, folder)
    copy.hint = without(copy.hint, folder)
    return copy
  }
}

/// A text with `folder/` left out, and the folder alone called `content`.
private func without(_ text: String, _ folder: String) -> String {
  let bytes = Array(text.utf8)
  let name = Array(folder.utf8)
  var result: [UInt8] = []
  var start = 0
  while start < bytes.count {
    guard bytes[start] == name[0], bytes[start...].starts(with: name) else {
      result.append(bytes[start])
      start += 1
      continue
    }
    start += name.count
    if start < bytes.count, bytes[start] == UInt8(ascii: "/") {
      start += 1
    } else {
      result += "content".utf8
    }
  }
  return String(decoding: result, as: UTF8.self)
}
