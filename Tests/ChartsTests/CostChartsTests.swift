import Testing

@testable import Charts

@Suite("Tornado chart")
struct TornadoChartTests {
  @Test("orders the inputs by how far they move the result")
  func order() {
    let rows = Samples.tornado().render().table.rows
    #expect(rows.map { $0[0].prefix(5) } == ["Durée", "Effet", "Coût ", "Taux "])
    #expect(rows[2] == ["Coût par participant", "1 600 €", "3\u{202F}050\u{A0}€", "2 900 €", "1\u{202F}750\u{A0}€"])
  }

  @Test("writes the input's value at the end that it leads to")
  func ends() throws {
    let texts = try #require(Reading(Samples.tornado().render().svg)).texts
    #expect(texts.first { $0.content == "2 900 €" }?.anchor == "end")
    #expect(texts.first { $0.content == "1 600 €" }?.anchor == "start")
  }
}

@Suite("Waterfall chart")
struct WaterfallChartTests {
  @Test("adds the amounts up, and begins each bar where the one before ended")
  func sums() {
    let rows = Samples.waterfall().render().table.rows
    #expect(rows.count == 7)
    #expect(rows[2] == ["Coût total", "", "\u{2212}2\u{202F}590\u{A0}€"])
    #expect(rows[6] == ["Valeur nette", "", "+2\u{202F}410\u{A0}€"])
  }

  @Test("hatches what takes away, and joins the bars on a desk")
  func marks() throws {
    var sample = Samples.waterfall()
    sample.width = .wide
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("path", with: "chart-hatch") == 3)
    #expect(reading.count("rect", with: "chart-bar") == 4)
    #expect(reading.count("line", with: "chart-axis") == 6)
  }

  @Test("an amount that is not finite adds nothing")
  func notFinite() {
    var sample = Samples.waterfall()
    sample.steps.insert(.init(label: "?", amount: .infinity), at: 1)
    let rows = sample.render().table.rows
    #expect(rows[1] == ["?", "∞", "\u{2212}2\u{202F}250\u{A0}€"])
    #expect(rows[7][2] == "+2\u{202F}410\u{A0}€")
  }
}

@Suite("Acceptability chart")
struct AcceptabilityChartTests {
  @Test("gives each option its name, colour and dash, from 0 to 1")
  func marks() throws {
    let reading = try #require(Reading(Samples.acceptability().render().svg))
    #expect(reading.count("path", with: "chart-line") == 3)
    #expect(reading.texts.contains { $0.content == "100\u{202F}%" })
    #expect(reading.texts.contains { $0.content == "Valeur tutélaire" })
    #expect(reading.texts.contains { $0.content.hasPrefix("Services") })
  }

  @Test("leaves out a mark beyond the thresholds")
  func beyond() throws {
    var sample = Samples.acceptability()
    sample.marks.append(.init(threshold: 1e6, label: "trop loin"))
    #expect(!sample.render().svg.contains("trop loin"))
  }
}
