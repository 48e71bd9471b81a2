/// A fenced code block that the pass believes to be open.
struct Fence {
  var mark: UInt8
  var count: Int
  var indent: Int
  var quotes: Int

  init?(_ bytes: ArraySlice<UInt8>, indent: Int, quotes: Int) {
    guard let mark = bytes.first else { return nil }
    self.mark = mark
    count = bytes.prefix { $0 == mark }.count
    self.indent = indent
    self.quotes = quotes
    guard count >= 3, mark == 0x7E || !bytes.dropFirst(count).contains(0x60) else { return nil }
  }

  func isClosed(by bytes: ArraySlice<UInt8>) -> Bool {
    let run = bytes.prefix { $0 == mark }.count
    return run >= count && bytes.dropFirst(run).allSatisfy(isBlank)
  }
}
