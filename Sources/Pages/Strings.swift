import Diagnostics

/// Reads a strings file: `key: text` on each line, the text bare or between double quotes; `#` begins a comment line.
///
/// It is the part of YAML that interface strings need; anything else is an error with its place.
func readStrings(_ source: [UInt8], file: String) -> ([String: String], [Diagnostic]) {
  var strings: [String: String] = [:]
  var diagnostics: [Diagnostic] = []
  let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated() {
    let text = String(decoding: line, as: UTF8.self)
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
    if isBlank || line.first == UInt8(ascii: "#") { continue }
    func report(_ id: String, _ message: String, _ hint: String) {
      diagnostics.append(
        Diagnostic(
          .error, id: id, at: Place(file: file, line: index + 1, column: 1), message: message, hint: hint))
    }
    guard let colon = text.firstIndex(of: ":") else {
      report("bad-string", "this line is not ‘key: text’", "write a key, a colon, a space and the text")
      continue
    }
    let key = String(text[..<colon])
    guard !key.isEmpty, key.utf8.allSatisfy({ isKeyByte($0) }) else {
      report("bad-string", "‘\(key)’ is not a key", "a key is made of a–z, 0–9 and hyphens, at the start of the line")
      continue
    }
    var value = text[text.index(after: colon)...]
    while value.first == " " { value.removeFirst() }
    while value.last == " " || value.last == "\r" { value.removeLast() }
    guard let plain = unquoted(value) else {
      report("bad-string", "the text of ‘\(key)’ opens a quote and does not close it", "end it with \"")
      continue
    }
    if strings.updateValue(plain, forKey: key) != nil {
      report("duplicate-string", "the key ‘\(key)’ stands a second time", "keep one of the two")
    }
  }
  return (strings, diagnostics)
}

private func isKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x61...0x7A, 0x30...0x39, 0x2D: true
  default: false
  }
}

private func unquoted(_ text: Substring) -> String? {
  guard text.first == "\"" else { return String(text) }
  guard text.count >= 2, text.last == "\"" else { return nil }
  var result = ""
  var isEscaped = false
  for character in text.dropFirst().dropLast() {
    if character == "\\", !isEscaped {
      isEscaped = true
    } else {
      result.append(character)
      isEscaped = false
    }
  }
  return result
}

/// What is missing in one language's strings: keys of the other languages, and keys that the program needs.
func missingStrings(
  _ strings: [String: String], file: String, needed: some Sequence<String>
) -> [Diagnostic] {
  Set(needed).filter { strings[$0] == nil }.sorted().map { key in
    Diagnostic(
      .error, id: "missing-string", at: Place(file: file), message: "there is no string ‘\(key)’",
      hint: nearest(to: key, in: strings.keys.sorted()).map { "did you mean ‘\($0)’? Otherwise add ‘\(key): …’" }
        ?? "add ‘\(key): …’")
  }
}
