import Archives
import Content
import Glibc

/// A published site as zip archives of bounded size, `site-1.zip` and so on, and a list of their sums.
///
/// Every file that `SHA256SUMS` of the site lists is in one part, with the bytes of its sum, and so are the lists
/// themselves; unpacked into one folder the parts are the site. The files stand in the order of their paths, so that the
/// same site gives the same parts. One file stands in memory at a time.
package struct SiteArchive: Sendable {
  /// The published site.
  package var site: String
  /// Where the parts are written; it must not hold anything else than older parts.
  package var folder: String
  /// In bytes; a file that is larger by itself has a part of its own.
  package var partSize: UInt64

  package struct Part: Sendable, Equatable {
    package var name: String
    package var files: Int
    package var byteCount: UInt64
    package var sha256: String
  }

  package enum Failure: Error, CustomStringConvertible, Equatable {
    case notASite(String)
    case changed(String)
    case badLine(Int)
    case archive(String)

    package var description: String {
      switch self {
      case .notASite(let folder): "‘\(folder)’ holds no published site: it has no SHA256SUMS"
      case .changed(let file): "‘\(file)’ is not the file that SHA256SUMS lists; build the site again"
      case .badLine(let line): "line \(line) of SHA256SUMS cannot be read; build the site again"
      case .archive(let said): said
      }
    }
  }

  package init(site: String, folder: String, partSize: UInt64) {
    self.site = site
    self.folder = folder
    self.partSize = partSize
  }

  /// Writes the parts and `SHA256SUMS` over them.
  ///
  /// - Throws: ``Failure`` for a listed file that is absent or changed, and `FileError` when the disk fails; no list is
  ///   written then.
  package func write() throws -> [Part] {
    let list = site + "/SHA256SUMS"
    guard fileKind(list) == .file else { throw Failure.notASite(site) }
    let sums = try listed(try readFile(list))
    var paths = sums.keys.map { $0 } + ["SHA256SUMS"]
    // What is written after the list and over it: the history, the signature, the lists of mirrors.
    let known = Set(paths)
    paths += try unlistedRecords().filter { !known.contains($0) }
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileError(path: folder, code: errno, doing: "made") }

    var parts: [Part] = []
    var output: ZipFile?
    func close(_ file: ZipFile) throws {
      let made = try file.close()
      parts.append(
        Part(name: lastPart(file.path), files: file.count, byteCount: made.byteCount, sha256: made.sha256))
    }
    for path in paths {
      guard fileKind(site + "/" + path) == .file else { throw Failure.changed(path) }
      let bytes = try readFile(site + "/" + path)
      if let sum = sums[path], sha256(bytes) != sum { throw Failure.changed(path) }
      let entry: ZipStream.Entry
      do { entry = try ZipStream.entry(path, bytes) } catch { throw Failure.archive("\(error)") }
      if let full = output, full.count > 0, full.size(with: entry) > partSize {
        try close(full)
        output = nil
      }
      let file = try output ?? ZipFile("\(folder)/site-\(parts.count + 1).zip")
      output = file
      do throws(ArchiveError) { try file.add(entry) } catch { throw Failure.archive("\(error)") }
    }
    if let output { try close(output) }
    try removeOlder(keeping: Set(parts.map(\.name)))
    let text = parts.map { "\($0.sha256)  \($0.name)\n" }.joined()
    try writeFile(folder + "/SHA256SUMS", Array(text.utf8))
    return parts
  }

  /// The sums of a list as `sha256sum` writes it. The paths of a site hold neither line ends nor backslashes.
  private func listed(_ bytes: [UInt8]) throws -> [String: String] {
    var sums: [String: String] = [:]
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      guard line.count > 66, line[line.startIndex] != UInt8(ascii: "\\"), line[line.startIndex + 64] == 0x20 else {
        throw Failure.badLine(index + 1)
      }
      sums[String(decoding: line.dropFirst(66), as: UTF8.self)] = String(decoding: line.prefix(64), as: UTF8.self)
    }
    return sums
  }

  /// The files beside the list at the root of the site and in `.well-known`, which name it.
  private func unlistedRecords() throws -> [String] {
    var found: [String] = []
    for folder in ["", ".well-known/"] where fileKind(site + "/" + folder) == .folder {
      found += try listFolder(site + "/" + folder).filter { fileKind(site + "/" + folder + $0) == .file }.map {
        folder + $0
      }
    }
    return found
  }

  private func removeOlder(keeping names: Set<String>) throws {
    for name in try listFolder(folder) where name.hasPrefix("site-") && name.hasSuffix(".zip") && !names.contains(name)
    {
      unlink(folder + "/" + name)
    }
  }
}
