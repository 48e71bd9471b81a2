import FlyingFox
import FlyingSocks
import Glibc

/// A regular file, open for reading until nobody needs it.
final class SiteFile: Sendable {
  let name: String
  let size: Int
  private let descriptor: Int32

  /// - Parameter descriptor: An open regular file, which this object closes.
  init(name: String, size: Int, descriptor: Int32) {
    self.name = name
    self.size = size
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Up to `count` bytes from `offset` on.
  func read(_ count: Int, from offset: Int) throws -> [UInt8] {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat { result = pread(descriptor, buffer.baseAddress, count, offset) } while result < 0 && errno == EINTR
      filled = max(result, 0)
    }
    guard result >= 0 else { throw PreviewError("‘\(name)’ cannot be read: \(String(cString: strerror(errno)))") }
    return bytes
  }
}

/// The bytes of a file, read as they are sent: a dataset may be larger than memory.
struct SiteFileBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let file: SiteFile

  func makeAsyncIterator() -> Iterator {
    Iterator(file: file)
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let file: SiteFile
    var offset = 0

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard offset < file.size else { return nil }
      let bytes = try file.read(Swift.min(count, file.size - offset), from: offset)
      // The length was promised: only closing the connection tells the client that it does not come.
      guard !bytes.isEmpty else { throw PreviewError("‘\(file.name)’ has become shorter while it was sent") }
      offset += bytes.count
      return bytes
    }
  }
}
