import Charts

/// The words of charts in a language, from its strings.
extension ChartWords {
  init(_ language: Language) {
    func word(_ key: String) -> String { language[chartWordPrefix + key] }
    self.init(
      label: word("label"), group: word("group"), estimate: word("estimate"), interval: word("interval"),
      low: word("low"), high: word("high"), weight: word("weight"), predictionInterval: word("prediction-interval"),
      mean: word("mean"), share: word("share"), count: word("count"), time: word("time"), arm: word("arm"),
      noData: word("no-data"), missing: word("missing"),
      heads: ChartHeads(
        value: word("value"), density: word("density"), kernel: word("kernel"), lowWhisker: word("low-whisker"),
        firstQuartile: word("first-quartile"), median: word("median"), thirdQuartile: word("third-quartile"),
        highWhisker: word("high-whisker"), outliers: word("outliers"), dot: word("dot"), before: word("before"),
        after: word("after"), standardError: word("standard-error"), pooled: word("pooled"),
        lowInput: word("low-input"), highInput: word("high-input"), resultAtLow: word("result-at-low"),
        resultAtHigh: word("result-at-high"), amount: word("amount"), runningTotal: word("running-total"),
        probability: word("probability"), code: word("code"), territory: word("territory"), mapClass: word("map-class"),
        noValue: word("no-value"), kind: word("kind"), bin: word("bin"), line: word("line")))
  }

  /// The keys of those strings.
  static let keys = [
    "after", "amount", "arm", "before", "bin", "code", "count", "density", "dot", "estimate", "first-quartile", "group",
    "high", "high-input", "high-whisker", "interval", "kernel", "kind", "label", "line", "low", "low-input",
    "low-whisker", "map-class", "mean", "median", "missing", "no-data", "no-value", "outliers", "pooled",
    "prediction-interval", "probability", "result-at-high", "result-at-low", "running-total", "share", "standard-error",
    "territory", "third-quartile", "time", "value", "weight",
  ].map { chartWordPrefix + $0 }
}

private let chartWordPrefix = "chart-word-"
