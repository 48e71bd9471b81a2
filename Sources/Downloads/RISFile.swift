import Content

extension Citation {
  /// An entry of RIS, the tagged format that reference managers exchange, in UTF-8.
  ///
  /// A line has a tag of two letters, two spaces, a hyphen, a space and a value; the entry is a report (`RPRT`).
  /// - SeeAlso: Research Information Systems, *RIS Format Specifications* (2001, with the tags `DO` and `LA` of 2011).
  package var ris: String {
    let lines =
      [("TY", "RPRT"), ("ID", key)] + authors.map { ("AU", $0.parts.inverted) } + [
        ("TI", title), ("PY", String(date.year)), ("DA", date.description.split(separator: "-").joined(separator: "/")),
        ("ET", version), ("PB", publisher), ("LA", language), ("AB", summary),
      ] + keywords.map { ("KW", $0) } + [("DO", doi?.name ?? ""), ("UR", url)]
    return lines.filter { !$0.1.isEmpty }.map { "\($0.0)  - \(oneLine($0.1))\r\n" }.joined() + "ER  - \r\n"
  }
}

/// A text without line ends, which would begin a new tag.
private func oneLine(_ text: String) -> String {
  text.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.joined(separator: " ")
}

func risFile(_ citation: Citation) -> [UInt8] { Array(citation.ris.utf8) }
