import Content
import Diagnostics
import Estimators
import Tables

/// One column summed up in groups: by arm for bars, boxes and densities, in bins for a scatter, by département for a map.
func summary(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  guard let name = block.data, let columnName = block.column else { return (nil, []) }
  let (found, missing) = frame(name, among: frames, study: study)
  guard let frame = found, !frame.isUnreadable else { return (nil, missing) }
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(block.filter, in: &selection)
  let outcome = lookup.numbers(columnName, as: "the column")
  let by = lookup.column(block.by)
  let against = block.against == nil ? nil : lookup.numbers(block.against, as: "the column along which bins stand")
  let territory = lookup.column(block.territory)
  if let by, let name = block.by { lookup.limitLevels(of: by, at: name.place) }
  guard let outcome, lookup.isComplete else { return (nil, lookup.diagnostics) }
  var display = Display.Summary(title: outcome.column.title, unit: LocalisedText(outcome.column.field.unit))
  let observed = selection.rows.filter { !outcome.column.isMissing($0) }
  if block.chart == .tileMap {
    guard let territory else { return (nil, lookup.diagnostics) }
    var members: [String: [Int]] = [:]
    for row in observed {
      if let code = territory.text(at: row).map(departement) { members[code, default: []].append(row) }
    }
    display.groups = members.sorted { $0.key < $1.key }.map { code, rows in
      group(LocalisedText(["": code]), rows, outcome.values, kind: block.chart, code: code)
    }
    return (.summary(display), [])
  }
  let arms = groups(by: by, observed)
  display.series = arms.map(\.label)
  guard let against else {
    display.groups = arms.enumerated().map { number, arm in
      group(arm.label, arm.rows, outcome.values, kind: block.chart, series: number)
    }
    return (.summary(display), [])
  }
  display.againstTitle = against.column.title
  display.againstUnit = LocalisedText(against.column.field.unit)
  addBins(to: &display, block, arms, outcome.values, against.values, isMissing: against.column.isMissing)
  return (.summary(display), [])
}

private func group(
  _ label: LocalisedText, _ rows: [Int], _ values: [Double], kind: Block.ChartKind, code: String = "", series: Int = 0
) -> Display.Summary.Group {
  let own = rows.map { values[$0] }.sorted()
  var group = Display.Summary.Group(label: label, code: code, series: series, rows: rows, count: own.count)
  guard !own.isEmpty else { return group }
  let center = mean(own)
  group.mean = center
  if own.count > 1 {
    let error = standardDeviation(own) / Double(own.count).squareRoot()
    let reach = StudentDistribution(degreesOfFreedom: Double(own.count - 1)).quantile(0.975) * error
    (group.low, group.high) = (center - reach, center + reach)
  }
  if kind == .box { group.percentiles = [0.05, 0.25, 0.5, 0.75, 0.95].map { quantile($0, ofSorted: own) } }
  if kind == .density { group.values = own }
  return group
}

/// Bins of nearly equal size along the horizontal variable, on each side of the cutoff, with a straight line fitted to the
/// rows. Rows with the same value are never parted.
private func addBins(
  to display: inout Display.Summary, _ block: Block, _ arms: [(label: LocalisedText, rows: [Int])], _ y: [Double],
  _ x: [Double], isMissing: (Int) -> Bool
) {
  var series: [(label: LocalisedText, rows: [Int])] = []
  for arm in arms {
    let rows = arm.rows.filter { !isMissing($0) }
    guard let cutoff = block.cutoff else {
      series.append((arm.label, rows))
      continue
    }
    series.append((arm.label, rows.filter { x[$0] < cutoff }))
    series.append((arm.label, rows.filter { x[$0] >= cutoff }))
  }
  display.series = series.map(\.label)
  let count = max(2, (block.bins ?? 20) / max(1, block.cutoff == nil ? 1 : 2))
  for (number, part) in series.enumerated() {
    let sorted = part.rows.sorted { (x[$0], $0) < (x[$1], $1) }
    var start = 0
    for bin in 0..<count where start < sorted.count {
      var end = max(start, (sorted.count * (bin + 1) + count - 1) / count)
      while end > start, end < sorted.count, x[sorted[end]] == x[sorted[end - 1]] { end += 1 }
      guard end > start else { continue }
      let rows = Array(sorted[start..<end])
      var group = Display.Summary.Group(label: part.label, series: number, rows: rows, count: rows.count)
      group.mean = mean(rows.map { y[$0] })
      group.x = mean(rows.map { x[$0] })
      display.groups.append(group)
      start = end
    }
    display.lines.append(straightLine(sorted, x, y))
  }
}

