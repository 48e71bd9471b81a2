import Foundation
import TestSites
import Testing

@testable import Analyses

/// One case of the shared reference data as a study of the small site: its file as it stands, a dictionary, and a plan.
struct Reference {
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
  struct Numbers: Decodable {
    var list: [Double]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        list = [number]
      } else {
        list = (try? container.decode([Double].self)) ?? []
      }
    }
  }

  /// `shared/reference` beside the package, or `TANK_REFERENCE`.
  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    return [root + "/../shared/reference", ProcessInfo.processInfo.environment["TANK_REFERENCE"] ?? ""]
      .first { FileManager.default.fileExists(atPath: $0 + "/index.json") }
  }()
  static var isPresent: Bool { folder != nil }

  let name: String
  let values: [String: Value]
  private let folder: String

  init(_ name: String) throws {
    struct File: Decodable { var values: [Value] }
    self.name = name
    folder = try #require(Self.folder) + "/" + name
    let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/reference.json"))
    values = Dictionary(
      uniqueKeysWithValues: try JSONDecoder().decode(File.self, from: json).values.map { ($0.id, $0) })
  }

  /// The results of a plan on the case's data: the columns named are numbers, the others texts.
  func results(numbers: Set<String>, plan: String) throws -> StudyResults {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/data.csv")))
    let header = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self).filter { $0 != "\"" && $0 != "\r" }
    let fields = header.split(separator: ",").map { name in
      "  - {name: \(name), type: \(numbers.contains(String(name)) ? "number" : "string")}\n"
    }
    let outcome = try TestSite.small.writing(bytes, to: TestSite.data)
      .writing("title: Données\nmissing-values: [\"\", NA]\nfields:\n" + fields.joined(), to: TestSite.dictionary)
      .writing(plan, to: TestSite.plan)
      .outcome()
    #expect(outcome.diagnostics.filter { $0.place.file == TestSite.plan || $0.place.file == TestSite.data } == [])
    return try #require(outcome.results.first)
  }

  /// Compares each result with the value of the same id: |x − v| ≤ max(abs, rel · max(|x|, |v|), 1e-12).
  func compare(_ results: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation) {
    for (id, computed) in results.sorted(by: { $0.key < $1.key }) {
      guard let reference = values[id], !reference.value.list.isEmpty else {
        Issue.record("\(name) has no number ‘\(id)’", sourceLocation: sourceLocation)
        continue
      }
      #expect(computed.count == reference.value.list.count, "\(name) \(id)", sourceLocation: sourceLocation)
      for (x, v) in zip(computed, reference.value.list) {
        let slack = max(reference.tolerance?.abs ?? 0, (reference.tolerance?.rel ?? 0) * max(abs(x), abs(v)), 1e-12)
        #expect(abs(x - v) <= slack, "\(name) \(id): \(x), and \(v) is expected", sourceLocation: sourceLocation)
      }
    }
  }
}
