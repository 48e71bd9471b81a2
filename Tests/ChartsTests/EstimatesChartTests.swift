import Testing

@testable import Charts

@Suite("Estimates chart")
struct EstimatesChartTests {
  @Test("has one mark for each estimate and one row in the table")
  func marks() {
    let chart = Samples.estimates().render()
    #expect(chart.svg.components(of: "<circle").count == 5)
    #expect(chart.table.header == ["Groupe", "Libellé", "Estimation", "Borne basse", "Borne haute"])
    #expect(chart.table.rows[0] == ["Emploi", "En emploi à 12 mois", "6,4", "2,1", "10,7"])
  }
}
