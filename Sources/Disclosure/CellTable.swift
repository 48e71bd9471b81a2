/// A table of figures as it would be published: cells, and the sums that a reader can check between them.
///
/// Rows and columns with margins, layers by arm, hierarchies of regions and lists with a total are all cells with
/// relations, so protection and attack need one method.
package struct CellTable: Sendable, Equatable {
  package var cells: [Cell]
  package var relations: [Relation]

  package struct Cell: Sendable, Equatable {
    /// Where the cell stands: the level of each dimension, nil for its total.
    package var key: [String?]
    /// A count, or a sum that is never negative.
    package var value: Double
    /// The cell is zero by nature, and everyone knows it: men who are pregnant.
    package var isStructuralZero = false

    package init(key: [String?], value: Double, isStructuralZero: Bool = false) {
      self.key = key
      self.value = value
      self.isStructuralZero = isStructuralZero
    }
  }

  /// The cell `total` is the sum of `parts`.
  package struct Relation: Sendable, Equatable {
    package var total: Int
    package var parts: [Int]

    package init(total: Int, parts: [Int]) {
      self.total = total
      self.parts = parts
    }
  }

  package init(cells: [Cell], relations: [Relation]) {
    self.cells = cells
    self.relations = relations
  }

  /// A list with its total.
  package init(list values: [Double], levels: [String]) {
    self.init(dimensions: [levels], values: values)
  }

  /// Rows × columns with both margins.
  package init(rows: [String], columns: [String], values: [[Double]]) {
    self.init(dimensions: [rows, columns], values: values.flatMap { $0 })
  }

  /// A cross-table of any number of dimensions with all its margins.
  ///
  /// - Parameter values: The inner cells, the last dimension running fastest: as many as the product of the levels.
  package init(dimensions: [[String]], values: [Double]) {
    let sizes = dimensions.map { $0.count + 1 }
    let strides = sizes.indices.map { d in sizes[(d + 1)...].reduce(1, *) }
    let count = sizes.reduce(1, *)
    cells = []
    relations = []
    var inner = 0
    for number in 0..<count {
      let place = sizes.indices.map { number / strides[$0] % sizes[$0] }
      let key = place.indices.map { place[$0] < dimensions[$0].count ? dimensions[$0][place[$0]] : nil }
      var value = 0.0
      if !key.contains(nil) {
        value = inner < values.count ? values[inner] : 0
        inner += 1
      }
      cells.append(Cell(key: key, value: value))
    }
    // A total comes after its parts in its own dimension; totals of totals need the dimensions one after the other.
    for d in sizes.indices {
      for number in 0..<count where number / strides[d] % sizes[d] == dimensions[d].count {
        let parts = dimensions[d].indices.map { number - (dimensions[d].count - $0) * strides[d] }
        let isFirst = (0..<d).allSatisfy { number / strides[$0] % sizes[$0] < dimensions[$0].count }
        if isFirst { cells[number].value = parts.reduce(0) { $0 + cells[$1].value } }
        relations.append(Relation(total: number, parts: parts))
      }
    }
    for d in sizes.indices.reversed() {
      for number in 0..<count where number / strides[d] % sizes[d] == dimensions[d].count {
        cells[number].value = (0..<dimensions[d].count).reduce(0) {
          $0 + cells[number - (dimensions[d].count - $1) * strides[d]].value
        }
      }
    }
  }

  /// Adds a total of some levels of one dimension, for hierarchies: a region over its départements, in each place of the
  /// other dimensions. The relation of the level above, if any, may be given the new level in place of its parts by a
  /// further call.
  package mutating func addSubtotal(_ name: String, dimension: Int, of levels: [String]) {
    var groups: [(place: [String?], parts: [Int])] = []
    var index: [[String?]: Int] = [:]
    for (number, cell) in cells.enumerated() {
      guard let level = cell.key[dimension], levels.contains(level) else { continue }
      var place = cell.key
      place[dimension] = name
      if let group = index[place] {
        groups[group].parts.append(number)
      } else {
        index[place] = groups.count
        groups.append((place, [number]))
      }
    }
    let previous = relations
    var numberOf: [Int: Int] = [:]
    for (i, group) in groups.enumerated() {
      numberOf[i] = cells.count
      relations.append(Relation(total: cells.count, parts: group.parts))
      cells.append(Cell(key: group.place, value: group.parts.reduce(0) { $0 + cells[$1].value }))
    }
    // The subtotals add up over the other dimensions as their parts do.
    for relation in previous {
      guard let level = cells[relation.total].key[dimension], level == levels.first else { continue }
      func moved(_ cell: Int) -> Int? {
        var place = cells[cell].key
        guard place[dimension] == level else { return nil }
        place[dimension] = name
        return index[place].flatMap { numberOf[$0] }
      }
      let parts = relation.parts.compactMap(moved)
      if let total = moved(relation.total), parts.count == relation.parts.count {
        relations.append(Relation(total: total, parts: parts))
      }
    }
  }

  /// The cell of a key.
  package func cell(_ key: [String?]) -> Int? { cells.firstIndex { $0.key == key } }
}
