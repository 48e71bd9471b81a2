/// The effect of treatment in each subgroup and the test that it is the same in all.
///
/// One regression with a mean and an effect for each subgroup, and covariates with common slopes. Effects of which one is
/// significant and another is not need not differ: that is what the test is for. Subgroups are those of before treatment, planned
/// beforehand.
public struct SubgroupEffects: Sendable {
  public struct Effect: Sendable, Equatable {
    public let subgroup: String
    public let estimate: Estimate
    /// The effect less that of the first subgroup; nil for the first.
    public let differenceFromFirst: Estimate?
    public let treated, control: Int
  }

  /// In the order of the subgroups' names.
  public let effects: [Effect]
  /// That all effects are equal: HTZ with CR2, Wald's F otherwise.
  public let equality: WaldTest

  /// - Parameters:
  ///   - outcome: n finite values.
  ///   - isTreated: n values.
  ///   - subgroups: The subgroup of each row: at least two, each with at least two rows in each arm.
  ///   - covariates: Columns of n finite values measured before treatment, with their names.
  ///   - type: HC2 by default; a clustered type when whole clusters were assigned.
  ///   - clusters: For the clustered types, the cluster of each row.
  ///   - weights: n sampling weights, or nil.
  /// - Throws: ``EstimationError`` naming the first subgroup that has fewer than two rows in an arm, and as ``LeastSquares``.
  /// - SeeAlso: Gelman and Stern (2006), doi:10.1198/000313006X152649; Pustejovsky and Tipton (2018),
  ///   doi:10.1080/07350015.2016.1247004, for HTZ.
  public init(
    outcome: [Double], isTreated: [Bool], subgroups: Groups, covariates: [(name: String, values: [Double])] = [],
    type: StandardErrorType = .hc2, clusters: Groups? = nil, weights: [Double]? = nil
  ) throws(EstimationError) {
    try checkColumns(outcome: outcome, isTreated: isTreated, groups: [("subgroups", subgroups)])
    let order = subgroups.names.indices.sorted { subgroups.names[$0] < subgroups.names[$1] }
    guard order.count > 1 else { throw .noVariation(what: "subgroup") }
    let members = subgroups.rows
    for group in order {
      for (arm, value) in [("treated", true), ("control", false)] {
        let count = members[group].count { isTreated[$0] == value && weights?[$0] != 0 }
        guard count >= 2 else {
          throw .tooFewObservations(group: "\(subgroups.names[group]), \(arm)", count: count, minimum: 2)
        }
      }
    }
    let size = order.count
    var columns: [[Double]] = []
    for group in order { columns.append(subgroups.index.map { $0 == group ? 1 : 0 }) }
    for group in order {
      columns.append(subgroups.index.indices.map { subgroups.index[$0] == group && isTreated[$0] ? 1 : 0 })
    }
    var names = order.map { subgroups.names[$0] } + order.map { "treatment × " + subgroups.names[$0] }
    for (name, values) in covariates {
      guard values.count == outcome.count else {
        throw .lengthMismatch(what: name, count: values.count, expected: outcome.count)
      }
      // The means of the subgroups span a constant; a far origin would cost digits all the same.
      columns.append(centered(values, weights: weights))
      names.append(name)
    }
    let regression = try LeastSquares(
      design: Matrix(columns: columns), names: names, outcome: outcome, weights: weights)
    let spread = try SamplingError(regression, type: type, clusters: clusters)
    func contrast(_ place: Int, less other: Int? = nil) -> [Double] {
      columns.indices.map { $0 == size + place ? 1 : ($0 == other.map { size + $0 } ? -1 : 0) }
    }
    var effects: [Effect] = []
    for (place, group) in order.enumerated() {
      effects.append(
        Effect(
          subgroup: subgroups.names[group],
          estimate: try spread.estimate(contrast: contrast(place), name: names[size + place]),
          differenceFromFirst: place == 0
            ? nil
            : try spread.estimate(
              contrast: contrast(place, less: 0), name: "\(names[size]), \(names[size + place])"),
          treated: members[group].count { isTreated[$0] && weights?[$0] != 0 },
          control: members[group].count { !isTreated[$0] && weights?[$0] != 0 }))
    }
    self.effects = effects
    let differences = (1..<size).map { contrast($0, less: 0) }
    if type == .cr2, let clusters {
      equality = try regression.hotellingTest(contrasts: differences, clusters: clusters)
    } else {
      equality = try regression.waldTest(contrasts: differences, type: type, clusters: clusters)
    }
  }
}
