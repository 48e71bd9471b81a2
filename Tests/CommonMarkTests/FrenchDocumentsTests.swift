import FoundationEssentials
import TestReferences
import Testing

@testable import CommonMark

private struct Reference: Decodable {
  struct Item: Decodable {
    var file: String
    var headings: [Heading]
    var tables: [Table]
    var linksWithBareUrlAutolinks: Int
    var images: Int
    var codeBlocks: Int
    var bulletLists: Int
    var orderedLists: Int
    var listItems: Int
    var blockQuotes: Int
    var htmlBlocks: Int
  }

  struct Table: Decodable {
    var columns: Int
    var bodyRows: Int
  }

  struct Heading: Decodable {
    var level: Int
    var text: String

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      level = try container.decode(Int.self)
      text = try container.decode(String.self)
    }
  }

  var documents: [Item]
}

@Suite("Long French documents", .enabled(if: ReferenceFolder.isPresent))
struct FrenchDocumentsTests {
  @Test("have the structure on which cmark-gfm and markdown-it agree")
  func structure() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let reference = try decoder.decode(
      Reference.self, from: Data(try ReferenceFolder.bytes("markdown-french/reference.json")))
    #expect(reference.documents.count == 9)
    for item in reference.documents {
      let (body, firstLine) = withoutFrontMatter(try ReferenceFolder.bytes("markdown-french/" + item.file))
      let document = parseMarkdown(body, startingAtLine: firstLine, language: .none)
      let shown = html(document)
      #expect(document.headings.map(\.level) == item.headings.map(\.level), "\(item.file)")
      #expect(count("<table>", in: shown) == item.tables.count, "\(item.file)")
      #expect(
        count("<tr>", in: shown) == item.tables.reduce(0) { $0 + $1.bodyRows + 1 }, "\(item.file)")
      #expect(count("<th ", in: shown) == item.tables.reduce(0) { $0 + $1.columns }, "\(item.file)")
      #expect(count("<a href", in: shown) == item.linksWithBareUrlAutolinks, "\(item.file)")
      #expect(document.images.count == item.images, "\(item.file)")
      #expect(count("<pre>", in: shown) == item.codeBlocks, "\(item.file)")
      #expect(count("<ul>", in: shown) == item.bulletLists, "\(item.file)")
      #expect(count("<ol", in: shown) == item.orderedLists, "\(item.file)")
      #expect(count("<li>", in: shown) == item.listItems, "\(item.file)")
      #expect(count("<blockquote>", in: shown) == item.blockQuotes, "\(item.file)")
      // Every number that is pointed out stands where it is said to stand.
      let lines = try ReferenceFolder.bytes("markdown-french/" + item.file).split(
        separator: 0x0A, omittingEmptySubsequences: false)
      for number in document.numbers {
        let line = lines[number.line - 1].dropFirst(number.column - 1)
        #expect(line.starts(with: Array(number.text.utf8)), "\(item.file) \(number)")
      }
    }
  }

  private func count(_ piece: String, in text: String) -> Int { text.ranges(of: piece).count }

  private func withoutFrontMatter(_ bytes: [UInt8]) -> (body: [UInt8], firstLine: Int) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let rule = Array("---".utf8)
    guard lines[0].elementsEqual(rule), let end = lines[1...].firstIndex(where: { $0.elementsEqual(rule) }) else {
      return (bytes, 1)
    }
    return (Array(lines[(end + 1)...].joined(separator: [0x0A])), end + 2)
  }
}
