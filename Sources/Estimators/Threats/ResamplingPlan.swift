/// What a bootstrap draws with replacement: rows or whole clusters, within each stratum as many as it has.
struct ResamplingPlan: Sendable {
  /// The rows of each unit: one, or those of a cluster.
  let units: [[Int]]
  /// The units of each stratum.
  let members: [[Int]]

  /// - Throws: ``EstimationError`` for groups of another length, a cluster in several strata and a stratum of fewer than two units.
  init(rows: Int, clusters: Groups?, strata: Groups?) throws(EstimationError) {
    for (name, groups) in [("clusters", clusters), ("strata", strata)] {
      if let groups, groups.index.count != rows {
        throw .lengthMismatch(what: name, count: groups.index.count, expected: rows)
      }
    }
    let units = clusters?.rows ?? (0..<max(rows, 0)).map { [$0] }
    var members = [[Int]](repeating: [], count: strata?.count ?? 1)
    for (unit, own) in units.enumerated() {
      if let strata, own.contains(where: { strata.index[$0] != strata.index[own[0]] }) {
        throw .clusterInSeveralBlocks(cluster: clusters?.names[unit] ?? "")
      }
      members[strata?.index[own[0]] ?? 0].append(unit)
    }
    for (stratum, own) in members.enumerated() where own.count < 2 {
      let name = strata?.names[stratum] ?? "all rows"
      if clusters != nil { throw .tooFewClusters(group: name, count: own.count, minimum: 2) }
      throw .tooFewObservations(group: name, count: own.count, minimum: 2)
    }
    self.units = units
    self.members = members
  }

  /// One resample, unit by unit.
  func draw(_ generator: inout RandomGenerator, _ body: (_ unit: Int, _ stratum: Int) -> Void) {
    for (stratum, own) in members.enumerated() {
      for _ in own { body(own[generator.integer(below: own.count)], stratum) }
    }
  }
}
