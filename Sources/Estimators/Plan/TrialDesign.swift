/// What a planned trial looks like, beside its size: how treatment is shared out, what the covariates explain, whether clusters
/// are assigned, who is lost and who complies.
public struct TrialDesign: Sendable, Equatable {
  /// P: the share of units (or clusters) that are treated, strictly between 0 and 1.
  public var treatedShare = 0.5
  /// R² of the outcome on covariates and blocks; with clusters, within clusters.
  public var covariateRSquared = 0.0
  /// With clusters, R² of the cluster means on covariates and blocks.
  public var clusterRSquared = 0.0
  /// How many covariates take a degree of freedom; with clusters, those at the level of clusters.
  public var covariates = 0
  /// B: how many blocks, whose means take B − 1 degrees of freedom.
  public var blocks = 1
  /// m: the mean number of units assigned in a cluster; nil when units are assigned.
  public var clusterSize: Double?
  /// ρ: the share of the outcome's variance that lies between clusters.
  public var intraclassCorrelation = 0.0
  /// The standard deviation of the cluster sizes over their mean; 0 when they are equal.
  public var clusterSizeVariation = 0.0
  /// The share of units whose outcome will be missing; within clusters, of the units of each.
  public var attrition = 0.0
  /// The share that takes the treatment among the treated, less that among controls: the effect on the outcome of those assigned
  /// is this times the effect on those who comply.
  public var compliance = 1.0
  /// α of the test.
  public var significanceLevel = 0.05
  /// Whether an effect in either direction counts.
  public var isTwoSided = true

  public init() {}

  /// 1 + ((1 + cv²) m − 1) ρ for what remains of a cluster after attrition: how many times more units clusters need.
  ///
  /// - SeeAlso: Eldridge, Ashby and Kerry (2006), doi:10.1093/ije/dyl129.
  public var designEffect: Double {
    guard let clusterSize else { return 1 }
    let left = clusterSize * (1 - attrition)
    return 1 + ((1 + clusterSizeVariation * clusterSizeVariation) * left - 1) * intraclassCorrelation
  }

  /// The units of assignment: clusters, or single units.
  var unitName: String { clusterSize == nil ? "units" : "clusters" }

  func check() throws(EstimationError) {
    let inside = "strictly between 0 and 1"
    let share = "at least 0 and below 1"
    for (what, value, isStrict) in [
      ("share treated", treatedShare, true), ("significance level", significanceLevel, true),
      ("R² of covariates", covariateRSquared, false), ("R² of cluster means", clusterRSquared, false),
      ("attrition", attrition, false),
    ] {
      guard isStrict ? value > 0 : value >= 0, value < 1 else {
        throw .outOfRange(what: what, allowed: isStrict ? inside : share)
      }
    }
    guard compliance > 0, compliance <= 1 else {
      throw .outOfRange(what: "compliance", allowed: "above 0 and at most 1")
    }
    guard intraclassCorrelation >= 0, intraclassCorrelation <= 1 else {
      throw .outOfRange(what: "intra-cluster correlation", allowed: "between 0 and 1")
    }
    if let clusterSize, !(clusterSize * (1 - attrition) >= 1 && clusterSize < .infinity) {
      throw .outOfRange(what: "cluster size", allowed: "at least 1 after attrition")
    }
    guard clusterSizeVariation >= 0, clusterSizeVariation.isFinite else {
      throw .outOfRange(what: "variation of cluster sizes", allowed: "0 or more")
    }
    guard covariates >= 0 else { throw .outOfRange(what: "number of covariates", allowed: "0 or more") }
    guard blocks >= 1 else { throw .outOfRange(what: "number of blocks", allowed: "1 or more") }
  }
}
