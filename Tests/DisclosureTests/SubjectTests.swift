import Testing

@testable import Disclosure

@Suite("Subjects of a dataset") struct SubjectTests {
  @Test("a subject is named as in a dictionary") func names() {
    #expect(Subject(rawValue: "confidential-persons") == .confidentialPersons)
  }

  @Test("say what their rows are called") func units() {
    #expect(Subject.allCases.map { $0.unit(1) } == ["person", "person", "enterprise", "row"])
    #expect(Subject.allCases.map { $0.unit(2) } == ["persons", "persons", "enterprises", "rows"])
  }
}
