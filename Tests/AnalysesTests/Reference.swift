import TestReferences
import TestSites
import Testing

@testable import Analyses

typealias Reference = TestReferences.Reference

/// A case of the reference data as a study of the small site: its file as it stands, a dictionary, and a plan.
extension Reference {
  /// The results of a plan on the case's data: the columns named are numbers, the others texts.
  func results(numbers: Set<String>, plan: String) throws -> StudyResults {
    let bytes = try bytes()
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

  /// Compares each result with the value of the same id.
  func compare(_ results: [String: [Double]], sourceLocation: SourceLocation = #_sourceLocation) {
    let (made, faults) = comparisons(with: results)
    #expect(faults + made.compactMap(\.fault) == [], "\(name)", sourceLocation: sourceLocation)
  }
}
