import Content
import Diagnostics
import Tables

/// A dataset with its derived columns, as the calculations of a plan see it.
struct Frame {
  var name: String
  var table: Table
  var sha256: String
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

  init(_ frame: Frame) {
    self.frame = frame
  }

  mutating func report(_ id: String, at place: Place, _ message: String, hint: String = "") {
    diagnostics.append(Diagnostic(.error, id: id, at: place, message: message, hint: hint))
  }

  mutating func column(_ name: Located<String>?) -> Column? {
    guard let name, !name.value.isEmpty else { return nil }
    if let column = frame.table.column(named: name.value) { return column }
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
      column.holds(treatment.treated.value, at: row) ? true : column.holds(treatment.control.value, at: row) ? false : nil
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
      if selection.rows.isEmpty {
        report(
          "empty-filter", at: filter.place, "the filter ‘\(filter.value)’ leaves no row",
          hint: "look at the values of \(expression.columnNames.map { "‘\($0)’" }.joined(separator: ", ")) in the data")
      }
    } catch {
      report(
        "bad-expression", at: place(of: error, in: filter), error.message, hint: error.hint)
    }
  }

  func place(of error: ExpressionError, in text: Located<String>) -> Place {
    Place(file: text.place.file, line: text.place.line, column: text.place.column + error.offset)
  }
}

extension Column {
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
        return field.trueValues.contains(level) ? values[row] == 1 : field.falseValues.contains(level) && values[row] == 0
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
  var isFactor: Bool {
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
