import Testing

@testable import CommonMark

@Suite("Documents")
struct DocumentTests {
  @Test("headings have unique ASCII identifiers and plain inline HTML")
  func headings() {
    let document = parsed(
      "# L'œuvre à Évry\n\n## Résultats [ici](x.md)[^1]\n\n## Résultats ici\n\nTitre\n===\n\n# !\n\n[^1]: n")
    #expect(document.headings.map(\.id) == ["l-oeuvre-a-evry", "resultats-ici", "resultats-ici-2", "titre", "section"])
    #expect(document.headings.map(\.line) == [1, 3, 5, 7, 10])
    #expect(document.headings.map(\.level) == [1, 2, 2, 1, 1])
    #expect(document.headings[1].html == "Résultats ici")
    #expect(html(document).contains("<h2 id=\"resultats-ici\">Résultats <a href=\"x.md\">ici</a><sup"))
  }

  @Test("addresses are sorted into inside, outside, fragment and dangerous")
  func links() {
    let document = parsed(
      "[a](../x/index.md) ![b](images/c.svg \"t\") [d](#e) <https://f.fr> [g](mailto:h@i.fr)\n"
        + "[j](JavaScript:k) [l](data:text/html,x) ![m](data:image/png;base64,AA) [n](file:///etc) www.o.fr")
    #expect(
      document.links == [
        Document.Link(destination: "../x/index.md", line: 1, column: 1, isImage: false),
        Document.Link(destination: "images/c.svg", line: 1, column: 20, isImage: true),
      ])
    #expect(
      document.outsideLinks.map(\.destination) == [
        "https://f.fr", "mailto:h@i.fr", "data:image/png;base64,AA", "http://www.o.fr",
      ])
    #expect(document.images.map(\.alternative) == ["b", "m"])
    #expect(
      document.findings.map { "\($0.line):\($0.column) \($0.id)" } == [
        "2:1 unsafe-link", "2:19 unsafe-link", "2:72 unsafe-link",
      ])
    #expect(document.findings[0].message == "this address can run a program or read a file: JavaScript:k")
    #expect(document.findings[0].hint == "link to an https:// address or to a file of the site")
    #expect(html(document).contains("<a href=\"\">j</a>"))
  }

  @Test("raw HTML is shown as text, with a finding for each tag")
  func rawHTML() {
    let document = parsed("a <b>c</b>\n\n<div>\n<script>x</script>\n</div>\n")
    #expect(
      html(document)
        == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;div&gt;\n&lt;script&gt;x&lt;/script&gt;\n&lt;/div&gt;</p>\n")
    #expect(
      document.findings.map { "\($0.line):\($0.column) \($0.id)" } == ["1:3 raw-html", "1:7 raw-html", "3:1 raw-html"])
    #expect(document.findings[0].message == "raw HTML is not let through: <b>")
  }

  @Test("fenced blocks with a name in braces are gaps, in lists and quotes too")
  func blocks() {
    let document = parsed(
      "```{estimate} emploi\ntitle: x\n```\n\n- a\n\n  ~~~{chart}\n  kind: trend\n  ~~~\n\n``` {not}\n```\n\n```r\n{x}\n```"
    )
    #expect(
      document.blocks == [
        Document.Block(name: "estimate", argument: "emploi", body: "title: x\n", line: 1, column: 1, bodyLine: 2),
        Document.Block(name: "chart", argument: "", body: "kind: trend\n", line: 7, column: 3, bodyLine: 8),
        Document.Block(name: "not", argument: "", body: "", line: 11, column: 1, bodyLine: 12),
      ])
    #expect(html(document).hasSuffix("<pre><code class=\"language-r\">{x}\n</code></pre>\n"))
  }

  @Test("the first paragraph is the lead, and words are counted in text")
  func lead() {
    let document = parsed(
      "# Titre\n\n> cité\n\nPremier *paragraphe*\nsuite `x`[^1].\n\nSecond : fin !\n\n[^1]: note ici", .french)
    #expect(document.lead == "Premier paragraphe suite x.")
    #expect(document.wordCount == 1 + 1 + 4 + 2 + 2)
  }

  @Test("tildes strike when there are two, paired and not escaped")
  func strikethrough() {
    #expect(
      html(parsed("~~a *b*~~ ~c~ ~~~d~~~ \\~~e~~ f ~~ g ~~"))
        == "<p><del>a <em>b</em></del> ~c~ ~~~d~~~ ~~e~~ f ~~ g ~~</p>\n")
  }

  @Test("tables stand in quotes and lists, after text and after link definitions")
  func tables() {
    let cells = "<th scope=\"col\">a</th>"
    for (source, before, after) in [
      ("> | a |\n> |---|", "<blockquote>\n", "</blockquote>\n"),
      ("- x\n\n  | a |\n  |---|", "<p>x</p>\n", "</li>\n</ul>\n"),
      ("texte\n| a |\n|---|", "<p>texte</p>\n", ""), ("[r]: /u\n| a |\n|---|", "", ""),
      ("> | a |\n> |---|\nsuite", "<blockquote>\n", "<p>suite</p>\n</blockquote>\n"),
    ] {
      let shown = html(parsed(source))
      #expect(
        shown.contains("\(before)<table>\n<thead>\n<tr>\n\(cells)\n</tr>\n</thead>\n</table>\n\(after)"), "\(source)")
    }
  }

  @Test("a table in code stays code")
  func tableInCode() {
    let table = "| a |\n|---|\n| `b` |\n"
    #expect(html(parsed("```\n\(table)```")) == "<pre><code>\(table)</code></pre>\n")
    #expect(html(parsed("    | a |\n    |---|\n    | b |")) == "<pre><code>| a |\n|---|\n| b |\n</code></pre>\n")
  }

  @Test("a table with too many columns stays text, with a finding")
  func wideTable() {
    let document = parsed(
      String(repeating: "|a", count: 1_001) + "\n" + String(repeating: "|-", count: 1_001) + "\n")
    #expect(html(document).hasPrefix("<p>|a|a"))
    #expect(document.findings.map(\.id) == ["table-too-large"])
    #expect(document.findings[0].message == "this table has 1001 columns and 0 rows")
  }

  @Test("many tasks parse at once and get the same document")
  func concurrency() async {
    let source = Array("# a\n\n| b | {{ c }} |\n|---|---|\n| 1 | [^d] |\n\n[^d]: ~~e~~ www.f.fr\n".utf8)
    let expected = parseMarkdown(source, startingAtLine: 1, language: .french).parts
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          (0..<50).allSatisfy { _ in parseMarkdown(source, startingAtLine: 1, language: .french).parts == expected }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
