import Content
import Diagnostics
import Tables

/// A dataset with its derived columns, as the calculations of a plan see it.
struct Frame {
  var name: String
  var table: Table
  var sha256: String
  /// Derived columns with an error of their own: what needs them is not computed, and not reported again.
  var uncomputedColumns: Set<String> = []

  /// A dataset that could not be read has no columns: whatever is said of them would be noise.
  var isUnreadable: Bool { table.columns.isEmpty }
}

/// The rows that a calculation uses, and why the others are left out.
struct Selection {
  var rows: [Int]
  var dropped: [Result.Dropped] = []

  init(_ table: Table) {
    rows = Array(0..<table.rowCount)
  }

  /// Keeps the rows that pass; says why the others went when there are any.
  mutating func keep(_ reason: Result.Dropped.Reason, _ isKept: (Int) -> Bool) {
    let kept = rows.filter(isKept)
    if kept.count < rows.count { dropped.append(Result.Dropped(count: rows.count - kept.count, reason: reason)) }
    rows = kept
  }

  /// Keeps the rows where none of the columns is missing, column by column.
  mutating func keepComplete(_ columns: [Column]) {
    for column in columns { keep(.missing(column: column.field.name)) { !column.isMissing($0) } }
  }
}

/// Looks names up for one calculation and collects what is wrong, so that all of it is said at once.
struct Lookup {
  let frame: Frame
  var diagnostics: [Diagnostic] = []
  /// Something is missing whose absence is reported elsewhere.
  private var isIncomplete = false

  /// Whether all that was looked up is there.
  var isComplete: Bool { diagnostics.isEmpty && !isIncomplete }

  init(_ frame: Frame) {
    self.frame = frame
  }

  mutating func report(_ id: String, at place: Place, _ message: String, hint: String = "") {
    diagnostics.append(Diagnostic(.error, id: id, at: place, message: message, hint: hint))
  }

  mutating func column(_ name: Located<String>?) -> Column? {
    guard let name, !name.value.isEmpty else { return nil }
    if let column = frame.table.column(named: name.value) { return column }
    guard !frame.uncomputedColumns.contains(name.value) else {
      isIncomplete = true
      return nil
    }
    report(
      "unknown-column", at: name.place, "the dataset ‘\(frame.name)’ has no column ‘\(name.value)’",
      hint: hint(for: name.value, among: frame.table.columns.map(\.field.name), what: "column"))
    return nil
  }

  /// A column whose values can be added: numbers, whole numbers, years, booleans.
  mutating func numbers(_ name: Located<String>?, as role: String) -> (column: Column, values: [Double])? {
    guard let name, let column = column(name) else { return nil }
    if case .numbers(let values) = column.values { return (column, values) }
    report(
      "not-a-number", at: name.place, "\(role) ‘\(name.value)’ is a column of texts, and numbers are needed",
      hint: "its type is ‘\(column.field.kind.rawValue)’ in the dictionary; derive a column of 0 and 1 if need be")
    return nil
  }

  /// For each row the arm: true, false, or nil when it belongs to neither.
  mutating func arms(_ treatment: Treatment) -> [Bool?]? {
    guard let column = column(treatment.column) else { return nil }
    let treated = level(treatment.treated, of: column)
    let control = level(treatment.control, of: column)
    guard treated, control else { return nil }
    if treatment.treated.value == treatment.control.value {
      report(
        "same-level", at: treatment.control.place,
        "the treated and the control arm are the same level ‘\(treatment.control.value)’",
        hint: "name two levels of ‘\(treatment.column.value)’")
      return nil
    }
    return (0..<column.count).map { row in
      column.holds(treatment.treated.value, at: row)
        ? true : column.holds(treatment.control.value, at: row) ? false : nil
    }
  }

  /// Whether a level occurs in a column, or is one that the dictionary lists.
  private mutating func level(_ level: Located<String>, of column: Column) -> Bool {
    guard !level.value.isEmpty else { return false }
    let known = column.levelValues
    if known.contains(level.value) || (0..<column.count).contains(where: { column.holds(level.value, at: $0) }) {
      return true
    }
    report(
      "unknown-level", at: level.place, "the column ‘\(column.field.name)’ has no level ‘\(level.value)’",
      hint: hint(for: level.value, among: known, what: "level"))
    return false
  }

