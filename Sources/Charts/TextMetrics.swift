/// Estimates how wide a text will be, so that labels keep clear of each other without a browser to ask.
///
/// Widths are those of a Helvetica-like sans-serif, enlarged by a sixth: DejaVu Sans, which many Linux
/// desktops show, is that much wider.
enum TextMetrics {
  /// Thousandths of the font size for U+0020–U+007E.
  private static let ascii: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]

  private static let allowance = 1.16

  /// The width of a text on one line, in the unit of `size`.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var thousandths = 0.0
    for scalar in text.unicodeScalars { thousandths += width(scalar) }
    return thousandths / 1000 * size * allowance * (bold ? 1.07 : 1)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0..<0x20, 0x7F, 0x300...0x36F, 0x200B...0x200F: 0
    case 0xA0: 278
    case 0x2009, 0x202F: 200
    case 0x2018, 0x2019: 222
    case 0x2212, 0xB1, 0xD7: 584
    case 0x2013: 556
    case 0x2014, 0x2026, 0x2190...0x21FF: 1000
    case 0xC0...0xDE: 722
    case 0xDF...0x24F: 556
    case 0x2E80..<0x1F000: 1000
    case 0x1F000...: 1250
    default: 620
    }
  }

  /// Breaks a text into lines no wider than `width`, at ordinary spaces and after hyphens; a longer word is cut.
  ///
  /// No-break spaces hold. After `lines` lines the rest is replaced by an ellipsis.
  static func wrap(_ text: String, width limit: Double, size: Double, bold: Bool = false, lines: Int = 8) -> [String] {
    var result: [String] = []
    var line = ""
    func fits(_ text: String) -> Bool { width(text, size: size, bold: bold) <= limit }

    for word in words(text) {
      if result.count > lines { break }
      let joined = line.isEmpty || line.hasSuffix("-") && word.continues ? line + word.text : line + " " + word.text
      if fits(joined) {
        line = joined
        continue
      }
      if !line.isEmpty { result.append(line) }
      line = ""
      for character in word.text {
        if !line.isEmpty && !fits(line + String(character)) {
          result.append(line)
          line = ""
          if result.count > lines { break }
        }
        line.append(character)
      }
      if result.count > lines { break }
    }
    if !line.isEmpty { result.append(line) }
    guard result.count > lines else { return result }
    result = Array(result.prefix(lines))
    var last = result[lines - 1]
    while !last.isEmpty && !fits(last + "…") { last.removeLast() }
    result[lines - 1] = last + "…"
    return result
  }

  /// The pieces between which a line may end; `continues` when no space stood before.
  private static func words(_ text: String) -> [(text: String, continues: Bool)] {
    var result: [(text: String, continues: Bool)] = []
    var word = ""
    var continues = false
    for character in text {
      if character == " " || character == "\n" || character == "\t" || character == "\r\n" {
        if !word.isEmpty { result.append((word, continues)) }
        word = ""
        continues = false
      } else {
        word.append(character)
        // A sign before digits is not a hyphen inside a word.
        if character == "-" && word.count > 1 {
          result.append((word, continues))
          word = ""
          continues = true
        }
      }
    }
    if !word.isEmpty { result.append((word, continues)) }
    return result
  }
}
