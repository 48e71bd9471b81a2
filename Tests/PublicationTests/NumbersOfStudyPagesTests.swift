import Foundation
import Testing

@testable import Publication

/// The demonstration is built, and every study page is walked as a browser would.
@Suite("Numbers on study pages")
struct NumbersOfStudyPagesTests {
  static let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  @Test("each names its result and is its number in results.json, on pages below 60 KB compressed")
  func named() throws {
    let scratch = try Scratch()
    let publication = Publication(
      Settings(
        content: Self.package + "/content", templates: Self.package + "/templates", output: scratch.path + "/public",
        jobs: 2))
    let edition = publication.prepare()
    try #require(!edition.hasErrors)
    _ = try publication.publish(edition)
    var checked = 0
    for study in edition.catalog.studies {
      let known = try numbers(in: #require(scratch.text("public/data/\(study.slug)/results.json")), study: study.slug)
      for (path, decimal) in [("etudes", ","), ("en/studies", ".")] {
        let page = try #require(scratch.text("public/\(path)/\(study.slug)/index.html"))
        // Its pictures are drawn in the page, and weigh with it.
        let compressed = try size(ofCompressed: scratch.path + "/public/\(path)/\(study.slug)/index.html")
        #expect(compressed < 60_000, "\(path)/\(study.slug) weighs \(compressed) bytes compressed")
        var walk = PageWalk()
        walk.read(page)
        #expect(walk.texts.count > 20)
        for text in walk.texts where text.isOfResults {
          guard let mark = text.result ?? text.dataset else {
            #expect(
              text.isExempt, "\(path)/\(study.slug): no result is named around ‘\(text.text)’ in \(text.elements)")
            continue
          }
          guard text.isValue, text.result != nil else { continue }
          let have = try #require(known[mark], "\(mark) is no result of \(study.slug)")
          let found = printed(text.text, decimal: Character(decimal))
          for number in found {
            checked += 1
            let whole = found.first?.value ?? 1
            let isThere =
              have.contains { number.matches($0) || number.isShare(of: whole, in: $0) }
              // Totals that a table adds, such as those of both arms.
              || (number.decimals == 0
                && have.contains { first in have.contains { abs(first + $0 - number.value) < 0.5 } })
            #expect(isThere, "\(path)/\(study.slug): ‘\(text.text)’ is not a number of \(mark)")
          }
        }
      }
    }
    #expect(checked > 2_000)
  }

  /// By gzip, as a server sends it.
  private func size(ofCompressed file: String) throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-9", "-c", file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return bytes.count
  }

  /// Every number below each result of `results.json`, under `study/id`.
  private func numbers(in json: String, study: String) throws -> [String: [Double]] {
    let root = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    var numbers: [String: [Double]] = [:]
    for case let results as [[String: Any]] in root.values {
      for result in results {
        guard let id = (result["term"] ?? result["id"]) as? String else { continue }
        var leaves: [Double] = []
        collect(result, into: &leaves)
        numbers[study + "/" + id, default: []] += leaves
      }
    }
    return numbers
  }

  private func collect(_ value: Any, into leaves: inout [Double]) {
    switch value {
    case let group as [String: Any]: for member in group.values { collect(member, into: &leaves) }
    case let list as [Any]: for member in list { collect(member, into: &leaves) }
    case let number as NSNumber: leaves.append(number.doubleValue)
    case let text as String:
      // Counts such as `4/123` and seeds are texts in JSON.
      leaves += text.split { !$0.isASCII || !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
    default: break
    }
  }

  /// A number as it is printed.
  struct Printed {
    var value: Double
    var decimals: Int
    /// `< 0,001`.
    var isBound: Bool

    /// Whether it is a number of the result, as such, in points or per cent, or as a ratio of a logarithm.
    func matches(_ number: Double) -> Bool {
      if isBound { return number < value }
      let half = 0.5 * pow(10, -Double(decimals)) * 1.0001
      let ratios = abs(number) < 50 ? [exp(number), 100 * (exp(number) - 1)] : []
      return ([number, 100 * number] + ratios).contains { abs(abs($0) - abs(value)) <= half }
    }

    /// Whether it is the share in per cent of a count, printed before it, in a total of the result.
    func isShare(of count: Double, in total: Double) -> Bool {
      total >= count && total > 0 && decimals == 1 && abs(100 * count / total - value) <= 0.05001
    }
  }

  private func printed(_ text: String, decimal: Character) -> [Printed] {
    let characters = Array(text)
    var numbers: [Printed] = []
    var index = 0
    while index < characters.count {
      guard characters[index].isASCII, characters[index].isNumber else {
        index += 1
        continue
      }
      let before = characters[..<index].last { $0 != "\u{A0}" && $0 != " " && $0 != "\u{202F}" }
      var digits = ""
      var decimals = -1
      while index < characters.count {
        let character = characters[index]
        let isFollowed = index + 1 < characters.count && characters[index + 1].isASCII && characters[index + 1].isNumber
        if character.isASCII, character.isNumber {
          digits.append(character)
          if decimals >= 0 { decimals += 1 }
        } else if character == decimal, decimals < 0, isFollowed {
          digits.append(".")
          decimals = 0
        } else if character == (decimal == "," ? "\u{202F}" : ","), isFollowed {
          // Between thousands.
        } else {
          break
        }
        index += 1
      }
      numbers.append(Printed(value: Double(digits) ?? .nan, decimals: max(decimals, 0), isBound: before == "<"))
    }
    return numbers
  }
}

