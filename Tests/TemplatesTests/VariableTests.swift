import Templates
import Testing

/// Specification 1.4.3, interpolation and comments; null, number and missing-name cases have no meaning here.
@Suite("Variables and comments")
struct VariableTests {
  @Test(
    "print text and leave the rest as it is",
    arguments: [
      ("Hello from {Mustache}!\n", "Hello from {Mustache}!\n"),
      ("Hello, {{subject}}!\n", "Hello, world!\n"),
      ("{{template}}: {{planet}}", "{{planet}}: Earth"),
      ("escaped: {{forbidden}}\n", "escaped: &amp; &quot; &lt; &gt;\n"),
      ("not escaped: {{{markup}}}\n", "not escaped: & \" < >\n"),
      ("not escaped: {{&markup}}\n", "not escaped: & \" < >\n"),
      ("| {{string}} |", "| --- |"),
      ("| {{{markup}}} |", "| & \" < > |"),
      ("  {{string}}\n", "  ---\n"),
      ("  {{{markup}}}\n", "  & \" < >\n"),
      ("  {{&markup}}\n", "  & \" < >\n"),
      ("|{{ string }}|", "|---|"),
      ("|{{{ markup }}}|", "|& \" < >|"),
      ("|{{& markup }}|", "|& \" < >|"),
    ])
  func interpolation(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test(
    "dotted names go through models",
    arguments: [
      ("{{one.two.name}} {{#one}}{{two.name}}{{/one}} {{#one.two}}{{name}}{{/one.two}}", "Phil Phil Phil"),
      ("{{#one}}{{c.d}}{{/one}}", "baz"),
    ])
  func dottedNames(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test(
    "comments vanish, with their line when they stand alone",
    arguments: [
      ("12345{{! Comment Block! }}67890", "1234567890"),
      ("12345{{!\n  This is a\n  multi-line comment...\n}}67890\n", "1234567890\n"),
      ("Begin.\n{{! Comment Block! }}\nEnd.\n", "Begin.\nEnd.\n"),
      ("Begin.\n  {{! Indented Comment Block! }}\nEnd.\n", "Begin.\nEnd.\n"),
      ("|\r\n{{! Standalone Comment }}\r\n|", "|\r\n|"),
      ("  {{! I'm Still Standalone }}\n!", "!"),
      ("!\n  {{! I'm Still Standalone }}", "!\n"),
      ("Begin.\n{{!\nSomething's going on here...\n}}\nEnd.\n", "Begin.\nEnd.\n"),
      ("Begin.\n  {{!\n    Something's going on here...\n  }}\nEnd.\n", "Begin.\nEnd.\n"),
      ("  12 {{! 34 }}\n", "  12 \n"),
      ("12345 {{! Comment Block! }} 67890", "12345  67890"),
      ("comments never show: >{{! subject }}<", "comments never show: ><"),
    ])
  func comments(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test("text is safe in elements and in quoted attributes, whatever it holds")
  func escaping() throws {
    var model = SpecificationModel()
    model.string = "<script>alert('é & \"x\"')</script> \u{202F}→ fin"
    let expected = "&lt;script&gt;alert(&#39;é &amp; &quot;x&quot;&#39;)&lt;/script&gt; \u{202F}→ fin"
    #expect(try rendered("{{string}}", model) == expected)
  }

  @Test("a byte-order mark is not part of the page")
  func byteOrderMark() throws {
    #expect(try rendered("\u{FEFF}{{subject}}") == "world")
  }

  @Test("rendering appends to what is there")
  func appending() throws {
    let library = TemplateLibrary(files: [("page", "page.mustache", Array("{{subject}}".utf8))])
    let template = try library.template("page", for: SpecificationModel.self)
    var output: [UInt8] = Array("Hello, ".utf8)
    template.render(SpecificationModel(), into: &output)
    template.render(SpecificationModel(subject: "!"), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "Hello, world!")
  }
}
