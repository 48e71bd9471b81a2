import Archives
import Foundation
import Testing

@testable import Spreadsheets

/// Workbooks of LibreOffice, openpyxl, XlsxWriter and odfpy with bytes and parts changed at random: each gives a sheet or a
/// refusal, and nothing else. Expat is C.
@Suite("Workbooks changed at random")
struct MutatedWorkbooksTests {
  /// More with `TANK_DAMAGES=2000`, best in a shell under `ulimit -v 4000000`.
  static let rounds = ProcessInfo.processInfo.environment["TANK_DAMAGES"].flatMap(Int.init) ?? 120

  /// Knuth's 64-bit linear congruential generator.
  struct Draws {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
  }

  /// What XML parts are made of, and numbers that are too large for what they count.
  static let pieces = [
    "<", ">", "</c>", "<c r=\"ZZZ9\">", "<row r=\"0\">", "&#0;", "&lt;", "]]>", "<!--", "1e999", "-1", "\"", "'",
    "99999999999999999999", " r=\"A1048577\"", "\u{FFFF}", "<v>", "<is><t>", "repeated=\"2147483647\"", "\u{0}",
  ].map { Array($0.utf8) }

  private func change(_ bytes: inout [UInt8], _ draws: inout Draws) {
    for _ in 0..<(1 + draws.next(4)) where !bytes.isEmpty {
      let place = draws.next(bytes.count)
      switch draws.next(6) {
      case 0: bytes = Array(bytes.prefix(place))
      case 1: bytes[place] = UInt8(draws.next(256))
      case 2: bytes.insert(contentsOf: Self.pieces[draws.next(Self.pieces.count)], at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + draws.next(200))], at: place)
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + draws.next(60)))
      default:
        // A number becomes another.
        if let digit = bytes[place...].firstIndex(where: { $0 &- 0x30 < 10 }) { bytes[digit] = 0x39 }
      }
    }
  }

  private func isReadOrRefused(_ bytes: [UInt8]) -> Bool {
    do {
      let sheet = try readWorkbook(bytes)
      #expect(sheet.rows.count <= 1_048_576)
      return true
    } catch {
      #expect(!error.description.isEmpty)
      return false
    }
  }

  @Test(
    "never end the program, nor grow without end",
    arguments: ["openpyxl.xlsx", "xlsxwriter-inline.xlsx", "odfpy.ods", "libreoffice.ods", "libreoffice.xlsx"])
  func mutations(name: String) throws {
    let original = try ProgramsTests.bytes(name)
    let package = try ZipPackage(original)
    let parts = try package.paths.map { path in
      (path: path, bytes: try #require(try package.bytes(of: path)))
    }
    var draws = Draws(state: name.utf8.reduce(7 as UInt64) { $0 &* 31 &+ UInt64($1) })
    var refused = 0
    for round in 0..<Self.rounds {
      var bytes = original
      if round % 4 == 0 {
        change(&bytes, &draws)
      } else {
        var changed = parts
        let part = draws.next(changed.count)
        change(&changed[part].bytes, &draws)
        bytes = try zip(changed)
      }
      if !isReadOrRefused(bytes) { refused += 1 }
    }
    #expect(refused > Self.rounds / 10)
  }

  @Test("a part that says to unpack to more than the limit is refused before it is read")
  func bomb() throws {
    var bytes = try zip([("content.xml", Array("<a/>".utf8))])
    // The size of the unpacked part, in its own header and in the directory.
    for (signature, offset) in [([0x50, 0x4B, 3, 4] as [UInt8], 22), ([0x50, 0x4B, 1, 2], 24)] {
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: signature) })
      bytes.replaceSubrange((start + offset)..<(start + offset + 4), with: [0, 0, 0, 0x30])
    }
    let error = #expect(throws: WorkbookError.self) { try readWorkbook(bytes) }
    #expect(
      error?.description
        == "the workbook cannot be unpacked: file ‘content.xml’ has 805306368 bytes; at most 536870912 are accepted")
  }
}
