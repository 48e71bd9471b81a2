import Diagnostics
import YAML

/// What gives a site a face of its own: `identity` of `site.yml`.
package struct Identity: Sendable {
  /// In place of the title at the head of pages; empty for the title itself.
  package var shortName = LocalisedText()
  /// The colour of the institution on light pages.
  package var accent: Colour?
  /// The same on dark pages; derived from `accent` when it is not given.
  package var darkAccent: Colour?
  /// An SVG file below `content/`.
  package var logo: Located<String>?
  /// Whether pages use the fonts that `make fonts` prepares, rather than those of the reader's system.
  package var usesOwnFonts = true

  /// The backgrounds that the accent stands on in `style.css`, each the worst of its mode.
  package static let lightBackground = Colour(red: 0xF1, green: 0xEF, blue: 0xE8)
  package static let darkBackground = Colour(red: 0x1E, green: 0x25, blue: 0x31)
  /// What WCAG 2.2 asks of text.
  package static let textContrast = 4.5

  private enum Fonts: String, CaseIterable {
    case own, system
  }

  package init() {}

  init(_ reader: inout MappingReader, languages: [String]) {
    shortName = reader.localised("short-name", languages: languages)
    accent = reader.accent("accent", on: Self.lightBackground, whose: "the light pages'")
    darkAccent =
      reader.accent("accent-dark", on: Self.darkBackground, whose: "the dark pages'")
      ?? accent?.adjusted(to: Self.textContrast, on: Self.darkBackground)
    logo = reader.optionalText("logo")
    usesOwnFonts = reader.choice("fonts", of: Fonts.self)?.value != .system
  }
}

extension MappingReader {
  fileprivate mutating func accent(_ key: String, on background: Colour, whose: String) -> Colour? {
    guard let text = optionalText(key) else {
      if contains(key) {
        report(
          .error, "bad-colour", at: place(of: key), "‘\(key)’ has no value",
          hint: "put the colour between quotes, ‘\(key): \"#1d4f91\"’: without them ‘#’ begins a comment")
      }
      return nil
    }
    guard let colour = Colour(text.value) else {
      report(
        .error, "bad-colour", at: text.place, "‘\(text.value)’ is not a colour",
        hint: "write ‘#’ and six hexadecimal digits between quotes, as in \"#1d4f91\"")
      return nil
    }
    let contrast = colour.contrast(with: background)
    if contrast < Identity.textContrast {
      let tenths = Int((contrast * 10).rounded(.down))
      report(
        .error, "low-contrast", at: text.place,
        "the colour ‘\(text.value)’ of ‘\(key)’ has a contrast of \(tenths / 10).\(tenths % 10) with \(whose) background,"
          + " and text needs 4.5",
        hint: "‘\(colour.adjusted(to: Identity.textContrast, on: background).hexadecimal)’ has it, and is the nearest")
    }
    return colour
  }
}

/// What an SVG file may not hold to be the logo of every page; nil when nothing speaks against it.
///
/// Pages show it as a picture, where scripts do not run; but the file is published, and can be opened alone.
package func logoFinding(_ svg: [UInt8], at place: Place) -> Diagnostic? {
  func refused(_ what: String, _ hint: String) -> Diagnostic {
    Diagnostic(.error, id: "bad-logo", at: place, message: "the logo \(what)", hint: hint)
  }
  let text = String(decoding: svg, as: UTF8.self).lowercased()
  if svg.count > 30_000 { return refused("is larger than 30 kB", "simplify it: every page loads it") }
  guard text.utf8.firstRange(of: "<svg".utf8) != nil else {
    return refused("is not an SVG file", "export it as SVG from your drawing program")
  }
  for word in ["<script", "<foreignobject", "<!entity", "javascript:", " onload", " onclick", " onmouse", " onbegin"]
  where text.utf8.firstRange(of: word.utf8) != nil {
    return refused("holds ‘\(word.drop { $0 == " " })’", "export it as a plain drawing, without scripts")
  }
  for opening in ["href=\"http", "href='http", "href=\"//", "url(http", "url(\"http", "@import"]
  where text.utf8.firstRange(of: opening.utf8) != nil {
    return refused("loads something from elsewhere", "export it with its pictures and fonts inside, as outlines")
  }
  return nil
}

extension Collection<UInt8> {
  fileprivate func firstRange(of other: some Collection<UInt8>) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].starts(with: other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
