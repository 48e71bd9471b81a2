import Content
import Diagnostics
import Estimators
import Tables

/// Computes what a report's chart and flow blocks show: distributions, means over time, counts of participants.
///
/// - Parameter frames: The study's datasets by name.
func displays(of edition: Edition, study: Study, frames: [String: Frame]) -> ([Place: Display], [Diagnostic]) {
  var displays: [Place: Display] = [:]
  var diagnostics: [Diagnostic] = []
  for block in edition.blocks {
    switch (block.kind, block.chart) {
    case (.chart, .distribution), (.chart, .dots), (.chart, .overlap): add(distribution(block, study, frames))
    case (.chart, .trend), (.chart, .smallMultiples): add(trend(block, study, frames))
    case (.chart, .bars), (.chart, .density), (.chart, .box), (.chart, .binnedScatter), (.chart, .tileMap):
      add(summary(block, study, frames))
    case (.chart, .eventStudy): add(eventStudy(block, study, frames))
    case (.chart, .waterfall), (.chart, .tornado), (.chart, .acceptability): add(rows(block, study, frames))
    case (.flow, _): add(flow(block, study, frames))
    default: continue
    }
    func add(_ computed: (Display?, [Diagnostic])) {
      displays[block.place] = computed.0
      diagnostics += computed.1
    }
  }
  return (displays, diagnostics)
}

/// The frame that a block or a plan names, or the finding that there is none.
func frame(_ name: Located<String>, among frames: [String: Frame], study: Study) -> (Frame?, [Diagnostic]) {
  if let frame = frames[name.value] { return (frame, []) }
  guard !name.value.isEmpty else { return (nil, []) }
  let names = study.datasets.map(\.name)
  let found = Diagnostic(
    .error, id: "unknown-dataset", at: name.place, message: "the study ‘\(study.slug)’ has no dataset ‘\(name.value)’",
    hint: names.isEmpty
      ? "put ‘\(name.value).csv’ and ‘\(name.value).yml’ in its folder ‘data’"
      : hint(for: name.value, among: names, what: "dataset"))
  return (nil, [found])
}

private func distribution(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  guard let name = block.data, let columnName = block.column else { return (nil, []) }
  let (found, missing) = frame(name, among: frames, study: study)
  guard let frame = found, !frame.isUnreadable else { return (nil, missing) }
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(block.filter, in: &selection)
  let column = lookup.column(columnName)
  let by = lookup.column(block.by)
  if let column, column.isFactor { lookup.limitLevels(of: column, at: columnName.place) }
  if let by, let name = block.by { lookup.limitLevels(of: by, at: name.place) }
  guard let column, lookup.isComplete else { return (nil, lookup.diagnostics) }

  var display = Display.Distribution(
    column: column.field.name, title: column.title, unit: LocalisedText(column.field.unit), edges: [], levels: [],
    arms: [])
  let levels = column.isFactor ? column.levelValues : []
  display.levels = levels.map(column.label(of:))
  if !column.isFactor { display.edges = binEdges(column.observed(selection.rows)) }
  for (label, rows) in groups(by: by, selection.rows) {
    var arm = Display.Distribution.Arm(
      label: label, count: rows.count { !column.isMissing($0) }, missing: rows.count { column.isMissing($0) },
      counts: [])
    if column.isFactor {
      let members = column.rowsByLevel(rows)
      arm.counts = levels.map { members[$0]?.count ?? 0 }
    } else {
      let values = column.observed(rows)
      arm.counts = binCounts(values, edges: display.edges)
      arm.mean = values.isEmpty ? nil : mean(values)
      arm.median = values.isEmpty ? nil : median(values)
    }
    display.arms.append(arm)
  }
  return (.distribution(display), [])
}

func groups(by column: Column?, _ rows: [Int]) -> [(label: LocalisedText, rows: [Int])] {
  guard let column else { return [(LocalisedText(["": ""]), rows)] }
  let members = column.rowsByLevel(rows)
  return column.levelValues.compactMap { level in
    members[level].map { (column.label(of: level), $0) }
  }
}

/// Bins of equal width with round edges: the smallest of 1, 2, 2.5, 5 × 10ᵏ that makes at most 20 of them.
func binEdges(_ values: [Double]) -> [Double] {
  guard let low = values.min(), let high = values.max() else { return [] }
  guard high > low else { return [low - 0.5, low + 0.5] }
  let most = 20.0
  var magnitude = 1.0
  while magnitude * 10 < (high - low) / most { magnitude *= 10 }
  while magnitude > (high - low) / most { magnitude /= 10 }
  for step in [1.0, 2, 2.5, 5, 10, 20].map({ $0 * magnitude }) {
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.down) + 1
    if last - first <= most {
      return stride(from: first, through: last, by: 1).map { $0 * step }
    }
  }
  return [low, high]
}

