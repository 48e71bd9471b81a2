import Diagnostics

/// Whether a name may stand in an address: lower-case ASCII letters and digits in groups joined by single hyphens.
package func isSlug(_ name: String) -> Bool {
  var wasHyphen = true
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): wasHyphen = false
    case UInt8(ascii: "-"):
      if wasHyphen { return false }
      wasHyphen = true
    default: return false
    }
  }
  return !wasHyphen && name.utf8.count <= 100
}

/// The slug that a name was meant to be: accents folded, anything else to a hyphen.
package func suggestedSlug(for name: String) -> String {
  var slug = ""
  for scalar in name.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
    case "œ": slug += "oe"
    case "æ": slug += "ae"
    case "ß": slug += "ss"
    default:
      if let base = foldedAccents[scalar] {
        slug.unicodeScalars.append(base)
      } else if !slug.isEmpty, !slug.hasSuffix("-"), !(0x300...0x36F).contains(scalar.value) {
        slug += "-"
      }
    }
  }
  while slug.hasSuffix("-") { slug.removeLast() }
  return slug
}

private let foldedAccents: [Unicode.Scalar: Unicode.Scalar] = {
  var table: [Unicode.Scalar: Unicode.Scalar] = [:]
  let groups: [(Unicode.Scalar, String)] = [
    ("a", "àâäáãå"), ("c", "ç"), ("e", "éèêë"), ("i", "îïíì"), ("n", "ñ"), ("o", "ôöóòõø"), ("u", "ùûüú"), ("y", "ÿý"),
  ]
  for (base, accented) in groups {
    for scalar in accented.unicodeScalars { table[scalar] = base }
  }
  return table
}()

/// The finding for a name that cannot be a slug; nil when it can.
package func slugFinding(_ name: String, what: String, at place: Place) -> Diagnostic? {
  guard !isSlug(name) else { return nil }
  guard name.utf8.count <= 100 else {
    return Diagnostic(
      .error, id: "bad-slug", at: place, message: "\(what) ‘\(name.prefix(40))…’ has a name of more than 100 letters",
      hint: "choose a shorter one")
  }
  let suggestion = suggestedSlug(for: name)
  return Diagnostic(
    .error, id: "bad-slug", at: place,
    message: "\(what) ‘\(name)’ cannot stand in an address: only a–z, 0–9 and single hyphens can",
    hint: suggestion.isEmpty ? "choose a name of letters and digits" : "rename it to ‘\(suggestion)’")
}
