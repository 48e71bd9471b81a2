/// A logistic, probit or Poisson regression by maximum likelihood.
///
///     β̂ = argmax Σ w ℓ(y; xᵀβ + offset)
///
/// Fisher scoring by Householder QR of standardised columns until the deviance changes by less than 1e-12 of itself, then Newton
/// steps until the coefficients stand still. Where the likelihood has no maximum because columns predict some outcomes without
/// error, that is said, with the columns where they can be told.
///
/// Coefficients are log odds, probit units or log ratios; an effect that readers understand is the average difference in predicted
/// means: ``averageDifference(from:to:type:clusters:)``. In a randomised experiment the plain difference in means needs none of
/// this. With Poisson and robust standard errors the outcome may be any non-negative amount.
///
/// - SeeAlso: McCullagh and Nelder (1989), *Generalized Linear Models*; Albert and Anderson (1984), doi:10.1093/biomet/71.1.1, and
///   Correia, Guimarães and Zylkin (2019), arXiv:1903.01633, for separation.
public struct LikelihoodRegression: Sendable {
  public let family: LikelihoodFamily
  /// The names of the k columns of the design.
  public let names: [String]
  /// β̂, k values.
  public let coefficients: [Double]
  /// μ̂ of each row used.
  public let fitted: [Double]
  /// Σ w ℓ, with the constants of the distribution.
  public let logLikelihood: Double
  /// Twice what the saturated model gains.
  public let deviance: Double
  /// Σ w (y − μ̂)² / V(μ̂) / (n − k); well above 1, a Poisson model's classical standard errors are too small.
  public let dispersion: Double
  public let iterations: Int
  /// The rows given, from 0, that have weight zero. Fitted values are those of the other rows, in their order.
  public var rowsLeftOut: [Int] { selection.leftOut }

  let design: Matrix
  let predictor: [Double]
  let weights: [Double]?
  let selection: RowSelection
  /// Q, n × k: the orthonormal basis of the columns times the root of each row's information.
  let basis: Matrix
  /// F⁻¹, k × k: the information is FᵀF.
  let inverseFactor: Matrix
  /// For each row its score by η over the root of its information, √w u/√i.
  let multipliers: [Double]
  let offset: [Double]?

  /// n.
  public var rows: Int { fitted.count }
  /// 2k − 2ℓ.
  public var akaikeInformation: Double { 2 * Double(coefficients.count) - 2 * logLikelihood }

  /// - Parameters:
  ///   - design: X, n × k, the constant included, n > k.
  ///   - names: The k names of its columns, for messages.
  ///   - outcome: y, n values: 0 or 1, or for Poisson none negative.
  ///   - weights: n sampling weights, none negative, or nil; with weights use a robust standard error.
  ///   - offset: n values added to xᵀβ, such as the log of the exposure, or nil.
  ///   - usingObservedInformation: Whether the information is that of the outcomes seen (Stata, statsmodels) or its expectation
  ///     (R). They differ for probit only.
  /// - Throws: ``EstimationError`` when lengths differ, a value is missing or out of range, n ≤ k, the outcome does not vary, columns
  ///   are collinear or separate the outcomes, and when the iteration does not end.
  public init(
    _ family: LikelihoodFamily, design given: Matrix, names: [String], outcome: [Double], weights: [Double]? = nil,
    offset: [Double]? = nil, usingObservedInformation: Bool = false
  ) throws(EstimationError) {
    try Self.check(family, design: given, names: names, outcome: outcome, weights: weights, offset: offset)
    let selection = RowSelection(given: given.rows, weights: weights)
    let design = selection.used(given)
    let outcome = selection.used(outcome)
    let weights = weights.map(selection.used)
    let offset = offset.map(selection.used)
    let n = design.rows
    let k = design.columns
    guard n > k else { throw .moreCoefficientsThanRows(coefficients: k, rows: n) }
    guard let first = outcome.first, outcome.contains(where: { $0 != first }) else {
      throw .noVariation(what: "outcome")
    }
    let scaled = ScaledDesign(design, weights: nil)
    let collinear = Set(
      scaled.withoutVariation + HouseholderFactorization(scaled.matrix).collinear.map { scaled.order[$0] })
    guard collinear.isEmpty else { throw .collinear(columns: collinear.sorted().map { names[$0] }) }

    var scoring = FisherScoring(
      family, columns: scaled.matrix, outcome: outcome, weights: weights, offset: offset)
    switch scoring.run() {
    case .maximum: break
    case .complete:
      throw .separation(columns: Self.separating(design, outcome, names), isComplete: true, rows: n)
    case .partial(let direction, let rows):
      let change = scaled.back(Matrix(rows: k, columns: 1, values: direction)).values
      throw .separation(columns: Self.carriers(of: change, design, names), isComplete: false, rows: rows)
    case .none: throw .notConverged(what: "the \(family.rawValue) regression", iterations: scoring.iterations)
    }

    let predictor = scoring.predictor
    let isExpected = !usingObservedInformation
    let information = (0..<n).map { i in
      (weights?[i] ?? 1) * family.information(outcome[i], predictor: predictor[i], isExpected: isExpected)
    }
    let factorization = HouseholderFactorization(scaled.matrix.scalingRows(by: information.map { $0.squareRoot() }))
    guard factorization.collinear.isEmpty else {
      throw .notConverged(what: "the \(family.rawValue) regression", iterations: scoring.iterations)
    }
    self.family = family
    self.names = names
    coefficients = scaled.back(Matrix(rows: k, columns: 1, values: scoring.coefficients)).values
    fitted = predictor.map(family.mean)
    deviance = scoring.deviance
    var saturated = 0.0
    var pearson = 0.0
    for i in 0..<n {
      let weight = weights?[i] ?? 1
      saturated += weight * family.saturatedLogLikelihood(outcome[i])
      let variance = family == .poisson ? fitted[i] : fitted[i] * (1 - fitted[i])
      pearson += weight * (outcome[i] - fitted[i]) * (outcome[i] - fitted[i]) / variance
    }
    logLikelihood = saturated - scoring.deviance / 2
    dispersion = pearson / Double(n - k)
    iterations = scoring.iterations
    self.design = design
    self.predictor = predictor
    self.weights = weights
    self.selection = selection
    self.offset = offset
    basis = factorization.thinQ
    inverseFactor = scaled.back(factorization.inverseUpper)
    multipliers = (0..<n).map { i in
      (weights?[i] ?? 1) * family.score(outcome[i], predictor: predictor[i]) / information[i].squareRoot()
    }
  }

