@testable import Archives

/// Files of the kinds that a bundle has: text that shrinks, bytes that do not, nothing, and a name with accents.
let sampleFiles: [(path: String, bytes: [UInt8])] = [
  ("datapackage.json", Array("{\"name\": \"eau-potable\"}\n".utf8)),
  ("data/ménages.csv", Array(String(repeating: "id;bras;diarrhée\n1;traité;0\n", count: 400).utf8)),
  ("data/bruit.bin", noise(5000)),
  ("vide.txt", []),
  ("a", [0x61]),
]

/// Bytes without pattern: the SplitMix64 generator (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
func noise(_ count: Int, seed: UInt64 = 2020) -> [UInt8] {
  var generator = SplitMix64(state: seed)
  return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
}

struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func isSame(_ first: [(path: String, bytes: [UInt8])], _ second: [(path: String, bytes: [UInt8])]) -> Bool {
  first.map(\.path) == second.map(\.path) && first.map(\.bytes) == second.map(\.bytes)
}

/// What is wrong with an archive, or nothing.
func refusal(_ archive: [UInt8], limits: ArchiveLimits = ArchiveLimits()) -> String {
  do throws(ArchiveError) {
    _ = try unzip(archive, limits: limits)
    return ""
  } catch {
    return error.description
  }
}
