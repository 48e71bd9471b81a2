import Testing

@testable import Disclosure

@Suite("Subjects of a dataset") struct SubjectTests {
  @Test("a subject is named as in a dictionary") func names() {
    #expect(Subject(rawValue: "confidential-persons") == .confidentialPersons)
  }
}
