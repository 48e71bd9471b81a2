/// The files that a browser reads of a search index, as scripts: a page opened from a folder may load scripts from
/// beside it and nothing else.
///
/// `search/<language>/index.js` calls `tankSearch.index(version, perFile, stems, silent, endings)`: a version for the
/// addresses of the other files, how many entries a file of them holds, the first stem of each words file, the words
/// that are left out, and the endings of the stemmer with what replaces them, `isation:is`
/// (`ation::5` if more letters than four must be left); all with a space between.
///
/// `search/<language>/words-<n>.js` calls `tankSearch.words(n, text)`. A line for each stem, in their order: the stem, a
/// space, `+` if more entries hold it than are given, the rarity as one digit, then for each entry its number less that
/// of the entry before it (from −1 on) less one, and its impact as one digit. Digits are `A`–`Z`, `a`–`z`, `0`–`9`, `-`,
/// `_` for 0 to 63; a number is its groups of five bits, lowest first, each but the last with 32 added.
///
/// `search/<language>/entries-<n>.js` calls `tankSearch.entries(n, text)`. A line for each of the entries 12 n to
/// 12 n + 11: kind (the place in ``SearchEntry/Kind``), address from the site's root, title, summary, and a dataset's
/// columns, with a tab between them and U+001F between columns.
///
/// A words file has at most 14,000 bytes, and a stem at most 2,000 entries: with at most six words in a query, one more
/// file for the word that is being typed, and ten results shown, a query loads under 200 KB of any index.
struct SearchFiles {
  /// With the names of the files in the folder of the index.
  var files: [(name: String, bytes: [UInt8])] = []

  static let entriesPerFile = 12
  private static let wordsFileSize = 14_000

  init(_ index: SearchIndex) {
    var firsts: [UInt8] = []
    var current: [UInt8] = []
    var count = 0
    var version: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ kind: String, _ number: Int, _ text: [UInt8]) {
      var bytes = Array("tankSearch.\(kind)(\(number),".utf8)
      Self.append(text, to: &bytes)
      bytes += ");\n".utf8
      for byte in bytes { version = (version ^ UInt64(byte)) &* 0x100_0000_01b3 }
      files.append(("\(kind)-\(number).js", bytes))
    }
    func close() {
      guard !current.isEmpty else { return }
      add("words", count, current)
      count += 1
      current.removeAll(keepingCapacity: true)
    }
    var line: [UInt8] = []
    for term in index.sortedTerms() {
      line.removeAll(keepingCapacity: true)
      Self.append(term, to: &line)
      if current.count + line.count > Self.wordsFileSize { close() }
      if current.isEmpty {
        if count > 0 { firsts.append(UInt8(ascii: " ")) }
        firsts += term.stem
      }
      current += line
    }
    close()
    for start in stride(from: 0, to: index.entries.count, by: Self.entriesPerFile) {
      var text: [UInt8] = []
      for entry in index.entries[start..<min(index.entries.count, start + Self.entriesPerFile)] {
        Self.append(entry, to: &text)
      }
      add("entries", start / Self.entriesPerFile, text)
    }
    var bytes = Array("tankSearch.index(\"\(String(version, radix: 36))\",\(Self.entriesPerFile),".utf8)
    Self.append(firsts, to: &bytes)
    bytes += ",\n\"\(SearchWords.silentText)\",\n\"\(searchEndings)\");\n".utf8
    files.insert(("index.js", bytes), at: 0)
  }

  private static func append(_ term: SearchTerm, to text: inout [UInt8]) {
    text += term.stem
    text.append(UInt8(ascii: " "))
    if term.isCut { text.append(UInt8(ascii: "+")) }
    text.append(digits[Int(term.rarity)])
    var last = -1
    for posting in term.postings {
      var gap = posting.entry - last - 1
      while gap >= 32 {
        text.append(digits[gap % 32 + 32])
        gap /= 32
      }
      text.append(digits[gap])
      text.append(digits[Int(posting.impact)])
      last = posting.entry
    }
    text.append(0x0A)
  }

  private static func append(_ entry: SearchEntry, to text: inout [UInt8]) {
    let kind = SearchEntry.Kind.allCases.firstIndex(of: entry.kind) ?? 0
    text += "\(kind)\t\(entry.address.path)\t".utf8
    text += plain(entry.title, limit: 160)
    text.append(0x09)
    text += plain(entry.summary, limit: 200)
    if !entry.columns.isEmpty {
      text.append(0x09)
      var room = 320
      for (number, column) in entry.columns.enumerated() {
        let column = plain(column, limit: 60)
        room -= column.count + 1
        guard room > 0 else { break }
        if number > 0 { text.append(0x1F) }
        text += column
      }
    }
    text.append(0x0A)
  }

  /// A text on one line, cut at a space with an ellipsis when it takes more than so many bytes.
  private static func plain(_ text: String, limit: Int) -> [UInt8] {
    let bytes = text.utf8.map { $0 < 0x20 ? 0x20 : $0 }
    guard bytes.count > limit, let space = bytes[..<limit].lastIndex(of: 0x20) ?? bytes.firstIndex(of: 0x20) else {
      return bytes
    }
    return bytes[..<space] + Array("…".utf8)
  }

  /// A JavaScript string.
  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes += "\\n".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x1F: bytes += "\\x1f".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
