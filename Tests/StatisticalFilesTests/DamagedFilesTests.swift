import Foundation
import Testing

@testable import StatisticalFiles

/// Files with bytes changed, cut off and repeated at random: each gives a file or a refusal, and nothing else. ReadStat is C.
@Suite("Damaged files of Stata and SPSS")
struct DamagedFilesTests {
  /// More with `TANK_DAMAGES=2000`, best in a shell under `ulimit -v 4000000`.
  static let rounds = ProcessInfo.processInfo.environment["TANK_DAMAGES"].flatMap(Int.init) ?? 48

  @Test("never end the program")
  func damages() throws {
    let names = ReadStatisticalFileTests.names
    var generator = Sequence(state: 20_261_124)
    var refused = 0
    for round in 0..<Self.rounds {
      let name = names[round % names.count]
      var bytes = [UInt8](try Data(contentsOf: ReadStatisticalFileTests.folder.appending(path: name)))
      for _ in 0..<(1 + generator.next(8)) {
        let place = generator.next(bytes.count)
        switch generator.next(6) {
        case 0: bytes = Array(bytes.prefix(max(1, place)))
        case 1: bytes[place] = 0xFF
        case 2: bytes[place] = 0
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + generator.next(64))], at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + generator.next(16)))
        default: bytes[place] = UInt8(generator.next(256))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      do {
        let file = try readStatisticalFile(bytes, name.hasSuffix("dta") ? .stata : .spss)
        #expect(file.variables.count <= 10_000)
      } catch {
        #expect(!error.description.isEmpty)
        refused += 1
      }
    }
    #expect(refused > Self.rounds / 10)
  }

  /// Knuth's 64-bit linear congruential generator.
  struct Sequence {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
  }
}