  /// The rows where a filter is true.
  mutating func keep(_ filter: Located<String>?, in selection: inout Selection) {
    guard let filter, !filter.value.isEmpty else { return }
    do {
      let expression = try Expression.parse(filter.value)
      let isTrue = Set(try expression.rows(in: frame.table))
      selection.keep(.filter(filter.value)) { isTrue.contains($0) }
      if selection.rows.isEmpty, frame.table.rowCount > 0 {
        report(
          "empty-filter", at: filter.place, "the filter ‘\(filter.value)’ leaves no row",
          hint: "look at the values of \(expression.columnNames.map { "‘\($0)’" }.joined(separator: ", ")) in the data")
      }
    } catch {
      report(error, in: filter)
    }
  }

  /// Reports what is wrong with an expression, at the byte where it is wrong.
  mutating func report(_ error: ExpressionError, in text: Located<String>) {
    guard !frame.uncomputedColumns.contains(error.name) else {
      isIncomplete = true
      return
    }
    // An expression on several lines is reported at its first one.
    let isOnFirstLine = !text.value.utf8.prefix(error.offset).contains(0x0A)
    let place = Place(
      file: text.place.file, line: text.place.line, column: text.place.column + (isOnFirstLine ? error.offset : 0))
    switch error.id {
    case "unknown-column":
      report(
        error.id, at: place, "the dataset ‘\(frame.name)’ has no column ‘\(error.name)’",
        hint: hint(for: error.name, among: error.candidates, what: "column"))
    case "unknown-level":
      report(
        error.id, at: place, error.message, hint: hint(for: error.name, among: error.candidates, what: "level"))
    default: report("bad-expression", at: place, error.message, hint: error.hint)
    }
  }
}

extension Lookup {
  /// Refuses a column whose levels nobody could read in a table or a chart: an identifier, most often.
  mutating func limitLevels(of column: Column, at place: Place) {
    let most = 100
    let count = column.levelValues.count
    guard count > most else { return }
    report(
      "too-many-levels", at: place,
      "the column ‘\(column.field.name)’ has \(count) levels, and at most \(most) can be shown",
      hint: "name a column with fewer levels, or give it the type ‘number’ or ‘integer’ when it holds quantities")
  }
}

extension Column {
  /// The rows that hold each level, in one pass; missing values have none.
  func rowsByLevel(_ rows: [Int]) -> [String: [Int]] {
    var members: [String: [Int]] = [:]
    for row in rows {
      if let text = text(at: row) { members[text, default: []].append(row) }
    }
    return members
  }

  /// The value of a row as text, as levels and clusters are compared; nil when missing.
  func text(at row: Int) -> String? {
    switch values {
    case .texts(let values): return values[row]
    case .numbers(let values):
      let value = values[row]
      if value.isNaN { return nil }
      if field.kind == .boolean { return value == 1 ? "true" : "false" }
      return value == value.rounded() && abs(value) < 9e15 ? String(Int(value)) : String(value)
    }
  }

  /// Whether a row holds a level, written as in the plan.
  func holds(_ level: String, at row: Int) -> Bool {
    switch values {
    case .texts(let values): return values[row] == level
    case .numbers(let values):
      if field.kind == .boolean {
        return field.trueValues.contains(level)
          ? values[row] == 1 : field.falseValues.contains(level) && values[row] == 0
      }
      return Double(level).map { $0 == values[row] } ?? false
    }
  }

  /// The levels: the dictionary's in its order, or the values that occur, sorted by their bytes.
  var levelValues: [String] {
    if !field.levels.isEmpty { return field.levels.map(\.value) }
    if field.kind == .boolean { return ["false", "true"] }
    var seen: Set<String> = []
    for row in 0..<count {
      if let text = text(at: row) { seen.insert(text) }
    }
    if case .numbers = values {
      return seen.sorted { (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1) }
    }
    return seen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a column enters a regression or a description as levels rather than as a number.
  package var isFactor: Bool {
    if !field.levels.isEmpty, field.kind != .boolean { return true }
    if case .texts = values { return true }
    return false
  }

  /// The dictionary's title, or the column's name in every language.
  var title: LocalisedText {
    LocalisedText(field.title.isEmpty ? ["": field.name] : field.title)
  }

  /// A level's label in each language, or the level itself.
  func label(of level: String) -> LocalisedText {
    let labels = field.levels.first { $0.value == level }?.labels ?? [:]
    return LocalisedText(labels.isEmpty ? ["": level] : labels)
  }
}
