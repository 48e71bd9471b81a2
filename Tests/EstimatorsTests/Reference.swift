import Foundation
import Testing

@testable import Estimators

/// One case of the shared reference data: real data with values computed by established programs.
struct Reference {
  /// A computed value with the tolerance that its conventions allow.
  struct Value: Decodable {
    var id: String
    var value: Numbers
    var tolerance: Tolerance?
  }
  struct Tolerance: Decodable {
    var rel: Double?
    var abs: Double?
  }
  /// A number or a list of numbers; text is not compared here.
  enum Numbers: Decodable {
    case list([Double])
    case text

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .list([number])
      } else if let numbers = try? container.decode([Double].self) {
        self = .list(numbers)
      } else {
        self = .text
      }
    }
  }

  /// `TANK_REFERENCE`, or `shared/reference` beside the package.
  static let folder: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidates =
      [root.deletingLastPathComponent().appendingPathComponent("shared/reference").path]
      + (ProcessInfo.processInfo.environment["TANK_REFERENCE"].map { [$0] } ?? [])
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/index.json") }
      .map { URL(fileURLWithPath: $0) }
  }()
  static var isPresent: Bool { folder != nil }

  let name: String
  let values: [String: Value]
  private let folder: URL

  init(_ name: String) throws {
    struct File: Decodable { var values: [Value] }
    self.name = name
    folder = try #require(Self.folder).appendingPathComponent(name)
    let data = try Data(contentsOf: folder.appendingPathComponent("reference.json"))
    values = Dictionary(
      uniqueKeysWithValues: try JSONDecoder().decode(File.self, from: data).values.map { ($0.id, $0) })
  }

  /// The columns of one of its data files.
  func table(_ file: String = "data.csv") throws -> ReferenceTable {
    ReferenceTable(
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self))
  }

  /// Compares each result with the value of the same id: |x − v| ≤ max(abs, rel · max(|x|, |v|), 1e-12).
  func compare(_ results: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation) {
    for (id, computed) in results.sorted(by: { $0.key < $1.key }) {
      guard let reference = values[id], case .list(let expected) = reference.value else {
        Issue.record("\(name) has no number ‘\(id)’", sourceLocation: sourceLocation)
        continue
      }
      #expect(computed.count == expected.count, "\(name) \(id)", sourceLocation: sourceLocation)
      for (index, (x, v)) in zip(computed, expected).enumerated() {
        ConformanceRecord.add(
          kind: "reference", name: name, id: expected.count == 1 ? id : "\(id)[\(index + 1)]", computed: x, expected: v)
        let slack = max(
          reference.tolerance?.abs ?? 0, (reference.tolerance?.rel ?? 0) * max(abs(x), abs(v)), 1e-12)
        #expect(abs(x - v) <= slack, "\(name) \(id): \(x), and \(v) is expected", sourceLocation: sourceLocation)
      }
    }
    print("\(name): \(results.count) of \(values.count) ids compared")
  }
}

/// The columns of a simple CSV file: commas, quotes around some cells, no line break in a cell.
struct ReferenceTable {
  private let columns: [String: [String]]
  let rows: Int

  init(_ text: String) {
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map { Self.cells($0) }
    let header = lines[0]
    rows = lines.count - 1
    columns = Dictionary(
      uniqueKeysWithValues: header.enumerated().map { place, name in (name, lines.dropFirst().map { $0[place] }) })
  }

  func text(_ column: String) -> [String] { columns[column]! }

  /// Empty and `NA` are missing.
  func optionalNumbers(_ column: String) -> [Double?] { text(column).map { Double($0) } }

  func numbers(_ column: String) -> [Double] { text(column).map { Double($0)! } }

  func flags(_ column: String) -> [Bool] { numbers(column).map { $0 == 1 } }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for byte in line.unicodeScalars {
      switch byte {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].unicodeScalars.append(byte)
      }
    }
    return cells
  }
}
