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
