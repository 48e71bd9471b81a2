import CYAML
import Diagnostics

/// What is wrong with a YAML text, in the words of someone who writes a few keys and values by hand.
struct SyntaxProblem {
  var place: Place
  var message: String
  var hint: String

  /// Reads the state in which libyaml gave up.
  init(_ parser: yaml_parser_t, _ marks: inout Marks) {
    let problem = parser.problem.map { String(cString: $0) } ?? "unreadable YAML"
    guard parser.error != YAML_READER_ERROR else {
      place = marks.place(ofByte: Int(parser.problem_offset))
      if problem.hasPrefix("control") {
        message = "a control character stands here"
        hint = "remove it; it cannot be seen, so type the line again"
      } else {
        message = "this byte is not UTF-8"
        hint = "save the file as UTF-8"
      }
      return
    }
    place = marks.place(parser.problem_mark)
    let opening = parser.context_mark.line < parser.problem_mark.line ? marks.place(parser.context_mark) : place
    switch problem {
    case "mapping values are not allowed in this context":
      message = "a ‘:’ stands where no key can be"
      hint = "put a text that holds ‘: ’ between quotes, and align keys of one group"
    case "could not find expected ':'":
      place = marks.place(parser.context_mark)
      message = "this is neither a ‘key: value’ nor the end of the text above"
      hint = "write ‘key: value’, or indent the line more than the key it belongs to"
    case "found unexpected end of stream", "found unexpected document indicator":
      place = marks.place(parser.context_mark)
      message = "a quote opens here and is never closed"
      hint = "close it; inside '…' an apostrophe is doubled: 'l''école'"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let closing = problem.hasSuffix("']'") ? "]" : "}"
      message = "a ‘,’ or the closing ‘\(closing)’ is missing before this"
      hint = "it opens on line \(opening.line); put a text that holds , [ ] { or } between quotes"
    case "did not find expected key", "did not find expected '-' indicator":
      message = problem.hasSuffix("key") ? "a ‘key: value’ is expected here" : "a ‘- ’ is expected here"
      hint = "align the line with those it belongs with; a text that begins with a quote must end with it"
    case "found character that cannot start any token":
      let byte = marks.byte(at: parser.problem_mark)
      if byte == 0x09 {
        message = "a tab stands here"
        hint = "indent with spaces"
      } else {
        message = "a value cannot begin with ‘\(byte.map { String(UnicodeScalar($0)) } ?? "")’"
        hint = "put it between quotes"
      }
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      message = "a tab stands here"
      hint = "indent with spaces"
    case "found unknown escape character":
      place = marks.place(parser.problem_mark)
      message = "this backslash means nothing"
      hint = "write ‘\\\\’ for a backslash in \"…\", or put the text in '…'"
    case "block sequence entries are not allowed in this context":
      if let before = marks.byte(before: parser.problem_mark), before == 0x22 || before == 0x27 {
        message = "the text ended at the quote before this"
        hint = "put the whole between quotes of the other kind: '\"a\" - \"b\"'"
      } else {
        message = "a ‘- ’ stands where no list can begin"
        hint = "put the list on the lines below its key"
      }
    default:
      message = "this is not YAML that can be read: \(problem)"
      hint = "look at the spaces at the start of the line, and put a text that holds ‘: ’ or ‘#’ between quotes"
    }
  }
}
