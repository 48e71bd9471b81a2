import Analyses
import Testing

@testable import Downloads

@Suite("results.csv")
struct ResultsCSVTests {
  private func rows() throws -> [[String]] {
    try SmallSite("two-studies").text("data/essai/results.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("has the columns of broom and estimatr, and the checksum of the data")
  func columns() throws {
    #expect(
      try rows().first == [
        "term", "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "n_obs", "n_clusters",
        "method", "std_error_type", "scale", "outcome", "treatment", "data", "data_sha256",
        "bound_low", "bound_high", "p_randomisation", "p_bootstrap", "bootstrap_low", "bootstrap_high", "p_subgroups",
        "p_adjusted", "family", "placebo", "recomputable",
      ])
  }

  @Test("gives back every number to the last bit")
  func roundTrip() throws {
    let site = try SmallSite("two-studies")
    let results = site.results[0].results
    let rows = try rows().dropFirst()
    #expect(results.count == 3 && rows.count == 3)
    for (result, row) in zip(results, rows) {
      let numbers = [
        result.estimate, result.standardError, result.statistic, result.degreesOfFreedom, result.pValue, result.low,
        result.high,
      ]
      #expect(row[0] == result.id)
      for (number, text) in zip(numbers, row[1...7]) {
        #expect(number.isInfinite ? text.isEmpty : Double(text) == number)
      }
      #expect(row[8] == String(result.sample.observations))
      #expect(row[16] == result.dataSHA256)
    }
  }

  @Test("says normal by an empty df, as results.json by null")
  func normalReference() throws {
    let site = try SmallSite("two-studies")
    #expect(site.results[0].result("sites")?.degreesOfFreedom == .infinity)
    #expect(try rows().first { $0[0] == "sites" }?[4] == "")
    #expect(try site.text("data/essai/results.json").contains("\"df\": null"))
  }

  /// By hand: the inverse-variance mean of −0.5 (0.25), 0.125 (0.5), −0.25 (0.125) has the weights 16, 4 and 64.
  @Test("agrees with a mean worked out by hand")
  func byHand() throws {
    let row = try #require(try rows().first { $0[0] == "sites" })
    let mean = try #require(Double(row[1]))
    #expect(abs(mean - (-8 + 0.5 - 16) / 84) < 1e-15)
    let error = try #require(Double(row[2]))
    #expect(abs(error - 1 / 84.0.squareRoot()) < 1e-15)
  }
}
