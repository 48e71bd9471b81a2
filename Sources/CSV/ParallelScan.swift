import Dispatch
import Glibc
import Synchronization

/// The cores of this machine.
public var availableCores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Makes `count` values on several cores, in order; nothing in the result tells how many there were.
package func onCores<Output: Sendable>(
  _ jobs: Int, count: Int, _ make: @Sendable (Int) -> Output
) -> [Output] {
  guard jobs > 1, count > 1 else { return (0..<count).map(make) }
  let next = Atomic(0)
  let results = Mutex<[Output?]>(Array(repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { break }
      let output = make(index)
      results.withLock { $0[index] = output }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// Splits a text into records and cells on several cores: what ``scan(_:from:delimiter:recordLimit:log:)`` gives.
///
/// Pieces end between records, found in one quick pass before, so that a quoted line break is never taken for an end.
func scan(
  _ text: [UInt8], from start: Int, delimiter: UInt8, jobs: Int, pieceSize: Int = 1 << 20, log: inout ErrorLog
) -> Scan {
  guard jobs > 1, text.count - start >= 2 * pieceSize else {
    return text.withUnsafeBufferPointer { scan($0, from: start, delimiter: delimiter, log: &log) }
  }
  var cuts = [start]
  text.withUnsafeBufferPointer { text in
    var size = pieceSize
    while let from = cuts.last, from < text.count {
      let end = min(text.count, from + size)
      if end == text.count {
        cuts.append(end)
      } else if let cut = lastCut(
        UnsafeBufferPointer(rebasing: text[..<end]), from: from, delimiter: delimiter, isWhole: false)
      {
        cuts.append(cut)
        size = pieceSize
      } else {
        size *= 2
      }
    }
  }
  let parts = onCores(jobs, count: cuts.count - 1) { [cuts] index in
    text.withUnsafeBufferPointer { text in
      var log = ErrorLog()
      var part = Scan()
      var cells = CellBuffer(capacity: (cuts[index + 1] - cuts[index]) / 8)
      let lines = scan(
        UnsafeBufferPointer(rebasing: text[..<cuts[index + 1]]), from: cuts[index], delimiter: delimiter, into: &part,
        &cells, log: &log)
      part.cells = cells.array
      return (scan: part, log: log, lines: lines)
    }
  }
  var whole = Scan()
  whole.cells.reserveCapacity(parts.reduce(0) { $0 + $1.scan.cells.count })
  whole.lines.reserveCapacity(parts.reduce(0) { $0 + $1.scan.lines.count })
  whole.firstCells.reserveCapacity(parts.reduce(1) { $0 + $1.scan.lines.count })
  var lines = 0
  for part in parts {
    log.add(part.log, linesBefore: lines)
    whole.append(part.scan, linesBefore: lines)
    lines += part.lines
  }
  return whole
}

extension Scan {
  fileprivate mutating func append(_ part: Scan, linesBefore: Int) {
    let before = UInt32(truncatingIfNeeded: cells.count)
    let lineOffset = Int32(truncatingIfNeeded: linesBefore)
    cells.append(contentsOf: part.cells)
    for first in part.firstCells.dropFirst() { firstCells.append(first &+ before) }
    for line in part.lines { lines.append(line &+ lineOffset) }
    lineFeeds += part.lineFeeds
    carriageReturnLineFeeds += part.carriageReturnLineFeeds
    carriageReturns += part.carriageReturns
    quotedCells += part.quotedCells
    blankRecords += part.blankRecords
    endsInQuote = part.endsInQuote
  }
}
