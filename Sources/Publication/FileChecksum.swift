import Archives
import Content
import Glibc

/// The SHA-256 of a file, read piece by piece: an archive can be larger than memory.
func sha256(ofFile path: String) throws(FileError) -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, code: errno, doing: "read") }
  defer { close(descriptor) }
  let checksum = RunningChecksum()
  var piece = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError(path: path, code: errno, doing: "read")
    }
    if count == 0 { return checksum.finish() }
    checksum.add(count == piece.count ? piece : Array(piece[..<count]))
  }
}
