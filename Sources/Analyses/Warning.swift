/// What a reader should know before trusting a result. Pages say it in the reader's language: `warning-<id>`.
package enum Warning: Sendable, Equatable {
  /// Fewer than five trials: the variance between them is hardly known.
  case fewTrials
  /// Fewer than ten clusters, or than thirty with CR0 and CR1: standard errors that rest on many clusters are too small.
  case fewClusters(Int)
  /// One arm has a single cluster, so that its effect cannot be told from the treatment's.
  case singleCluster(arm: Arm)
  /// Resamples in which the statistic could not be computed.
  case failedResamples(Int)
  /// A wild bootstrap whose p value cannot be small, so few are its clusters.
  case coarseBootstrap(smallest: Double)

  /// A placebo outcome whose interval leaves zero out.
  case significantPlacebo
  /// A weight against attrition that is more than ten times the mean.
  case heavyWeight(Double)

  package enum Arm: String, Sendable {
    case treated, control
  }

  /// The stable name, in `results.json` and in the strings of the pages.
  package var id: String {
    switch self {
    case .fewTrials: "few-trials"
    case .fewClusters: "few-clusters"
    case .singleCluster(let arm): "single-cluster-" + arm.rawValue
    case .failedResamples: "failed-resamples"
    case .coarseBootstrap: "coarse-bootstrap"
    case .significantPlacebo: "significant-placebo"
    case .heavyWeight: "heavy-weight"
    }
  }

  package static let ids = [
    "few-trials", "few-clusters", "single-cluster-treated", "single-cluster-control", "failed-resamples",
    "coarse-bootstrap", "significant-placebo", "heavy-weight",
  ]

  /// The number that the sentence holds, when it holds one.
  package var number: Double? {
    switch self {
    case .fewClusters(let count), .failedResamples(let count): Double(count)
    case .coarseBootstrap(let value), .heavyWeight(let value): value
    case .fewTrials, .singleCluster, .significantPlacebo: nil
    }
  }
}
