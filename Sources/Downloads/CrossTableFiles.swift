import Analyses
import CSV

/// A cross-table in `results.json`; a count that is not shown is null, and its table says `hidden`.
func crossTable(_ table: CrossTabulation) -> JSON {
  func levels(_ levels: [CrossTabulation.Level]) -> JSON {
    .array(
      levels.map { .members([("value", .string($0.value)), ("label", .translations($0.label.texts))]) })
  }
  return .members([
    ("id", .string(table.plan.id.value)),
    ("title", .translations(table.plan.title.texts)),
    ("data", .string(table.plan.data.value)),
    ("data_sha256", publishedChecksum(table.dataSHA256)),
    ("recomputable", table.dataSHA256.isEmpty ? .bool(false) : nil),
    ("row_column", .string(table.plan.rows.value)),
    ("column_column", .string(table.plan.columns.value)),
    ("by", table.plan.by.map { .string($0.value) }),
    ("where", table.plan.filter.map { .string($0.value) }),
    ("rows", levels(table.rows)),
    ("columns", levels(table.columns)),
    (
      "tables",
      .array(
        table.layers.map { layer in
          .members([
            ("group", .text(layer.level.value)),
            ("counts", .array(layer.counts.map { .array($0.map(JSON.optional)) })),
            ("row_totals", .array(layer.rowTotals.map(JSON.optional))),
            ("column_totals", .array(layer.columnTotals.map(JSON.optional))),
            ("n", .optional(layer.total)),
            ("hidden", layer.hasHiddenCounts ? .bool(true) : nil),
            ("test", layer.test.map(test)),
          ])
        })
    ),
    ("dropped", .array(table.dropped.map(dropped))),
  ])
}

private func test(_ test: CrossTabulation.Test) -> JSON {
  .members([
    ("chi_squared", .number(test.statistic)), ("df", .integer(test.degreesOfFreedom)),
    ("p_value", .number(test.pValue)), ("smallest_expected", .number(test.smallestExpected)),
    ("cramers_v", .number(test.cramersV)), ("fisher_p_value", .optional(test.fisher?.pValue)),
    (
      "fisher_drawn",
      test.fisher?.drawn.map { drawn in
        [
          "p_low": .number(drawn.low), "p_high": .number(drawn.high), "draws": .integer(drawn.draws),
          "seed": .string(String(drawn.seed)),
        ]
      }
    ),
  ])
}

/// The file of all cross-tables of a study.
let crossTablesName = "cross-tables.csv"

/// Every cell of every cross-table, one a line; a count that is not shown is empty.
func crossTablesCSV(_ results: StudyResults) -> [UInt8] {
  var writer = DelimitedWriter(.canonical, reservingCapacity: 4096)
  for column in crossTableColumns { writer.append(column.name) }
  writer.endRecord()
  for table in results.crossTables {
    for layer in table.layers {
      for (row, rowLevel) in table.rows.enumerated() {
        for (column, columnLevel) in table.columns.enumerated() {
          writer.append(
            [table.plan.id.value, layer.level.value, rowLevel.value, columnLevel.value].joined(separator: "."))
          for text in [
            table.plan.id.value, table.plan.by?.value ?? "", layer.level.value, table.plan.rows.value, rowLevel.value,
            table.plan.columns.value, columnLevel.value,
          ] {
            if text.isEmpty { writer.appendEmpty() } else { writer.append(text) }
          }
          for count in [layer.counts[row][column], layer.rowTotals[row], layer.columnTotals[column], layer.total] {
            if let count { writer.append(Double(count)) } else { writer.appendEmpty() }
          }
          for value in [layer.test?.pValue, layer.test?.fisher?.pValue] {
            if let value { writer.append(value) } else { writer.appendEmpty() }
          }
          writer.append(table.dataSHA256.isEmpty ? "false" : "true")
          writer.endRecord()
        }
      }
    }
  }
  return writer.bytes
}

let crossTableColumns: [GeneratedColumn] = [
  GeneratedColumn(name: "cell", type: "string", description: "table, group, row and column, joined by points"),
  GeneratedColumn(name: "table", type: "string", description: "id of the cross-table in plan.yml"),
  GeneratedColumn(name: "by", type: "string", description: "column whose levels have a table each; empty without"),
  GeneratedColumn(name: "group", type: "string", description: "level of `by`; empty without"),
  GeneratedColumn(name: "row_column", type: "string", description: "column of the rows"),
  GeneratedColumn(name: "row", type: "string", description: "level of the row"),
  GeneratedColumn(name: "column_column", type: "string", description: "column of the columns"),
  GeneratedColumn(name: "column", type: "string", description: "level of the column"),
  GeneratedColumn(name: "n", type: "integer", description: "count; empty when it is not shown"),
  GeneratedColumn(name: "row_total", type: "integer", description: "count of the row; empty when it is not shown"),
  GeneratedColumn(
    name: "column_total", type: "integer", description: "count of the column; empty when it is not shown"),
  GeneratedColumn(name: "total", type: "integer", description: "count of the group; empty when it is not shown"),
  GeneratedColumn(name: "p_chi_squared", type: "number", description: "p value of Pearson's chi-squared test"),
  GeneratedColumn(
    name: "p_fisher", type: "number", description: "p value of Fisher's test; empty when its tables are too many"),
  GeneratedColumn(
    name: "recomputable", type: "boolean",
    description: "whether it was computed on the published data, so that readers can compute it again"),
]
