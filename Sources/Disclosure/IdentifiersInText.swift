/// A direct identifier in a text that people read: a page, a caption, the words of a drawing.
package struct TextFinding: Sendable, Equatable {
  package var kind: IdentifierKind
  package var severity: Finding.Severity
  /// Where it starts, in bytes of UTF-8 from the start of what was read.
  package var offset: Int
  package var length: Int
  /// The value, masked.
  package var example: String
  package var message: String
  package var hint: String
}

/// Finds direct identifiers in prose.
///
/// A text is written knowingly, so names, addresses, plates of examples and numbers of networks are left to its author.
/// Errors are what nobody means to publish or what must be said to be meant: social security numbers, bank accounts,
/// payment cards, numbers of taxpayers and of identity documents, telephone numbers and e-mail addresses that are not allowed. The mailbox of a service, a plate, a
/// point on a map and a date of birth that is called so are warnings.
///
/// - Parameters:
///   - bytes: UTF-8: Markdown, HTML or plain text.
///   - allowed: The publisher's contacts and its authors' published addresses.
/// - Returns: By offset.
package func identifiers(inText bytes: [UInt8], allowing allowed: AllowedContacts = AllowedContacts()) -> [TextFinding]
{
  var scope = ValueScanner.Scope()
  scope.address = false
  scope.networkAddress = false
  scope.title = false
  scope.profile = false
  scope.bareDigits = false
  var scanner = ValueScanner()
  var findings: [TextFinding] = []
  bytes.withUnsafeBufferPointer { whole in
    // Paragraph by paragraph: an identifier does not run over a blank line, and a line break is no separator of digits.
    var start = 0
    while start < whole.count {
      let end = whole[start...].firstIndex(of: 0x0A) ?? whole.count
      let line = Bytes(rebasing: whole[start..<end])
      scanner.scan(line, scope: scope)
      for match in scanner.matches {
        if let finding = finding(match, line, at: start, allowed) { findings.append(finding) }
      }
      start = end + 1
    }
  }
  return findings
}

package func identifiers(in text: String, allowing allowed: AllowedContacts = AllowedContacts()) -> [TextFinding] {
  identifiers(inText: Array(text.utf8), allowing: allowed)
}

private func finding(_ match: Match, _ line: Bytes, at start: Int, _ allowed: AllowedContacts) -> TextFinding? {
  let severity: Finding.Severity
  switch (match.evidence, match.strength) {
  case (_, .failed): return nil
  case (.personalEmail, _), (.iban, .certain), (.nir, _), (.rib, .certain), (.paymentCard, .certain),
    (.telephone, .certain),
    (.taxNumber, .certain), (.identityDocument, _):
    severity = .error
  case (.bareTelephone, _):
    // Within an address of the web or a reference, ten digits are part of it.
    guard stands(match.range, aloneIn: line) else { return nil }
    severity = .error
  case (.roleEmail, _), (.telephone, _), (.iban, _), (.plate, _), (.coordinates, .certain), (.birthText, _):
    severity = .warning
  default: return nil
  }
  let kind = match.evidence.kind
  let text = String(decoding: line[match.range], as: UTF8.self)
  guard !allowed.allows(text, as: kind) else { return nil }
  let example = masked(text, as: kind)
  let allowing =
    kind == .email || kind == .telephone
    ? "remove it, or name it among the contacts that the site publishes" : "remove it"
  return TextFinding(
    kind: kind, severity: severity, offset: start + match.range.lowerBound, length: match.range.count, example: example,
    message: "the text \(severity == .error ? "holds" : "may hold") \(kind.singular), ‘\(example)’", hint: allowing)
}

private func stands(_ range: Range<Int>, aloneIn line: Bytes) -> Bool {
  func isPart(_ byte: UInt8) -> Bool {
    byte.isWordByte || [0x2F, 0x3D, 0x23, 0x26, 0x3F, 0x25, 0x2E, 0x2D].contains(byte)
  }
  let before = range.lowerBound > 0 ? line[range.lowerBound - 1] : 0x20
  guard !isPart(before) else { return false }
  guard range.upperBound < line.count else { return true }
  let after = line[range.upperBound]
  // A full stop ends a sentence.
  if after == 0x2E { return range.upperBound + 1 >= line.count || !line[range.upperBound + 1].isWordByte }
  return !isPart(after)
}
