/// One hypothesis of a family that is tested by resampling: the effect of treatment in a least-squares regression, which is run
/// anew in each resample.
///
/// A difference in means is the regression on a constant and treatment; within blocks, weighted by their size, the one that adds
/// the blocks and their products with treatment; Lin's adjustment the one with covariates and their products.
public struct ResampledRegression: Sendable {
  /// The place of each of the n rows among the rows that are resampled; rows that the regression does not use are absent.
  public var rows: [Int]
  /// The k columns of the design, of n values.
  public var columns: [[Double]]
  /// The names of the columns, for messages.
  public var names: [String]
  public var outcome: [Double]
  /// Sampling weights, known and not estimated anew; nil when all are equal.
  public var weights: [Double]?
  /// Which column is treatment.
  public var treatment: Int
  /// Columns that interact with treatment, each with the column of its product: the effect is taken at their means in the resample.
  public var interactions: [(column: Int, product: Int)]

  public init(
    rows: [Int], columns: [[Double]], names: [String], outcome: [Double], weights: [Double]? = nil, treatment: Int,
    interactions: [(column: Int, product: Int)] = []
  ) {
    self.rows = rows
    self.columns = columns
    self.names = names
    self.outcome = outcome
    self.weights = weights
    self.treatment = treatment
    self.interactions = interactions
  }
}

/// The effects of a family and their t statistics in resamples, all of one draw from the same rows or clusters, for
/// ``romanoWolfAdjustment(statistics:draws:)``.
///
/// The statistic of a resample is (θ* − θ̂) / se*, and the observed one θ̂ / se, with the standard error HC1, or CR1 when clusters are
/// drawn, of the resample: what Stata's `rwolf` compares. A resample in which one effect cannot be computed is left out for all.
public struct ResampledFamily: Sendable {
  /// θ̂, with HC1 or CR1 standard errors.
  public let estimates: [(estimate: Double, standardError: Double)]
  /// θ̂ / se.
  public let statistics: [Double]
  /// For each resample the statistics of all hypotheses.
  public let draws: [[Double]]
  /// The resamples that were left out.
  public let failures: Int

  /// - Parameters:
  ///   - rows: How many rows are resampled, those of all hypotheses together.
  ///   - clusters: When whole clusters are drawn.
  ///   - strata: Within which rows or clusters are drawn: the arms, the blocks, or both.
  /// - Throws: ``EstimationError`` for a stratum of fewer than two rows or clusters, a cluster in several strata, collinear columns,
  ///   as many columns as rows, and an effect without a standard error.
  public init(
    _ hypotheses: [ResampledRegression], rows: Int, clusters: Groups? = nil, strata: Groups? = nil, draws: Int,
    seed: UInt64
  ) throws(EstimationError) {
    let plan = try ResamplingPlan(rows: rows, clusters: clusters, strata: strata)
    var unitOfRow = [Int](repeating: 0, count: rows)
    for (unit, own) in plan.units.enumerated() { for row in own { unitOfRow[row] = unit } }
    var fits: [UnitSums] = []
    var observed: [(estimate: Double, standardError: Double)] = []
    let once = [Double](repeating: 1, count: plan.units.count)
    for hypothesis in hypotheses {
      let fit = try UnitSums(hypothesis, unitOfRow: unitOfRow, units: plan.units.count, isClustered: clusters != nil)
      guard let effect = fit.effect(times: once) else { throw .noVariation(what: "outcome") }
      fits.append(fit)
      observed.append(effect)
    }
    var generator = RandomGenerator(seed: seed)
    var drawn: [[Double]] = []
    drawn.reserveCapacity(draws)
    var times = once
    for _ in 0..<draws {
      for unit in times.indices { times[unit] = 0 }
      plan.draw(&generator) { unit, _ in times[unit] += 1 }
      var statistics: [Double] = []
      for (fit, own) in zip(fits, observed) {
        guard let effect = fit.effect(times: times) else { break }
        statistics.append((effect.estimate - own.estimate) / effect.standardError)
      }
      if statistics.count == fits.count { drawn.append(statistics) }
    }
    estimates = observed
    statistics = observed.map { $0.estimate / $0.standardError }
    self.draws = drawn
    failures = draws - drawn.count
  }
}

