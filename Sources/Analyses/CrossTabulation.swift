import Content
import Diagnostics
import Estimators
import Tables

/// Counts of rows by two columns, once or for each level of a third, with the tests of their independence.
package struct CrossTabulation: Sendable {
  package var plan: PlannedCrossTable
  package var rowTitle: LocalisedText
  package var columnTitle: LocalisedText
  /// The levels in the order of the dictionary, those that occur nowhere left out.
  package var rows: [Level]
  package var columns: [Level]
  /// One for each level of `by`, or one for all rows.
  package var layers: [Layer]
  package var dropped: [Result.Dropped]
  package var dataSHA256: String

  package struct Level: Sendable, Equatable {
    package var value: String
    package var label: LocalisedText
  }

  package struct Layer: Sendable {
    /// Empty when there is no `by`.
    package var level: Level
    /// r × c; nil for a cell that is not to be shown.
    package var counts: [[Int?]]
    /// A total is nil when it is not to be shown, so that a hidden cell cannot be found by subtraction.
    package var rowTotals: [Int?]
    package var columnTotals: [Int?]
    package var total: Int?
    /// nil when fewer than two rows or columns occur, and when a count is not shown: with the margins it would tell of it.
    package var test: Test?

    package var hasHiddenCounts: Bool {
      total == nil || [rowTotals, columnTotals].contains { $0.contains(nil) } || counts.contains { $0.contains(nil) }
    }
  }

  package struct Test: Sendable, Equatable {
    package var statistic: Double
    package var degreesOfFreedom: Int
    package var pValue: Double
    package var smallestExpected: Double
    package var cramersV: Double
    /// nil when its tables are too many to be counted.
    package var fisher: Fisher?
  }

  package struct Fisher: Sendable, Equatable {
    package var pValue: Double
    /// Set when tables were drawn.
    package var drawn: Drawn?

    package struct Drawn: Sendable, Equatable {
      package var low: Double
      package var high: Double
      package var draws: Int
      package var seed: UInt64
    }
  }

  /// The share that a cell is of its row, its column or all, as the plan says; nil when one of the two is not shown.
  package func share(_ row: Int, _ column: Int, in layer: Layer) -> Double? {
    let whole =
      switch plan.share {
      case .row: layer.rowTotals[row]
      case .column: layer.columnTotals[column]
      case .total: layer.total
      }
    guard let count = layer.counts[row][column], let whole, whole > 0 else { return nil }
    return Double(count) / Double(whole)
  }
}

/// The most tables that are counted for an exact test: about a second.
private let mostTables = 1_000_000

/// Counts the rows of a cross-table and tests that its two columns are independent.
func crossTabulate(_ plan: PlannedCrossTable, in frame: Frame) -> (CrossTabulation?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let rowColumn = lookup.column(plan.rows)
  let columnColumn = lookup.column(plan.columns)
  let by = lookup.column(plan.by)
  for (column, name) in [(rowColumn, plan.rows), (columnColumn, plan.columns)] + [(by, plan.by ?? plan.rows)] {
    if let column { lookup.limitLevels(of: column, at: name.place) }
  }
  guard let rowColumn, let columnColumn, lookup.isComplete else { return (nil, lookup.diagnostics) }
  selection.keepComplete([rowColumn, columnColumn] + [by].compactMap { $0 })
  guard !selection.rows.isEmpty else {
    lookup.report(
      "empty-table", at: plan.id.place, "no row is left in the cross-table ‘\(plan.id.value)’",
      hint: "look at the filter, and at the missing values of ‘\(plan.rows.value)’ and ‘\(plan.columns.value)’")
    return (nil, lookup.diagnostics)
  }
  let used = selection.rows
  let rows = occurring(rowColumn, used)
  let columns = occurring(columnColumn, used)
  let rowIndex = places(rows)
  let columnIndex = places(columns)

  var layers: [(level: CrossTabulation.Level, rows: [Int])] = []
  if let by {
    let members = by.rowsByLevel(used)
    layers = occurring(by, used).map { ($0, members[$0.value] ?? []) }
  } else {
    layers = [(CrossTabulation.Level(value: "", label: LocalisedText()), used)]
  }
  var made: [CrossTabulation.Layer] = []
  for (level, members) in layers {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
    for row in members {
      guard let place = rowColumn.text(at: row).flatMap({ rowIndex[$0] }),
        let other = columnColumn.text(at: row).flatMap({ columnIndex[$0] })
      else { continue }
      counts[place][other] += 1
    }
    made.append(
      CrossTabulation.Layer(
        level: level, counts: counts, rowTotals: counts.map { $0.reduce(0, +) },
        columnTotals: columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } }, total: members.count,
        test: test(counts, plan.monteCarlo)))
  }
  return (
    CrossTabulation(
      plan: plan, rowTitle: rowColumn.title, columnTitle: columnColumn.title, rows: rows, columns: columns,
      layers: made,
      dropped: selection.dropped, dataSHA256: frame.sha256), []
  )
}

private func occurring(_ column: Column, _ rows: [Int]) -> [CrossTabulation.Level] {
  let members = column.rowsByLevel(rows)
  return column.levelValues.filter { members[$0] != nil }.map {
    CrossTabulation.Level(value: $0, label: column.label(of: $0))
  }
}

private func places(_ levels: [CrossTabulation.Level]) -> [String: Int] {
  Dictionary(levels.enumerated().map { ($1.value, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The tests of a table's rows and columns that hold somebody.
private func test(_ counts: [[Int]], _ monteCarlo: PlannedDraws?) -> CrossTabulation.Test? {
  let columns = (counts.first ?? []).indices.filter { column in counts.contains { $0[column] > 0 } }
  let rows = counts.filter { $0.contains { $0 > 0 } }.map { row in columns.map { row[$0] } }
  guard
    let table = try? CrossTable(
      counts: rows, rows: rows.indices.map { "row \($0 + 1)" }, columns: columns.map { "column \($0 + 1)" }),
    let chiSquared = try? table.chiSquaredTest(), let association = try? table.cramersV()
  else { return nil }
  var fisher: CrossTabulation.Fisher?
  if let monteCarlo {
    fisher = (try? table.fisherTest(draws: monteCarlo.draws, seed: monteCarlo.seed)).map {
      CrossTabulation.Fisher(
        pValue: $0.pValue,
        drawn: CrossTabulation.Fisher.Drawn(low: $0.low, high: $0.high, draws: $0.draws, seed: monteCarlo.seed))
    }
  } else {
    fisher = (try? table.fisherExactTest(limit: mostTables)).map { CrossTabulation.Fisher(pValue: $0) }
  }
  return CrossTabulation.Test(
    statistic: chiSquared.statistic, degreesOfFreedom: chiSquared.degreesOfFreedom, pValue: chiSquared.pValue,
    smallestExpected: chiSquared.smallestExpected, cramersV: association, fisher: fisher)
}
