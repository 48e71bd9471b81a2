/// The bytes of a text in pieces that each hold whole records, handed out in order.
///
/// Where a piece ends depends on the bytes and on the size of pieces alone, so that whoever takes them, and however
/// many they are, the pieces are the same.
struct PieceInput: Sendable {
  private enum Source: Sendable {
    /// Read from where it stands.
    case blocks(any BlockReader)
    case memory([UInt8], position: Int)
  }

  private var source: Source
  private let delimiter: UInt8
  private let pieceSize: Int
  /// The beginning of a record whose end was not in the piece before.
  private var rest: [UInt8] = []
  private var nextIndex = 0
  private var isFinished = false
  /// Set when the text could not be read to its end.
  private(set) var failure: DelimitedStream.Unreadable?

  /// A piece in which no record ends may grow to this size; then reading stops, and scanning it tells what is wrong.
  private static let sizeLimit = 1 << 28

  /// - Parameter reader: Stands at the start of a record.
  init(_ reader: any BlockReader, delimiter: UInt8, pieceSize: Int) {
    source = .blocks(reader)
    self.delimiter = delimiter
    self.pieceSize = max(1, pieceSize)
  }

  init(_ bytes: [UInt8], from start: Int, delimiter: UInt8, pieceSize: Int) {
    source = .memory(bytes, position: start)
    self.delimiter = delimiter
    self.pieceSize = max(1, pieceSize)
  }

  /// Fills a buffer with the next piece; returns its number, or nil after the last one.
  mutating func next(into buffer: inout TextBuffer) -> Int? {
    guard !isFinished else { return nil }
    buffer.count = 0
    rest.withUnsafeBufferPointer { buffer.append($0) }
    var step = pieceSize
    while true {
      let isWhole = read(into: &buffer, upTo: buffer.count + step)
      if isWhole || buffer.count > Self.sizeLimit {
        isFinished = true
        rest = []
        guard buffer.count > 0 else { return nil }
        break
      }
      if let cut = lastCut(buffer.bytes, from: 0, delimiter: delimiter, isWhole: false) {
        rest.removeAll(keepingCapacity: true)
        rest.append(contentsOf: UnsafeBufferPointer(rebasing: buffer.bytes[cut...]))
        buffer.count = cut
        break
      }
      // Doubling keeps the time of one long record in proportion to its length.
      step = buffer.count
    }
    nextIndex += 1
    return nextIndex - 1
  }

  /// Returns true at the end of the text.
  private mutating func read(into buffer: inout TextBuffer, upTo wanted: Int) -> Bool {
    switch source {
    case .memory(let bytes, let position):
      let end = min(bytes.count, position + wanted - buffer.count)
      bytes.withUnsafeBufferPointer { buffer.append(UnsafeBufferPointer(rebasing: $0[position..<end])) }
      source = .memory(bytes, position: end)
      return end == bytes.count
    case .blocks(let reader):
      buffer.reserve(wanted)
      let room = wanted - buffer.count
      do throws(DelimitedStream.Unreadable) {
        let found = try reader.fill(UnsafeMutableBufferPointer(start: buffer.base + buffer.count, count: room))
        buffer.count += found
        return found < room
      } catch {
        failure = error
        return true
      }
    }
  }
}

/// Bytes that are written over for each piece, with 64 bytes after them that can be read.
struct TextBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  var count = 0
  private var capacity: Int
  private static let padding = 64

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity + Self.padding)
    base.initialize(repeating: 0, count: self.capacity + Self.padding)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let size = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.padding)
    larger.initialize(repeating: 0, count: size + Self.padding)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = size
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(count + bytes.count)
    if let source = bytes.baseAddress { (base + count).update(from: source, count: bytes.count) }
    count += bytes.count
  }
}
