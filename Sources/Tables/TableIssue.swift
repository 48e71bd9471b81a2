import CSV

/// Something that a data file and its dictionary do not agree about, with its place in the file.
package struct TableIssue: Sendable, Hashable {
  /// From 1; 0 for what concerns the dictionary or the file as a whole.
  package var line: Int
  /// In bytes of UTF-8 from the start of the line, from 1; 0 for the line as a whole.
  package var column: Int
  /// The column's name; empty when no column is concerned.
  package var columnName: String
  /// The cell as it stands in the file.
  package var value: String
  /// The rule that is broken, a stable name: `type-error`, `missing-required`, `ragged-row` …
  package var rule: String
  /// What was found, without a capital or a full stop.
  package var message: String
  /// What to do; empty when the message says it all.
  package var hint: String
  /// The names that would have been right, for a caller who can tell the nearest one.
  package var candidates: [String]

  package init(
    line: Int, column: Int, columnName: String = "", value: String = "", rule: String, message: String,
    hint: String = "", candidates: [String] = []
  ) {
    self.line = line
    self.column = column
    self.columnName = columnName
    self.value = value
    self.rule = rule
    self.message = message
    self.hint = hint
    self.candidates = candidates
  }

  package init(_ error: ReadError) {
    self.init(line: error.line, column: error.column, rule: error.id, message: error.message, hint: error.hint)
  }
}

/// Issues, at most ``IssueLog/limit`` for each rule and column, and the number of the rest.
struct IssueLog {
  static let limit = 50

  private struct Kind: Hashable {
    var rule: String
    var columnName: String
  }

  private var kept: [TableIssue] = []
  private var counts: [Kind: Int] = [:]
  private var firstLeftOut: [Kind: TableIssue] = [:]

  /// `issue` is made only when it is kept: making it costs a search for its place.
  mutating func add(rule: String, columnName: String, count: Int = 1, _ issue: () -> TableIssue) {
    let kind = Kind(rule: rule, columnName: columnName)
    let total = counts[kind] ?? 0
    counts[kind] = total + count
    if total < Self.limit {
      kept.append(issue())
    } else if total == Self.limit {
      firstLeftOut[kind] = issue()
    }
  }

  mutating func add(_ issue: TableIssue) {
    add(rule: issue.rule, columnName: issue.columnName) { issue }
  }

  /// Takes the issues of a part of the file; parts added in their order give the log of the whole.
  mutating func add(_ part: IssueLog) {
    var taken: [Kind: Int] = [:]
    for issue in part.kept + part.firstLeftOut.values {
      add(issue)
      taken[Kind(rule: issue.rule, columnName: issue.columnName), default: 0] += 1
    }
    for (kind, count) in part.counts { counts[kind, default: 0] += count - (taken[kind] ?? 0) }
  }

  var isEmpty: Bool { kept.isEmpty }

  /// By line and column; a kind that was cut ends with an issue that counts the rest.
  var issues: [TableIssue] {
    let rest = firstLeftOut.map { kind, issue in
      let count = (counts[kind] ?? 0) - Self.limit
      return TableIssue(
        line: issue.line, column: issue.column, columnName: issue.columnName, rule: issue.rule,
        message: "the same is wrong in \(count) more \(count == 1 ? "cell" : "cells") of column ‘\(issue.columnName)’")
    }
    return (kept + rest).sorted {
      ($0.line, $0.column, $0.rule, $0.columnName) < ($1.line, $1.column, $1.rule, $1.columnName)
    }
  }
}
