import Tables

@testable import Disclosure

/// SplitMix64, as in References/k-l-t.py.
struct SplitMix64 {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    let bits = mixed(state)
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(bits >> 33) % bound
  }
}

/// Persons like those of census files, the same as in References/k-l-t.py.
func generatedTable(seed: UInt64, rows: Int, ages: Int, blanks: Int) -> Table {
  var generator = SplitMix64(state: seed)
  var age: [Double] = []
  var sex: [String?] = []
  var schooling: [String?] = []
  var job: [String?] = []
  var illness: [String?] = []
  var income: [Double] = []
  for _ in 0..<rows {
    age.append(Double(17 + generator.below(ages)))
    sex.append(["F", "M"][generator.below(2)])
    schooling.append("e\(min(generator.below(6), generator.below(6)))")
    let word = "w\(generator.below(4) * generator.below(2))"
    job.append(generator.below(100) < blanks ? nil : word)
    illness.append("i\(min(generator.below(5), generator.below(7)))")
    income.append(Double(1000 + 250 * min(generator.below(20), generator.below(30))))
  }
  return table([
    ("age", .integer, .numbers(age)), ("sex", .string, .texts(sex)), ("schooling", .string, .texts(schooling)),
    ("job", .string, .texts(job)), ("illness", .string, .texts(illness)), ("income", .integer, .numbers(income)),
  ])
}

func table(_ columns: [(String, Field.Kind, Column.Values)]) -> Table {
  let columns = columns.map { Column(field: Field(name: $0.0, kind: $0.1), values: $0.2) }
  let count = columns.first?.count ?? 0
  return Table(columns: columns, rowCount: count, lines: (0..<count).map { Int32($0 + 2) })
}
