import Archives
import Content
import Glibc

/// A zip archive while it is written to the disk, file by file.
final class ZipFile {
  let path: String
  /// How many files it holds.
  private(set) var count = 0
  private let descriptor: Int32
  private let checksum = RunningChecksum()
  private var stream = ZipStream()
  private var byteCount: UInt64 = 0
  private var pending: FileError?

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno, doing: "written") }
  }

  /// How large the archive would be with one more file, at most.
  func size(with entry: ZipStream.Entry) -> UInt64 { stream.size(with: entry) }

  /// - Throws: ``ArchiveError`` for a path that breaks a rule; what the disk refuses is told at the end.
  func add(_ entry: ZipStream.Entry) throws(ArchiveError) {
    write(try stream.add(entry))
    count += 1
  }

  func close() throws(FileError) -> (byteCount: UInt64, sha256: String) {
    write(stream.end())
    let isClosed = Glibc.close(descriptor) == 0
    if let pending { throw pending }
    guard isClosed else { throw FileError(path: path, code: errno, doing: "written") }
    return (byteCount, checksum.finish())
  }

  private func write(_ bytes: [UInt8]) {
    guard pending == nil else { return }
    checksum.add(bytes)
    byteCount += UInt64(bytes.count)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        pending = FileError(path: path, code: errno, doing: "written")
        return
      }
      written += count
    }
  }
}
