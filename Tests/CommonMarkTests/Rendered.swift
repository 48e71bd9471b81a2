@testable import CommonMark

/// A document's HTML with its gaps filled from what it says itself.
func html(_ document: Document) -> String {
  var bytes: [UInt8] = []
  for part in document.parts {
    switch part {
    case .html(let html): bytes += html
    case .address(let index): bytes += Array(document.links[index].destination.utf8)
    case .figure(let index): bytes += Array("⟦\(document.figures[index].expression)⟧".utf8)
    case .block(let index): bytes += Array("⟦block \(document.blocks[index].name)⟧".utf8)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Parses without typography.
func parsed(_ markdown: String, _ typography: Typography = .none) -> Document {
  parseMarkdown(Array(markdown.utf8), startingAtLine: 1, language: typography)
}

func french(_ markdown: String) -> String { html(parsed(markdown, .french)) }

func english(_ markdown: String) -> String { html(parsed(markdown, .english)) }
