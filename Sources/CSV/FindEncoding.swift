/// How a text that comes block by block is encoded.
struct EncodingFinding {
  /// Nil for UTF-8.
  var decoder: BlockDecoder?
  /// Without its bytes.
  var text: DecodedText
}

/// Reads a text once to find its encoding, and once more for the places of bytes without a meaning: it gives what
/// ``decode(_:declared:log:)`` gives of the whole, in the memory of a few blocks.
///
/// - Returns: Nil, with the reason in the log, for a text that cannot be read.
func findEncoding(
  _ opening: DelimitedStream.Opening, declared: TextEncoding?, blockSize: Int
) throws(DelimitedStream.Unreadable) -> (finding: EncodingFinding?, log: ErrorLog) {
  var log = ErrorLog()
  let beginning = try opening().next(4096)
  guard !isRefused(beginning, declared, &log) else { return (nil, log) }
  var decision = EncodingDecision(encoding: .utf16)
  if !isUTF16(beginning, declared) {
    let start = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var survey = EncodingSurvey(from: start)
    try forEachBlock(opening(), blockSize) { block, isLast in survey.add(block, isLast: isLast) }
    var failure: DelimitedStream.Unreadable?
    let found = decide(survey, beginning: beginning, declared: declared, log: &log) { offset in
      do throws(DelimitedStream.Unreadable) {
        return try excerpt(opening(), around: offset, from: start, blockSize)
      } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    guard let found else { return (nil, log) }
    decision = found
    if decision.encoding == .utf8 {
      let text = DecodedText(
        bytes: [], start: start, encoding: .utf8, hasByteOrderMark: start > 0, byteOrderMarkLies: false,
        warnings: decision.warnings)
      return (EncodingFinding(decoder: nil, text: text), log)
    }
  }
  var decoder = BlockDecoder(decision.encoding, beginning: beginning, notesPlaces: true)
  var text: [UInt8] = []
  try forEachBlock(opening(), blockSize) { block, isLast in
    text.removeAll(keepingCapacity: true)
    decoder.decode(block, isLast: isLast, into: &text)
  }
  if !decision.isDoubtful { decoder.logFaults(in: &log) }
  let decoded = DecodedText(
    bytes: [], start: 0, encoding: decision.encoding, hasByteOrderMark: decoder.markLength > 0,
    byteOrderMarkLies: decision.byteOrderMarkLies)
  return (EncodingFinding(decoder: BlockDecoder(decision.encoding, beginning: beginning), text: decoded), log)
}

private func forEachBlock(
  _ reader: any BlockReader, _ blockSize: Int, _ body: (UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Void
) throws(DelimitedStream.Unreadable) {
  while true {
    let block = try reader.next(blockSize)
    let isLast = block.count < blockSize
    block.withUnsafeBufferPointer { body($0, isLast) }
    if isLast { return }
  }
}

/// The line around a byte, found by reading up to it.
private func excerpt(
  _ reader: any BlockReader, around offset: Int, from start: Int, _ blockSize: Int
) throws(DelimitedStream.Unreadable) -> LineExcerpt {
  var line = 1
  // From the start of the line that the bytes read so far end in.
  var bytes: [UInt8] = []
  var base = 0
  var scanned = start
  while true {
    let block = try reader.next(blockSize)
    bytes += block
    let isLast = block.count < blockSize
    // A CR at the end of what was read may be followed by an LF.
    let end = min(offset, base + bytes.count - (isLast ? 0 : 1))
    var lineStart: Int?
    bytes.withUnsafeBufferPointer { text in
      while scanned < end {
        if isLineEnd(text, at: scanned - base) {
          line += 1
          lineStart = scanned + 1
        }
        scanned += 1
      }
    }
    if let lineStart {
      bytes.removeFirst(lineStart - base)
      base = lineStart
    } else if base < start, bytes.count >= start - base {
      bytes.removeFirst(start - base)
      base = start
    }
    if isLast || scanned == offset && base + bytes.count >= offset + LineExcerpt.further {
      return LineExcerpt(
        bytes: Array(bytes.prefix(offset - base + LineExcerpt.further)), offset: offset - base, line: line)
    }
  }
}
