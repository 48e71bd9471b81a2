import Foundation
import FoundationXML

@testable import Charts

/// What a reader of the SVG finds in it.
struct Reading {
  struct Text {
    var content = ""
    var x: Double
    var y: Double
    var anchor: String
    var isSmall: Bool
    var isStrong: Bool

    /// Where it stands, by the estimate that the layout uses.
    var box: (left: Double, right: Double, top: Double, bottom: Double) {
      let length = TextMetrics.width(content, size: isSmall ? SVG.smallSize : SVG.fontSize, bold: isStrong)
      let left = anchor == "start" ? x : anchor == "end" ? x - length : x - length / 2
      return (left, left + length, y - 9, y + 2)
    }
  }

  struct Element {
    var name: String
    var attributes: [String: String]
  }

  /// The elements in the order of their start.
  var elements: [Element] = []
  var texts: [Text] = []
  /// The width and height of the view box.
  var size: (width: Double, height: Double) = (0, 0)

  /// Reads well-formed XML, else nothing.
  init?(_ svg: String) {
    let collector = Collector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    guard parser.parse() else { return nil }
    elements = collector.elements
    texts = collector.texts
    let box = (elements.first?.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard box.count == 4 else { return nil }
    size = (box[2], box[3])
  }

  func count(_ name: String, with className: String? = nil) -> Int {
    elements.filter { element in
      element.name == name
        && (className.map { (element.attributes["class"] ?? "").split(separator: " ").contains($0[...]) } ?? true)
    }.count
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    var texts: [Text] = []
    var isInText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes))
      guard name == "text" else { return }
      isInText = true
      texts.append(
        Text(
          x: Double(attributes["x"] ?? "") ?? .nan, y: Double(attributes["y"] ?? "") ?? .nan,
          anchor: attributes["text-anchor"] ?? "start",
          isSmall: (attributes["class"] ?? "").split(separator: " ").contains("chart-small"),
          isStrong: (attributes["class"] ?? "").split(separator: " ").contains("chart-strong")))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isInText { texts[texts.count - 1].content += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "text" { isInText = false }
    }
  }
}
