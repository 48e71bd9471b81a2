import Testing

@testable import CommonMark

@Suite("Bound figures")
struct FiguresTests {
  @Test("stand wherever text may stand, and know their place")
  func everywhere() {
    let document = parseMarkdown(
      Array(
        """
        # Titre {{ a.x }}

        Texte *{{ b.x | points }}* et [lien {{ c.x }}](y.md)[^1]

        | h {{ d.x | p }} | i |
        |---|---|
        | {{ e.x | number(2) }} | z |

        [^1]: note {{ f.x }}
        """.utf8), startingAtLine: 11, language: .french)
    let places = document.figures.map { "\($0.expression)@\($0.line):\($0.column)" }
    #expect(
      places == [
        "a.x@11:9", "b.x | points@13:8", "c.x@13:37", "d.x | p@15:5", "e.x | number(2)@17:3", "f.x@19:12",
      ])
    #expect(document.findings.isEmpty)
    #expect(document.headings[0].id == "titre")
    #expect(document.headings[0].html == "Titre {{ a.x }}")
    #expect(document.headings[0].parts == [.html(Array("Titre ".utf8)), .figure(0)])
    #expect(html(document).contains("<th scope=\"col\">h ⟦d.x | p⟧</th>\n<th scope=\"col\">i</th>"))
  }

  @Test("in code they stay as they were typed")
  func code() {
    let document = parsed("`{{ a | b }}`\n\n    {{ c }}\n\n```{chart} x\nv: {{ d }}\n```\n\n``{{`` et ``}}``\n")
    #expect(document.figures.isEmpty)
    #expect(document.findings.isEmpty)
    #expect(
      html(document)
        == "<p><code>{{ a | b }}</code></p>\n<pre><code>{{ c }}\n</code></pre>\n⟦block chart⟧<p><code>{{</code> et <code>}}</code></p>\n"
    )
    #expect(document.blocks[0].body == "v: {{ d }}\n")
  }

  @Test("what cannot be filled in is a finding")
  func findings() {
    let document = parsed("a {{ b\nc }} ![x {{ d }}](e.svg)\n\n[f](g{{h}})\n\n\\{{ i }}\n\n{{ }}")
    #expect(
      document.findings.map { "\($0.line):\($0.column) \($0.id)" } == [
        "1:3 unclosed-figure", "2:6 figure-in-alternative-text", "4:1 figure-in-address", "8:1 unclosed-figure",
      ])
    #expect(document.findings[0].message == "‘{{’ opens a bound figure that is not closed on the same line")
    #expect(
      document.findings[0].hint == "write ‘{{ id.field | format }}’ on one line, or ‘\\{{’ for the braces themselves")
    #expect(document.images[0].alternative == "x {{ d }}")
  }
}
