import Glibc

/// What the machine said when a file could not be read or written.
package struct FileError: Error, CustomStringConvertible {
  package var path: String
  package var code: Int32
  package var doing: String

  package init(path: String, code: Int32, doing: String) {
    self.path = path
    self.code = code
    self.doing = doing
  }

  package var description: String { "‘\(path)’ could not be \(doing): \(String(cString: strerror(code)))" }
}

/// Reads a whole file.
package func readFile(_ path: String) throws(FileError) -> [UInt8] {
  // Neither a link, which could lead out of the content folder, nor a pipe, which would be waited for.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, code: errno, doing: "read") }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, code: errno, doing: "read") }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileError(path: path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL, doing: "read")
  }
  let size = Int(status.st_size)
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
      if got < 0 {
        if errno == EINTR { continue }
        failure = errno
        return
      }
      if got == 0 { return }
      count += got
    }
  }
  if failure != 0 { throw FileError(path: path, code: failure, doing: "read") }
  return bytes
}

/// The names in a folder, sorted by their bytes: those that begin with a dot, or the others.
package func listFolder(_ path: String, hidden: Bool = false) throws(FileError) -> [String] {
  guard let folder = opendir(path) else { throw FileError(path: path, code: errno, doing: "listed") }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") == hidden, name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Whether a folder stands at a path, or a link to one: the content folder itself may be linked.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The bytes of a file; nil when there is none.
func fileSize(_ path: String) -> Int? {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : nil
}

package enum FileKind { case file, folder, other, absent }

/// What stands at a path. A symbolic link is `other`: it could lead out of the content folder.
package func fileKind(_ path: String) -> FileKind {
  var status = stat()
  guard lstat(path, &status) == 0 else { return .absent }
  return switch status.st_mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .folder
  default: .other
  }
}

/// The bytes of a file, block after block.
private func forEachBlock(_ path: String, _ body: ([UInt8]) throws(FileError) -> Bool) throws(FileError) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, code: errno, doing: "read") }
  defer { close(descriptor) }
  while true {
    var code: Int32 = 0
    let block = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      while count < 1 << 20 {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, (1 << 20) - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard code == 0 else { throw FileError(path: path, code: code, doing: "read") }
    guard !block.isEmpty, try body(block) else { return }
  }
}

/// Copies a file to a place where none stands.
package func copyFile(_ path: String, to target: String) throws(FileError) {
  let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw FileError(path: target, code: errno, doing: "written") }
  defer { close(descriptor) }
  try forEachBlock(path) { block throws(FileError) in
    var written = 0
    while written < block.count {
      let count = block[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: target, code: errno, doing: "written") }
      written += count
    }
    return true
  }
}

/// Whether two files hold the same bytes.
package func haveSameBytes(_ path: String, _ other: String) throws(FileError) -> Bool {
  guard fileSize(path) == fileSize(other) else { return false }
  var isSame = true
  let descriptor = open(other, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: other, code: errno, doing: "read") }
  defer { close(descriptor) }
  try forEachBlock(path) { block throws(FileError) in
    var rest = block.count
    let second = [UInt8](unsafeUninitializedCapacity: block.count) { buffer, count in
      while rest > 0 {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, rest)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        (count, rest) = (count + got, rest - got)
      }
    }
    isSame = second == block
    return isSame
  }
  return isSame
}
