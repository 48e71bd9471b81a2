/// Why an estimate cannot be computed, in the words of an evaluator.
///
/// Rows and trials are counted from 1; a comparison outside a table of trials has no number.
public enum EstimationError: Error, Equatable, Sendable {
  /// A group has fewer observations than the formula needs.
  case tooFewObservations(group: String, count: Int, minimum: Int)
  /// All values are equal, so that nothing can be compared with their spread.
  case noVariation(what: String)
  /// Too few clusters for a cluster-robust standard error.
  case tooFewClusters(group: String, count: Int, minimum: Int)
  /// A cluster holds treated and control units.
  case clusterInBothArms(cluster: String)
  /// A block has too few units (or, when whole clusters were assigned, clusters) in one arm.
  case blockTooSmall(block: String, arm: String, count: Int, minimum: Int)
  /// Columns that are linear combinations of the columns before them.
  case collinear(columns: [String])
  /// At least as many coefficients as rows: no residual is left to measure the error with.
  case moreCoefficientsThanRows(coefficients: Int, rows: Int)
  /// A row that the regression fits exactly, whatever its outcome.
  case leverageOne(row: Int)
  /// No residual is left: the outcome is a combination of the columns.
  case exactFit
  /// The residuals add up to zero in each cluster, as when one cluster alone is treated and one is not.
  case clustersCarryNoVariation(coefficient: String)
  /// The rows that tell of a coefficient are fitted exactly, as when one arm has a single row.
  case rowsCarryNoVariation(coefficient: String)
  /// A value is missing or infinite.
  case notFinite(what: String, row: Int)
  /// A weight is negative or missing; where a weight of zero does not leave its row out, also zero.
  case weightNotPositive(row: Int)
  /// Two columns of one table differ in length.
  case lengthMismatch(what: String, count: Int, expected: Int)
  /// A cluster-robust standard error without clusters.
  case clustersMissing(standardError: String)
  /// CR2, CR3 or the wild cluster bootstrap with absorbed effects across clusters that are too many to take up as columns.
  case effectAcrossClusters(effect: String, standardError: String = "CR2")
  /// HC2 or HC3 with absorbed effects of several dimensions, too many to take up as columns.
  case leverageOfSeveralEffects(standardError: String)
  /// CR3 of a coefficient that cannot be estimated without one of the clusters.
  case coefficientOfOneCluster(coefficient: String, cluster: String)
  /// V_a + V_b − V_ab is zero or negative.
  case twoWayVarianceNotPositive(coefficient: String)
  /// CR2 with sampling weights and too many absorbed effects to take up as columns.
  case weightedAbsorption
  /// A column that was announced as constant and is not, or is zero.
  case notConstant(what: String, row: Int)
  /// A robust standard error of a streamed regression before its second pass.
  case secondPassMissing(standardError: String)
  /// A level of a factor that is not among its levels.
  case unknownLevel(factor: String, level: String)
  /// A level of a factor without rows.
  case emptyLevel(factor: String, level: String)
  /// An interaction with a term that the design does not have.
  case unknownTerm(name: String)
  /// A predicted mean of a regression with absorbed effects.
  case predictionWithAbsorbedEffects
  /// A binary outcome that is neither 0 nor 1.
  case notBinary(what: String, row: Int)
  /// A count that is negative.
  case negativeCount(what: String, row: Int)
  /// Columns that predict an outcome without error in all rows (complete) or in some: the likelihood has no maximum. No columns
  /// are named when it takes many of them together.
  case separation(columns: [String], isComplete: Bool, rows: Int)
  /// A unit of a panel is not seen exactly once in each period.
  case unitNotInBothPeriods(unit: String)
  /// A unit of a panel changes its arm.
  case unitInBothArms(unit: String)
  /// A *p* value outside [0, 1].
  case notAProbability(row: Int)
  /// A trial with no event, or events only, in one arm.
  case zeroCell(trial: Int?)
  /// Negative counts, or more events than participants.
  case impossibleCounts(trial: Int?)
  /// A trial whose variance is zero, negative or missing.
  case varianceNotPositive(trial: Int?)
  /// Too few trials to pool.
  case tooFewTrials(count: Int, minimum: Int)
  /// A number that a formula cannot take: a level of 1.2, a share of treated units of zero.
  case outOfRange(what: String, allowed: String)
  /// A pair without exactly one treated and one control unit.
  case notAPair(pair: String)
  /// An exact test with more tables or assignments than it may count.
  case tooManyToCount(what: String, limit: Int)
  /// A row or column of a cross-table without any unit.
  case emptyMargin(name: String)
  /// A cluster with units in several blocks or strata.
  case clusterInSeveralBlocks(cluster: String)
  /// Treatment could have been assigned in one way only.
  case singleAssignment
  /// No sample, however large, reaches the power that was asked for.
  case unreachable(what: String, limit: String)
  /// An iteration that did not end.
  case notConverged(what: String, iterations: Int)
}

