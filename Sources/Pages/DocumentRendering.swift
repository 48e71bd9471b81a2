import Analyses
import CommonMark
import Content
import Templates

extension PageMaker {
  /// A report as HTML: its addresses, its bound figures and its blocks put in their places.
  ///
  /// - Parameters:
  ///   - study: The study that the text belongs to, or the only one that a note cites.
  ///   - page: Where the HTML will stand.
  func body(of edition: Edition, study: Study?, on page: Address) -> Markup {
    var html: [UInt8] = []
    html.reserveCapacity(16_384)
    append(edition.document, blocks: edition.blocks, file: edition.file, study: study, page: page, to: &html)
    return Markup(bytes: html)
  }

  private func append(
    _ document: Document, blocks: [Block], file: String, study: Study?, page: Address, to html: inout [UInt8]
  ) {
    var isInLink = false
    for part in document.parts {
      switch part {
      case .html(let bytes): appendTables(bytes, isInLink: &isInLink, to: &html)
      case .address(let number):
        appendEscaped(link(document.links[number].destination, in: file, on: page), to: &html)
      case .figure(let number):
        append(
          figure: document.figures[number].expression, study: study, page: page, isInLink: isInLink, to: &html)
      case .block(let number):
        guard number < blocks.count else { continue }
        if blocks[number].kind == .note {
          var aside: [UInt8] = []
          append(blocks[number].aside, blocks: [], file: file, study: study, page: page, to: &aside)
          templates.aside.render(
            AsideModel(title: language.prose(blocks[number].title), body: Markup(bytes: aside)), into: &html)
        } else if let study {
          append(blocks[number], number: number, study: study, page: page, to: &html)
        }
      }
    }
  }

  /// Puts each table of a text into a box of its own that scrolls, so that a wide one does not widen the page, and lets
  /// the keyboard reach what scrolls: such boxes, and programs.
  ///
  /// A `<` of the author's never stands unescaped in the HTML of a document, so these tags are the renderer's.
  ///
  /// - Parameter isInLink: Whether the text that follows stands inside a link, which holds no other.
  private func appendTables(_ bytes: [UInt8], isInLink: inout Bool, to html: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if bytes[index...].starts(with: linkOpening) {
        isInLink = true
        index += linkOpening.count
      } else if bytes[index...].starts(with: linkClosing) {
        isInLink = false
        index += linkClosing.count
      } else if bytes[index...].starts(with: tableOpening) {
        html += bytes[start..<index]
        html += "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"".utf8
        appendEscaped(language["table"], to: &html)
        html += "\">".utf8
        start = index
        index += tableOpening.count
      } else if bytes[index...].starts(with: codeOpening) {
        html += bytes[start..<index]
        html += "<pre tabindex=\"0\">".utf8
        index += codeOpening.count
        start = index
      } else if bytes[index...].starts(with: tableClosing) {
        index += tableClosing.count
        html += bytes[start..<index]
        html += "</div>".utf8
        start = index
      } else {
        index += 1
      }
    }
    html += bytes[start...]
  }

  /// A bound number, which leads to the card of its result; inside a link it only names the result.
  private func append(
    figure expression: String, study: Study?, page: Address, isInLink: Bool, to html: inout [UInt8]
  ) {
    let text = figure(expression, study: study)
    guard let named = try? Figure(expression), let slug = named.study ?? study?.slug else {
      appendEscaped(text, to: &html)
      return
    }
    let own = addresses.study(slug, code)
    let element = isInLink ? "span" : "a"
    html += "<\(element) class=\"bound\"".utf8
    if !isInLink {
      html += " href=\"".utf8
      appendEscaped((page == own ? "" : own.link(from: page)) + "#" + ResultMark.anchor(named.id), to: &html)
      html += "\"".utf8
    }
    html += " data-result=\"".utf8
    appendEscaped(slug + "/" + named.id, to: &html)
    html += "\" data-field=\"".utf8
    appendEscaped(named.path.joined(separator: "."), to: &html)
    html += "\">".utf8
    appendEscaped(text, to: &html)
    html += "</\(element)>".utf8
  }

  /// The text of `{{ … }}`. A figure that does not exist stops the build long before.
  func figure(_ expression: String, study: Study?) -> String {
    guard let figure = try? Figure(expression), let slug = figure.study ?? study?.slug,
      let results = index.results[slug], let value = try? results.value(of: figure)
    else { return "–" }
    let text = language.text(of: value)
    return results.isRestricted(figure.id) ? text + " (" + language["restricted"] + ")" : text
  }

  /// The entries of a table of contents for the headings of the second and third level.
  func contents(of edition: Edition) -> [ContentsEntry] {
    edition.document.headings.filter { $0.level == 2 || $0.level == 3 }.map {
      ContentsEntry(level: String($0.level), id: $0.id, label: Markup($0.html), language: foreign(edition))
    }
  }
}

/// Text for an HTML text node or a quoted attribute.
func appendEscaped(_ text: String, to html: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): html += "&amp;".utf8
    case UInt8(ascii: "<"): html += "&lt;".utf8
    case UInt8(ascii: ">"): html += "&gt;".utf8
    case UInt8(ascii: "\""): html += "&quot;".utf8
    default: html.append(byte)
    }
  }
}

private let linkOpening = Array("<a ".utf8)
private let linkClosing = Array("</a>".utf8)
private let tableOpening = Array("<table>".utf8)
private let codeOpening = Array("<pre>".utf8)
private let tableClosing = Array("</table>".utf8)
