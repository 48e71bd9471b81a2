import Charts
import Foundation
import Testing

/// Each chart as it was last looked at, without the style element that all have in common.
///
/// A picture without an expected file is recorded and the test fails once, so that someone looks at it. To accept a
/// change, delete the file and run twice.
@Suite("Snapshots")
struct SnapshotTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Expected")

  @Test(
    "charts are drawn as expected",
    arguments: Samples.named.keys.sorted(), ChartWidth.allCases)
  func expected(name: String, width: ChartWidth) throws {
    var sample = try #require(Samples.named[name])
    sample.width = width
    let svg = sample.render().svg
    let style = try #require(svg.range(of: "\n<style>"))
    let end = try #require(svg.range(of: "</style>"))
    let drawn = svg[..<style.lowerBound] + svg[end.upperBound...] + "\n"

    let file = Self.folder.appendingPathComponent("\(name)-\(width).svg")
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent): look at it, then run again")
      return
    }
    #expect(drawn == expected)
  }
}
