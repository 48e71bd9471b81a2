import Testing

@testable import Estimators

@Suite("Small reference cases", .enabled(if: Reference.isPresent))
struct FamiliesReferenceTests {
  @Test("adjusted p values agree with R's p.adjust on Benjamini and Hochberg's fifteen")
  func benjaminiHochberg() throws {
    let reference = try Reference("bh-1995")
    let pValues = try reference.table().optionalNumbers("p")
    var results: [String: [Double]] = [:]
    for (name, correction) in [
      ("bonferroni", MultipleTestingCorrection.bonferroni), ("sidak", .sidak), ("holm", .holm),
      ("holm_sidak", .holmSidak), ("hochberg", .hochberg), ("hommel", .hommel), ("BH", .benjaminiHochberg),
      ("BY", .benjaminiYekutieli),
    ] {
      let adjusted = try correction.adjust(pValues).map { $0! }
      results["adjusted.\(name)"] = adjusted
      if correction != .sidak, correction != .holmSidak {
        results["rejected.\(name)"] = [Double(adjusted.count { $0 <= 0.05 })]
      }
    }
    reference.compare(results)
  }

  @Test("t tests agree with SciPy on Darwin's maize")
  func maize() throws {
    let reference = try Reference("maize-permutation")
    let table = try reference.table()
    let crossed = table.numbers("cross")
    let selfed = table.numbers("self")
    let welch = try differenceInMeans(treated: crossed, control: selfed)
    let pooled = try pooledDifferenceInMeans(treated: crossed, control: selfed)
    let rank = try MannWhitneyTest(treated: crossed, control: selfed)
    let pairs = Groups(Array(0..<crossed.count) + Array(0..<crossed.count))
    let paired = try matchedPairsDifference(
      outcome: crossed + selfed, isTreated: crossed.map { _ in true } + selfed.map { _ in false }, pairs: pairs)
    let heights = crossed + selfed
    let isCrossed = crossed.map { _ in true } + selfed.map { _ in false }
    let signs = try RandomizationTest(outcome: heights, isTreated: isCrossed, blocks: pairs)
    let unpaired = try RandomizationTest(outcome: heights, isTreated: isCrossed)
    let threeRight = try ConditionalOddsRatio(
      treated: EventCount(events: 3, participants: 4), control: EventCount(events: 1, participants: 4))
    let allRight = try ConditionalOddsRatio(
      treated: EventCount(events: 4, participants: 4), control: EventCount(events: 0, participants: 4))
    reference.compare([
      "signflip.count_two_sided": [Double(signs.extremeAssignments)], "signflip.total": [Double(signs.assignments)],
      "signflip.p_two_sided": [signs.pValue], "signflip.p_greater": [signs.pValueGreater],
      "signflip.p_less": [signs.pValueLess], "unpaired.mc_p_two_sided": [unpaired.pValue],
      "tea.three_right.p": [threeRight.pValueGreater], "tea.three_right.p_two_sided": [threeRight.pValue],
      "tea.all_right.p": [allRight.pValueGreater],
      "mannwhitney.U": [rank.statistic], "mannwhitney.p": [rank.pValue],
      "paired.t": [paired.statistic], "paired.p": [paired.pValue],
      "paired.ci95": [paired.confidenceInterval().low, paired.confidenceInterval().high],
      "diff": [welch.estimate], "welch.t": [welch.statistic], "welch.df": [welch.degreesOfFreedom],
      "welch.p": [welch.pValue], "student.t": [pooled.statistic], "student.p": [pooled.pValue],
    ])
  }
}
