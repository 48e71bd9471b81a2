import Content
import Diagnostics
import Tables

@testable import Analyses

/// What a reader knows of the persons of one dataset from all that its study publishes, written apart from the rules that
/// hide: how many persons there are of each kind, a kind being one combination of the values of all columns, is unknown;
/// each published count, total, sample size, row left out, mean of an answer of 0 and 1 and box of a flow is a sum over
/// kinds. So is each count that is hidden, and what is to be bounded.
struct ReaderKnowledge {
  struct Fact {
    var what: String
    var coefficients: [Double]
    var value: Double
  }

  struct Secret {
    var what: String
    var coefficients: [Double]
    var count: Int
  }

  let data: String
  /// One row for each possible kind.
  let kinds: Table
  /// How many persons there are of each kind in truth.
  let truth: [Double]
  var facts: [Fact] = []
  var secrets: [Secret] = []

  /// - Parameter columns: Those whose values may matter; a number of many values counts as present or missing.
  init(_ table: Table, data: String, columns: [String]) {
    self.data = data
    let columns = columns.compactMap { table.column(named: $0) }
    let domains = columns.map { column -> [String?] in
      let values = Set((0..<column.count).map { word(column, $0) })
      if values.count > 8 { return values.contains(nil) ? ["1", nil] : ["1"] }
      return values.sorted { ($0 ?? "\u{10FFFF}") < ($1 ?? "\u{10FFFF}") }
    }
    let count = domains.map(\.count).reduce(1, *)
    var strides: [Int] = []
    for place in domains.indices { strides.append(domains[(place + 1)...].map(\.count).reduce(1, *)) }
    var truth = [Double](repeating: 0, count: count)
    for row in 0..<table.rowCount {
      var number = 0
      for (place, column) in columns.enumerated() {
        var text = word(column, row)
        if !domains[place].contains(text) { text = "1" }
        number += (domains[place].firstIndex(of: text) ?? 0) * strides[place]
      }
      truth[number] += 1
    }
    self.truth = truth
    let made = columns.enumerated().map { place, column in
      let texts = (0..<count).map { domains[place][$0 / strides[place] % domains[place].count] }
      if case .numbers = column.values {
        return Column(
          field: column.field,
          values: .numbers(texts.map { $0.flatMap { Double($0) ?? ($0 == "true" ? 1 : 0) } ?? .nan }))
      }
      return Column(field: column.field, values: .texts(texts))
    }
    kinds = Table(columns: made, rowCount: count, lines: (0..<count).map { Int32($0 + 2) })
    know("all rows", all, Double(table.rowCount))
  }

  // MARK: Sets of kinds

  var all: [Bool] { [Bool](repeating: true, count: kinds.rowCount) }

  func filter(_ filter: Located<String>?) -> [Bool] {
    guard let filter, !filter.value.isEmpty, let rows = try? Expression.parse(filter.value).rows(in: kinds) else {
      return all
    }
    var mask = [Bool](repeating: false, count: kinds.rowCount)
    for row in rows { mask[row] = true }
    return mask
  }

  func holding(_ column: String, _ level: String) -> [Bool] {
    guard let column = kinds.column(named: column) else { return all }
    return (0..<kinds.rowCount).map { word(column, $0) == level }
  }

  func missing(_ column: String) -> [Bool] {
    guard let column = kinds.column(named: column) else { return all.map { _ in false } }
    return (0..<kinds.rowCount).map { column.isMissing($0) }
  }

  func arms(_ treatment: Treatment) -> (treated: [Bool], control: [Bool]) {
    (holding(treatment.column.value, treatment.treated.value), holding(treatment.column.value, treatment.control.value))
  }

  // MARK: Facts

  func count(_ mask: [Bool]) -> Int { Int(zip(mask, truth).reduce(0.0) { $0 + ($1.0 ? $1.1 : 0) }) }

  mutating func know(_ what: String, _ mask: [Bool], _ value: Double) {
    facts.append(Fact(what: what, coefficients: mask.map { $0 ? 1 : 0 }, value: value))
  }

  /// A count that is shown, or hidden and to be bounded.
  mutating func see(_ what: String, _ mask: [Bool], _ shown: Int?) {
    if let shown {
      know(what, mask, Double(shown))
    } else {
      secrets.append(Secret(what: what, coefficients: mask.map { $0 ? 1 : 0 }, count: count(mask)))
    }
  }

  /// A share: those who hold are so many of those who are observed.
  mutating func seeShare(_ what: String, _ holding: [Bool], of base: [Bool], _ share: Double?) {
    guard let share, share.isFinite else { return }
    facts.append(
      Fact(
        what: what, coefficients: zip(holding, base).map { ($0 && $1 ? 1 : 0) - ($1 ? share : 0) }, value: 0))
  }

