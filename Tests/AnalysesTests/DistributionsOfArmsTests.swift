import Content
import TestSites
import Testing

@testable import Analyses

@Suite("Distances between distributions, and standardised differences")
struct DistributionsOfArmsTests {
  static func site(_ keys: String) -> TestSite {
    TestSite.small.writing(
      "estimates:\n  - {id: effet, title: A, data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}, \(keys)}\n",
      to: TestSite.plan)
  }

  func result(_ keys: String) throws -> Result {
    let outcome = try Self.site(keys).outcome()
    #expect(outcome.diagnostics.map(\.description).filter { $0.hasPrefix(TestSite.plan) } == [])
    return try #require(outcome.result("effet"))
  }

  @Test("by Kolmogorov and Smirnov agree with R's ks.test, ties included, and have no interval")
  func kolmogorovSmirnov() throws {
    // R 4.2.2: References/describe.R
    let result = try result("method: kolmogorov-smirnov")
    #expect(result.estimate == 0.5 && result.pValue.isClose(to: 0.47402597402597302))
    #expect(result.low.isNaN && result.high.isNaN && result.standardError.isNaN)
    #expect(throws: FigureProblem.self) { try result.value(at: ["interval"], format: nil) }
  }

  @Test("in standard deviations have the noncentral interval, whose test is Student's")
  func noncentral() throws {
    // R 4.2.2, pt with a noncentrality: References/describe.R
    let cohen = try result("method: standardised-difference, measure: cohens-d")
    #expect(cohen.estimate.isClose(to: 1.6035674514745464))
    #expect(cohen.low.isClose(to: 0.24783005031991376, relative: 1e-8))
    #expect(cohen.high.isClose(to: 2.9020648254847452, relative: 1e-8))
    #expect(cohen.pValue.isClose(to: 0.019535605462663141, relative: 1e-10) && cohen.degreesOfFreedom == 10)
    #expect(cohen.standardError.isNaN && cohen.standardErrorType == "noncentral")
    let glass = try result("method: standardised-difference, measure: glass-delta")
    #expect(glass.low.isClose(to: 0.073716191324160699, relative: 1e-8))
    #expect(glass.high.isClose(to: 3.0486606834241461, relative: 1e-8) && glass.degreesOfFreedom == 5)
  }

  @Test("in standard deviations have the large-sample interval when asked")
  func largeSample() throws {
    let glass = try result("method: standardised-difference, measure: glass-delta, interval: large-sample")
    #expect(glass.low.isClose(to: 0.097483134341330269) && glass.high.isClose(to: 3.1096517686077627))
    let standardised = try result("method: standardised-difference, interval: large-sample")
    let hedges = try result("method: hedges-g")
    #expect(standardised.estimate == hedges.estimate)
    #expect(standardised.standardError.isClose(to: hedges.standardError))
    #expect(standardised.pValue.isClose(to: hedges.pValue))
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    let found = try given.site.findings().filter { $0.hasPrefix(TestSite.plan) }
    #expect(found == given.says)
  }

  static func refusal(_ name: String, _ keys: String, _ says: String...) -> SmallCase {
    SmallCase(name, { _ in site(keys) }, says: says.map { "studies/jardin/analysis.yml:2:" + $0 })
  }

  static let refusals = [
    refusal(
      "clusters", "method: kolmogorov-smirnov, cluster: ecole",
      "148: error: the method ‘kolmogorov-smirnov’ does not use ‘cluster’."
        + " Hint: it takes: outcome, treatment. [unused-key]"),
    refusal(
      "a direction", "method: kolmogorov-smirnov, favourable: higher",
      "148: error: the distance between two distributions has no direction, so ‘favourable’ has no use."
        + " Hint: remove ‘favourable’, or use the method ‘mann-whitney’. [unused-key]"),
    refusal(
      "a ratio", "method: kolmogorov-smirnov, scale: log-ratio",
      "10: error: the distance between two distributions is a difference of shares, and ‘scale’ is ‘log-ratio’."
        + " Hint: write ‘scale: points’, or leave ‘scale’ out. [unfit-scale]"),
    refusal(
      "points", "method: standardised-difference, scale: points",
      "10: error: a standardised difference is in standard deviations, and ‘scale’ is ‘points’."
        + " Hint: leave ‘scale’ out. [unfit-scale]"),
    refusal(
      "an unknown measure", "method: standardised-difference, measure: cohen",
      "162: error: ‘cohen’ is not one of the words that can stand here."
        + " Hint: the words are: hedges-g, cohens-d, glass-delta. [unknown-value]"),
    SmallCase(
      "a control arm without spread",
      { _ in
        site("method: standardised-difference, measure: glass-delta, where: id <= 6 or id == 7 or id == 10")
          .replacing("outcome: note", by: "outcome: age", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:2:10: error: ‘effet’ cannot be computed: ‘age’ has one value in the arm ‘temoin’,"
          + " and Glass’s Δ divides by its spread."
          + " Hint: write ‘measure: hedges-g’, which divides by the spread of both arms. [no-variation]"
      ]),
  ]
}
