import Charts

/// Charts of values that strain a layout.
enum Extremes {
  private static let words = ChartWords.french
  /// As a page's formatter would: no exponents below a thousand milliards, then two digits.
  private static let format: NumberFormat = { value in
    let magnitude = value.magnitude
    return magnitude < 1e12 && (magnitude >= 0.05 || value == 0) ? Samples.french(value) : "\(value)"
  }
  private static let long =
    "Part des personnes accompagnées qui déclarent une situation stable au cours des trois mois "
  private static let sets: [(name: String, values: [Double])] = [
    ("one", [3]), ("equal", Array(repeating: 4, count: 5)), ("zero", [0, 0, 0]),
    ("negative", [-5, -2, -9.5, -1]), ("mixed", [-40, 3, 12, -0.5]), ("huge", [1e9, -3e10, 4e11]),
    ("tiny", [1e-9, 3e-9]), ("infinite", [1, .infinity, 2, -.infinity, .nan]),
    ("sixty", (0..<60).map { Double($0 * 37 % 61) - 20 }),
  ]

  static var charts: [(name: String, chart: any ChartRendering)] {
    sets.flatMap { set in all(set.values).map { ("\($0.chart) \(set.name)", $0.value) } }
  }

  private static func label(_ index: Int) -> String { index % 7 == 3 ? long : "Libellé \(index)" }

  private static func all(_ values: [Double]) -> [(chart: String, value: any ChartRendering)] {
    let indexed = Array(values.enumerated())
    let finite = values.filter(\.isFinite)
    var result: [(chart: String, value: any ChartRendering)] = []
    result.append(
      (
        "bars",
        BarsChart(
          identifier: "x", title: "", description: "", series: ["a", long],
          rows: indexed.map { index, value in
            .init(
              label: label(index), group: index > 3 ? long : "",
              bars: [.init(value, low: value - 1, high: .infinity), .init(-value, low: -value, high: -value)])
          }, axisTitle: long, words: words, format: format)
      ))
    result.append(
      (
        "event study",
        EventStudyChart(
          identifier: "x", title: "", description: "",
          series: [
            .init(
              label: long,
              points: indexed.map { .init(time: Double($0), estimate: $1, low: -.infinity, high: $1 + 1) }),
            .init(label: "b", points: indexed.map { .init(time: Double($0), estimate: $1, low: $1, high: $1) }),
          ], eventLabel: long, valueTitle: long, timeTitle: long, words: words, format: format, timeFormat: format)
      ))
    result.append(
      (
        "binned scatter",
        BinnedScatterChart(
          identifier: "x", title: "", description: "",
          series: [
            .init(
              label: long, bins: BinnedScatterChart.bins(x: values, y: values.reversed(), count: 20),
              line: values.map { .init(x: $0, y: $0) })
          ], cutoff: values[0], cutoffLabel: long, horizontalTitle: long, verticalTitle: long, note: long, words: words,
          horizontalFormat: format, verticalFormat: format, countFormat: Samples.count)
      ))
    result.append(
      (
        "balance",
        BalanceChart(
          identifier: "x", title: "", description: "",
          rows: indexed.map { .init(label: label($0), group: $0 > 3 ? long : "", before: $1, after: -$1 / 2) },
          thresholds: [0.1, 0.25], axisTitle: long, words: words, format: format)
      ))
    result.append(
      (
        "overlap",
        OverlapChart(
          identifier: "x", title: "", description: "",
          histogram: .init(arms: [(label: long, values: values), (label: "b", values: values.map { -$0 })]),
          support: (values[0], .nan), axisTitle: long, words: words, format: format, shareFormat: Samples.percent)
      ))
    result.append(
      (
        "funnel",
        FunnelChart(
          identifier: "x", title: "", description: "",
          studies: indexed.map { .init(label: label($0), estimate: $1, standardError: abs($1) / 3) }, pooled: values[0],
          limits: [.init(multiplier: 1.96, label: "95 %"), .init(multiplier: 2.58, label: "99 %")],
          axisTitle: long, words: words, format: format)
      ))
    result.append(
      (
        "tornado",
        TornadoChart(
          identifier: "x", title: "", description: "",
          rows: indexed.map { .init(label: label($0), lowText: "2", highText: long, low: $1, high: -$1) }, base: 0.5,
          axisTitle: long, words: words, format: format)
      ))
    result.append(
      (
        "acceptability",
        AcceptabilityChart(
          identifier: "x", title: "", description: "",
          options: indexed.prefix(12).map { index, value in
            .init(
              label: label(index), points: finite.map { .init(threshold: $0, probability: value > 0 ? 0.9 : 0.1) })
          }, marks: values.prefix(4).map { .init(threshold: $0, label: long) }, thresholdTitle: long, words: words,
          format: format, shareFormat: Samples.percent)
      ))
    result.append(
      (
        "waterfall",
        WaterfallChart(
          identifier: "x", title: "", description: "",
          steps: indexed.map { .init(label: label($0), amount: $1) } + [.total(long)], axisTitle: long, words: words,
          format: format)
      ))
    result.append(
      (
        "multiples",
        SmallMultiplesChart(
          identifier: "x", title: "", description: "",
          panels: indexed.map { index, value in
            .init(label: label(index), points: finite.map { .init(time: $0, estimate: value, low: value, high: 9) })
          }, common: .init(label: long, points: [.init(time: 1, estimate: 2)]),
          event: .init(time: 0, label: long), valueTitle: long, timeTitle: long, words: words, format: format,
          timeFormat: format)
      ))
    result.append(
      (
        "tiles",
        TileMapChart(
          identifier: "x", title: "", description: "",
          values: Dictionary(uniqueKeysWithValues: zip(DepartementTiles.names.map(\.code), values)),
          breaks: TileMapChart.quantileBreaks(values), valueTitle: long, words: words, format: format)
      ))
    result.append(
      (
        "density",
        DensityChart(
          identifier: "x", title: "", description: "",
          curves: DensityChart.curves(groups: [(label: long, values: values), (label: "b", values: [1, 2, 4])]),
          axisTitle: long, words: words, format: format, densityFormat: format)
      ))
    result.append(
      (
        "boxes",
        BoxChart(
          identifier: "x", title: "", description: "",
          rows: indexed.map { index, value in
            .init(
              label: label(index), lowWhisker: value - 2, firstQuartile: value - 1, median: value, thirdQuartile: value,
              highWhisker: value + 3, outliers: values)
          }, axisTitle: long, note: long, words: words, format: format)
      ))
    result.append(
      (
        "dots",
        DotChart(
          identifier: "x", title: "", description: "",
          histogram: .init(arms: [(label: long, values: values), (label: "b", values: [1, 1, 2])]), axisTitle: long,
          words: words, format: format, countFormat: Samples.count)
      ))
    return result
  }
}
