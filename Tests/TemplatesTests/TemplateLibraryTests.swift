import Templates
import Testing

@Suite("Mistakes in templates")
struct TemplateLibraryTests {
  struct Study: TemplateModel {
    var title = "Emploi"
    var body = Markup("<p>")
    var isFinal = true
    var rows: [Row] = []
    var author = Author()

    static var shape: Shape<Study> {
      Shape([
        .text("title") { $0.title }, .markup("body") { $0.body }, .flag("isFinal") { $0.isFinal },
        .list("rows") { $0.rows }, .model("author") { $0.author },
      ])
    }
  }

  struct Row: TemplateModel {
    var estimate = ""
    static var shape: Shape<Row> { Shape([.text("estimate") { $0.estimate }]) }
  }

  struct Author: TemplateModel {
    var name = ""
    static var shape: Shape<Author> { Shape([.text("name") { $0.name }]) }
  }

  @Test(
    "about names and what they are, word for word",
    arguments: [
      (
        "{{titel}}",
        "1:1: error: Study has no field ‘titel’. Hint: did you mean ‘title’? Study has: title, body, isFinal, rows, author."
      ),
      (
        "\n  {{#rows}}{{autor.name}}{{/rows}}",
        "2:12: error: Row has no field ‘autor’, nor has what is around it. Hint: did you mean ‘author’?"
      ),
      ("é{{body}}", "1:3: error: ‘body’ is markup, which is not escaped. Hint: write {{{body}}}."),
      ("{{{title}}}", "1:1: error: ‘title’ is text, which is always escaped. Hint: write {{title}}."),
      ("{{&title}}", "1:1: error: ‘title’ is text, which is always escaped. Hint: write {{title}}."),
      ("{{isFinal}}", "1:1: error: ‘isFinal’ is a flag and cannot be shown. Hint: ask it: {{#isFinal}}…{{/isFinal}}."),
      ("{{rows}}", "1:1: error: ‘rows’ is a list and cannot be shown. Hint: go through it: {{#rows}}…{{/rows}}."),
      ("{{author}}", "1:1: error: ‘author’ is a model and cannot be shown. Hint: show one of its fields: author.name."),
      ("{{^author}}x{{/author}}", "1:1: error: ‘author’ is a model, which is always there. Hint: remove this section."),
      (
        "{{rows.estimate}}",
        "1:1: error: ‘rows’ is a list and has no field ‘estimate’. Hint: go through it: {{#rows}}{{estimate}}{{/rows}}."
      ),
      ("{{title.short}}", "1:1: error: ‘title’ is a text and has no field ‘short’."),
      ("{{author.nam}}", "1:1: error: Author has no field ‘nam’. Hint: did you mean ‘name’? Author has: name."),
      ("{{#author}}{{.}}{{/author}}", "1:12: error: Author is no single value. Hint: it has: name."),
      (
        "{{> heder}}",
        "1:1: error: there is no template ‘heder’. Hint: did you mean ‘header’? The templates are: header, layout, loop, page."
      ),
      (
        "{{<layuot}}{{/layuot}}",
        "1:1: error: there is no layout ‘layuot’. Hint: did you mean ‘layout’? The templates are: header, layout, loop, page."
      ),
      (
        "{{<layout}}{{$contents}}x{{/contents}}{{/layout}}",
        "1:12: error: layout ‘layout’ has no block ‘contents’. Hint: did you mean ‘content’? Its blocks are: title, content."
      ),
      (
        "{{t.downlod}}",
        "1:1: error: there is no constant ‘t.downlod’. Hint: did you mean ‘t.download’? The constants are: t.download, t.home."
      ),
      ("{{{t.home}}}", "1:1: error: ‘t.home’ is text, which is always escaped. Hint: write {{t.home}}."),
      (
        "{{#t.home}}x{{/t.home}}", "1:1: error: ‘t.home’ is a constant and cannot be a section. Hint: write {{t.home}}."
      ),
    ])
  func names(template: String, expected: String) {
    #expect(found(template) == "page.mustache:\(expected)")
  }