/// How many values stand in each bin; the upper edge belongs to the next bin.
func binCounts(_ values: [Double], edges: [Double]) -> [Int] {
  guard edges.count >= 2 else { return [] }
  var counts = [Int](repeating: 0, count: edges.count - 1)
  for value in values {
    var low = 0
    var high = counts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if value >= edges[middle] { low = middle } else { high = middle - 1 }
    }
    counts[low] += 1
  }
  return counts
}

private func trend(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  guard let name = block.data, let columnName = block.column, let timeName = block.time else { return (nil, []) }
  let (found, missing) = frame(name, among: frames, study: study)
  guard let frame = found, !frame.isUnreadable else { return (nil, missing) }
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(block.filter, in: &selection)
  let outcome = lookup.numbers(columnName, as: "the column")
  let time = lookup.column(timeName)
  let by = lookup.column(block.by)
  if let time { lookup.limitLevels(of: time, at: timeName.place) }
  if let by, let name = block.by { lookup.limitLevels(of: by, at: name.place) }
  guard let outcome, let time, lookup.isComplete else { return (nil, lookup.diagnostics) }
  let periods = time.levelValues
  var display = Display.Trend(
    column: outcome.column.field.name, title: outcome.column.title, unit: LocalisedText(outcome.column.field.unit),
    periods: periods, eventIndex: nil, series: [])
  if let event = block.event {
    display.eventIndex = periods.firstIndex(of: event.value)
    if display.eventIndex == nil {
      lookup.report(
        "unknown-level", at: event.place, "the column ‘\(time.field.name)’ has no period ‘\(event.value)’",
        hint: hint(for: event.value, among: periods, what: "period"))
    }
  }
  for (label, rows) in groups(by: by, selection.rows) {
    let rowsByPeriod = time.rowsByLevel(rows)
    let points = periods.map { period -> Display.Trend.Point? in
      let values = outcome.column.observed(rowsByPeriod[period] ?? [])
      guard !values.isEmpty else { return nil }
      let center = mean(values)
      guard values.count >= 2 else { return Display.Trend.Point(mean: center, low: center, high: center, count: 1) }
      let spread = standardDeviation(values) / Double(values.count).squareRoot()
      let reach = StudentDistribution(degreesOfFreedom: Double(values.count - 1)).quantile(0.975) * spread
      return Display.Trend.Point(mean: center, low: center - reach, high: center + reach, count: values.count)
    }
    display.series.append(Display.Trend.Series(label: label, points: points))
  }
  return (.trend(display), lookup.diagnostics)
}

private func flow(_ block: Block, _ study: Study, _ frames: [String: Frame]) -> (Display?, [Diagnostic]) {
  var counts: [Int] = []
  var diagnostics: [Diagnostic] = []
  var isComplete = true
  for step in block.steps {
    if let count = step.count {
      counts.append(count)
      continue
    }
    guard let name = step.data else {
      diagnostics.append(
        Diagnostic(
          .error, id: "missing-key", at: step.place, message: "the step ‘\(step.label)’ has no count",
          hint: "give ‘data:’ and ‘where:’, or ‘n:’"))
      continue
    }
    let (found, missing) = frame(name, among: frames, study: study)
    diagnostics += missing
    guard let frame = found, !frame.isUnreadable else {
      isComplete = false
      continue
    }
    var lookup = Lookup(frame)
    var selection = Selection(frame.table)
    lookup.keep(step.filter, in: &selection)
    diagnostics += lookup.diagnostics
    isComplete = isComplete && lookup.isComplete
    counts.append(selection.rows.count)
  }
  guard isComplete, diagnostics.isEmpty else { return (nil, diagnostics) }
  for (index, step) in block.steps.enumerated() where !step.lost.isEmpty {
    guard let before = block.steps[..<index].lastIndex(where: { $0.arm == step.arm }), counts[index] > counts[before]
    else { continue }
    diagnostics.append(
      Diagnostic(
        .error, id: "negative-loss", at: step.place,
        message: "the step ‘\(step.label)’ counts \(counts[index]), and the step before it \(counts[before])",
        hint: "nobody was lost between them: look at their filters, or remove ‘lost:’"))
  }
  return diagnostics.isEmpty ? (.flow(counts), []) : (nil, diagnostics)
}
