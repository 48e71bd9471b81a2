import TestReferences
import Testing

typealias Reference = TestReferences.Reference

extension Reference {
  /// The columns of one of its data files.
  func table(_ file: String = "data.csv") throws -> ReferenceTable {
    ReferenceTable(String(decoding: try bytes(file), as: UTF8.self))
  }

  /// Compares each result with the value of the same id, and keeps how many digits agree.
  func compare(_ results: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation) {
    let (made, faults) = comparisons(with: results)
    for number in made {
      ConformanceRecord.add(
        kind: "reference", name: name, id: number.id, computed: number.computed, expected: number.expected)
    }
    #expect(faults + made.compactMap(\.fault) == [], "\(name)", sourceLocation: sourceLocation)
  }
}
