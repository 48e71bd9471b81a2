/// Exact figures of many whole numbers that stay packed: no sorted copy is made.
///
/// The range is cut into 2¹⁶ spans at most. A first pass counts the numbers of each span and marks each number in a map
/// of bits; a second pass counts, number by number, the few spans that hold a wanted rank or the edge of a bin.
struct WholeSummary {
  /// Different numbers.
  private(set) var distinct = 0
  /// The numbers at the wanted ranks.
  private(set) var ranked: [Int64] = []
  private(set) var binCounts: [Int] = []

  /// - Parameters:
  ///   - ranks: From 0, in increasing order.
  ///   - bin: The number of the bin that holds a number, never decreasing.
  ///   - forEach: Calls its argument with each number, in any order, the same at every call.
  init(
    _ range: ClosedRange<Int64>, ranks: [Int], binCount: Int, bin: (Int64) -> Int, forEach: ((Int64) -> Void) -> Void
  ) {
    let low = range.lowerBound
    let spread = UInt64(bitPattern: range.upperBound &- low)
    let shift = UInt64(max(0, 64 - spread.leadingZeroBitCount - 16))
    let spans = Int(spread >> shift) + 1
    var counts = [UInt32](repeating: 0, count: spans)
    countSpans(&counts, low, spread, shift, forEach)

    // The spans that hold wanted ranks, with the rank of their first number.
    binCounts = [Int](repeating: 0, count: binCount)
    var places = [Int32](repeating: -1, count: spans)
    var marked: [(span: Int, firstRank: Int)] = []
    var rank = 0
    var wanted = 0
    for span in 0..<spans where counts[span] > 0 {
      let first = low &+ Int64(bitPattern: UInt64(span) << shift)
      let last = min(range.upperBound, first &+ Int64(bitPattern: (1 << shift) &- 1))
      let end = rank + Int(counts[span])
      let bins = (bin(first), bin(last))
      let holdsRank = wanted < ranks.count && ranks[wanted] < end
      if holdsRank || bins.0 != bins.1 {
        places[span] = Int32(marked.count)
        marked.append((span, rank))
        while wanted < ranks.count, ranks[wanted] < end { wanted += 1 }
      } else if binCount > 0 {
        binCounts[bins.0] += Int(counts[span])
      }
      rank = end
    }
    var details = [UInt32](repeating: 0, count: marked.count << Int(shift))
    let mask = (1 << shift) &- 1 as UInt64
    if shift == 0 {
      for (index, span) in marked.enumerated() { details[index] = counts[span.span] }
    } else {
      details.withUnsafeMutableBufferPointer { details in
        places.withUnsafeBufferPointer { places in
          forEach { value in
            let offset = UInt64(bitPattern: value &- low)
            let place = places[Int(truncatingIfNeeded: offset &>> shift)]
            if place >= 0 {
              details[Int(place) &<< Int(shift) &+ Int(truncatingIfNeeded: offset & mask)] &+= 1
            }
          }
        }
      }
    }
    wanted = 0
    for (index, span) in marked.enumerated() {
      var rank = span.firstRank
      for inner in 0..<(1 << Int(shift)) {
        let count = Int(details[index << Int(shift) + inner])
        guard count > 0 else { continue }
        let value = low &+ Int64(bitPattern: UInt64(span.span) << shift | UInt64(inner))
        rank += count
        while wanted < ranks.count, ranks[wanted] < rank {
          ranked.append(value)
          wanted += 1
        }
        if binCount > 0 { binCounts[bin(value)] += count }
      }
    }
  }

  /// Counts the numbers of each span, and the different numbers in windows of 2²⁸ of the range, a map of 32 MiB.
  private mutating func countSpans(
    _ counts: inout [UInt32], _ low: Int64, _ spread: UInt64, _ shift: UInt64, _ forEach: ((Int64) -> Void) -> Void
  ) {
    guard shift > 0 else {
      counts.withUnsafeMutableBufferPointer { counts in
        forEach { counts[Int(truncatingIfNeeded: UInt64(bitPattern: $0 &- low))] &+= 1 }
      }
      distinct = counts.count { $0 > 0 }
      return
    }
    let window: UInt64 = 1 << 28
    var map = [UInt64](repeating: 0, count: Int(min(spread, window - 1) >> 6) + 1)
    var start: UInt64 = 0
    while start <= spread {
      let isFirst = start == 0
      map.withUnsafeMutableBufferPointer { map in
        map.update(repeating: 0)
        counts.withUnsafeMutableBufferPointer { counts in
          forEach { value in
            let offset = UInt64(bitPattern: value &- low)
            if isFirst { counts[Int(truncatingIfNeeded: offset &>> shift)] &+= 1 }
            let place = offset &- start
            if place < window { map[Int(truncatingIfNeeded: place &>> 6)] |= 1 &<< (place & 63) }
          }
        }
        for word in map { distinct += word.nonzeroBitCount }
      }
      start += window
    }
  }
}
