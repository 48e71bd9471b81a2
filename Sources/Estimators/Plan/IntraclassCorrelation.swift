/// How alike the units of a cluster are: the share of the variance that lies between clusters, estimated from data by the analysis
/// of variance.
///
///     ρ̂ = (MSB − MSW) / (MSB + (m₀ − 1) MSW),   m₀ = (n − Σ m² / n) / (k − 1)
///
/// Take an outcome from before treatment, or one less its arm's mean: an effect of treatment on whole clusters would be counted as
/// likeness. The estimate may be negative when clusters differ less than chance would make them.
///
/// - SeeAlso: Donner and Koval (1980), doi:10.2307/2530491; Searle (1971), *Linear Models*, section 9.9, for the interval, which is
///   exact for normal outcomes in clusters of one size and approximate with m₀ otherwise.
public struct IntraclassCorrelation: Sendable, Equatable {
  /// ρ̂.
  public var estimate: Double
  /// m₀, near the mean cluster size and below it when sizes differ.
  public var adjustedClusterSize: Double
  /// Of cluster sizes: standard deviation (over k) over mean, as ``TrialDesign/clusterSizeVariation`` takes it.
  public var clusterSizeVariation: Double
  public var analysis: AnalysisOfVariance

  /// The two-sided interval.
  ///
  /// - Parameter level: Strictly between 0 and 1.
  public func confidenceInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    let f = FDistribution(
      numerator: Double(analysis.betweenDegreesOfFreedom), denominator: Double(analysis.withinDegreesOfFreedom))
    let tail = (1 - level) / 2
    func limit(_ quantile: Double) -> Double {
      let ratio = analysis.statistic / quantile
      return (ratio - 1) / (ratio + adjustedClusterSize - 1)
    }
    return (limit(f.quantile(upperTail: tail)), limit(f.quantile(tail)))
  }

  /// - Parameters:
  ///   - values: n finite values.
  ///   - clusters: The cluster of each, at least two, some with two units or more.
  /// - Throws: ``EstimationError`` as ``AnalysisOfVariance``.
  public init(_ values: [Double], clusters: Groups) throws(EstimationError) {
    if clusters.count < 2 { throw .tooFewClusters(group: "clusters", count: clusters.count, minimum: 2) }
    analysis = try AnalysisOfVariance(values, groups: clusters)
    let sizes = clusters.rows.map { Double($0.count) }
    let n = Double(values.count)
    let squares = dot(sizes, sizes)
    adjustedClusterSize = (n - squares / n) / Double(sizes.count - 1)
    let center = n / Double(sizes.count)
    clusterSizeVariation = max(squares / Double(sizes.count) - center * center, 0).squareRoot() / center
    let between = analysis.betweenMeanSquare
    let within = analysis.withinMeanSquare
    estimate = (between - within) / (between + (adjustedClusterSize - 1) * within)
  }
}