/// A regression as sums over the units that are drawn, so that a resample costs no pass over the rows of a cluster.
struct UnitSums {
  private let k: Int
  private let isClustered: Bool
  /// The units that have rows of the regression, and for each how many.
  private let units: [Int]
  private let sizes: [Double]
  /// For each unit Σ q qᵀ (k × k) and Σ q y, q the rows of an orthonormal basis of the design: well conditioned, whatever the
  /// scales of the columns.
  private let products: [Double]
  private let moments: [Double]
  /// For each unit Σ w and Σ w x of the columns that interact with treatment.
  private let centres: [Double]
  private let factor: HouseholderFactorization
  private let treatment: Int
  private let interactions: [(column: Int, product: Int)]
  /// Without clusters a unit is one row: q and y, both times the root of its weight.
  private let basis: [Double]
  private let outcome: [Double]

  init(
    _ given: ResampledRegression, unitOfRow: [Int], units count: Int, isClustered: Bool
  ) throws(EstimationError) {
    let n = given.rows.count
    k = given.columns.count
    guard n > k else { throw .moreCoefficientsThanRows(coefficients: k, rows: n) }
    for (name, values) in zip(given.names, given.columns) where values.count != n {
      throw .lengthMismatch(what: name, count: values.count, expected: n)
    }
    guard given.outcome.count == n else {
      throw .lengthMismatch(what: "outcome", count: given.outcome.count, expected: n)
    }
    let roots = given.weights.map { $0.map { $0.squareRoot() } }
    let design = Matrix(columns: given.columns)
    factor = HouseholderFactorization(roots.map { design.scalingRows(by: $0) } ?? design)
    guard factor.collinear.isEmpty else { throw .collinear(columns: factor.collinear.map { given.names[$0] }) }
    let k = k
    var rows = [Double](repeating: 0, count: n * k)
    for column in 0..<k {
      var unit = [Double](repeating: 0, count: n)
      unit[column] = 1
      for (row, value) in factor.q(times: unit).enumerated() { rows[row * k + column] = value }
    }
    var places = [Int](repeating: -1, count: count)
    var own: [Int] = []
    let placeOfRow = given.rows.map { row in
      let unit = unitOfRow[row]
      if places[unit] < 0 {
        places[unit] = own.count
        own.append(unit)
      }
      return places[unit]
    }
    let width = given.interactions.count + 1
    var sizes = [Double](repeating: 0, count: own.count)
    var centres = [Double](repeating: 0, count: own.count * width)
    var products = [Double](repeating: 0, count: isClustered ? own.count * k * k : 0)
    var moments = [Double](repeating: 0, count: isClustered ? own.count * k : 0)
    var outcome = [Double](repeating: 0, count: n)
    var basis = isClustered ? [] : rows
    for row in 0..<n {
      let place = placeOfRow[row]
      let weight = given.weights?[row] ?? 1
      let value = given.outcome[row] * (roots?[row] ?? 1)
      sizes[place] += 1
      centres[place * width] += weight
      for (number, interaction) in given.interactions.enumerated() {
        centres[place * width + number + 1] += weight * given.columns[interaction.column][row]
      }
      if isClustered {
        for i in 0..<k {
          let left = rows[row * k + i]
          moments[place * k + i] += left * value
          for j in 0...i { products[(place * k + i) * k + j] += left * rows[row * k + j] }
        }
      } else {
        outcome[place] = value
        for i in 0..<k { basis[place * k + i] = rows[row * k + i] }
      }
    }
    units = own
    self.sizes = sizes
    self.centres = centres
    self.products = products
    self.moments = moments
    self.outcome = outcome
    self.basis = basis
    self.isClustered = isClustered
    treatment = given.treatment
    interactions = given.interactions
  }

