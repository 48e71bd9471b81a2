/// Names that a program accepts, one for each column in their order.
///
/// Both programs want a letter first, then letters, digits and `_`, at most 32 bytes here, and refuse the words of their
/// languages. Other signs become `_`; a name without a letter first gets `v_` before it; a name that is taken already
/// gets `_2`, `_3` … SPSS does not tell capitals from small letters, so that neither program is given two names that
/// differ by these alone.
func variableNames(_ names: [String], _ format: StatisticalFormat) -> [String] {
  let reserved = format == .stata ? stataWords : spssWords
  var taken: Set<String> = []
  return names.map { name in
    var legal = ""
    for scalar in name.unicodeScalars {
      let isKept = scalar == "_" || (0x30...0x39).contains(scalar.value) || scalar.properties.isAlphabetic
      legal.unicodeScalars.append(isKept ? scalar : "_")
    }
    let startsWell = legal.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    if !startsWell { legal = "v_" + legal }
    if format == .stata, isStringType(legal) { legal = "v_" + legal }
    if reserved.contains(legal.lowercased()) { legal += "_" }
    legal = cut(legal, bytes: 32)
    if format == .spss, legal.hasSuffix("_"), legal != name { legal = trimmed(legal) }
    var candidate = legal
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      let suffix = "_\(number)"
      candidate = cut(legal, bytes: 32 - suffix.utf8.count) + suffix
      number += 1
    }
    return candidate
  }
}

/// SPSS wants no `_` at the end.
private func trimmed(_ name: String) -> String {
  var name = name
  while name.hasSuffix("_"), name.utf8.count > 1 { name.removeLast() }
  return spssWords.contains(name.lowercased()) ? name + "_1" : name
}

/// The first characters of a text that fit into so many bytes.
func cut(_ text: String, bytes limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var size = 0
  return String(
    text.prefix { character in
      size += String(character).utf8.count
      return size <= limit
    })
}

/// Whether a name begins as Stata's types of texts do, `str12`: ReadStat refuses all of these.
private func isStringType(_ name: String) -> Bool {
  name.hasPrefix("str") && name.dropFirst(3).first.map { $0.isASCII && $0.isNumber } == true
}

/// Stata, User's Guide, 11.3 Naming conventions.
private let stataWords: Set<String> = [
  "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_pi", "_pred", "_rc",
  "_skip", "strl", "using", "with",
]

/// SPSS, Command Syntax Reference, Variable names.
private let spssWords: Set<String> = [
  "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
]
