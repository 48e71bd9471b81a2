/// Which group each row belongs to: clusters, blocks, units.
///
///     Groups(["north", "south", "north"])    // names: north, south; index: 0, 1, 0
public struct Groups: Sendable, Equatable {
  /// For each row its group, from 0, in order of first appearance.
  public let index: [Int]
  /// The label of each group.
  public let names: [String]

  /// The number of groups.
  public var count: Int { names.count }

  public init<Label: Hashable & CustomStringConvertible>(_ labels: [Label]) {
    var numbers: [Label: Int] = [:]
    var names: [String] = []
    index = labels.map { label in
      if let known = numbers[label] { return known }
      numbers[label] = names.count
      names.append(label.description)
      return names.count - 1
    }
    self.names = names
  }

  /// The rows of each group, in their order.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in index.enumerated() { rows[group].append(row) }
    return rows
  }

  /// The same groups for some of the rows; groups that have none of them are left out.
  func selecting(_ rows: [Int]) -> Groups {
    var numbers = [Int](repeating: -1, count: count)
    var names: [String] = []
    let index = rows.map { row in
      let group = self.index[row]
      if numbers[group] < 0 {
        numbers[group] = names.count
        names.append(self.names[group])
      }
      return numbers[group]
    }
    return Groups(index: index, names: names)
  }

  private init(index: [Int], names: [String]) {
    self.index = index
    self.names = names
  }
}