extension EstimationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewObservations(let group, let count, let minimum):
      "too few observations in ‘\(group)’: \(count), and at least \(minimum) are needed"
    case .noVariation(let what):
      "‘\(what)’ does not vary: every value is the same, so there is no spread to compare with"
    case .tooFewClusters(let group, let count, let minimum):
      "too few clusters in ‘\(group)’: \(count), and at least \(minimum) are needed"
    case .clusterInBothArms(let cluster):
      "cluster ‘\(cluster)’ has treated and control units: the difference in means needs whole clusters in one arm; "
        + "use a regression with clustered standard errors"
    case .blockTooSmall(let block, let arm, let count, let minimum):
      "block ‘\(block)’ has too few \(arm) units or clusters: \(count), and at least \(minimum) are needed"
    case .collinear(let columns):
      columns.count == 1
        ? "column ‘\(columns[0])’ is a linear combination of the columns before it: leave it out"
        : "columns \(Self.list(columns)) are linear combinations of the columns before them: leave them out"
    case .moreCoefficientsThanRows(let coefficients, let rows):
      "\(coefficients) coefficients cannot be estimated from \(rows) rows: more rows than coefficients are needed"
    case .leverageOne(let row):
      "row \(row) is fitted exactly whatever its outcome (leverage 1), so HC2 and HC3 are undefined: "
        + "use HC1, or leave out the column that only this row has"
    case .exactFit:
      "the regression fits every outcome exactly: no residual is left to measure the error with"
    case .clustersCarryNoVariation(let coefficient):
      "too few clusters carry ‘\(coefficient)’: the residuals add up to zero in each cluster, "
        + "so its standard error cannot be measured"
    case .rowsCarryNoVariation(let coefficient):
      "the rows that tell of ‘\(coefficient)’ are fitted exactly: no residual is left to measure its error with"
    case .notFinite(let what, let row):
      "‘\(what)’ has no finite value in row \(row)"
    case .weightNotPositive(let row):
      "the weight in row \(row) is not a positive number or zero"
    case .lengthMismatch(let what, let count, let expected):
      "‘\(what)’ has \(count) values where \(expected) are expected"
    case .clustersMissing(let standardError):
      "the standard error \(standardError) needs clusters"
    case .effectAcrossClusters(let effect, let standardError):
      "the absorbed effect ‘\(effect)’ has rows in several clusters: \(standardError) takes up to "
        + "\(LeastSquares.largestEffectBasis) effects that lie across clusters, and here are more; use CR1"
    case .leverageOfSeveralEffects(let standardError):
      "\(standardError) needs each row's leverage, which with absorbed effects of several dimensions is computed up to "
        + "\(LeastSquares.largestEffectBasis) groups outside the largest one, and here are more: use HC1"
    case .coefficientOfOneCluster(let coefficient, let cluster):
      "‘\(coefficient)’ cannot be estimated without cluster ‘\(cluster)’, so that CR3 is undefined: use CR2 or CR1"
    case .twoWayVarianceNotPositive(let coefficient):
      "the two-way clustered variance of ‘\(coefficient)’ is not positive (V_a + V_b − V_ab): "
        + "report the larger of the two one-way standard errors"
    case .weightedAbsorption:
      "CR2 with sampling weights takes up to \(LeastSquares.largestEffectBasis) absorbed effects, and here are more: "
        + "use CR1"
    case .notConstant(let what, let row):
      "‘\(what)’ should be constant, and is not in row \(row) of the block"
    case .secondPassMissing(let standardError):
      "the standard error \(standardError) needs a second pass over the rows"
    case .unknownLevel(let factor, let level):
      "‘\(level)’ is not a level of ‘\(factor)’"
    case .emptyLevel(let factor, let level):
      "no row has the level ‘\(level)’ of ‘\(factor)’: leave the level out"
    case .unknownTerm(let name):
      "the design has no term ‘\(name)’ to interact with: add it first"
    case .predictionWithAbsorbedEffects:
      "a regression with absorbed effects does not predict means: enter the effects as columns, or compare two designs"
    case .notBinary(let what, let row):
      "‘\(what)’ is neither 0 nor 1 in row \(row)"
    case .negativeCount(let what, let row):
      "‘\(what)’ is negative in row \(row)"
    case .separation(let columns, let isComplete, let rows):
      (columns.isEmpty
        ? "the columns together predict"
        : columns.count == 1 ? "‘\(columns[0])’ predicts" : Self.list(columns) + " together predict")
        + (isComplete
          ? " the outcome of every row without error (complete separation)"
          : " the outcome of \(rows) rows without error (quasi-complete separation)")
        + ", so that the estimates are infinite: leave columns out, join levels, or compare means"
    case .unitNotInBothPeriods(let unit):
      "unit ‘\(unit)’ is not observed exactly once before and once after"
    case .unitInBothArms(let unit):
      "unit ‘\(unit)’ is treated in one period and control in the other: its arm must be the same in both"
    case .notAProbability(let row):
      "the p value in row \(row) is not between 0 and 1"
    case .zeroCell(let trial):
      "\(Self.trial(trial)) has an arm with no event or with events only: its ratio is undefined, and no correction is applied"
    case .impossibleCounts(let trial):
      "\(Self.trial(trial)) has impossible counts: events must lie between 0 and the number of participants, which is at least 1"
    case .varianceNotPositive(let trial):
      "\(Self.trial(trial)) has no positive sampling variance"
    case .tooFewTrials(let count, let minimum):
      "too few trials to pool: \(count), and at least \(minimum) are needed"
    case .outOfRange(let what, let allowed):
      "‘\(what)’ is out of range: it must be \(allowed)"
    case .notAPair(let pair):
      "pair ‘\(pair)’ does not have exactly one treated and one control unit"
    case .tooManyToCount(let what, let limit):
      "more than \(limit) \(what) would have to be counted: use the large-sample test, or seeded draws"
    case .emptyMargin(let name):
      "‘\(name)’ has no unit in the cross-table: leave it out"
    case .clusterInSeveralBlocks(let cluster):
      "cluster ‘\(cluster)’ has units in several blocks: a cluster must lie in one"
    case .singleAssignment:
      "the design allows a single assignment, so there is nothing to compare the observed one with"
    case .unreachable(let what, let limit):
      "‘\(what)’ cannot be reached, however large the sample: \(limit)"
    case .notConverged(let what, let iterations):
      "\(what) did not converge in \(iterations) iterations"
    }
  }

  /// In a comparison of two arms there is no trial to count.
  private static func trial(_ number: Int?) -> String { number.map { "trial \($0)" } ?? "the comparison" }

  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "‘\($0)’" }
    return quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }
}
