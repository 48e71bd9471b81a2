import Content
import Diagnostics
import Estimators
import Tables

extension Result {
  /// Weights against attrition, and how far they stretch the sample.
  package struct AttritionWeights: Sendable {
    package var model: PlannedAttritionWeights.Model
    package var covariates: [String]
    package var treated: Arm
    package var control: Arm
    /// The largest weight over the mean weight of its arm.
    package var largestShare: Double

    package struct Arm: Sendable, Equatable {
      /// Rows with the covariates of the model, and how many of them have the outcome.
      package var assigned: Int
      package var observed: Int
      /// Of the probabilities of the observed rows.
      package var smallestProbability: Double
      package var largestProbability: Double
      /// (Σ w)² / Σ w².
      package var effectiveSize: Double
    }
  }
}

extension Estimation {
  /// Weights of the rows of the table, 1 over the probability that the outcome of a row was observed; not a number where the model
  /// says nothing.
  struct ResponseWeights {
    var byRow: [Double]
    var columns: [Column]
    /// The arm of each row that was assigned and has the covariates.
    fileprivate var arms: [Bool?]
    fileprivate var assigned: (treated: Int, control: Int)
  }

  /// Below this probability one row would stand for more than twenty.
  private static let smallestProbability = 0.05

  /// Estimates in each arm the probability that the outcome is observed; nil when it cannot be, which is then reported.
  mutating func responseWeights(_ planned: PlannedAttritionWeights) -> ResponseWeights? {
    let columns = planned.covariates.compactMap { lookup.column($0) }
    for (column, name) in zip(columns, planned.covariates) where column.isFactor {
      lookup.limitLevels(of: column, at: name.place)
    }
    guard let outcome = lookup.column(plan.outcome), let treatment = plan.treatment,
      columns.count == planned.covariates.count
    else { return nil }
    if let covariate = planned.covariates.first(where: { $0.value == outcome.field.name }) {
      lookup.report(
        "outcome-as-covariate", at: covariate.place,
        "the outcome ‘\(outcome.field.name)’ cannot explain why it is missing itself",
        hint: "name columns that are known for everyone, measured before treatment")
      return nil
    }
    var selection = Selection(table)
    lookup.keep(plan.filter, in: &selection)
    guard let arms = lookup.arms(treatment), lookup.isComplete else { return nil }
    selection.keep(.otherArm) { arms[$0] != nil }
    selection.keepComplete(columns)
    var weights = [Double](repeating: .nan, count: table.rowCount)
    for (isTreated, level) in [(true, treatment.treated), (false, treatment.control)] {
      let rows = selection.rows.filter { arms[$0] == isTreated }
      let isObserved = rows.map { !outcome.isMissing($0) }
      guard isObserved.contains(true) else { continue }
      guard isObserved.contains(false) else {
        for row in rows { weights[row] = 1 }
        continue
      }
      guard let probabilities = probabilities(isObserved, rows, columns, planned, arm: level.value) else { return nil }
      for (row, probability) in zip(rows, probabilities) { weights[row] = 1 / probability }
      let observed = zip(rows, zip(probabilities, isObserved)).filter(\.1.1)
      if let least = observed.min(by: { $0.1.0 < $1.1.0 }), least.1.0 < Self.smallestProbability {
        let probability = (least.1.0 * 1000).rounded() / 1000
        lookup.report(
          "probability-near-zero", at: planned.place,
          "‘\(plan.id.value)’ cannot be computed: in the arm ‘\(level.value)’ the row of line \(table.lines[least.0]) had a probability of \(probability) of being observed, and would count for more than twenty",
          hint: "leave covariates out of ‘attrition-weights’, or use the method ‘lee-bounds’")
        return nil
      }
    }
    return ResponseWeights(
      byRow: weights, columns: columns, arms: weights.indices.map { weights[$0].isNaN ? nil : arms[$0] },
      assigned: (selection.rows.count { arms[$0] == true }, selection.rows.count { arms[$0] == false }))
  }

  private mutating func probabilities(
    _ isObserved: [Bool], _ rows: [Int], _ columns: [Column], _ planned: PlannedAttritionWeights, arm: String
  ) -> [Double]? {
    var names = ["(Intercept)"]
    var design = [[Double](repeating: 1, count: rows.count)]
    for column in columns {
      for (name, values) in designColumns(of: column, rows: rows) {
        names.append(name)
        design.append(values)
      }
    }
    do throws(EstimationError) {
      let model = try LikelihoodRegression(
        planned.model == .logit ? .logit : .probit, design: Matrix(columns: design), names: names,
        outcome: isObserved.map { $0 ? 1 : 0 })
      return model.fitted
    } catch {
      let reason: String
      var hint = "leave it out of ‘attrition-weights’, or join levels"
      var place = planned.place
      switch error {
      case .separation(let columns, _, _):
        let named = columns.isEmpty ? "the covariates together tell" : "\(quoted(columns)) tells"
        reason = "\(named) without error whether some answered, so that they have no probability of it"
        place =
          planned.covariates.first { name in columns.contains { Self.comes($0, from: name.value) } }?.place ?? place
        hint = "leave it out of ‘attrition-weights’, join levels, or use the method ‘lee-bounds’"
      case .collinear(let columns):
        reason = "\(quoted(columns)) adds nothing to the other columns"
        place =
          planned.covariates.first { name in columns.contains { Self.comes($0, from: name.value) } }?.place ?? place
      case .moreCoefficientsThanRows(let coefficients, let rows):
        reason = "the model of who answered has \(coefficients) coefficients for \(rows) rows"
        hint = "leave covariates out of ‘attrition-weights’"
      default:
        reason = error.description
        hint = error.hint
      }
      lookup.report(
        error.id, at: place, "‘\(plan.id.value)’ cannot be computed: in the arm ‘\(arm)’ \(reason)", hint: hint)
      return nil
    }
  }

