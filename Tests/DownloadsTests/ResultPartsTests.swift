import Testing

@testable import Analyses
@testable import Downloads

@Suite("Parts of a result in results.json")
struct ResultPartsTests {
  private func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

  @Test("bounds hold both ends, their errors and the shares observed")
  func bounds() {
    let json = Downloads.bounds(
      Result.Bounds(
        lower: -0.25, upper: 0.5, lowerStandardError: 0.1, upperStandardError: 0.2, trimmedShare: 0.15,
        observedTreated: 0.75, observedControl: 0.65))
    #expect(text(json).contains("\"lower\": -0.25,\n  \"upper\": 0.5,\n  \"lower_std_error\": 0.1"))
  }

  @Test("an exact test has no seed, a drawn one has")
  func randomisation() {
    var test = Result.Randomisation(pValue: 0.1, low: 0.1, high: 0.1, assignments: 20, isExact: true, seed: nil)
    #expect(
      text(Downloads.randomisation(test))
        == "{\n  \"p_value\": 0.1,\n  \"p_low\": 0.1,\n  \"p_high\": 0.1,\n  \"assignments\": 20,\n  \"exact\": true\n}\n"
    )
    test.isExact = false
    test.seed = 7
    #expect(text(Downloads.randomisation(test)).contains("\"seed\": \"7\""))
  }

  @Test("an interval without an end is null")
  func resampling() {
    let json = Downloads.resampling(
      Result.Resampling(kind: .webb, draws: 999, seed: 1, low: -.infinity, high: 2, pValue: 0.06, standardError: nil))
    #expect(text(json).contains("\"conf_low\": null,\n  \"conf_high\": 2,\n  \"p_value\": 0.06"))
    #expect(!text(json).contains("std_error"))
  }

  @Test("a number needed to treat says for what, and where its rays begin when it passes through infinity")
  func neededToTreat() {
    let json = Downloads.neededToTreat(
      Result.NeededToTreat(
        number: 2, isForOneMore: false, interval: nil, fewestForOneMore: 24.5, fewestForOneFewer: 1.5))
    #expect(text(json).contains("\"for\": \"one-fewer\""))
    #expect(text(json).contains("\"fewest_for_one_more\": 24.5,\n  \"fewest_for_one_fewer\": 1.5"))
    #expect(!text(json).contains("conf_low"))
  }
}
