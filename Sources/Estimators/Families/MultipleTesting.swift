/// How the *p* values of a family of tests are adjusted for being many.
public enum MultipleTestingCorrection: String, Sendable, CaseIterable {
  /// m p: the chance of any false rejection, whatever the dependence.
  case bonferroni = "Bonferroni"
  /// The same guarantee, never less powerful: (m − i + 1) p₍ᵢ₎, made monotone upwards.
  case holm = "Holm"
  /// The share of false ones among the rejections, under independence or positive dependence: m p₍ᵢ₎ / i, made monotone
  /// downwards.
  case benjaminiHochberg = "Benjamini–Hochberg"

  /// The adjusted *p* values, at most 1, in the order of the input.
  ///
  /// - Parameter pValues: Missing ones stay missing and do not count among the m tests.
  /// - Throws: ``EstimationError/notAProbability(row:)``.
  /// - SeeAlso: Holm (1979), *Scandinavian Journal of Statistics* 6, 65–70; Benjamini and Hochberg (1995),
  ///   doi:10.1111/j.2517-6161.1995.tb02031.x.
  public func adjust(_ pValues: [Double?]) throws(EstimationError) -> [Double?] {
    if let row = pValues.firstIndex(where: { $0.map { !($0 >= 0 && $0 <= 1) } ?? false }) {
      throw .notAProbability(row: row + 1)
    }
    // Equal values in the order of the input: they get equal results either way, and the order is fixed.
    let present = pValues.enumerated().compactMap { row, value in value.map { (row: row, value: $0) } }
      .sorted { ($0.value, $0.row) < ($1.value, $1.row) }
    let m = Double(present.count)
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    switch self {
    case .bonferroni:
      for (row, value) in present { adjusted[row] = min(m * value, 1) }
    case .holm:
      var largest = 0.0
      for (rank, test) in present.enumerated() {
        largest = max(largest, min((m - Double(rank)) * test.value, 1))
        adjusted[test.row] = largest
      }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (rank, test) in present.enumerated().reversed() {
        smallest = min(smallest, m / Double(rank + 1) * test.value)
        adjusted[test.row] = smallest
      }
    }
    return adjusted
  }
}
