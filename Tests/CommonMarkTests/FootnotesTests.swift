import Testing

@testable import CommonMark

@Suite("Footnotes")
struct FootnotesTests {
  @Test("are numbered by first reference, and each reference has its way back")
  func numbering() {
    let document = parsed("a[^z] b[^y] c[^z]\n\n[^y]: deux\n[^z]: un")
    #expect(
      html(document) == """
        <p>a<sup class="reference"><a href="#note_1" id="ref_1" role="doc-noteref">1</a></sup> b<sup class="reference">\
        <a href="#note_2" id="ref_2" role="doc-noteref">2</a></sup> c<sup class="reference"><a href="#note_1" \
        id="ref_1_2" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="note_1">
        <p>un <a href="#ref_1" class="back" role="doc-backlink" aria-label="Back to the text, note 1">↩</a> \
        <a href="#ref_1_2" class="back" role="doc-backlink" aria-label="Back to the text, note 1-2">↩</a></p>
        </li>
        <li id="note_2">
        <p>deux <a href="#ref_2" class="back" role="doc-backlink" aria-label="Back to the text, note 2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
    #expect(document.findings.isEmpty)
  }

  @Test("a definition goes on in paragraphs indented by four spaces, with lists and code")
  func paragraphs() {
    let shown = html(parsed("a[^1]\n\n[^1]: un\n    deux\n\n    trois\n\n    - quatre\n\n          code\n\nfin"))
    #expect(shown.contains("<p>un\ndeux</p>\n<p>trois</p>\n<ul>\n<li>\n<p>quatre</p>\n<pre><code>"))
    #expect(shown.contains("</sup></p>\n<p>fin</p>\n<section"))
  }

  @Test("a definition that looks like a link definition is a footnote")
  func oneWord() {
    #expect(html(parsed("a[^1]\n\n[^1]: Smith")).contains("<p>Smith <a"))
  }

  @Test("a definition may stand between items of a list and inside a block quote")
  func containers() {
    let shown = html(parsed("- a[^1]\n\n  [^1]: un\n\n> b[^2]\n>\n> [^2]: deux\n"))
    #expect(shown.contains("<blockquote>\n<p>b<sup"))
    #expect(shown.contains("<p>un <a"))
    #expect(shown.contains("<p>deux <a"))
  }

  @Test("in code, nothing is a footnote")
  func code() {
    #expect(
      html(parsed("`[^1]`\n\n    [^1]: x\n\n```\n[^1]: y\n```"))
        == "<p><code>[^1]</code></p>\n<pre><code>[^1]: x\n</code></pre>\n<pre><code>[^1]: y\n</code></pre>\n")
  }

  @Test("an escaped bracket is text")
  func escaped() {
    #expect(html(parsed("a\\[^1]\n\n[^1]: x")).hasPrefix("<p>a[^1]</p>"))
  }

  @Test("link definitions of the document serve its footnotes and cells")
  func definitions() {
    let shown = html(parsed("a[^1]\n\n| h |\n|---|\n| [r] |\n\n[^1]: voir [r]\n\n[r]: /u"))
    #expect(shown.ranges(of: "<a href=\"/u\">r</a>").count == 2)
  }

  @Test("an unknown label, an unused and a repeated definition are findings")
  func findings() {
    let document = parsed("a[^sorce]\n\n[^source]: x\n[^autre]: y\n[^autre]: z")
    #expect(
      document.findings == [
        Document.Finding(
          line: 1, column: 2, id: "unknown-footnote", message: "no footnote ‘sorce’ is defined",
          hint: "did you mean ‘[^source]’?"),
        Document.Finding(
          line: 3, column: 1, id: "unused-footnote",
          message: "nothing refers to the footnote ‘source’, so it is not shown",
          hint: "put ‘[^source]’ where it belongs, or remove it"),
        Document.Finding(
          line: 4, column: 1, id: "unused-footnote",
          message: "nothing refers to the footnote ‘autre’, so it is not shown",
          hint: "put ‘[^autre]’ where it belongs, or remove it"),
        Document.Finding(
          line: 5, column: 1, id: "duplicate-footnote", message: "the footnote ‘autre’ is defined twice",
          hint: "only the first definition is used; give this one another label"),
      ])
  }
}
