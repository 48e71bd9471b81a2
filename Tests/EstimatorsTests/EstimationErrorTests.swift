import Testing

@testable import Estimators

@Suite("Refusals")
struct EstimationErrorTests {
  @Test(
    "say what is missing in the words of the field",
    arguments: [
      (
        EstimationError.tooFewObservations(group: "treated", count: 1, minimum: 2),
        "too few observations in ‘treated’: 1, and at least 2 are needed"
      ),
      (
        .noVariation(what: "outcome"),
        "‘outcome’ does not vary: every value is the same, so there is no spread to compare with"
      ),
      (
        .tooFewClusters(group: "control", count: 1, minimum: 2),
        "too few clusters in ‘control’: 1, and at least 2 are needed"
      ),
      (
        .clusterInBothArms(cluster: "village 7"),
        "cluster ‘village 7’ has treated and control units: the difference in means needs whole clusters in one arm; "
          + "use a regression with clustered standard errors"
      ),
      (
        .blockTooSmall(block: "north", arm: "control", count: 0, minimum: 2),
        "block ‘north’ has too few control units or clusters: 0, and at least 2 are needed"
      ),
      (
        .collinear(columns: ["income"]),
        "column ‘income’ is a linear combination of the columns before it: leave it out"
      ),
      (
        .collinear(columns: ["a", "b", "c"]),
        "columns ‘a’, ‘b’ and ‘c’ are linear combinations of the columns before them: leave them out"
      ),
      (
        .moreCoefficientsThanRows(coefficients: 5, rows: 4),
        "5 coefficients cannot be estimated from 4 rows: more rows than coefficients are needed"
      ),
      (
        .leverageOne(row: 3),
        "row 3 is fitted exactly whatever its outcome (leverage 1), so HC2 and HC3 are undefined: "
          + "use HC1, or leave out the column that only this row has"
      ),
      (.exactFit, "the regression fits every outcome exactly: no residual is left to measure the error with"),
      (
        .clustersCarryNoVariation(coefficient: "treated"),
        "too few clusters carry ‘treated’: the residuals add up to zero in each cluster, "
          + "so its standard error cannot be measured"
      ),
      (
        .rowsCarryNoVariation(coefficient: "constant"),
        "the rows that tell of ‘constant’ are fitted exactly: no residual is left to measure its error with"
      ),
      (.notFinite(what: "outcome", row: 2), "‘outcome’ has no finite value in row 2"),
      (.weightNotPositive(row: 9), "the weight in row 9 is not a positive number or zero"),
      (
        .lengthMismatch(what: "treatment", count: 3, expected: 4),
        "‘treatment’ has 3 values where 4 are expected"
      ),
      (.clustersMissing(standardError: "CR2"), "the standard error CR2 needs clusters"),
      (
        .effectAcrossClusters(effect: "north"),
        "the absorbed effect ‘north’ has rows in several clusters: CR2 takes up to 200 effects that lie "
          + "across clusters, and here are more; use CR1"
      ),
      (
        .effectAcrossClusters(effect: "north", standardError: "CR3"),
        "the absorbed effect ‘north’ has rows in several clusters: CR3 takes up to 200 effects that lie "
          + "across clusters, and here are more; use CR1"
      ),
      (
        .leverageOfSeveralEffects(standardError: "HC2"),
        "HC2 needs each row's leverage, which with absorbed effects of several dimensions is computed up to 200 "
          + "groups outside the largest one, and here are more: use HC1"
      ),
      (
        .coefficientOfOneCluster(coefficient: "treated", cluster: "village 7"),
        "‘treated’ cannot be estimated without cluster ‘village 7’, so that CR3 is undefined: use CR2 or CR1"
      ),
      (
        .twoWayVarianceNotPositive(coefficient: "treated"),
        "the two-way clustered variance of ‘treated’ is not positive (V_a + V_b − V_ab): "
          + "report the larger of the two one-way standard errors"
      ),
      (.weightedAbsorption, "CR2 with sampling weights takes up to 200 absorbed effects, and here are more: use CR1"),
      (
        .notConstant(what: "constant", row: 3),
        "‘constant’ should be constant, and is not in row 3 of the block"
      ),
      (.secondPassMissing(standardError: "HC2"), "the standard error HC2 needs a second pass over the rows"),
      (.unknownLevel(factor: "region", level: "east"), "‘east’ is not a level of ‘region’"),
      (
        .emptyLevel(factor: "region", level: "east"),
        "no row has the level ‘east’ of ‘region’: leave the level out"
      ),
      (.unknownTerm(name: "region"), "the design has no term ‘region’ to interact with: add it first"),
      (
        .predictionWithAbsorbedEffects,
        "a regression with absorbed effects does not predict means: enter the effects as columns, or compare two designs"
      ),
      (.notBinary(what: "outcome", row: 3), "‘outcome’ is neither 0 nor 1 in row 3"),
      (.negativeCount(what: "outcome", row: 3), "‘outcome’ is negative in row 3"),
      (
        .separation(columns: ["age"], isComplete: true, rows: 40),
        "‘age’ predicts the outcome of every row without error (complete separation), so that the estimates are infinite: "
          + "leave columns out, join levels, or compare means"
      ),
      (
        .separation(columns: ["north", "rare"], isComplete: false, rows: 3),
        "‘north’ and ‘rare’ together predict the outcome of 3 rows without error (quasi-complete separation), "
          + "so that the estimates are infinite: leave columns out, join levels, or compare means"
      ),
      (
        .separation(columns: [], isComplete: true, rows: 40),
        "the columns together predict the outcome of every row without error (complete separation), "
          + "so that the estimates are infinite: leave columns out, join levels, or compare means"
      ),
      (.unitNotInBothPeriods(unit: "12"), "unit ‘12’ is not observed exactly once before and once after"),
      (
        .unitInBothArms(unit: "12"),
        "unit ‘12’ is treated in one period and control in the other: its arm must be the same in both"
      ),
      (.notAProbability(row: 4), "the p value in row 4 is not between 0 and 1"),
      (
        .zeroCell(trial: 2),
        "trial 2 has an arm with no event or with events only: its ratio is undefined, and no correction is applied"
      ),
      (
        .impossibleCounts(trial: 2),
        "trial 2 has impossible counts: events must lie between 0 and the number of participants, which is at least 1"
      ),
      (.varianceNotPositive(trial: 1), "trial 1 has no positive sampling variance"),
      (.varianceNotPositive(trial: nil), "the comparison has no positive sampling variance"),
      (.tooFewTrials(count: 1, minimum: 2), "too few trials to pool: 1, and at least 2 are needed"),
      (
        .outOfRange(what: "power", allowed: "strictly between 0 and 1"),
        "‘power’ is out of range: it must be strictly between 0 and 1"
      ),
      (.notAPair(pair: "7"), "pair ‘7’ does not have exactly one treated and one control unit"),
      (
        .tooManyToCount(what: "tables", limit: 1000),
        "more than 1000 tables would have to be counted: use the large-sample test, or seeded draws"
      ),
      (.emptyMargin(name: "north"), "‘north’ has no unit in the cross-table: leave it out"),
      (
        .clusterInSeveralBlocks(cluster: "7"),
        "cluster ‘7’ has units in several blocks: a cluster must lie in one"
      ),
      (
        .singleAssignment,
        "the design allows a single assignment, so there is nothing to compare the observed one with"
      ),
      (
        .unreachable(what: "power 0.8", limit: "with 4 clusters it stays under 0.31"),
        "‘power 0.8’ cannot be reached, however large the sample: with 4 clusters it stays under 0.31"
      ),
      (
        .notConverged(what: "the between-trial variance (REML)", iterations: 500),
        "the between-trial variance (REML) did not converge in 500 iterations"
      ),
    ] as [(EstimationError, String)])
  func words(refusal: EstimationError, text: String) {
    #expect(refusal.description == text)
  }
}
