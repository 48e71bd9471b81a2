/// Writes the statements of one script, in one of the two languages, and remembers which routines they call.
struct ScriptWriter {
  let language: ScriptLanguage
  /// The routines that were called.
  var called: Set<String> = []
  private(set) var lines: [String] = []
  private var depth = 0

  init(_ language: ScriptLanguage) {
    self.language = language
  }

  /// A call of a routine, which the script will define.
  mutating func call(_ routine: String, _ arguments: String..., named: [(String, String)] = []) -> String {
    call(routine, arguments, named: named)
  }

  mutating func call(_ routine: String, _ arguments: [String], named: [(String, String)] = []) -> String {
    called.insert(routine)
    let equals = language == .python ? "=" : " = "
    return "\(routine)(\((arguments + named.map { $0.0 + equals + $0.1 }).joined(separator: ", ")))"
  }

  mutating func comment(_ text: String) { add("# " + ScriptLanguage.comment(text)) }

  mutating func blank() { lines.append("") }

  mutating func assign(_ name: String, _ value: String) {
    add(language == .python ? "\(name) = \(value)" : "\(name) <- \(value)")
  }

  mutating func run(_ statement: String) { add(statement) }

  /// A function without arguments.
  mutating func function(_ name: String, _ body: (inout ScriptWriter) -> String) {
    add(language == .python ? "def \(name)():" : "\(name) <- function() {")
    depth += 1
    let value = body(&self)
    add(language == .python ? "return \(value)" : value)
    depth -= 1
    if language == .r { add("}") }
  }

  /// Lines that were written already, one level deeper.
  mutating func appendIndented(_ text: String) {
    let indent = String(repeating: language == .python ? "    " : "  ", count: depth)
    lines.append(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }.joined(separator: "\n"))
  }

  private mutating func add(_ line: String) {
    let indent = String(repeating: language == .python ? "    " : "  ", count: depth)
    lines.append(indent + language.broken(line, indent: indent))
  }
}

extension ScriptLanguage {
  /// A long statement in several lines, broken after commas outside of quotes: R reads no line of several thousand characters.
  func broken(_ line: String, indent: String = "") -> String {
    guard line.utf8.count > 96, !line.hasPrefix("#") else { return line }
    let inner = indent + (self == .python ? "    " : "  ")
    var text = ""
    var part = ""
    var width = indent.utf8.count
    func place(_ part: String) {
      let words = text.isEmpty ? part[...] : part.drop { $0 == " " }
      if !text.isEmpty, width + 1 + words.utf8.count > 96 {
        text += "\n" + inner
        width = inner.utf8.count
      } else if !text.isEmpty {
        text += " "
        width += 1
      }
      text += words
      width += words.utf8.count
    }
    var isQuoted = false
    var isEscaped = false
    for character in line {
      part.append(character)
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == "," {
        place(part)
        part = ""
      }
    }
    if !part.isEmpty { place(part) }
    return text
  }
}
