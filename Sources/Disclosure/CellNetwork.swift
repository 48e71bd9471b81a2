/// The relations of a table as a network: each cell an arc, each relation a node where what flows in flows out.
///
/// It exists when no cell stands in more than two relations and the relations can be given signs so that each cell enters
/// one and leaves the other: lists, rows × columns with margins, and these with one hierarchy. Ways that the true table
/// could differ and still show the same published figures are circulations in it, so questions about them are questions
/// of maximum flow, with whole answers for whole cells.
///
/// - SeeAlso: Cox (1995), *Network models for complementary cell suppression*; Ahuja, Magnanti and Orlin (1993), *Network
///   Flows*.
struct CellNetwork {
  /// For each cell the node that it leaves and the node that it enters; equal for a cell in no relation.
  let tails: [Int]
  let heads: [Int]
  let nodeCount: Int
  /// For each node, the cells at it.
  private let cellsOfNode: [[Int]]

  /// Nil when the relations are no network.
  init?(_ table: CellTable) {
    var memberships = Array(repeating: [(relation: Int, sign: Int)](), count: table.cells.count)
    for (r, relation) in table.relations.enumerated() {
      memberships[relation.total].append((r, -1))
      for part in relation.parts { memberships[part].append((r, 1)) }
    }
    if memberships.contains(where: { $0.count > 2 }) { return nil }
    var signs = Array(repeating: 0, count: table.relations.count)
    for start in signs.indices where signs[start] == 0 {
      signs[start] = 1
      var stack = [start]
      while let r = stack.popLast() {
        for cell in [table.relations[r].total] + table.relations[r].parts {
          guard let mine = memberships[cell].first(where: { $0.relation == r }),
            let other = memberships[cell].first(where: { $0.relation != r })
          else { continue }
          let wanted = -signs[r] * mine.sign * other.sign
          if signs[other.relation] == 0 {
            signs[other.relation] = wanted
            stack.append(other.relation)
          } else if signs[other.relation] != wanted {
            return nil
          }
        }
      }
    }
    // Cells of a single relation have their other end in a node of their own, where everything may come from or go to.
    let ground = table.relations.count
    nodeCount = ground + 1
    var tails = Array(repeating: ground, count: table.cells.count)
    var heads = tails
    var cellsOfNode = Array(repeating: [Int](), count: ground + 1)
    for (cell, members) in memberships.enumerated() {
      for member in members {
        if signs[member.relation] * member.sign > 0 {
          tails[cell] = member.relation
        } else {
          heads[cell] = member.relation
        }
      }
      if tails[cell] != heads[cell] {
        cellsOfNode[tails[cell]].append(cell)
        cellsOfNode[heads[cell]].append(cell)
      }
    }
    self.tails = tails
    self.heads = heads
    self.cellsOfNode = cellsOfNode
  }

  /// The most by which a cell can rise (or fall) when the others move between zero and any size.
  ///
  /// - Parameters:
  ///   - values: The flow at which the search starts; changed to one that reaches the result, or `limit`.
  ///   - isFree: The cells that may move.
  ///   - limit: Where the search may stop.
  ///   - budget: When it is spent, the result is what was reached.
  func change(
    of cell: Int, rising: Bool, values: inout [Double], limit: Double, within budget: inout WorkBudget,
    isFree: (Int) -> Bool
  ) -> Double {
    let own = rising ? Double.infinity : values[cell]
    let wanted = min(limit, own)
    guard tails[cell] != heads[cell] else { return wanted }
    // A rise of the cell brings flow into its head, which must come back to its tail over the other cells.
    let source = rising ? heads[cell] : tails[cell]
    let target = rising ? tails[cell] : heads[cell]
    var moved = 0.0
    while moved < wanted {
      // A search visits each cell from both of its ends.
      guard budget.spend(2 * tails.count),
        let path = path(from: source, to: target, without: cell, values, isFree: isFree)
      else { break }
      var amount = wanted - moved
      for step in path where !step.isForward { amount = min(amount, values[step.cell]) }
      // Steps forward have no limit: a cycle of such steps would move any amount.
      if amount == .infinity { return .infinity }
      for step in path { values[step.cell] += step.isForward ? amount : -amount }
      values[cell] += rising ? amount : -amount
      moved += amount
    }
    return moved
  }

  struct Step {
    var cell: Int
    var isForward: Bool
  }

  /// A shortest path of cells that can move, breadth first.
  private func path(
    from source: Int, to target: Int, without excluded: Int, _ values: [Double], isFree: (Int) -> Bool
  ) -> [Step]? {
    var cameBy: [Step?] = Array(repeating: nil, count: nodeCount)
    var queue = [source]
    var next = 0
    while next < queue.count, cameBy[target] == nil {
      let node = queue[next]
      next += 1
      for cell in cellsOfNode[node] where cell != excluded && isFree(cell) {
        let isForward = tails[cell] == node
        let other = isForward ? heads[cell] : tails[cell]
        guard other != source, cameBy[other] == nil, isForward || values[cell] > 0 else { continue }
        cameBy[other] = Step(cell: cell, isForward: isForward)
        queue.append(other)
      }
    }
    return steps(cameBy, from: source, to: target)
  }

  private func steps(_ cameBy: [Step?], from source: Int, to target: Int) -> [Step]? {
    var steps: [Step] = []
    var node = target
    while node != source {
      guard let step = cameBy[node] else { return nil }
      steps.append(step)
      node = step.isForward ? tails[step.cell] : heads[step.cell]
    }
    return steps
  }

  /// The path that costs least, each cell counted once; nil without any.
  ///
  /// - Parameters:
  ///   - cost: Of a cell, at least zero, or infinite where it may not move.
  ///   - room: How far each cell can fall.
  ///   - amount: How far the path must be able to move; less is accepted by the caller's later rounds.
  func cheapestPath(
    of cell: Int, rising: Bool, room: [Double], amount: Double, cost: (Int) -> Double
  ) -> (steps: [Step], amount: Double)? {
    guard tails[cell] != heads[cell] else { return nil }
    let source = rising ? heads[cell] : tails[cell]
    let target = rising ? tails[cell] : heads[cell]
    var best = Array(repeating: Double.infinity, count: nodeCount)
    var cameBy: [Step?] = Array(repeating: nil, count: nodeCount)
    var queue = NodeQueue()
    best[source] = 0
    queue.insert(source, 0)
    while let (node, distance) = queue.popFirst() {
      if distance > best[node] { continue }
      if node == target { break }
      for other in cellsOfNode[node] where other != cell {
        let isForward = tails[other] == node
        guard isForward || room[other] >= amount else { continue }
        let price = cost(other)
        guard price < .infinity else { continue }
        let end = isForward ? heads[other] : tails[other]
        if distance + price < best[end] {
          best[end] = distance + price
          cameBy[end] = Step(cell: other, isForward: isForward)
          queue.insert(end, distance + price)
        }
      }
    }
    guard let steps = steps(cameBy, from: source, to: target) else { return nil }
    let limit = steps.filter { !$0.isForward }.map { room[$0.cell] }.min() ?? .infinity
    return (steps, limit)
  }
}

/// A binary heap of nodes; equal distances come in the order of the nodes.
private struct NodeQueue {
  private var heap: [(node: Int, distance: Double)] = []

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (heap[a].distance, heap[a].node) < (heap[b].distance, heap[b].node)
  }

  mutating func insert(_ node: Int, _ distance: Double) {
    heap.append((node, distance))
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> (node: Int, distance: Double)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
