import Diagnostics
import Testing

@testable import YAML

@Suite("The reader of a mapping")
struct MappingReaderTests {
  enum Colour: String, CaseIterable {
    case red, green
  }

  func reader(_ text: String) -> MappingReader {
    let place = Place(file: "a.yml", line: 1, column: 1)
    return MappingReader(parseYAML(text.utf8, file: "a.yml").root, what: "a thing", place: place)
  }

  @Test("gives what it is asked for, with its place")
  func values() {
    var reader = reader("a: text\nb: 1.5\nc: -3\nd: true\ne: [x, y]\nf: green\ng:\n")
    let text = reader.text("a")
    #expect(text == Located("text", at: Place(file: "a.yml", line: 1, column: 4)))
    let number = reader.number("b")?.value
    #expect(number == 1.5)
    let integer = reader.integer("c")?.value
    #expect(integer == -3)
    let flag = reader.flag("d")
    #expect(flag)
    let texts = reader.texts("e").map(\.value)
    #expect(texts == ["x", "y"])
    let choice = reader.choice("f", of: Colour.self)?.value
    #expect(choice == .green)
    let absent = [reader.optionalText("g"), reader.optionalText("h")]
    #expect(absent == [nil, nil])
    let absentFlag = reader.flag("i")
    #expect(!absentFlag)
    let found = reader.finish()
    #expect(found == [])
  }

  @Test("says what is missing once, and goes on")
  func missing() {
    var reader = reader("x: 1")
    _ = reader.text("a", example: "b")
    let choice = reader.requiredChoice("f", of: Colour.self, otherwise: .red).value
    #expect(choice == .red)
    let found = reader.finish().map(\.description)
    #expect(
      found == [
        "a.yml:1:1: error: a thing needs the key ‘a’. Hint: add a line ‘a: b’. [missing-key]",
        "a.yml:1:1: error: a thing needs the key ‘f’. Hint: add a line ‘f: red | green’. [missing-key]",
        "a.yml:1:1: error: a thing has no key ‘x’. Hint: the keys are: a, f. [unknown-key]",
      ])
  }

  @Test("says what is of another type, where it stands")
  func wrongTypes() {
    var reader = reader("a: [b]\nc: douze\nd: 1.5\ne: \"true\"\nf: {g: h}\ni: blue\nj: [[k]]\n")
    _ = reader.text("a")
    _ = reader.number("c")
    _ = reader.integer("d")
    _ = reader.flag("e")
    _ = reader.texts("f")
    _ = reader.choice("i", of: Colour.self)
    _ = reader.texts("j")
    let found = reader.finish().map(\.description)
    #expect(
      found == [
        "a.yml:1:4: error: ‘a’ is a text, and a list stands here."
          + " Hint: write ‘a: a text’ on one line, or ‘a: |’ before several. [wrong-type]",
        "a.yml:2:4: error: ‘c’ is a number, and the text ‘douze’ stands here."
          + " Hint: write it with a point and no unit, for instance ‘c: 12.5’. [wrong-type]",
        "a.yml:3:4: error: ‘d’ is a whole number, and the text ‘1.5’ stands here."
          + " Hint: write it without spaces, for instance ‘d: 1200’. [wrong-type]",
        "a.yml:4:5: error: ‘e’ is ‘true’ or ‘false’, and the text ‘true’ stands here."
          + " Hint: write ‘e: true’ or ‘e: false’, without quotes. [wrong-type]",
        "a.yml:5:4: error: ‘f’ is a list, and a group of keys stands here."
          + " Hint: write ‘f: [one, two]’, or one ‘- ’ a line below the key. [wrong-type]",
        "a.yml:6:4: error: ‘blue’ is not a value of ‘i’. Hint: the values are: red, green. [unknown-value]",
        "a.yml:7:5: error: ‘j’ is a list of texts, and a list stands here. Hint: write ‘j: [one, two]’. [wrong-type]",
      ])
  }

  @Test(
    "takes no hexadecimal, infinite or absent number for a number", arguments: ["0x10", "inf", "nan", "1e999", "1_000"])
  func strangeNumbers(_ text: String) {
    var reader = reader("a: \(text)")
    let number = reader.number("a")
    #expect(number == nil)
    let ids = reader.finish().map(\.id)
    #expect(ids == ["wrong-type"])
  }

  @Test("of something else says that, and not that each key is missing")
  func somethingElse() {
    var reader = reader("- a\n")
    _ = reader.text("a")
    let found = reader.finish().map(\.description)
    #expect(
      found == [
        "a.yml:1:1: error: a thing is a group of keys, and a list stands here."
          + " Hint: write one ‘key: value’ a line. [wrong-type]"
      ])
  }
}
