/// The iteration of a likelihood regression on standardised columns, and how it ended.
struct FisherScoring {
  enum End {
    case maximum
    /// Some combination of the columns has the sign of every outcome.
    case complete
    /// In some rows the predictor runs away along a direction of the coefficients, in the others it stands still.
    case partial(direction: [Double], rows: Int)
  }

  private let family: LikelihoodFamily
  private let columns: Matrix
  private let outcome: [Double]
  private let weights: [Double]?
  private let offset: [Double]?
  private(set) var coefficients: [Double]
  private(set) var predictor: [Double]
  private(set) var deviance = Double.infinity
  private(set) var iterations = 0

  init(
    _ family: LikelihoodFamily, columns: Matrix, outcome: [Double], weights: [Double]?, offset: [Double]?
  ) {
    self.family = family
    self.columns = columns
    self.outcome = outcome
    self.weights = weights
    self.offset = offset
    coefficients = [Double](repeating: 0, count: columns.columns)
    predictor = outcome.map(family.startingPredictor)
  }

  /// Runs to an end; nil when there was none in 100 iterations.
  mutating func run() -> End? {
    guard let start = solve(withPredictor: true) else { return nil }
    take(start, from: [Double](repeating: 0, count: columns.columns))
    var standing = 0
    var smallest = Double.infinity
    // Beside the relative change, an absolute one: where counts are fitted exactly the deviance goes to zero.
    let negligible = 1e-14 * deviance
    var last: [Double] = []
    while iterations < 100 {
      if separatesEveryRow { return .complete }
      guard let step = solve(withPredictor: false) else {
        // Rows that ran away have no weight left, and their columns with them.
        guard !last.isEmpty, let rows = rowsRunningAway(columns * last) else { return nil }
        return rows == outcome.count && family != .poisson ? .complete : .partial(direction: last, rows: rows)
      }
      last = step
      let before = deviance
      let origin = coefficients
      take(step, from: origin)
      var share = 1.0
      while !(deviance <= before * (1 + 1e-12) + 1e-300), share > 1e-6 {
        share /= 2
        take(step.map { $0 * share }, from: origin)
      }
      iterations += 1
      guard deviance.isFinite else { return nil }
      guard abs(before - deviance) <= 1e-12 * abs(deviance) + negligible else { continue }
      let moves = columns * step
      let largest = moves.map { abs($0) }.max() ?? 0
      if largest > 1e-2 {
        if let rows = rowsRunningAway(moves) { return .partial(direction: step, rows: rows) }
        continue
      }
      standing += 1
      // The deviance stands still when the coefficients have half its digits: on, while the steps still shrink.
      if standing == 30 || largest < 1e-14 || largest > smallest / 2 { return .maximum }
      smallest = largest
    }
    return nil
  }

  /// The step by weighted least squares; or, from the starting predictor, the first coefficients.
  private func solve(withPredictor: Bool) -> [Double]? {
    let n = outcome.count
    var roots = [Double](repeating: 0, count: n)
    var target = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let weight = weights?[i] ?? 1
      let information = weight * family.information(outcome[i], predictor: predictor[i], isExpected: true)
      guard information > 0 else { continue }
      roots[i] = information.squareRoot()
      target[i] = weight * family.score(outcome[i], predictor: predictor[i]) / roots[i]
      if withPredictor { target[i] += roots[i] * (predictor[i] - (offset?[i] ?? 0)) }
    }
    let factorization = HouseholderFactorization(columns.scalingRows(by: roots), tolerance: 1e-13)
    guard factorization.collinear.isEmpty else { return nil }
    let turned = factorization.transposedQ(times: target)
    let step = factorization.solveUpper(Array(turned.prefix(columns.columns)))
    return step.allSatisfy(\.isFinite) ? step : nil
  }

  private mutating func take(_ step: [Double], from origin: [Double]) {
    coefficients = zip(origin, step).map { $0 + $1 }
    predictor = columns * coefficients
    if let offset { for i in predictor.indices { predictor[i] += offset[i] } }
    var sum = 0.0
    for i in predictor.indices { sum += (weights?[i] ?? 1) * family.deviance(outcome[i], predictor: predictor[i]) }
    deviance = sum
  }

  private var separatesEveryRow: Bool {
    guard family != .poisson else { return false }
    for i in predictor.indices {
      let linear = predictor[i] - (offset?[i] ?? 0)
      guard outcome[i] == 1 ? linear > 0 : linear < 0 else { return false }
    }
    return true
  }

  /// How many rows run towards their outcome while all others stand still; nil when the step is of another kind.
  private func rowsRunningAway(_ moves: [Double]) -> Int? {
    let largest = moves.map { abs($0) }.max() ?? 0
    var rows = 0
    for (i, move) in moves.enumerated() where abs(move) > 1e-3 * largest {
      switch family {
      case .logit, .probit: guard outcome[i] == 1 ? move > 0 : move < 0 else { return nil }
      case .poisson: guard outcome[i] == 0, move < 0 else { return nil }
      }
      rows += 1
    }
    return rows
  }
}
