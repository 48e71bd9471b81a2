import Glibc

/// A new folder for one test.
package struct TemporaryFolder: Sendable {
  package let path: String

  package struct Failure: Error {
    package var doing: String
    package var code: Int32
  }

  package init() throws {
    var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/tank-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(doing: "mkdtemp", code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file, and the folders above it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    try makeFolders(above: name)
    let file = path + "/" + name
    guard let stream = fopen(file, "w") else { throw Failure(doing: "open \(file)", code: errno) }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw Failure(doing: "write \(file)", code: errno)
    }
  }

  package func makeFolders(above name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw Failure(doing: "mkdir \(folder)", code: errno)
      }
    }
  }

  package func remove() {
    removeTree(path)
  }
}

private func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFDIR else {
    unlink(path)
    return
  }
  if let folder = opendir(path) {
    var names: [String] = []
    while let entry = readdir(folder) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
      }
    }
    closedir(folder)
    for name in names where name != "." && name != ".." { removeTree(path + "/" + name) }
  }
  rmdir(path)
}
