/// Consecutive records of a file, all as wide as its header; good only inside the closure that gets it.
public struct RecordPiece: ~Copyable {
  /// The number of the piece in the file, from 0.
  public let index: Int
  public let recordCount: Int
  public let columnCount: Int

  /// At least 64 bytes after the last cell can be read.
  @usableFromInline let text: UnsafePointer<UInt8>
  /// Record after record.
  @usableFromInline let cells: UnsafePointer<CellRange>

  init(
    index: Int, recordCount: Int, columnCount: Int, text: UnsafePointer<UInt8>, cells: UnsafePointer<CellRange>
  ) {
    self.index = index
    self.recordCount = recordCount
    self.columnCount = columnCount
    self.text = text
    self.cells = cells
  }

  /// A cell's bytes without its outer quotes.
  ///
  /// - Parameters: Both from 0, and not checked: this is the inner loop of whole scans.
  /// - Returns: Where the bytes start, after which at least 64 more can be read, and their number. When `isEscaped`,
  ///   doubled quotes are still doubled.
  @inlinable @inline(__always)
  public func cell(record: Int, column: Int) -> (start: UnsafePointer<UInt8>, count: Int, isEscaped: Bool) {
    let range = cells[record &* columnCount &+ column]
    return (text + Int(range.start), range.length, range.isEscaped)
  }

  /// A cell's text, its quotes undone.
  public func text(record: Int, column: Int) -> String {
    cells[record * columnCount + column].text(in: UnsafeBufferPointer(start: text, count: Int(UInt32.max)))
  }
}