  @Test(
    "about syntax, word for word",
    arguments: [
      ("{{#rows}}\n{{estimate}}", "1:1: error: section ‘rows’ is not closed. Hint: end it with {{/rows}}."),
      ("{{$title}}", "1:1: error: block ‘title’ is not closed. Hint: end it with {{/title}}."),
      ("{{<layout}}", "1:1: error: layout ‘layout’ is not closed. Hint: end it with {{/layout}}."),
      ("a\nb {{/rows}}", "2:3: error: {{/rows}} closes nothing. Hint: remove it, or open ‘rows’ before."),
      (
        "{{#rows}}{{#isFinal}}{{/rows}}{{/isFinal}}",
        "1:22: error: {{/rows}} stands where {{/isFinal}} is expected. Hint: section ‘isFinal’ was opened at 1:10.\n"
          + "page.mustache:1:31: error: {{/isFinal}} closes nothing. Hint: remove it, or open ‘isFinal’ before."
      ),
      ("{{title", "1:1: error: this tag is not closed. Hint: end it with ‘}}’."),
      ("{{title {{body}}", "1:1: error: this tag is not closed. Hint: end it with ‘}}’."),
      ("{{{body}}", "1:1: error: this tag is not closed. Hint: end it with ‘}}}’."),
      ("{{}}", "1:1: error: this tag has no name."),
      (
        "{{a b}}",
        "1:1: error: ‘a b’ is not a name. Hint: a name has letters, digits, ‘_’ and ‘-’, with dots between its parts."
      ),
      (
        "{{=<% %>=}}",
        "1:1: error: other delimiters are not supported. "
          + "Hint: write ‘{{’ that is no tag as ‘&#123;&#123;’, or keep such text out of the template."
      ),
      (
        "{{<layout}}text{{/layout}}",
        "1:12: error: text in {{<layout}} is never shown. Hint: put it into a block, {{$name}}…{{/name}}, of ‘layout’."
      ),
      (
        "{{<layout}}{{title}}{{/layout}}",
        "1:12: error: only blocks may stand in {{<layout}}. "
          + "Hint: put it into a block, {{$name}}…{{/name}}, of ‘layout’."
      ),
      (
        "{{<layout}}{{$title}}a{{/title}}{{$title}}b{{/title}}{{/layout}}",
        "1:33: error: block ‘title’ is given twice. Hint: the first is at 1:12."
      ),
    ])
  func syntax(template: String, expected: String) {
    #expect(found(template) == "page.mustache:\(expected)")
  }

  @Test("about a file that includes itself, with the way round")
  func recursion() {
    #expect(
      found("{{> loop}}", extra: ["loop": "{{> again}}", "again": "\n{{> loop}}"])
        == "again.mustache:2:1: error: ‘loop’ includes itself. Hint: the way round is loop → again → loop.")
  }

  @Test("are all told in one run, in order, each once")
  func allAtOnce() {
    let template = "{{> header}}{{> header}}\n{{one}}\n{{#two}}{{not-judged}}{{> nowhere}}{{/two}}\n{{t.three}}"
    let lines = found(template, extra: ["header": "{{four}}"]).split(separator: "\n").map {
      $0.split(separator: ".", maxSplits: 2).prefix(2).joined(separator: ".")
    }
    #expect(
      lines == [
        "header.mustache:1:1: error: Study has no field ‘four’",
        "page.mustache:2:1: error: Study has no field ‘one’",
        "page.mustache:3:1: error: Study has no field ‘two’",
        "page.mustache:3:23: error: there is no template ‘nowhere’",
        "page.mustache:4:1: error: there is no constant ‘t",
      ])
  }

  @Test("of syntax are found in files that no page uses")
  func unusedFiles() {
    let library = TemplateLibrary(
      files: [("a", "a.mustache", Array("{{#x}}".utf8)), ("b", "b.mustache", Array("{{/y}}".utf8))])
    #expect(library.errors.map(\.file) == ["a.mustache", "b.mustache"])
  }

  @Test("about two files of one name, and a name without a file")
  func files() {
    let library = TemplateLibrary(files: [("a", "a.mustache", []), ("a", "more/a.mustache", [])])
    #expect(
      library.errors.map(\.description)
        == ["more/a.mustache:1:1: error: a second template has the name ‘a’. Hint: the first is a.mustache."])
    #expect(throws: TemplateErrors.self) { try library.template("b", for: Study.self) }
  }

  @Test("about bytes that are not UTF-8")
  func encoding() {
    let library = TemplateLibrary(files: [("a", "a.mustache", [0x61, 0x0A, 0x62, 0xE9, 0x62])])
    #expect(
      library.errors.map(\.description)
        == ["a.mustache:2:2: error: this byte is not UTF-8. Hint: save the file as UTF-8."])
  }

  @Test("about sections in sections without end")
  func depth() {
    let deep = String(repeating: "{{#isFinal}}", count: 100_000)
    #expect(
      found(deep).split(separator: "\n").contains(
        "page.mustache:1:769: error: more than 64 sections stand in each other. Hint: move some into a partial."))
  }

  @Test("do not exist in constants that are there, and these are escaped")
  func constants() throws {
    let constants = ["download": "Télécharger <tout>", "a.b": "dotted"]
    #expect(
      try rendered("{{t.download}} {{#rows}}{{t.a.b}}{{/rows}}{{t.a.b}}", Study(), constants: constants)
        == "Télécharger &lt;tout&gt; dotted")
  }

  private func found(_ template: String, extra: [String: String] = [:]) -> String {
    let partials = ["layout": "{{$title}}{{/title}}{{$content}}{{/content}}", "header": "", "loop": ""]
    return mistakes(
      template, for: Study.self, partials: partials.merging(extra) { $1 }, constants: ["home": "", "download": ""])
  }
}
