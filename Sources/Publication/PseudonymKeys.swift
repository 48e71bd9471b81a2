import Content
import Diagnostics
import Glibc

/// The bytes of a key: 64 hexadecimal digits or more are read as such, any other text is its own bytes.
func keyBytes(_ key: String) -> [UInt8] {
  let text = Array(key.utf8)
  let digits = text.compactMap(hexadecimalValue)
  guard digits.count == text.count, digits.count >= 64, digits.count.isMultiple(of: 2) else { return text }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}

/// The files below the content folder that hold the key: with the content, anyone could undo the pseudonyms.
func keyFindings(_ key: String, in content: String) -> [Diagnostic] {
  secretFindings(
    key, in: content, what: "the key of the pseudonyms",
    hint: "keep the key outside the content, in the environment alone, and make a new one: openssl rand -hex 32")
}

/// The files below the content folder that hold a secret.
func secretFindings(_ secret: String, in content: String, what: String, hint: String) -> [Diagnostic] {
  let wanted = Array(secret.utf8)
  // A shorter key is refused by the remedy that needs it, and could stand in a text by chance.
  guard wanted.count >= 16 else { return [] }
  var found: [Diagnostic] = []
  var folders = [content]
  while let folder = folders.popLast() {
    let names: [String]
    // A folder that cannot be listed was reported when the content was loaded.
    do { names = try listFolder(folder) + listFolder(folder, hidden: true) } catch { continue }
    for name in names {
      let path = folder + "/" + name
      switch fileKind(path) {
      case .folder: folders.append(path)
      case .file:
        guard let place = place(of: wanted, in: path) else { continue }
        found.append(
          Diagnostic(
            .error, id: "key-in-content", at: place, message: "this file holds \(what)", hint: hint))
      case .other, .absent: continue
      }
    }
  }
  return found.sorted()
}

private func place(of wanted: [UInt8], in path: String) -> Place? {
  let bytes: [UInt8]
  do { bytes = try readFile(path) } catch { return nil }
  guard bytes.count >= wanted.count else { return nil }
  let offset: Int? = bytes.withUnsafeBytes { whole in
    wanted.withUnsafeBytes { part in
      guard let base = whole.baseAddress, let key = part.baseAddress else { return nil }
      var start = 0
      while start + part.count <= whole.count,
        let hit = memchr(base + start, Int32(wanted[0]), whole.count - part.count - start + 1)
      {
        if memcmp(hit, key, part.count) == 0 { return UnsafeRawPointer(hit) - base }
        start = UnsafeRawPointer(hit) - base + 1
      }
      return nil
    }
  }
  guard let offset else { return nil }
  let before = bytes[..<offset]
  let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  return Place(file: path, line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1)
}
