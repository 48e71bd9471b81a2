import Templates
import Testing

/// Specification 1.4.3, partials. Where the specification indents a partial that stands alone on its line, ours is
/// inserted as it is: the indentation of a template must not change a `<pre>` of a page.
@Suite("Partials")
struct PartialTests {
  @Test(
    "stand where they are named, in the models around them",
    arguments: [
      ("\"{{>text}}\"", ["text": "from partial"], "\"from partial\""),
      ("\"{{>partial}}\"", ["partial": "*{{subject}}*"], "\"*world*\""),
      ("{{#list}}{{>row}}{{/list}}", ["row": "{{item}}{{a}};"], "1foo;2foo;3foo;"),
      ("{{>outer}}", ["outer": "*{{a}} {{>inner}}*", "inner": "{{b}}!"], "*foo wrong!*"),
      ("| {{>partial}} |", ["partial": "\t|\t"], "| \t|\t |"),
      ("  {{string}}  {{> partial}}\n", ["partial": ">\n>"], "  ---  >\n>\n"),
      ("|{{> partial }}|", ["partial": "[]"], "|[]|"),
      ("{{> parts/head }}", ["parts/head": "<head>"], "<head>"),
    ])
  func insertion(template: String, partials: [String: String], expected: String) throws {
    #expect(try rendered(template, partials: partials) == expected)
  }

  @Test(
    "alone on their line, take it and are not indented",
    arguments: [
      ("|\r\n{{>partial}}\r\n|", ["partial": ">"], "|\r\n>|"),
      ("  {{>partial}}\n>", ["partial": ">\n>"], ">\n>>"),
      (">\n  {{>partial}}", ["partial": ">\n>"], ">\n>\n>"),
      ("\\\n {{>partial}}\n/\n", ["partial": "<pre>\n{{{markup}}}\n</pre>\n"], "\\\n<pre>\n& \" < >\n</pre>\n/\n"),
    ])
  func standalone(template: String, partials: [String: String], expected: String) throws {
    #expect(try rendered(template, partials: partials) == expected)
  }
}
