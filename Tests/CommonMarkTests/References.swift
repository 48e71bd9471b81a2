import FoundationEssentials
import Testing

@testable import CommonMark

/// The folder of reference data beside the repository, when there is one.
let references: String? = {
  var root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  root.removeLast(3)
  let beside = (root.dropLast() + ["shared", "reference"]).joined(separator: "/")
  let given = ProcessInfo.processInfo.environment["TANK_REFERENCE"]
  return [given, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
}()

func reference(_ path: String) throws -> [UInt8] {
  let file = try #require(FileManager.default.contents(atPath: (references ?? "") + "/" + path))
  return Array(file)
}

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