  /// The effect with its HC1 or CR1 standard error when each unit stands `times` in the data; nil when the columns are then
  /// collinear or nothing varies.
  func effect(times: [Double]) -> (estimate: Double, standardError: Double)? {
    var (rows, groups) = (0.0, 0.0)
    var gram = [Double](repeating: 0, count: k * k)
    var right = [Double](repeating: 0, count: k)
    let width = interactions.count + 1
    var centre = [Double](repeating: 0, count: width)
    for (place, unit) in units.enumerated() where times[unit] > 0 {
      let m = times[unit]
      rows += m * sizes[place]
      groups += m
      for j in 0..<width { centre[j] += m * centres[place * width + j] }
      if isClustered {
        for i in 0..<k {
          right[i] += m * moments[place * k + i]
          for j in 0...i { gram[i * k + j] += m * products[(place * k + i) * k + j] }
        }
      } else {
        for i in 0..<k {
          let left = m * basis[place * k + i]
          right[i] += left * outcome[place]
          for j in 0...i { gram[i * k + j] += left * basis[place * k + j] }
        }
      }
    }
    guard rows > Double(k), !isClustered || groups > 1, Self.factorize(&gram, k) else { return nil }
    let coefficients = Self.solve(gram, right, k)
    var contrast = [Double](repeating: 0, count: k)
    contrast[treatment] = 1
    for (number, interaction) in interactions.enumerated() {
      contrast[interaction.product] = centre[number + 1] / centre[0]
    }
    contrast = factor.solveTransposedUpper(contrast)
    let direction = Self.solve(gram, contrast, k)
    var squares = 0.0
    for (place, unit) in units.enumerated() where times[unit] > 0 {
      var score = 0.0
      if isClustered {
        for i in 0..<k {
          var rest = moments[place * k + i]
          for j in 0..<k {
            rest -= products[j <= i ? (place * k + i) * k + j : (place * k + j) * k + i] * coefficients[j]
          }
          score += direction[i] * rest
        }
      } else {
        var (fitted, lever) = (0.0, 0.0)
        for i in 0..<k {
          fitted += basis[place * k + i] * coefficients[i]
          lever += basis[place * k + i] * direction[i]
        }
        score = lever * (outcome[place] - fitted)
      }
      squares += times[unit] * score * score
    }
    let correction =
      isClustered ? groups / (groups - 1) * (rows - 1) / (rows - Double(k)) : rows / (rows - Double(k))
    let error = (correction * squares).squareRoot()
    let estimate = dot(contrast, coefficients)
    // An error that is rounding beside the outcome is none.
    guard error.isFinite, estimate.isFinite, error > 1e-12 * max(abs(estimate), 1e-300) else { return nil }
    return (estimate, error)
  }

  /// Cholesky's factor L of a matrix of which the lower half is given, in its place; false when the matrix is not safely positive.
  private static func factorize(_ a: inout [Double], _ k: Int) -> Bool {
    for i in 0..<k {
      let own = a[i * k + i]
      for j in 0...i {
        var sum = a[i * k + j]
        for l in 0..<j { sum -= a[i * k + l] * a[j * k + l] }
        if j < i {
          a[i * k + j] = sum / a[j * k + j]
        } else {
          guard sum > 1e-10 * own, sum > 1e-10 else { return false }
          a[i * k + i] = sum.squareRoot()
        }
      }
    }
    return true
  }

  private static func solve(_ factor: [Double], _ right: [Double], _ k: Int) -> [Double] {
    var x = right
    for i in 0..<k {
      for l in 0..<i { x[i] -= factor[i * k + l] * x[l] }
      x[i] /= factor[i * k + i]
    }
    for i in (0..<k).reversed() {
      for l in (i + 1)..<max(k, i + 1) { x[i] -= factor[l * k + i] * x[l] }
      x[i] /= factor[i * k + i]
    }
    return x
  }
}
