/// How much a search may do before it settles for what it has: counted in entries visited and not in seconds, so that it
/// ends at the same place on every machine.
package struct WorkBudget: Sendable, Equatable {
  package private(set) var left: Int
  /// Whether work was refused.
  package private(set) var isSpent = false

  package init(_ entries: Int) { left = entries }

  /// Some seconds of a release build: more than any table takes that somebody reads.
  package static let ofATable = WorkBudget(2_000_000_000)

  /// Whether there is enough left for some work, which is then spent.
  package mutating func spend(_ entries: Int) -> Bool {
    if entries > left {
      isSpent = true
      return false
    }
    left -= entries
    return true
  }

  /// Whether a linear program of so many entries is worth its beginning: it takes about a hundred pivots at least.
  package mutating func isEnough(forProgramOf entries: Int) -> Bool {
    let (least, isTooMuch) = entries.multipliedReportingOverflow(by: 100)
    if isTooMuch || least > left { isSpent = true }
    return !isSpent
  }

  /// A budget of what is left, in which nothing was refused yet.
  package var renewed: WorkBudget { WorkBudget(left) }
}
