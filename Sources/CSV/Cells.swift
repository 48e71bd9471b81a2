/// All cells of a file for a loop over a column; good only inside ``DelimitedFile/withCells(_:)``.
public struct Cells {
  public let recordCount: Int
  public let columnCount: Int

  @usableFromInline let text: UnsafeBufferPointer<UInt8>
  @usableFromInline let cells: UnsafeBufferPointer<CellRange>
  @usableFromInline let firstCells: UnsafeBufferPointer<UInt32>

  @usableFromInline
  init(
    recordCount: Int, columnCount: Int, text: UnsafeBufferPointer<UInt8>, cells: UnsafeBufferPointer<CellRange>,
    firstCells: UnsafeBufferPointer<UInt32>
  ) {
    self.recordCount = recordCount
    self.columnCount = columnCount
    self.text = text
    self.cells = cells
    self.firstCells = firstCells
  }

  /// The cell of a record and a column, both from 0.
  @inlinable
  public subscript(record: Int, column: Int) -> Cell {
    precondition(column < columnCount)
    let range = cells[Int(firstCells[record]) + column]
    let start = Int(range.start)
    return Cell(
      bytes: UnsafeBufferPointer(rebasing: text[start..<(start + range.length)]), isEscaped: range.isEscaped,
      isQuoted: range.isQuoted)
  }

  /// One cell's bytes, in UTF-8 without the outer quotes.
  public struct Cell {
    /// When ``isEscaped``, doubled quotes are still doubled; ``text`` undoes them.
    public let bytes: UnsafeBufferPointer<UInt8>
    public let isEscaped: Bool
    public let isQuoted: Bool

    @inlinable
    init(bytes: UnsafeBufferPointer<UInt8>, isEscaped: Bool, isQuoted: Bool) {
      self.bytes = bytes
      self.isEscaped = isEscaped
      self.isQuoted = isQuoted
    }

    @inlinable public var isEmpty: Bool { bytes.isEmpty }

    @inlinable
    public var text: String {
      isEscaped ? unescape(bytes) : String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension DelimitedFile {
  /// Gives access to the bytes of all cells, without copies.
  @inlinable
  public func withCells<Result, Failure: Error>(
    _ body: (Cells) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try text.withUnsafeBufferPointer { text throws(Failure) -> Result in
      try cells.withUnsafeBufferPointer { cells throws(Failure) -> Result in
        try firstCells.withUnsafeBufferPointer { firstCells throws(Failure) -> Result in
          try body(
            Cells(
              recordCount: recordCount, columnCount: columnCount, text: text, cells: cells, firstCells: firstCells))
        }
      }
    }
  }
}
