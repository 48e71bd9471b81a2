import Content
import Estimators

extension Result {
  /// The means that both arms would have with the covariates of all rows: what the model predicts, averaged.
  package struct PredictedMeans: Sendable {
    package var treated: Mean
    package var control: Mean

    package struct Mean: Sendable, Equatable {
      package var mean: Double
      package var standardError: Double
      /// Infinite for a normal reference distribution.
      package var degreesOfFreedom: Double
      package var low: Double
      package var high: Double
    }
  }
}

extension Estimation {
  func predicted(treated: Estimate, control: Estimate) -> Result.PredictedMeans {
    func mean(_ estimate: Estimate) -> Result.PredictedMeans.Mean {
      let interval = estimate.confidenceInterval(level: plan.confidence)
      return Result.PredictedMeans.Mean(
        mean: estimate.estimate, standardError: estimate.standardError, degreesOfFreedom: estimate.degreesOfFreedom,
        low: interval.low, high: interval.high)
    }
    return Result.PredictedMeans(treated: mean(treated), control: mean(control))
  }

  /// Of a regression with one slope for both arms; nil where no mean is predicted: with absorbed effects, with clusters of two
  /// kinds, and where the clusters carry no information about an arm's mean.
  func predictedMeans(
    _ regression: LeastSquares, _ design: Design, type: StandardErrorType, clusters: Groups?
  ) -> Result.PredictedMeans? {
    guard plan.term == nil, plan.absorbed.isEmpty, plan.secondCluster == nil else { return nil }
    let means = [1.0, 0].map { arm -> Estimate? in
      var columns = design.columns
      columns[design.treatment] = [Double](repeating: arm, count: columns[design.treatment].count)
      return try? regression.averagePrediction(design: Matrix(columns: columns), type: type, clusters: clusters)
    }
    guard let treated = means[0], let control = means[1] else { return nil }
    return predicted(treated: treated, control: control)
  }
}
