import Content
import Testing
import TestSites

@testable import Analyses

@Suite("The chick weights, from file to result")
struct ChickWeightsTests {
  /// Weight in grams of chicks allotted to a feed at random: *Biometrika* 35 (1948), 214. One row has no weight, one feed
  /// is of neither arm, one chick is too old, as files are.
  static let site = TestSite.small.writing(
    "id;bras;age;note\n"
      + rows("caséine", [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332])
      + rows("féverole", [179, 160, 136, 227, 217, 168, 108, 124, 143, 140])
      + "soja1;soja;42;243\ncaséine99;caséine;42;\nféverole99;féverole;99;1000\n", to: TestSite.data
  ).writing(
    """
    title: Poussins
    primary-key: [id]
    fields:
      - {name: id, type: string}
      - {name: bras, type: string, levels: [caséine, féverole, soja]}
      - {name: age, type: integer, unit: jours}
      - {name: note, type: number, unit: {fr: g}}

    """, to: TestSite.dictionary
  ).replacing("treated: jardin, control: temoin", by: "treated: caséine, control: féverole", in: TestSite.plan)
    .replacing("    cluster: ecole\n", by: "    where: age < 50\n", in: TestSite.plan)

  static func rows(_ feed: String, _ weights: [Int]) -> String {
    weights.enumerated().map { "\(feed)\($0.offset);\(feed);42;\($0.element)\n" }.joined()
  }

