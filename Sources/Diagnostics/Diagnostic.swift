/// Something that an editor must know: what was found, where, and what would be right.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  package var severity: Severity
  /// Stable, lower-case with hyphens: `unknown-column`.
  package var id: String
  package var place: Place
  /// What was found, without a capital or a full stop, the offending value in ‘quotes’.
  package var message: String
  /// What to do; empty when the message says it all.
  package var hint: String

  package init(_ severity: Severity, id: String, at place: Place, message: String, hint: String = "") {
    self.severity = severity
    self.id = id
    self.place = place
    self.message = shortened(message)
    self.hint = shortened(hint)
  }
}

/// Cut where nobody reads on: a message can quote a value of a megabyte.
private func shortened(_ text: String) -> String {
  let limit = 600
  guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
  return String(text.unicodeScalars.prefix(limit)) + "…"
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: what. Hint: what to do. [id]`, on one line whatever the values hold.
  package var description: String {
    var text = "\(place): \(severity.rawValue): \(ended(message))"
    if !hint.isEmpty { text += " Hint: \(ended(hint))" }
    return onOneLine(text + " [\(id)]")
  }

  private func ended(_ sentence: String) -> String {
    guard let last = sentence.last, "?!…".contains(last) else { return sentence + "." }
    return sentence
  }

  /// Values come from files: a line end would look like a second finding, an escape sequence would steer the terminal.
  private func onOneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x09, 0x85, 0x2028, 0x2029: line.append(" ")
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}

extension Diagnostic: Comparable {
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.place != right.place { return left.place < right.place }
    return (left.id, left.message) < (right.id, right.message)
  }
}
