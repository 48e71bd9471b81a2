import Foundation
import Testing

@testable import Pages

/// A site in Spanish, whose words are the English ones with a mark, but for how it writes numbers, dates and quotes.
@Suite("A third language")
struct ThirdLanguageTests {
  private static let ways: [String: String] = [
    "write-language": "Español", "write-decimal": "\",\"", "write-group": "\"{nbsp}\"", "write-percent": "\"{nbsp}%\"",
    "write-interval": "\"; \"", "write-and": "\" y \"", "write-first-day": "\"\"",
    "write-months":
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "write-date": "{day} de {month} de {year}", "write-euros": "\"{sign}{number}{nbsp}€\"", "write-quotes": "«…»",
    "path-studies": "estudios", "studies": "Estudios", "chart-word-estimate": "Estimación",
  ]

  private func strings() throws -> [UInt8] {
    let english = try String(contentsOfFile: SmallSite.templates + "/strings.en.yml", encoding: .utf8)
    return Array(
      english.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let key = String(line.prefix { $0 != ":" })
        return Self.ways[key].map { "\(key): \($0)" } ?? String(line)
      }.joined(separator: "\n").utf8)
  }

  private func make() throws -> SmallSite.Made {
    var files = SmallSite.standard
    files["site.yml"] = files["site.yml"]?.replacing("languages: [fr, en]", with: "languages: [fr, en, es]")
    files["studies/essai/index.es.md"] = """
      ---
      title: El "ensayo"
      question: ¿Qué cambia?
      summary: Poco
      population: Cuatro personas
      territory: Ninguno
      conflicts-of-interest: Ninguno
      ethics: No
      preregistration: No
      ---

      El efecto es {{ gain.estimate }}.

      ```{estimate} gain
      ```
      """
    let words = try strings()
    return try SmallSite(files).make { folder in
      folder.files.append(
        TemplateFolder.File(name: "strings.es.yml", path: "templates/strings.es.yml", bytes: words))
    }
  }

  @Test("needs a file of strings and nothing else")
  func made() throws {
    let made = try make()
    #expect(made.diagnostics.map(\.description) == [])
    let study = try #require(made.pages["es/estudios/essai/index.html"])
    #expect(study.contains("<html lang=\"es\">"))
    #expect(study.contains("<h1>El «ensayo»</h1>"))
    #expect(study.contains("3,5"))
    #expect(study.contains("15 de junio de 2021"))
    #expect(study.contains("[−0,36; 7,36]"))
    #expect(study.contains("hreflang=\"es\""))
    #expect(study.contains("Español"))
    #expect(study.contains("Estimación"))
    #expect(!study.contains("lang=\"fr\">El"))
  }

  @Test("is linked from the others, and a text that lacks it is shown in the first language, and says so")
  func linked() throws {
    let made = try make()
    let french = try #require(made.pages["etudes/essai/index.html"])
    #expect(french.contains("hreflang=\"es\" href=\"https://example.org/sub/es/estudios/essai/\""))
    let note = try #require(made.pages["es/notes/une/index.html"])
    #expect(note.contains("This text has not been translated yet"))
    #expect(note.contains("lang=\"fr\""))
    #expect(!note.contains("hreflang=\"es\" href=\"https://example.org/sub/es/notes/une/\""))
  }

  @Test("without its file is refused by the name of the file")
  func missing() throws {
    var files = SmallSite.standard
    files["site.yml"] = files["site.yml"]?.replacing("languages: [fr, en]", with: "languages: [fr, en, es]")
    #expect(try SmallSite(files).make().diagnostics.map(\.message) == ["there is no ‘strings.es.yml’"])
  }
}
