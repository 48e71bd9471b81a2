/// A seeded generator of random numbers: the same seed gives the same draws on every machine and in every version.
///
/// xoshiro256** with its 256 bits filled by SplitMix64. The standard library's generator has no seed. Right for simulation and
/// for drawing assignments; not for secrets.
///
///     var generator = RandomGenerator(seed: 2026)
///     generator.uniform()               // in [0, 1)
///     generator.integer(below: 6)       // 0…5, each with the same probability
///
/// - SeeAlso: Blackman and Vigna (2021), *ACM Transactions on Mathematical Software* 47 (4), doi:10.1145/3460772; Lemire (2019),
///   doi:10.1145/3230636, for whole numbers without bias.
public struct RandomGenerator: Sendable, RandomNumberGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter seed: Any number; seeds that are neighbours give unrelated draws.
  public init(seed: UInt64) {
    var filler = seed
    state = (0, 0, 0, 0)
    state.0 = Self.splitMix(&filler)
    state.1 = Self.splitMix(&filler)
    state.2 = Self.splitMix(&filler)
    state.3 = Self.splitMix(&filler)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return result
  }

  /// A number in [0, 1): a multiple of 2⁻⁵³, each with the same probability.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number from 0 to `bound` − 1, each with exactly the same probability.
  ///
  /// - Parameter bound: Positive.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "a whole number is drawn below a positive bound")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let unfair = (0 &- range) % range
      while product.low < unfair { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Puts an array in random order, each order with the same probability (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    var last = elements.count - 1
    while last > 0 {
      elements.swapAt(last, integer(below: last + 1))
      last -= 1
    }
  }

  /// A draw from the standard normal distribution, by inversion.
  public mutating func normal() -> Double {
    // The middle of one of 2⁵³ equal pieces: neither 0 nor 1.
    NormalDistribution().quantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static func rotate(_ bits: UInt64, by places: UInt64) -> UInt64 { bits << places | bits >> (64 - places) }
}
