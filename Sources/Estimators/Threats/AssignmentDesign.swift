/// How treatment was assigned, as the data show it: which units went together, and how many of them were treated in each block.
///
/// Every assignment that treats as many units (or whole clusters) in each block as the observed one is taken to have had the same
/// probability: complete randomisation, within blocks when there are any.
struct AssignmentDesign {
  /// The rows of each unit of assignment, one unless clusters were assigned.
  let units: [[Int]]
  /// The units of each block; one block when there are none.
  let blocks: [[Int]]
  /// The names of the blocks, for messages.
  let blockNames: [String]
  /// The observed assignment of each unit.
  let isTreated: [Bool]
  let rows: Int

  /// - Throws: ``EstimationError`` for columns of unequal length, for a cluster in both arms or in several blocks, and for a design
  ///   that leaves no choice.
  init(isTreated rows: [Bool], clusters: Groups?, blocks: Groups?) throws(EstimationError) {
    for (name, groups) in [("clusters", clusters), ("blocks", blocks)] {
      if let groups, groups.index.count != rows.count {
        throw .lengthMismatch(what: name, count: groups.index.count, expected: rows.count)
      }
    }
    self.rows = rows.count
    units = clusters?.rows ?? rows.indices.map { [$0] }
    var assigned: [Bool] = []
    var members = [[Int]](repeating: [], count: blocks?.count ?? 1)
    for (unit, own) in units.enumerated() {
      for row in own {
        if rows[row] != rows[own[0]] { throw .clusterInBothArms(cluster: clusters?.names[unit] ?? "") }
        if let blocks, blocks.index[row] != blocks.index[own[0]] {
          throw .clusterInSeveralBlocks(cluster: clusters?.names[unit] ?? "")
        }
      }
      assigned.append(rows[own[0]])
      members[blocks?.index[own[0]] ?? 0].append(unit)
    }
    isTreated = assigned
    self.blocks = members
    blockNames = blocks?.names ?? ["all units"]
    guard members.contains(where: { block in block.contains { assigned[$0] != assigned[block[0]] } }) else {
      throw .singleAssignment
    }
  }

  /// The number of assignments, as a floating-point number, since it soon has hundreds of digits.
  var assignments: Double {
    blocks.reduce(1.0) { product, block in
      let treated = block.count { isTreated[$0] }
      return product
        * (0..<min(treated, block.count - treated)).reduce(1.0) {
          ($0 * Double(block.count - $1) / Double($1 + 1)).rounded()
        }
    }
  }

  /// One assignment of the units, each with the same probability.
  func draw(_ generator: inout RandomGenerator) -> [Bool] {
    var drawn = [Bool](repeating: false, count: units.count)
    for block in blocks {
      var order = block
      let treated = block.count { isTreated[$0] }
      // The first places of a shuffle are enough.
      for place in 0..<treated {
        order.swapAt(place, place + generator.integer(below: order.count - place))
        drawn[order[place]] = true
      }
    }
    return drawn
  }
}
