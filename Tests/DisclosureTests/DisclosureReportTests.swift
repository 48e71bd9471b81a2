import Tables
import Testing

@testable import Disclosure

@Suite("Report, proposals, comparisons") struct DisclosureReportTests {
  private func marked() -> Table {
    var source = generatedTable(seed: 2, rows: 300, ages: 60, blanks: 0)
    for i in [0, 1] { source.columns[i].field.privacy = .quasi }
    source.columns[4].field.privacy = .sensitive
    return source
  }

  @Test("the report shows risk before and after") func report() throws {
    let source = marked()
    let (published, applied) = try apply([.bands(columns: ["age"], .width(20))], to: source)
    let report = disclosureReport(
      source: source, published: published, applied: applied, subject: .persons, thresholds: .init(for: .persons))
    #expect(report.singlingOut.before[0].k < 5)
    #expect(report.singlingOut.after[0].k >= 5)
    #expect(report.isAccepted)
    #expect(report.linkability.level == .low)
    #expect(report.proposals == [])
    let raw = disclosureReport(
      source: source, published: source, applied: [], subject: .persons, thresholds: .init(for: .persons))
    #expect(!raw.isAccepted)
    #expect(raw.singlingOut.level == .high)
  }

  @Test("means before and after a remedy that changed a few are not told") func fewChanged() throws {
    // One income of 90,000 among 200 of 1,000: the mean before less the mean after, times 201, is what the cap took.
    let incomes = [Double](repeating: 1000, count: 200)
    for (rich, isTold) in [(1, false), (5, true)] {
      let source = table([
        ("income", .integer, .numbers(incomes + [Double](repeating: 90_000, count: rich)))
      ])
      let (published, applied) = try apply([.topCode(columns: ["income"], at: 5000)], to: source)
      #expect(applied[0].meanBefore != nil)
      let report = disclosureReport(
        source: source, published: published, applied: applied, subject: .persons, thresholds: .init(for: .persons))
      #expect((report.remedies[0].meanBefore != nil) == isTold)
      #expect((report.remedies[0].meanAfter != nil) == isTold)
      #expect((report.remedies[0].correlation != nil) == isTold)
    }
  }

  @Test("the gentlest change that reaches k is proposed first") func proposal() {
    let found = proposals(for: marked(), quasiIdentifiers: ["age", "sex"], k: 5, blanks: .ownValue)
    #expect(found.first?.isEnough == true)
    if case .bands(columns: ["age"], _)? = found.first?.remedy {} else { Issue.record("\(found)") }
  }

  @Test("two versions that differ by one person are found") func differences() {
    let old = CellTable(list: [20, 30], levels: ["a", "b"])
    let new = CellTable(list: [21, 40], levels: ["a", "b"])
    #expect(
      differencing(old: old, new: new, .init(for: .persons)) == [
        DifferencingFinding(kind: .smallChange, key: ["a"], difference: 1)
      ])
    #expect(
      differencing(old: old, oldHidden: [1], new: new, .init(for: .persons)).map(\.kind) == [
        .smallChange, .revealed,
      ])
    #expect(smallRemainder(total: 50, parts: [30, 18], key: [nil], .init(for: .persons))?.difference == 2)
    #expect(smallRemainder(total: 50, parts: [30, 20], key: [nil], .init(for: .persons)) == nil)
  }

  @Test("a percentage gives its count away") func percentages() {
    #expect(impliedCounts(percentage: 7.1, decimals: 1, base: 42) == 3...3)
    #expect(impliedCounts(percentage: 7, decimals: 0, base: 1000) == 65...75)
    #expect(impliedCounts(percentage: 7.4, decimals: 1, base: 10) == nil)
    #expect(isDisclosing(percentage: 7.1, decimals: 1, base: 42, .init(for: .persons)))
    #expect(isDisclosing(percentage: 97.6, decimals: 1, base: 42, .init(for: .persons)))
    #expect(!isDisclosing(percentage: 0, decimals: 1, base: 42, .init(for: .persons)))
  }

  @Test("a group with everyone in one category is warned of") func groups() {
    let table = CellTable(rows: ["a", "b"], columns: ["x", "y"], values: [[12, 0], [10, 20]])
    #expect(groupDisclosures(in: table).map(\.cell) == [["b", "y"], ["a", "x"]])
  }

  @Test("means are hidden with their counts, and a second one with the first") func means() {
    #expect(hiddenMeans(counts: [3, 20, 30], hasTotal: true, .init(for: .persons)) == [0, 1])
    #expect(hiddenMeans(counts: [3, 20, 30], hasTotal: false, .init(for: .persons)) == [0])
  }
}
