import CPlatform
import Content
import Downloads
import Glibc

/// The folder of the published site and, beside it, the one where the next site is made.
///
/// A folder that holds files and no `SHA256SUMS` was not published by a build: it is refused, since all that it holds
/// would be gone after the next build.
///
/// The next site is made in `.<name>.next`, then the two are exchanged in one step: a reader sees the old site or the
/// new one, whole. The folder that goes out stays beside, and the next build brings it up to date: what did not change
/// is not written again, since creating a file costs more than rendering it.
struct SiteFolder {
  let output: String
  let next: String
  private let lock: Int32

  /// Opens the folder for the next site, and keeps other builds out until `close`.
  init(output: String) throws(FileError) {
    let trimmed = output.hasSuffix("/") && output.count > 1 ? String(output.dropLast()) : output
    let slash = trimmed.lastIndex(of: "/")
    let parent = slash.map { trimmed[..<$0].isEmpty ? "/" : String(trimmed[..<$0]) } ?? "."
    let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
    self.output = trimmed
    next = "\(parent)/.\(name).next"
    switch fileKind(trimmed) {
    case .folder:
      if fileKind(trimmed + "/SHA256SUMS") != .file, try !listFolder(trimmed).isEmpty {
        throw FileError(
          path: trimmed, code: ENOTEMPTY, doing: "replaced (it holds files, and no SHA256SUMS as a published site does)"
        )
      }
    case .absent: break
    case .file, .other: throw FileError(path: trimmed, code: ENOTDIR, doing: "written")
    }
    try makeFolders(parent)
    if mkdir(next, 0o755) != 0, errno != EEXIST { throw FileError(path: next, code: errno, doing: "made") }
    lock = open(next, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw FileError(path: next, code: errno, doing: "opened") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      Glibc.close(lock)
      throw FileError(path: next, code: code, doing: "locked (is another build running?)")
    }
    // The old site must let itself be replaced: better to hear it before the work than after.
    if fileKind(trimmed) == .folder, access(trimmed, W_OK) != 0 || access(parent, W_OK) != 0 {
      let code = errno
      Glibc.close(lock)
      throw FileError(path: trimmed, code: code, doing: "written")
    }
    // A build that was killed between the exchange and this step left them in the folder that `discard` removes.
    if let failure = carryFolders() {
      Glibc.close(lock)
      throw failure
    }
  }

  /// Puts the next site in the place of the old one.
  func exchange() throws(FileError) {
    if fileKind(output) == .absent {
      guard rename(next, output) == 0 else { throw FileError(path: output, code: errno, doing: "put in place") }
      return
    }
    try carryFiles()
    let code = tank_exchange(next, output)
    guard code == 0 else { throw FileError(path: output, code: code, doing: "exchanged with the new site") }
    // The new site is public: a folder that could not be moved stays beside it, and the next build begins with that.
    _ = carryFolders()
  }

  /// Lets other builds in.
  func close() {
    Glibc.close(lock)
  }

  /// Gives up the next site, so that a failed build leaves nothing beside the old one.
  func discard() {
    removeTree(next)
    Glibc.close(lock)
  }

  /// Copies the dotfiles at the top of the old site, which are not ours: a `.gitignore`, a `.nojekyll`.
  private func carryFiles() throws(FileError) {
    let old = try listFolder(output, hidden: true)
    for name in old where fileKind(output + "/" + name) == .file {
      _ = try writeIfChanged(next + "/" + name, try readFile(output + "/" + name))
    }
    for name in try listFolder(next, hidden: true)
    where !old.contains(name) && fileKind(next + "/" + name) == .file {
      unlink(next + "/" + name)
    }
  }

  /// What a build writes into folders whose names begin with a dot.
  private static let own: Set = [ResourceSync.description]

  private func move(_ old: String, _ new: String) throws(FileError) {
    if rename(old, new) != 0 { throw FileError(path: new, code: errno, doing: "put in place") }
  }

  /// Moves the folders whose names begin with a dot: too large to copy, and at home in the site that is now public.
  ///
  /// - Returns: Why one of them stays where it is; nil when none does.
  private func carryFolders() -> FileError? {
    guard fileKind(output) == .folder else { return nil }
    do throws(FileError) {
      for name in try listFolder(next, hidden: true) where fileKind(next + "/" + name) == .folder {
        let home = output + "/" + name
        switch fileKind(home) {
        case .absent: try move(next + "/" + name, home)
        // One of ours stands there, `.well-known`: what is not ours in the old one moves into it.
        case .folder:
          for inside in try listFolder(next + "/" + name)
          where fileKind(home + "/" + inside) == .absent && !SiteFolder.own.contains(name + "/" + inside) {
            try move(next + "/" + name + "/" + inside, home + "/" + inside)
          }
        case .file, .other: continue
        }
      }
      return nil
    } catch {
      return error
    }
  }
}

/// Makes a folder and those above it.
func makeFolders(_ path: String) throws(FileError) {
  guard fileKind(path) != .folder, path != ".", path != "/" else { return }
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileError(path: path, code: errno, doing: "made") }
}

/// Writes a file unless it holds these bytes already.
///
/// - Returns: Whether it was written.
func writeIfChanged(_ path: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
  if holds(path, bytes) { return false }
  try writeFile(path, bytes)
  return true
}

func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  var descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
  if descriptor < 0, errno == EISDIR || errno == ELOOP {
    // A folder or a link of an older site stands where a file is needed now.
    removeTree(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
  }
  guard descriptor >= 0 else { throw FileError(path: path, code: errno, doing: "written") }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      let code = errno
      close(descriptor)
      throw FileError(path: path, code: code, doing: "written")
    }
    written += count
  }
  guard close(descriptor) == 0 else { throw FileError(path: path, code: errno, doing: "written") }
}

/// Gives a file the time of its last change, so that mirrors which compare times copy only what changed.
func setTime(_ path: String, _ seconds: Int) throws(FileError) {
  var status = stat()
  if lstat(path, &status) == 0, status.st_mtim.tv_sec == seconds, status.st_mtim.tv_nsec == 0 { return }
  let time = timespec(tv_sec: seconds, tv_nsec: 0)
  guard utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
    throw FileError(path: path, code: errno, doing: "given its time")
  }
}

/// Whether a file holds exactly these bytes.
private func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else {
    return false
  }
  return withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
    var position = 0
    while position < bytes.count {
      let count = read(descriptor, buffer.baseAddress, min(buffer.count, bytes.count - position))
      guard count > 0 else { return false }
      let isSame = bytes.withUnsafeBytes { expected in
        guard let left = buffer.baseAddress, let right = expected.baseAddress else { return false }
        return memcmp(left, right + position, count) == 0
      }
      guard isSame else { return false }
      position += count
    }
    return true
  }
}

/// Removes a file or a folder with all that it holds; links are removed, never followed.
func removeTree(_ path: String) {
  guard fileKind(path) == .folder else {
    unlink(path)
    return
  }
  do {
    for isHidden in [false, true] {
      for name in try listFolder(path, hidden: isHidden) { removeTree(path + "/" + name) }
    }
  } catch {
    // What cannot be listed stays, and whoever needs its place is told when taking it.
    return
  }
  rmdir(path)
}
