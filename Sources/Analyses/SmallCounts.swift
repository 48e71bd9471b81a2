import Content
import Diagnostics
import Disclosure
import Tables

/// What small counts forbid to publish of a study's results, once all of them are computed.
///
/// Every count of rows in a cross-table, a description, a balance or an attrition table, a chart, a participant flow and
/// the arms of subgroups obeys the minimum count of its dataset: fewer are hidden, and so are other counts of the same
/// study as far as sums between them would give a hidden one back (``LinkedCells``). Statistics that a hidden count goes
/// into are hidden with it, and tests of a table that hides a count as well. A mean of few different values tells how many
/// rows hold each (``told(_:_:moments:_:showsEnds:)``), so it counts as these counts, in tables, charts, indices and
/// subgroups. Means over enterprises obey the rules of dominance and p % besides. The rule holds although the rows themselves
/// are published: tables travel without their rows, into slides and articles, and the rows went through remedies that a
/// table of many columns does not know of.
///
/// Some counts are known to every reader, and hidden by nothing: how many rows there are; the size of an estimate's sample
/// and of its arms, since no inference can be judged without it, and its degrees of freedom tell it anyway; those who have
/// an outcome of 0 and 1, which the means of the arms tell; the rows that a calculation leaves out, by reason; and the
/// levels of a published column, from its profile, as far as none of them is small. What is hidden stays uncertain in
/// spite of them. An estimate on an arm below the minimum is an error. A column with a small level is published row by row,
/// so that this one count is the reader's own: the tables keep it uncertain among themselves only.
struct SmallCounts {
  let frames: [String: Frame]
  let thresholds: [String: Thresholds]
  let subjects: [String: Subject]
  let estimates: [PlannedEstimate]
  /// By dataset.
  var cells: [String: LinkedCells]
  var diagnostics: [Diagnostic] = []
  /// How many tables are made of each dataset.
  private var tableCounts: [String: Int] = [:]
  /// The different values of columns, by dataset and name; none for those of many.
  var knownValues: [String: [Double]] = [:]

  init(_ study: Study, frames: [String: Frame], site: Thresholds.Change) {
    self.frames = frames
    estimates = study.plan.estimates
    var thresholds: [String: Thresholds] = [:]
    var subjects: [String: Subject] = [:]
    for dataset in study.datasets {
      thresholds[dataset.name] = dataset.thresholds(site: site)
      subjects[dataset.name] = dataset.disclosure.subject
    }
    self.thresholds = thresholds
    self.subjects = subjects
    cells = thresholds.mapValues { LinkedCells($0) }
  }

  /// Hides what the rules forbid in the results of a study, and says so.
  mutating func apply(to results: inout StudyResults, _ study: Study) {
    guard thresholds.values.contains(where: { $0.minimumCount > 1 || $0.warnedCount > 0 || $0.dominance != nil }) else {
      return
    }
    for dataset in study.datasets { know(dataset, study.plan) }
    for data in results.tableData { tableCounts[data, default: 0] += 1 }
    let crossTables = results.crossTables.map { cells(of: $0) }
    let descriptions = results.descriptions.map { cells(of: $0) }
    let balances = results.balances.map { cells(of: $0) }
    let attritions = results.attritions.map { cells(of: $0) }
    let indices = results.indices.map { cells(of: $0) }
    let subgroups = results.results.map { cells(of: $0) }
    let displays = results.displays.sorted { $0.key < $1.key }.map { place, display in
      (place, study.block(at: place).map { cells(of: display, $0) } ?? .none)
    }
    for name in cells.keys.sorted() { cells[name]?.protect() }
    for (place, found) in zip(results.crossTables.indices, crossTables) { hide(found, in: &results.crossTables[place]) }
    for (place, found) in zip(results.descriptions.indices, descriptions) {
      hide(found, in: &results.descriptions[place])
    }
    for (place, found) in zip(results.balances.indices, balances) { hide(found, in: &results.balances[place]) }
    for (place, found) in zip(results.attritions.indices, attritions) { hide(found, in: &results.attritions[place]) }
    for (place, found) in zip(results.indices.indices, indices) { hide(found, in: &results.indices[place]) }
    for (place, found) in zip(results.results.indices, subgroups) { hide(found, in: &results.results[place]) }
    for (place, found) in displays {
      if let block = study.block(at: place), let display = results.displays[place] {
        results.displays[place] = hiding(found, in: display, block)
      }
    }
    results.results.removeAll { isOnTooFew($0) }
    warnOfTypedCounts(study)
  }

