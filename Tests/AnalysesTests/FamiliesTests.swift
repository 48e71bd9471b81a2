import Content
import Testing
import TestSites

@testable import Analyses

@Suite("Families of tests")
struct FamiliesTests {
  /// Fifteen p values of the thrombolysis example: Benjamini and Hochberg (1995), *JRSS B* 57, 289–300, page 295.
  let pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
  ]

  /// The adjusted p values of a family of fifteen estimates whose p values are those of the example.
  func adjusted(_ method: PlannedFamily.Method) throws -> [Double] {
    let ids = pValues.indices.map { "h\($0)" }
    let estimates = ids.map {
      "  - {id: \($0), title: A, method: difference-in-means, data: parcelles, outcome: note,"
        + " treatment: {column: bras, treated: jardin, control: temoin}}\n"
    }
    let family = "families:\n  - {id: f, method: \(method.rawValue), estimates: [\(ids.joined(separator: ", "))]}\n"
    let outcome = try TestSite.small.appending(estimates.joined() + family, to: TestSite.plan).outcome()
    #expect(outcome.diagnostics == [])
    let plan = try #require(outcome.catalog.study("jardin")?.plan)
    var results = try ids.map { try #require(outcome.result($0)) }
    for index in results.indices { results[index].pValue = pValues[index] }
    let (families, found) = adjust(plan, &results)
    #expect(families.count == 1 && found == [])
    #expect(results.allSatisfy { $0.adjusted?.size == 15 && $0.adjusted?.family == "f" })
    return results.compactMap(\.adjusted?.pValue)
  }

  @Test("reject what the paper rejects: three by Bonferroni and Holm, four by its own procedure")
  func rejections() throws {
    #expect(try adjusted(.bonferroni).count { $0 <= 0.05 } == 3)
    #expect(try adjusted(.holm).count { $0 <= 0.05 } == 3)
    #expect(try adjusted(.benjaminiHochberg).count { $0 <= 0.05 } == 4)
  }

  @Test("multiply each p value as their formulas say")
  func values() throws {
    // By hand: 15 p, (16 − rank) p, 15 p / rank, made monotone.
    #expect(
      zip(try adjusted(.bonferroni).prefix(4), [0.0015, 0.006, 0.0285, 0.1425]).allSatisfy { $0.isClose(to: $1) })
    #expect(zip(try adjusted(.holm).prefix(4), [0.0015, 0.0056, 0.0247, 0.114]).allSatisfy { $0.isClose(to: $1) })
    #expect(
      zip(try adjusted(.benjaminiHochberg).prefix(4), [0.0015, 0.003, 0.0095, 0.035625]).allSatisfy {
        $0.isClose(to: $1)
      })
  }

  @Test("agree with R's p.adjust", .enabled(if: Reference.isPresent))
  func reference() throws {
    let reference = try Reference("bh-1995")
    reference.compare([
      "adjusted.bonferroni": try adjusted(.bonferroni), "adjusted.holm": try adjusted(.holm),
      "adjusted.BH": try adjusted(.benjaminiHochberg), "adjusted.BY": try adjusted(.benjaminiYekutieli),
      "adjusted.hochberg": try adjusted(.hochberg), "adjusted.hommel": try adjusted(.hommel),
      "adjusted.sidak": try adjusted(.sidak),
    ])
  }

  @Test("with a member that could not be computed adjust nothing: the others would look better than they are")
  func missingMember() throws {
    let site = TestSite.small.appending(
      """
        - {id: autre, title: A, method: difference-in-means, data: parcelles, outcome: rien, treatment: {column: bras, treated: jardin, control: temoin}}
      families:
        - {id: f, method: holm, estimates: [effet, autre]}

      """, to: TestSite.plan)
    let outcome = try site.outcome()
    #expect(outcome.diagnostics.map(\.id) == ["unknown-column"])
    #expect(outcome.result("effet")?.adjusted == nil)
    #expect(outcome.results.first?.families.isEmpty == true)
  }
}