/// The ends of the least-squares line; none where x does not vary.
private func straightLine(_ rows: [Int], _ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
  guard rows.count > 2, let first = rows.first, let last = rows.last, x[last] > x[first] else { return [] }
  let (centerX, centerY) = (mean(rows.map { x[$0] }), mean(rows.map { y[$0] }))
  var (products, squares) = (0.0, 0.0)
  for row in rows {
    products += (x[row] - centerX) * (y[row] - centerY)
    squares += (x[row] - centerX) * (x[row] - centerX)
  }
  let slope = products / squares
  return [first, last].map { (x[$0], centerY + slope * (x[$0] - centerX)) }
}

/// The département of a code of a commune, of a postcode or of a département itself: two characters, three overseas.
private func departement(_ code: String) -> String {
  if code.hasPrefix("97"), code.utf8.count > 2 { return String(code.prefix(3)) }
  // Postcodes of Corsica begin with 20: 200 and 201 are the south.
  if code.utf8.count == 5, code.hasPrefix("20") { return code.hasPrefix("200") || code.hasPrefix("201") ? "2A" : "2B" }
  return code.utf8.count == 1 ? "0" + code : String(code.prefix(2))
}

/// The effect in each period: the estimate's own method, between the reference and that period alone.
func eventStudy(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  guard let id = block.arguments.first, let timeName = block.time,
    let plan = study.plan.estimates.first(where: { $0.id.value == id.value }),
    let frame = frames[plan.data.value], !frame.isUnreadable
  else { return (nil, []) }
  var lookup = Lookup(frame)
  guard plan.method.value == Method.differenceInDifferences.rawValue else {
    lookup.report(
      "not-an-event-study", at: id.place,
      "an event study needs a difference in differences, and ‘\(id.value)’ is ‘\(plan.method.value)’",
      hint: "name an estimate whose method is ‘difference-in-differences’")
    return (nil, lookup.diagnostics)
  }
  let time = lookup.column(timeName)
  if let time { lookup.limitLevels(of: time, at: timeName.place) }
  guard let time, lookup.isComplete else { return (nil, lookup.diagnostics) }
  let periods = time.levelValues
  func index(of name: Located<String>?) -> Int? {
    guard let name else { return nil }
    if let index = periods.firstIndex(of: name.value) { return index }
    lookup.report(
      "unknown-level", at: name.place, "the column ‘\(time.field.name)’ has no period ‘\(name.value)’",
      hint: hint(for: name.value, among: periods, what: "period"))
    return nil
  }
  let event = index(of: block.event)
  let chosen = index(of: block.reference)
  guard lookup.isComplete else { return (nil, lookup.diagnostics) }
  let reference = chosen ?? max(0, (event ?? 1) - 1)
  var display = Display.EventStudy(
    result: id.value, periods: periods, points: [], referenceIndex: reference, eventIndex: event ?? reference + 1)
  for (number, period) in periods.enumerated() {
    guard number != reference else {
      display.points.append(nil)
      continue
    }
    var own = plan
    own.periods?.column = timeName
    own.periods?.before = [Located(periods[reference], at: timeName.place)]
    own.periods?.after = [Located(period, at: timeName.place)]
    own.randomisation = nil
    own.bootstrap = nil
    own.wildBootstrap = nil
    own.subgroups = nil
    let result = estimate(own, in: frame).0
    display.points.append(
      result.map { Display.EventStudy.Point(estimate: $0.estimate, low: $0.low, high: $0.high) })
  }
  return (.eventStudy(display), [])
}

/// The rows of a dataset that holds one for each mark: amounts of a waterfall, inputs of a tornado, points of a curve.
func rows(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  guard let name = block.data else { return (nil, []) }
  let (found, missing) = frame(name, among: frames, study: study)
  guard let frame = found, !frame.isUnreadable else { return (nil, missing) }
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(block.filter, in: &selection)
  let label = lookup.column(block.label)
  let by = lookup.column(block.by)
  let first = lookup.numbers(block.chart == .tornado ? block.low : block.column, as: "the column")
  let secondName = block.chart == .tornado ? block.high : block.against
  let second = secondName == nil ? nil : lookup.numbers(secondName, as: "the column")
  if study.dataset(named: name.value)?.disclosure.subject != .things {
    lookup.report(
      "rows-of-persons", at: name.place,
      "a chart of kind ‘\(block.chart.rawValue)’ shows single rows, and those of ‘\(name.value)’ are about people",
      hint: "put the amounts into a dataset of their own, with ‘disclosure: {about: things}’ in its dictionary")
  }
  guard let first, lookup.isComplete else { return (nil, lookup.diagnostics) }
  func text(_ column: Column?, _ row: Int) -> LocalisedText {
    guard let column, let level = column.text(at: row) else { return LocalisedText() }
    return column.isFactor ? column.label(of: level) : LocalisedText(["": level])
  }
  return (
    .rows(
      selection.rows.filter { !first.column.isMissing($0) }.map { row in
        Display.Row(
          label: text(label, row), group: text(by, row), first: first.values[row],
          second: second.map { $0.values[row] } ?? .nan)
      }), []
  )
}
