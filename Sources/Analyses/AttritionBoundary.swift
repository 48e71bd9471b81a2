/// The highest difference in attrition between two arms with which a trial's attrition is still low, as a share; nil when
/// so many are lost that no difference is low.
///
/// It is the cautious boundary of the What Works Clearinghouse, for programmes that may themselves make people stay or
/// leave: with it the bias that attrition can make stays under a twentieth of a standard deviation in the Clearinghouse's
/// model. Its table stands at whole percentages of overall attrition; the nearest one is taken.
///
/// - Parameter overall: The share of those assigned whose outcome is missing, both arms together, 0 to 1.
/// - SeeAlso: What Works Clearinghouse (2020), *Standards Handbook, Version 4.1*, table II.1.
package func attritionBoundary(overall: Double) -> Double? {
  let percent = (overall * 100).rounded()
  guard percent >= 0, percent < Double(boundaries.count) else { return nil }
  return Double(boundaries[Int(percent)]) / 1_000
}

/// In thousandths, from 0 to 57 per cent of overall attrition.
private let boundaries = [
  57, 58, 59, 59, 60, 61, 62, 63, 63, 63, 63, 62, 62, 61, 60, 59, 59, 58, 57, 55, 54, 53, 52, 51, 49, 48, 47, 45, 44,
  43,
  41, 40, 38, 36, 35, 33, 32, 31, 29, 28, 26, 25, 23, 21, 20, 18, 16, 15, 13, 12, 10, 9, 7, 6, 4, 3, 2, 0,
]
