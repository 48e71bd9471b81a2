import Testing

@testable import Estimators

@Suite("Summary indices")
struct SummaryIndexTests {
  let outcomes: [(name: String, values: [Double?])] = [
    ("a", [2, 4, 3, 6, 5, 7, 4, 8]), ("b", [5, 6, 9, 7, 9, 8, 12, 10]), ("c", [1, 3, 2, 2, 6, 4, 5, 3]),
  ]
  let isTreated = [false, false, false, false, true, true, true, true]

  private func compare(_ index: [Double?], _ expected: [Double]) {
    for (value, wanted) in zip(index, expected) { #expect(value!.isClose(to: wanted), "\(value!), \(wanted)") }
  }

  @Test("agree with NumPy")
  func complete() throws {
    // References/families.py
    compare(
      try SummaryIndex.kling.values(outcomes: outcomes, isTreated: isTreated),
      [
        -1.0913783415278362, 0.3106582831690097, 0.29277002188455997, 0.4879500364742666, 2.3161232129194254,
        1.6948066465814058, 2.2982349516349756, 1.872098399886663,
      ])
    compare(
      try SummaryIndex.anderson.values(outcomes: outcomes, isTreated: isTreated),
      [
        -1.2802151998106408, -0.22326995491257842, 0.45093885051419685, 1.0525463042090224, 1.018346820822527,
        1.6798735544705605, 1.692555626249302, 2.869695084063011,
      ])
  }

  @Test("take the arm's mean, or the outcomes that there are, where one is missing")
  func gaps() throws {
    // References/families.py
    var gaps = outcomes
    gaps[1].values[2] = nil
    gaps[2].values[5] = nil
    compare(
      try SummaryIndex.kling.values(outcomes: gaps, isTreated: isTreated),
      [
        -1.083146649329183, 0.45704329411128963, -0.14638501094227999, 0.7724883661601734, 2.8769681800925855,
        2.3896638219868476, 3.2735398750390154, 2.57109668580345,
      ])
    compare(
      try SummaryIndex.anderson.values(outcomes: gaps, isTreated: isTreated),
      [
        -1.2232982525068037, 0.5717839594090404, -0.36863793268230877, 1.0201522257800721, 1.776362913451537,
        2.036659087324293, 0.05174177897019621, 1.893712630024739,
      ])
  }

  @Test("leave a unit without any outcome out")
  func empty() throws {
    var gaps = outcomes
    for column in gaps.indices { gaps[column].values[7] = nil }
    for index in SummaryIndex.allCases {
      let values = try index.values(outcomes: gaps, isTreated: isTreated)
      #expect(values[7] == nil)
      #expect(values[0] != nil)
    }
  }

  @Test("refuse an outcome twice, and one that does not vary among controls")
  func refusals() {
    #expect(throws: EstimationError.collinear(columns: ["a again"])) {
      try SummaryIndex.anderson.values(
        outcomes: outcomes + [("a again", outcomes[0].values)], isTreated: isTreated)
    }
    #expect(throws: EstimationError.noVariation(what: "flat")) {
      try SummaryIndex.kling.values(outcomes: [("flat", [1, 1, 1, 1, 2, 3, 4, 5])], isTreated: isTreated)
    }
  }

  @Test("can be made again from their weights, means and spreads")
  func fit() throws {
    for kind in SummaryIndex.allCases {
      let fit = try kind.fit(outcomes: outcomes, isTreated: isTreated)
      #expect(fit.components.reduce(0) { $0 + $1.weight }.isClose(to: 1))
      for row in isTreated.indices {
        let sum = zip(fit.components, outcomes).reduce(0.0) { sum, pair in
          let (component, outcome) = pair
          return sum + component.weight * (outcome.values[row]! - component.controlMean) / component.controlDeviation
        }
        #expect(((sum - fit.center) / fit.spread).isClose(to: fit.values[row]!, relative: 1e-9))
      }
    }
  }
}
