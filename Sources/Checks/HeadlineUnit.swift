import Content
import Diagnostics

/// A headline in the unit of its outcome, when nothing says what that unit is: readers would see « +5,59 » of nothing.
enum HeadlineUnit: Check {
  static let id = "headline-unit"

  /// The methods whose effect is in the unit of the outcome; the others give shares, ratios and standard deviations.
  private static let methods: Set<String> = [
    "difference-in-means", "least-squares", "lin", "difference-in-differences", "matched-pairs", "mann-whitney",
    "quantile-effect", "lee-bounds",
  ]

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.compactMap { study in
      guard let headline = study.headline, study.plan.isReadable,
        let estimate = study.plan.estimates.first(where: { $0.id.value == headline.value }),
        methods.contains(estimate.method.value), estimate.scale == .natural, estimate.unit.isEmpty,
        let outcome = estimate.outcome, let place = place(ofUnitless: outcome.value, of: estimate, in: study)
      else { return nil }
      return Diagnostic(
        .warning, id: id, at: place,
        message: "the outcome ‘\(outcome.value)’ of the headline has no unit: its effect is a number of nothing",
        hint: "write ‘unit: …’ here, as euros, hours or points out of ten")
    }
  }

  /// The dictionary's field, when it is a number without a unit. Yes and no, as 0 and 1, needs none; a derived column may
  /// be yes and no, and an index is in standard deviations of its control group.
  private static func place(ofUnitless outcome: String, of estimate: PlannedEstimate, in study: Study) -> Place? {
    guard let dictionary = study.dataset(named: estimate.data.value)?.dictionary,
      let (field, place) = zip(dictionary.schema.fields, dictionary.fieldPlaces).first(where: { $0.0.name == outcome }),
      [.integer, .number].contains(field.kind), field.unit.isEmpty,
      !(field.constraints.minimum == 0 && field.constraints.maximum == 1)
    else { return nil }
    return place
  }
}
