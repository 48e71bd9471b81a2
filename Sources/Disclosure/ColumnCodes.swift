import Tables

/// One column as small whole numbers: 0 is a blank, the levels count from 1 in the order in which they first come.
struct ColumnCodes: Sendable {
  var codes: [UInt32]
  /// Different values, the blank not counted.
  var levelCount: Int

  var hasBlanks: Bool { codes.contains(0) }

  init(_ values: Column.Values) {
    switch values {
    case .numbers(let numbers):
      var index = CodeIndex()
      codes = numbers.map { number in
        // −0 and 0 are one value with two bit patterns; adding 0 makes them one.
        number.isNaN ? 0 : UInt32(index.number(of: (number + 0).bitPattern) + 1)
      }
      levelCount = index.count
    case .texts(let texts):
      var index: [String: UInt32] = [:]
      codes = []
      codes.reserveCapacity(texts.count)
      // Neighbours are often equal, and a comparison costs less than a hash.
      var lastText: String?
      var lastCode: UInt32 = 0
      for text in texts {
        guard let text else {
          codes.append(0)
          continue
        }
        if text != lastText {
          let next = UInt32(index.count + 1)
          lastCode = index[text, default: next]
          if lastCode == next { index[text] = next }
          lastText = text
        }
        codes.append(lastCode)
      }
      levelCount = index.count
    }
  }

  /// The codes renumbered so that greater numbers have greater codes; for the numbers of the same column.
  func ranked(by numbers: [Double]) -> ColumnCodes {
    var values = Array(repeating: 0.0, count: levelCount)
    for (row, code) in codes.enumerated() where code != 0 { values[Int(code) - 1] = numbers[row] }
    var ranks = Array(repeating: UInt32(0), count: levelCount + 1)
    for (rank, level) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
      ranks[level + 1] = UInt32(rank + 1)
    }
    var result = self
    result.codes = codes.map { ranks[Int($0)] }
    return result
  }
}
