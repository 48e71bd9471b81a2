import Estimators
import Foundation
import Testing

/// The library as another package sees it: what is public, and the lines that CONTRIBUTING.md gives.
@Suite("The library from outside")
struct LibraryTests {
  @Test("runs the lines of CONTRIBUTING.md")
  func lines() throws {
    let outcome = [12.1, 9.8, 14.2, 11.5, 13, 10.4, 8.7, 11.9, 9.3, 10.9]
    let treated = [1.0, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    let schools = Groups(["a", "a", "b", "b", "b", "c", "c", "d", "d", "d"])

    let difference = try differenceInMeans(treated: Array(outcome[..<5]), control: Array(outcome[5...]))
    let regression = try LeastSquares(
      design: Matrix(columns: [outcome.map { _ in 1 }, treated]), names: ["constant", "treated"], outcome: outcome)
    let clustered = try regression.estimate(coefficient: 1, type: .cr2, clusters: schools)

    // R 4.2.2: t.test, and clubSandwich 0.5.8 with Satterthwaite's degrees of freedom.
    #expect(abs(difference.estimate - 1.88) < 1e-12)
    #expect(abs(difference.standardError - 0.93112834775878228) < 1e-12)
    #expect(abs(clustered.estimate - 1.88) < 1e-12)
    #expect(abs(clustered.standardError - 1.1090536506409401) < 1e-12)
    #expect(abs(clustered.degreesOfFreedom - 2) < 1e-12)
  }

  @Test("the lines are the same in both places")
  func same() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let text = try String(contentsOfFile: folder + "/CONTRIBUTING.md", encoding: .utf8)
    let own = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let start = try #require(text.range(of: "```swift\nimport Estimators\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    let lines = text[start.upperBound..<end.lowerBound].split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(lines.count > 7)
    for line in lines where !line.hasPrefix("print(") { #expect(own.contains(line), "\(line)") }
  }
}
