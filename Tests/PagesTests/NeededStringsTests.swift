import Foundation
import Testing

@testable import Pages

@Suite("The strings that the program needs")
struct NeededStringsTests {
  @Test("are all declared, so that a strings file without one is found before a page is made")
  func declared() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Pages")
    let needed = Set(neededStrings)
    var found = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for opening in ["language[\"", "language.say(\"", "language.count(\"", "self[\""] {
        for rest in text.components(separatedBy: opening).dropFirst() {
          let key = String(rest.prefix { $0 != "\"" })
          // A key that is put together ends with a hyphen; its family is declared from the cases of an enum.
          guard !key.hasSuffix("-") else { continue }
          found += 1
          #expect(needed.contains(key), "\(file.lastPathComponent): \(key)")
        }
      }
    }
    #expect(found > 100)
  }
}
