import Diagnostics
import YAML

/// What a study's front matter says under `cost`: what it costs to do for one person, family, school … what was tried.
package struct DeclaredCost: Sendable {
  package var amount: Double
  /// Three capital letters of ISO 4217.
  package var currency: String
  /// Whom or what the amount is for: one young adult supported, one pupil, one dwelling.
  package var per: LocalisedText
  /// Prices of which year.
  package var year: Int?
  /// Where the amount comes from.
  package var source: LocalisedText
  package var note: LocalisedText
  /// How one unit of the main outcome is called, when the amount is for one of those whose outcome is measured: the cost
  /// of one unit is then computed from the effect. Empty when that would have no meaning.
  package var outcome: LocalisedText
  /// Ids of the plan whose tables show more of it.
  package var results: [Located<String>]
}

func readCost(_ reader: inout MappingReader, languages: [String]) -> DeclaredCost? {
  reader.group("cost", what: "the cost") { item in
    let amount = item.number("amount")
    if amount == nil, !item.contains("amount") { item.missing("amount", example: "1540") }
    if let amount, amount.value < 0 {
      item.report(
        .error, "out-of-range", at: amount.place, "a cost is not negative, and ‘\(amount.value)’ stands here",
        hint: "write what it costs; savings belong to the results")
    }
    let currency = item.text("currency", example: "EUR")
    if !currency.value.isEmpty, !isCurrency(currency.value) {
      item.report(
        .error, "bad-currency", at: currency.place, "‘\(currency.value)’ is not a currency",
        hint: "write the three capital letters of ISO 4217: EUR, GBP, USD")
    }
    let year = item.integer("year")
    if let year, !(1900...2200).contains(year.value) {
      item.report(
        .error, "out-of-range", at: year.place, "‘\(year.value)’ is not the year of a price",
        hint: "write the year with four figures, as in 2021")
    }
    return DeclaredCost(
      amount: amount?.value ?? 0, currency: currency.value,
      per: item.localised("per", languages: languages, required: true), year: year?.value,
      source: item.localised("source", languages: languages, required: true),
      note: item.localised("note", languages: languages), outcome: item.localised("outcome", languages: languages),
      results: item.texts("results"))
  }
}

private func isCurrency(_ text: String) -> Bool {
  text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
}
