/// How small a published count, sum or class of rows may be.
///
/// Persons: fewer than 5 refused, common in surveys, without a general text; up to 10 warned of, because the guidance of
/// the European Medicines Agency on its policy 0070 accepts a risk of 0.09, one in 11. Confidential sources on persons:
/// fewer than 11, Insee's rule for tax data on natural persons. Enterprises: three units and none above 85 % of the value,
/// Insee's rules for statistics on enterprises; the p % rule with p = 10, a choice of ours, where contributions are known.
///
/// - SeeAlso: Insee, *Manuel de protection des tableaux*, annex “Règles”,
///   <https://inseefrlab.github.io/manuel-protection-tableaux/chapters/annexes/regles.html>; European Medicines Agency, *External guidance
///   on the implementation of policy 0070*, EMA/90915/2016; Hundepool et al. (2012), *Statistical Disclosure Control*,
///   Wiley.
package struct Thresholds: Sendable, Equatable {
  /// The smallest count that may be published; zero says that there is nobody, and is judged apart.
  package var minimumCount: Int
  /// The largest count that is warned of; below ``minimumCount`` when none is.
  package var warnedCount: Int
  /// The smallest class of rows that look alike.
  package var k: Int
  /// The largest share of a sum that one unit may have; nil where no unit is to be hidden.
  package var dominance: Double?
  /// p of the p % rule: nobody may estimate another's contribution to within this share.
  package var priorShare: Double?

  package init(minimumCount: Int, warnedCount: Int, k: Int, dominance: Double? = nil, priorShare: Double? = nil) {
    self.minimumCount = minimumCount
    self.warnedCount = warnedCount
    self.k = k
    self.dominance = dominance
    self.priorShare = priorShare
  }

  package init(for subject: Subject) {
    switch subject {
    case .persons: self.init(minimumCount: 5, warnedCount: 10, k: 5)
    case .confidentialPersons: self.init(minimumCount: 11, warnedCount: 19, k: 5)
    case .enterprises: self.init(minimumCount: 3, warnedCount: 0, k: 3, dominance: 0.85, priorShare: 0.10)
    case .things: self.init(minimumCount: 0, warnedCount: 0, k: 1)
    }
  }

  /// The strictest of both in each respect: a figure that several sources go into obeys all of them.
  package func combined(with other: Thresholds) -> Thresholds {
    Thresholds(
      minimumCount: max(minimumCount, other.minimumCount), warnedCount: max(warnedCount, other.warnedCount),
      k: max(k, other.k), dominance: stricter(dominance, other.dominance, min),
      priorShare: stricter(priorShare, other.priorShare, max))
  }

  /// The strictest for several kinds of source; the plain one for persons when none is named.
  package static func strictest(for subjects: [Subject]) -> Thresholds {
    guard let first = subjects.first else { return Thresholds(for: .persons) }
    return subjects.dropFirst().reduce(Thresholds(for: first)) { $0.combined(with: Thresholds(for: $1)) }
  }

  /// What a site or a dictionary sets in place of the rules.
  package struct Change: Sendable, Equatable {
    package var minimumCount: Int?
    package var k: Int?
    /// Why a weaker value is right; published with it.
    package var why: String?

    package init(minimumCount: Int? = nil, k: Int? = nil, why: String? = nil) {
      self.minimumCount = minimumCount
      self.k = k
      self.why = why
    }
  }

  /// One value that is weaker than the rule.
  package struct Weakening: Sendable, Equatable {
    package enum Rule: String, Sendable { case minimumCount = "minimum-count", k }
    package var rule: Rule
    package var from: Int
    package var to: Int
    package var why: String
  }

  /// The thresholds after a change, and what is weaker in them.
  ///
  /// Stricter values are free. The values of ``Subject/things`` are nobody's protection: a change does not touch them.
  ///
  /// - Throws: ``ThresholdError/weakerWithoutReason(_:from:to:)`` for a weaker value without a reason, and
  ///   ``ThresholdError/notPositive(_:)`` for a value below 1.
  package func applying(
    _ change: Change
  ) throws(ThresholdError) -> (thresholds: Thresholds, weakened: [Weakening]) {
    var result = self
    var weakened: [Weakening] = []
    let values: [(Weakening.Rule, WritableKeyPath<Thresholds, Int> & Sendable, Int?)] = [
      (.minimumCount, \.minimumCount, change.minimumCount), (.k, \.k, change.k),
    ]
    for (rule, path, wanted) in values {
      guard let wanted else { continue }
      guard wanted >= 1 else { throw .notPositive(rule) }
      let present = self[keyPath: path]
      if present == 0 || (rule == .k && present == 1) { continue }
      if wanted < present {
        guard let why = change.why, !why.allSatisfy(\.isWhitespace) else {
          throw .weakerWithoutReason(rule, from: present, to: wanted)
        }
        weakened.append(Weakening(rule: rule, from: present, to: wanted, why: why))
      }
      result[keyPath: path] = wanted
    }
    return (result, weakened)
  }
}

package enum ThresholdError: Error, Equatable {
  case weakerWithoutReason(Thresholds.Weakening.Rule, from: Int, to: Int)
  case notPositive(Thresholds.Weakening.Rule)
}

private func stricter(_ left: Double?, _ right: Double?, _ choose: (Double, Double) -> Double) -> Double? {
  guard let left else { return right }
  guard let right else { return left }
  return choose(left, right)
}

/// What is to be done with one published figure.
package enum Verdict: Int, Sendable, Comparable {
  case published, warned, refused

  package static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

extension Thresholds {
  /// The verdict on a count of persons or units. Zero is published: whether it tells something of a whole group is
  /// judged by ``groupDisclosures(in:)``.
  package func verdict(count: Int) -> Verdict {
    if count <= 0 { return .published }
    if count < minimumCount { return .refused }
    return count <= warnedCount ? .warned : .published
  }

  /// A sum of enterprises: which rule refuses it.
  package enum Breach: String, Sendable, CaseIterable {
    case tooFewUnits = "too-few-units"
    case dominance
    case priorShare = "p-percent"
  }

  /// The rules that a sum over units breaks, from all contributions.
  ///
  /// With the contributions x₁ ≥ x₂ ≥ … and X their sum, dominance is x₁ > share · X, and the p % rule refuses when
  /// X − x₁ − x₂ < p · x₁: the second unit could tell the first to within p. Contributions count with their absolute
  /// values, so that losses do not hide a large unit.
  package func breaches(contributions: [Double]) -> [Breach] {
    let sorted = contributions.map(abs).filter { $0 > 0 }.sorted(by: >)
    guard let first = sorted.first else { return [] }
    var breaches: [Breach] = []
    if contributions.count < minimumCount { breaches.append(.tooFewUnits) }
    let rest = sorted.dropFirst().reduce(0, +)
    if let dominance, first > dominance * (first + rest) { breaches.append(.dominance) }
    if let priorShare, rest - (sorted.dropFirst().first ?? 0) < priorShare * first { breaches.append(.priorShare) }
    return breaches
  }
}
