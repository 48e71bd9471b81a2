import Diagnostics
import YAML

/// Draws that a plan asks for: of assignments, of resamples, of signs. The same seed gives the same draws.
package struct PlannedDraws: Sendable {
  /// The place of the key, for findings about it.
  package var place: Place
  package var draws: Int
  package var seed: UInt64
  /// Which kind of draws: `kind` of a bootstrap, `weights` of a wild one; nil for the default.
  package var kind: Located<String>?
}

extension MappingReader {
  /// - Parameters:
  ///   - usual: The number of draws when the plan gives none.
  ///   - kind: The key that names the kind of draws, where there are several.
  mutating func draws(_ key: String, usual: Int, kind: String? = nil) -> PlannedDraws? {
    guard let start = node(key)?.place else { return nil }
    return group(key, what: "‘\(key)’") { item in
      var planned = item.drawsAndSeed(at: start, usual: usual)
      if let kind { planned.kind = item.optionalText(kind) }
      return planned
    }
  }

  /// The keys `draws` and `seed` of this mapping.
  mutating func drawsAndSeed(at start: Place, usual: Int) -> PlannedDraws {
    var planned = PlannedDraws(place: start, draws: usual, seed: 1)
    if let draws = integer("draws") {
      if (100...1_000_000).contains(draws.value) {
        planned.draws = draws.value
      } else {
        report(
          .error, "bad-draws", at: draws.place, "the number of draws lies between 100 and 1000000",
          hint: "\(usual) is usual")
      }
    }
    if let seed = integer("seed") {
      if let value = UInt64(exactly: seed.value) {
        planned.seed = value
      } else {
        report(
          .error, "bad-draws", at: seed.place, "the seed is 0 or a positive whole number", hint: "write ‘seed: 1’")
      }
    }
    return planned
  }
}
