import StatisticalFiles
import Tables
import Testing

@testable import Content

@Suite("Labels of files of Stata and SPSS")
struct FileLabelsTests {
  static let file: StatisticalFile? = {
    func label(_ value: String, _ text: String) -> StatisticalFile.ValueLabel { .init(value: value, label: text) }
    let table = StatisticalTable(
      label: "", rowCount: 3,
      columns: [
        .init(
          name: "sexe", label: "Sexe déclaré", kind: .integer, values: .numbers([1, 2, .nan]),
          levels: [label("1", "femme"), label("2", "homme"), label("3", "autre")]),
        .init(
          name: "age", label: "Âge", kind: .integer, values: .numbers([30, 41, 98]),
          levels: [label("98", "refus")]),
        .init(name: "poids", kind: .number, values: .numbers([1.5, 2, 3])),
      ])
    return (try? writeStata(table)).flatMap { try? readStatisticalFile($0, .stata) }
  }()

  @Test("become levels when every value has one, and titles; the dictionary's words stand above them")
  func labels() throws {
    let file = try #require(Self.file)
    let bare = Schema(fields: ["sexe", "age", "poids"].map { Field(name: $0, kind: .integer) })
    let fields = try #require(labelledFields(bare, by: file, language: "fr"))
    #expect(fields[0].title == ["fr": "Sexe déclaré"])
    #expect(
      fields[0].levels == [
        Field.Level(value: "1", labels: ["fr": "femme"]), Field.Level(value: "2", labels: ["fr": "homme"]),
        Field.Level(value: "3", labels: ["fr": "autre"]),
      ])
    #expect(fields[1].title == ["fr": "Âge"])
    #expect(fields[1].levels.isEmpty)
    #expect(fields[2] == bare.fields[2])

    var told = bare
    told.fields[0].title = ["fr": "Sexe"]
    told.fields[0].levels = [Field.Level(value: "1"), Field.Level(value: "2")]
    told.fields[1].title = ["fr": "Âge en années"]
    #expect(labelledFields(told, by: file, language: "fr") == nil)
  }
}