  private static func comes(_ column: String, from name: String) -> Bool {
    column == name || column.hasPrefix(name + ": ")
  }

  private func quoted(_ names: [String]) -> String { names.map { "‘\($0)’" }.joined(separator: ", ") }

  /// Adds what a reader is told of the weights, and a warning of one that decides nearly alone.
  func add(_ response: ResponseWeights, _ arms: Arms, to result: inout Result) {
    guard let planned = plan.attritionWeights else { return }
    let weights = attritionWeights(response, planned, arms)
    result.attritionWeights = weights
    if weights.largestShare > 10 { result.warnings.append(.heavyWeight(weights.largestShare)) }
  }

  private func attritionWeights(
    _ response: ResponseWeights, _ planned: PlannedAttritionWeights, _ arms: Arms
  ) -> Result.AttritionWeights {
    var largestShare = 0.0
    func arm(_ isTreated: Bool, assigned: Int) -> Result.AttritionWeights.Arm {
      let weights = zip(arms.selection.rows, arms.isTreated).filter { $0.1 == isTreated }.map { response.byRow[$0.0] }
      let total = weights.reduce(0, +)
      let largest = weights.max() ?? 1
      largestShare = max(largestShare, largest * Double(weights.count) / total)
      return Result.AttritionWeights.Arm(
        assigned: assigned, observed: weights.count, smallestProbability: 1 / largest,
        largestProbability: 1 / (weights.min() ?? 1),
        effectiveSize: total * total / weights.reduce(0) { $0 + $1 * $1 })
    }
    let treated = arm(true, assigned: response.assigned.treated)
    let control = arm(false, assigned: response.assigned.control)
    return Result.AttritionWeights(
      model: planned.model, covariates: planned.covariates.map(\.value), treated: treated, control: control,
      largestShare: largestShare)
  }

  /// Reports what does not go together with weights against attrition.
  mutating func checkAttritionWeights() {
    guard let planned = plan.attritionWeights else { return }
    if standardError == "classical" {
      lookup.report(
        "unfit-standard-error", at: plan.standardErrors?.place ?? planned.place,
        "the standard error ‘classical’ takes weights for variances, and those against attrition are none",
        hint: "write ‘standard-errors: HC2’, or one with clusters")
    }
    if let blocks = plan.blocks, plan.cluster != nil {
      lookup.report(
        "unfit-weights", at: blocks.place, "clusters assigned within blocks take no ‘attrition-weights’",
        hint: "use the method ‘least-squares’ with ‘fixed-effects’")
    }
    for (key, draws) in [("randomisation", plan.randomisation), ("bootstrap", plan.bootstrap)] {
      guard let draws else { continue }
      lookup.report(
        "unfit-weights", at: draws.place, "‘\(key)’ does not draw the weights of ‘attrition-weights’ anew",
        hint: "plan it on an estimate without weights")
    }
  }

  /// The difference in means of the observed outcomes, each weighted by the inverse of the probability that it was observed.
  func weightedDifferenceInMeans(
    _ arms: Arms, _ response: ResponseWeights, clusters: Groups?, blocks: Column?
  ) throws(EstimationError) -> (estimate: Estimate, formula: String) {
    let weights = arms.selection.rows.map { response.byRow[$0] }
    if let blocks {
      // Everyone assigned counts for the share of a block, also who has no outcome.
      let rows = response.arms.indices.filter { response.arms[$0] != nil && !blocks.isMissing($0) }
      let observed = Dictionary(uniqueKeysWithValues: zip(arms.selection.rows, arms.outcome))
      let weighting = try AttritionWeighting(
        outcome: rows.map { observed[$0] }, isTreated: rows.map { response.arms[$0] == true },
        responseProbabilities: rows.map { 1 / response.byRow[$0] }, blocks: groups(blocks, rows))
      return (
        weighting.estimate, "√Σ_b (n_b/n)² Σ_arms m/(m − 1) Σ w²(y − ȳ_w)² / (Σw)², w taken as known; t, m − 2B"
      )
    }
    guard let clusters else {
      let weighting = try AttritionWeighting(
        outcome: arms.outcome, isTreated: arms.isTreated, responseProbabilities: weights.map { 1 / $0 })
      return (weighting.estimate, "√Σ_arms n/(n − 1) Σ w²(y − ȳ_w)² / (Σw)², w taken as known; t, n − 2")
    }
    let regression = try LeastSquares(
      design: Matrix(columns: [
        [Double](repeating: 1, count: arms.outcome.count), arms.isTreated.map { $0 ? 1 : 0 },
      ]), names: ["constant", "treatment"], outcome: arms.outcome, weights: weights)
    return (
      try regression.estimate(coefficient: 1, type: .cr2, clusters: clusters),
      StandardErrorType.cr2.formula + "; weights taken as known"
    )
  }
}
