import Diagnostics
import Testing

@testable import Pages

@Suite("Templates of a site")
struct TemplateFolderTests {
  @Test("with mistakes give all of them in one run, with file, line and column, and no page")
  func mistakes() throws {
    let made = try SmallSite().make { folder in
      folder.replace(
        "person.mustache", with: "{{<layout}}\n{{$content}}\n<h1>{{nome}}</h1>\n{{/content}}\n{{/layout}}\n")
      folder.replace("theme-card.mustache", with: "<p>{{title}}</p>\n<p>{{t.unknown-key}}</p>\n")
      folder.files.removeAll { $0.name == "people.mustache" }
    }
    #expect(made.pages.isEmpty)
    let templates = SmallSite.templates
    let texts = made.diagnostics.map { $0.description.replacing(templates, with: "templates") }
    #expect(texts.count == 3)
    #expect(texts.contains { $0.hasPrefix("templates/person.mustache:3:5: error: ") && $0.contains("‘nome’") })
    #expect(texts.contains { $0.contains("‘nome’") && $0.contains("did you mean ‘name’?") })
    #expect(texts.contains { $0.hasPrefix("templates/theme-card.mustache:2:") && $0.contains("unknown-key") })
    #expect(texts.contains { $0.contains("people") })
  }

  @Test("without a language's strings are refused")
  func noStrings() throws {
    let made = try SmallSite().make { $0.files.removeAll { $0.name == "strings.en.yml" } }
    let found = try #require(made.diagnostics.first)
    #expect(found.id == "no-strings")
    #expect(found.message == "there is no ‘strings.en.yml’")
  }

  @Test("whose word for an address cannot stand in one are refused")
  func badWord() throws {
    let made = try SmallSite().make { folder in
      folder.edit("strings.fr.yml", "path-studies: etudes", "path-studies: Études")
    }
    #expect(made.diagnostics.map(\.hint).contains("rename it to ‘etudes’"))
  }

  @Test("of the repository have the same keys in both languages, and every key that the program prints")
  func languages() {
    let (folder, found) = loadTemplates(folder: SmallSite.templates)
    let (languages, missing) = folder.languages(["fr", "en"])
    #expect((found + missing).map(\.description) == [])
    #expect(languages.map(\.code) == ["fr", "en"])
  }

  @Test("are not there when the folder is not")
  func noFolder() {
    let (_, found) = loadTemplates(folder: "/nowhere/templates")
    #expect(
      found.map(\.description) == [
        "/nowhere/templates:1:1: error: there is no folder of templates ‘/nowhere/templates’. Hint: run the command in the folder that holds ‘templates’, or name it with --templates. [no-templates]"
      ])
  }
}

extension TemplateFolder {
  mutating func replace(_ name: String, with text: String) {
    for index in files.indices where files[index].name == name { files[index].bytes = Array(text.utf8) }
  }

  mutating func edit(_ name: String, _ old: String, _ new: String) {
    for index in files.indices where files[index].name == name {
      files[index].bytes = Array(String(decoding: files[index].bytes, as: UTF8.self).replacing(old, with: new).utf8)
    }
  }
}
