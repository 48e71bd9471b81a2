/// The smallest parts of an expression, each with its offset in bytes.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// A word: a column's name, a function or a keyword.
    case word(String)
    /// A column's name in brackets or backticks.
    case name(String)
    case symbol(String)
    case end
  }

  var kind: Kind
  var offset: Int
}

/// Splits an expression; the last token is `end`.
func tokens(of text: String) throws(ExpressionError) -> [Token] {
  let scalars = Array(text.unicodeScalars)
  var offsets: [Int] = []
  offsets.reserveCapacity(scalars.count + 1)
  var offset = 0
  for scalar in scalars {
    offsets.append(offset)
    offset += UTF8.width(scalar)
  }
  offsets.append(offset)

  var tokens: [Token] = []
  // For each parenthesis that is open, the word before it.
  var callers: [String] = []
  var i = 0
  while i < scalars.count {
    let start = i
    let scalar = scalars[i]
    let at = offsets[i]
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}":
      i += 1
      continue
    case "\"", "'":
      let content = try readQuoted(scalars, &i, closing: scalar, at: at)
      tokens.append(Token(kind: .text(content), offset: at))
      continue
    case "[", "`":
      if scalar == "[", opensList(after: tokens, in: callers.last ?? "") {
        tokens.append(Token(kind: .symbol("["), offset: at))
        i += 1
      } else {
        let content = try readQuoted(scalars, &i, closing: scalar == "[" ? "]" : "`", at: at)
        tokens.append(Token(kind: .name(content), offset: at))
      }
      continue
    case "0"..."9", ".":
      let number = try readNumber(scalars, &i, at: at)
      tokens.append(Token(kind: .number(number), offset: at))
      continue
    default: break
    }
    if isLetter(scalar) {
      while i < scalars.count, isLetter(scalars[i]) || isDigit(scalars[i]) { i += 1 }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars[start..<i])
      tokens.append(Token(kind: .word(String(word)), offset: at))
      continue
    }
    let pair = i + 1 < scalars.count ? String(scalar) + String(scalars[i + 1]) : ""
    if ["==", "!=", "<=", ">="].contains(pair) {
      tokens.append(Token(kind: .symbol(pair), offset: at))
      i += 2
    } else if let hint = replacement(pair) ?? replacement(String(scalar)) {
      let found = replacement(pair) != nil ? pair : String(scalar)
      throw ExpressionError(offset: at, id: "syntax", message: "‘\(found)’ has no meaning here", hint: hint)
    } else if "+-*/^<>(),]:".unicodeScalars.contains(scalar) {
      if scalar == "(" {
        if case .word(let word)? = tokens.last?.kind { callers.append(word) } else { callers.append("") }
      } else if scalar == ")" {
        _ = callers.popLast()
      }
      tokens.append(Token(kind: .symbol(String(scalar)), offset: at))
      i += 1
    } else {
      throw ExpressionError(
        offset: at, id: "syntax", message: "‘\(scalar)’ has no meaning here",
        hint: "a column's name with other signs than letters, digits and _ stands in brackets: [taux d'emploi]")
    }
  }
  tokens.append(Token(kind: .end, offset: offset))
  return tokens
}

/// Whether a bracket holds a list: after `in`, and in `cut` after its first value. Elsewhere it holds a column's name, which
/// may well begin with a digit or a quote.
private func opensList(after tokens: [Token], in caller: String) -> Bool {
  switch tokens.last?.kind {
  case .word("in"): return true
  case .symbol(","): return caller == "cut"
  case .symbol(":"): return caller == "cut" && tokens.dropLast().last?.kind != .word("x")
  default: return false
  }
}

/// What to write in place of a sign that other languages or word processors use.
private func replacement(_ sign: String) -> String? {
  switch sign {
  case "<>": "for “different from” write !="
  case "&&", "&": "write and"
  case "||", "|": "write or"
  case "=": "to compare write =="
  case "!": "write not"
  case "“", "”", "«", "»", "‘", "’", "„": "put texts between straight quotes: \"…\""
  case "≤": "write <="
  case "≥": "write >="
  case "≠": "write !="
  case "×": "write *"
  case "÷": "write /"
  case "−", "–": "write the minus sign as -"
  case ";": "separate values with a comma"
  default: nil
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" }
  return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
}

/// The content up to `closing`, which is doubled inside; leaves `i` after it.
private func readQuoted(
  _ scalars: [Unicode.Scalar], _ i: inout Int, closing: Unicode.Scalar, at offset: Int
) throws(ExpressionError) -> String {
  let opening = scalars[i]
  var content = String.UnicodeScalarView()
  i += 1
  while i < scalars.count {
    let scalar = scalars[i]
    i += 1
    if scalar == closing {
      guard i < scalars.count, scalars[i] == closing else { return String(content) }
      i += 1
    }
    content.append(scalar)
  }
  throw ExpressionError(
    offset: offset, id: "syntax", message: "‘\(opening)’ opens here and is never closed",
    hint: "close it with \(closing)")
}

private func readNumber(
  _ scalars: [Unicode.Scalar], _ i: inout Int, at offset: Int
) throws(ExpressionError) -> Double {
  let start = i
  var text = ""
  func digits() {
    while i < scalars.count, isDigit(scalars[i]) {
      text.unicodeScalars.append(scalars[i])
      i += 1
    }
  }
  digits()
  if i < scalars.count, scalars[i] == "." {
    text += text.isEmpty ? "0." : "."
    i += 1
    let length = text.utf8.count
    digits()
    if text.utf8.count == length { text += "0" }
  }
  if i < scalars.count, scalars[i] == "e" || scalars[i] == "E" {
    let signLength = i + 1 < scalars.count && (scalars[i + 1] == "-" || scalars[i + 1] == "+") ? 1 : 0
    if i + 1 + signLength < scalars.count, isDigit(scalars[i + 1 + signLength]) {
      text += "e" + (signLength == 1 && scalars[i + 1] == "-" ? "-" : "")
      i += 1 + signLength
      digits()
    }
  }
  if i < scalars.count, isLetter(scalars[i]) || scalars[i] == "." {
    throw ExpressionError(
      offset: offset, id: "syntax", message: "a number runs into ‘\(scalars[i])’",
      hint: "a column's name that begins with a digit stands in brackets: [12m_revenu]")
  }
  guard i > start, let number = Double(text), number.isFinite else {
    throw ExpressionError(offset: offset, id: "syntax", message: "‘\(text)’ is no number")
  }
  return number
}