  // MARK: Rows

  /// The rows that a calculation uses: those of its filter, of its arms, complete in some columns, in this order. What was
  /// computed can be looked up.
  ///
  /// - Parameter isTold: Whether the result says how many rows were left out, for each reason.
  mutating func rows(
    _ data: String, filter: Located<String>?, arms treatment: Treatment? = nil,
    complete columns: [Located<String>?] = [], isTold: Bool = true
  ) -> [Int] {
    guard let frame = frames[data] else { return [] }
    var lookup = Lookup(frame)
    var selection = Selection(frame.table)
    let all = selection.rows
    var left: [[Int]] = []
    func step(_ change: (inout Selection) -> Void) {
      let before = selection.rows
      change(&selection)
      if selection.rows.count < before.count { left.append(difference(before, selection.rows)) }
    }
    step { lookup.keep(filter, in: &$0) }
    if isTold, let filter, let gone = left.first { warnOfRemainder(gone.count, filter, data) }
    if let treatment, let arms = lookup.arms(treatment) { step { $0.keep(.otherArm) { arms[$0] != nil } } }
    for column in columns.compactMap({ lookup.column($0) }) { step { $0.keepComplete([column]) } }
    let parts = left.map { cell(data, $0, isPublished: false, isKnown: isTold) }
    relate(data, cell(data, all, isPublished: false), [cell(data, selection.rows, isPublished: false)] + parts)
    return selection.rows
  }

  /// A filter that leaves out a few is a figure on these few, by subtraction from one on all rows.
  private mutating func warnOfRemainder(_ count: Int, _ filter: Located<String>, _ data: String) {
    guard let frame = frames[data], let thresholds = thresholds[data],
      smallRemainder(total: frame.table.rowCount, parts: [frame.table.rowCount - count], key: [], thresholds) != nil
    else { return }
    diagnostics.append(
      Diagnostic(
        .warning, id: "small-remainder", at: filter.place,
        message:
          "the filter ‘\(filter.value)’ leaves out \(count) \(unit(data, count)): a figure on all rows less this one is a figure on \(count == 1 ? "this one" : "these \(count)")",
        hint: "leave out nobody or at least \(thresholds.minimumCount), or make no figure on all rows"))
  }

  func column(_ name: String, _ data: String) -> Column? { frames[data]?.table.column(named: name) }

  /// The rows of both arms, and of each.
  func arms(_ treatment: Treatment, _ data: String, among rows: [Int]) -> (both: [Int], treated: [Int], control: [Int])
  {
    guard let frame = frames[data] else { return ([], [], []) }
    var lookup = Lookup(frame)
    guard let arms = lookup.arms(treatment) else { return ([], [], []) }
    return (rows.filter { arms[$0] != nil }, rows.filter { arms[$0] == true }, rows.filter { arms[$0] == false })
  }

  // MARK: What is known

  /// How many rows a dataset has, and the levels of the columns that the plan counts, as far as their profile tells no small
  /// count.
  private mutating func know(_ dataset: Dataset, _ plan: Plan) {
    let data = dataset.name
    guard let frame = frames[data], thresholds[data].map({ $0.minimumCount > 1 }) == true else { return }
    let all = Array(0..<frame.table.rowCount)
    let whole = cell(data, all, isPublished: false, isKnown: true)
    for name in plan.countedColumns(of: data) {
      // A remedy may have changed what is published, and a derived column is not.
      guard let column = dataset.table.column(named: name), frame.table.column(named: name) != nil,
        column.count == frame.table.rowCount
      else { continue }
      if !column.isFactor, !column.isAnswer { continue }
      let levels = column.rowsByLevel(all).sorted { $0.key < $1.key }.map(\.value)
      let parts = levels + [all.filter { column.isMissing($0) }]
      guard parts.allSatisfy({ thresholds[data]?.verdict(count: $0.count) != .refused }) else { continue }
      relate(data, whole, parts.map { cell(data, $0, isPublished: false, isKnown: true) })
    }
    if dataset.restricted != nil { knowPublishedRows(dataset, plan) }
  }

