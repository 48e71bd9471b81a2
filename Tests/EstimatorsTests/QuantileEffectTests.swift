import Testing

@testable import Estimators

@Suite("Quantile treatment effects")
struct QuantileEffectTests {
  /// *Biometrika* 35 (1948), 214: weight in grams of chicks by feed.
  let casein: [Double] = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
  let linseed: [Double] = [309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271]

  @Test("the interval of medians squares and adds the order statistics' limits")
  func orderStatistics() throws {
    // References/compare.py: the third and the tenth of twelve, 260 and 379, 169 and 260.
    let effect = try QuantileEffect(at: 0.5, treated: casein, control: linseed)
    #expect(effect.treated == 342)
    #expect(effect.control == 221)
    #expect(effect.estimate == 121)
    #expect(effect.low.isClose(to: 121 - (82.0 * 82 + 39.0 * 39).squareRoot()))
    #expect(effect.high.isClose(to: 121 + (37.0 * 37 + 52.0 * 52).squareRoot()))
    #expect(effect.standardError == nil)
  }

  @Test("the bootstrap is the same for the same seed and near the other interval")
  func bootstrap() throws {
    let interval = QuantileEffectInterval.bootstrap(draws: 2000, seed: 1)
    let effect = try QuantileEffect(at: 0.5, treated: casein, control: linseed, interval: interval)
    #expect(try QuantileEffect(at: 0.5, treated: casein, control: linseed, interval: interval) == effect)
    #expect(effect.low > 10 && effect.low < 121)
    #expect(effect.high > 121 && effect.high < 200)
    #expect(try #require(effect.standardError) > 10)
  }

  @Test("refuses a quantile that so few observations cannot bracket")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "treated", count: 12, minimum: 36)) {
      try QuantileEffect(at: 0.9, treated: casein, control: linseed)
    }
    #expect(throws: EstimationError.outOfRange(what: "quantile", allowed: "strictly between 0 and 1")) {
      try QuantileEffect(at: 1, treated: casein, control: linseed)
    }
  }
}
