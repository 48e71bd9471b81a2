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
    self.message = message
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: what. Hint: what to do. [id]`, on one line whatever the values hold.
  package var description: String {
    var text = "\(place): \(severity.rawValue): \(message)."
    if !hint.isEmpty { text += " Hint: \(hint)." }
    return (text + " [\(id)]").map { $0.isNewline ? " " : String($0) }.joined()
  }
}

extension Diagnostic: Comparable {
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.place != right.place { return left.place < right.place }
    return (left.id, left.message) < (right.id, right.message)
  }
}
