import Tables

@testable import Disclosure

/// A table of text and number columns for tests; line 1 is the header.
func table(_ columns: [(String, [String?])], numbers: [(String, [Double])] = []) -> Table {
  let count = columns.first?.1.count ?? numbers.first?.1.count ?? 0
  return Table(
    columns: columns.map { Column(field: Field(name: $0.0, kind: .string), values: .texts($0.1)) }
      + numbers.map { Column(field: Field(name: $0.0, kind: .number), values: .numbers($0.1)) },
    rowCount: count, lines: (0..<count).map { Int32($0 + 2) })
}

/// SplitMix64 (Steele, Lea and Flood 2014), so that the same table is made everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
