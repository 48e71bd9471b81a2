import CSV

/// What is known of one column after some pieces of a file, merged in their order.
struct ColumnState: Sendable {
  /// Texts are counted one by one up to so many different ones.
  static let tallyLimit = 1 << 16
  /// Beyond it so many of the most frequent are watched.
  static let watchLimit = 1 << 10

  let guess: ColumnGuess
  private(set) var isMismatched = false
  private(set) var missing = 0
  private(set) var count = 0

  private(set) var parts: [PackedNumbers] = []
  private(set) var bytes = 0
  private(set) var moments = Moments()
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  private(set) var isWhole = true
  private(set) var numberSketch: NumberSketch?

  private(set) var tally = TextTally()
  /// Set once there are more different texts than ``tallyLimit``.
  private(set) var sketch: DistinctSketch?
  private(set) var least: [UInt8]?
  private(set) var greatest: [UInt8]?
  private(set) var totalLength = 0
  private(set) var longest = LongestTexts()

  init(_ guess: ColumnGuess) { self.guess = guess }

  /// The texts that are still counted, or nil as long as all are.
  var watched: TextTally? { sketch == nil ? nil : tally }

  mutating func merge(_ piece: ColumnPiece) {
    switch piece {
    case .skipped: break
    case .mismatch:
      isMismatched = true
      parts = []
    case .numbers(let numbers):
      guard !isMismatched else { return }
      missing += numbers.missing
      guard numbers.values.count > 0 else { return }
      count += numbers.values.count
      moments.merge(numbers.moments)
      minimum = min(minimum, numbers.minimum)
      maximum = max(maximum, numbers.maximum)
      isWhole = isWhole && numbers.isWhole
      if numberSketch != nil {
        numberSketch?.add(numbers.values)
      } else {
        parts.append(numbers.values)
        bytes += numbers.values.byteCount
      }
    case .texts(let texts):
      merge(texts)
    }
  }

  /// Gives up the numbers themselves for a sketch of them.
  mutating func condense() {
    guard numberSketch == nil, !parts.isEmpty else { return }
    var sketch = NumberSketch()
    for part in parts { sketch.add(part) }
    numberSketch = sketch
    parts = []
    bytes = 0
  }

  private mutating func merge(_ piece: TextPiece) {
    missing += piece.missing
    totalLength += piece.totalLength
    longest.merge(piece.longest)
    if let sketch = piece.sketch {
      self.sketch?.merge(sketch)
      for (index, times) in piece.watchedCounts.enumerated() where times > 0 { tally.addToCount(of: index, times) }
      if let least = piece.least { takeExtreme(least) }
      if let greatest = piece.greatest { takeExtreme(greatest) }
      return
    }
    guard let other = piece.tally else { return }
    for entry in other.entries {
      _ = other.withText(entry) { text -> Void? in
        if sketch == nil {
          tally.add(text, entry.length, hash: entry.hash, times: entry.count)
        } else {
          sketch?.add(entry.hash)
          if let index = tally.index(text, entry.length, hash: entry.hash) { tally.addToCount(of: index, entry.count) }
          takeExtreme(Array(UnsafeBufferPointer(start: text, count: entry.length)))
        }
        return nil
      }
    }
    if sketch == nil, tally.entries.count > Self.tallyLimit { freeze() }
  }

  private mutating func takeExtreme(_ text: [UInt8]) {
    if least.map({ text.lexicographicallyPrecedes($0) }) ?? true { least = text }
    if greatest.map({ $0.lexicographicallyPrecedes(text) }) ?? true { greatest = text }
  }

  /// Keeps the most frequent texts that occur twice, and a sketch of all.
  private mutating func freeze() {
    var sketch = DistinctSketch()
    for entry in tally.entries { sketch.add(entry.hash) }
    (least, greatest) = tally.extremes
    var kept = TextTally()
    for entry in tally.mostFrequent(Self.watchLimit) where entry.count > 1 {
      _ = tally.withText(entry) { text -> Void? in
        kept.add(text, entry.length, hash: entry.hash, times: entry.count)
        return nil
      }
    }
    tally = kept
    self.sketch = sketch
  }
}
