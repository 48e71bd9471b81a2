import Foundation
import Testing

@testable import Estimators

/// Lehmer's generator (Park and Miller, multiplier 48271), which References/generated.R and generated.py have too.
struct LehmerDraws {
  private var state: Int

  init(seed: Int) { state = seed }

  /// The next state modulo a bound.
  mutating func next(_ bound: Int) -> Int {
    state = state * 48271 % 2_147_483_647
    return state % bound
  }
}

/// Columns that three languages make alike: whole numbers over powers of two, so that none is rounded.
struct GeneratedStudy {
  var cluster: [Int] = []
  var year: [Int] = []
  var x: [Double] = []
  var z: [Double] = []
  var t: [Double] = []
  var w: [Double] = []
  var y: [Double] = []
  var event: [Double] = []
  var count: [Double] = []
  /// From 1.
  let row: [Int]

  init(seed: Int, rows: Int, groups: Int = 8, years: Int = 5, isByCluster: Bool = false) {
    row = Array(1...rows)
    var draw = LehmerDraws(seed: seed)
    for _ in row {
      let first = draw.next(groups)
      let cluster = min(first, draw.next(groups))
      let year = draw.next(years)
      let x = Double(draw.next(1000)) / 8
      let sixteenths = draw.next(64)
      let z = Double(sixteenths) / 4
      let drawn = draw.next(100) < 50
      let isTreated = isByCluster ? cluster % 2 == 1 : drawn
      let t = isTreated ? 1.0 : 0
      w.append(1 + Double(draw.next(8)) / 4)
      let effects = Double(7 * cluster % 5) + Double(3 * year % 4) / 2
      y.append(3 + 2 * t + x / 16 - z / 8 + effects + Double(draw.next(1000)) / 64)
      event.append(draw.next(100) < 25 + (isTreated ? 20 : 0) + 2 * (sixteenths / 4) ? 1 : 0)
      count.append(Double(draw.next(isTreated ? 6 : 4)))
      self.cluster.append(cluster)
      self.year.append(year)
      self.x.append(x)
      self.z.append(z)
      self.t.append(t)
    }
  }

  var clusters: Groups { Groups(cluster) }
  var years: Groups { Groups(year) }
  var isTreated: [Bool] { t.map { $0 == 1 } }
  var treated: [Double] { y.indices.filter { t[$0] == 1 }.map { y[$0] } }
  var control: [Double] { y.indices.filter { t[$0] == 0 }.map { y[$0] } }
}

/// What a shape of data gives, by the ids of References/generated.tsv.
struct GeneratedResults {
  private(set) var values: [String: Double] = [:]

  subscript(id: String) -> Double? {
    get { values[id] }
    set { values[id] = newValue }
  }

  mutating func difference(_ estimate: Estimate) {
    self["difference in means, estimate"] = estimate.estimate
    self["difference in means, standard error"] = estimate.standardError
    self["difference in means, degrees of freedom"] = estimate.degreesOfFreedom
    self["difference in means, p value"] = estimate.pValue
    self["difference in means, low"] = estimate.confidenceInterval().low
    self["difference in means, high"] = estimate.confidenceInterval().high
  }

  /// Every standard error of the types, for some of the columns.
  mutating func regression(
    _ fit: LeastSquares, _ terms: [String], _ types: [StandardErrorType], clusters: Groups? = nil, prefix: String = ""
  ) throws {
    for term in terms {
      let place = try #require(fit.names.firstIndex(of: term))
      self["\(prefix)\(term), estimate"] = fit.coefficients[place]
      for type in types {
        let estimate = try fit.estimate(coefficient: place, type: type, clusters: clusters)
        self["\(prefix)\(term), \(type.rawValue) standard error"] = estimate.standardError
        self["\(prefix)\(term), \(type.rawValue) degrees of freedom"] = estimate.degreesOfFreedom
      }
    }
  }

  mutating func lin(
    _ study: GeneratedStudy, _ covariates: [(name: String, values: [Double])], _ types: [StandardErrorType],
    clusters: Groups? = nil, weights: [Double]? = nil
  ) throws {
    for type in types {
      let estimate = try linAdjustedDifference(
        outcome: study.y, isTreated: study.isTreated, covariates: covariates, type: type, clusters: clusters,
        weights: weights)
      self["Lin, estimate"] = estimate.estimate
      self["Lin, \(type.rawValue) standard error"] = estimate.standardError
      self["Lin, \(type.rawValue) degrees of freedom"] = estimate.degreesOfFreedom
    }
  }

  /// Compares with every row of the shape, to a relative tolerance, and keeps how many digits agree.
  func compare(_ shape: String, relative: Double = 1e-9, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let rows = try GeneratedReference.rows(of: shape)
    #expect(!rows.isEmpty, sourceLocation: sourceLocation)
    var faults: [String] = []
    for (id, software, expected) in rows {
      guard let computed = values[id] else {
        faults.append("\(id) is not computed")
        continue
      }
      if abs(computed - expected) <= relative * max(abs(computed), abs(expected)) {
        ConformanceRecord.add(kind: "generated", name: shape, id: id, computed: computed, expected: expected)
      } else {
        faults.append("\(id): \(computed), and \(software) has \(expected)")
      }
    }
    #expect(faults == [], "\(shape)", sourceLocation: sourceLocation)
  }
}

/// References/generated.tsv: shape, id, software, value.
enum GeneratedReference {
  static let file =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/References/generated.tsv"

  static func rows(of shape: String) throws -> [(id: String, software: String, value: Double)] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells[0] == shape else { return nil }
      return (String(cells[1]), String(cells[2]), try #require(Double(cells[3])))
    }
  }
}
