/// The columns of a regression, built from variables: quantities, factors and their products.
///
///     var design = Design(rows: 200)
///     design.addConstant()
///     try design.add("treated", isTreated.map { $0 ? 1 : 0 })
///     try design.addFactor("region", regions, reference: "north")
///     try design.addInteraction("treated", "region")
///     let fit = try LeastSquares(design: design.matrix, names: design.names, outcome: outcome)
///
/// Factors have treatment coding: one column for each level but the reference, so that a coefficient is the difference from the
/// reference level. Nothing is dropped silently: what is collinear is refused by the regression, by name.
public struct Design: Sendable {
  /// A variable or an interaction, with the places of its columns.
  public struct Term: Sendable, Equatable {
    public let name: String
    public let columns: Range<Int>
    /// Of a factor its levels, the reference first; else empty.
    public let levels: [String]
  }

  /// n.
  public let rows: Int
  public private(set) var terms: [Term] = []
  /// The names of the columns: of the variable, `region: south` for a level, `treated × region: south` for a product.
  public private(set) var names: [String] = []
  private var columns: [[Double]] = []

  public init(rows: Int) { self.rows = rows }

  /// X, n × k.
  public var matrix: Matrix {
    columns.isEmpty ? Matrix(rows: rows, columns: 0) : Matrix(columns: columns)
  }

  /// The places of a term's columns, for a contrast or a joint test.
  public func columns(of term: String) -> Range<Int>? { terms.first { $0.name == term }?.columns }

  /// A column of ones, named `constant`.
  public mutating func addConstant() {
    append("constant", levels: [], columns: [("constant", [Double](repeating: 1, count: rows))])
  }

  /// A quantity, or a variable of 0 and 1.
  ///
  /// - Parameter values: n finite values.
  /// - Throws: ``EstimationError`` when there are not n, and for one that is missing.
  public mutating func add(_ name: String, _ values: [Double]) throws(EstimationError) {
    guard values.count == rows else { throw .lengthMismatch(what: name, count: values.count, expected: rows) }
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: name, row: row + 1) }
    append(name, levels: [], columns: [(name, values)])
  }

  /// A quantity less its mean, so that the other coefficients are those at the mean.
  ///
  /// - Parameter weights: n weights of the mean, or nil.
  public mutating func addCentered(
    _ name: String, _ values: [Double], weights: [Double]? = nil
  ) throws(EstimationError) {
    guard values.count == rows else { throw .lengthMismatch(what: name, count: values.count, expected: rows) }
    try add(name, centered(values, weights: weights))
  }

  /// A factor: one column of 0 and 1 for each level but the reference, in the order of the levels.
  ///
  /// - Parameters:
  ///   - labels: n levels.
  ///   - levels: All levels in their order; nil takes those that occur, sorted.
  ///   - reference: The level without a column; nil takes the first.
  /// - Throws: ``EstimationError`` when there are not n labels, a label or the reference is no level, a level does not occur, or there
  ///   is only one.
  public mutating func addFactor(
    _ name: String, _ labels: [String], levels given: [String]? = nil, reference: String? = nil
  ) throws(EstimationError) {
    guard labels.count == rows else { throw .lengthMismatch(what: name, count: labels.count, expected: rows) }
    let found = Set(labels)
    let levels = given ?? found.sorted()
    let first = reference ?? levels.first ?? ""
    for level in found.sorted() + [first] where !levels.contains(level) {
      throw .unknownLevel(factor: name, level: level)
    }
    for level in levels where !found.contains(level) { throw .emptyLevel(factor: name, level: level) }
    guard levels.count > 1 else { throw .noVariation(what: name) }
    let others = levels.filter { $0 != first }
    append(
      name, levels: [first] + others,
      columns: others.map { level in ("\(name): \(level)", labels.map { $0 == level ? 1 : 0 }) })
  }

  /// The products of the columns of two terms added before: the difference in the effect of one for each unit or level of the other.
  ///
  /// - Throws: ``EstimationError`` for a term that is not there.
  public mutating func addInteraction(_ first: String, _ second: String) throws(EstimationError) {
    guard let left = columns(of: first) else { throw .unknownTerm(name: first) }
    guard let right = columns(of: second) else { throw .unknownTerm(name: second) }
    var products: [(String, [Double])] = []
    for b in right {
      for a in left {
        products.append(("\(names[a]) × \(names[b])", zip(columns[a], columns[b]).map { $0 * $1 }))
      }
    }
    append("\(first) × \(second)", levels: [], columns: products)
  }

  private mutating func append(_ name: String, levels: [String], columns added: [(String, [Double])]) {
    terms.append(Term(name: name, columns: columns.count..<columns.count + added.count, levels: levels))
    names += added.map(\.0)
    columns += added.map(\.1)
  }
}