  /// The test that the coefficients by which a smaller model differs are zero.
  ///
  /// - Parameter smaller: Of the same rows and family, its columns among ours. Right without weights and clusters.
  /// - Returns: χ² and its degrees of freedom.
  public func likelihoodRatioTest(
    against smaller: LikelihoodRegression
  ) -> (statistic: Double, degreesOfFreedom: Int, pValue: Double) {
    let statistic = smaller.deviance - deviance
    let degreesOfFreedom = coefficients.count - smaller.coefficients.count
    return (
      statistic, degreesOfFreedom,
      ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
    )
  }

  /// Columns of which a single threshold separates the outcomes.
  private static func separating(_ design: Matrix, _ outcome: [Double], _ names: [String]) -> [String] {
    var found: [String] = []
    for j in 0..<design.columns {
      let column = design.column(j)
      let ones = column.indices.filter { outcome[$0] == 1 }.map { column[$0] }
      let zeros = column.indices.filter { outcome[$0] == 0 }.map { column[$0] }
      guard let lowOne = ones.min(), let highOne = ones.max(), let lowZero = zeros.min(), let highZero = zeros.max()
      else { continue }
      if highZero < lowOne || highOne < lowZero { found.append(names[j]) }
    }
    return Array(found.prefix(1))
  }

  /// The columns whose coefficients run away, but for constants.
  private static func carriers(of change: [Double], _ design: Matrix, _ names: [String]) -> [String] {
    let sizes = change.indices.map { j in
      let column = design.column(j)
      return abs(change[j]) * standardDeviation(column)
    }
    let largest = sizes.max() ?? 0
    return change.indices.filter { sizes[$0] > 1e-3 * largest }.map { names[$0] }
  }

  private static func check(
    _ family: LikelihoodFamily, design: Matrix, names: [String], outcome: [Double], weights: [Double]?,
    offset: [Double]?
  ) throws(EstimationError) {
    let n = design.rows
    guard names.count == design.columns else {
      throw .lengthMismatch(what: "names", count: names.count, expected: design.columns)
    }
    for (what, values) in [("outcome", outcome), ("weights", weights), ("offset", offset)] {
      guard let values else { continue }
      guard values.count == n else { throw .lengthMismatch(what: what, count: values.count, expected: n) }
      guard what != "weights" else { continue }
      if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: what, row: row + 1) }
    }
    if let place = design.values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(what: names[place / n], row: place % n + 1)
    }
    if let row = weights?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .weightNotPositive(row: row + 1) }
    switch family {
    case .logit, .probit:
      if let row = outcome.firstIndex(where: { $0 != 0 && $0 != 1 }) { throw .notBinary(what: "outcome", row: row + 1) }
    case .poisson:
      if let row = outcome.firstIndex(where: { $0 < 0 }) { throw .negativeCount(what: "outcome", row: row + 1) }
    }
  }
}