  /// The rows left out, one reason after the other; the rows that are left.
  mutating func leaveOut(_ what: String, _ dropped: [Result.Dropped], arms treatment: Treatment? = nil) -> [Bool] {
    var kept = all
    for reason in dropped {
      let gone: [Bool]
      switch reason.reason {
      case .filter(let text): gone = filter(Located(text, at: Place(file: "", line: 1, column: 1))).map { !$0 }
      case .missing(let column): gone = missing(column)
      case .otherArm:
        guard let treatment else { continue }
        let arms = arms(treatment)
        gone = zip(arms.treated, arms.control).map { !$0 && !$1 }
      default: continue
      }
      know("\(what), left out", kept && gone, Double(reason.count))
      kept = kept && gone.map { !$0 }
    }
    return kept
  }

  // MARK: What a study publishes

  mutating func read(_ results: StudyResults, _ study: Study) {
    for table in results.crossTables where table.plan.data.value == data { read(table) }
    for table in results.descriptions where table.plan.data.value == data { read(table) }
    for table in results.balances where table.plan.data.value == data { read(table) }
    for table in results.attritions where table.plan.data.value == data { read(table) }
    for table in results.indices where table.plan.data.value == data { read(table) }
    for result in results.results where result.plan.data.value == data { read(result) }
    for (place, display) in results.displays.sorted(by: { $0.key < $1.key }) {
      if let block = study.block(at: place) { read(display, block) }
    }
  }

  mutating func read(_ table: CrossTabulation) {
    let plan = table.plan
    let name = plan.id.value
    let used = leaveOut(name, table.dropped)
    for layer in table.layers {
      let group = used && (plan.by.map { holding($0.value, layer.level.value) } ?? all)
      see("\(name) \(layer.level.value)", group, layer.total)
      for (r, row) in table.rows.enumerated() {
        let inRow = group && holding(plan.rows.value, row.value)
        see("\(name) \(layer.level.value) \(row.value)", inRow, layer.rowTotals[r])
        for (c, column) in table.columns.enumerated() {
          let cell = inRow && holding(plan.columns.value, column.value)
          see("\(name) \(layer.level.value) \(row.value) × \(column.value)", cell, layer.counts[r][c])
        }
      }
      for (c, column) in table.columns.enumerated() {
        see(
          "\(name) \(layer.level.value) × \(column.value)", group && holding(plan.columns.value, column.value),
          layer.columnTotals[c])
      }
    }
  }

  mutating func read(_ table: Description) {
    let plan = table.plan
    let name = plan.id.value
    let used = leaveOut(name, table.dropped)
    for (place, group) in table.groups.enumerated() {
      let members = used && (plan.by.map { holding($0.value, group.value) } ?? all)
      see("\(name) \(group.value)", members, group.count)
      for row in table.rows {
        let cell = row.cells[place]
        let absent = missing(row.column)
        let observed = members && absent.map { !$0 }
        see("\(name) \(group.value) \(row.column) missing", members && absent, cell.missing)
        let held = observed && holding(row.column, row.level == nil ? "1" : row.levelValue)
        see("\(name) \(group.value) \(row.column) \(row.levelValue)", row.level == nil ? observed : held, cell.count)
        if row.isShare { seeShare("\(name) share of \(row.column)", held, of: observed, cell.mean) }
      }
    }
  }

  mutating func read(_ table: Balance) {
    let name = table.plan.id.value
    let used = leaveOut(name, table.dropped, arms: table.plan.treatment)
    let arms = arms(table.plan.treatment)
    see("\(name) treated", used && arms.treated, table.treatedCount)
    see("\(name) control", used && arms.control, table.controlCount)
    for row in table.rows {
      let absent = missing(row.column)
      see("\(name) \(row.column) missing", used && absent, row.missing)
      guard row.level != nil || isAnswer(row.column) else { continue }
      let held = holding(row.column, row.level == nil ? "1" : row.levelValue)
      for (arm, mean) in [(arms.treated, row.meanTreated), (arms.control, row.meanControl)] {
        seeShare("\(name) \(row.column)", held, of: used && arm && absent.map { !$0 }, mean)
      }
    }
  }

  mutating func read(_ table: AttritionByArm) {
    let name = table.plan.id.value
    let used = leaveOut(name, table.dropped, arms: table.plan.treatment)
    let absent = missing(table.plan.outcome.value)
    let arms = arms(table.plan.treatment)
    let both = zip(arms.treated, arms.control).map { $0 || $1 }
    for (set, arm) in [(arms.treated, table.treated), (arms.control, table.control), (both, table.both)] {
      see("\(name) assigned", used && set, arm.assigned)
      see("\(name) missing", used && set && absent, arm.missing)
    }
  }

  mutating func read(_ index: IndexOfOutcomes) {
    let plan = index.plan
    let name = plan.id.value
    let arms = arms(plan.treatment)
    let both = filter(plan.filter) && zip(arms.treated, arms.control).map { $0 || $1 }
    let none = plan.components.reduce(both) { $0 && missing($1.column.value) }
    _ = leaveOut(name, index.dropped.filter { $0.reason != .missing(column: name) }, arms: plan.treatment)
    see("\(name) treated", both && arms.treated && none.map { !$0 }, index.treated)
    see("\(name) control", both && arms.control && none.map { !$0 }, index.control)
    for component in index.components {
      let absent = missing(component.column)
      see("\(name) \(component.column) missing", both && absent, component.missing)
      if isAnswer(component.column) {
        seeShare(
          "\(name) \(component.column)", holding(component.column, "1"),
          of: both && arms.control && absent.map { !$0 }, component.controlMean)
      }
    }
  }

