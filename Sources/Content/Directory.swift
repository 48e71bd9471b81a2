import Diagnostics
import YAML

/// Someone named in `people.yml`.
package struct Person: Sendable {
  package enum Group: String, Sendable, CaseIterable {
    case board, council, team, author, reviewer
  }

  package var id: Located<String>
  package var name: String
  /// The part of the name that lists are sorted by, where it is not the last word; else empty.
  package var familyName: String
  package var role: LocalisedText
  package var group: Group
  package var affiliation: Located<String>?
  /// `0000-0002-1825-0097`, its check character verified; empty when unknown.
  package var orcid: String
  /// A fictitious person of a demonstration.
  package var isSimulated: Bool
  package var note: LocalisedText
}

/// A body named in `organisations.yml`.
package struct Organisation: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case publisher, university, fieldPartner = "field-partner", funder, publicBody = "public-body", other
  }

  package var id: Located<String>
  package var name: String
  package var kind: Kind
  package var ror: String
  package var url: String
  package var isSimulated: Bool
  package var note: LocalisedText
}

func readPeople(_ root: Node, file: String, languages: [String]) -> ([Person], [Diagnostic]) {
  readDirectory(root, what: "a person") { reader in
    let orcid = reader.optionalText("orcid")
    if let orcid, !isORCID(orcid.value) {
      reader.report(
        .error, "bad-orcid", at: orcid.place,
        "‘\(orcid.value)’ is not an ORCID: its form or its check character is wrong",
        hint: "copy the sixteen characters from orcid.org, as in 0000-0002-1825-0097")
    }
    let name = reader.text("name").value
    let family = reader.optionalText("family-name")
    if let family, !name.hasSuffix(family.value), !name.hasPrefix(family.value) {
      reader.report(
        .error, "bad-family-name", at: family.place,
        "the name ‘\(name)’ neither begins nor ends with ‘\(family.value)’",
        hint: "write the family name as it stands in ‘name’")
    }
    return Person(
      id: reader.slug("id", what: "the person"), name: name, familyName: family?.value ?? "",
      role: reader.localised("role", languages: languages),
      group: reader.requiredChoice("group", of: Person.Group.self, otherwise: .author).value,
      affiliation: reader.optionalText("affiliation"), orcid: orcid?.value ?? "",
      isSimulated: reader.flag("simulated"), note: reader.localised("note", languages: languages))
  }
}

func readOrganisations(_ root: Node, file: String, languages: [String]) -> ([Organisation], [Diagnostic]) {
  readDirectory(root, what: "an organisation") { reader in
    Organisation(
      id: reader.slug("id", what: "the organisation"), name: reader.text("name").value,
      kind: reader.requiredChoice("kind", of: Organisation.Kind.self, otherwise: .other).value,
      ror: reader.webAddress("ror"), url: reader.webAddress("url"),
      isSimulated: reader.flag("simulated"), note: reader.localised("note", languages: languages))
  }
}

/// A file that is one list of groups of keys.
private func readDirectory<Entry>(
  _ root: Node, what: String, read: (inout MappingReader) -> Entry
) -> ([Entry], [Diagnostic]) {
  guard !root.isNull else { return ([], []) }
  guard case .sequence(let items) = root.kind else {
    let found = Diagnostic(
      .error, id: "wrong-type", at: root.place, message: "this file is a list, and \(root.name) stands here",
      hint: "begin each entry with ‘- id: …’")
    return ([], [found])
  }
  var entries: [Entry] = []
  var diagnostics: [Diagnostic] = []
  for item in items {
    var reader = MappingReader(item, what: what, place: item.place)
    entries.append(read(&reader))
    diagnostics += reader.finish()
  }
  return (entries, diagnostics)
}

extension MappingReader {
  mutating func slug(_ key: String, what: String) -> Located<String> {
    let text = text(key)
    if !text.value.isEmpty, let finding = slugFinding(text.value, what: what, at: text.place) { add([finding]) }
    return text
  }

  mutating func webAddress(_ key: String) -> String {
    guard let text = optionalText(key) else { return "" }
    guard isWebAddress(text.value, mayHaveQuery: true) else {
      report(
        .error, "bad-address", at: text.place, "‘\(text.value)’ is not a web address",
        hint: "write it as a browser shows it, from https:// on, without spaces or accents")
      return ""
    }
    return text.value
  }
}

/// Whether a text is an ORCID with a right check character (ISO 7064 MOD 11-2).
func isORCID(_ text: String) -> Bool {
  let characters = Array(text.utf8)
  guard characters.count == 19 else { return false }
  var total = 0
  var digits: [UInt8] = []
  for (index, character) in characters.enumerated() {
    if index % 5 == 4 {
      guard character == UInt8(ascii: "-") else { return false }
    } else {
      digits.append(character)
    }
  }
  for digit in digits.dropLast() {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return false }
    total = (total + Int(digit - UInt8(ascii: "0"))) * 2
  }
  let check = (12 - total % 11) % 11
  return digits.last == (check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check))
}
