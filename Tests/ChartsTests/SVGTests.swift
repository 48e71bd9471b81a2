import Testing

@testable import Charts

@Suite("SVG")
struct SVGTests {
  @Test(
    "coordinates have at most two decimals, no exponent and no negative zero",
    arguments: [
      (0, "0"), (-0.0, "0"), (-0.004, "0"), (1, "1"), (1.5, "1.5"), (1.25, "1.25"), (0.05, "0.05"), (-12.345, "-12.35"),
      (1e-9, "0"), (1e300, "1000000000"), (.nan, "0"), (-.infinity, "-1000000000"), (1.999, "2"),
    ] as [(Double, String)])
  func coordinates(value: Double, text: String) {
    var result = ""
    result.append(coordinate: value)
    #expect(result == text)
  }

  @Test("text cannot become markup")
  func escaping() throws {
    var sample = Samples.estimates()
    let hostile = "<script>alert(\"1\")</script> & ]]> \u{0}\u{8}\u{FFFE}'"
    sample.title = hostile
    sample.description = hostile
    sample.axisTitle = hostile
    sample.identifier = "a\" onload=\"x é"
    for index in sample.rows.indices {
      sample.rows[index].label = hostile
      sample.rows[index].text = hostile
      sample.rows[index].group = hostile
    }
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("script") == 0)
    #expect(reading.elements[0].attributes["aria-labelledby"] == "a--onload--x---title a--onload--x---desc")
    #expect(reading.elements[0].attributes["onload"] == nil)
  }

  @Test("every element is named, described and free of inline colours")
  func accessible() throws {
    for sample in Samples.all {
      let reading = try #require(Reading(sample.render().svg))
      let root = reading.elements[0]
      #expect(root.attributes["role"] == "img")
      #expect(reading.elements[1].name == "title")
      #expect(reading.elements[2].name == "desc")
      let names = [reading.elements[1].attributes["id"] ?? "", reading.elements[2].attributes["id"] ?? ""]
      #expect(root.attributes["aria-labelledby"] == names.joined(separator: " "))
      #expect(reading.elements.allSatisfy { $0.attributes["fill"] == nil && $0.attributes["style"] == nil })
    }
  }

  @Test("both layouts of a responsive chart have their own identifiers")
  func responsive() throws {
    for sample in Samples.all {
      let reading = try #require(Reading("<svg viewBox=\"0 0 1 1\">" + sample.renderResponsive().svg + "</svg>"))
      let identifiers = reading.elements.compactMap { $0.attributes["id"] }
      #expect(identifiers.count == 4)
      #expect(Set(identifiers).count == 4)
      #expect(reading.count("style") == 0)
    }
  }

  @Test("a class that is used has a rule")
  func classes() throws {
    for sample in Samples.all {
      for element in try #require(Reading(sample.render().svg)).elements.dropFirst() {
        for name in (element.attributes["class"] ?? "").split(separator: " ") {
          #expect(markStyles.contains(".chart .\(name){"), "\(name)")
        }
      }
    }
  }
}
