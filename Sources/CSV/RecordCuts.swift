/// Where a text can be cut between two records, so that each part can be read alone.
///
/// A line end inside quotes ends no record, and a quote opens only at the start of a cell: only reading from the start
/// of a record tells which is which. It looks at quotes and line ends alone, and takes a tenth of the time that reading
/// the cells does.
///
/// - Parameters:
///   - text: Begins with a record.
///   - from: Where the record starts.
///   - isWhole: Nothing follows the text, so that a CR at its end is a line end, and a quote there closes.
/// - Returns: The offset after the last line end outside quotes, or nil without any.
func lastCut(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, isWhole: Bool
) -> Int? {
  guard start < text.count, var finder = StructureFinder(text, delimiter: delimiter) else { return nil }
  let quote: UInt8 = 0x22
  let count = text.count
  var cut: Int?
  var i = start
  while true {
    i = finder.nextQuoteOrLineEnd(from: i)
    guard i < count else { return cut }
    let byte = text[i]
    if byte == 0x0A {
      i += 1
      cut = i
    } else if byte != quote {
      // A CR; when an LF follows, the LF ends the line.
      i += 1
      if i < count ? text[i] != 0x0A : isWhole { cut = i }
    } else if i == start || isSeparator(text[i - 1], delimiter) {
      i += 1
      while true {
        i = finder.nextQuote(from: i)
        guard i < count else { return cut }
        guard i + 1 < count || isWhole else { return cut }
        guard i + 1 < count, text[i + 1] == quote else { break }
        i += 2
      }
      i += 1
    } else {
      i += 1
    }
  }
}

@inline(__always)
private func isSeparator(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
  byte == delimiter || byte == 0x0A || byte == 0x0D
}