  @Test("have the difference in means of R, and the sample says which rows are left out and why")
  func differenceInMeans() throws {
    let outcome = try Self.site.outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    let result = try #require(outcome.result("effet"))
    // R 4.2.2, t.test(weight ~ feed): References/chickwts.py
    #expect(result.estimate.isClose(to: 163.38333333333333))
    #expect(result.standardError.isClose(to: 22.252464963902245))
    #expect(result.degreesOfFreedom.isClose(to: 18.35974509609092))
    #expect(result.standardErrorType == "welch")
    #expect(result.statistic.isClose(to: 163.38333333333333 / 22.252464963902245))
    let low = result.estimate - result.low
    #expect(low.isClose(to: result.high - result.estimate))
    #expect(result.meanTreated?.isClose(to: 323.5833333333333) == true)
    #expect(result.meanControl?.isClose(to: 160.2) == true)
    #expect(
      result.sample
        == Result.Sample(
          observations: 22, treated: 12, control: 10,
          dropped: [
            Result.Dropped(count: 1, reason: .filter("age < 50")), Result.Dropped(count: 1, reason: .otherArm),
            Result.Dropped(count: 1, reason: .missing(column: "note")),
          ]))
    #expect(result.sample.droppedCount == 3)
  }

  @Test(
    "have the standard errors of their names",
    arguments: [
      ("classical", 23.274837688895804), ("HC0", 21.246676319594783), ("HC1", 22.283702118198242),
      ("HC2", 22.25246496390225), ("HC3", 23.306692233499255),
    ])
  func leastSquares(_ name: String, _ standardError: Double) throws {
    let site = Self.site.replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
      .appending("    standard-errors: \(name)\n", to: TestSite.plan)
    let result = try #require(try site.outcome().result("effet"))
    // References/chickwts.py
    #expect(result.estimate.isClose(to: 163.38333333333333))
    #expect(result.standardError.isClose(to: standardError))
    #expect(result.degreesOfFreedom == 20)
    #expect(result.standardErrorType == name)
    #expect(result.terms.map(\.name) == ["(Intercept)", "caséine"])
  }

  @Test("change their sign when the arms change places")
  func exchangedArms() throws {
    let site = Self.site.replacing(
      "treated: caséine, control: féverole", by: "treated: féverole, control: caséine", in: TestSite.plan)
    let result = try #require(try Self.site.outcome().result("effet"))
    let exchanged = try #require(try site.outcome().result("effet"))
    #expect(exchanged.estimate == -result.estimate)
    #expect(exchanged.standardError == result.standardError)
    #expect(exchanged.low == -result.high)
  }

  @Test("change with their unit when a derived column changes it")
  func derived() throws {
    let site = Self.site.replacing("outcome: note", by: "outcome: kilos", in: TestSite.plan)
      .appending("derive:\n  - {data: parcelles, name: kilos, expression: note / 1000}\n", to: TestSite.plan)
    let result = try #require(try site.outcome().result("effet"))
    #expect(result.estimate.isClose(to: 0.16338333333333333))
    #expect(result.standardError.isClose(to: 0.022252464963902245))
  }

  @Test("have a wider interval at a higher level")
  func confidence() throws {
    let site = Self.site.appending("    confidence: 0.99\n", to: TestSite.plan)
    let result = try #require(try Self.site.outcome().result("effet"))
    let wider = try #require(try site.outcome().result("effet"))
    #expect(wider.high - wider.low > result.high - result.low)
    #expect(wider.pValue == result.pValue)
  }

  @Test("are described by arm, in the order of the dictionary")
  func described() throws {
    let site = Self.site.appending(
      "describe:\n  - {id: d, data: parcelles, by: bras, columns: [note, bras], where: age < 50}\n", to: TestSite.plan)
    let description = try #require(try site.outcome().results.first?.description("d"))
    #expect(description.groups.map(\.value) == ["caséine", "féverole", "soja"])
    #expect(description.groups.map(\.count) == [13, 10, 1])
    #expect(description.dropped == [Result.Dropped(count: 1, reason: .filter("age < 50"))])
    let weights = try #require(description.rows.first)
    #expect(weights.cells.map(\.count) == [12, 10, 1])
    #expect(weights.cells.map(\.missing) == [1, 0, 0])
    // References/chickwts.py
    #expect(weights.cells[0].mean?.isClose(to: 323.5833333333333) == true)
    #expect(weights.cells[0].standardDeviation?.isClose(to: 64.4338396882391) == true)
    #expect(weights.cells[0].median == 342)
    #expect(weights.cells[0].minimum == 216)
    #expect(weights.cells[0].maximum == 404)
    #expect(weights.cells[1].standardDeviation?.isClose(to: 38.62584051584581) == true)
    #expect(weights.cells[1].median == 151.5)
    #expect(weights.cells[2].standardDeviation == nil)
    #expect(description.rows.dropFirst().map(\.levelValue) == ["caséine", "féverole", "soja"])
    #expect(description.rows.dropFirst().map { $0.cells.map(\.mean) } == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
  }

  @Test("have a standardised difference and a ratio of variances in a balance table")
  func balanced() throws {
    let site = Self.site.appending(
      "balance:\n  - {id: b, data: parcelles, treatment: {column: bras, treated: caséine, control: féverole}, covariates: [note], where: age < 50}\n",
      to: TestSite.plan)
    let balance = try #require(try site.outcome().results.first?.balance("b"))
    let row = try #require(balance.rows.first)
    // References/chickwts.py
    #expect(row.standardisedDifference.isClose(to: 3.0756842041638515))
    #expect(row.varianceRatio?.isClose(to: 2.7827368459536532) == true)
    #expect(row.missing == 1)
    #expect(balance.treatedCount == 13 && balance.controlCount == 10)
  }

  @Test("are published with the checksum that each result names")
  func checksum() throws {
    let outcome = try Self.site.outcome()
    let data = try #require(outcome.results.first?.data.first)
    #expect(outcome.result("effet")?.dataSHA256 == data.sha256)
    #expect(data.sha256.count == 64)
    let other = try Self.site.replacing("368", by: "369", in: TestSite.data).outcome()
    #expect(other.result("effet")?.dataSHA256 != data.sha256)
  }
}

extension Double {
  /// Sums in another order differ in their last digits; 1e-12 leaves room for that and for nothing else.
  func isClose(to other: Double, relative: Double = 1e-12) -> Bool {
    abs(self - other) <= relative * max(abs(self), abs(other))
  }
}
