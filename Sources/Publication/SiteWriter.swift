import Archives
import Content
import Dispatch
import Glibc
import Synchronization

/// Writes the files of a site into a folder, on several cores, and removes what the site no longer holds.
struct SiteWriter {
  let root: String
  let jobs: Int
  /// Called now and then with the number of files done.
  let progress: @Sendable (Int) -> Void

  struct Summary: Sendable {
    var files = 0
    var written = 0
    /// In bytes.
    var size = 0
  }

  /// Writes all files and `SHA256SUMS` over them.
  ///
  /// - Throws: The first failure, by the order of the paths, of making or writing a file.
  func write(_ files: [OutputFile]) throws -> Summary {
    let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    try makeFolders(for: files)
    let isFresh = try existing().isEmpty
    let next = Atomic<Int>(0)
    let shared = Mutex(Collected(sums: [String](repeating: "", count: files.count)))
    let workers = max(1, min(jobs, files.count))
    // Files are taken in runs, so that neighbours in one folder are made by one core.
    let run = 8
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var mine = Collected(sums: [])
      var sums: [(Int, String)] = []
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
            sums.append((index, sha256(bytes)))
          } catch {
            mine.failure = (index, error)
            next.store(files.count, ordering: .relaxed)
            break
          }
        }
        if start % 512 == 0 { progress(start) }
      }
      shared.withLock { [mine, sums] all in
        for (index, sum) in sums { all.sums[index] = sum }
        all.summary.files += mine.summary.files
        all.summary.written += mine.summary.written
        all.summary.size += mine.summary.size
        if let failure = mine.failure, failure.index < all.failure?.index ?? Int.max { all.failure = failure }
      }
    }
    let collected = shared.withLock { $0 }
    if let failure = collected.failure { throw failure.error }

    var list: [UInt8] = []
    list.reserveCapacity(files.count * 110)
    for (file, sum) in zip(files, collected.sums) {
      list += sum.utf8
      list += "  ".utf8
      list += file.path.utf8
      list.append(0x0A)
    }
    _ = try writeIfChanged(root + "/SHA256SUMS", list)
    try removeStrangers(keeping: Set(files.map(\.path) + ["SHA256SUMS"]))
    return collected.summary
  }

  /// What one core did, and the sums of all.
  private struct Collected: Sendable {
    var sums: [String]
    var summary = Summary()
    var failure: (index: Int, error: any Error)?
  }

  private func makeFolders(for files: [OutputFile]) throws(FileError) {
    var last = ""
    var made: Set<String> = [""]
    for file in files {
      guard let slash = file.path.lastIndex(of: "/") else { continue }
      let folder = String(file.path[..<slash])
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
