import Testing

@testable import Pages

@Suite("Fonts of the site")
struct FontsTests {
  private func make(_ identity: String = "") throws -> SmallSite.Made {
    var files = SmallSite.standard
    files["site.yml"]? += identity
    return try SmallSite(files).make { folder in
      folder.files.removeAll { $0.name.hasPrefix("fonts/") }
      for (name, text) in [
        ("fonts.css", "@font-face{font-family:\"Tank Text\";src:url(fonts/text.woff2)}\n"), ("text.woff2", "wOF2"),
        ("LICENSE.txt", "OFL"),
      ] {
        folder.files.append(
          TemplateFolder.File(name: "fonts/" + name, path: "templates/fonts/" + name, bytes: Array(text.utf8)))
      }
    }
  }

  @Test("are published with their licence, and the stylesheet declares them first")
  func published() throws {
    let made = try make()
    #expect(made.pages["assets/fonts/text.woff2"] == "wOF2")
    #expect(made.pages["assets/fonts/LICENSE.txt"] == "OFL")
    #expect(made.pages["assets/fonts/fonts.css"] == nil)
    #expect(try #require(made.pages["assets/style.css"]).hasPrefix("@font-face{"))
  }

  @Test("are left out when the site asks for its readers' own, or when the folder is not there")
  func without() throws {
    let made = try make("\nidentity: {fonts: system}\n")
    #expect(made.pages["assets/fonts/text.woff2"] == nil)
    #expect(!(try #require(made.pages["assets/style.css"]).contains("@font-face")))
    let bare = try SmallSite().make { $0.files.removeAll { $0.name.hasPrefix("fonts/") } }
    #expect(bare.diagnostics.isEmpty)
    #expect(!(try #require(bare.pages["assets/style.css"]).contains("@font-face")))
  }

  @Test("and colours of the identity: its accent follows the stylesheet and is the icon's")
  func accent() throws {
    let made = try make("\nidentity: {accent: \"#1d4f91\", short-name: {fr: \"L'institut\"}}\n")
    let style = try #require(made.pages["assets/style.css"])
    #expect(style.contains("\n:root{--accent:#1d4f91}\n"))
    #expect(try #require(made.pages["assets/icon.svg"]).contains("fill=\"#1d4f91\""))
    #expect(!(try #require(made.pages["assets/icon.svg"]).contains(defaultAccent)))
    #expect(try #require(made.pages["index.html"]).contains("L’institut</a>"))
  }

  @Test("a title cannot leave the string of CSS that prints it")
  func cssStrings() {
    #expect(cssString("A \"b\" </style>&\\") == "A \\22 b\\22  \\3c /style\\3e \\26 \\5c ")
  }
}
