import Diagnostics
import Disclosure
import YAML

/// Reads `disclosure:` of a dictionary.
///
/// - Parameter columns: The columns that the dictionary describes, in its order.
func readDisclosure(_ dictionary: inout MappingReader, columns: [String], languages: [String]) -> DeclaredDisclosure {
  var declared = DeclaredDisclosure()
  guard let node = dictionary.node("disclosure") else { return declared }
  declared.place = dictionary.place(of: "disclosure")
  var reader = MappingReader(node, what: "‘disclosure’", place: node.place)
  declared.subject = reader.choice("about", of: Subject.self)?.value ?? .persons
  (declared.change, declared.why) = readThresholds(&reader, languages: languages)
  declared.diversity = reader.positive("l")
  declared.closeness = reader.number("t").flatMap { closeness in
    if closeness.value > 0, closeness.value <= 1 { return closeness.value }
    reader.report(
      .error, "bad-number", at: closeness.place,
      "‘t’ is a distance above 0 and up to 1, and \(closeness.value) is none",
      hint: "write for instance ‘t: 0.3’")
    return nil
  }
  var present = columns
  for item in reader.list("remedies") {
    let (remedy, found) = readRemedy(item, columns: present)
    reader.add(found)
    guard let remedy else { continue }
    if case .drop(let gone) = remedy { present.removeAll { gone.contains($0) } }
    declared.remedies.append(Located(remedy, at: item.place))
  }
  declared.calculatesOn =
    reader.choice("calculate-on", of: DeclaredDisclosure.Calculation.self)?.value ?? .published
  for item in reader.list("waivers") {
    if item.isDifferenceWaiver {
      let (waiver, found) = readDifferenceWaiver(item, languages: languages)
      reader.add(found)
      if let waiver { declared.differenceWaivers.append(waiver) }
      continue
    }
    let (waiver, found) = readWaiver(item, columns: columns, languages: languages)
    reader.add(found)
    if let waiver { declared.waivers.append(waiver) }
  }
  dictionary.add(reader.finish())
  return declared
}

/// `minimum-count`, `k` and `why`, which site.yml and a dictionary share.
private func readThresholds(
  _ reader: inout MappingReader, languages: [String]
) -> (Thresholds.Change, LocalisedText) {
  var change = Thresholds.Change()
  change.minimumCount = reader.positive("minimum-count")
  change.k = reader.positive("k")
  let why = reader.localised("why", languages: languages)
  if !why.isEmpty { change.why = why.text(languages.first ?? "fr", otherwise: languages) }
  return (change, why)
}

/// Reads `disclosure:` of site.yml: a value below the rule for persons needs a reason.
func readSiteDisclosure(_ site: inout MappingReader, languages: [String]) -> (Thresholds.Change, LocalisedText) {
  guard let node = site.node("disclosure") else { return (Thresholds.Change(), LocalisedText()) }
  var reader = MappingReader(node, what: "‘disclosure’", place: node.place)
  var (change, why) = readThresholds(&reader, languages: languages)
  do {
    _ = try Thresholds(for: .persons).applying(change)
  } catch {
    let (message, hint) = error.words
    let rule: String
    switch error {
    case .notPositive(let found), .weakerWithoutReason(let found, _, _): rule = found.rawValue
    }
    reader.report(.error, "weaker-threshold", at: reader.place(of: rule), message, hint: hint)
    change = Thresholds.Change()
  }
  site.add(reader.finish())
  return (change, why)
}

extension ThresholdError {
  /// The message and the hint for the editor.
  package var words: (message: String, hint: String) {
    switch self {
    case .weakerWithoutReason(let rule, let from, let to):
      (
        "‘\(rule.rawValue): \(to)’ is weaker than the rule, which is \(from), and has no reason",
        "write \(from) or more, or say why in ‘why: …’: the reason is published"
      )
    case .notPositive(let rule):
      ("‘\(rule.rawValue)’ is a whole number from 1 on", "write for instance ‘\(rule.rawValue): 5’")
    }
  }
}

private func readWaiver(
  _ node: Node, columns: [String], languages: [String]
) -> (DeclaredDisclosure.Waiver?, [Diagnostic]) {
  var reader = MappingReader(node, what: "a waiver", place: node.place)
  let finding = reader.requiredFinding()
  let column = reader.text("column", example: "the name of the column")
  if !column.value.isEmpty, !columns.contains(column.value) {
    reader.report(unknownColumn: column, columns)
  }
  let why = reader.localised("why", languages: languages, required: true)
  let date = reader.requiredDate("date")?.value
  let found = reader.finish()
  guard found.isEmpty, let finding, let date else { return (nil, found) }
  return (DeclaredDisclosure.Waiver(finding: finding, column: column, why: why, date: date), [])
}

/// A waiver of a difference, `{finding: small-difference, result: …, version: …, why: …, date: …}`.
private func readDifferenceWaiver(
  _ node: Node, languages: [String]
) -> (DeclaredDisclosure.DifferenceWaiver?, [Diagnostic]) {
  var reader = MappingReader(node, what: "a waiver", place: node.place)
  _ = reader.text("finding")
  let result = reader.text("result", example: "the id of the estimate or table")
  let version = reader.text("version", example: "1.1.0")
  let why = reader.localised("why", languages: languages, required: true)
  let date = reader.requiredDate("date")?.value
  let found = reader.finish()
  guard found.isEmpty, let date else { return (nil, found) }
  return (DeclaredDisclosure.DifferenceWaiver(result: result, version: version, why: why, date: date), [])
}

extension Node {
  fileprivate var isDifferenceWaiver: Bool {
    guard case .mapping(let pairs) = kind, let pair = pairs.first(where: { $0.key.value == "finding" }),
      case .scalar(let word, _) = pair.value.kind
    else { return false }
    return word == DeclaredDisclosure.DifferenceWaiver.finding
  }
}

/// `waivers:` of a text's front matter.
func readPrivacyWaivers(_ reader: inout MappingReader) -> [Edition.PrivacyWaiver] {
  var waivers: [Edition.PrivacyWaiver] = []
  for node in reader.list("waivers") {
    var item = MappingReader(node, what: "a waiver", place: node.place)
    let finding = item.requiredFinding()
    let why = item.text("why").value
    let date = item.requiredDate("date")?.value
    let found = item.finish()
    reader.add(found)
    if found.isEmpty, let finding, let date {
      waivers.append(Edition.PrivacyWaiver(finding: finding, why: why, date: date))
    }
  }
  return waivers
}

extension MappingReader {
  fileprivate mutating func requiredFinding() -> Located<IdentifierKind>? {
    let finding = choice("finding", of: IdentifierKind.self)
    if finding == nil, node("finding") == nil { missing("finding", example: "given-name") }
    return finding
  }

  /// A whole number from 1 on.
  fileprivate mutating func positive(_ key: String) -> Int? {
    guard let number = integer(key) else { return nil }
    if number.value >= 1 { return number.value }
    report(
      .error, "bad-number", at: number.place, "‘\(key)’ is a whole number from 1 on, and \(number.value) is none",
      hint: "write for instance ‘\(key): 5’")
    return nil
  }

  mutating func report(unknownColumn column: Located<String>, _ columns: [String]) {
    report(
      .error, "unknown-column", at: column.place, "the dictionary describes no column ‘\(column.value)’",
      hint: hint(for: column.value, among: columns, what: "column"))
  }
}
