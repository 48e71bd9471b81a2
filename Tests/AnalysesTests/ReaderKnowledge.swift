import Content
import Diagnostics
import Estimators
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
  /// One row for each kind: the rows themselves, of which those that no figure tells apart are joined in the end.
  let kinds: Table
  /// How many persons there are of each kind in truth.
  let truth: [Double]
  var facts: [Fact] = []
  var secrets: [Secret] = []

  /// Each row a kind of its own: what stands in no row is known not to exist, which gives a reader more than he has, and
  /// studies of many columns are small enough.
  ///
  /// - Parameter published: What readers have of the rows, in the same order.
  init(rowsOf table: Table, data: String, published: Table) {
    self.data = data
    kinds = table
    truth = [Double](repeating: 1, count: table.rowCount)
    know("all rows", all, Double(table.rowCount))
    for column in published.columns where column.isFactor || column.isAnswer {
      let levels = column.levelValues
      guard levels.count <= 100, published.rowCount == table.rowCount else { continue }
      let masks = levels.map { level in (0..<column.count).map { column.holds(level, at: $0) } }
      // Where one level is small the rows tell it, and the reader needs no table.
      guard !masks.contains(where: { (1..<5).contains(count($0)) }) else { continue }
      for (level, mask) in zip(levels, masks) {
        know("profile \(column.field.name) \(level)", mask, Double(count(mask)))
      }
    }
  }

  /// What is said of the kinds that is not so: a mistake of the attack, or of the study.
  var contradictions: [String] {
    facts.filter { fact in
      let sum = zip(fact.coefficients, truth).reduce(0.0) { $0 + $1.0 * $1.1 }
      return abs(sum - fact.value) > 1e-6 * max(1, abs(fact.value))
    }.map { "\($0.what) is not \($0.value)" }
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
    if level == "1", case .numbers(let values) = column.values { return values.map { $0 == 1 } }
    return (0..<kinds.rowCount).map { column.holds(level, at: $0) }
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

  /// A mean of few different values, with its spread or without: sums over those who hold each. How many hold a value that
  /// the figures fix is not to be known either.
  mutating func seeMean(_ what: String, of name: String, _ mask: [Bool], _ mean: Double?, _ spread: Double? = nil) {
    guard let column = kinds.column(named: name), case .numbers(let values) = column.values else { return }
    let levels = Set(values.filter { !$0.isNaN }).sorted()
    guard levels.count <= 7 else { return }
    let observed = zip(mask, values).map { $0 && !$1.isNaN }
    func sum(_ what: String, _ value: Double, _ factor: (Double) -> Double) {
      facts.append(Fact(what: what, coefficients: zip(observed, values).map { $0 ? factor($1) : 0 }, value: value))
    }
    if let mean, mean.isFinite { sum("\(what) mean", 0) { $0 - mean } }
    if let mean, let spread, mean.isFinite, spread.isFinite {
      sum("\(what) spread", -spread * spread) { ($0 - mean) * ($0 - mean) - spread * spread }
    }
    guard levels.count <= (spread == nil ? 2 : 3) else { return }
    for level in levels { see("\(what) \(level)", zip(observed, values).map { $0 && $1 == level }, nil) }
  }

  /// The rows left out, one reason after the other; the rows that are left.
  mutating func leaveOut(_ what: String, _ dropped: [Result.Dropped], arms treatment: Treatment? = nil) -> [Bool] {
    var kept = all
    for reason in dropped {
      let gone: [Bool]
      switch reason.reason {
      case .filter(let text): gone = filter(Located(text, at: Place(file: "", line: 1, column: 1))).map { !$0 }
      case .missing(let column):
        // Of a column that the attack does not follow nothing is known.
        guard kinds.column(named: column) != nil else { continue }
        gone = missing(column)
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
        if row.level == nil {
          seeMean("\(name) \(group.value) \(row.column)", of: row.column, observed, cell.mean, cell.standardDeviation)
        }
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
      if row.level == nil {
        for (arm, mean) in [(arms.treated, row.meanTreated), (arms.control, row.meanControl)] {
          seeMean("\(name) \(row.column)", of: row.column, used && arm, mean)
        }
      }
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
      seeMean(
        "\(name) \(component.column)", of: component.column, both && arms.control, component.controlMean,
        component.controlDeviation)
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
    if result.bounds != nil {
      let assigned = filter(result.plan.filter)
      for arm in [arms.treated, arms.control] {
        let absent = assigned && arm && missing(outcome.value)
        know("\(result.id) not observed", absent, Double(count(absent)))
      }
    }
    guard let subgroups = result.subgroups, let column = result.plan.subgroups else { return }
    let isShare = result.plan.covariates.isEmpty && result.plan.weights == nil && isAnswer(outcome.value)
    for effect in subgroups.effects {
      let group = used && holding(column.value, effect.level)
      for (arm, size) in [(arms.treated, effect.treated), (arms.control, effect.control)] {
        see("\(result.id) \(effect.level) arm", group && arm, size)
        // A difference of shares and its standard error are two equations for two shares.
        for value in isShare ? ["0", "1"] : [] {
          let held = group && arm && holding(outcome.value, value)
          see("\(result.id) \(effect.level) = \(value)", held, effect.isHidden ? nil : count(held))
        }
      }
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
        for (level, count) in zip(column.levelValues, arm.counts) where arm.counts.count == distribution.levels.count {
          see("chart \(level)", group && holding(distribution.column, level), count)
        }
      }
    case .trend(let trend):
      guard block.data?.value == data, let time = block.time else { return }
      let groups = groups(block.by, filter(block.filter))
      for (series, group) in zip(trend.series, groups) {
        for (period, point) in zip(trend.periods, series.points) {
          let here = group && holding(time.value, period) && missing(trend.column).map { !$0 }
          // A point that nobody is in is no secret.
          see("trend \(period)", here, point?.count)
          seeMean("trend \(period)", of: trend.column, here, point?.mean, point.flatMap(spread))
        }
      }
    case .summary(let summary):
      // Bins along another column and territories are those of the rows, which the attack takes from them.
      guard block.data?.value == data, let column = block.column, block.against == nil, block.territory == nil
      else { return }
      let here = filter(block.filter) && missing(column.value).map { !$0 }
      for (shown, group) in zip(summary.groups, groups(block.by, here)) {
        see("chart \(column.value)", group, shown.count)
        seeMean("chart \(column.value)", of: column.value, group, shown.mean)
      }
    // An event study shows effects against a reference, without sizes; single rows are about things.
    case .eventStudy, .rows: return
    case .flow(let counts):
      for (step, count) in zip(block.steps, counts) where step.data?.value == data {
        see("flow \(step.label)", filter(step.filter), count)
      }
    }
  }

  private func groups(_ by: Located<String>?, _ used: [Bool]) -> [[Bool]] {
    guard let by, let column = kinds.column(named: by.value) else { return [used] }
    return column.levelValues.map { used && holding(by.value, $0) }.filter { count($0) > 0 }
  }

  /// The spread behind an interval of a mean.
  private func spread(_ point: Display.Trend.Point) -> Double? {
    guard point.count > 1 else { return nil }
    let quantile = StudentDistribution(degreesOfFreedom: Double(point.count - 1)).quantile(0.975)
    return (point.high - point.mean) / quantile * Double(point.count).squareRoot()
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

  /// All that is read: counts and shares of cross-tables, descriptions, balance and attrition tables, indices, samples and
  /// arms of estimates, subgroups, bounds on attrition, distributions, trends, bars and boxes, flows, the profile of
  /// published columns. Left out: coefficients of regressions with their errors, which nobody has turned into counts here;
  /// quartiles, which are inequalities; power, which is typed; pooled counts, which are of published studies; typed numbers
  /// of flows, which are warned of; other versions, which ``Disclosure/differencing(old:new:_:)`` compares.
  ///
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
