import Analyses

/// A description in `results.json`; what is not shown is null, and says `hidden`.
func description(_ table: Description) -> JSON {
  .members([
    ("id", .string(table.plan.id.value)),
    ("title", .translations(table.plan.title.texts)),
    ("data", .string(table.plan.data.value)),
    ("data_sha256", publishedChecksum(table.dataSHA256)),
    ("recomputable", table.dataSHA256.isEmpty ? .bool(false) : nil),
    ("by", table.plan.by.map { .string($0.value) }),
    ("where", table.plan.filter.map { .string($0.value) }),
    ("weights", table.plan.weights.map { .string($0.value) }),
    ("quantile_type", .integer(table.quantileType)),
    ("interval", table.plan.interval.map { .string($0.value.rawValue) }),
    ("conf_level", table.plan.interval.map { _ in .number(table.plan.confidence) }),
    (
      "groups",
      .array(
        table.groups.map { group in
          .members([
            ("value", .text(group.value)), ("label", .translations(group.label.texts)), ("n", .optional(group.count)),
            ("hidden", group.count == nil ? .bool(true) : nil),
          ])
        })
    ),
    (
      "rows",
      .array(
        table.rows.map { row in
          .members([
            ("column", .string(row.column)),
            ("level", row.level == nil ? nil : .string(row.levelValue)),
            ("groups", .array(row.cells.map { cell($0, quantiles: table.plan.quantiles) })),
          ])
        })
    ),
    ("dropped", .array(table.dropped.map(dropped))),
  ])
}

private func cell(_ cell: Description.Cell, quantiles: [Double]) -> JSON {
  .members([
    ("n", .optional(cell.count)), ("missing", .optional(cell.missing)),
    ("hidden", cell.isHidden || cell.count == nil || cell.missing == nil ? .bool(true) : nil),
    ("mean", .optional(cell.mean)),
    ("sd", cell.standardDeviation.map(JSON.number)), ("variance", cell.variance.map(JSON.number)),
    ("skewness", cell.skewness.map(JSON.number)), ("median", cell.median.map(JSON.number)),
    ("q1", cell.lowerQuartile.map(JSON.number)), ("q3", cell.upperQuartile.map(JSON.number)),
    ("min", cell.minimum.map(JSON.number)), ("max", cell.maximum.map(JSON.number)),
    (
      "quantiles",
      cell.quantiles.isEmpty
        ? nil
        : .array(
          zip(quantiles, cell.quantiles).map { ["probability": .number($0), "value": .number($1)] })
    ),
    ("conf_low", cell.interval.map { .number($0.low) }), ("conf_high", cell.interval.map { .number($0.high) }),
  ])
}
