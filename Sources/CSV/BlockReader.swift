import Glibc
import Synchronization

/// The bytes of a text one after the other: those of an open file, or what is unpacked of one.
public protocol BlockReader: AnyObject, Sendable {
  /// Fills the buffer with the bytes that follow, or with fewer; returns how many, 0 at the end alone.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int
}

extension BlockReader {
  /// As many bytes as fit, or all that are left.
  func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int {
    var count = 0
    while count < buffer.count {
      let found = try read(into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
      if found == 0 { break }
      count += found
    }
    return count
  }

  /// The bytes that follow, at most `size`.
  func next(_ size: Int) throws(DelimitedStream.Unreadable) -> [UInt8] {
    var failure: DelimitedStream.Unreadable?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      do throws(DelimitedStream.Unreadable) {
        count = try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

extension BlockReader {
  /// All that follows.
  func rest() throws(DelimitedStream.Unreadable) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let block = try next(1 << 20)
      bytes += block
      if block.count < 1 << 20 { return bytes }
    }
  }
}

/// A file, from its first byte; closed when nobody reads it any more.
public final class FileBlocks: BlockReader {
  private let descriptor: Int32

  public init(path: String) throws(DelimitedStream.Unreadable) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DelimitedStream.Unreadable(errorNumber: errno) }
  }

  deinit { close(descriptor) }

  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int {
    while true {
      let found = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if found >= 0 { return found }
      guard errno == EINTR else { throw DelimitedStream.Unreadable(errorNumber: errno) }
    }
  }
}

/// A text in UTF-8 of one in another encoding.
final class DecodedBlocks: BlockReader {
  private struct State: Sendable {
    var decoder: BlockDecoder
    var text: [UInt8] = []
    /// How much of the text was read.
    var position = 0
    var isFinished = false
  }

  private let source: any BlockReader
  private let state: Mutex<State>
  private let blockSize: Int

  init(_ source: any BlockReader, _ decoder: BlockDecoder, blockSize: Int) {
    self.source = source
    self.blockSize = blockSize
    state = Mutex(State(decoder: decoder))
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int {
    while true {
      let (copied, isFinished) = state.withLock { state in
        let count = min(buffer.count, state.text.count - state.position)
        for i in 0..<count { buffer[i] = state.text[state.position + i] }
        state.position += count
        return (count, state.isFinished)
      }
      if copied > 0 || isFinished || buffer.isEmpty { return copied }
      let block = try source.next(blockSize)
      state.withLock { state in
        state.text.removeAll(keepingCapacity: true)
        state.position = 0
        state.isFinished = block.count < blockSize
        block.withUnsafeBufferPointer { state.decoder.decode($0, isLast: state.isFinished, into: &state.text) }
      }
    }
  }
}
