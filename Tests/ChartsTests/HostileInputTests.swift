import Testing

@testable import Charts

@Suite("Hostile input")
struct HostileInputTests {
  private static let values: [Double] = [
    0, -0.0, 1, -1, 1e300, -1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .nan, .infinity, -.infinity,
  ]
  private static let plain: NumberFormat = { "\($0)" }

  private func check(_ chart: some ChartRendering) {
    for width in ChartWidth.allCases {
      var chart = chart
      chart.width = width
      let first = chart.render()
      #expect(first == chart.render())
      #expect(Reading(first.svg) != nil)
      #expect(!first.svg.contains("nan") && !first.svg.contains("inf\""))
      #expect(first.table.rows.allSatisfy { $0.count == first.table.header.count })
    }
  }

  private func estimates(_ rows: [EstimatesChart.Row], _ scale: ChartScale) -> EstimatesChart {
    EstimatesChart(
      identifier: "h", title: "", description: "", rows: rows, scale: scale, words: .english, format: Self.plain)
  }

  @Test("intervals of any numbers are drawn, the same each time", arguments: [ChartScale.linear, .logarithmic])
  func intervals(scale: ChartScale) {
    for estimate in Self.values {
      for low in Self.values {
        check(estimates([.init(label: "", estimate: estimate, low: low, high: 1, text: "")], scale))
        check(estimates([.init(label: "a", estimate: 0.5, low: low, high: estimate, text: "b")], scale))
      }
    }
    check(estimates([], scale))
  }

  @Test("a thousand rows and texts without end are drawn")
  func many() {
    let text = String(repeating: "mot ", count: 500)
    check(
      estimates(
        (0..<1000).map {
          .init(label: "row \($0)", group: "\($0 / 10)", estimate: Double($0), low: 0, high: 1e3, text: "\($0)")
        }, .linear))
    check(estimates([.init(label: text, group: text, estimate: 1, low: 0, high: 2, text: text)], .linear))
  }

  @Test("forests, trends, distributions and flows take any numbers and none")
  func others() {
    for value in Self.values {
      check(
        ForestChart(
          identifier: "h", title: "", description: "",
          rows: [
            .init(label: "a", estimate: value, low: -value, high: value, weight: value, columns: ["1", "2"], text: ""),
            .init(
              kind: .pooled, label: "b", estimate: value, low: value, high: 1, text: "",
              prediction: .init(low: value, high: 2, text: "c")),
          ], columnHeads: ["x"], words: .english, format: Self.plain))
      for style in [TrendChart.IntervalStyle.bars, .bands] {
        check(
          TrendChart(
            identifier: "h", title: "", description: "",
            series: [
              .init(
                label: "a",
                points: [
                  .init(time: value, estimate: 1, low: value, high: 2), .init(time: 0, estimate: value),
                  .init(time: 1, estimate: 3, low: value, high: value),
                ]), .init(label: "", points: []),
            ], event: .init(time: value, label: "e"), intervals: style, words: .english, format: Self.plain,
            timeFormat: Self.plain))
      }
      for content: DistributionChart.Content in [
        .histogram(.init(arms: [("a", [value, 1, 2]), ("b", [])])),
        .histogram(.init(edges: [0, value], arms: [.init(label: "a", counts: [1, 2, 3], mean: value)])),
        .histogram(.init(edges: [], arms: [])),
        .shares(.init(levels: ["x", "y"], arms: [.init(label: "a", shares: [.init(value, low: value, high: 1)])])),
        .shares(.init(levels: [], arms: [])),
      ] {
        check(
          DistributionChart(
            identifier: "h", title: "", description: "", content: content, words: .english, format: Self.plain,
            shareFormat: Self.plain))
      }
    }
    check(
      TrendChart(
        identifier: "h", title: "", description: "", series: [], words: .english, format: Self.plain,
        timeFormat: Self.plain))
    for arms in [0, 1, 3, 50] {
      for steps in 0..<3 {
        let all = (0..<steps).map { FlowChart.Step(label: "s", count: $0, exits: [.init(label: "e", count: 1)]) }
        check(
          FlowChart(
            identifier: "h", title: "", description: "", steps: all,
            arms: (0..<arms).map { .init(label: "a", steps: Array(all.prefix($0 % 3))) }, words: .english
          ) { "\($0)" })
      }
    }
  }
}
