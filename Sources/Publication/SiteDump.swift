import Archives
import Content
import Dispatch
import Downloads
import Glibc
import Synchronization

/// Writes the packages of a site's dump beside its files.
///
/// A package whose manifest is as it was is taken from the site that is replaced, or from the one before it, once its
/// bytes have the checksum that the list of that dump gives: only those that hold a change are packed again.
struct SiteDump {
  /// Of the site that is made; what the packages hold is there already.
  var root: String
  /// The site that is replaced.
  var published: String
  var jobs: Int
  var sync: ResourceSync

  func write(_ packages: [ResourceDump.Package]) throws -> ResourceDump {
    let former = try [root, published].map { site in
      let list = site + "/" + ResourceDump.list
      return (site: site, list: fileKind(list) == .file ? String(decoding: try readFile(list), as: UTF8.self) : "")
    }
    let next = Atomic<Int>(0)
    let shared = Mutex((written: [Int: ResourceDump.Written](), failure: (index: Int, error: any Error)?.none))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, packages.count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < packages.count else { return }
        do {
          let written = try write(packages[index], former)
          shared.withLock { $0.written[index] = written }
        } catch {
          shared.withLock { if index < $0.failure?.index ?? .max { $0.failure = (index, error) } }
          return
        }
      }
    }
    let (written, failure) = shared.withLock { $0 }
    if let failure { throw failure.error }
    return ResourceDump(packages.indices.compactMap { written[$0] })
  }

  private func write(
    _ package: ResourceDump.Package, _ former: [(site: String, list: String)]
  ) throws -> ResourceDump.Written {
    let manifest = sync.manifest(of: package)
    let path = root + "/" + package.path
    for (site, list) in former {
      guard let kept = try kept(package, manifest, in: site, list) else { continue }
      if site != root {
        unlink(path)
        // Another file system, or one without second names: the package is packed again.
        guard link(site + "/" + package.path, path) == 0 else { continue }
      }
      try finish(package, manifest)
      return kept
    }
    let part = path + ".part"
    let file = try ZipFile(part)
    try file.add(ZipStream.entry(ResourceDump.manifestName, manifest))
    for member in package.members {
      try file.add(ZipStream.entry(ResourceDump.folder + member.path, try readFile(root + "/" + member.path)))
    }
    let made = try file.close()
    guard rename(part, path) == 0 else { throw FileError(path: path, code: errno, doing: "put in place") }
    try finish(package, manifest)
    return ResourceDump.Written(package: package, byteCount: Int(made.byteCount), sha256: made.sha256)
  }

  private func finish(_ package: ResourceDump.Package, _ manifest: [UInt8]) throws(FileError) {
    _ = try writeIfChanged(root + "/" + package.manifestPath, manifest)
    for path in [package.path, package.manifestPath] { try setTime(root + "/" + path, package.time) }
  }

  /// The package as a site has it, when it is this one, whole.
  private func kept(
    _ package: ResourceDump.Package, _ manifest: [UInt8], in site: String, _ list: String
  ) throws -> ResourceDump.Written? {
    let path = site + "/" + package.path
    let manifestPath = site + "/" + package.manifestPath
    guard !list.isEmpty, fileKind(path) == .file, fileKind(manifestPath) == .file,
      try readFile(manifestPath) == manifest
    else { return nil }
    let bytes = try readFile(path)
    let written = ResourceDump.Written(package: package, byteCount: bytes.count, sha256: sha256(bytes))
    return list.contains(sync.line(of: written)) ? written : nil
  }
}
