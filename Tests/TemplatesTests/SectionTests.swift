import Templates
import Testing

/// Specification 1.4.3, sections and inverted sections; the cases for missing names are errors here.
@Suite("Sections")
struct SectionTests {
  @Test(
    "show their content when there is something",
    arguments: [
      ("\"{{#yes}}This should be rendered.{{/yes}}\"", "\"This should be rendered.\""),
      ("\"{{#no}}This should not be rendered.{{/no}}\"", "\"\""),
      ("\"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}\"", "\"foo, bar, baz\""),
      (
        "{{#tops}}{{#middles}}{{tname.lower}}{{mname}}.{{#bottoms}}{{tname.upper}}{{mname}}{{bname}}.{{/bottoms}}"
          + "{{/middles}}{{/tops}}",
        "a1.A1x.A1y."
      ),
      ("\"{{#list}}{{item}}{{/list}}\"", "\"123\""),
      ("\"{{#emptyList}}Yay lists!{{/emptyList}}\"", "\"\""),
      ("{{#yes}}\n* first\n{{/yes}}\n* {{subject}}\n{{#yes}}\n* third\n{{/yes}}\n", "* first\n* world\n* third\n"),
      ("| A {{#yes}}B {{#yes}}C{{/yes}} D{{/yes}} E |", "| A B C D E |"),
      ("| A {{#no}}B {{#no}}C{{/no}} D{{/no}} E |", "| A  E |"),
      ("\"{{#letters}}({{.}}){{/letters}}\"", "\"(a)(b)(c)(d)(e)\""),
      ("\"{{#specials}}({{.}}){{/specials}}\"", "\"(&amp;)(&quot;)(&lt;)(&gt;)\""),
      ("\"{{#pieces}}({{{.}}}){{/pieces}}\"", "\"(&)(<)\""),
      ("\"{{#one.two.yes}}Here{{/one.two.yes}}\"", "\"Here\""),
      ("\"{{#one.two.no}}Here{{/one.two.no}}\"", "\"\""),
      ("\"{{#one.two.list}}{{item}}{{a}}{{/one.two.list}}\"", "\"xfooyfoo\""),
      ("{{#string}}[{{string}}]{{/string}}{{#empty}}never{{/empty}}", "[---]"),
      ("{{#markup}}[{{{markup}}}]{{/markup}}{{#emptyMarkup}}never{{/emptyMarkup}}", "[& \" < >]"),
    ])
  func sections(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test(
    "inverted, show their content when there is nothing",
    arguments: [
      ("\"{{^no}}This should be rendered.{{/no}}\"", "\"This should be rendered.\""),
      ("\"{{^yes}}This should not be rendered.{{/yes}}\"", "\"\""),
      ("\"{{^list}}{{a}}{{/list}}\"", "\"\""),
      ("\"{{^emptyList}}Yay lists!{{/emptyList}}\"", "\"Yay lists!\""),
      ("{{^no}}\n* first\n{{/no}}\n* {{subject}}\n{{^no}}\n* third\n{{/no}}\n", "* first\n* world\n* third\n"),
      ("| A {{^no}}B {{^no}}C{{/no}} D{{/no}} E |", "| A B C D E |"),
      ("| A {{^yes}}B {{^yes}}C{{/yes}} D{{/yes}} E |", "| A  E |"),
      ("\"{{^one.two.yes}}Not Here{{/one.two.yes}}\"", "\"\""),
      ("\"{{^one.two.no}}Not Here{{/one.two.no}}\"", "\"Not Here\""),
      (
        "{{^string}}never{{/string}}{{^empty}}nothing{{/empty}}{{^emptyMarkup}} at all{{/emptyMarkup}}",
        "nothing at all"
      ),
    ])
  func inverted(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test("take their line when they stand alone on it, and no other white space", arguments: ["#", "^"])
  func whiteSpace(sigil: String) throws {
    let name = sigil == "#" ? "yes" : "no"
    let cases = [
      (" | {{#yes}}\t|\t{{/yes}} | \n", " | \t|\t | \n"),
      (" | {{#yes}} {{! Important Whitespace }}\n {{/yes}} | \n", " |  \n  | \n"),
      (" {{#yes}}YES{{/yes}}\n {{#yes}}GOOD{{/yes}}\n", " YES\n GOOD\n"),
      ("| This Is\n{{#yes}}\n|\n{{/yes}}\n| A Line\n", "| This Is\n|\n| A Line\n"),
      ("| This Is\n  {{#yes}}\n|\n  {{/yes}}\n| A Line\n", "| This Is\n|\n| A Line\n"),
      ("|\r\n{{#yes}}\r\n{{/yes}}\r\n|", "|\r\n|"),
      ("  {{#yes}}\n#{{/yes}}\n/", "#\n/"),
      ("#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"),
      ("|{{# yes }}={{/ yes }}|", "|=|"),
    ]
    for (template, expected) in cases {
      let template = template.split(separator: "{{#", omittingEmptySubsequences: false).joined(separator: "{{\(sigil)")
        .split(separator: "yes", omittingEmptySubsequences: false).joined(separator: name)
      #expect(try rendered(template) == expected)
    }
  }

  @Test("of a list, show each child's own values, also when lists stand in lists")
  func lists() throws {
    let model = SpecificationModel(
      tops: [
        .init(middles: [.init(mname: "1", bottoms: []), .init(mname: "2", bottoms: [.init(bname: "z")])]),
        .init(tname: .init(upper: "B", lower: "b"), middles: []),
      ])
    let template =
      "{{#tops}}{{tname.upper}}({{#middles}}{{mname}}[{{#bottoms}}{{bname}}{{/bottoms}}"
      + "{{^bottoms}}none{{/bottoms}}]{{/middles}}{{^middles}}nothing{{/middles}}){{/tops}}"
    #expect(try rendered(template, model) == "A(1[none]2[z])B(nothing)")
  }

  @Test("of a tree, one level for each level of the template")
  func trees() throws {
    let tree = Tree(name: "a", children: [Tree(name: "b", children: [Tree(name: "c", children: [])])])
    #expect(
      try rendered("{{name}}{{#children}}<{{name}}{{#children}}<{{name}}>{{/children}}>{{/children}}", tree)
        == "a<b<c>>")
  }

  struct Tree: TemplateModel {
    var name: String
    var children: [Tree]
    static var shape: Shape<Tree> { Shape([.text("name") { $0.name }, .list("children") { $0.children }]) }
  }
}
