import Diagnostics
import YAML

/// A calculation of power under the key `power`: power, effect or number of people, whichever is left out.
package struct PlannedPower: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case mean, proportion
  }

  /// What is computed from the rest.
  package enum Unknown: String, Sendable, CaseIterable {
    case power, effect
    case size = "n"
  }

  package struct Clusters: Sendable {
    /// People in one, on average.
    package var size: Double
    /// The intra-cluster correlation.
    package var correlation: Double
  }

  package var id: Located<String>
  package var title: LocalisedText
  package var outcome: Outcome
  /// The control proportion; 0 for a mean.
  package var baseline = 0.0
  /// Of a mean's outcome; 1 for a proportion, which has its own.
  package var standardDeviation = 1.0
  /// The share treated.
  package var allocation = 0.5
  /// The share of the variance that covariates explain, between clusters as within them.
  package var rSquared = 0.0
  package var clusters: Clusters?
  /// The share whose outcome will be missing.
  package var attrition = 0.0
  /// The share that takes the treatment among the treated, less that among controls.
  package var takeUp = 1.0
  package var level = 0.05
  package var power: Double?
  /// On those who take the treatment up, in the unit of the outcome.
  package var effect: Double?
  /// People assigned, both arms together.
  package var size: Int?
  package var unknown: Unknown
  /// Something of it is missing or out of range, which is reported: it is not computed.
  package var isFaulty = false
}

func readPower(_ item: inout MappingReader, languages: [String]) -> PlannedPower {
  var power = PlannedPower(
    id: item.slug("id", what: "the calculation of power"), title: item.localised("title", languages: languages),
    outcome: item.requiredChoice("outcome", of: PlannedPower.Outcome.self, otherwise: .mean).value, unknown: .size)
  power.allocation = item.share("allocation", excludes: [0, 1]) ?? power.allocation
  power.rSquared = item.share("r2", excludes: [1]) ?? 0
  power.attrition = item.share("attrition", excludes: [1]) ?? 0
  power.takeUp = item.share("take-up", excludes: [0]) ?? 1
  power.level = item.share("level", excludes: [0, 1]) ?? power.level
  power.power = item.share("power", excludes: [0, 1])
  power.clusters = item.group("clusters", what: "the clusters") { item in
    for key in ["size", "icc"] where !item.contains(key) { item.missing(key) }
    let size = item.number("size")
    if let size, size.value < 1 {
      item.report(
        .error, "out-of-range", at: size.place, "a cluster has at least one person, and ‘\(size.value)’ is less",
        hint: "write how many people a cluster has on average")
    }
    return PlannedPower.Clusters(size: max(size?.value ?? 1, 1), correlation: item.share("icc", excludes: []) ?? 0)
  }
  readOutcome(&power, &item)
  if let effect = item.number("effect") {
    power.effect = effect.value
    let treated = power.baseline + effect.value
    if effect.value == 0 {
      item.report(
        .error, "out-of-range", at: effect.place, "an effect of zero is found with no sample, however large",
        hint: "write the smallest effect that would matter")
    } else if power.outcome == .proportion, power.baseline > 0, !(treated > 0 && treated < 1) {
      item.report(
        .error, "out-of-range", at: effect.place,
        "with the effect ‘\(effect.value)’ the proportion ‘\(power.baseline)’ would leave the range from 0 to 1",
        hint: "write a share and not a number of points: 0.08")
    }
  }
  if let size = item.integer("n") {
    power.size = size.value
    if size.value < 2 {
      item.report(
        .error, "out-of-range", at: size.place, "a comparison needs two people at least, and ‘n’ is \(size.value)",
        hint: "write how many people are assigned, both arms together")
    }
  }
  if let target = power.power, target <= power.level {
    item.report(
      .error, "out-of-range", at: item.place(of: "power"),
      "the power ‘\(target)’ is not above the level ‘\(power.level)’ of the test",
      hint: "write the probability of finding the effect, for instance 0.8")
  }
  checkUnknown(&power, &item)
  power.isFaulty = item.diagnostics.contains { $0.severity == .error }
  return power
}

/// The keys that belong to one of the two outcomes.
private func readOutcome(_ power: inout PlannedPower, _ item: inout MappingReader) {
  let deviation = item.number("standard-deviation")
  let baseline = item.share("baseline", excludes: [0, 1])
  switch power.outcome {
  case .mean:
    if !item.contains("standard-deviation"), item.contains("outcome") {
      item.missing("standard-deviation", example: "1")
    }
    if let deviation, deviation.value <= 0 {
      item.report(
        .error, "out-of-range", at: deviation.place,
        "a standard deviation is above zero, and this is \(deviation.value)",
        hint: "write it in the unit of the outcome, or 1 for effects in standard deviations")
    }
    power.standardDeviation = deviation?.value ?? 1
    refuse("baseline", of: "mean", &item)
  case .proportion:
    if !item.contains("baseline") { item.missing("baseline", example: "0.36") }
    power.baseline = baseline ?? 0
    refuse("standard-deviation", of: "proportion", &item)
  }
}

private func refuse(_ key: String, of outcome: String, _ item: inout MappingReader) {
  guard item.contains(key) else { return }
  item.report(
    .error, "unused-key", at: item.place(of: key), "the power of a \(outcome) does not use ‘\(key)’",
    hint: "remove it, or choose the other outcome")
}

/// Exactly one of three is computed from the others.
private func checkUnknown(_ power: inout PlannedPower, _ item: inout MappingReader) {
  let absent = PlannedPower.Unknown.allCases.filter { !item.contains($0.rawValue) }
  if absent.count == 1 {
    power.unknown = absent[0]
  } else if absent.isEmpty {
    item.report(
      .error, "no-unknown", at: power.id.place,
      "‘\(power.id.value)’ gives ‘power’, ‘effect’ and ‘n’, and nothing is left to compute",
      hint: "remove the one that you want to know")
  } else {
    item.report(
      .error, "several-unknowns", at: power.id.place,
      "‘\(power.id.value)’ lacks \(absent.map { "‘\($0.rawValue)’" }.joined(separator: " and ")), and only one can be computed",
      hint: "give all but one of ‘power’, ‘effect’ and ‘n’")
  }
}

extension MappingReader {
  /// A number from 0 to 1, an end of which may be excluded.
  fileprivate mutating func share(_ key: String, excludes ends: [Double]) -> Double? {
    guard let number = number(key) else { return nil }
    guard number.value >= 0, number.value <= 1, !ends.contains(number.value) else {
      report(
        .error, "out-of-range", at: number.place,
        "‘\(key)’ is a share between 0 and 1, and ‘\(number.value)’ cannot be one",
        hint: "write a share and not a percentage, for instance ‘\(key): 0.5’")
      return nil
    }
    return number.value
  }
}
