import Archives
import CSV
import Synchronization
import Tables

/// The text of a gzip file, unpacked block by block.
final class UnpackedBlocks: BlockReader {
  private struct State: Sendable {
    var stream = GunzipStream()
    var text: [UInt8] = []
    var position = 0
  }

  private let file: any BlockReader
  private let state = Mutex(State())
  private static let blockSize = 1 << 17

  init(_ file: any BlockReader) {
    self.file = file
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DelimitedStream.Unreadable) -> Int {
    let result: Result<Int, DelimitedStream.Unreadable> = state.withLock { state in
      if state.position == state.text.count {
        state.text.removeAll(keepingCapacity: true)
        state.position = 0
        var failure: DelimitedStream.Unreadable?
        do throws(ArchiveError) {
          try state.stream.unpack(into: &state.text) { next(&failure) }
        } catch {
          return .failure(failure ?? DelimitedStream.Unreadable(errorNumber: 0, reason: "\(error)"))
        }
        if let failure { return .failure(failure) }
      }
      let count = min(buffer.count, state.text.count - state.position)
      state.text.withUnsafeBufferPointer { text in
        for i in 0..<count { buffer[i] = text[state.position + i] }
      }
      state.position += count
      return .success(count)
    }
    return try result.get()
  }

  private func next(_ failure: inout DelimitedStream.Unreadable?) -> [UInt8] {
    var found = 0
    let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      do throws(DelimitedStream.Unreadable) {
        found = try file.read(into: UnsafeMutableBufferPointer(rebasing: buffer[..<Self.blockSize]))
      } catch {
        failure = error
      }
      count = found
    }
    return block
  }
}

/// Describes every column of a delimited text file of any size, also compressed with gzip, which is told by its first bytes.
///
/// - SeeAlso: ``Tables/profileFile(path:options:)``.
package func profileTextFile(
  path: String, options: ProfileOptions = ProfileOptions()
) throws(UnreadableFile) -> FileProfile {
  let isCompressed = try beginsLikeGzip(FileBlocks(path: path))
  guard isCompressed else { return try profileFile(path: path, options: options) }
  return try profileFile(options: options) { () throws(UnreadableFile) in UnpackedBlocks(try FileBlocks(path: path)) }
}

/// Opens the text of a CSV file, compressed or not, anew for each reading.
func textOpening(path: String, kind: DataFileKind) -> DelimitedStream.Opening {
  { () throws(DelimitedStream.Unreadable) in
    let file = try FileBlocks(path: path)
    return kind == .compressedCSV ? UnpackedBlocks(file) : file
  }
}

/// The first bytes of a text.
func beginning(of opening: DelimitedStream.Opening, _ size: Int) throws(UnreadableFile) -> [UInt8] {
  let reader = try opening()
  var failure: UnreadableFile?
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    do throws(UnreadableFile) {
      while count < size {
        let found = try reader.read(into: UnsafeMutableBufferPointer(rebasing: buffer[count..<size]))
        if found == 0 { return }
        count += found
      }
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return bytes
}

/// Whether a text has more bytes than that; no more of it is read.
func isBeyond(_ limit: Int, _ opening: DelimitedStream.Opening) throws(UnreadableFile) -> Bool {
  let reader = try opening()
  var block = [UInt8](repeating: 0, count: 1 << 18)
  var count = 0
  while count <= limit {
    var failure: UnreadableFile?
    let found = block.withUnsafeMutableBufferPointer { buffer in
      do throws(UnreadableFile) { return try reader.read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    if found == 0 { return false }
    count += found
  }
  return true
}

/// Whether a file is a text that is better read block by block than held in memory.
package func isLargeText(_ path: String, _ kind: DataFileKind) -> Bool {
  guard kind == .csv || kind == .compressedCSV, fileKind(path) == .file, let size = fileSize(path) else { return false }
  return size >= (kind == .csv ? 1 << 25 : 1 << 20)
}

private func beginsLikeGzip(_ file: FileBlocks) throws(UnreadableFile) -> Bool {
  var bytes: [UInt8] = [0, 0]
  var failure: UnreadableFile?
  bytes.withUnsafeMutableBufferPointer { buffer in
    do throws(UnreadableFile) { _ = try file.read(into: buffer) } catch { failure = error }
  }
  if let failure { throw failure }
  return bytes == [0x1F, 0x8B]
}
