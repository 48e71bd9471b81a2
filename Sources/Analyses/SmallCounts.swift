import Content
import Diagnostics
import Disclosure
import Tables

/// What small counts forbid to publish of a study's results, once all of them are computed.
///
/// Every count of rows in a cross-table, a description, a balance or an attrition table, a chart, a participant flow and
/// the arms of subgroups obeys the minimum count of its dataset: fewer are hidden, and so are other counts of the same
/// study as far as sums between them would give a hidden one back (``LinkedCells``). Statistics that a hidden count goes
/// into are hidden with it, and tests of a table that hides a count as well. The rule holds although the rows themselves
/// are published: tables travel without their rows, into slides and articles, and the rows went through remedies that a
/// table of many columns does not know of.
///
/// The size of an estimate's sample is never hidden, since no inference can be judged without it, and its degrees of
/// freedom tell it anyway: it counts as known to every reader. An estimate on an arm below the minimum is an error. So are
/// the rows that an estimate leaves out not hidden. The profile of a column is no concern of this: where the column itself
/// is published row by row, its counts are the reader's own.
struct SmallCounts {
  let frames: [String: Frame]
  let thresholds: [String: Thresholds]
  let subjects: [String: Subject]
  /// By dataset.
  var cells: [String: LinkedCells]
  var diagnostics: [Diagnostic] = []

  init(_ study: Study, frames: [String: Frame], site: Thresholds.Change) {
    self.frames = frames
    var thresholds: [String: Thresholds] = [:]
    var subjects: [String: Subject] = [:]
    for dataset in study.datasets {
      thresholds[dataset.name] = dataset.thresholds(site: site)
      subjects[dataset.name] = dataset.disclosure.subject
    }
    self.thresholds = thresholds
    self.subjects = subjects
    cells = thresholds.mapValues(LinkedCells.init)
  }

  /// Hides what the rules forbid in the results of a study, and says so.
  mutating func apply(to results: inout StudyResults, _ study: Study) {
    guard thresholds.values.contains(where: { $0.minimumCount > 1 || $0.warnedCount > 0 || $0.dominance != nil }) else {
      return
    }
    let crossTables = results.crossTables.map { cells(of: $0) }
    let descriptions = results.descriptions.map { cells(of: $0) }
    let balances = results.balances.map { cells(of: $0) }
    let attritions = results.attritions.map { cells(of: $0) }
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
    for (place, found) in zip(results.results.indices, subgroups) { hide(found, in: &results.results[place]) }
    for (place, found) in displays {
      if let block = study.block(at: place), let display = results.displays[place] {
        results.displays[place] = hiding(found, in: display, block)
      }
    }
    results.results.removeAll { isOnTooFew($0) }
  }

  // MARK: Rows

  /// The rows that a calculation uses: those of its filter, complete in some columns. What was computed can be looked up.
  func rows(_ data: String, filter: Located<String>?, complete columns: [Located<String>?] = []) -> [Int] {
    guard let frame = frames[data] else { return [] }
    var lookup = Lookup(frame)
    var selection = Selection(frame.table)
    lookup.keep(filter, in: &selection)
    selection.keepComplete(columns.compactMap { lookup.column($0) })
    return selection.rows
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
    let bare = own.filter(linked.unprotected.contains)
    if !bare.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, id: "derivable-count", at: place,
          message:
            "\(counted(bare.count)) that \(what) hides can be worked out from the sizes of the samples of the estimates",
          hint: "leave the table out, or join levels or groups"))
    }
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 count" : "\(count) counts" }
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
