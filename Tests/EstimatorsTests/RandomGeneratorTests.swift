import Testing

@testable import Estimators

@Suite("Random numbers")
struct RandomGeneratorTests {
  @Test("are those of xoshiro256** seeded by SplitMix64")
  func published() {
    // References/xoshiro.py.
    var zero = RandomGenerator(seed: 0)
    #expect(
      (0..<4).map { _ in zero.next() } == [
        0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a, 0x1a5f_849d_4933_e6e0, 0x6aa5_94f1_262d_2d2c,
      ])
    var other = RandomGenerator(seed: 2026)
    #expect(
      (0..<4).map { _ in other.next() } == [
        0x92e0_1159_2e98_ae15, 0x489f_3794_6d6d_18d8, 0xd000_9e27_9d9c_deda, 0xe4c7_dca7_86d5_6702,
      ])
  }

  @Test("lie in their range, each value as often as another")
  func ranges() {
    var generator = RandomGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 6)
    var sum = 0.0
    for _ in 0..<60_000 {
      counts[generator.integer(below: 6)] += 1
      let value = generator.uniform()
      #expect(value >= 0 && value < 1)
      sum += value
    }
    // χ² with 5 degrees of freedom: 20.5 is passed once in a thousand seeds.
    #expect(counts.map { (Double($0) - 10_000) * (Double($0) - 10_000) / 10_000 }.reduce(0, +) < 20.5)
    #expect(abs(sum / 60_000 - 0.5) < 0.004)
    #expect(generator.integer(below: 1) == 0)
    #expect((0..<100).allSatisfy { _ in (0..<Int.max).contains(generator.integer(below: .max)) })
  }

  @Test("shuffle into each order as often as another")
  func shuffle() {
    var generator = RandomGenerator(seed: 7)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var order = [0, 1, 2, 3]
      generator.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24)
    // χ² with 23 degrees of freedom: 49.7 is passed once in a thousand seeds.
    #expect(counts.values.map { (Double($0) - 1000) * (Double($0) - 1000) / 1000 }.reduce(0, +) < 49.7)
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none.isEmpty)
  }

  @Test("from the normal distribution have mean 0 and variance 1")
  func normal() {
    var generator = RandomGenerator(seed: 3)
    let values = (0..<20_000).map { _ in generator.normal() }
    #expect(abs(mean(values)) < 0.03)
    #expect(abs(variance(values) - 1) < 0.04)
  }
}