/// The texts of a page that hold a digit, each with what its elements say.
struct PageWalk {
  struct Element {
    var name: String
    var attributes: [String: String]
    var classes: [String] { attributes["class", default: ""].split(separator: " ").map(String.init) }
  }

  struct Text {
    var text: String
    var path: [Element]

    var elements: String { path.suffix(4).map(\.name).joined(separator: " ") }
    /// The innermost mark counts.
    private var marked: Element? {
      path.last { $0.attributes["data-result"] != nil || $0.attributes["data-dataset"] != nil }
    }
    var result: String? { marked?.attributes["data-result"] }
    var dataset: String? { marked?.attributes["data-dataset"] }
    private func has(_ name: String) -> Bool { path.contains { $0.classes.contains(name) } }
    private func isIn(_ name: String) -> Bool { path.contains { $0.name == name } }

    /// Sections of results, cards, pictures, and numbers in prose.
    var isOfResults: Bool {
      let sections = ["part_planned", "part_flow", "part_results", "part_subgroups", "part_cost", "part_limits"]
      return !isIn("desc") && !isIn("style") && !isIn("title") && !isIn("code")
        && (path.contains { sections.contains($0.attributes["aria-labelledby", default: ""]) }
          || ["headline", "result-card", "bound", "figure"].contains(where: has))
    }

    /// Names of axes and of intervals, dates, what was planned, and sentences that introduce.
    var isExempt: Bool {
      isIn("caption") || isIn("figcaption") || isIn("thead") || isIn("time") || isIn("aside") || has("measure")
        || isIn("h3") || (isIn("svg") && has("chart-muted"))
        || path.contains { $0.attributes["data-planned"] != nil }
    }

    /// A number that stands alone: in a cell, a card or prose, not in a name.
    var isValue: Bool {
      !isIn("th") && (isIn("td") || has("value") || has("interval") || has("bound"))
    }
  }

  var texts: [Text] = []
  private var path: [Element] = []

  mutating func read(_ page: String) {
    let void: Set = ["meta", "link", "br", "img", "input", "hr", "wbr"]
    for piece in page.split(separator: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else { continue }
      let tag = piece[..<end]
      if tag.first == "/" {
        let name = tag.dropFirst()
        if let last = path.lastIndex(where: { $0.name == name }) { path.removeSubrange(last...) }
      } else if tag.first != "!" {
        let element = Element(name: String(tag.prefix { $0 != " " && $0 != "/" }), attributes: attributes(of: tag))
        if !void.contains(element.name), tag.last != "/" { path.append(element) }
      }
      let text = piece[piece.index(after: end)...].replacingOccurrences(of: "&lt;", with: "<")
        .replacingOccurrences(of: "&nbsp;", with: "\u{A0}").trimmingCharacters(in: .whitespacesAndNewlines)
      if text.contains(where: { $0.isASCII && $0.isNumber }) { texts.append(Text(text: text, path: path)) }
    }
  }

  private func attributes(of tag: Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() where index % 2 == 0 {
      let names = part.split(whereSeparator: { $0 == " " || $0 == "\n" })
      for name in names where index > 0 || name != names.first {
        if name.last == "=", index + 1 < parts.count {
          attributes[String(name.dropLast())] = String(parts[index + 1])
        } else {
          attributes[String(name)] = ""
        }
      }
    }
    return attributes
  }
}