  /// Beside figures on columns that readers do not have, the rows that they have count: how many persons stand in each
  /// combination of the published columns that a table crosses. Small ones are the readers' own.
  private mutating func knowPublishedRows(_ dataset: Dataset, _ plan: Plan) {
    guard dataset.table.rowCount == frames[dataset.name]?.table.rowCount else { return }
    for names in plan.crossedColumns(of: dataset.name) {
      let columns = names.compactMap { dataset.table.column(named: $0) }.filter { $0.isFactor || $0.isAnswer }
      guard columns.count > 1 else { continue }
      var groups: [[String?]: [Int]] = [:]
      for row in 0..<dataset.table.rowCount { groups[columns.map { $0.text(at: row) }, default: []].append(row) }
      guard groups.count <= 1000 else { continue }
      for rows in groups.values.sorted(by: { $0[0] < $1[0] })
      where thresholds[dataset.name]?.verdict(count: rows.count) != .refused {
        _ = cell(dataset.name, rows, isPublished: false, isKnown: true)
      }
    }
  }

  // MARK: Cells

  mutating func cell(_ data: String, _ rows: [Int], isPublished: Bool = true, isKnown: Bool = false) -> Int? {
    cells[data]?.cell(rows, isPublished: isPublished, isKnown: isKnown)
  }

  mutating func relate(_ data: String, _ total: Int?, _ parts: [Int?]) { cells[data]?.relate(total, parts) }

  /// A set of rows and a division of it, all published: the cells of the parts.
  mutating func divide(_ data: String, _ rows: [Int], into parts: [[Int]], showsTotal: Bool = true) -> [Int?] {
    let total = cell(data, rows, isPublished: showsTotal)
    let parts = parts.map { cell(data, $0) }
    relate(data, total, parts)
    return parts
  }

  func shows(_ data: String, _ cell: Int?) -> Bool { cells[data]?.shows(cell) ?? true }

  /// What one unit of a dataset is called in a message.
  func unit(_ data: String, _ count: Int) -> String {
    (subjects[data] ?? .persons).unit(count)
  }

  // MARK: Words

