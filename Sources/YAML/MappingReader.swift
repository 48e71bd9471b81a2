import Diagnostics

/// Takes the known keys of a mapping one by one, and reports each that is missing, mistyped or unknown.
///
///     var reader = MappingReader(node, what: "a person", into: findings)
///     let name = reader.text("name")
///     reader.finish()
///
/// A method without `required: false` reports a missing key and returns a neutral value, so that the reading goes on
/// and all that is wrong with a file is said in one run.
package struct MappingReader {
  package let place: Place
  /// What the mapping describes, with its article: "a person".
  package let what: String
  package private(set) var diagnostics: [Diagnostic]
  private let pairs: [Node.Pair]
  /// Something else stands in place of the mapping: that is said, and not that each of its keys is missing.
  private var isSomethingElse = false
  private var known: [String] = []

  /// - Parameter node: nil for a file that held nothing.
  package init(_ node: Node?, what: String, place: Place) {
    self.what = what
    self.place = node?.place ?? place
    diagnostics = []
    guard let node, !node.isNull else {
      pairs = []
      return
    }
    guard case .mapping(let pairs) = node.kind else {
      self.pairs = []
      isSomethingElse = true
      report(
        .error, "wrong-type", at: node.place, "\(what) is a group of keys, and \(node.name) stands here",
        hint: "write one ‘key: value’ a line")
      return
    }
    self.pairs = pairs
  }

  package mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, at place: Place, _ message: String, hint: String = ""
  ) {
    diagnostics.append(Diagnostic(severity, id: id, at: place, message: message, hint: hint))
  }

  package mutating func add(_ more: [Diagnostic]) {
    diagnostics += more
  }

  /// The value of a key whatever it is; nil when the key is absent or empty.
  package mutating func node(_ key: String) -> Node? {
    if !known.contains(key) { known.append(key) }
    guard let value = pairs.first(where: { $0.key.value == key })?.value, !value.isNull else { return nil }
    return value
  }

  package func contains(_ key: String) -> Bool {
    pairs.contains { $0.key.value == key }
  }

  /// The place of a key, for findings about it.
  package func place(of key: String) -> Place {
    pairs.first { $0.key.value == key }?.key.place ?? place
  }

  /// The keys in the order of the file, for mappings whose keys are free.
  package var keys: [Located<String>] { pairs.map(\.key) }

  /// Reports the keys that nobody asked for, and returns all that was found.
  package mutating func finish() -> [Diagnostic] {
    for pair in pairs where !known.contains(pair.key.value) {
      report(
        .error, "unknown-key", at: pair.key.place, "\(what) has no key ‘\(pair.key.value)’",
        hint: hint(for: pair.key.value, among: known, what: "key"))
    }
    return diagnostics
  }

  package mutating func missing(_ key: String, example: String = "") {
    guard !isSomethingElse else { return }
    report(
      .error, "missing-key", at: place, "\(what) needs the key ‘\(key)’",
      hint: example.isEmpty ? "add a line ‘\(key): …’" : "add a line ‘\(key): \(example)’")
  }

  /// Reports a key whose text is `""`.
  package mutating func empty(_ key: String, at place: Place, example: String = "") {
    report(
      .error, "missing-key", at: place, "‘\(key)’ is empty",
      hint: "write ‘\(key): \(example.isEmpty ? "…" : example)’")
  }

  // MARK: Scalars

  package mutating func optionalText(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, _) = node.kind else {
      wrongType(
        key, node, expected: "a text", hint: "write ‘\(key): a text’ on one line, or ‘\(key): |’ before several")
      return nil
    }
    return Located(text, at: node.place)
  }

  package mutating func text(_ key: String, example: String = "") -> Located<String> {
    guard let text = optionalText(key) else {
      if node(key) == nil { missing(key, example: example) }
      return Located("", at: place)
    }
    if text.value.isEmpty { empty(key, at: text.place, example: example) }
    return text
  }

  package mutating func number(_ key: String) -> Located<Double>? {
    guard let node = node(key) else { return nil }
    // `Double` reads hexadecimal numbers and names too.
    if case .scalar(let text, _) = node.kind, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    {
      return Located(value, at: node.place)
    }
    var example = "12.5"
    if case .scalar(let text, _) = node.kind {
      let withPoint = String(text.map { $0 == "," ? "." : $0 })
      if Double(withPoint) != nil { example = withPoint }
    }
    wrongType(
      key, node, expected: "a number", hint: "write it with a point and no unit, for instance ‘\(key): \(example)’")
    return nil
  }

  package mutating func integer(_ key: String) -> Located<Int>? {
    guard let node = node(key) else { return nil }
    if case .scalar(let text, _) = node.kind, let value = Int(text) { return Located(value, at: node.place) }
    wrongType(key, node, expected: "a whole number", hint: "write it without spaces, for instance ‘\(key): 1200’")
    return nil
  }

  package mutating func flag(_ key: String) -> Bool {
    guard let node = node(key) else { return false }
    if case .scalar(let text, isPlain: true) = node.kind {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    wrongType(key, node, expected: "‘true’ or ‘false’", hint: "write ‘\(key): true’ or ‘\(key): false’, without quotes")
    return false
  }

  /// One of a closed list of words.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Located<Choice>? where Choice.RawValue == String {
    guard let text = optionalText(key) else { return nil }
    if let value = Choice(rawValue: text.value) { return Located(value, at: text.place) }
    report(
      .error, "unknown-value", at: text.place, "‘\(text.value)’ is not a value of ‘\(key)’",
      hint: hint(for: text.value, among: Choice.allCases.map(\.rawValue), what: "value"))
    return nil
  }

  package mutating func requiredChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, otherwise: Choice
  ) -> Located<Choice> where Choice.RawValue == String {
    if let value = choice(key, of: type) { return value }
    if node(key) == nil { missing(key, example: Choice.allCases.map(\.rawValue).joined(separator: " | ")) }
    return Located(otherwise, at: place)
  }

  // MARK: Lists and groups

  package mutating func list(_ key: String) -> [Node] {
    guard let node = node(key) else { return [] }
    if case .sequence(let items) = node.kind { return items }
    wrongType(key, node, expected: "a list", hint: "write ‘\(key): [one, two]’, or one ‘- ’ a line below the key")
    return []
  }

  package mutating func texts(_ key: String) -> [Located<String>] {
    var texts: [Located<String>] = []
    for item in list(key) {
      if case .scalar(let text, _) = item.kind, !item.isNull {
        texts.append(Located(text, at: item.place))
      } else {
        wrongType(key, item, expected: "a list of texts", hint: "write ‘\(key): [one, two]’")
      }
    }
    return texts
  }

  package mutating func wrongType(_ key: String, _ node: Node, expected: String, hint: String) {
    report(.error, "wrong-type", at: node.place, "‘\(key)’ is \(expected), and \(node.name) stands here", hint: hint)
  }
}
