import Content
import Estimators
import Tables

extension Estimation {
  /// The mean difference within pairs of one treated and one control unit.
  mutating func matchedPairs() -> Result? {
    guard let pairColumn = lookup.column(plan.pair), var arms = arms(complete: [pairColumn]) else { return nil }
    keepWholePairs(&arms, pairColumn)
    let rows = arms.selection.rows
    let pairs = groups(pairColumn, rows) ?? Groups([String]())
    do throws(EstimationError) {
      let estimate = try matchedPairsDifference(outcome: arms.outcome, isTreated: arms.isTreated, pairs: pairs)
      var result = result(
        estimate, formula: "√(s²_d / P), d the differences within pairs; t, P − 1",
        sample: sample(arms, blocks: pairs), treated: mean(arms.treated), control: mean(arms.control))
      if let planned = plan.randomisation {
        result.randomisation = try randomisation(arms, clusters: nil, blocks: pairs, planned)
      }
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }

  /// Leaves out units whose partner's outcome is missing.
  private func keepWholePairs(_ arms: inout Arms, _ pair: Column) {
    let sizes = pair.rowsByLevel(Array(0..<pair.count)).mapValues(\.count)
    let left = pair.rowsByLevel(arms.selection.rows).mapValues(\.count)
    let isWhole = arms.selection.rows.map { row in
      pair.text(at: row).map { left[$0] != 1 || sizes[$0] == 1 } ?? false
    }
    arms.outcome = zip(arms.outcome, isWhole).filter(\.1).map(\.0)
    arms.isTreated = zip(arms.isTreated, isWhole).filter(\.1).map(\.0)
    let kept = Set(zip(arms.selection.rows, isWhole).filter(\.1).map(\.0))
    arms.selection.keep(.incompletePair) { kept.contains($0) }
  }
}
