import Content

/// One language of the site: its interface strings and its way of writing numbers.
final class Language: Sendable {
  let code: String
  let strings: [String: String]
  let format: LanguageFormat

  init(code: String, strings: [String: String]) {
    self.code = code
    self.strings = strings
    format = LanguageFormat(strings)
  }

  /// The same words with numbers as programs read them: a decimal point, no groups, no sign of per cent or of money.
  var plain: Language {
    let plain = ["write-decimal": ".", "write-group": "", "write-percent": "", "write-euros": "{sign}{number}"]
    return Language(code: code, strings: strings.merging(plain) { $1 })
  }

  /// An interface string. Every key that the program uses is known to be there before a page is made.
  subscript(_ key: String) -> String { strings[key] ?? key }

  /// A pattern, with its `{names}` replaced.
  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    let pattern = Array(self[key].utf8)
    var result: [UInt8] = []
    var index = 0
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "{"), let end = pattern[index...].firstIndex(of: UInt8(ascii: "}")) {
        result += (values[String(decoding: pattern[(index + 1)..<end], as: UTF8.self)] ?? "").utf8
        index = end + 1
      } else {
        result.append(pattern[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A pattern with `{count}`, in the singular (`key-one`) where the language wants it.
  func count(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
    let one = key + "-one"
    let isOne = format.isSingular(RoundedDecimal(Double(count), decimals: 0)) && strings[one] != nil
    return say(isOne ? one : key, values.merging(["count": format.integer(count)]) { first, _ in first })
  }

  /// A text of the front matter, typeset.
  func prose(_ text: String) -> String { format.typeset(text) }

  func prose(_ text: LocalisedText, in site: Site) -> String {
    prose(text.text(code, otherwise: site.languages))
  }

  /// The name of the language in itself, for the language switch.
  var ownName: String { self["write-language"] }
}
