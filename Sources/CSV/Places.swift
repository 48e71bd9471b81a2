/// Lines and columns of some offsets of a text, found in one pass.
struct Places {
  private var known: [Int: (line: Int, column: Int)] = [:]

  init(of offsets: [Int], in text: UnsafeBufferPointer<UInt8>, _ start: Int) {
    var line = 1
    var lineStart = start
    var i = start
    for offset in offsets.sorted() {
      while i < offset {
        if isLineEnd(text, at: i) {
          line += 1
          lineStart = i + 1
        }
        i += 1
      }
      known[offset] = (line, offset - lineStart + 1)
    }
  }

  subscript(offset: Int) -> (line: Int, column: Int) { known[offset] ?? (1, 1) }
}

/// Whether a line ends with byte `i`: LF, or CR without an LF after it.
@inline(__always)
func isLineEnd(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
  text[i] == 0x0A || text[i] == 0x0D && (i + 1 >= text.count || text[i + 1] != 0x0A)
}
