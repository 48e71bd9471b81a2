import CSV
import Foundation
import Tables
import Testing

@testable import Content

/// CSV texts and gzip files with bytes changed at random: each is read, in memory and block by block alike, or refused.
@Suite("Texts changed at random")
struct MutatedTextsTests {
  /// More with `TANK_DAMAGES=2000`.
  static let rounds = ProcessInfo.processInfo.environment["TANK_DAMAGES"].flatMap(Int.init) ?? 150

  /// Knuth's 64-bit linear congruential generator.
  private struct Draws {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
  }

  private static let signs: [UInt8] = [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09, 0, 0xFF, 0xC3, 0xE9, 0x1A, 0x7B, 0x3C]

  private func changed(_ original: [UInt8], _ draws: inout Draws) -> [UInt8] {
    var bytes = original
    for _ in 0..<(1 + draws.next(5)) where !bytes.isEmpty {
      let place = draws.next(bytes.count)
      switch draws.next(5) {
      case 0: bytes = Array(bytes.prefix(place))
      case 1: bytes[place] = UInt8(draws.next(256))
      case 2: bytes[place] = Self.signs[draws.next(Self.signs.count)]
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + draws.next(300))], at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 1 + draws.next(40)))
      }
    }
    return bytes
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "tank-\(name)-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test("a drafted dictionary reads the text that it was drafted from, or the text is refused")
  func texts() throws {
    var draws = Draws(state: 4)
    let original = try DataTwinsTests.bytes("parcelles.csv")
    for _ in 0..<Self.rounds {
      let bytes = changed(original, &draws)
      let draft = draftDictionary(bytes, name: "x", language: "fr")
      #expect(draft.yaml.isEmpty == !draft.issues.isEmpty)
      guard !draft.yaml.isEmpty, draft.header == nil else { continue }
      let (dictionary, found) = readDictionary(Array(draft.yaml.utf8), file: "x.yml", languages: ["fr"])
      #expect(found.map(\.description) == [])
      let path = try file("text.csv", bytes)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let whole = readData(bytes, .csv, file: "x.csv", dictionary: dictionary)
      let errors = whole.diagnostics.filter { $0.severity == .error }.map(\.description)
      #expect(errors == [], "\(draft.yaml)\(String(decoding: bytes, as: UTF8.self))")
      let streamed = streamData(path: path, .csv, file: "x.csv", dictionary: dictionary)
      if let table = streamed?.table {
        #expect(canonicalCSV(table) == whole.table.map(canonicalCSV))
        #expect(streamed?.readAs == whole.readAs)
      }
    }
  }

  @Test("a compressed text gives the same to the reader of the whole and to that of blocks, or both refuse it")
  func compressed() throws {
    var draws = Draws(state: 5)
    let original = try DataTwinsTests.bytes("parcelles.csv.gz")
    let dictionary = readDictionary(
      Array(draftDictionary(original, kind: .compressedCSV, name: "x", language: "fr").yaml.utf8), file: "x.yml",
      languages: ["fr"]
    ).0
    var refused = 0
    for _ in 0..<Self.rounds {
      let bytes = changed(original, &draws)
      let path = try file("text.csv.gz", bytes)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let whole = readData(bytes, .compressedCSV, file: "x", dictionary: dictionary)
      let streamed = streamData(path: path, .compressedCSV, file: "x", dictionary: dictionary)
      if whole.table == nil { refused += 1 }
      #expect((streamed?.table).map(canonicalCSV) == whole.table.map(canonicalCSV))
    }
    #expect(refused > Self.rounds / 2)
  }
}
