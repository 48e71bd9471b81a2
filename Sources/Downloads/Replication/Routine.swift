/// A function that scripts define for themselves, in both languages, with the same arguments in the same order.
///
/// A script holds those that its study needs, and those that these need.
struct Routine: Sendable {
  var name: String
  /// The names of the routines that its text calls.
  var needs: [String]
  var python: String
  var r: String

  init(_ name: String, needs: [String] = [], python: String, r: String) {
    self.name = name
    self.needs = needs
    self.python = python
    self.r = r
  }

  func text(_ language: ScriptLanguage) -> String { language == .python ? python : r }

  /// All of them, in the order in which scripts define them.
  static let all: [Routine] =
    reading + rowChoice + conditions + textFunctions + momentFunctions + distributions + means + designs + leastSquares
    + clusterRobust + jointTests + proportions + ranks + quantiles + effectSizes + bounds + likelihood + attritionModels
    + differences + pooling + indices + families + randomisation + bootstraps + tables + comparison

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The routines of some names and all that they need, in the order of ``all``; and the names that there are not.
  static func closure(of names: Set<String>) -> (routines: [Routine], unknown: [String]) {
    var wanted: Set<String> = []
    var unknown: Set<String> = []
    var open = Array(names)
    while let name = open.popLast() {
      guard wanted.insert(name).inserted else { continue }
      if let routine = byName[name] { open += routine.needs } else { unknown.insert(name) }
    }
    return (all.filter { wanted.contains($0.name) }, unknown.sorted())
  }
}
