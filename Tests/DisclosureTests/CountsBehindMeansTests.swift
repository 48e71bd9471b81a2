import Testing

@testable import Disclosure

@Suite("Counts behind means")
struct CountsBehindMeansTests {
  let persons = Thresholds(for: .persons)

  @Test("a mean tells the counts of an answer, however it is coded")
  func answers() {
    #expect(meansTell(values: [0, 1], counts: [20, 3], moments: 1, persons))
    #expect(meansTell(values: [1, 2], counts: [3, 20], moments: 1, persons))
    #expect(!meansTell(values: [0, 1], counts: [20, 5], moments: 1, persons))
    #expect(!meansTell(values: [0, 1], counts: [20, 0], moments: 1, persons))
  }

  @Test("a mean and a standard deviation tell the counts of three values, a mean alone only at the edge")
  func three() {
    #expect(meansTell(values: [1, 2, 3], counts: [12, 9, 2], moments: 2, persons))
    // Two of the value 3 and twelve of the value 1 can become five and fifteen, six fewer having the value 2.
    #expect(!meansTell(values: [1, 2, 3], counts: [12, 9, 2], moments: 1, persons))
    // With nobody of the value 2 to spare, no more than two can have the value 3.
    #expect(meansTell(values: [1, 2, 3], counts: [12, 0, 2], moments: 1, persons))
  }

  /// All counts of 14 persons over four values with Σ = 31 and Σ squares = 79 for 1, 2, 3, 4, found by hand: the exchange
  /// 1, −3, 3, −1 leads from 4, 5, 3, 2 to 5, 2, 6, 1 and to 3, 8, 0, 3 and no further.
  @Test("of four values the exchanges between them bound a count")
  func four() {
    #expect(meansTell(values: [1, 2, 3, 4], counts: [4, 5, 3, 2], moments: 2, persons))
    #expect(!meansTell(values: [1, 2, 3, 4], counts: [40, 50, 30, 4], moments: 2, persons))
  }

  @Test("agrees with a search of all counts", arguments: 1...40)
  func search(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let values = [[0.0, 1, 2, 3], [1.0, 2, 4, 5], [0.0, 0.5, 1, 2.5]][seed % 3]
    let counts = values.map { _ in Int.random(in: 0...9, using: &generator) }
    let moments = 1 + seed % 2
    let total = counts.reduce(0, +)
    func sums(_ counts: [Int]) -> [Double] {
      (0...moments).map { power in
        zip(values, counts).reduce(0.0) { sum, pair in
          sum + Double(pair.1) * (0..<power).reduce(1.0) { product, _ in product * pair.0 }
        }
      }
    }
    let wanted = sums(counts)
    var (lower, upper) = (counts, counts)
    for a in 0...total {
      for b in 0...(total - a) {
        for c in 0...(total - a - b) {
          let other = [a, b, c, total - a - b - c]
          guard zip(sums(other), wanted).allSatisfy({ abs($0 - $1) < 1e-9 }) else { continue }
          for place in 0..<4 {
            lower[place] = min(lower[place], other[place])
            upper[place] = max(upper[place], other[place])
          }
        }
      }
    }
    let isTold = counts.indices.contains {
      (1..<5).contains(counts[$0]) && !(lower[$0] <= 1 && upper[$0] >= 5)
    }
    #expect(meansTell(values: values, counts: counts, moments: moments, persons) == isTold)
  }
}
