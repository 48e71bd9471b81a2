/// A bare address in text, as GitHub's specification defines it.
struct Autolink {
  var range: Range<Int>
  /// What the address needs before its text: `http://`, `mailto:` or nothing.
  var scheme: StaticString
}

/// Finds the bare addresses of a run, in order.
///
/// `www.`, `http://`, `https://` and `ftp://` begin one at the start of a word; so does what looks like an e-mail
/// address. Punctuation at the end does not belong to it, nor does a closing parenthesis that it did not open.
/// French quotation marks and no-break spaces end one too.
func autolinks(_ text: [UInt8], from start: Int) -> [Autolink] {
  var found: [Autolink] = []
  var index = start
  var free = start
  let end = text.count
  while index < end {
    let byte = text[index]
    if byte == 0x3A {
      if index + 3 < end, text[index + 1] == 0x2F, text[index + 2] == 0x2F,
        let link = webLink(text, colon: index, free: free, end: end)
      {
        found.append(link)
        free = link.range.upperBound
        index = free
        continue
      }
    } else if byte == 0x77 {
      if index + 4 < end, text[index + 1] == 0x77, text[index + 2] == 0x77, text[index + 3] == 0x2E,
        index == 0 || isWordStart(text[index - 1]), domainEnd(text, index, end, needsDot: true) != nil
      {
        let range = index..<addressEnd(text, index, end)
        found.append(Autolink(range: range, scheme: "http://"))
        free = range.upperBound
        index = max(free, index + 1)
        continue
      }
    } else if byte == 0x40, let link = mailLink(text, at: index, free: free, end: end) {
      found.append(link)
      free = link.range.upperBound
      index = free
      continue
    }
    index += 1
  }
  return found
}

private func isWordStart(_ before: UInt8) -> Bool {
  before <= 0x20 || before == 0x2A || before == 0x5F || before == 0x7E || before == 0x28 || before >= 0x80
}

private func webLink(_ text: [UInt8], colon: Int, free: Int, end: Int) -> Autolink? {
  var first = colon
  while first > free, colon - first < 6, isLetter(text[first - 1]) { first -= 1 }
  let scheme = text[first..<colon].map { $0 | 0x20 }
  guard scheme == Array("http".utf8) || scheme == Array("https".utf8) || scheme == Array("ftp".utf8),
    first == 0 || !(isLetter(text[first - 1]) || isDigit(text[first - 1])),
    domainEnd(text, colon + 3, end, needsDot: false) != nil
  else { return nil }
  let last = addressEnd(text, colon + 3, end)
  return last > colon + 3 ? Autolink(range: first..<last, scheme: "") : nil
}

/// A domain: letters, digits, hyphens, dots; no underscore in the last two labels.
private func domainEnd(_ text: [UInt8], _ start: Int, _ end: Int, needsDot: Bool) -> Int? {
  var index = start
  var dots = 0
  var underscores = (last: false, before: false)
  while index < end {
    let byte = text[index]
    if byte == 0x2E {
      dots += 1
      underscores = (false, underscores.last)
    } else if byte == 0x5F {
      underscores.last = true
    } else if !(isLetter(byte) || isDigit(byte) || byte == 0x2D || isLetterBeyondASCII(text, index)) {
      break
    }
    index += 1
  }
  guard index > start, !underscores.last, !underscores.before, dots > 0 || !needsDot else { return nil }
  return isLetter(text[start]) || isDigit(text[start]) || text[start] >= 0x80 ? index : nil
}

private func isLetterBeyondASCII(_ text: [UInt8], _ index: Int) -> Bool {
  text[index] >= 0x80 && !isStop(text, index)
}

/// No-break spaces and closing quotation marks.
private func isStop(_ text: [UInt8], _ index: Int) -> Bool {
  if text[index] == 0xC2, index + 1 < text.count { return text[index + 1] == 0xA0 || text[index + 1] == 0xBB }
  guard text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 else { return false }
  return text[index + 2] == 0xAF || text[index + 2] == 0x9D || text[index + 2] == 0xA6
}

private func addressEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
  var last = start
  var opened = 0
  var closed = 0
  while last < end, text[last] > 0x20, text[last] != 0x3C, !isStop(text, last) {
    if text[last] == 0x28 { opened += 1 }
    if text[last] == 0x29 { closed += 1 }
    last += 1
  }
  while last > start {
    switch text[last - 1] {
    case 0x3F, 0x21, 0x2E, 0x2C, 0x3A, 0x2A, 0x5F, 0x7E, 0x27, 0x22:
      last -= 1
    case 0x29:
      guard closed > opened else { return last }
      closed -= 1
      last -= 1
    case 0x3B:
      var ampersand = last - 2
      while ampersand > start, isLetter(text[ampersand]) || isDigit(text[ampersand]) { ampersand -= 1 }
      if ampersand >= start, ampersand < last - 2, text[ampersand] == 0x26 { last = ampersand } else { last -= 1 }
    default:
      return last
    }
  }
  return last
}

private func mailLink(_ text: [UInt8], at sign: Int, free: Int, end: Int) -> Autolink? {
  var first = sign
  while first > free, isLocal(text[first - 1]) { first -= 1 }
  guard first < sign else { return nil }
  var last = sign + 1
  var dots = 0
  while last < end {
    let byte = text[last]
    if byte == 0x2E, last + 1 < end, isLetter(text[last + 1]) || isDigit(text[last + 1]) {
      dots += 1
    } else if !(isLetter(byte) || isDigit(byte) || byte == 0x2D || byte == 0x5F) {
      break
    }
    last += 1
  }
  guard dots > 0, isLetter(text[last - 1]) || isDigit(text[last - 1]), last == end || text[last] != 0x40 else {
    return nil
  }
  return Autolink(range: first..<last, scheme: "mailto:")
}

private func isLocal(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
}
