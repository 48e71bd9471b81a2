import Testing

@testable import Charts

@Suite("Density chart")
struct DensityChartTests {
  @Test("is the mean of the kernels, and encloses an area of one")
  func area() throws {
    let values = [1.0, 2, 2.5, 4, 7]
    let curve = try #require(DensityChart.curves(groups: [(label: "a", values: values)]).first)
    let step = curve.values[1] - curve.values[0]
    #expect(abs(curve.densities.reduce(0, +) * step - 1) < 0.01)
    // One value and h = 1: φ(0) = 0.3989422804 stands at the middle of the grid of −3 to 3, between two of its values.
    let single = try #require(DensityChart.curves(groups: [(label: "a", values: [0])], bandwidth: 1).first)
    #expect(abs((single.densities.max() ?? 0) - 0.3989422804) < 0.0002)
    #expect(single.values.first == -3 && single.values.last == 3)
  }

  @Test("takes Silverman's bandwidth by default")
  func bandwidth() throws {
    // For 1, …, 9 by hand: s = 2.7386, IQR/1.34 = 4/1.34 = 2.9851, 0.9 × 2.7386 × 9^(−1/5) = 1.58828.
    let curve = try #require(DensityChart.curves(groups: [(label: "a", values: (1...9).map(Double.init))]).first)
    #expect(abs(curve.bandwidth - 1.58828) < 0.0005)
  }

  @Test("says which kernel and bandwidth were used, and draws nothing for equal values")
  func note() throws {
    let texts = try #require(Reading(Samples.density().render().svg)).texts.map(\.content)
    #expect(texts.contains { $0.hasPrefix("Noyau gaussien, fenêtre") })
    #expect(DensityChart.curves(groups: [(label: "a", values: [2, 2, 2])])[0].values.isEmpty)
  }
}

@Suite("Box chart")
struct BoxChartTests {
  @Test("draws box, median, whiskers and what lies beyond", arguments: ChartWidth.allCases)
  func marks(width: ChartWidth) throws {
    var sample = Samples.boxes()
    sample.width = width
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("rect", with: "chart-line") == 3)
    #expect(reading.count("line", with: "chart-thick") == 3)
    #expect(reading.count("circle") == 3)
    #expect(reading.texts.contains { $0.content == "Médiane\u{A0}30,5" })
    #expect(sample.render().table.rows[0] == ["Lille", "8", "21,5", "27,5", "33", "46", "2; 4,5"])
  }
}

@Suite("Dot chart")
struct DotChartTests {
  @Test("draws a dot for each unit where there is room")
  func single() throws {
    var sample = Samples.dots()
    sample.histogram = .init(arms: [(label: "a", values: [1, 1, 2, 3])])
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("circle") == 4)
    #expect(reading.texts.contains { $0.content == "1 point =\u{A0}1" })
  }

  @Test("lets a dot stand for a round number of units where there is none")
  func many() {
    #expect(DotChart.unitsPerDot(highest: 10, most: 10) == 1)
    #expect(DotChart.unitsPerDot(highest: 11, most: 10) == 2)
    #expect(DotChart.unitsPerDot(highest: 50, most: 10) == 5)
    #expect(DotChart.unitsPerDot(highest: 51, most: 10) == 10)
    #expect(DotChart.unitsPerDot(highest: Int.max, most: 1) > 0)
  }
}

@Suite("Small multiples chart")
struct SmallMultiplesChartTests {
  @Test("draws one panel for each group with the same scales, and the common line in each")
  func panels() throws {
    let reading = try #require(Reading(Samples.smallMultiples().render().svg))
    #expect(reading.count("path", with: "chart-thick") == 8)
    #expect(
      reading.elements.filter { $0.attributes["class"] == "chart-axis chart-dash-2" && $0.name == "path" }.count == 8)
    // The common line has the same height in every panel of a row.
    let lines = reading.elements.filter { $0.attributes["class"] == "chart-axis chart-dash-2" && $0.name == "path" }
      .compactMap { $0.attributes["d"]?.split(separator: " ")[1].split(separator: "L").first.flatMap { Double($0) } }
    #expect(lines.count == 8 && lines[0] == lines[1] && lines[2] == lines[3])
    #expect(Samples.smallMultiples().render().table.rows.count == 81)
  }
}