  /// Says what a table hides, what it is warned of, and what cannot be hidden.
  mutating func report(_ cells: [Int?], of what: String, _ data: String, at place: Place) {
    guard let linked = self.cells[data], let thresholds = thresholds[data] else { return }
    let own = Set(cells.compactMap { $0 }).sorted()
    let small = own.filter { linked.verdict($0) == .refused }
    let others = own.filter { linked.hidden.contains($0) && linked.verdict($0) != .refused }
    let warned = own.filter { linked.verdict($0) == .warned && !linked.hidden.contains($0) }
    let minimum = thresholds.minimumCount
    if !small.isEmpty || !others.isEmpty {
      var parts: [String] = []
      if !small.isEmpty {
        parts.append("\(counted(small.count)) of fewer than \(minimum) \(unit(data, minimum))")
      }
      if !others.isEmpty { parts.append("\(counted(others.count)) that would give a small one back") }
      diagnostics.append(
        Diagnostic(
          .note, id: "hidden-count", at: place, message: "\(what) hides \(parts.joined(separator: ", and "))",
          hint: "join levels or groups to show more"))
    }
    if let smallest = warned.map(linked.count).min() {
      let verb = warned.count == 1 ? "holds" : "hold"
      diagnostics.append(
        Diagnostic(
          // Readers have the rows behind a chart, so that nothing is learnt from its counts alone.
          what == "the chart" ? .note : .warning, id: "small-count", at: place,
          message:
            "\(counted(warned.count)) of \(what) \(verb) \(minimum) to \(thresholds.warnedCount) \(unit(data, 2)), the smallest \(smallest)",
          hint: "join levels or groups if somebody could be recognised"))
    }
    let coarse = own.filter(linked.coarse.contains)
    if !coarse.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, id: "large-table", at: place,
          message:
            "\(what) is too large to find the fewest counts to hide: more are hidden than need be, for \(counted(coarse.count)) of fewer than \(minimum) \(unit(data, minimum))",
          hint: "join levels of its rows, columns or groups, or plan smaller tables"))
    } else if !linked.isComparedAcrossTables, !small.isEmpty, tableCounts[data, default: 0] > 1 {
      diagnostics.append(
        Diagnostic(
          .warning, id: "uncompared-tables", at: place,
          message:
            "\(what) is too large for its counts to be put together with those of the other tables of ‘\(data)’: what it hides is safe within its own sums, but another table may give it back",
          hint: "join levels of its rows, columns or groups, or plan fewer tables of these columns"))
    }
    let bare = own.filter(linked.unprotected.contains)
    if !bare.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, id: "derivable-count", at: place,
          message:
            "\(counted(bare.count)) that \(what) hides can be worked out from the sizes of samples and from the rows left out",
          hint: "leave the table out, or join levels or groups"))
    }
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 count" : "\(count) counts" }
}

/// The rows of the first list that are not in the second, both in order.
func difference(_ rows: [Int], _ others: [Int]) -> [Int] {
  var next = 0
  return rows.filter { row in
    while next < others.count, others[next] < row { next += 1 }
    return next == others.count || others[next] != row
  }
}

extension StudyResults {
  /// The dataset of each table of counts.
  fileprivate var tableData: [String] {
    crossTables.map(\.plan.data.value) + descriptions.map(\.plan.data.value) + balances.map(\.plan.data.value)
      + attritions.map(\.plan.data.value)
  }
}

extension Plan {
  /// The columns that counts of a dataset are made by, in the order of their names.
  fileprivate func countedColumns(of data: String) -> [String] {
    var names: [Located<String>?] = []
    for plan in crossTables where plan.data.value == data { names += [plan.rows, plan.columns, plan.by] }
    for plan in descriptions where plan.data.value == data { names += [plan.by] + plan.columns }
    for plan in balances where plan.data.value == data { names += [plan.treatment.column] + plan.covariates }
    for plan in attritions where plan.data.value == data { names += [plan.treatment.column] }
    for plan in estimates where plan.data.value == data {
      names += [plan.treatment?.column, plan.subgroups, plan.outcome]
    }
    return Set(names.compactMap { $0?.value }).sorted()
  }
}

extension Plan {
  /// The columns of a dataset that each table crosses.
  fileprivate func crossedColumns(of data: String) -> [[String]] {
    var crossed: [[Located<String>?]] = []
    for plan in crossTables where plan.data.value == data { crossed.append([plan.rows, plan.columns, plan.by]) }
    for plan in descriptions where plan.data.value == data { crossed += plan.columns.map { [plan.by, $0] } }
    for plan in balances where plan.data.value == data {
      crossed += plan.covariates.map { [plan.treatment.column, $0] }
    }
    for plan in estimates where plan.data.value == data {
      crossed.append([plan.treatment?.column, plan.subgroups, plan.outcome])
    }
    let names = crossed.map { $0.compactMap { $0?.value } } + [countedColumns(of: data)]
    return Set(names).sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Column {
  /// Whether it holds 0 and 1 alone.
  var isAnswer: Bool {
    guard case .numbers(let values) = values else { return false }
    return values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 }
  }
}

extension Study {
  /// The block at a place, in whichever language.
  func block(at place: Place) -> Block? {
    for edition in editions.all {
      if let block = edition.blocks.first(where: { $0.place == place }) { return block }
    }
    return nil
  }
}
