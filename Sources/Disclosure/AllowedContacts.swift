/// What the publisher publishes on purpose: its own addresses, and those of the authors named on the site.
package struct AllowedContacts: Sendable, Equatable {
  /// Whole addresses, or domains with their at sign (`@insee.fr`); case does not count.
  private var emails: Set<String>
  /// Digits alone, French numbers with their first zero.
  private var telephones: Set<String>

  package init(emails: [String] = [], telephones: [String] = []) {
    self.emails = Set(emails.map { folded($0) })
    self.telephones = Set(telephones.map { Self.digits($0) })
  }

  var isEmpty: Bool { emails.isEmpty && telephones.isEmpty }

  func allows(_ text: String, as kind: IdentifierKind) -> Bool {
    switch kind {
    case .email:
      let address = folded(text)
      if emails.contains(address) { return true }
      return address.lastIndex(of: "@").map { emails.contains(String(address[$0...])) } ?? false
    case .telephone: return telephones.contains(Self.digits(text))
    default: return false
    }
  }

  /// `+33 (0)6 12…`, `0033 6 12…` and `06 12…` are one number.
  private static func digits(_ text: String) -> String {
    var digits = text.replacing("(0)", with: "").filter { $0.isNumber }
    for prefix in ["0033", "33"] where digits.hasPrefix(prefix) && digits.count >= prefix.count + 9 {
      digits = "0" + digits.dropFirst(prefix.count)
    }
    return digits
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let start = utf8.indices.first(where: { self[$0...].hasPrefix(part) }) else { return self }
    return String(self[..<start]) + other + String(self[start...].dropFirst(part.count))
  }
}
