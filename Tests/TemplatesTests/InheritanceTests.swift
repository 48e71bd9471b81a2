import Templates
import Testing

/// Specification 1.4.3, inheritance. Cases with text between blocks or with recursion are errors here; those about
/// indentation come out as they are written.
@Suite("Inheritance")
struct InheritanceTests {
  @Test(
    "a block shows its default",
    arguments: [
      ("{{$title}}Default title{{/title}}\n", "Default title\n"),
      ("{{$foo}}default {{c.d}} content{{/foo}}\n", "default baz content\n"),
      ("{{$foo}}default {{{markup}}} content{{/foo}}\n", "default & \" < > content\n"),
      ("{{$foo}}default {{#c}}{{d}}{{/c}} content{{/foo}}\n", "default baz content\n"),
      ("{{$foo}}default {{^no}}{{a}}{{/no}} content{{/foo}}\n", "default foo content\n"),
      ("{{$foo}}default {{template}} content{{/foo}}\n", "default {{planet}} content\n"),
    ])
  func defaults(template: String, expected: String) throws {
    #expect(try rendered(template) == expected)
  }

  @Test(
    "a layout shows the blocks that are given, and its defaults for the others",
    arguments: [
      ("{{<include}}{{/include}}\n", ["include": "{{$foo}}default content{{/foo}}"], "default content"),
      (
        "{{<super}}{{$title}}sub template title{{/title}}{{/super}}",
        ["super": "...{{$title}}Default title{{/title}}..."],
        "...sub template title..."
      ),
      ("{{<include}}{{$a}}var in template{{/a}}{{/include}}", ["include": "{{$a}}default{{/a}}"], "var in template"),
      ("{{<include}}{{/include}}", ["include": "{{$a}}var in include{{/a}}"], "var in include"),
      (
        "test {{<parent}}{{$stuff}}override{{/stuff}}{{/parent}}", ["parent": "{{$stuff}}...{{/stuff}}"],
        "test override"
      ),
      (
        "test {{<parent}}{{$stuff}}override1{{/stuff}}{{/parent}} {{<parent}}{{$stuff}}override2{{/stuff}}{{/parent}}\n",
        ["parent": "|{{$stuff}}...{{/stuff}}{{$default}} default{{/default}}|"],
        "test |override1 default| |override2 default|\n"
      ),
      (
        "{{<parent}}{{$ballmer}}\npeaked\n\n:(\n{{/ballmer}}{{/parent}}", ["parent": "{{$ballmer}}peaking{{/ballmer}}"],
        "peaked\n\n:(\n"
      ),
      (
        "{{<parent}}{{$nineties}}hammer time{{/nineties}}{{/parent}}",
        ["parent": "stop:\n  {{$nineties}}collaborate and listen{{/nineties}}\n"], "stop:\n  hammer time\n"
      ),
      (
        "{{<parent}}{{$stuff2}}override two{{/stuff2}}{{/parent}}",
        ["parent": "{{$stuff}}new default one{{/stuff}}, {{$stuff2}}new default two{{/stuff2}}"],
        "new default one, override two"
      ),
      (
        "{{>parent}}|{{<parent}}{{/parent}}", ["parent": "{{$foo}}default content{{/foo}}"],
        "default content|default content"
      ),
      (
        "{{<parent}}{{$block}}I say {{fruit}}.{{/block}}{{/parent}}",
        ["parent": "{{#nested}}{{$block}}You say {{fruit}}.{{/block}}{{/nested}}"], "I say bananas."
      ),
    ])
  func layouts(template: String, partials: [String: String], expected: String) throws {
    #expect(try rendered(template, partials: partials) == expected)
  }

  @Test(
    "of several layouts, the page's own block wins",
    arguments: [
      ("{{<parent}}{{$a}}c{{/a}}{{/parent}}", "c"), ("{{<parent}}{{/parent}}", "p"),
    ])
  func levels(template: String, expected: String) throws {
    let partials = [
      "parent": "{{<older}}{{$a}}p{{/a}}{{/older}}", "older": "{{<grandParent}}{{$a}}o{{/a}}{{/grandParent}}",
      "grandParent": "{{$a}}g{{/a}}",
    ]
    #expect(try rendered(template, partials: partials) == expected)
  }

  @Test("a block inside a replacing block can be replaced in its turn")
  func nestedBlocks() throws {
    let partials = [
      "parent": "{{<grandparent}}{{$block}}\n  one\n{{$nested}}\n    two\n{{/nested}}\n{{/block}}{{/grandparent}}\n",
      "grandparent": "{{$block}}default{{/block}}",
    ]
    #expect(try rendered("{{<parent}}{{/parent}}", partials: partials) == "  one\n    two\n")
    #expect(
      try rendered("{{<parent}}{{$nested}}\nthree\n{{/nested}}{{/parent}}", partials: partials) == "  one\nthree\n")
  }

  @Test("a block that names itself inside its replacement shows its default there")
  func sameName() throws {
    #expect(
      try rendered(
        "{{<layout}}{{$title}}[{{$title}}inner{{/title}}]{{/title}}{{/layout}}",
        partials: ["layout": "{{$title}}outer{{/title}}"]) == "[inner]")
  }

  @Test(
    "lines with only the tags of a layout vanish, and nothing is indented",
    arguments: [
      ("Hi,\n  {{<parent}}{{/parent}}\n", ["parent": "one\ntwo\n"], "Hi,\none\ntwo\n"),
      (
        "{{<parent}}\n  {{$block}}\n    one\n    two\n  {{/block}}\n{{/parent}}\n",
        ["parent": "Hi,\n  {{$block}}{{/block}}\nbye\n"], "Hi,\n    one\n    two\nbye\n"
      ),
      (
        "{{<parent}}{{$block}}\none\ntwo\n{{/block}}{{/parent}}\n",
        ["parent": "Hi,\n{{$block}}\n  default\n{{/block}}\n"], "Hi,\none\ntwo\n"
      ),
    ])
  func standalone(template: String, partials: [String: String], expected: String) throws {
    #expect(try rendered(template, partials: partials) == expected)
  }

  @Test("blocks reach into the partials of a layout, and a block may be shown twice")
  func partials() throws {
    #expect(
      try rendered(
        "{{<layout}}{{$title}}{{subject}}{{/title}}{{/layout}}",
        partials: ["layout": "{{> head}}<h1>{{$title}}{{/title}}</h1>", "head": "<title>{{$title}}{{/title}}</title>"])
        == "<title>world</title><h1>world</h1>")
  }
}
