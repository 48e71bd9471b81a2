import Glibc

/// How the *p* values of a family of tests are adjusted for being many.
public enum MultipleTestingCorrection: String, Sendable, CaseIterable {
  /// m p: the chance of any false rejection, whatever the dependence.
  case bonferroni = "Bonferroni"
  /// 1 − (1 − p)ᵐ: the same chance for independent or positively dependent tests.
  case sidak = "Šidák"
  /// Bonferroni's guarantee, never less powerful: (m − i + 1) p₍ᵢ₎, made monotone upwards.
  case holm = "Holm"
  /// Holm's steps with Šidák's formula: 1 − (1 − p₍ᵢ₎)^(m − i + 1).
  case holmSidak = "Holm–Šidák"
  /// Holm's numbers taken from the largest *p* value downwards: more powerful, under independence or positive dependence.
  case hochberg = "Hochberg"
  /// Closed testing with Simes' test: never less powerful than Hochberg, under the same dependence.
  case hommel = "Hommel"
  /// The share of false ones among the rejections, under independence or positive dependence: m p₍ᵢ₎ / i, made monotone
  /// downwards.
  case benjaminiHochberg = "Benjamini–Hochberg"
  /// The same share whatever the dependence: the former times 1 + 1/2 + … + 1/m.
  case benjaminiYekutieli = "Benjamini–Yekutieli"

  /// The adjusted *p* values, at most 1, in the order of the input.
  ///
  /// - Parameter pValues: Missing ones stay missing and do not count among the m tests.
  /// - Throws: ``EstimationError/notAProbability(row:)``.
  /// - SeeAlso: Šidák (1967), doi:10.1080/01621459.1967.10482935; Holm (1979), *Scandinavian Journal of Statistics* 6, 65–70;
  ///   Hochberg (1988), doi:10.1093/biomet/75.4.800; Hommel (1988), doi:10.1093/biomet/75.2.383; Benjamini and Hochberg (1995),
  ///   doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998.
  public func adjust(_ pValues: [Double?]) throws(EstimationError) -> [Double?] {
    if let row = pValues.firstIndex(where: { $0.map { !($0 >= 0 && $0 <= 1) } ?? false }) {
      throw .notAProbability(row: row + 1)
    }
    // Equal values in the order of the input: they get equal results either way, and the order is fixed.
    let present = pValues.enumerated().compactMap { row, value in value.map { (row: row, value: $0) } }
      .sorted { ($0.value, $0.row) < ($1.value, $1.row) }
    let sorted = adjustSorted(present.map(\.value))
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    for (test, value) in zip(present, sorted) { adjusted[test.row] = min(value, 1) }
    return adjusted
  }

  /// For *p* values in ascending order; the results may pass 1.
  private func adjustSorted(_ p: [Double]) -> [Double] {
    let m = p.count
    switch self {
    case .bonferroni: return p.map { Double(m) * $0 }
    case .sidak: return p.map { Self.sidak($0, tests: m) }
    case .holm: return Self.upwards(p.enumerated().map { Double(m - $0) * $1 })
    case .holmSidak: return Self.upwards(p.enumerated().map { Self.sidak($1, tests: m - $0) })
    case .hochberg: return Self.downwards(p.enumerated().map { Double(m - $0) * $1 })
    case .hommel: return Self.hommel(p)
    case .benjaminiHochberg: return Self.downwards(p.enumerated().map { Double(m) / Double($0 + 1) * $1 })
    case .benjaminiYekutieli:
      let harmonic = (0..<m).reduce(0.0) { $0 + 1 / Double($1 + 1) }
      return Self.downwards(p.enumerated().map { harmonic * Double(m) / Double($0 + 1) * $1 })
    }
  }

  /// 1 − (1 − p)ᵏ, without losing a small p beside 1.
  private static func sidak(_ p: Double, tests: Int) -> Double { -expm1(Double(tests) * log1p(-p)) }

  /// Each value at least as large as those before it.
  private static func upwards(_ values: [Double]) -> [Double] {
    var largest = 0.0
    return values.map {
      largest = max(largest, min($0, 1))
      return largest
    }
  }

  /// Each value at most as large as those after it.
  private static func downwards(_ values: [Double]) -> [Double] {
    var smallest = 1.0
    return values.reversed().map {
      smallest = min(smallest, $0)
      return smallest
    }.reversed()
  }

  /// For each size of a subset of hypotheses, Simes' bound; the largest over the subsets that hold the hypothesis (Wright 1992).
  private static func hommel(_ p: [Double]) -> [Double] {
    let m = p.count
    guard m > 1 else { return p }
    var adjusted = p
    for size in stride(from: m, through: 2, by: -1) {
      // Simes over the size − 1 largest values; the others stand first in their subset.
      var simes = Double.infinity
      for place in 2...size { simes = min(simes, Double(size) * p[m - size + place - 1] / Double(place)) }
      for i in 0..<m {
        let bound = i > m - size ? simes : min(simes, Double(size) * p[i])
        adjusted[i] = max(adjusted[i], bound)
      }
    }
    return adjusted
  }
}
