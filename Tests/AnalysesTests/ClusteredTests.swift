import Testing
import TestSites

@testable import Analyses

@Suite("Results of the small site")
struct ClusteredTests {
  @Test("with clusters of one size are those of the clusters' means")
  func clusterMeans() throws {
    let result = try #require(try TestSite.small.outcome().result("effet"))
    // Means of the schools: 14.5, 14, 15 against 11.5, 12, 11, each arm with the variance 1/4.
    #expect(result.estimate.isClose(to: 3))
    #expect(result.standardError.isClose(to: (1.0 / 6).squareRoot()))
    #expect(result.degreesOfFreedom.isClose(to: 4))
    #expect(result.standardErrorType == "CR2")
    #expect(result.sample.clusters == 6)
  }

  @Test("do not depend on the order of the rows, nor on the number of cores")
  func order() throws {
    let rows = String(decoding: TestSite.small.files[TestSite.data] ?? [], as: UTF8.self).split(separator: "\n")
    let turned = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let result = try #require(try TestSite.small.outcome().result("effet"))
    let other = try #require(try TestSite.small.writing(turned, to: TestSite.data).outcome(jobs: 2).result("effet"))
    #expect(other.estimate.isClose(to: result.estimate))
    #expect(other.standardError.isClose(to: result.standardError))
  }

  @Test("with one block for all rows are those without blocks, but for the degrees of freedom")
  func oneBlock() throws {
    let plain = TestSite.small.replacing("    cluster: ecole\n", by: "", in: TestSite.plan)
    let blocked = plain.appending(
      "    blocks: un\nderive:\n  - {data: parcelles, name: un, expression: age - age}\n", to: TestSite.plan)
    let result = try #require(try plain.outcome().result("effet"))
    let other = try #require(try blocked.outcome().result("effet"))
    #expect(other.estimate.isClose(to: result.estimate))
    #expect(other.standardError.isClose(to: result.standardError))
    #expect(other.degreesOfFreedom == 10)
    #expect(other.sample.blocks == 1)
  }

  @Test("of levels as covariates take the first level for reference")
  func levels() throws {
    let site = TestSite.small.replacing("difference-in-means", by: "least-squares", in: TestSite.plan)
      .replacing("    cluster: ecole\n", by: "    fixed-effects: [age]\n", in: TestSite.plan)
    let result = try #require(try site.outcome().result("effet"))
    #expect(result.terms.map(\.name) == ["(Intercept)", "jardin", "age: 9", "age: 10"])
  }

  @Test("of a panel are those of the changes of its units; a unit seen once is dropped")
  func panel() throws {
    let site = TestSite.small.writing(
      """
      id,bras,ecole,age,note
      1,jardin,a,1,10
      2,jardin,a,2,14
      3,jardin,b,1,9
      4,jardin,b,2,15
      5,jardin,c,1,11
      6,temoin,d,1,10
      7,temoin,d,2,11
      8,temoin,e,1,12
      9,temoin,e,2,15
      10,temoin,f,3,99

      """, to: TestSite.data
    ).replacing("difference-in-means", by: "difference-in-differences", in: TestSite.plan)
      .replacing("cluster: ecole", by: "unit-column: ecole", in: TestSite.plan)
      .appending("    time: {column: age, before: 1, after: 2}\n", to: TestSite.plan)
    let result = try #require(try site.outcome().result("effet"))
    // Changes: 4 and 6 against 1 and 3, each arm with the variance 2.
    #expect(result.estimate.isClose(to: 3))
    #expect(result.standardError.isClose(to: 2.0.squareRoot()))
    #expect(result.degreesOfFreedom.isClose(to: 2))
    #expect(result.sample.observations == 4)
    #expect(
      result.sample.dropped == [
        Result.Dropped(count: 1, reason: .otherPeriod), Result.Dropped(count: 1, reason: .singlePeriod),
      ])
  }
}
