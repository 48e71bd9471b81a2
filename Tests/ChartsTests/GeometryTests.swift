import Testing

@testable import Charts

@Suite("Geometry")
struct GeometryTests {
  /// Every pair of coordinates of an element's outline.
  private func corners(_ element: Reading.Element) -> [(x: Double, y: Double)] {
    func number(_ name: String) -> Double { element.attributes[name].flatMap(Double.init) ?? .nan }
    switch element.name {
    case "line": return [(number("x1"), number("y1")), (number("x2"), number("y2"))]
    case "rect":
      return [
        (number("x"), number("y")), (number("x") + number("width"), number("y") + number("height")),
      ]
    case "circle":
      let (x, y, r) = (number("cx"), number("cy"), number("r"))
      return [(x - r, y - r), (x + r, y + r)]
    case "path": return corners(path: element.attributes["d"] ?? "")
    default: return []
    }
  }

  private func corners(path: String) -> [(x: Double, y: Double)] {
    var result: [(x: Double, y: Double)] = []
    var command: Character = "M"
    var numbers: [Double] = []
    var digits = ""
    func take() {
      let last = result.last ?? (0, 0)
      switch command {
      case "M", "L": if numbers.count == 2 { result.append((numbers[0], numbers[1])) }
      case "H": if numbers.count == 1 { result.append((numbers[0], last.y)) }
      case "V": if numbers.count == 1 { result.append((last.x, numbers[0])) }
      default: break
      }
      numbers = []
    }
    for character in path + "Z" {
      if character.isLetter || character == " " {
        if let number = Double(digits) { numbers.append(number) }
        digits = ""
        if character.isLetter {
          take()
          command = character
        }
      } else {
        digits.append(character)
      }
    }
    return result
  }

  /// Expects marks and texts inside the picture, and texts clear of each other.
  private func check(_ chart: some ChartRendering, _ name: String) throws {
    for width in ChartWidth.allCases {
      var chart = chart
      chart.width = width
      let reading = try #require(Reading(chart.render().svg))
      let place = "\(name) \(width)"
      #expect(reading.size.width == width.units)
      for element in reading.elements {
        let outside = corners(element).filter {
          !($0.x >= -1 && $0.x <= reading.size.width + 1 && $0.y >= -1 && $0.y <= reading.size.height + 1)
        }
        #expect(outside.isEmpty, "\(place): \(element)")
      }
      let boxes = reading.texts.map { (text: $0.content, box: $0.box) }
      for (index, one) in boxes.enumerated() {
        let box = one.box
        #expect(
          box.left >= -1 && box.right <= reading.size.width + 1 && box.top >= -1
            && box.bottom <= reading.size.height + 1, "\(place): \(one)")
        for other in boxes[(index + 1)...] {
          let isApart =
            box.right <= other.box.left + 0.05 || other.box.right <= box.left + 0.05
            || box.bottom <= other.box.top + 0.05 || other.box.bottom <= box.top + 0.05
          #expect(isApart, "\(place): \(one) | \(other)")
        }
      }
    }
  }

  @Test("everything stays inside the picture, and texts keep clear of each other")
  func samples() throws {
    for (name, sample) in Samples.named { try check(sample, name) }
    try check(Samples.crowded(), "crowded")
  }

  @Test("so it is with one mark, with sixty, with equal, huge, negative and endless values")
  func extremes() throws {
    for (name, chart) in Extremes.charts { try check(chart, name) }
  }
}
