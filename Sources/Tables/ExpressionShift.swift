/// `lag` and `lead`.
extension Evaluator {
  /// The value of each row's neighbour; `missing` where there is none.
  func shifted<Value>(
    _ shift: Node.Shift, _ rows: [Int], _ missing: Value, at offset: Int,
    _ values: (Node, [Int]) throws(ExpressionError) -> [Value]
  ) throws(ExpressionError) -> [Value] {
    let neighbours = try neighbours(shift, at: offset)
    let positions = rows.indices.filter { neighbours[rows[$0]] >= 0 }
    var result = Array(repeating: missing, count: rows.count)
    // Only the rows that are somebody's neighbour are computed.
    let found = try values(shift.value, positions.map { neighbours[rows[$0]] })
    for (position, value) in zip(positions, found) { result[position] = value }
    return result
  }

  /// For each row of the table the one before it, or after it, in the order of its unit; −1 for none.
  private func neighbours(_ shift: Node.Shift, at offset: Int) throws(ExpressionError) -> [Int] {
    let all = Array(0..<table.rowCount)
    let units = try unitNumbers(shift.unit, all)
    var sorted: [Int]
    let isTied: (Int, Int) -> Bool
    let word: (Int) -> String
    switch try checker.kind(of: shift.order) {
    case .number:
      let order = try numbers(shift.order, all)
      sorted = all.filter { units[$0] >= 0 && !order[$0].isNaN }
      sorted.sort { (units[$0], order[$0], $0) < (units[$1], order[$1], $1) }
      isTied = { order[$0] == order[$1] }
      word = { shortest(order[$0]) }
    default:
      let order = try texts(shift.order, all)
      sorted = all.filter { units[$0] >= 0 && order[$0] != nil }
      let isDatetime = checker.moment(of: shift.order) == .datetime
      if isDatetime { try requireOneZone(order, sorted, at: shift.order.offset) }
      let keys = order.map { text in text.map { isDatetime ? MomentKey($0).local : $0[...] } ?? "" }
      sorted.sort { (units[$0], keys[$0], $0) < (units[$1], keys[$1], $1) }
      isTied = { keys[$0] == keys[$1] }
      word = { quoted(order[$0] ?? "") }
    }
    var neighbours = Array(repeating: -1, count: table.rowCount)
    for (first, second) in zip(sorted, sorted.dropFirst()) where units[first] == units[second] {
      guard !isTied(first, second) else {
        let unit = try shift.unit.map { unit throws(ExpressionError) in try " of unit \(unitWord(unit, first))" } ?? ""
        throw ExpressionError(
          offset: offset, id: "tied-order",
          message:
            "two rows\(unit) have the order \(word(first)) (lines \(table.lines[first]) and \(table.lines[second]) of "
            + "the data), and neither comes before the other",
          hint: shift.unit == nil
            ? "name the column of the units: by: …"
            : "order by what differs between the rows of a unit, or tell units apart: by: concat(a, \"/\", b)")
      }
      if shift.isLead { neighbours[first] = second } else { neighbours[second] = first }
    }
    return neighbours
  }

  /// A number for each unit, in the order in which they appear; −1 where the unit is missing.
  private func unitNumbers(_ unit: Node?, _ rows: [Int]) throws(ExpressionError) -> [Int] {
    guard let unit else { return Array(repeating: 0, count: rows.count) }
    switch try checker.kind(of: unit) {
    case .number:
      var known: [Double: Int] = [:]
      return try numbers(unit, rows).map { $0.isNaN ? -1 : number(of: $0, in: &known) }
    case .text:
      var known: [String: Int] = [:]
      return try texts(unit, rows).map { $0.map { number(of: $0, in: &known) } ?? -1 }
    case .boolean: return try truths(unit, rows).map { $0 == .missing ? -1 : Int($0.rawValue) }
    case nil: return Array(repeating: -1, count: rows.count)
    }
  }

  private func number<Key: Hashable>(of key: Key, in known: inout [Key: Int]) -> Int {
    if let number = known[key] { return number }
    known[key] = known.count
    return known.count - 1
  }

  private func unitWord(_ unit: Node, _ row: Int) throws(ExpressionError) -> String {
    switch try checker.kind(of: unit) {
    case .number: shortest(try numbers(unit, [row])[0])
    case .text: quoted(try texts(unit, [row])[0] ?? "")
    default: try truths(unit, [row])[0] == .yes ? "true" : "false"
    }
  }

  private func requireOneZone(_ order: [String?], _ rows: [Int], at offset: Int) throws(ExpressionError) {
    guard let first = rows.first, let zone = order[first]?.hasSuffix("Z") else { return }
    guard let other = rows.first(where: { order[$0]?.hasSuffix("Z") != zone }) else { return }
    throw mixedZones(
      order[first] ?? "", order[other] ?? "", "lines \(table.lines[first]) and \(table.lines[other])", at: offset)
  }
}