  mutating func read(_ result: Result) {
    guard let treatment = result.plan.treatment, let outcome = result.plan.outcome else { return }
    let used = leaveOut(result.id, result.sample.dropped, arms: treatment)
    let arms = arms(treatment)
    know("\(result.id) sample", used, Double(result.sample.observations))
    for (arm, count, mean) in [
      (arms.treated, result.sample.treated, result.meanTreated),
      (arms.control, result.sample.control, result.meanControl),
    ] {
      if let count { know("\(result.id) arm", used && arm, Double(count)) }
      if isAnswer(outcome.value) {
        seeShare("\(result.id) share", holding(outcome.value, "1"), of: used && arm, mean)
      }
    }
    guard let subgroups = result.subgroups, let column = result.plan.subgroups else { return }
    for effect in subgroups.effects {
      let group = used && holding(column.value, effect.level)
      see("\(result.id) \(effect.level) treated", group && arms.treated, effect.treated)
      see("\(result.id) \(effect.level) control", group && arms.control, effect.control)
    }
  }

  mutating func read(_ display: Display, _ block: Block) {
    switch display {
    case .distribution(let distribution):
      guard block.data?.value == data, let column = kinds.column(named: distribution.column),
        !distribution.levels.isEmpty
      else { return }
      let used = filter(block.filter)
      var groups = [used]
      if let by = block.by.flatMap({ kinds.column(named: $0.value) }) {
        groups = by.levelValues.map { used && holding(by.field.name, $0) }.filter { count($0) > 0 }
      }
      for (arm, group) in zip(distribution.arms, groups) {
        let absent = missing(distribution.column)
        see("chart missing", group && absent, arm.missing)
        see("chart", group && absent.map { !$0 }, arm.count)
        for (level, count) in zip(column.levelValues, arm.counts) {
          see("chart \(level)", group && holding(distribution.column, level), count)
        }
      }
    case .trend, .summary, .eventStudy, .rows: return
    case .flow(let counts):
      for (step, count) in zip(block.steps, counts) where step.data?.value == data {
        see("flow \(step.label)", filter(step.filter), count)
      }
    }
  }

  /// Whether a column holds 0 and 1 alone.
  private func isAnswer(_ name: String) -> Bool {
    guard case .numbers(let values)? = kinds.column(named: name)?.values else { return false }
    return Set(values.filter { !$0.isNaN }) == [0, 1]
  }

  // MARK: The attack

  struct Breach: CustomStringConvertible {
    var what: String
    var count: Int
    var lower: Double
    var upper: Double

    var description: String { "\(what) is \(count), and a reader has \(lower)…\(upper)" }
  }

  /// The hidden counts below the minimum that a reader has bounded within it: they cannot be one, or cannot be the minimum.
  func breaches(minimum: Int) -> [Breach] {
    // Kinds that no fact and no secret tells apart are one.
    var columns: [[Double]: Int] = [:]
    var place: [Int] = []
    for kind in 0..<kinds.rowCount {
      let column = facts.map { $0.coefficients[kind] } + secrets.map { $0.coefficients[kind] }
      let number = columns[column] ?? columns.count
      columns[column] = number
      if number == place.count { place.append(kind) }
    }
    var known: Set<[Double]> = []
    let facts = facts.compactMap { fact -> (coefficients: [Double], value: Double)? in
      let coefficients = place.map { fact.coefficients[$0] }
      return known.insert(coefficients + [fact.value]).inserted ? (coefficients, fact.value) : nil
    }
    guard var counts = FeasibleCounts(facts: facts, count: place.count) else {
      return [Breach(what: "the facts contradict each other", count: 0, lower: 0, upper: 0)]
    }
    var asked: Set<[Double]> = []
    return secrets.filter { secret in
      // The same persons are one secret, wherever they are counted.
      secret.count > 0 && secret.count < minimum
        && asked.insert(zip(secret.coefficients, truth).map { $1 > 0 ? $0 : 0 }).inserted
    }.compactMap { secret in
      let (lower, upper) = counts.bounds(of: place.map { secret.coefficients[$0] })
      if lower <= 1 + 1e-6, upper >= Double(minimum) - 1e-6 { return nil }
      return Breach(what: secret.what, count: secret.count, lower: lower, upper: upper)
    }
  }
}

/// Both at once, kind by kind.
private func && (left: [Bool], right: [Bool]) -> [Bool] { zip(left, right).map { $0 && $1 } }

/// A value as a level is written; nil when it is missing.
private func word(_ column: Column, _ row: Int) -> String? {
  switch column.values {
  case .texts(let values): values[row]
  case .numbers(let values): values[row].isNaN ? nil : "\(Int(values[row]))"
  }
}
