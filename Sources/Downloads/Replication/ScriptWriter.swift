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

  private mutating func add(_ line: String) {
    let indent = String(repeating: language == .python ? "    " : "  ", count: depth)
    lines.append(indent + broken(line, indent: indent))
  }

  /// Lines that were written already, one level deeper.
  mutating func appendIndented(_ text: String) {
    let indent = String(repeating: language == .python ? "    " : "  ", count: depth)
    lines.append(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }.joined(separator: "\n"))
  }

  /// A long line is broken after the commas of its outermost call, and only outside quotes.
  private func broken(_ line: String, indent: String) -> String {
    guard line.utf8.count > 96, !line.hasPrefix("#") else { return line }
    var parts: [String] = []
    var part = ""
    var level = 0
    var isQuoted = false
    var isEscaped = false
    var hasOpened = false
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
        continue
      }
      switch character {
      case "\"": isQuoted = true
      case "(":
        level += 1
        if level == 1, !hasOpened {
          hasOpened = true
          parts.append(part)
          part = ""
        }
      case ")", "]": level -= 1
      case "[": level += 1
      case "," where level == 1 && hasOpened:
        parts.append(part)
        part = ""
      default: break
      }
    }
    guard parts.count > 1 else { return line }
    parts.append(part)
    let inner = indent + (language == .python ? "    " : "  ")
    var text = parts[0]
    var width = Int.max
    for part in parts.dropFirst() {
      let words = part.drop { $0 == " " }
      if width > 96 - words.utf8.count {
        text += "\n" + inner + words
        width = inner.utf8.count + words.utf8.count
      } else {
        text += " " + words
        width += words.utf8.count + 1
      }
    }
    return text
  }
}
