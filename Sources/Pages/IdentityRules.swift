import Content

/// The accent of `style.css` and `icon.svg`, which a site's own takes the place of.
let defaultAccent = "#a8321c"

extension Identity {
  /// What follows the stylesheet, so that it wins: the site's own colours.
  var rules: [UInt8] {
    guard let accent else { return [] }
    var css = "\n:root{--accent:\(accent.hexadecimal)}\n"
    if let darkAccent {
      css += "@media screen and (prefers-color-scheme:dark){:root{--accent:\(darkAccent.hexadecimal)}}\n"
    }
    return Array(css.utf8)
  }

  /// A drawing with the default accent replaced.
  func coloured(_ svg: [UInt8]) -> [UInt8] {
    guard let accent else { return svg }
    let old = Array(defaultAccent.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < svg.count {
      if svg[index...].starts(with: old) {
        result += accent.hexadecimal.utf8
        index += old.count
      } else {
        result.append(svg[index])
        index += 1
      }
    }
    return result
  }
}

/// A text inside the quotes of a string of CSS that stands in a `style` element, where HTML's own escapes do not count.
func cssString(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\", "<", ">", "&", "\n", "\r", "\u{0C}", "\0": result += "\\" + String(scalar.value, radix: 16) + " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
