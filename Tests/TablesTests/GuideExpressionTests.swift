import Foundation
import Testing

@testable import Tables

/// The guide's list of expressions is executed, so that it cannot say what is not so.
@Suite("Expressions of the guide")
struct GuideExpressionTests {
  struct Example: CustomStringConvertible {
    var expression: String
    var result: String
    var description: String { expression }
  }

  /// The rows of the table below “Expressions”: first column the example, third its result.
  static func examples(_ page: String) throws -> [Example] {
    let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let text = try String(contentsOfFile: package + "/content/pages/" + page, encoding: .utf8)
    let section = try #require(text.range(of: "### Expressions\n\n"))
    let end = try #require(text.range(of: "\n## ", range: section.upperBound..<text.endIndex))
    return text[section.upperBound..<end.lowerBound].split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
      return Example(expression: cells[0], result: cells[2])
    }
  }

  /// The person that the guide describes, in two years.
  func person() throws -> Table {
    try table(
      "id,annee,age,femme,region,metier,revenu,code,debut,fin,quand\n"
        + "p1,2020,16,oui,Bretagne,,1200,29019,2020-03-01,2020-04-30,2020-03-01T06:30:00\n"
        + "p1,2021,17,oui,Bretagne,,1500,29019,2021-03-01,2021-04-30,2021-03-01T06:30:00\n",
      field("id", .string), field("annee", .year), field("age", .integer), field("femme", .boolean),
      field("region", .string), field("metier", .string), field("revenu", .number), field("code", .string),
      field("debut", .date), field("fin", .date), field("quand", .datetime))
  }

  @Test("give the results that the guide says", arguments: ["guide.md", "guide.en.md"])
  func results(_ page: String) throws {
    let examples = try Self.examples(page)
    let person = try person()
    for example in examples {
      let column = try Expression.parse(example.expression).column(named: "x", in: person)
      var text = column.text(at: 1) ?? "missing"
      if case .texts = column.values, !column.isMissing(1) { text = "\"\(text)\"" }
      #expect(text == example.result, "\(example)")
    }
    let functions = ["if", "cut", "lag", "lead"] + Node.Function.allCases.map(\.rawValue)
    for function in functions {
      #expect(examples.contains { $0.expression.contains(function + "(") }, "\(function) has no example in \(page)")
    }
  }
}
