import Foundation
import Testing

@testable import Estimators

/// References/distributions.tsv, by grid.py (mpmath, 50 digits and more): tails and quantiles at parameters and arguments drawn over
/// the range of inference, tails down to 1e-290 and quantiles at tails down to 1e-200.
@Suite("Distributions over the range of inference")
struct DistributionGridTests {
  struct Row {
    var distribution: String
    var quantity: String
    var parameters: [Double]
    var argument: Double
    var value: Double
  }

  static let file =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/References/distributions.tsv"

  func rows() throws -> [Row] {
    try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t")
      let numbers = try cells.dropFirst(2).map { try #require(Double($0)) }
      return Row(
        distribution: String(cells[0]), quantity: String(cells[1]), parameters: Array(numbers.dropLast(2)),
        argument: numbers[numbers.count - 2], value: numbers[numbers.count - 1])
    }
  }

  func computed(_ row: Row) -> Double? {
    let (p, x) = (row.parameters, row.argument)
    func of(
      _ lower: (Double) -> Double, _ upper: (Double) -> Double, _ quantile: ((Double) -> Double)? = nil
    ) -> Double? {
      switch row.quantity {
      case "lower": lower(x)
      case "upper": upper(x)
      default: quantile.map { $0(x) }
      }
    }
    switch row.distribution {
    case "normal":
      let normal = NormalDistribution()
      return of(normal.cumulative, normal.upperTail, normal.quantile(upperTail:))
    case "t":
      let student = StudentDistribution(degreesOfFreedom: p[0])
      return of(student.cumulative, student.upperTail, student.quantile(upperTail:))
    case "chi-squared":
      let chiSquared = ChiSquaredDistribution(degreesOfFreedom: p[0])
      return of(chiSquared.cumulative, chiSquared.upperTail, chiSquared.quantile(upperTail:))
    case "F":
      let f = FDistribution(numerator: p[0], denominator: p[1])
      return of(f.cumulative, f.upperTail, f.quantile(upperTail:))
    case "binomial":
      let binomial = BinomialDistribution(trials: Int(p[0]), probability: p[1])
      return of({ binomial.cumulative(Int($0)) }, { binomial.upperTail(Int($0)) })
    case "hypergeometric":
      let marbles = HypergeometricDistribution(population: Int(p[0]), marked: Int(p[1]), draws: Int(p[2]))
      return of({ marbles.cumulative(Int($0)) }, { marbles.upperTail(Int($0)) })
    case "noncentral t":
      let student = NoncentralStudentDistribution(degreesOfFreedom: p[0], noncentrality: p[1])
      return of(student.cumulative, student.upperTail)
    case "noncentral F":
      let f = NoncentralFDistribution(numerator: p[0], denominator: p[1], noncentrality: p[2])
      return of(f.cumulative, f.upperTail)
    case "noncentral chi-squared":
      let chiSquared = NoncentralChiSquaredDistribution(degreesOfFreedom: p[0], noncentrality: p[1])
      return of(chiSquared.cumulative, chiSquared.upperTail)
    case "studentised range":
      let range = StudentizedRangeDistribution(groups: Int(p[0]), degreesOfFreedom: p[1])
      return of(range.cumulative, range.upperTail)
    default: return nil
    }
  }

  @Test("tails and quantiles agree with mpmath to twelve digits")
  func grid() throws {
    let rows = try rows()
    #expect(rows.count > 600)
    var least: [String: Double] = [:]
    for (place, row) in rows.enumerated() {
      let value = try #require(computed(row), "\(row)")
      #expect(abs(value - row.value) <= 1e-12 * abs(row.value), "\(row): \(value)")
      let digits = ConformanceRecord.digits(value, row.value)
      let name = row.distribution + (row.quantity == "quantile" ? ", quantile" : "")
      least[name] = min(digits, least[name] ?? 16)
      ConformanceRecord.add(
        kind: "typed", name: "DistributionGridTests", id: "row \(place)", computed: value, expected: row.value)
    }
    print("least correct digits:", least.sorted { $0.key < $1.key }.map { ($0.key, ($0.value * 10).rounded() / 10) })
  }
}
