import Archives
import Content
import Dispatch
import Downloads
import Glibc
import Synchronization

/// Writes the files of a site into a folder, on several cores, and removes what the site no longer holds.
struct SiteWriter {
  let root: String
  let jobs: Int
  let records: SiteRecords
  /// The site that is replaced.
  let published: String
  /// Called now and then with the number of files done.
  let progress: @Sendable (Int) -> Void

  struct Summary: Sendable {
    var files = 0
    var written = 0
    /// In bytes.
    var size = 0
  }

  /// Writes all files, each with the time of its last change, and the records of them all.
  ///
  /// - Throws: The first failure, by the order of the paths, of making or writing a file.
  func write(_ files: [OutputFile]) throws -> Summary {
    let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    try makeFolders(for: files.map(\.path))
    let isFresh = try existing().isEmpty
    let next = Atomic<Int>(0)
    let shared = Mutex(Collected(written: files.map { WrittenFile(path: $0.path, sha256: "", byteCount: 0) }))
    let workers = max(1, min(jobs, files.count))
    // Files are taken in runs, so that neighbours in one folder are made by one core.
    let run = 8
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var mine = Collected(written: [])
      var written: [(Int, WrittenFile)] = []
      while mine.failure == nil {
        let start = next.add(run, ordering: .relaxed).oldValue
        guard start < files.count else { break }
        for index in start..<min(start + run, files.count) {
          do {
            let bytes = try files[index].make()
            let path = root + "/" + files[index].path
            if isFresh {
              try writeFile(path, bytes)
              mine.summary.written += 1
            } else if try writeIfChanged(path, bytes) {
              mine.summary.written += 1
            }
            mine.summary.files += 1
            mine.summary.size += bytes.count
            let file = WrittenFile(path: files[index].path, sha256: sha256(bytes), byteCount: bytes.count)
            try setTime(
              path, records.history.time(of: file.path, sha256: file.sha256, now: records.now))
            written.append((index, file))
          } catch {
            mine.failure = (index, error)
            next.store(files.count, ordering: .relaxed)
            break
          }
        }
        if start % 512 == 0 { progress(start) }
      }
      shared.withLock { [mine, written] all in
        for (index, file) in written { all.written[index] = file }
        all.summary.files += mine.summary.files
        all.summary.written += mine.summary.written
        all.summary.size += mine.summary.size
        if let failure = mine.failure, failure.index < all.failure?.index ?? Int.max { all.failure = failure }
      }
    }
    let collected = shared.withLock { $0 }
    if let failure = collected.failure { throw failure.error }

    let (made, history) = records.records(of: collected.written)
    try write(made)
    var kept = files.map(\.path) + made.map(\.path)
    var dump: ResourceDump?
    if records.site.hasResourceDump {
      let packages = ResourceDump.packages(of: history)
      let paths = packages.flatMap { [$0.path, $0.manifestPath] }
      try makeFolders(for: paths)
      dump = try SiteDump(
        root: root, published: published, jobs: jobs, sync: ResourceSync(base: records.site.baseURL, history: history)
      ).write(packages)
      kept += paths
    }
    let lists = records.lists(history, dump: dump)
    try write(lists)
    try removeStrangers(keeping: Set(kept + lists.map(\.path)))
    return collected.summary
  }

  private func write(_ made: [SiteRecords.Record]) throws(FileError) {
    try makeFolders(for: made.map(\.path))
    for record in made {
      _ = try writeIfChanged(root + "/" + record.path, record.bytes)
      try setTime(root + "/" + record.path, record.time)
    }
  }

  /// What one core did, and the files of all.
  private struct Collected: Sendable {
    var written: [WrittenFile]
    var summary = Summary()
    var failure: (index: Int, error: any Error)?
  }

  private func makeFolders(for paths: [String]) throws(FileError) {
    var last = ""
    var made: Set<String> = [""]
    for path in paths {
      guard let slash = path.lastIndex(of: "/") else { continue }
      let folder = String(path[..<slash])
      guard folder != last else { continue }
      last = folder
      try make(folder, &made)
    }
  }

  private func make(_ folder: String, _ made: inout Set<String>) throws(FileError) {
    guard made.insert(folder).inserted else { return }
    if let slash = folder.lastIndex(of: "/") { try make(String(folder[..<slash]), &made) }
    let path = root + "/" + folder
    if mkdir(path, 0o755) == 0 { return }
    guard errno == EEXIST else { throw FileError(path: path, code: errno, doing: "made") }
    // A file stood where a folder is needed now.
    if fileKind(path) != .folder {
      unlink(path)
      if mkdir(path, 0o755) != 0 { throw FileError(path: path, code: errno, doing: "made") }
    }
  }

  private func existing() throws(FileError) -> [String] {
    try listFolder(root).filter { fileKind(root + "/" + $0) == .file }
  }

  /// Removes the files, and the folders left empty, that the site does not hold.
  private func removeStrangers(keeping paths: Set<String>) throws(FileError) {
    _ = try clean("", keeping: paths)
  }

  /// - Returns: Whether the folder is empty now.
  private func clean(_ folder: String, keeping paths: Set<String>) throws(FileError) -> Bool {
    var isEmpty = true
    let prefix = folder.isEmpty ? "" : folder + "/"
    for name in try listFolder(root + "/" + folder) {
      let path = prefix + name
      if fileKind(root + "/" + path) == .folder {
        if try clean(path, keeping: paths) {
          rmdir(root + "/" + path)
        } else {
          isEmpty = false
        }
      } else if paths.contains(path) {
        isEmpty = false
      } else {
        guard unlink(root + "/" + path) == 0 else {
          throw FileError(path: root + "/" + path, code: errno, doing: "removed")
        }
      }
    }
    return isEmpty
  }
}
